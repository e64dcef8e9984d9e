import fc from 'fast-check'
import { factsNeeded, parameter, parseConstitution, rule, ruleAgain } from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { describe, expect, test } from 'vitest'
import { requests } from './asked.ts'
import { tiny } from './tiny.ts'

const constitution = parseConstitution(tiny())
const at = '2026-05-01T02:00:00.000Z'
const lend = { type: 'lendRoom', at, by: 'g1' }

describe('a ruling', () => {
  test('permits what an article permits, and names article, rule and values', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': true, 'agreement.written': false, hours: 2 })
    expect(ruling).toEqual({
      outcome: 'permitted',
      facts: { action: 'lendRoom', date: '2026-05-01', 'borrower.inside': true, 'agreement.written': false, hours: 2 },
      grounds: [{ article: '1', rule: 'residents first', effect: 'permit', values: { 'borrower.inside': true }, parameters: [] }],
      needed: [],
      obligations: [],
      errors: [],
      constitution: { id: 'tiny', version: '1', hash: constitution.hash },
    })
  })

  test('forbids what nothing permits, without grounds', () => {
    const ruling = rule(constitution, { type: 'requestAssembly', at }, { petition: [1, 100] })
    expect(ruling).toMatchObject({ outcome: 'forbidden', grounds: [], errors: [] })
  })

  test('lets a forbid override any permit', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': false, 'agreement.written': false, hours: 1 })
    expect(ruling.outcome).toBe('forbidden')
    expect(ruling.grounds.map((ground) => ground.rule)).toEqual(['no lending without paper'])
  })

  test('names the facts that are missing, and only those that could turn the answer', () => {
    expect(rule(constitution, lend, { 'borrower.inside': true, hours: 2 })).toMatchObject({ outcome: 'permitted', needed: [] })
    expect(rule(constitution, lend, { 'borrower.inside': false, hours: 2 })).toMatchObject({
      outcome: 'unknown',
      needed: ['agreement.written'],
    })
  })

  test('refers to an organ with a deadline counted from the next day', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': true, hours: 9, 'council.agreed': false })
    expect(ruling.outcome).toBe('referred')
    expect(ruling.grounds[0]?.referral).toEqual({ organ: 'council', deadline: '2026-05-08' })
  })

  test('brings obligations with what it permits', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': false, 'agreement.written': true, hours: 1 })
    expect(ruling.obligations).toEqual([{ article: '1', rule: 'publish', duty: 'publishAgreement', deadline: '2026-05-04' }])
  })

  test('reads the parameter in force on the civil date of the society', () => {
    const share = (instant: string) => {
      const ruling = rule(constitution, { type: 'requestAssembly', at: instant }, { petition: [100, 1000] })
      return [ruling.outcome, ruling.grounds[0]?.parameters[0]?.validFrom]
    }
    expect(share('2025-12-31T15:59:59.999Z')).toEqual(['forbidden', undefined])
    expect(share('2025-12-31T16:00:00.000Z')).toEqual(['permitted', '2026-01-01'])
  })

  test('goes by the date on which late paper was made', () => {
    const late = { type: 'requestAssembly', at: '2026-01-05T02:00:00.000Z', on: '2025-12-30' }
    expect(rule(constitution, late, { petition: [100, 1000] }).outcome).toBe('forbidden')
    expect(rule(constitution, late, { petition: [200, 1000] }).outcome).toBe('permitted')
  })

  test('takes the facts that the action states from its details', () => {
    const ruling = rule(constitution, { ...lend, details: { hours: 9 } }, { 'borrower.inside': true, 'council.agreed': true })
    expect(ruling.outcome).toBe('permitted')
  })

  test('is not given before the constitution is in force', () => {
    const ruling = rule(constitution, { ...lend, at: '2023-12-31T02:00:00.000Z' }, { 'borrower.inside': true })
    expect(ruling.outcome).toBe('forbidden')
    expect(ruling.errors[0]).toMatchObject({ path: ['at'] })
  })
})

describe('a ruling can be ruled again from the record', () => {
  test('by anybody who has the constitution that it cites: the answer is the same', () => {
    const preset = parseConstitution(huzhushe)
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(requests(preset), ({ action, facts }) => {
        const ruling = rule(preset, { ...action, by: 'r1' }, facts)
        outcomes.add(ruling.outcome)
        expect(ruleAgain(preset, JSON.parse(JSON.stringify(ruling)))).toEqual(ruling)
      }),
      { numRuns: 1000, seed: 2026 },
    )
    expect([...outcomes].sort()).toEqual(['forbidden', 'permitted', 'referred', 'unknown'])
  })

  test('one that was made up gives itself away', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': false, 'agreement.written': false, hours: 1 })
    expect(ruleAgain(constitution, { ...ruling, outcome: 'permitted', grounds: [] })).toEqual(ruling)
  })

  test('it keeps who acts where rules read it, and nothing that no rule reads', () => {
    const byName = tiny()
    Object.assign(byName.articles[0]!.rules[0]!, { conditions: { all: [{ fact: 'by', operator: 'equal', value: 'g1' }] } })
    const facts = { 'borrower.inside': true, hours: 1, petition: [1, 2] }
    expect(rule(parseConstitution(byName), lend, facts).facts).toEqual({
      action: 'lendRoom',
      date: '2026-05-01',
      by: 'g1',
      'borrower.inside': true,
      hours: 1,
    })
  })

  test('where a parameter has no value on the date, the same is found again', () => {
    const old = { ...tiny(), validFrom: '2010-01-01' }
    const ruling = rule(parseConstitution(old), { type: 'requestAssembly', at: '2010-05-01T02:00:00.000Z' }, { petition: [1, 2] })
    expect(ruling.errors[0]?.message).toMatch('no value on 2010-05-01')
    expect(ruleAgain(parseConstitution(old), ruling)).toEqual(ruling)
  })

  test('not under another constitution, and not where the input could not be used', () => {
    const ruling = rule(constitution, lend, { 'borrower.inside': true, hours: 1 })
    const other = parseConstitution({ ...tiny(), version: '2' })
    expect(() => ruleAgain(other, ruling)).toThrow(
      `the ruling cites \`tiny\` version 1 (${constitution.hash}); this is \`tiny\` version 2 (${other.hash})`,
    )
    expect(() => ruleAgain(constitution, rule(constitution, lend, { hours: 1.5 }))).toThrow('could not be used')
  })
})

test('factsNeeded lists the declared facts that rules about an action type read', () => {
  expect(factsNeeded(constitution, 'requestAssembly').map((fact) => fact.name)).toEqual(['petition'])
  expect(() => factsNeeded(constitution, 'lendRom')).toThrow('did you mean `lendRoom`?')
})

test('a parameter is read with its dates and source', () => {
  expect(parameter(constitution, 'petition', '2025-12-31')).toMatchObject({ value: { den: 5 }, validTo: '2026-01-01' })
  expect(parameter(constitution, 'petition', '2026-01-01')).toMatchObject({ value: { den: 10 }, validFrom: '2026-01-01' })
  expect(parameter(constitution, 'petition', '2018-12-28')).toBeUndefined()
  expect(parameter(constitution, 'nothing', '2026-01-01')).toBeUndefined()
})

describe('an input that cannot be used is forbidden, with its path, and never throws', () => {
  const hostile = {
    get 'borrower.inside'(): boolean {
      throw new Error('trap')
    },
  }
  test.each<[string, unknown, unknown, unknown[]]>([
    ['an unknown action', { type: 'lendRom', at }, {}, ['type']],
    ['a type that is no text', { type: 7, at }, {}, ['type']],
    ['no instant', { type: 'lendRoom', at: '2026-05-01' }, {}, ['at']],
    ['an impossible instant', { type: 'lendRoom', at: '2026-02-30T00:00:00.000Z' }, {}, ['at']],
    ['an instant at the end of the calendar', { type: 'lendRoom', at: '9999-12-31T23:59:59.999Z' }, {}, ['at']],
    ['late paper of a day to come', { ...lend, on: '9999-12-31' }, {}, ['on']],
    ['an impossible date of late paper', { ...lend, on: '2026-02-30' }, {}, ['on']],
    ['an unknown fact', lend, { 'borrower.insid': true }, ['facts', 'borrower.insid']],
    ['a fact of the wrong type', lend, { 'borrower.inside': 'yes' }, ['facts', 'borrower.inside']],
    ['a number that is none', lend, { hours: Number.NaN }, ['facts', 'hours']],
    ['an infinite number', lend, { hours: Number.POSITIVE_INFINITY }, ['facts', 'hours']],
    ['a fraction', lend, { hours: 1.5 }, ['facts', 'hours']],
    ['an undefined fact', lend, { hours: undefined }, ['facts', 'hours']],
    ['a function as a fact', lend, { hours: () => 1 }, ['facts', 'hours']],
    ['a parameter given as a fact', lend, { 'param.petition': 1 }, ['facts', 'param.petition']],
    ['the date given as a fact', lend, { date: '2026-01-01' }, ['facts', 'date']],
    ['a fact given twice', { ...lend, details: { hours: 1 } }, { hours: 2 }, ['details', 'hours']],
    ['facts as a list', lend, [], ['facts']],
    ['no facts at all', lend, null, ['facts']],
    ['a getter that throws', lend, hostile, []],
    ['a tally that counts more than there are', { type: 'requestAssembly', at }, { petition: [101, 100] }, ['facts', 'petition']],
    ['a tally with holes', { type: 'requestAssembly', at }, { petition: new Array(2) }, ['facts', 'petition']],
    ['an own __proto__', lend, JSON.parse('{"__proto__": true}'), ['facts', '__proto__']],
    ['nothing', undefined, {}, []],
  ])('%s', (_, action, facts, path) => {
    const ruling = rule(constitution, action as never, facts as never)
    expect(ruling.outcome).toBe('forbidden')
    expect(ruling.errors).toHaveLength(1)
    expect(ruling.errors[0]?.path).toEqual(path)
  })
})
