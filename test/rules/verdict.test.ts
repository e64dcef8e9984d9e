import { describe, expect, it } from 'vitest'
import { type CustomOperator, compileRules, type Rule, type RuleSet } from 'huzhu/rules'
import { all, any, DIVIDES, is, rule, ruleSet } from './lending.ts'
import { dice, randomCase, TYPES, typedValue, withoutSome } from './random.ts'

const decide = (rules: readonly Rule[], facts: object, more: Partial<RuleSet> = {}) => compileRules(ruleSet(rules, more)).decide(facts as never)

const mayLend = rule('members may lend', 'permit', all(is('action', 'equal', 'lend'), is('inside', 'equal', true)))
const notLong = rule('not for long', 'forbid', all(is('action', 'equal', 'lend'), is('hours', 'greaterThan', 8)))
const askCouncil = rule('companies go to the council', 'refer', all(is('action', 'equal', 'lend'), is('borrower', 'equal', 'company')))
const report = rule('report what is lent', 'oblige', all(is('action', 'equal', 'lend'), is('signed', 'equal', true)))
const evil: CustomOperator = { ...DIVIDES, name: 'fails', test: () => { throw new Error('broken') } }
const broken = (type: 'permit' | 'forbid' | 'refer' | 'oblige') => rule(`broken ${type}`, type, all(is('hours', 'fails', 1)))
const facts = { action: 'lend', inside: true, hours: 2, borrower: 'unit', signed: false }
const quiet = { needed: [], obliged: [], errors: [] }

describe('one answer of many rules', () => {
  it('permits what a permit allows and nothing forbids', () => {
    expect(decide([mayLend, notLong, askCouncil], facts)).toEqual({ outcome: 'permitted', deciding: ['members may lend'], ...quiet })
  })

  it('forbids what nothing permits, and then names no rule', () => {
    expect(decide([mayLend, notLong], { ...facts, inside: false })).toEqual({ outcome: 'forbidden', deciding: [], ...quiet })
    expect(decide([], facts)).toEqual({ outcome: 'forbidden', deciding: [], ...quiet })
  })

  it('lets a forbid win over a refer, and a refer over a permit', () => {
    const company = { ...facts, borrower: 'company' }
    expect(decide([mayLend, askCouncil, notLong], company)).toEqual({ outcome: 'referred', deciding: ['companies go to the council'], ...quiet })
    expect(decide([mayLend, askCouncil, notLong], { ...company, hours: 9 })).toEqual({ outcome: 'forbidden', deciding: ['not for long'], ...quiet })
  })

  it('names every rule of the deciding effect that holds, in the order of the rule set', () => {
    const always = rule('anybody may', 'permit', all(is('hours', 'greaterThan', 0)))
    const third = rule('a third', 'permit', all(is('hours', 'lessThan', 3)))
    expect(decide([mayLend, always, third], facts).deciding).toEqual(['members may lend', 'anybody may', 'a third'])
  })

  it('lists the duties that come with a permission, and none with a refusal', () => {
    expect(decide([mayLend, report], { ...facts, signed: true }).obliged).toEqual(['report what is lent'])
    expect(decide([mayLend, report, notLong], { ...facts, signed: true, hours: 10 }).obliged).toEqual([])
    expect(decide([report], { ...facts, signed: true })).toMatchObject({ outcome: 'forbidden', obliged: [] })
  })
})

describe('a rule that cannot be evaluated', () => {
  const operators = [evil]

  it('forbids if it is a forbid or a refer', () => {
    for (const type of ['forbid', 'refer'] as const) {
      const verdict = decide([mayLend, broken(type)], facts, { operators })
      expect(verdict).toEqual({ ...quiet, outcome: 'forbidden', deciding: [], errors: [{ rule: `broken ${type}`, message: 'broken' }] })
    }
  })

  it('forbids although another refer holds: the one that failed might have named another organ', () => {
    expect(decide([mayLend, askCouncil, broken('refer')], { ...facts, borrower: 'company' }, { operators }).outcome).toBe('forbidden')
  })

  it('does not permit if it is a permit, and hinders no other permit', () => {
    expect(decide([broken('permit')], facts, { operators })).toMatchObject({ outcome: 'forbidden', errors: [{ rule: 'broken permit' }] })
    expect(decide([broken('permit'), mayLend], facts, { operators })).toMatchObject({ outcome: 'permitted', errors: [{ rule: 'broken permit' }] })
  })

  it('is only listed if it is an oblige', () => {
    expect(decide([mayLend, broken('oblige')], facts, { operators })).toMatchObject({ outcome: 'permitted', obliged: [], errors: [{ rule: 'broken oblige' }] })
  })

  it('says so when an operator answers neither true nor false', () => {
    const odd = { ...DIVIDES, name: 'fails', test: () => 1 as never }
    const { errors } = decide([broken('forbid')], facts, { operators: [odd] })
    expect(errors).toEqual([{ rule: 'broken forbid', message: 'the operator `fails` must answer true or false' }])
  })

  it('never throws at whoever asks, even if facts cannot be read', () => {
    const rules = compileRules(ruleSet([mayLend, notLong]))
    const hostile = Object.defineProperty({}, 'action', { get: () => { throw new Error('no') } })
    for (const input of [hostile, null, undefined, 5]) expect(rules.decide(input as never)).toMatchObject({ outcome: 'forbidden', deciding: [] })
    expect(rules.explain(hostile as never).every(({ result, error }) => result === null && error === 'no')).toBe(true)
  })
})

describe('facts that are missing', () => {
  const without = (...names: string[]) => Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))

  it('leave the answer open, and are named, sorted', () => {
    expect(decide([mayLend, notLong], without('hours', 'inside'))).toEqual({ ...quiet, outcome: 'unknown', deciding: [], needed: ['hours', 'inside'] })
  })

  it('count as missing when they are undefined', () => {
    expect(decide([mayLend], { ...facts, inside: undefined })).toMatchObject({ outcome: 'unknown', needed: ['inside'] })
  })

  it('are not asked for where the answer does not hang on them', () => {
    expect(decide([mayLend, notLong], { ...without('inside'), hours: 9 })).toMatchObject({ outcome: 'forbidden', needed: [] })
    expect(decide([mayLend, rule('also', 'permit', all(is('agreed', 'equal', true)))], facts)).toMatchObject({ outcome: 'permitted' })
    expect(decide([mayLend, askCouncil], { ...without('inside'), borrower: 'company' })).toMatchObject({ outcome: 'referred', needed: [] })
    const either = rule('either', 'permit', any(is('hours', 'lessThan', 3), is('agreed', 'equal', true)))
    expect(decide([either], facts)).toMatchObject({ outcome: 'permitted', needed: [] })
    const both = rule('both', 'permit', all(is('hours', 'greaterThan', 3), is('agreed', 'equal', true)))
    expect(decide([both], facts)).toMatchObject({ outcome: 'forbidden', needed: [] })
  })

  it('leave a referral open as long as a forbid could hold', () => {
    expect(decide([askCouncil, notLong], { ...without('hours', 'inside'), borrower: 'company' })).toMatchObject({ outcome: 'unknown', needed: ['hours'] })
  })

  it('leave a permission open as long as a duty could come with it', () => {
    expect(decide([mayLend, report], without('signed'))).toMatchObject({ outcome: 'unknown', needed: ['signed'] })
  })

  it('do not matter to a permission that nothing could grant', () => {
    expect(decide([report], without('signed'))).toMatchObject({ outcome: 'forbidden', needed: [] })
  })

  it('include the type of action, when nobody said it', () => {
    expect(decide([mayLend], { inside: true }).needed).toEqual(['action'])
  })

  it('cannot hide an error that is certain', () => {
    const mixed = rule('mixed', 'forbid', all(is('hours', 'fails', 1), is('agreed', 'equal', true)))
    expect(decide([mayLend, mixed], facts, { operators: [evil] })).toMatchObject({ outcome: 'forbidden', needed: [], errors: [{ rule: 'mixed' }] })
  })

  it('keep a referral open where one of higher priority decides whether another rule errs', () => {
    const late = rule('late', 'refer', all({ ...is('agreed', 'equal', true), priority: 2 }, is('hours', 'fails', 1)))
    const sure = rule('sure', 'refer', all(is('hours', 'equal', 2)))
    expect(decide([late, sure], facts, { operators: [evil] })).toMatchObject({ outcome: 'unknown', needed: ['agreed'] })
    expect(decide([late, sure], { ...facts, agreed: true }, { operators: [evil] }).outcome).toBe('forbidden')
    expect(decide([late, sure], { ...facts, agreed: false }, { operators: [evil] }).outcome).toBe('referred')
  })
})

/** Random typed rule sets, compiled. */
function* typedCases(count: number, from: number) {
  let made = 0
  for (let seed = from; made < count; seed += 1) {
    const random = randomCase(seed)
    if (random.kind !== 'typed') continue
    made += 1
    yield { ...random, roll: dice(seed + 77), rules: compileRules(random.ruleSet) }
  }
}

const fill = (facts: { readonly [name: string]: unknown }, roll: ReturnType<typeof dice>, only?: readonly string[]) => {
  const full: { [name: string]: unknown } = { ...facts }
  for (const [name, type] of Object.entries(TYPES)) {
    if (full[name] === undefined && (only === undefined || only.includes(name))) full[name] = typedValue(roll, type)
  }
  return full
}

const sorted = (verdict: ReturnType<ReturnType<typeof compileRules>['decide']>) => ({
  ...verdict,
  deciding: [...verdict.deciding].sort(),
  obliged: [...verdict.obliged].sort(),
  errors: verdict.errors.map((error) => error.rule).sort(),
})

describe('whatever the rules', () => {
  it('their order changes nothing', () => {
    for (const { ruleSet, rules, facts, roll } of typedCases(300, 1_000_000)) {
      const shuffled = [...ruleSet.rules].map((each) => ({ each, at: roll.next() })).sort((a, b) => a.at - b.at).map(({ each }) => each)
      const some = withoutSome(facts, roll)
      for (const given of [facts, some]) {
        expect(sorted(compileRules({ ...ruleSet, rules: shuffled }).decide(given as never))).toEqual(sorted(rules.decide(given as never)))
      }
    }
  })

  it('one more forbid never permits, and one more permit never forbids', () => {
    for (const { ruleSet, rules, facts, roll, seed } of typedCases(300, 2_000_000)) {
      const more = randomCase(seed + 1_000_003)
      if (more.kind !== 'typed') continue
      for (const given of [facts, withoutSome(facts, roll)]) {
        const before = rules.decide(given as never).outcome
        const { conditions } = more.ruleSet.rules[0] as Rule
        const named = { ...more.ruleSet.conditions, ...ruleSet.conditions }
        const withA = (type: 'forbid' | 'permit') => {
          const rulesAnd = [...ruleSet.rules, { name: 'one more', conditions, event: { type } }]
          return compileRules({ ...ruleSet, conditions: named, rules: rulesAnd }).decide(given as never).outcome
        }
        if (before !== 'permitted') expect(withA('forbid')).not.toBe('permitted')
        if (before !== 'forbidden') expect(withA('permit')).not.toBe('forbidden')
      }
    }
  })

  it('an answer once given stays, whatever is learnt later; and with all that is needed, there is an answer', () => {
    let open = 0
    for (const { rules, facts, roll } of typedCases(600, 3_000_000)) {
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
    expect(open).toBeGreaterThan(300)
  })

  it('learning one more fact never takes an answer back', () => {
    for (const { rules, facts, roll } of typedCases(200, 4_000_000)) {
      const order = Object.keys(facts).map((name) => ({ name, at: roll.next() })).sort((a, b) => a.at - b.at)
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

  it('the explanation agrees with the verdict', () => {
    for (const { rules, ruleSet, facts, roll } of typedCases(300, 5_000_000)) {
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
