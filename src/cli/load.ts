import { type Constitution, DocumentError, lint, parseConstitution } from '../constitution/index.ts'
import type { Output } from './command.ts'
import { type JsonFile, readJson } from './input.ts'
import { report } from './report.ts'

/** A constitution from a file; undefined, with its faults printed, if it has any. */
export async function load(name: string, output: Output): Promise<{ file: JsonFile; constitution: Constitution } | undefined> {
  const file = await readJson(name)
  try {
    return { file, constitution: parseConstitution(file.value) }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    report(file, lint(file.value), { ...output, out: output.err })
    return undefined
  }
}
