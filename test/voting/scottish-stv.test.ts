import { type Ballot, type CountRecord, count, type PollInput } from 'huzhu/voting'
import { pollOf } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotBlt, ballotFolder, ballotJson, ballotPacked, hasBallots, withFiles } from './shared.ts'

const POLL: PollInput = { method: 'scottish-stv', seats: 1, candidates: ['a', 'b', 'c', 'd', 'e', 'f'] }

function counted(poll: Partial<PollInput>, ballots: readonly Ballot[]): CountRecord {
  const result = count({ ...POLL, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

/** `said('3 a>b', '2 c')`: three ballots that rank a before b, two that rank c alone. */
const said = (...texts: string[]): Ballot[] =>
  texts.map((text) => {
    const [count = '', order = ''] = text.split(' ')
    return { ranking: order.split('>').map((rank) => (rank.length === 1 ? rank : [...rank.replaceAll('=', '')])), count }
  })

describe.skipIf(!hasBallots)(withFiles('elections to Scottish councils'), () => {
  interface Election {
    readonly seats: number
    readonly names: readonly string[]
    readonly quota: number
    readonly valid: number
    readonly elected: readonly string[]
    readonly final: readonly string[]
    /** `12ab 3b`: twelve that rank the first candidate before the second, and so on. */
    readonly ballots: string
  }

  test('all 374 of 2007 to 2012: who is elected in which order, and the last votes to five places', () => {
    const elections = ballotPacked('scottish/all-2007-2012.jsonl.gz')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Election)
    expect(elections).toHaveLength(374)
    for (const { seats, names, ballots, quota, valid, elected, final } of elections) {
      const record = counted(
        { seats, candidates: [...'abcdefghijklmn'.slice(0, names.length)] },
        ballots.split(' ').map((one) => ({ ranking: [...one.replace(/\d+/, '')], count: String(Number.parseInt(one, 10)) })),
      )
      expect(record.elected).toEqual(elected)
      expect(Object.values(record.stages.at(-1)?.votes ?? {})).toEqual(final)
      expect(record).toMatchObject({ quota: `${quota}.00000`, ballots: { valid: String(valid) }, tied: [] })
    }
  })

  interface Stages {
    readonly electedIds: readonly number[]
    readonly stages: readonly {
      readonly type: string
      readonly candidate: number | null
      readonly votes: readonly string[]
      readonly nontransferable: string
    }[]
  }

  const wards = hasBallots ? ballotFolder('scottish').filter((file) => file.endsWith('.blt')) : []
  test.each(wards)('every stage of %s', (file) => {
    const { seats, candidates, ballots } = pollOf(ballotBlt(`scottish/${file}`))
    const expected = ballotJson<Stages>(`scottish/${file.replace('.blt', '.expected.json')}`)
    const record = counted({ seats, candidates }, ballots)
    expect(record.elected).toEqual(expected.electedIds.map(String))
    expect(
      record.stages.map(({ kind, of, votes, exhausted }) => ({
        type: kind === 'exclusion' ? 'exclude' : kind,
        candidate: of === undefined ? null : Number(of[0]),
        votes: candidates.map((candidate) => votes[candidate]),
        nontransferable: exhausted,
      })),
    ).toEqual(expected.stages)
  })
})

describe('what is a preference (SSI 2007/42, art. 2: in consecutive order)', () => {
  test('a ballot without a first preference is void and no part of the quota', () => {
    const record = counted({ candidates: ['a', 'b'] }, [
      ...said('3 a', '2 a=b>a'),
      { ranking: [] },
      { ranking: [[], 'b'], count: 9 },
    ])
    expect(record).toMatchObject({
      elected: ['a'],
      quota: '2.00000',
      ballots: { cast: '15', valid: '3', void: '12', blank: '0' },
    })
  })

  test.each([
    ['two candidates at one rank', ['c', ['a', 'b']]],
    ['a rank that is left out', ['c', [], 'b']],
    ['a candidate for the second time', ['c', 'c', 'b']],
  ])('a ballot ends at %s', (_, ranking) => {
    const record = counted({ candidates: ['a', 'b', 'c'] }, [...said('3 a', '2 b'), { ranking }])
    expect(record.stages[1]).toMatchObject({ of: ['c'], votes: { a: '3.00000', b: '2.00000' }, exhausted: '1.00000' })
  })

  test('one who withdrew is passed over, and the ranks close up', () => {
    const { stages } = counted({ candidates: ['a', 'b', 'c'], withdrawn: ['b'] }, said('3 b>a', '2 c', '1 b'))
    expect(stages[0]).toMatchObject({ votes: { a: '3.00000', c: '2.00000' } })
    expect(stages[0]?.votes).not.toHaveProperty('b')
  })
})

describe('surpluses (rules 48 and 49)', () => {
  test('go on at value × surplus / votes to five places, what remains is lost', () => {
    const { stages } = counted({ seats: 2, candidates: ['a', 'b', 'c'] }, said('4 a>b', '3 a>c', '1 b', '2 c'))
    // A quota of 4 leaves 3 of 7 to transfer: 0.42857 a paper.
    expect(stages[1]).toMatchObject({
      kind: 'surplus',
      of: ['a'],
      votes: { a: '4.00000', b: '2.71428', c: '3.28571' },
      exhausted: '0.00000',
      loss: '0.00001',
    })
  })

  test('of 0 are not transferred: the next stage is an exclusion', () => {
    const { stages } = counted({ seats: 2, candidates: ['a', 'b', 'c', 'd'] }, said('4 a>d', '3 b', '2 c', '1 d'))
    expect(stages.map(({ kind, of, elected }) => [kind, of, elected])).toEqual([
      ['first', undefined, ['a']],
      ['exclusion', ['d'], []],
      ['exclusion', ['c'], ['b']],
    ])
  })

  test('the largest goes first, also of one elected later', () => {
    const { stages } = counted({ seats: 4 }, said('11 a>c', '16 b>d', '3 c', '6 d', '2 e', '8 f'))
    expect(stages.slice(0, 4).map(({ of, elected }) => [of, elected])).toEqual([
      [undefined, ['b', 'a']],
      [['b'], ['d']],
      [['d'], []],
      [['a'], []],
    ])
  })

  const level = said('10 a>c', '10 b>d', '3 c', '2 d')
  test('that are equal from the first stage on are a tie, at which the count stops: a lot is needed', () => {
    const record = counted({ seats: 3 }, level)
    expect(record).toMatchObject({ elected: ['a', 'b'], tied: [{ what: 'surplus', seats: 1, among: ['a', 'b'], stage: 0 }] })
    expect(record.stages).toHaveLength(1)
  })

  test('a rule of the poll for ties decides between them', () => {
    const record = counted({ seats: 3, ties: [{ order: ['b', 'a', 'c', 'd', 'e', 'f'] }] }, level)
    expect(record.stages.slice(1, 3).map(({ of }) => of)).toEqual([['b'], ['a']])
    expect(record.broken[0]).toMatchObject({ what: 'surplus', among: ['a', 'b'], chosen: ['b'] })
    expect(record.ties).toEqual([{ order: ['b', 'a', 'c', 'd', 'e', 'f'] }])
  })

  test('that are equal go in the order of the last stage at which they differed', () => {
    const { stages, broken } = counted({ seats: 4 }, said('14 a', '15 b', '19 c', '6 d>a', '5 d>b', '13 e', '18 f'))
    expect(stages[1]).toMatchObject({
      of: ['d'],
      votes: { a: '20.00000', b: '20.00000' },
      elected: ['a', 'b'],
      quota: '19.00000',
    })
    expect(stages.slice(2, 4).map(({ of }) => of)).toEqual([['b'], ['a']])
    expect(broken).toEqual([{ what: 'surplus', seats: 1, among: ['a', 'b'], stage: 1, rule: 'priorStage', chosen: ['b'] }])
  })
})

describe('exclusions (rules 50 and 51)', () => {
  test('a tie at the first stage stops the count, or goes by lot', () => {
    const ballots = said('5 a', '4 b', '2 c', '2 d')
    const poll = { candidates: ['a', 'b', 'c', 'd'] }
    const record = counted(poll, ballots)
    expect(record).toMatchObject({ elected: [], tied: [{ what: 'exclusion', seats: 1, among: ['c', 'd'], stage: 0 }] })
    const drawn = counted({ ...poll, ties: [{ lot: { seed: '2026-05-01 03 11 17' } }] }, ballots)
    expect(drawn).toMatchObject({ elected: ['a'], tied: [] })
    expect(drawn.broken[0]).toMatchObject({ what: 'exclusion', among: ['c', 'd'], rule: { lot: {} } })
  })

  test('a tie goes by the last stage at which they differed: fewer votes then, out now', () => {
    const { stages, broken } = counted({ candidates: ['a', 'b', 'c', 'd'] }, said('9 a', '4 b', '5 c', '1 d>b'))
    expect(stages[2]).toMatchObject({ kind: 'exclusion', of: ['b'] })
    expect(broken).toEqual([{ what: 'exclusion', seats: 1, among: ['b', 'c'], stage: 1, rule: 'priorStage', chosen: ['b'] }])
  })

  test('a tie of candidates who never differed stays one at a later stage; one that is not reached is none', () => {
    const late = counted({ candidates: ['a', 'b', 'c', 'd'] }, said('4 a', '3 b', '3 c', '1 d'))
    expect(late).toMatchObject({ elected: [], tied: [{ what: 'exclusion', among: ['b', 'c'], stage: 1 }] })
    const never = counted({ candidates: ['a', 'b', 'c', 'd'] }, said('4 a', '2 b', '2 c', '1 d>a'))
    expect(never).toMatchObject({ elected: ['a'], tied: [] })
  })

  test('a candidate without any first preference is excluded like others', () => {
    const { stages } = counted({ candidates: ['a', 'b', 'c'] }, said('3 a', '3 b', '1 b>c'))
    expect(stages[0]).toMatchObject({ elected: ['b'] })
    const longer = counted({ candidates: ['a', 'b', 'c', 'd'] }, said('3 a', '3 b', '1 d>b'))
    expect(longer.stages[1]).toMatchObject({ of: ['c'], votes: { c: '0.00000' }, exhausted: '0.00000' })
  })
})

describe('the last seats (rule 52)', () => {
  test('all who are left are elected, without the quota, most votes first', () => {
    const { elected, stages } = counted({ seats: 3, candidates: ['a', 'b', 'c', 'd'] }, said('9 a', '2 b', '3 c', '1 d'))
    expect(elected).toEqual(['a', 'c', 'b'])
    expect(stages.at(-1)).toMatchObject({ of: ['d'], elected: ['c', 'b'] })
  })

  test('two who are level for the last seat are a tie', () => {
    expect(counted({ candidates: ['a', 'b'] }, said('2 a', '2 b'))).toMatchObject({
      elected: [],
      tied: [{ what: 'exclusion', seats: 1, among: ['a', 'b'] }],
    })
  })

  test('with no more candidates than seats all are elected at once', () => {
    expect(counted({ seats: 3, candidates: ['a', 'b'] }, said('1 b'))).toMatchObject({ elected: ['b', 'a'], tied: [] })
  })

  test('no transfer is made once they are filled', () => {
    expect(counted({ seats: 2, candidates: ['a', 'b', 'c'] }, said('5 a>c', '4 b', '1 c')).stages).toHaveLength(1)
  })

  test('0 ballots elect nobody: all are tied', () => {
    expect(counted({ candidates: ['a', 'b'] }, [])).toMatchObject({
      elected: [],
      tied: [{ what: 'seats', seats: 1, among: ['a', 'b'], stage: 0 }],
      quota: '1.00000',
    })
  })
})

test('10^18 ballots are counted to the last one', () => {
  const { stages, quota, elected } = counted({ candidates: ['a', 'b', 'c'], seats: 2 }, [
    { ranking: ['a', 'b'], count: '1000000000000000001' },
    { ranking: ['b'], count: '1' },
    { ranking: ['c'], count: '2' },
  ])
  expect(quota).toBe('333333333333333335.00000')
  expect(stages[1]?.votes).toEqual({ a: '333333333333333335.00000', b: '666660000000000001.66666', c: '2.00000' })
  expect(elected).toEqual(['a', 'b'])
})

test('the record of more candidates than a count by stages can list is refused', () => {
  const candidates = Array.from({ length: 501 }, (_, index) => String(index))
  expect(count({ ...POLL, candidates, ballots: [] })).toMatchObject({ ok: false, refusal: { path: ['candidates'] } })
})
