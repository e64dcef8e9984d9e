import type { Rule, Verdict } from 'huzhu/rules'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/rules/compile.ts'
import { dice, randomCase, TYPES, typedValue, withoutSome } from './random.ts'

/** Random typed rule sets, compiled without the checks, which they pass (see differential.test.ts). */
function* typedCases(count: number, from: number) {
  let made = 0
  for (let seed = from; made < count; seed += 1) {
    const random = randomCase(seed)
    if (random.kind !== 'typed') continue
    made += 1
    yield { ...random, roll: dice(seed + 77), rules: compile(random.ruleSet) }
  }
}

const fill = (facts: { readonly [name: string]: unknown }, roll: ReturnType<typeof dice>, only?: readonly string[]) => {
  const full: { [name: string]: unknown } = { ...facts }
  for (const [name, type] of Object.entries(TYPES)) {
    if (full[name] === undefined && (only === undefined || only.includes(name))) full[name] = typedValue(roll, type)
  }
  return full
}

const sorted = (verdict: Verdict) => ({
  ...verdict,
  deciding: [...verdict.deciding].sort(),
  obliged: [...verdict.obliged].sort(),
  errors: verdict.errors.map((error) => error.rule).sort(),
})

describe('whatever the rules', { timeout: 120_000 }, () => {
  it('their order changes nothing', () => {
    for (const { ruleSet, rules, facts, roll } of typedCases(250, 1_000_000)) {
      const shuffled = [...ruleSet.rules]
        .map((each) => ({ each, at: roll.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each)
      const some = withoutSome(facts, roll)
      for (const given of [facts, some]) {
        expect(sorted(compile({ ...ruleSet, rules: shuffled }).decide(given as never))).toEqual(
          sorted(rules.decide(given as never)),
        )
      }
    }
  })

  it('one more forbid never permits, and one more permit never forbids', () => {
    for (const { ruleSet, rules, facts, roll, seed } of typedCases(250, 2_000_000)) {
      const more = randomCase(seed + 1_000_003)
      if (more.kind !== 'typed') continue
      for (const given of [facts, withoutSome(facts, roll)]) {
        const before = rules.decide(given as never).outcome
        const { conditions } = more.ruleSet.rules[0] as Rule
        const named = { ...more.ruleSet.conditions, ...ruleSet.conditions }
        const withA = (type: 'forbid' | 'permit') => {
          const rulesAnd = [...ruleSet.rules, { name: 'one more', conditions, event: { type } }]
          return compile({ ...ruleSet, conditions: named, rules: rulesAnd }).decide(given as never).outcome
        }
        if (before !== 'permitted') expect(withA('forbid')).not.toBe('permitted')
        if (before !== 'forbidden') expect(withA('permit')).not.toBe('forbidden')
      }
    }
  })

  it('an answer once given stays, whatever is learnt later; and with all that is needed, there is an answer', () => {
    let open = 0
    for (const { rules, facts, roll } of typedCases(400, 3_000_000)) {
      const some = withoutSome(facts, roll)
      const { outcome, needed } = rules.decide(some as never)
      for (let completion = 0; completion < 6; completion += 1) {
        if (outcome !== 'unknown') {
          expect(needed).toEqual([])
          expect(rules.decide(fill(some, roll) as never).outcome).toBe(outcome)
        } else {
          open += 1
          expect(needed.length).toBeGreaterThan(0)
          expect(needed.every((name) => some[name] === undefined)).toBe(true)
          const asked = fill(some, roll, needed)
          const answer = rules.decide(asked as never).outcome
          expect(answer).not.toBe('unknown')
          expect(rules.decide(fill(asked, roll) as never).outcome).toBe(answer)
        }
      }
    }
    expect(open).toBeGreaterThan(200)
  })

  it('learning one more fact never takes an answer back', () => {
    for (const { rules, facts, roll } of typedCases(200, 4_000_000)) {
      const order = Object.keys(facts)
        .map((name) => ({ name, at: roll.next() }))
        .sort((a, b) => a.at - b.at)
      const known: { [name: string]: unknown } = {}
      let answer = rules.decide(known as never).outcome
      for (const { name } of order) {
        known[name] = facts[name]
        const next = rules.decide(known as never).outcome
        if (answer !== 'unknown') expect(next).toBe(answer)
        answer = next
      }
      expect(answer).not.toBe('unknown')
    }
  })

  it('what is left open no more is permitted to nobody, and with every fact known only what may be done is left open', () => {
    let closed = 0
    for (const { rules, facts, roll } of typedCases(400, 6_000_000)) {
      const mayBeDone = (given: unknown) => ['permitted', 'referred'].includes(rules.decide(given as never).outcome)
      expect(rules.leavesOpen(facts as never)).toBe(mayBeDone(facts))
      const some = withoutSome(facts, roll)
      if (rules.leavesOpen(some as never)) continue
      closed += 1
      for (let completion = 0; completion < 6; completion += 1) expect(mayBeDone(fill(some, roll))).toBe(false)
    }
    expect(closed).toBeGreaterThan(50)
  })

  it('the explanation agrees with the verdict', () => {
    for (const { rules, ruleSet, facts, roll } of typedCases(200, 5_000_000)) {
      for (const given of [facts, withoutSome(facts, roll)]) {
        const verdict = rules.decide(given as never)
        const explained = new Map(rules.explain(given as never).map((each) => [each.name, each]))
        for (const name of [...verdict.deciding, ...verdict.obliged]) expect(explained.get(name)?.result).toBe(true)
        for (const { rule: name } of verdict.errors) expect(explained.get(name)?.error).toBeTypeOf('string')
        const effect = { permitted: 'permit', referred: 'refer', forbidden: 'forbid', unknown: '' }[verdict.outcome]
        const held = ruleSet.rules.filter((each) => each.event.type === effect && explained.get(each.name)?.result === true)
        if (verdict.outcome !== 'unknown') expect(held.map((each) => each.name)).toEqual(verdict.deciding)
      }
    }
  })
})
