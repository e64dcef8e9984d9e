import { type ByLawDocument, checkByLaw, DocumentError, parseByLaw, parseConstitution } from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { describe, expect, test } from 'vitest'
import { tiny } from '../tiny.ts'
import { east, UNITS } from './east.ts'

const constitution = parseConstitution(huzhushe)
const model = { law: 'model', confidence: 'I', note: 'a model' } as const
const found = (byLaw: unknown) => checkByLaw(constitution, byLaw, { units: UNITS })

/** The by-law of the east branch with one value of one parameter. */
function setting(id: string, value: unknown, validFrom = '2026-03-01', validTo?: string) {
  const dated = { value, validFrom, ...(validTo === undefined ? {} : { validTo }), source: model }
  return { ...east(), parameters: [{ id, values: [dated] }] }
}

/** The by-law of the east branch with something else in its first rule. */
function withRule(change: object): unknown {
  const document = east() as unknown as { articles: { rules: object[] }[] }
  document.articles[0]!.rules[0] = { ...document.articles[0]!.rules[0], ...change }
  return document
}

test('a by-law that only tightens stands', () => {
  expect(found(east())).toEqual([])
  expect(parseByLaw(constitution, east()).document).toEqual(east())
})

describe('a by-law that would loosen is refused, naming what it loosens', () => {
  test('a rule that permits', () => {
    expect(found(withRule({ event: { type: 'permit' } }))).toMatchObject([
      {
        code: 'loosens',
        path: ['articles', 0, 'rules', 0, 'event', 'type'],
        message: '`onlyInside` would permit what the constitution does not, and a by-law can only tighten',
        remedy: 'use `forbid`, `refer` or `oblige`',
      },
    ])
  })

  test('a number in the other direction', () => {
    expect(found(setting('lending.hours', 9))).toEqual([
      {
        code: 'loosens',
        path: ['parameters', 0, 'values', 0, 'value'],
        message: "9 loosens the constitution's 8 (`lending.hours`, in force from 2024-01-01)",
        remedy: 'give the same or a lower one',
      },
    ])
    expect(found(setting('lending.hours', 8))).toEqual([])
    expect(found(setting('assembly.noticeDays', 9))).toMatchObject([{ code: 'loosens' }])
    expect(found(setting('assembly.noticeDays', 11))).toEqual([])
  })

  test('a smaller share, and more than a share in the place of it or more', () => {
    const share = (num: number, den: number, cmp: string) => ({ num, den, cmp, of: 'present', unit: 'councillors' })
    expect(found(setting('council.pass', share(3, 5, '>=')))).toMatchObject([
      { code: 'loosens', message: expect.stringContaining('two thirds or more of the councillors present') },
    ])
    expect(found(setting('council.pass', share(2, 3, '>')))).toEqual([])
    expect(found(setting('council.pass', share(4, 6, '>=')))).toEqual([])
    expect(found(setting('council.pass', share(3, 4, '>=')))).toEqual([])
    const strict = tinyWith({ num: 2, den: 3, cmp: '>', of: 'present', unit: 'members' })
    const byLaw = { ...setting('petition', { num: 2, den: 3, cmp: '>=', of: 'present', unit: 'members' }), articles: [] }
    expect(checkByLaw(strict, byLaw)).toMatchObject([{ code: 'loosens' }])
  })

  test('a share of others, which cannot be compared', () => {
    const members = { num: 1, den: 1, cmp: '>=', of: 'present', unit: 'members' }
    expect(found(setting('council.pass', members))).toMatchObject([{ code: 'notComparable' }])
    const eligible = { num: 1, den: 1, cmp: '>=', of: 'eligible', unit: 'councillors' }
    expect(found(setting('council.pass', eligible))).toMatchObject([{ code: 'notComparable' }])
    expect(found(setting('council.pass', { all: [eligible] }))).toMatchObject([{ code: 'notComparable' }])
  })

  test('a value that tightens the first law of the constitution and loosens the next', () => {
    const dated = tinyWith({ num: 1, den: 2, cmp: '>=', of: 'eligible', unit: 'residents' }, '2026-06-01')
    const third = { num: 1, den: 3, cmp: '>=', of: 'eligible', unit: 'residents' }
    const byLaw = (validTo?: string) => ({ ...setting('petition', third, '2026-03-01', validTo), articles: [] })
    expect(checkByLaw(dated, byLaw('2026-06-01'))).toEqual([])
    expect(checkByLaw(dated, byLaw())).toMatchObject([{ code: 'loosens', message: expect.stringContaining('2026-06-01') }])
  })

  test('a value on a day on which the constitution has none, and so permits nothing', () => {
    const late = tinyWith({ num: 1, den: 2, cmp: '>=', of: 'eligible', unit: 'residents' }, '2026-06-01')
    const document = structuredClone(late.document) as unknown as { parameters: { values: object[] }[] }
    document.parameters[0]!.values.shift()
    const half = { num: 1, den: 2, cmp: '>=', of: 'eligible', unit: 'residents' }
    const byLaw = { ...setting('petition', half), articles: [] }
    expect(checkByLaw(parseConstitution(document), byLaw)).toMatchObject([
      { code: 'nothingToTighten', message: expect.stringContaining('2026-03-01') },
    ])
  })

  test('a parameter whose declared direction lets a rule of the constitution permit more', () => {
    const lower = tinyWith({ num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' }, undefined, 'lower')
    const byLaw = { ...setting('petition', { num: 1, den: 20, cmp: '>=', of: 'eligible', unit: 'residents' }), articles: [] }
    expect(checkByLaw(lower, byLaw)).toMatchObject([
      { code: 'loosens', path: ['parameters', 0, 'id'], message: 'a lower `petition` could loosen `petition` (article 2)' },
    ])
  })

  test('a parameter for which the constitution declares no direction', () => {
    expect(found(setting('room.area', 100))).toMatchObject([{ code: 'notTightenable', path: ['parameters', 0, 'id'] }])
  })
})

describe('a by-law that does not fit is refused, with path and remedy', () => {
  test('of a unit that is closed, or was never founded', () => {
    expect(found({ ...east(), unit: 'old' })).toMatchObject([
      { code: 'unitClosed', path: ['unit'], message: expect.stringContaining('2026-02-01'), remedy: expect.any(String) },
    ])
    expect(found({ ...east(), unit: 'eastt' })).toMatchObject([
      { code: 'unknownUnit', path: ['unit'], remedy: 'did you mean `east`?' },
    ])
  })

  test.each<[string, unknown, string, (string | number)[]]>([
    ['an unknown fact', reading('borrower.outside'), 'unknownFact', ['articles', 0, 'rules', 0, 'conditions', 'all', 0, 'fact']],
    ['an unknown action', about('lendRooms'), 'operandMismatch', ['articles', 0, 'rules', 0, 'conditions', 'all', 0]],
    ['a comparison alone', withRule({ conditions: leaf('lendRoom') }), 'leafAtRoot', ['articles', 0, 'rules', 0, 'conditions']],
    [
      'an organ that is not there',
      referring('parliament'),
      'unknownOrgan',
      ['articles', 0, 'rules', 0, 'event', 'params', 'organ'],
    ],
    ['one rule twice', twice(), 'duplicateRule', ['articles', 1, 'rules', 0, 'name']],
    [
      'one article twice',
      { ...east(), articles: [...east().articles, east().articles[0]] },
      'duplicate',
      ['articles', 2, 'number'],
    ],
    ['an unknown parameter', setting('lending.hour', 4), 'unknownParameter', ['parameters', 0, 'id']],
    ['a value of another type', setting('lending.hours', 'four'), 'wrongType', ['parameters', 0, 'values', 0, 'value']],
    ['an end before the beginning', { ...east(), validTo: '2026-01-01' }, 'datesReversed', ['validTo']],
    ['a field that nothing reads', { ...east(), facts: [] }, 'unknownField', ['facts']],
    [
      'nesting that the dates of the by-law make too deep',
      withRule({ conditions: nested(32) }),
      'tooDeep',
      ['articles', 0, 'rules', 0, 'conditions'],
    ],
  ])('with %s', (_, byLaw, code, path) => {
    expect(found(byLaw)[0]).toMatchObject({ code, path })
  })

  test('by throwing all findings, where it is parsed', () => {
    expect(() => parseByLaw(constitution, setting('lending.hours', 9))).toThrow(DocumentError)
  })

  test('whatever it is, without throwing, where it is checked', () => {
    for (const input of [undefined, null, 1, 'by-law', [], {}, { articles: [{}] }]) expect(found(input)).not.toEqual([])
  })
})

/** The small constitution with another share for petitions, from one day on, and the direction in which it may go. */
function tinyWith(value: object, from?: string, tighter: 'higher' | 'lower' = 'higher') {
  const document = tiny() as unknown as {
    parameters: { tighter?: string; values: object[] }[]
    facts: { name: string; is: object }[]
  }
  const [petition] = document.parameters
  const { of, unit } = value as { of: string; unit: string }
  document.facts.find(({ name }) => name === 'petition')!.is = { type: 'tally', shares: [{ of, unit }] }
  petition!.tighter = tighter
  const tenth = { num: 1, den: 10, cmp: '>=', of, unit }
  petition!.values =
    from === undefined
      ? [{ value, validFrom: '2024-01-01', source: model }]
      : [
          { value: tenth, validFrom: '2024-01-01', validTo: from, source: model },
          { value, validFrom: from, source: model },
        ]
  return parseConstitution(document)
}

function leaf(action: string) {
  return { fact: 'action', operator: 'equal', value: action }
}

function about(action: string) {
  return withRule({ conditions: { all: [leaf(action)] } })
}

function reading(fact: string) {
  return withRule({ conditions: { all: [{ fact, operator: 'equal', value: true }] } })
}

function referring(organ: string) {
  return withRule({ event: { type: 'refer', params: { organ } } })
}

function twice(): unknown {
  const document = east()
  const [first, second] = document.articles as [ByLawDocument['articles'][number], ByLawDocument['articles'][number]]
  return { ...document, articles: [first, { ...second, rules: first.rules }] }
}

/** A condition of so many levels. */
function nested(levels: number): object {
  return levels === 1 ? leaf('lendRoom') : { all: [nested(levels - 1)] }
}
