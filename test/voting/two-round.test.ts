import { type Ballot, type CountRecord, count, merge, type PollInput, type Summary, summarize, verifyCount } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const POLL: PollInput = { method: 'two-round', seats: 1, candidates: ['a', 'b', 'c'] }

function counted(ballots: readonly Ballot[], poll: Partial<PollInput> = {}): CountRecord {
  const result = count({ ...POLL, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const names = (count: number, ...approvals: string[]): Ballot => ({ approvals, count })
const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })

describe('the first round', () => {
  test('elects by more than half of the ballots that are for anybody (Constitution of France, art. 7), not by half', () => {
    expect(counted([names(51, 'a'), names(49, 'b')]).elected).toEqual(['a'])
    expect(counted([names(50, 'a'), names(50, 'b')])).toMatchObject({ elected: [], runoff: { seats: 1, candidates: ['a', 'b'] } })
  })

  test('blank and void ballots are no part of the base', () => {
    expect(counted([names(51, 'a'), names(49, 'b'), names(30), names(30, 'a', 'b')]).elected).toEqual(['a'])
  })

  test('names the two with most for a runoff that is voted on, those written in among them', () => {
    const record = counted([names(4, 'c'), names(3, 'a'), names(2, 'b'), { marks: { zhou: 'writeIn' }, count: 4 }])
    expect(record).toMatchObject({ elected: [], tied: [], runoff: { seats: 1, candidates: ['c', 'zhou'] } })
    expect(record.stages).toHaveLength(1)
  })

  test('leaves a tie for a place in the runoff as it is, or to the rules of the poll', () => {
    const ballots = [names(4, 'a'), names(3, 'b'), names(3, 'c')]
    const tied = counted(ballots)
    expect(tied).toMatchObject({ elected: [], tied: [{ what: 'runoff', seats: 1, among: ['b', 'c'], stage: 0 }] })
    expect(tied).not.toHaveProperty('runoff')
    const order = counted(ballots, { ties: [{ order: ['c', 'b', 'a'] }] })
    expect(order).toMatchObject({ tied: [], broken: [{ what: 'runoff', chosen: ['c'] }], runoff: { candidates: ['a', 'c'] } })
  })

  test('a tie of three for both places is one tie', () => {
    expect(counted([names(1, 'a'), names(1, 'b'), names(1, 'c')]).tied).toMatchObject([
      { what: 'runoff', seats: 2, among: ['a', 'b', 'c'] },
    ])
  })

  test('0 ballots elect nobody', () => {
    expect(counted([])).toMatchObject({ elected: [], tied: [{ what: 'seats', among: ['a', 'b', 'c'] }] })
  })
})

describe('the runoff from ballots that rank', () => {
  test('goes to whom most rank above the other, and the rest is exhausted', () => {
    const record = counted([ranks(5, 'a'), ranks(4, 'b', 'a'), ranks(2, 'c', 'b'), ranks(1, 'c')])
    expect(record).toMatchObject({ elected: ['b'], tied: [] })
    expect(record.stages).toEqual([
      { kind: 'first', votes: { a: '5', b: '4', c: '3' }, elected: [], excluded: ['c'], exhausted: '0', loss: '0' },
      { kind: 'runoff', votes: { a: '5', b: '6', c: '0' }, elected: ['b'], excluded: [], exhausted: '1', loss: '0' },
    ])
  })

  test('lists candidates in their order, also where their ids are numbers, which objects sort by themselves', () => {
    const candidates = ['b', 'a', '3', '1']
    const ballots = [ranks(3, 'b'), ranks(3, '1'), ranks(2, 'a'), ranks(1, '3')]
    const record = counted(ballots, { candidates })
    expect(record.stages[0]?.excluded).toEqual(['a', '3'])
    expect(record.tied).toMatchObject([{ what: 'seats', among: ['b', '1'] }])
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
  })

  test('a ballot that ranks both of them alike is for neither', () => {
    const { stages } = counted([ranks(5, 'a'), ranks(4, 'b'), ranks(3, 'c', ['a', 'b'])])
    expect(stages[1]).toMatchObject({ votes: { a: '5', b: '4' }, exhausted: '3' })
  })

  test('a tie in it goes to whoever had more in the first round, if the poll says so', () => {
    const ballots = [ranks(5, 'a'), ranks(4, 'b'), ranks(1, 'c', 'b')]
    expect(counted(ballots)).toMatchObject({ elected: [], tied: [{ what: 'seats', seats: 1, among: ['a', 'b'], stage: 1 }] })
    expect(counted(ballots, { ties: ['priorStage'] })).toMatchObject({
      elected: ['a'],
      tied: [],
      broken: [{ rule: 'priorStage' }],
    })
  })

  test('the record keeps the tie of the first round that a rule broke, before that of the runoff', () => {
    const ballots = [ranks(4, 'a'), ranks(3, 'b'), ranks(3, 'c'), ranks(1, [], 'c', 'a')]
    const { elected, broken } = counted([...ballots, ranks(1, 'b')], { ties: [{ order: ['c', 'a', 'b'] }] })
    expect(elected).toEqual(['c'])
    expect(broken).toMatchObject([
      { what: 'runoff', among: ['a', 'b', 'c'], stage: 0, chosen: ['c', 'a'] },
      { what: 'seats', among: ['a', 'c'], stage: 1, chosen: ['c'] },
    ])
  })

  test('is refused where some ballots rank and others do not, also if they come from two machines', () => {
    const [ranked, named] = [[ranks(5, 'a', 'b')], [names(5, 'b')]]
    const refusal = { code: 'malformed', path: ['ballots'] }
    expect(count({ ...POLL, ballots: [...ranked, ...named] })).toMatchObject({ ok: false, refusal })
    const merged = merge(summarize({ ...POLL, ballots: ranked }) as Summary, summarize({ ...POLL, ballots: named }) as Summary)
    expect(count(merged as Summary)).toMatchObject({ ok: false, refusal })
  })

  test('a majority in the first round needs no such choice', () => {
    expect(counted([ranks(5, 'a'), names(2, 'b')]).elected).toEqual(['a'])
  })
})

test('two rounds elect one person', () => {
  expect(count({ ...POLL, seats: 2, ballots: [] })).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['seats'] } })
})

test('a summary that ranks more ballots than there are is refused', () => {
  const summary = summarize({ ...POLL, ballots: [ranks(2, 'a'), ranks(2, 'b')] }) as Summary
  const body = summary.body as { readonly [field: string]: unknown }
  const change = (above: unknown) => count({ ...summary, body: { ...body, above } } as Summary)
  expect(change(body.above)).toMatchObject({ ok: true })
  expect(
    change([
      [0, 9, 0],
      [2, 0, 2],
      [0, 0, 0],
    ]),
  ).toMatchObject({ ok: false, refusal: { path: ['body', 'above'] } })
  expect(change([])).toMatchObject({ ok: false, refusal: { path: ['body', 'above'] } })
  expect(change([[0], [0], [0]])).toMatchObject({ ok: false, refusal: { path: ['body', 'above'] } })
})
