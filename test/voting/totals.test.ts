import { type Ballot, type CountRecord, count, type PollInput, verifyCount } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { ballotJson, ballotText, hasBallots, withFiles } from './shared.ts'

const ABC = ['a', 'b', 'c']

function counted(poll: Partial<PollInput> & Pick<PollInput, 'method'>, ballots: readonly Ballot[]): CountRecord {
  const result = count({ seats: 1, candidates: ABC, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const votesOf = (record: CountRecord) => record.stages[0]!.votes
const names = (count: number, ...approvals: string[]): Ballot => ({ approvals, count })
const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })

describe('plurality', () => {
  test('counts one name a ballot; more make it void, none leaves it blank', () => {
    const record = counted({ method: 'plurality' }, [names(5, 'a'), names(3, 'b'), names(4, 'b', 'c'), names(2)])
    expect(record).toMatchObject({ elected: ['a'], tied: [], ballots: { cast: '14', valid: '10', void: '4', blank: '2' } })
    expect(record.stages).toEqual([
      { kind: 'first', votes: { a: '5', b: '3', c: '0' }, elected: ['a'], excluded: [], exhausted: '2', loss: '0' },
    ])
  })

  test('counts the best rank of a ranking, skipped ones left out; two in it are over-marked', () => {
    const ballots = [ranks(2, 'a', 'b'), ranks(3, [], 'b'), ranks(4, ['a', 'c'], 'b'), ranks(1, [], [])]
    const record = counted({ method: 'plurality' }, ballots)
    expect(votesOf(record)).toEqual({ a: '2', b: '3', c: '0' })
    expect(record.ballots).toEqual({ cast: '10', valid: '6', void: '4', blank: '1' })
  })

  test('a ballot against somebody, or with an abstention, is a vote for nobody', () => {
    const record = counted({ method: 'plurality' }, [
      { marks: { a: 'for', b: 'against', c: 'abstain' } },
      { marks: { a: 'against' } },
    ])
    expect(votesOf(record)).toEqual({ a: '1', b: '0', c: '0' })
    expect(record.ballots.blank).toBe('1')
  })

  test('a person written in can win; the record names them after the candidates', () => {
    const record = counted({ method: 'plurality' }, [{ marks: { zhou: 'writeIn' }, count: 3 }, names(2, 'a')])
    expect(record.elected).toEqual(['zhou'])
    expect(votesOf(record)).toEqual({ a: '2', b: '0', c: '0', zhou: '3' })
  })

  test('ballots are read as if the withdrawn were not there', () => {
    const record = counted({ method: 'plurality', withdrawn: ['a'] }, [
      ranks(5, 'a', 'b'),
      ranks(3, ['a', 'c']),
      names(2, 'a', 'c'),
      names(1, 'a'),
    ])
    expect(votesOf(record)).toEqual({ b: '5', c: '5' })
    expect(record.ballots).toMatchObject({ void: '0', blank: '1' })
  })

  test('names that a plain object has of its own are names like any other', () => {
    const record = counted({ method: 'plurality', candidates: ['toString', 'constructor'] }, [
      names(2, 'toString'),
      names(1, 'constructor'),
    ])
    expect(record.elected).toEqual(['toString'])
    expect(votesOf(record)).toEqual({ toString: '2', constructor: '1' })
  })
})

describe('the limited vote', () => {
  test('names up to so many persons, fewer are valid, more void', () => {
    const record = counted({ method: 'limited', seats: 3, rules: { marks: 2 } }, [
      names(3, 'a', 'b'),
      names(2, 'c'),
      names(1, 'a', 'b', 'c'),
    ])
    expect(votesOf(record)).toEqual({ a: '3', b: '3', c: '2' })
    expect(record).toMatchObject({ ballots: { valid: '5', void: '1' } })
  })

  test('is the block vote where nobody said how many: as many names as seats', () => {
    const ballots = [names(3, 'a', 'b'), names(2, 'c'), names(1, 'a', 'b', 'c')]
    const record = counted({ method: 'limited', seats: 2 }, ballots)
    expect(votesOf(record)).toEqual({ a: '3', b: '3', c: '2' })
    expect(record).toMatchObject({ elected: ['a', 'b'], ballots: { valid: '5', void: '1' } })
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
    const three = counted({ method: 'limited', seats: 3 }, ballots)
    expect(three).toMatchObject({ elected: ['a', 'b', 'c'], ballots: { valid: '6', void: '0' } })
    expect(verifyCount(ballots, three)).toEqual({ ok: true })
  })
})

describe('score voting', () => {
  test('adds scores; whoever is left out gets none', () => {
    const record = counted({ method: 'score', rules: { max: 10 } }, [
      { scores: { a: 10, b: 9 }, count: 2 },
      { scores: { b: 3, c: 10 } },
      { scores: { c: 0 } },
    ])
    expect(votesOf(record)).toEqual({ a: '20', b: '21', c: '10' })
    expect(record).toMatchObject({ elected: ['b'], ballots: { valid: '4', blank: '1' } })
  })

  test('is refused where nobody said what the best score is', () => {
    expect(count({ method: 'score', seats: 1, candidates: ABC, ballots: [] })).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['rules', 'max'] },
    })
  })
})

describe('the Borda count', () => {
  test('gives a point for each one below, half a point for each one level', () => {
    expect(votesOf(counted({ method: 'borda' }, [ranks(1, 'a', ['b', 'c'])]))).toEqual({ a: '2', b: '1/2', c: '1/2' })
  })

  test('gives the unranked the last places to share, or nothing to do with anybody', () => {
    const ballots = [ranks(1, 'a'), ranks(1)]
    expect(votesOf(counted({ method: 'borda', unranked: 'last' }, ballots))).toEqual({ a: '3', b: '3/2', c: '3/2' })
    expect(votesOf(counted({ method: 'borda', unranked: 'noOpinion' }, ballots))).toEqual({ a: '0', b: '0', c: '0' })
  })

  test('asks what unranked means, once somebody is unranked', () => {
    const poll = { method: 'borda', seats: 1, candidates: ABC } as const
    expect(count({ ...poll, ballots: [ranks(1, 'a', 'b', 'c')] })).toMatchObject({ ok: true })
    expect(count({ ...poll, ballots: [ranks(1, 'a', 'b', 'c'), ranks(1, 'a')] })).toEqual({
      ok: false,
      refusal: { code: 'choiceMissing', choice: 'unranked', options: ['last', 'noOpinion'] },
    })
    // Everybody who still stands is ranked.
    expect(count({ ...poll, withdrawn: ['c'], ballots: [ranks(1, 'a', 'b')] })).toMatchObject({ ok: true })
  })
})

describe('ties by totals', () => {
  const level = [names(3, 'a'), names(2, 'b'), names(2, 'c')]

  test('at the last seat: those above are elected, those level are tied for what is left', () => {
    expect(counted({ method: 'plurality', seats: 2 }, level)).toMatchObject({
      elected: ['a'],
      tied: [{ what: 'seats', seats: 1, among: ['b', 'c'], stage: 0 }],
      broken: [],
    })
  })

  test('above the edge and below it, nothing hangs on being level', () => {
    expect(counted({ method: 'plurality', seats: 3 }, level)).toMatchObject({ elected: ['a', 'b', 'c'], tied: [] })
    expect(counted({ method: 'plurality', seats: 1 }, level)).toMatchObject({ elected: ['a'], tied: [] })
  })

  test('are broken by the rules of the poll, and the record says by which', () => {
    const ties = ['priorStage' as const, { order: ['c', 'b', 'a'] }]
    expect(counted({ method: 'plurality', seats: 2, ties }, level)).toMatchObject({
      elected: ['a', 'c'],
      tied: [],
      broken: [{ rule: { order: ['c', 'b', 'a'] }, among: ['b', 'c'], chosen: ['c'] }],
    })
  })

  test('of candidates without a vote, for seats that are left', () => {
    expect(counted({ method: 'approval', seats: 2 }, [names(1, 'a')])).toMatchObject({
      elected: ['a'],
      tied: [{ seats: 1, among: ['b', 'c'] }],
    })
  })

  test('0 ballots, or blank ones alone, elect nobody: all are tied, and no lot is drawn', () => {
    const ties = [{ lot: { seed: 'seed' } }]
    for (const ballots of [[], [names(5)]]) {
      expect(counted({ method: 'approval', seats: 2, ties }, ballots)).toMatchObject({
        elected: [],
        tied: [{ seats: 2, among: ABC }],
        broken: [],
      })
    }
  })

  test('more seats than candidates: all are elected, the best first', () => {
    expect(counted({ method: 'approval', seats: 9 }, [names(1, 'c')])).toMatchObject({ elected: ['c', 'a', 'b'], tied: [] })
  })

  test('all withdrawn: nobody is elected, and nobody tied', () => {
    expect(counted({ method: 'approval', withdrawn: ABC }, [names(1, 'c')])).toMatchObject({ elected: [], tied: [] })
  })
})

test('10^18 voters are counted exactly', () => {
  const ballots: Ballot[] = [
    { approvals: ['a'], count: '1000000000000000001' },
    { approvals: ['b'], count: '1000000000000000000' },
    { approvals: ['b'] },
  ]
  const record = counted({ method: 'approval' }, ballots)
  expect(votesOf(record)).toEqual({ a: '1000000000000000001', b: '1000000000000000001', c: '0' })
  expect(record.tied).toHaveLength(1)
})

describe.skipIf(!hasBallots)(withFiles('examples with known outcomes'), () => {
  interface Example {
    readonly id: string
    readonly candidates: readonly string[]
    readonly ballots: readonly Ballot[]
    readonly expected: { readonly plurality?: string; readonly borda?: { readonly [candidate: string]: number } }
  }

  test('Tennessee (Wikipedia): plurality elects Memphis, Borda Nashville by 194, 173, 126 and 107', () => {
    const { examples } = ballotJson<{ examples: readonly Example[] }>('small/method-examples.json')
    const { candidates, ballots, expected } = examples.find(({ id }) => id === 'tennessee')!
    expect(counted({ method: 'plurality', candidates }, ballots).elected).toEqual([expected.plurality])
    const borda = counted({ method: 'borda', candidates }, ballots)
    expect(borda.elected).toEqual(['Nashville'])
    expect(votesOf(borda)).toEqual(
      Object.fromEntries(Object.entries(expected.borda!).map(([id, points]) => [id, String(points)])),
    )
  })

  test("Debian's leader of 2006 by Borda, unranked ones last: 4233/2 points and the like", () => {
    interface Expected {
      readonly candidates: readonly string[]
      readonly implicit: { readonly borda: readonly string[] }
    }
    const { candidates, implicit } = ballotJson<Expected>('debian/leader2006.expected.json')
    const lines = ballotText('debian/leader2006_tally.txt').matchAll(/^V: ([-\d]+)\s/gm)
    const ballots = [...lines].map(([, ranks = '']): Ballot => {
      const ranking = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((rank) => candidates.filter((_, index) => ranks[index] === String(rank)))
      return { ranking }
    })
    expect(ballots).toHaveLength(421)
    expect(Object.values(votesOf(counted({ method: 'borda', candidates, unranked: 'last' }, ballots)))).toEqual(implicit.borda)
  })

  interface Instance {
    readonly id: string
    readonly numCand: number
    readonly committeeSize: number
    readonly approvals: readonly (readonly number[])[]
    readonly results: { readonly av: readonly (readonly number[])[] }
  }
  const { instances } = hasBallots
    ? ballotJson<{ instances: readonly Instance[] }>('approval/abcvoting-sample.json')
    : { instances: [] }

  test('committees of abcvoting: the file has 93', () => {
    expect(instances).toHaveLength(93)
  })

  test.each(instances.map((instance) => [instance.id, instance] as const))(
    'committee %s: the elected, with any of the tied, are the winning committees and no others',
    (_, { numCand, committeeSize, approvals, results }) => {
      const candidates = Array.from({ length: numCand }, (_, index) => String(index))
      const ballots = approvals.map((approved): Ballot => ({ approvals: approved.map(String) }))
      const { elected, tied } = counted({ method: 'approval', seats: committeeSize, candidates }, ballots)
      const [tie] = tied
      const committees = tie === undefined ? [elected] : choices(tie.among, tie.seats).map((some) => [...elected, ...some])
      const sorted = (sets: readonly (readonly unknown[])[]) =>
        sets
          .map((set) =>
            set
              .map(Number)
              .sort((a, b) => a - b)
              .join(' '),
          )
          .sort()
      expect(sorted(committees)).toEqual(sorted(results.av))
    },
  )
})

/** Every choice of so many. */
function choices(among: readonly string[], seats: number): readonly (readonly string[])[] {
  if (seats === 0) return [[]]
  return among.flatMap((one, index) => choices(among.slice(index + 1), seats - 1).map((others) => [one, ...others]))
}
