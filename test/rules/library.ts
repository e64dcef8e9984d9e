/** json-rules-engine itself, as it comes: a fresh engine for each run, with nothing of ours but the operators that it lacks. */

import type { RuleExplanation, RuleSet } from 'huzhu/rules'
import { Engine, type EngineOptions, type RuleResult } from 'json-rules-engine'
import { reached } from './interpreter.ts'
import type { Case } from './random.ts'

/** What the library makes of one rule: its result with the tree, or that it rejects. */
export type LibraryAnswer = Omit<RuleExplanation, 'error'> | 'rejects'

/** What json-rules-engine makes of every rule of a case, by name. All facts must be given. */
export async function askLibrary({
  ruleSet,
  facts,
}: Pick<Case, 'ruleSet' | 'facts'>): Promise<ReadonlyMap<string, LibraryAnswer>> {
  const ask = async (rules: RuleSet['rules']) => {
    const results = await runLibrary({ ...ruleSet, rules }, facts)
    return new Map(results.map((result) => [result.name, result.toJSON(false) as unknown as LibraryAnswer]))
  }
  try {
    return await ask(ruleSet.rules)
  } catch {
    const answers = new Map<string, LibraryAnswer>()
    for (const rule of ruleSet.rules) {
      const alone = await ask([rule]).catch(() => undefined)
      answers.set(rule.name, alone?.get(rule.name) ?? 'rejects')
    }
    return answers
  }
}

/** Runs rules in a fresh engine with the library's own defaults, whatever they are: for what no type would let through. */
export async function runLibrary(
  ruleSet: Pick<RuleSet, 'rules' | 'conditions' | 'operators'>,
  facts: object,
  options?: EngineOptions,
): Promise<RuleResult[]> {
  const { results, failureResults } = await libraryEngine(ruleSet, options).run({ ...facts })
  return [...results, ...failureResults]
}

/** A fresh engine with the library's own defaults. */
export function libraryEngine(
  { rules, conditions = {}, operators = [] }: Pick<RuleSet, 'rules' | 'conditions' | 'operators'>,
  options?: EngineOptions,
): Engine {
  const engine = new Engine([], options)
  engine.addOperator('reaches', reached)
  for (const { name, test } of operators) engine.addOperator(name, test)
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, thaw(condition) as never)
  for (const rule of rules) engine.addRule(thaw(rule) as never)
  return engine
}

/** Whether one condition holds for the library. */
export async function holdsInLibrary(conditions: object, facts: object, options?: EngineOptions): Promise<unknown> {
  const rule = { name: 'rule', conditions, event: { type: 'permit' } } as unknown as RuleSet['rules'][number]
  const [result] = await runLibrary({ rules: [rule] }, facts, options)
  return result?.result
}

/** A copy: the library writes into what it is given. */
function thaw(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
