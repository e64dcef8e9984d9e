import type { Effect, Outcome } from '../base/ruling.ts'
import { ERRS, FAILS, HOLDS, type Possible } from './weigh.ts'

/** What the rules say about one action, all together. */
export interface Verdict {
  readonly outcome: Outcome
  /** Names of the rules that decided: those of the deciding effect that hold, in the order of the rule set. Empty where nothing permits. */
  readonly deciding: readonly string[]
  /** Names of the facts without which there is no answer, sorted; empty unless `unknown`. Once all of them are given, the answer is not `unknown`. */
  readonly needed: readonly string[]
  /** Names of the oblige rules that hold; empty unless `permitted`. */
  readonly obliged: readonly string[]
  /** The rules, of those looked at, that could not be evaluated. */
  readonly errors: readonly RuleError[]
}

/** A rule that could not be evaluated, and why. */
export interface RuleError {
  readonly rule: string
  readonly message: string
}

/** What may come of one rule, what an error said, and the missing facts that keep it open: none once it is settled. */
export interface WeighedRule {
  readonly name: string
  readonly possible: Possible
  readonly message: string | undefined
  readonly lacking: readonly string[]
}

/**
 * The one answer of many rules, whatever their order:
 *
 * 1. a forbid that holds or errs: `forbidden`; else one that lacks facts: `unknown`;
 * 2. a refer that errs: `forbidden`; else one that holds: `referred`; else one that lacks facts: `unknown`;
 * 3. a permit that holds: `permitted`; else one that lacks facts: `unknown`; a permit that errs does not hold;
 * 4. nothing permits: `forbidden`.
 *
 * What is permitted is `unknown` still while an oblige lacks facts: nobody can owe what nobody can know. An oblige that errs is only listed.
 * An effect is looked at only while it can matter, so `needed` holds no fact that an effect already settled would have read.
 */
export function combine(weighed: (effect: Effect) => readonly WeighedRule[]): Verdict {
  const needed = new Set<string>()
  const errors: RuleError[] = []
  const look = (effect: Effect) => {
    const rules = weighed(effect)
    for (const rule of rules)
      if (rule.possible === ERRS) errors.push({ rule: rule.name, message: rule.message ?? 'could not be evaluated' })
    return rules
  }
  const need = (rules: readonly WeighedRule[]) => {
    for (const rule of rules) for (const fact of rule.lacking) needed.add(fact)
  }
  const answer = (outcome: Outcome, deciding: readonly string[], obliged: readonly string[] = []): Verdict =>
    needed.size > 0
      ? { outcome: 'unknown', deciding: [], needed: [...needed].sort(), obliged: [], errors }
      : { outcome, deciding, needed: [], obliged, errors }

  const forbids = look('forbid')
  if (forbids.some((rule) => !may(rule, FAILS))) return answer('forbidden', holding(forbids))
  need(forbids)

  const refers = look('refer')
  if (refers.some((rule) => rule.possible === ERRS)) return answer('forbidden', [])
  if (holding(refers).length > 0) {
    // One that holds settles it, unless another could still turn out to err.
    need(refers.filter((rule) => may(rule, ERRS)))
    return answer('referred', holding(refers))
  }
  need(refers)

  const permits = look('permit').filter((rule) => may(rule, HOLDS))
  if (permits.length === 0) return answer('forbidden', [])
  if (holding(permits).length === 0) need(permits)
  const obliges = look('oblige').filter((rule) => may(rule, HOLDS))
  need(obliges)
  return answer('permitted', holding(permits), holding(obliges))
}

function may(rule: WeighedRule, what: Possible): boolean {
  return (rule.possible & what) !== 0
}

function holding(rules: readonly WeighedRule[]): readonly string[] {
  return rules.filter((rule) => rule.possible === HOLDS).map((rule) => rule.name)
}
