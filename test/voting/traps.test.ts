import {
  type Ballot,
  type Basis,
  type CountRecord,
  count,
  decide,
  type MethodName,
  merge,
  type PollInput,
  type Summary,
  summarize,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

/** `said('3 a>b', '2 c=d')`: three ballots that rank a before b, two that rank c and d alike. `2 ` is for nobody. */
const said = (...texts: string[]): Ballot[] =>
  texts.map((text) => {
    const [count = '', order = ''] = text.split(' ')
    return { ranking: order === '' ? [] : order.split('>').map((rank) => (rank.includes('=') ? rank.split('=') : rank)), count }
  })

function counted(method: MethodName, ballots: readonly Ballot[], poll: Partial<PollInput> = {}): CountRecord {
  const record = count({ method, seats: 1, candidates: ['a', 'b', 'c', 'd'], ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

/** A number of votes, however it is written, over something. */
function fraction(votes: string): readonly [bigint, bigint] {
  const [over = '', under = '1'] = votes.split('/')
  const [units = '', places = ''] = over.split('.')
  return [BigInt(units + places), BigInt(under) * 10n ** BigInt(places.length)]
}

const STV = ['scottish-stv', 'wigm-stv', 'meek-stv'] as const
const STAGED = ['irv', ...STV] as const

// Faults that were found in counting programs, one test each.

test('Schulze ties: of two whom nobody stands above, the one with more wins over others is no winner alone', () => {
  // b stands above c and d, a above c alone; neither stands above the other.
  const ballots = said('2 a>b>c>d', '2 b>d>a>c')
  const record = counted('schulze', ballots)
  const { votes } = record.pairwise!
  const beats = (x: string, y: string) => Number(votes[x]![y]) > Number(votes[y]![x])
  expect([
    beats('a', 'c'),
    beats('b', 'c'),
    beats('b', 'd'),
    beats('a', 'b'),
    beats('b', 'a'),
    beats('a', 'd'),
    beats('d', 'a'),
  ]).toEqual([...[true, true, true], ...[false, false, false, false]])
  expect(record).toMatchObject({ elected: [], tied: [{ what: 'seats', among: ['a', 'b'] }] })
})

test('cycles in ranked pairs: a majority is skipped also where the cycle that it closes has four links', () => {
  const ballots = said('6 a>b>c>d', '5 d>a>b>c', '4 c>d>a>b', '2 b>c>d>a')
  const { elected, stages } = counted('ranked-pairs', ballots)
  const skipped = stages[0]!.rankedPairs!.filter(({ is }) => is === 'skipped').map(({ over, under }) => over + under)
  expect(elected).toEqual(['a'])
  expect(skipped).toContain('da')
})

test('more than half against at least half: 50 of 100 elect nobody, and pass where half is enough', () => {
  const even = said('50 a', '30 b', '20 c')
  expect(counted('irv', even, { candidates: ['a', 'b', 'c'] }).stages[0]?.elected).toEqual([])
  expect(counted('two-round', even, { candidates: ['a', 'b', 'c'] }).stages[0]?.elected).toEqual([])
  const units = { members: { for: 50, against: 50 } }
  const share = { num: 1, den: 2, of: 'forAndAgainst', unit: 'members' } as const
  expect(decide({ pass: { ...share, cmp: '>' } }, { units })).toMatchObject({ outcome: 'failed' })
  expect(decide({ pass: { ...share, cmp: '>=' } }, { units })).toMatchObject({ outcome: 'passed' })
})

test('denominators: the same 51 votes are more than half of the ballots, not of those who voted, nor of all who are entitled', () => {
  const turnout = { eligible: 200, issued: 120, voted: 110, returned: 100, void: 0 }
  const ballots: Ballot[] = [
    { approvals: ['a'], count: 51 },
    { approvals: ['b'], count: 49 },
  ]
  const elected = (of: Basis) =>
    counted('statutory-majority', ballots, { turnout, rules: { win: { num: 1, den: 2, cmp: '>', of, unit: 'voters' } } }).elected
  expect([elected('ballotsCast'), elected('voted'), elected('eligible')]).toEqual([['a'], [], []])
})

test('ballots > voters: one ballot more than persons who voted voids the poll, or is impossible where nothing says so', () => {
  const turnout = { eligible: 100, issued: 60, voted: 50, returned: 51, void: 0 }
  const ballots: Ballot[] = [{ approvals: ['a'], count: 51 }]
  const win = { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' } as const
  const record = counted('statutory-majority', ballots, { turnout, rules: { win, returnedExceed: ['voted'] } })
  expect(record).toMatchObject({ elected: [], validity: { valid: false, because: ['returnedExceedVoted'] } })
  const motion = { pass: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'members' } } as const
  expect(decide(motion, { units: { members: { for: 51, against: 0, voted: 50 } } })).toMatchObject({
    refusal: { code: 'tallyImpossible' },
  })
})

test('a candidate with zero first preferences is counted, can be excluded, and can win in pairs', () => {
  const ballots = said('4 a>c', '3 b>c', '2 d>c')
  for (const method of STAGED) {
    const { stages } = counted(method, ballots)
    expect(Number(stages[0]?.votes.c)).toBe(0)
    expect(stages[1]).toMatchObject({ kind: 'exclusion', of: ['c'] })
  }
  expect(counted('copeland', ballots, { unranked: 'last' }).elected).toEqual(['c'])
})

test.each(STV)('tie at the last seat, %s: one is elected and two are tied, none by their place in the list', (method) => {
  for (const candidates of [
    ['a', 'b', 'c'],
    ['c', 'b', 'a'],
  ]) {
    const record = counted(method, said('6 a', '3 b', '3 c'), { seats: 2, candidates })
    expect(record).toMatchObject({ elected: ['a'], tied: [{ seats: 1, among: expect.arrayContaining(['b', 'c']) }] })
  }
})

test.each(['scottish-stv', 'wigm-stv'] as const)(
  'two candidates over quota at once, %s: both are elected, the larger surplus goes first',
  (method) => {
    const { elected, stages } = counted(method, said('11 a>c', '16 b>d', '3 c', '6 d', '2 e', '8 f'), {
      seats: 4,
      candidates: [...'abcdef'],
    })
    expect(elected.slice(0, 2)).toEqual(['b', 'a'])
    expect(stages.slice(1, 3).map(({ kind, of }) => [kind, of])).toEqual([['surplus', ['b']], expect.anything()])
  },
)

test.each(['scottish-stv', 'wigm-stv'] as const)(
  'surplus of exactly 0, %s: whoever has the quota to a vote is elected, and nothing is transferred or lost',
  (method) => {
    // The whole part of 9 / 3, plus 1.
    const { elected, stages } = counted(method, said('4 a>b', '3 b', '2 c>b'), { seats: 2, candidates: ['a', 'b', 'c'] })
    expect(elected).toEqual(['a', 'b'])
    expect(stages.filter(({ kind, of }) => kind === 'surplus' && of?.includes('a'))).toEqual([])
    for (const { loss } of stages) expect(Number(loss)).toBe(0)
  },
)

test.each(['scottish-stv', 'wigm-stv'] as const)(
  'all remaining elected, %s: without the quota, once they are no more than the seats',
  (method) => {
    const { elected, stages, quota } = counted(method, said('9 a', '2 b', '3 c', '1 d'), { seats: 3 })
    expect(elected).toEqual(['a', 'c', 'b'])
    expect(Number(stages.at(-1)?.votes.b)).toBeLessThan(Number(quota))
  },
)

test.each(['plurality', 'borda', 'copeland', 'schulze', 'ranked-pairs', 'minimax', ...STV] as const)(
  'candidates <= seats, %s: all are elected, most votes first',
  (method) => {
    const ballots = said('2 b>a', '1 a>b')
    for (const seats of [2, 3, 2 ** 53 - 1]) {
      expect(counted(method, ballots, { seats, candidates: ['a', 'b'] })).toMatchObject({ elected: ['b', 'a'], tied: [] })
    }
  },
)

test('empty ballots are for nobody: no part of a majority or a quota, and of the valid ones only where the law says so', () => {
  const ballots = said('5 a', '3 b', '1 c', '90 ')
  for (const method of ['two-round', 'irv', 'wigm-stv', 'meek-stv'] as const) {
    expect(counted(method, ballots)).toMatchObject({
      elected: ['a'],
      ballots: { cast: '99', valid: '99', void: '0', blank: '90' },
    })
  }
  const scottish = counted('scottish-stv', ballots)
  expect(scottish).toMatchObject({
    elected: ['a'],
    quota: '5.00000',
    ballots: { cast: '99', valid: '9', void: '90', blank: '0' },
  })
})

test('duplicate ranks: two at one rank are read by a rule that the poll names, never by the order on the paper', () => {
  for (const ranking of [
    [['a', 'b'], 'c'],
    [['b', 'a'], 'c'],
  ]) {
    const input = { seats: 1, candidates: ['a', 'b', 'c'], ballots: [{ ranking }] }
    for (const method of ['irv', 'wigm-stv', 'meek-stv'] as const) {
      expect(count({ ...input, method })).toMatchObject({
        ok: false,
        refusal: { code: 'choiceMissing', choice: 'rules.overvotes' },
      })
    }
    expect(counted('irv', input.ballots, { candidates: input.candidates, rules: { overvotes: 'skip' } }).elected).toEqual(['c'])
    expect(counted('plurality', input.ballots).ballots.void).toBe('1')
    expect(counted('scottish-stv', input.ballots).ballots.void).toBe('1')
  }
})

test.each(STAGED)('withdrawn candidates, %s: ballots count as if they had never stood', (method) => {
  const candidates = ['a', 'b', 'c']
  const record = counted(method, said('5 d>a', '4 b', '3 c>d>b'), { withdrawn: ['d'] })
  const without = counted(method, said('5 a', '4 b', '3 c>b'), { candidates })
  expect(record).toEqual({ ...without, candidates: [...candidates, 'd'], withdrawn: ['d'] })
})

// Condorcet PHP 5, whose STV reads only the first finished candidate of a ballot, has more votes than ballots in 194 of 1,099 elections.
test.each(STV)('conservation, %s: a ballot that was transferred twice is worth no more than one vote', (method) => {
  const ballots = said('20 a>b>c', '5 a>c', '4 b', '3 c', '2 d>c')
  const { stages } = counted(method, ballots, { seats: 3 })
  expect(stages.length).toBeGreaterThan(2)
  for (const { votes, exhausted, loss } of stages) {
    const [over, under] = [...Object.values(votes), exhausted, loss]
      .map(fraction)
      .reduce(([a, b], [c, d]) => [a * d + c * b, b * d])
    expect(over).toBe(34n * under)
    expect(Number(loss)).toBeGreaterThanOrEqual(0)
    expect(Number(loss)).toBeLessThan(0.001)
  }
})

describe.each(STAGED)('independence, %s:', (method) => {
  const ballots = said('9 a>b>c', '7 b>c>a', '5 c>a>b', '3 d>c', '2 d>a', '1 c')

  test('from the order of ballots and candidates', () => {
    const record = counted(method, ballots)
    expect(counted(method, [...ballots].reverse())).toEqual(record)
    const reversed = counted(method, ballots, { candidates: ['d', 'c', 'b', 'a'] })
    expect(reversed).toEqual({ ...record, candidates: reversed.candidates })
  })

  test('from splitting into parts', () => {
    const poll = { method, seats: 1, candidates: ['a', 'b', 'c', 'd'] }
    const parts = ballots.map((ballot) => summarize({ ...poll, ballots: [ballot] }) as Summary)
    const together = parts.reduce((a, b) => merge(b, a) as Summary)
    expect(count(together)).toEqual(count({ ...poll, ballots }))
  })
})
