/** json-rules-engine itself, as it comes: a fresh engine for each case, with nothing of ours but the operators that it lacks. */
import { Engine } from 'json-rules-engine'
import type { RuleExplanation } from 'huzhu/rules'
import type { Case } from './random.ts'
import { reached } from './interpreter.ts'

/** What the library makes of one rule: its result with the tree, or that it rejects. */
export type LibraryAnswer = Omit<RuleExplanation, 'error'> | 'rejects'

/** What json-rules-engine makes of every rule of a case, by name. All facts must be given. */
export async function askLibrary({ ruleSet, facts }: Pick<Case, 'ruleSet' | 'facts'>): Promise<ReadonlyMap<string, LibraryAnswer>> {
  try {
    return await run(ruleSet, facts)
  } catch {
    const answers = new Map<string, LibraryAnswer>()
    for (const rule of ruleSet.rules) {
      const alone = await run({ ...ruleSet, rules: [rule] }, facts).catch(() => undefined)
      answers.set(rule.name, alone?.get(rule.name) ?? 'rejects')
    }
    return answers
  }
}

async function run(ruleSet: Case['ruleSet'], facts: Case['facts']): Promise<ReadonlyMap<string, LibraryAnswer>> {
  const engine = new Engine()
  engine.addOperator('reaches', reached)
  for (const { name, test } of ruleSet.operators ?? []) engine.addOperator(name, test)
  for (const [name, condition] of Object.entries(ruleSet.conditions ?? {})) engine.setCondition(name, thaw(condition) as never)
  for (const rule of ruleSet.rules) engine.addRule(thaw(rule) as never)
  const { results, failureResults } = await engine.run({ ...facts })
  return new Map([...results, ...failureResults].map((result) => [result.name, result.toJSON(false) as unknown as LibraryAnswer]))
}

/** A copy: the library writes into what it is given. */
function thaw(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
