import { text } from '../constitution/index.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { load } from './load.ts'

/** `huzhu text FILE`: a constitution as Markdown. */
export async function textCommand(name: string, { lang }: Flags, output: Output): Promise<ExitCode> {
  const loaded = await load(name, output)
  if (loaded === undefined) return 1
  output.out(text(loaded.constitution, lang).trimEnd())
  return 0
}
