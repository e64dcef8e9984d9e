import type { RuleResult } from 'json-rules-engine'
import type { Facts } from '../base/fact.ts'
import { combine, type Verdict, type WeighedRule } from '../rules/combine.ts'
import { compile, DEFAULT_INDEX } from '../rules/compile.ts'
import { type ExplainableRule, type RuleExplanation, unexplained } from '../rules/explain.ts'
import type { Rule, RuleSet } from '../rules/rule.ts'
import { conditionsNamed, factsRead, type Node, trees } from '../rules/tree.ts'
import { ERRS, FAILS, HOLDS, messageOf } from '../rules/weigh.ts'
import { checkedRules, type EngineParts, engineParts, safeEngine } from './profile.ts'

/** Rules that json-rules-engine itself evaluates. */
export interface EngineRules {
  /**
   * What the rules say about an action with these facts: the same as `compileRules` says, if every fact that the candidate rules read is given.
   * json-rules-engine knows no missing fact, so if any is missing, the verdict is `unknown` and names all of them.
   *
   * @throws TypeError if a fact is a function, a promise or an instance of a class: facts are data.
   */
  decide(facts: Facts): Promise<Verdict>
  /** What each candidate rule read and found, in the order of the rule set; of a rule that lacks facts, only how it is written. */
  explain(facts: Facts): Promise<readonly RuleExplanation[]>
}

/**
 * Rules run by json-rules-engine in its safe profile: a fresh engine for each question, filled with the candidate rules only; nothing undefined
 * allowed; no JSONPath; the verdict read from results, never from listeners; a rule that cannot be evaluated is that rule's error.
 * Slower than `compileRules` by some fifty times; for comparing the two, and for hosts that must run the library itself.
 *
 * @throws DocumentError with every fault of the rule set.
 */
export function jsonRulesEngine(ruleSet: RuleSet): EngineRules {
  const checked = checkedRules(ruleSet)
  const index = checked.index ?? DEFAULT_INDEX
  const compiled = compile(checked)
  const parts = engineParts(checked)
  const built = trees(checked)
  const rules = new Map(parts.rules.map((rule, at) => [rule.name, engineRule(rule, built[at] as Node)]))

  const candidates = (facts: Facts) => compiled.candidates(facts[index] as string).map((name) => rules.get(name) as EngineRule)
  const ask = (asked: readonly EngineRule[], facts: Facts) => answers(parts, asked, facts)

  return {
    async decide(facts) {
      const asked = candidates(facts)
      const missing = [...new Set(asked.flatMap(({ reads }) => reads))].filter((name) => facts[name] === undefined)
      if (missing.length > 0) return { outcome: 'unknown', deciding: [], needed: missing.sort(), obliged: [], errors: [] }
      const found = await ask(asked, facts)
      return combine((effect) =>
        asked.filter(({ event }) => event.type === effect).map(({ name }) => weighed(name, found.get(name))),
      )
    },
    async explain(facts) {
      const asked = candidates(facts)
      const complete = asked.filter(({ reads }) => reads.every((name) => facts[name] !== undefined))
      const found = await ask(complete, facts)
      return asked.map((rule) => explained(rule, found.get(rule.name)))
    },
  }
}

interface EngineRule extends ExplainableRule {
  readonly source: Rule
  /** The facts and the conditions that it reads, by name. */
  readonly reads: readonly string[]
  readonly names: readonly string[]
}

/** What the library resolved to for a rule, or why it rejected. */
type EngineAnswer = { readonly result: RuleResult } | { readonly error: unknown }

function engineRule(source: Rule, root: Node): EngineRule {
  const { name, event, priority = 1 } = source
  return { source, name, event, priority, root, reads: [...factsRead(root)], names: [...conditionsNamed(root)] }
}

/** Runs all rules at once; if that rejects, each alone, so that the error of one hides no other. */
async function answers(
  parts: EngineParts,
  rules: readonly EngineRule[],
  facts: Facts,
): Promise<ReadonlyMap<string, EngineAnswer>> {
  const given = dataOf(rules, facts)
  try {
    return await run(parts, rules, given)
  } catch {
    const each = rules.map(async (rule): Promise<[string, EngineAnswer]> => {
      try {
        return [rule.name, (await run(parts, [rule], given)).get(rule.name) as EngineAnswer]
      } catch (error) {
        return [rule.name, { error }]
      }
    })
    return new Map(await Promise.all(each))
  }
}

async function run(parts: EngineParts, rules: readonly EngineRule[], facts: Facts): Promise<ReadonlyMap<string, EngineAnswer>> {
  const named = new Set(rules.flatMap((rule) => rule.names))
  const conditions = parts.conditions.filter(([name]) => named.has(name))
  const engine = safeEngine({ ...parts, rules: rules.map(({ source }) => source), conditions })
  const { results, failureResults } = await engine.run(facts)
  return new Map([...results, ...failureResults].map((result) => [result.name, { result }]))
}

/** Only the facts that are read: the library would call those that are functions and wait for those that are promises. */
function dataOf(rules: readonly EngineRule[], facts: Facts): Facts {
  const given: { [name: string]: Facts[string] } = {}
  for (const name of new Set(rules.flatMap(({ reads }) => reads))) {
    const value = facts[name]
    if (!isData(value)) throw new TypeError(`the fact \`${name}\` is not data`)
    if (value !== undefined) given[name] = value
  }
  return given
}

/** Thresholds are the only objects among facts. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value !== 'function'
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && !('then' in value)
}

function weighed(name: string, answer: EngineAnswer | undefined): WeighedRule {
  if (answer === undefined || 'error' in answer) return { name, possible: ERRS, message: messageOf(answer?.error), lacking: [] }
  return { name, possible: answer.result.result === true ? HOLDS : FAILS, message: undefined, lacking: [] }
}

function explained(rule: EngineRule, answer: EngineAnswer | undefined): RuleExplanation {
  if (answer === undefined) return unexplained(rule)
  if ('error' in answer) return { ...unexplained(rule), error: messageOf(answer.error) }
  return answer.result.toJSON(false) as unknown as RuleExplanation
}
