import { type Ballot, type CountRecord, count, type PollInput, verifyCount } from 'huzhu/voting'
import { pollOf } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { fractionVotes } from '../../src/voting/votes.ts'
import { ballotBlt, ballotFolder, ballotJson, hasBallots, withFiles } from './shared.ts'

const POLL: PollInput = { method: 'wigm-stv', seats: 2, candidates: ['a', 'b', 'c'] }

function counted(poll: Partial<PollInput>, ballots: readonly Ballot[]): CountRecord {
  const result = count({ ...POLL, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })

describe.skipIf(!hasBallots)(withFiles('the reference rule of the PR Foundation'), () => {
  interface Expected {
    readonly wigmPrf: {
      readonly quota: string
      readonly electedIds: readonly number[]
      readonly finalVotes: { readonly [id: string]: string }
    }
  }

  const rules = { decimals: 4, quota: 'droopDecimal' }
  const wards = hasBallots ? ballotFolder('scottish').filter((file) => file.endsWith('.blt')) : []
  test.each(wards)('elects in %s whom it must, with the last votes to four places', (file) => {
    const { wigmPrf } = ballotJson<Expected>(`scottish/${file.replace('.blt', '.expected.json')}`)
    const poll = pollOf(ballotBlt(`scottish/${file}`))
    const record = counted({ ...poll, rules }, poll.ballots)
    expect([...record.elected].sort()).toEqual(wigmPrf.electedIds.map(String).sort())
    expect(record.quota).toBe(wigmPrf.quota)
    // The rule ends the count once the seats are filled (B.1, D.3). droop transfers one surplus more, where there is one.
    const end = record.stages.at(-1)
    if (file === 'glasgow_2007_springburn.blt') expect(end).toMatchObject({ votes: { 4: '1374.1999' }, elected: ['4'] })
    else expect(end?.votes).toEqual(wigmPrf.finalVotes)
  })
})

test.skipIf(!hasBallots)(withFiles('Portland 2024, district 1: elected as certified, every stage to five places'), () => {
  interface Expected {
    readonly threshold: number
    readonly officialWinners: readonly string[]
    readonly firstPreferences: { readonly [name: string]: number }
    readonly stages: readonly { readonly candidate: string | null; readonly votes: readonly string[] }[]
  }
  const expected = ballotJson<Expected>('us/2024_portland_or_d1.expected.json')
  const file = ballotBlt('us/2024_portland_or_d1.blt')
  const poll = pollOf(file)
  const named = (id: string) => file.candidates[Number(id) - 1]?.name as string
  // Two are level for exclusion once.
  const exact = counted({ ...poll, ties: ['priorStage'] }, poll.ballots)
  expect(exact.broken).toMatchObject([{ what: 'exclusion', stage: 7 }])
  expect(exact.elected.map(named)).toEqual(expected.officialWinners)
  expect(exact.quota).toBe(String(expected.threshold))
  expect(Object.entries(exact.stages[0]?.votes ?? {}).map(([id, votes]) => [named(id), Number(votes)])).toEqual(
    Object.entries(expected.firstPreferences),
  )
  const five = count({ ...poll, method: 'scottish-stv' }) as CountRecord
  expect(
    five.stages.map(({ of = [], votes }) => ({
      candidate: of[0] === undefined ? null : named(of[0]),
      votes: Object.values(votes),
    })),
  ).toEqual(expected.stages.map(({ candidate, votes }) => ({ candidate, votes })))
})

describe('examples of Wikipedia, in fractions', () => {
  test('food (en, Single transferable vote)', () => {
    const candidates = ['Orange', 'Pear', 'Chocolate', 'Strawberry', 'Hamburger']
    const record = counted(
      { seats: 3, candidates, ties: [{ order: ['Orange', 'Strawberry', 'Hamburger', 'Chocolate', 'Pear'] }] },
      [
        ranks(4, 'Orange'),
        ranks(2, 'Pear', 'Orange'),
        ranks(8, 'Chocolate', 'Strawberry'),
        ranks(4, 'Chocolate', 'Hamburger'),
        ranks(1, 'Strawberry'),
        ranks(1, 'Hamburger'),
      ],
    )
    expect(record).toMatchObject({ elected: ['Chocolate', 'Orange', 'Strawberry'], quota: '6' })
    expect(record.stages.map(({ votes }) => votes)).toMatchObject([
      { Orange: '4', Pear: '2', Chocolate: '12', Strawberry: '1', Hamburger: '1' },
      { Orange: '4', Pear: '2', Chocolate: '6', Strawberry: '5', Hamburger: '3' },
      { Orange: '6', Pear: '0', Strawberry: '5', Hamburger: '3' },
      { Strawberry: '5', Hamburger: '0' },
    ])
  })

  test('A to D (fr, Scrutin à vote unique transférable)', () => {
    const record = counted({ candidates: ['A', 'B', 'C', 'D'] }, [
      ranks(28, 'A', 'B', 'C', 'D'),
      ranks(14, 'A', 'C', 'D', 'B'),
      ranks(15, 'B', 'C', 'A', 'D'),
      ranks(17, 'C', 'A', 'B', 'D'),
      ranks(26, 'D', 'B', 'C', 'A'),
    ])
    expect(record).toMatchObject({ elected: ['A', 'B'], quota: '34' })
    expect(record.stages.map(({ votes }) => votes)).toMatchObject([
      { A: '42', B: '15', C: '17', D: '26' },
      { A: '34', B: '61/3', C: '59/3', D: '26' },
      { A: '34', B: '112/3', C: '0', D: '86/3' },
    ])
    for (const { loss } of record.stages) expect(loss).toBe('0')
  })

  test('Andrea, Brad and Carter (en, Schulze STV)', () => {
    const record = counted({ candidates: ['Andrea', 'Brad', 'Carter'] }, [
      ranks(12, 'Andrea', 'Brad', 'Carter'),
      ranks(38, 'Andrea', 'Carter', 'Brad'),
      ranks(13, 'Carter', 'Andrea', 'Brad'),
      ranks(27, 'Brad'),
    ])
    expect(record).toMatchObject({ elected: ['Andrea', 'Brad'], quota: '31' })
    expect(record.stages[1]?.votes).toEqual({ Andrea: '31', Brad: '789/25', Carter: '686/25' })
  })
})

describe('the quota', () => {
  const ballots = [ranks(5, 'a', 'b'), ranks(3, 'b'), ranks(1, 'c'), ranks(9)]
  test.each([
    [{ quota: 'droop' }, '4'],
    [{ quota: 'hagenbachBischoff' }, '3'],
    [{ quota: 'hare' }, '9/2'],
    [{ quota: 'hare', decimals: 3 }, '4.500'],
    [{ quota: 'droopDecimal', decimals: 2 }, '3.01'],
  ] as const)('%j of 9 votes and 9 blank ballots for 2 seats is %s', (rules, quota) => {
    const record = counted({ rules }, ballots)
    expect(record.quota).toBe(quota)
    expect(record).toMatchObject({ elected: ['a', 'b'], ballots: { valid: '18', blank: '9' } })
    expect(Number(record.stages[0]?.exhausted)).toBe(9)
  })

  test('of Hagenbach-Bischoff elects whoever has more, not whoever reaches it', () => {
    const level = [ranks(3, 'a'), ranks(3, 'b'), ranks(3, 'c')]
    expect(counted({ rules: { quota: 'hagenbachBischoff' } }, level)).toMatchObject({
      elected: [],
      tied: [{ among: ['a', 'b', 'c'] }],
    })
    expect(counted({ rules: { quota: 'hagenbachBischoff' } }, [...level, ranks(1, 'a')]).stages[0]).toMatchObject({
      elected: ['a'],
    })
  })

  test('of Hare is rounded up where decimals are kept, so that no more reach it than there are seats', () => {
    const ballots = [ranks(1, 'a'), ranks(1, 'b'), ranks(1, 'c')]
    const record = counted({ seats: 2, rules: { quota: 'hare', decimals: 0 } }, ballots)
    expect(record).toMatchObject({ quota: '2', elected: [], tied: [{ what: 'exclusion', among: ['a', 'b', 'c'] }] })
  })

  test('of Hagenbach-Bischoff is rounded up where decimals are kept: else what the elected do not keep elects one too many', () => {
    const ballots = [ranks(1, 'c', 'a'), ranks(1, 'c', 'd')]
    const rules = { quota: 'hagenbachBischoff', decimals: 0 } as const
    const record = counted({ seats: 2, candidates: ['a', 'b', 'c', 'd'], rules }, ballots)
    expect(record).toMatchObject({ quota: '1', elected: ['c'], tied: [{ what: 'exclusion', among: ['a', 'b', 'd'] }] })
    expect(record.stages[1]?.votes).toEqual({ a: '0', b: '0', c: '1', d: '0' })
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
    const four = counted({ seats: 2, rules }, [ranks(2, 'a'), ranks(1, 'b'), ranks(1, 'c')])
    expect(four).toMatchObject({ quota: '2', stages: [{ votes: { a: '2' }, elected: ['a'] }] })
  })

  test('of one in the last decimal needs decimals', () => {
    expect(count({ ...POLL, rules: { quota: 'droopDecimal' }, ballots })).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['rules', 'decimals'] },
    })
  })
})

test('candidates who are certain to lose are excluded before a surplus is transferred that could not save them', () => {
  const ballots = [ranks(12, 'a', 'b'), ranks(6, 'b'), ranks(5, 'c'), ranks(1, 'd', 'c'), ranks(1, 'e', 'c')]
  const poll = { candidates: ['a', 'b', 'c', 'd', 'e'], rules: { batch: 'certainLosers' } } as const
  expect(counted(poll, ballots).stages[1]).toMatchObject({ kind: 'surplus' })
  const close = [ranks(10, 'a', 'b'), ranks(6, 'b'), ranks(7, 'c'), ranks(1, 'd', 'c'), ranks(1, 'e', 'c')]
  expect(counted(poll, close).stages[1]).toMatchObject({ kind: 'exclusion', of: ['d', 'e'], votes: { c: '9' } })
})

test('a candidate for those written in is excluded before any surplus is transferred', () => {
  const ballots = [ranks(9, 'a', 'c'), ranks(4, 'b'), ranks(3, 'c', 'b'), ranks(5, 'd', 'c')]
  const { stages } = counted({ seats: 2, candidates: ['a', 'b', 'c', 'd'], rules: { excludedFirst: ['d'] } }, ballots)
  expect(stages.map(({ of }) => of)).toEqual([undefined, ['d']])
  expect(stages[1]).toMatchObject({ votes: { c: '8' }, elected: ['c'] })
})

test('an overvote is read by a rule of the poll, or refused', () => {
  const ballots = [ranks(3, 'a'), ranks(3, 'b'), ranks(4, ['a', 'c'], 'b')]
  expect(count({ ...POLL, ballots })).toMatchObject({ ok: false, refusal: { code: 'choiceMissing', choice: 'rules.overvotes' } })
  expect(counted({ rules: { overvotes: 'skip' } }, ballots).stages[0]?.votes).toEqual({ a: '3', b: '7', c: '0' })
  expect(counted({ rules: { overvotes: 'exhaust' } }, ballots).stages[0]).toMatchObject({ votes: { b: '3' }, exhausted: '4' })
})

test('fractions stay exact however many surpluses follow one another', () => {
  const candidates = [...'abcdefgh']
  const ballots = candidates.map((_, k) => ranks(97 - 11 * k, ...candidates.slice(k), ...candidates.slice(0, k)))
  const { stages, elected } = counted({ seats: 6, candidates }, ballots)
  expect(elected).toHaveLength(6)
  expect(stages.filter(({ kind }) => kind === 'surplus').length).toBeGreaterThan(3)
  for (const { loss } of stages) expect(loss).toBe('0')
})

test('decimals cut a product off before it is divided, unlike the Scottish rule (PR Foundation, D.4)', () => {
  // Each of the four papers is worth 0.7 with b, whose surplus of 1.7 leaves it 0.7 × 1.7 = 1.1 (not 1.19), over 2.8: 0.3, and not 0.4.
  const { stages } = counted({ seats: 3, candidates: ['a', 'b', 'c', 'd'], rules: { decimals: 1, quota: 'droopDecimal' } }, [
    ranks(4, 'a', 'b', 'c'),
  ])
  expect(stages[1]).toMatchObject({ of: ['a'], votes: { a: '1.1', b: '2.8' }, loss: '0.1' })
  expect(stages[2]).toMatchObject({ of: ['b'], votes: { a: '1.1', b: '1.1', c: '1.2' }, loss: '0.6' })
})

describe('exact fractions', () => {
  const candidates = Array.from({ length: 12 }, (_, k) => `c${k}`)
  const ballots = candidates.map((_, k) => ranks(100 + k * k, ...candidates.slice(k), ...candidates.slice(0, k)))

  test('are for up to ten seats: for more the rules say how many decimals are kept', () => {
    expect(counted({ seats: 10, candidates }, ballots).elected).toHaveLength(10)
    expect(count({ ...POLL, seats: 11, candidates, ballots })).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['rules', 'decimals'] },
    })
    const record = counted({ seats: 11, candidates, rules: { decimals: 9 } }, ballots)
    expect(record.elected).toHaveLength(11)
    const { rules: _, ...without } = record
    expect(verifyCount(ballots, without)).toMatchObject({ ok: false, path: ['rules', 'decimals'] })
    expect(counted({ seats: 12, candidates }, ballots).elected).toHaveLength(12)
  })

  test('of some thousand digits are reduced', () => {
    // Of two Fibonacci numbers the common divisor takes the most steps.
    let [num, den] = [1n, 1n]
    for (let k = 0; k < 20_000; k += 1) [num, den] = [num + den, num]
    expect(fractionVotes(num, den)).toBe(`${num}/${den}`)
  })
})
