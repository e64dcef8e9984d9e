import { isObject } from '../base/json.ts'
import { isProfile, lint, lintProfile } from '../constitution/index.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { InputError, readJson } from './input.ts'
import { counted, placed, report } from './report.ts'

/** `huzhu lint FILE`: what somebody should look at in a constitution or a profile. Notes alone are nothing found. */
export async function lintCommand(name: string, { json, notes }: Flags, output: Output): Promise<ExitCode> {
  const file = await readJson(name)
  if (standsOnAnother(file.value))
    throw new InputError(`${name} is a by-law or a layer: \`checkByLaw\` and \`layered\` check it with what it stands on`)
  const findings = isProfile(file.value) ? lintProfile(file.value) : lint(file.value)
  const grave = findings.filter(({ severity }) => severity !== 'info')
  if (json) output.out(JSON.stringify(placed(file, findings), null, 2))
  else {
    report(file, notes ? findings : grave, output)
    output.out(`${name}: ${counted(findings)}`)
  }
  return grave.length > 0 ? 1 : 0
}

/** A by-law names its unit, a layer the profile that it lies on; alone they say too little to be judged. */
function standsOnAnother(json: unknown): boolean {
  return isObject(json) && !('structure' in json) && ('unit' in json || 'on' in json)
}
