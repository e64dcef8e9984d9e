import { isProfile, lint, lintProfile } from '../constitution/index.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { readJson } from './input.ts'
import { counted, placed, report } from './report.ts'

/** `huzhu lint FILE`: what somebody should look at in a constitution or a profile. Notes alone are nothing found. */
export async function lintCommand(name: string, { json, notes }: Flags, output: Output): Promise<ExitCode> {
  const file = await readJson(name)
  const findings = isProfile(file.value) ? lintProfile(file.value) : lint(file.value)
  const grave = findings.filter(({ severity }) => severity !== 'info')
  if (json) output.out(JSON.stringify(placed(file, findings), null, 2))
  else {
    report(file, notes ? findings : grave, output)
    output.out(`${name}: ${counted(findings)}`)
  }
  return grave.length > 0 ? 1 : 0
}
