import {
  type ByLaw,
  effective,
  type Facts,
  parameter,
  parseByLaw,
  parseConstitution,
  rule,
  ruleAgain,
  runExamples,
  withByLaws,
} from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { describe, expect, test } from 'vitest'
import { east, LENDING, UNITS } from './east.ts'

const constitution = parseConstitution(huzhushe)
const byLaw = parseByLaw(constitution, east(), { units: UNITS })
const inEast = effective(constitution, [byLaw], 'east', UNITS)

const lend = (law: typeof constitution, facts: Facts = {}, date = '2026-03-02') =>
  rule(law, { type: 'lendRoom', at: `${date}T02:00:00.000Z` }, known(law, { ...LENDING, ...facts }))

/** Without the facts that this law does not declare. */
function known(law: typeof constitution, facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => law.facts.has(name)))
}

describe('a unit lives by the constitution and by its own by-law', () => {
  test('what both allow is permitted, and brings the duties of both', () => {
    const ruling = lend(inEast)
    expect(ruling.outcome).toBe('permitted')
    expect(ruling.obligations).toContainEqual({
      article: 'east@1/2',
      rule: 'east@1/posted',
      duty: 'postLending',
      deadline: '2026-03-05',
    })
  })

  test('the by-law forbids, and the ruling cites its article', () => {
    const ruling = lend(inEast, { 'borrower.inside': false, 'agreement.written': true })
    expect(ruling.outcome).toBe('forbidden')
    expect(ruling.grounds.map(({ article, rule }) => `${article} ${rule}`)).toContain('east@1/1 east@1/onlyInside')
  })

  test('a tightened parameter is read by the rules of the constitution, with the source that the by-law gives', () => {
    const ruling = lend(inEast, { 'lending.hours': 5 })
    expect(ruling.outcome).toBe('forbidden')
    const [ground] = ruling.grounds
    expect(ground).toMatchObject({ rule: 'lentTooLong' })
    expect(ground?.parameters).toMatchObject([{ id: 'lending.hours', value: 4, validFrom: '2026-03-01' }])
    expect(ground?.parameters[0]?.source.law).toBe('by-law of the branch')
  })

  test('it leaves to its meeting what the constitution would permit, and no longer once the meeting agreed', () => {
    expect(lend(inEast, { 'lending.area': 120 })).toMatchObject({
      outcome: 'referred',
      grounds: [{ article: 'east@1/2', referral: { organ: 'branchAssembly', deadline: '2026-03-09' } }],
    })
    expect(lend(inEast, { 'lending.area': 120, authority: 'branchAssembly' }).outcome).toBe('permitted')
  })

  test('a refer of a by-law lifts no forbid of the constitution', () => {
    expect(lend(inEast, { 'lending.area': 300 })).toMatchObject({ outcome: 'forbidden', grounds: [{ rule: 'moreThanTheRoom' }] })
  })

  test('its worked examples hold', () => {
    const runs = runExamples(inEast)
    expect(runs.filter(({ article }) => article === 'east@1/1').map(({ holds }) => holds)).toEqual([true])
  })
})

describe('whose by-laws rule a unit', () => {
  const named = (id: string, unit: string): ByLaw => parseByLaw(constitution, { ...east(), id, unit })
  const all = [named('w', 'west'), named('e1', 'east-1'), named('e', 'east'), named('h', 'head'), named('o', 'old')]
  const having = (unit: string) => effective(constitution, all, unit, UNITS).byLaws?.map(({ id }) => id)

  test('those of the unit and of all above it, none of a sibling, none of a unit below', () => {
    expect(having('east-1')).toEqual(['e', 'e1', 'h'])
    expect(having('east')).toEqual(['e', 'h'])
    expect(having('west')).toEqual(['h', 'w'])
    expect(having('head')).toEqual(['h'])
  })

  test('the tightest of all that set a value holds, whoever set it', () => {
    const source = { law: 'model', confidence: 'I', note: 'a model' }
    const lending = (id: string, unit: string, value: number) => {
      const parameters = [{ id: 'lending.hours', values: [{ value, validFrom: '2026-03-01', source }] }]
      return parseByLaw(constitution, { ...east(), id, unit, parameters, articles: [] })
    }
    const hours = (own: number, above: number) => {
      const law = effective(constitution, [lending('a', 'east', above), lending('b', 'east-1', own)], 'east-1', UNITS)
      return parameter(law, 'lending.hours', '2026-03-02')?.value
    }
    expect([hours(3, 6), hours(6, 3), hours(6, 6)]).toEqual([3, 3, 6])
  })

  test('none that was checked against another constitution', () => {
    const next = parseConstitution({ ...huzhushe, version: 'next' })
    expect(() => effective(next, [byLaw], 'east', UNITS)).toThrow(/checked against another constitution/)
  })

  test('where no by-law has a say, the constitution itself', () => {
    expect(effective(constitution, [named('w', 'west')], 'east', UNITS)).toBe(constitution)
  })

  test('a unit that is not there, or is closed, is ruled by nothing', () => {
    expect(() => effective(constitution, all, 'nowhere', UNITS)).toThrow(/no unit `nowhere`/)
    expect(() => effective(constitution, all, 'old', UNITS)).toThrow(/closed on 2026-02-01/)
  })

  test('a unit that was closed rules none below it', () => {
    const closed = UNITS.map((unit) => (unit.id === 'east' ? { ...unit, closed: '2026-02-01' } : unit))
    expect(effective(constitution, [byLaw], 'east-1', closed)).toBe(constitution)
  })

  test('units that stand above each other in a circle end in an answer', () => {
    const circle = [
      { id: 'east', parent: 'west' },
      { id: 'west', parent: 'east' },
    ]
    expect(effective(constitution, [byLaw], 'west', circle).byLaws?.map(({ id }) => id)).toEqual(['east'])
  })

  test('a by-law that is given twice counts once; two of one name are refused', () => {
    expect(withByLaws(constitution, [byLaw, byLaw]).byLaws).toEqual(inEast.byLaws)
    const twin = parseByLaw(constitution, { ...east(), validFrom: '2026-04-01' })
    expect(() => withByLaws(constitution, [byLaw, twin])).toThrow('two by-laws are called `east` version 1')
  })

  test('what a branch forbids in its own rooms, its sibling may do', () => {
    const laws = (unit: string) => effective(constitution, [byLaw], unit, UNITS)
    expect(lend(laws('east'), { 'lending.hours': 5 }).outcome).toBe('forbidden')
    expect(lend(laws('east-1'), { 'lending.hours': 5 }).outcome).toBe('forbidden')
    expect(lend(laws('west'), { 'lending.hours': 5 }).outcome).toBe('permitted')
  })
})

describe('a by-law in time', () => {
  const dated = { ...east(), validTo: '2026-06-01' }
  const law = withByLaws(constitution, [parseByLaw(constitution, dated)])
  const hours = (date: string) => parameter(law, 'lending.hours', date)?.value

  test('sets its values from its first day to the day before its last', () => {
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(hours)).toEqual([8, 4, 4, 8])
  })

  test('rules on the same days', () => {
    const large = (date: string) => lend(law, { 'lending.area': 120 }, date).outcome
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(large)).toEqual([
      'permitted',
      'referred',
      'referred',
      'permitted',
    ])
  })

  test('is followed by its next version, both under one constitution', () => {
    const next = { ...east(), version: '2', validFrom: '2026-06-01' }
    const both = withByLaws(
      constitution,
      [dated, next].map((each) => parseByLaw(constitution, each)),
    )
    const cited = (date: string) => lend(both, { 'lending.area': 120 }, date).grounds.map(({ article }) => article)
    expect(cited('2026-05-31')).toEqual(['east@1/2'])
    expect(cited('2026-06-01')).toEqual(['east@2/2'])
  })
})

describe('a ruling under by-laws', () => {
  const ruling = lend(inEast)

  test('cites the constitution by its own hash, and beside it each by-law', () => {
    const { id, version, hash } = constitution
    expect(ruling.constitution).toEqual({ id, version, hash, byLaws: [{ id: 'east', version: '1', hash: byLaw.hash }] })
  })

  test('can be ruled again under the same by-laws, and under no others', () => {
    expect(ruleAgain(inEast, ruling)).toEqual(ruling)
    expect(() => ruleAgain(constitution, ruling)).toThrow(/with by-law `east` version 1/)
    const other = withByLaws(constitution, [parseByLaw(constitution, { ...east(), validFrom: '2026-02-01' })])
    expect(() => ruleAgain(other, ruling)).toThrow(RangeError)
    expect(() => ruleAgain(inEast, lend(constitution))).toThrow(RangeError)
  })
})
