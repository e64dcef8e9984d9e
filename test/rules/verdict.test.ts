import { type CustomOperator, compileRules, type Rule, type RuleSet } from 'huzhu/rules'
import { describe, expect, it } from 'vitest'
import { all, any, DIVIDES, is, rule, ruleSet } from './lending.ts'

const decide = (rules: readonly Rule[], facts: object, more: Partial<RuleSet> = {}) =>
  compileRules(ruleSet(rules, more)).decide(facts as never)

const mayLend = rule('members may lend', 'permit', all(is('action', 'equal', 'lend'), is('inside', 'equal', true)))
const notLong = rule('not for long', 'forbid', all(is('action', 'equal', 'lend'), is('hours', 'greaterThan', 8)))
const askCouncil = rule(
  'companies go to the council',
  'refer',
  all(is('action', 'equal', 'lend'), is('borrower', 'equal', 'company')),
)
const report = rule('report what is lent', 'oblige', all(is('action', 'equal', 'lend'), is('signed', 'equal', true)))
const evil: CustomOperator = {
  ...DIVIDES,
  name: 'fails',
  test: () => {
    throw new Error('broken')
  },
}
const broken = (type: 'permit' | 'forbid' | 'refer' | 'oblige') => rule(`broken ${type}`, type, all(is('hours', 'fails', 1)))
const facts = { action: 'lend', inside: true, hours: 2, borrower: 'unit', signed: false }
const quiet = { needed: [], obliged: [], errors: [] }

describe('one answer of many rules', () => {
  it('permits what a permit allows and nothing forbids', () => {
    expect(decide([mayLend, notLong, askCouncil], facts)).toEqual({
      outcome: 'permitted',
      deciding: ['members may lend'],
      ...quiet,
    })
  })

  it('forbids what nothing permits, and then names no rule', () => {
    expect(decide([mayLend, notLong], { ...facts, inside: false })).toEqual({ outcome: 'forbidden', deciding: [], ...quiet })
    expect(decide([], facts)).toEqual({ outcome: 'forbidden', deciding: [], ...quiet })
  })

  it('lets a forbid win over a refer, and a refer over a permit', () => {
    const company = { ...facts, borrower: 'company' }
    expect(decide([mayLend, askCouncil, notLong], company)).toEqual({
      outcome: 'referred',
      deciding: ['companies go to the council'],
      ...quiet,
    })
    expect(decide([mayLend, askCouncil, notLong], { ...company, hours: 9 })).toEqual({
      outcome: 'forbidden',
      deciding: ['not for long'],
      ...quiet,
    })
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
      expect(verdict).toEqual({
        ...quiet,
        outcome: 'forbidden',
        deciding: [],
        errors: [{ rule: `broken ${type}`, message: 'broken' }],
      })
    }
  })

  it('forbids although another refer holds: the one that failed might have named another organ', () => {
    expect(decide([mayLend, askCouncil, broken('refer')], { ...facts, borrower: 'company' }, { operators }).outcome).toBe(
      'forbidden',
    )
  })

  it('does not permit if it is a permit, and hinders no other permit', () => {
    expect(decide([broken('permit')], facts, { operators })).toMatchObject({
      outcome: 'forbidden',
      errors: [{ rule: 'broken permit' }],
    })
    expect(decide([broken('permit'), mayLend], facts, { operators })).toMatchObject({
      outcome: 'permitted',
      errors: [{ rule: 'broken permit' }],
    })
  })

  it('is only listed if it is an oblige', () => {
    expect(decide([mayLend, broken('oblige')], facts, { operators })).toMatchObject({
      outcome: 'permitted',
      obliged: [],
      errors: [{ rule: 'broken oblige' }],
    })
  })

  it('says so when an operator answers neither true nor false', () => {
    const odd = { ...DIVIDES, name: 'fails', test: () => 1 as never }
    const { errors } = decide([broken('forbid')], facts, { operators: [odd] })
    expect(errors).toEqual([{ rule: 'broken forbid', message: 'the operator `fails` must answer true or false' }])
  })

  it('never throws at whoever asks, even if facts cannot be read', () => {
    const rules = compileRules(ruleSet([mayLend, notLong]))
    const hostile = Object.defineProperty({}, 'action', {
      get: () => {
        throw new Error('no')
      },
    })
    for (const input of [hostile, null, undefined])
      expect(rules.decide(input as never)).toMatchObject({ outcome: 'forbidden', deciding: [] })
    expect(rules.explain(hostile as never).every(({ result, error }) => result === null && error === 'no')).toBe(true)
  })
})

describe('facts that are missing', () => {
  const without = (...names: string[]) => Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))

  it('leave the answer open, and are named, sorted', () => {
    expect(decide([mayLend, notLong], without('hours', 'inside'))).toEqual({
      ...quiet,
      outcome: 'unknown',
      deciding: [],
      needed: ['hours', 'inside'],
    })
  })

  it('count as missing when they are undefined', () => {
    expect(decide([mayLend], { ...facts, inside: undefined })).toMatchObject({ outcome: 'unknown', needed: ['inside'] })
  })

  it('are not asked for where the answer does not hang on them', () => {
    expect(decide([mayLend, notLong], { ...without('inside'), hours: 9 })).toMatchObject({ outcome: 'forbidden', needed: [] })
    expect(decide([mayLend, rule('also', 'permit', all(is('agreed', 'equal', true)))], facts)).toMatchObject({
      outcome: 'permitted',
    })
    expect(decide([mayLend, askCouncil], { ...without('inside'), borrower: 'company' })).toMatchObject({
      outcome: 'referred',
      needed: [],
    })
    const either = rule('either', 'permit', any(is('hours', 'lessThan', 3), is('agreed', 'equal', true)))
    expect(decide([either], facts)).toMatchObject({ outcome: 'permitted', needed: [] })
    const both = rule('both', 'permit', all(is('hours', 'greaterThan', 3), is('agreed', 'equal', true)))
    expect(decide([both], facts)).toMatchObject({ outcome: 'forbidden', needed: [] })
  })

  it('leave a referral open as long as a forbid could hold', () => {
    expect(decide([askCouncil, notLong], { ...without('hours', 'inside'), borrower: 'company' })).toMatchObject({
      outcome: 'unknown',
      needed: ['hours'],
    })
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
    expect(decide([mayLend, mixed], facts, { operators: [evil] })).toMatchObject({
      outcome: 'forbidden',
      needed: [],
      errors: [{ rule: 'mixed' }],
    })
  })

  it('keep a referral open where one of higher priority decides whether another rule errs', () => {
    const late = rule('late', 'refer', all({ ...is('agreed', 'equal', true), priority: 2 }, is('hours', 'fails', 1)))
    const sure = rule('sure', 'refer', all(is('hours', 'equal', 2)))
    expect(decide([late, sure], facts, { operators: [evil] })).toMatchObject({ outcome: 'unknown', needed: ['agreed'] })
    expect(decide([late, sure], { ...facts, agreed: true }, { operators: [evil] }).outcome).toBe('forbidden')
    expect(decide([late, sure], { ...facts, agreed: false }, { operators: [evil] }).outcome).toBe('referred')
  })
})
