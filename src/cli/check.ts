import { isObject } from '../base/json.ts'
import type { ActionRequest, Constitution, Facts } from '../constitution/index.ts'
import { explain, lint, rule, runExamples } from '../constitution/index.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { InputError, readJson } from './input.ts'
import { load } from './load.ts'
import { report } from './report.ts'

/** `huzhu check FILE`: whether every worked example holds; with `--action`, what the constitution says of one action. */
export async function checkCommand(name: string, flags: Flags, output: Output): Promise<ExitCode> {
  const loaded = await load(name, output)
  if (loaded === undefined) return 1
  const { file, constitution } = loaded
  if (flags.action !== undefined) return ruled(constitution, flags.action, flags, output)
  const runs = runExamples(constitution)
  const holding = runs.filter(({ holds }) => holds).length
  if (flags.json) output.out(JSON.stringify(runs, null, 2))
  else {
    report(
      file,
      lint(file.value).filter(({ code }) => code === 'exampleFails'),
      output,
    )
    output.out(`${name}: ${holding} of ${runs.length} worked examples hold`)
  }
  return holding === runs.length ? 0 : 1
}

async function ruled(constitution: Constitution, name: string, { json, lang }: Flags, output: Output): Promise<ExitCode> {
  const { action, facts } = await request(name)
  const ruling = rule(constitution, action, facts)
  output.out(json ? JSON.stringify(ruling, null, 2) : explain(ruling, lang, constitution).text)
  return ruling.outcome === 'permitted' ? 0 : 1
}

/** What is wrong inside an action or its facts, the ruling says. */
async function request(name: string): Promise<{ readonly action: ActionRequest; readonly facts: Facts }> {
  const { value } = await readJson(name)
  const keys = isObject(value) ? Object.keys(value) : []
  if (!isObject(value) || !isObject(value.action) || keys.some((key) => key !== 'action' && key !== 'facts'))
    throw new InputError(`${name} holds no action: give { "action": { ... }, "facts": { ... } }`)
  return { action: value.action as unknown as ActionRequest, facts: (value.facts ?? {}) as Facts }
}
