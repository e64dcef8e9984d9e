import type { Facts, FactValue } from '../base/fact.ts'
import { DocumentError } from '../base/misuse.ts'
import { EFFECTS, type Effect, type Outcome } from '../base/ruling.ts'
import { readRules } from './check.ts'
import { NO, OPEN, type Test, testCompiler, YES } from './closures.ts'
import { combine, type Verdict, type WeighedRule } from './combine.ts'
import { type ExplainableRule, explainRule, type RuleExplanation } from './explain.ts'
import { narrow, valuesFor } from './narrow.ts'
import type { RuleSet } from './rule.ts'
import { factsRead, trees } from './tree.ts'
import { FAILS, HOLDS, type Possible, trace, weigh } from './weigh.ts'

/** Rules that can be asked. They are synchronous, keep nothing between questions, and read facts as data. */
export interface CompiledRules {
  /**
   * What the rules say about an action with these facts. A fact that is absent or `undefined` is missing.
   *
   * With every fact given it is what json-rules-engine and {@link Verdict} make of the candidate rules, for values of any kind that is plain
   * data. With some missing:
   * an outcome that is not `unknown` stays, whatever the missing facts turn out to be; and once the facts of an `unknown` verdict's
   * `needed` are given, the verdict is not `unknown`, and facts that it did not name cannot change its outcome. Both hold for values
   * that fit their declarations and for operators that keep to theirs.
   */
  decide(facts: Facts): Verdict
  /**
   * Whether the action could still be permitted or referred, looked at rule by rule: no forbid is sure to hold or to err, no refer is sure to
   * err, and a permit or refer may hold. False stays, whatever the missing facts turn out to be; true promises nothing while facts are missing.
   */
  leavesOpen(facts: Facts): boolean
  /** What each candidate rule read and found, in the order of the rule set. Every comparison of a priority is shown, not only what decided. */
  explain(facts: Facts): readonly RuleExplanation[]
  /** Names of the facts that the rules may read about one value of the index fact, sorted; the index fact is not among them. */
  needs(index: string): readonly string[]
  /** Names of the rules that can hold for one value of the index fact, in the order of the rule set; for a value not declared, all rules. */
  candidates(index: string): readonly string[]
}

/**
 * Compiles rules to functions.
 *
 * @throws DocumentError with every fault of the rule set (see `checkRules`).
 */
export function compileRules(ruleSet: RuleSet): CompiledRules {
  const check = readRules(ruleSet)
  if (!check.ok) throw new DocumentError('the rule set', check.findings)
  return compile(check.ruleSet)
}

/** The fact by which rules are indexed, unless the rule set names another. */
export const DEFAULT_INDEX = 'action'

/** Compiles rules that were checked. */
export function compile(ruleSet: RuleSet): CompiledRules {
  const index = ruleSet.index ?? DEFAULT_INDEX
  const declared = ruleSet.facts.find((fact) => fact.name === index)?.is
  const values = new Set(declared?.type === 'enum' ? declared.values : [])
  const built = trees(ruleSet)
  const rules = ruleSet.rules.map(({ name, event, priority = 1 }, at): IndexedRule => {
    const root = built[at] as IndexedRule['root']
    const readsIndex = factsRead(root).has(index)
    return { name, event, priority, root, alone: Object.freeze([name]), readsIndex, only: valuesFor(root, index) }
  })
  const test = testCompiler()
  const everything = plan(rules.map((rule) => ({ rule, test: test(rule.root) })))
  const plans = new Map<unknown, Plan>()

  /** The rules that can hold for one value of the index fact, each narrowed to it; made when first asked for. */
  const planFor = (value: unknown): Plan => {
    const known = plans.get(value)
    if (known !== undefined) return known
    if (typeof value !== 'string' || !values.has(value)) return everything
    const fresh = plan(
      rules
        .filter(({ only }) => only === undefined || only.has(value))
        .filter((rule) => !rule.readsIndex || weigh(rule.root, { [index]: value }, trace()) !== FAILS)
        .map((rule) => narrowed(rule, value)),
    )
    plans.set(value, fresh)
    return fresh
  }
  const planOf = (facts: Facts): Plan => {
    try {
      return planFor(facts[index])
    } catch {
      // Only facts with a getter that throws get here; each rule that reads it will say so.
      return everything
    }
  }
  const narrowed = (rule: IndexedRule, value: string): Entry => {
    const rest = rule.readsIndex ? narrow(rule.root, index, value) : rule.root
    return { rule, test: typeof rest === 'boolean' ? () => (rest ? YES : NO) : test(rest) }
  }

  return {
    decide(facts) {
      const chosen = planOf(facts)
      try {
        const verdict = quick(chosen, facts)
        if (verdict !== undefined) return verdict
      } catch {
        // A rule that cannot be evaluated: weighing finds out which, and what that means.
      }
      return combine((effect) => chosen[effect].map(({ rule }) => weighed(rule, facts)))
    },
    leavesOpen(facts) {
      const chosen = planOf(facts)
      const may = ({ rule }: Entry, what: Possible) => (weighed(rule, facts).possible & what) !== 0
      return (
        chosen.forbid.every((entry) => may(entry, FAILS)) &&
        chosen.refer.every((entry) => may(entry, HOLDS | FAILS)) &&
        [...chosen.refer, ...chosen.permit].some((entry) => may(entry, HOLDS))
      )
    },
    explain(facts) {
      return planOf(facts).rules.map((rule) => explainRule(rule, facts))
    },
    needs(value) {
      const names = planFor(value).rules.flatMap((rule) => weighed(rule, { [index]: value }).lacking)
      return [...new Set(names)].sort()
    },
    candidates(value) {
      return planFor(value).rules.map((rule) => rule.name)
    },
  }
}

interface IndexedRule extends ExplainableRule {
  /** The list of its name alone, shared by all verdicts that it decides alone. */
  readonly alone: readonly string[]
  readonly readsIndex: boolean
  /** The values of the index fact beside which it cannot hold, where its form shows that. */
  readonly only: ReadonlySet<FactValue> | undefined
}

interface Entry {
  readonly rule: IndexedRule
  readonly test: Test
}

type Plan = { readonly rules: readonly IndexedRule[] } & { readonly [E in Effect]: readonly Entry[] }

const NONE: readonly never[] = Object.freeze([])

function plan(entries: readonly Entry[]): Plan {
  const of = (effect: Effect) => entries.filter(({ rule }) => rule.event.type === effect)
  const [permit, forbid, refer, oblige] = EFFECTS.map(of) as [Entry[], Entry[], Entry[], Entry[]]
  return { rules: entries.map(({ rule }) => rule), permit, forbid, refer, oblige }
}

/** The verdict where every rule that is asked has an answer; undefined as soon as one lacks facts. It may throw. */
function quick(chosen: Plan, facts: Facts): Verdict | undefined {
  const forbidding = holding(chosen.forbid, facts)
  if (forbidding === undefined) return undefined
  if (forbidding.length > 0) return verdict('forbidden', forbidding, NONE)
  const referring = holding(chosen.refer, facts)
  if (referring === undefined) return undefined
  if (referring.length > 0) return verdict('referred', referring, NONE)
  const permitting = holding(chosen.permit, facts)
  if (permitting === undefined) return undefined
  if (permitting.length === 0) return verdict('forbidden', NONE, NONE)
  const obliging = holding(chosen.oblige, facts)
  return obliging && verdict('permitted', permitting, obliging)
}

/** The names of the rules that hold; undefined if one lacks facts. */
function holding(entries: readonly Entry[], facts: Facts): readonly string[] | undefined {
  let first: IndexedRule | undefined
  let several: string[] | undefined
  for (let at = 0; at < entries.length; at += 1) {
    const { rule, test } = entries[at] as Entry
    const answer = test(facts)
    if (answer === OPEN) return undefined
    if (answer !== YES) continue
    if (first === undefined) first = rule
    else if (several === undefined) several = [first.name, rule.name]
    else several.push(rule.name)
  }
  return several ?? (first === undefined ? NONE : first.alone)
}

function verdict(outcome: Outcome, deciding: readonly string[], obliged: readonly string[]): Verdict {
  return { outcome, deciding, needed: NONE, obliged, errors: NONE }
}

function weighed(rule: IndexedRule, facts: Facts): WeighedRule {
  const left = trace()
  const possible = weigh(rule.root, facts, left)
  return { name: rule.name, possible, message: left.message, lacking: left.lacking }
}
