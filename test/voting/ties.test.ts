import { type Ballot, type CountRecord, count, type MethodName, type PollInput, type TieRule } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const ALL = ['a', 'b', 'c', 'd']
const ORDER: TieRule = { order: ['a', 'c', 'd', 'b'] }
const LOT: TieRule = { lot: { seed: '2026-11-24: 03 07 11 19 22 31 + 08' } }

/** `said('3 a>b', '2 c')`: three ballots that rank a before b, two that rank c alone. */
const said = (...texts: string[]): Ballot[] =>
  texts.map((text) => {
    const [count = '', order = ''] = text.split(' ')
    return { ranking: order.split('>'), count }
  })

function counted(method: MethodName, ballots: readonly Ballot[], poll: Partial<PollInput> = {}): CountRecord {
  const record = count({ method, seats: 1, candidates: ALL, ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

describe.each(['irv', 'scottish-stv', 'wigm-stv', 'meek-stv'] as const)('%s, exclusions:', (method) => {
  const first = said('5 a', '4 b', '2 c', '2 d')

  test('a tie at the first stage stops the count', () => {
    const record = counted(method, first)
    expect(record).toMatchObject({ elected: [], broken: [] })
    expect(record.tied).toEqual([{ what: 'exclusion', seats: 1, among: ['c', 'd'], stage: 0 }])
    expect(record.stages).toHaveLength(1)
  })

  test('an order that was published goes on with it: the last in it is out', () => {
    const record = counted(method, first, { ties: [ORDER] })
    expect(record).toMatchObject({ elected: ['a'], tied: [] })
    expect(record.broken).toEqual([{ what: 'exclusion', seats: 1, among: ['c', 'd'], stage: 0, rule: ORDER, chosen: ['d'] }])
  })

  test('a lot goes on with it, and says which', () => {
    const record = counted(method, first, { ties: [LOT] })
    expect(record).toMatchObject({ elected: ['a'], tied: [], broken: [{ among: ['c', 'd'], rule: LOT }] })
    expect(record.broken[0]?.chosen).toEqual(record.stages[1]?.excluded)
  })

  test('the stage before tells two apart who are level now', () => {
    const record = counted(method, said('9 a', '4 b', '5 c', '1 d>b'), { ties: ['priorStage'] })
    expect(record.stages.slice(1, 3).map(({ of }) => of)).toEqual([['d'], ['b']])
    expect(record.broken).toEqual([
      { what: 'exclusion', seats: 1, among: ['b', 'c'], stage: 1, rule: 'priorStage', chosen: ['b'] },
    ])
  })

  test('the stage before does not tell two apart who were always level: the tie stays, or the next rule is asked', () => {
    const ballots = said('4 a', '3 b', '3 c', '1 d')
    const record = counted(method, ballots, { ties: ['priorStage'] })
    expect(record).toMatchObject({ elected: [], broken: [] })
    expect(record.tied).toEqual([{ what: 'exclusion', seats: 1, among: ['b', 'c'], stage: 1 }])
    expect(counted(method, ballots, { ties: ['priorStage', ORDER] })).toMatchObject({
      elected: ['a'],
      broken: [{ chosen: ['b'] }],
    })
  })

  test('of three who are level an earlier stage tells one apart, who goes', () => {
    const ballots = said('9 a', '3 b', '3 c', '2 d', '1 e>d')
    const record = counted(method, ballots, { candidates: [...ALL, 'e'], ties: ['priorStage'] })
    expect(record.stages.slice(1, 3).map(({ of }) => of)).toEqual([['e'], ['d']])
    expect(record.broken[0]).toMatchObject({ among: ['b', 'c', 'd'], chosen: ['d'] })
  })

  test('two who are left and level are a tie for the seat, which a rule decides', () => {
    const ballots = said('3 a', '3 b')
    const two = { candidates: ['a', 'b'] }
    expect(counted(method, ballots, two)).toMatchObject({ elected: [], tied: [{ among: ['a', 'b'] }] })
    expect(counted(method, ballots, { ...two, ties: [{ order: ['b', 'a'] }] })).toMatchObject({ elected: ['b'], tied: [] })
  })

  test('all who are level are all tied', () => {
    const record = counted(method, said('1 a', '1 b', '1 c', '1 d'))
    expect(record).toMatchObject({ elected: [], tied: [{ what: 'exclusion', seats: 1, among: ALL, stage: 0 }] })
  })
})

describe.each(['scottish-stv', 'wigm-stv', 'meek-stv'] as const)('%s, seats:', (method) => {
  test('two who are level for the last seat, after the first was filled', () => {
    const record = counted(method, said('7 a', '3 b', '3 c', '1 d'), { seats: 2 })
    expect(record.elected).toEqual(['a'])
    expect(record.tied).toMatchObject([{ what: 'exclusion', seats: 1, among: ['b', 'c'] }])
    expect(counted(method, said('7 a', '3 b', '3 c', '1 d'), { seats: 2, ties: [ORDER] }).elected).toEqual(['a', 'c'])
  })

  test('two who reach the quota level, with a seat for each, are no tie', () => {
    expect(counted(method, said('5 a', '5 b', '1 c'), { seats: 2 })).toMatchObject({ elected: ['a', 'b'], tied: [] })
  })
})

describe.each(['scottish-stv', 'wigm-stv'] as const)('%s, surpluses:', (method) => {
  const level = said('10 a>c', '10 b>d', '3 c', '2 d')

  test('of equal size stop the count: whose goes first can decide who gets the last seat', () => {
    const record = counted(method, level, { seats: 3 })
    expect(record).toMatchObject({ elected: ['a', 'b'], tied: [{ what: 'surplus', seats: 1, among: ['a', 'b'], stage: 0 }] })
  })

  test.each([[ORDER], [LOT]])('go by %o', (rule) => {
    const record = counted(method, level, { seats: 3, ties: [rule] })
    expect(record).toMatchObject({ tied: [], broken: [{ what: 'surplus', among: ['a', 'b'], rule }] })
    expect(record.stages[1]).toMatchObject({ kind: 'surplus', of: record.broken[0]?.chosen })
    expect(record.elected).toHaveLength(3)
  })

  test('of equal size are no tie, once the seats are filled', () => {
    expect(counted(method, level, { seats: 2 })).toMatchObject({ elected: ['a', 'b'], tied: [] })
  })
})

describe('for the last seat, methods that add up:', () => {
  const tally = (votes: { readonly [id: string]: number }): Ballot[] =>
    Object.entries(votes).map(([id, count]) => ({ approvals: [id], count }))
  const METHODS = ['plurality', 'approval', 'limited', 'statutory-majority'] as const
  const rules = {
    ...{ plurality: {}, approval: {}, limited: { marks: 1 } },
    'statutory-majority': { win: { num: 1, den: 10, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
  } as const

  test.each(METHODS)('%s: the tie stays, or goes by order or lot; the stage before says nothing at the first', (method) => {
    const held = (ties: readonly TieRule[]) =>
      counted(method, tally({ a: 5, b: 3, c: 3, d: 1 }), { seats: 2, rules: rules[method], ties })
    const tie = { what: 'seats', seats: 1, among: ['b', 'c'], stage: 0 }
    expect(held([])).toMatchObject({ elected: ['a'], tied: [tie], broken: [] })
    expect(held(['priorStage'])).toMatchObject({ elected: ['a'], tied: [tie], broken: [] })
    expect(held(['priorStage', ORDER])).toMatchObject({
      elected: ['a', 'c'],
      tied: [],
      broken: [{ ...tie, rule: ORDER, chosen: ['c'] }],
    })
    expect(held([LOT])).toMatchObject({ elected: ['a', expect.any(String)], tied: [], broken: [{ ...tie, rule: LOT }] })
  })

  test.each(METHODS)('%s: all level, and two of them elected', (method) => {
    const record = counted(method, tally({ a: 2, b: 2, c: 2, d: 2 }), { seats: 2, rules: rules[method] })
    expect(record).toMatchObject({ elected: [], tied: [{ seats: 2, among: ALL }] })
    const drawn = counted(method, tally({ a: 2, b: 2, c: 2, d: 2 }), { seats: 2, rules: rules[method], ties: [ORDER] })
    expect(drawn.elected).toEqual(['a', 'c'])
  })
})

describe('for the last seat, methods that add up points:', () => {
  const scores: Ballot[] = [{ scores: { a: 5, b: 3 } }, { scores: { a: 5, c: 3, d: 1 } }]
  const orders = said('2 a>b>c>d', '2 a>c>b>d')

  test.each([
    ['score', scores, { rules: { max: 5 } }],
    ['borda', orders, {}],
  ] as const)('%s: the tie stays, or goes by order or lot', (method, ballots, more) => {
    const held = (ties: readonly TieRule[]) => counted(method, ballots, { ...more, seats: 2, ties })
    const tie = { what: 'seats', seats: 1, among: ['b', 'c'], stage: 0 }
    expect(held(['priorStage'])).toMatchObject({ elected: ['a'], tied: [tie], broken: [] })
    expect(held([ORDER])).toMatchObject({ elected: ['a', 'c'], tied: [], broken: [{ ...tie, rule: ORDER, chosen: ['c'] }] })
    expect(held([LOT])).toMatchObject({ elected: ['a', expect.any(String)], tied: [], broken: [{ ...tie, rule: LOT }] })
    expect(counted(method, ballots, { ...more, seats: 3 })).toMatchObject({ elected: ['a', 'b', 'c'], tied: [] })
  })
})

test('of two ties in one count by pairs, the lot of the first is only about the order: all of its candidates are elected', () => {
  const ballots = said('1 a>b>c', '1 d>e>f')
  const poll = { seats: 3, candidates: [...'abcdef'], unranked: 'noOpinion', rules: { strength: 'winning' } } as const
  const last = ['one', 'two', 'three', 'four', 'five', 'six'].map((seed) => {
    const { broken, elected } = counted('schulze', ballots, { ...poll, ties: [{ lot: { seed } }] })
    expect(broken).toMatchObject([
      { seats: 2, among: ['a', 'd'] },
      { seats: 1, among: ['b', 'e'] },
    ])
    expect(elected.slice(0, 2).sort()).toEqual(['a', 'd'])
    return elected[2]
  })
  expect(new Set(last)).toEqual(new Set(['b', 'e']))
})
