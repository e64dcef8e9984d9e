import * as fc from 'fast-check'
import { type Ballot, count, encode, METHODS, type RankedBallot, summarize } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { settings } from './arbitrary.ts'

const CANDIDATES = ['a', 'b', 'c', 'd']

function encoded(ballots: readonly RankedBallot[], candidates: readonly string[] = CANDIDATES) {
  const result = encode({ candidates, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.ballots
}

const ranks = (ballot: Ballot): ballot is RankedBallot => 'ranking' in ballot

/** Methods that count rankings. */
const RANKING = METHODS.filter((method) => {
  const result = summarize({ method, seats: 1, candidates: CANDIDATES, ballots: [{ ranking: CANDIDATES }] })
  return result.ok
})

describe('ballots that were read before', () => {
  test.each(RANKING)('count by %s as the ballots themselves do', (method) => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const rankings = ballots.filter(ranks)
        const read = encoded(rankings, poll.candidates)
        expect(count({ ...poll, ballots: read })).toEqual(count({ ...poll, ballots: rankings }))
        expect(summarize({ ...poll, ballots: read })).toEqual(summarize({ ...poll, ballots: rankings }))
      }),
    )
  })

  test('are asked for the same choices: skipped ranks above whom withdrew and whom did not, equal ranks, somebody twice', () => {
    const ballots: RankedBallot[] = [
      { ranking: [['w'], [], 'a', ['b', 'w'], ['w'], 'c'], count: 3 },
      { ranking: [[], 'w', 'b', [], [], 'a'], count: '10000000000000000000' },
      { ranking: ['a', ['c', 'b'], 'a', 'w'], count: 2 },
      { ranking: ['w', 'w', 'c', 'b'] },
      { ranking: [] },
    ]
    const candidates = ['w', 'a', 'b', 'c']
    const read = encoded(ballots, candidates)
    for (const withdrawn of [[], ['w'], ['w', 'b']])
      for (const overvotes of ['exhaust', 'skip'] as const)
        for (const skippedRanks of ['skip', 'exhaust', 'exhaustAfterTwo'] as const)
          for (const duplicates of ['skip', 'exhaust', undefined] as const) {
            const rules = { overvotes, skippedRanks, ...(duplicates === undefined ? {} : { duplicates }) }
            const poll = { method: 'wigm-stv', seats: 1, candidates, withdrawn, rules } as const
            expect(count({ ...poll, ballots: read })).toEqual(count({ ...poll, ballots }))
          }
  })

  test('are added up exactly, however many cast a plain order', () => {
    const ballots: RankedBallot[] = [
      { ranking: ['a', 'b', 'c', 'd'], count: Number.MAX_SAFE_INTEGER },
      { ranking: ['b', 'd'], count: 2 },
      { ranking: ['d', 'c', 'b', 'a'], count: '10000000000000000000' },
      { ranking: [], count: 2 },
    ]
    for (const unranked of ['last', 'noOpinion', undefined] as const) {
      const poll = { method: 'copeland', seats: 1, candidates: CANDIDATES, ...(unranked && { unranked }) } as const
      expect(summarize({ ...poll, ballots: encoded(ballots) })).toEqual(summarize({ ...poll, ballots }))
    }
    const poll = {
      method: 'copeland',
      seats: 1,
      candidates: CANDIDATES,
      unranked: 'noOpinion',
      ballots: encoded(ballots),
    } as const
    expect(count(poll)).toMatchObject({ pairwise: { votes: { b: { d: '9007199254740993' }, d: { b: '10000000000000000000' } } } })
  })

  test('have no more ranks than a column can number', () => {
    const skipped = (ranks: number) => ({ ranking: [...Array.from({ length: ranks }, () => []), 'a'] })
    const poll = { method: 'irv', seats: 1, candidates: CANDIDATES, rules: { skippedRanks: 'exhaustAfterTwo' } } as const
    const last = [skipped(65_535)]
    expect(count({ ...poll, ballots: encoded(last) })).toEqual(count({ ...poll, ballots: last }))
    const beyond = { refusal: { path: ['ballots', 0, 'ranking', 65_536], problem: 'is a rank beyond 65536' } }
    expect(encode({ candidates: CANDIDATES, ballots: [skipped(65_536)] })).toMatchObject(beyond)
    expect(count({ ...poll, ballots: [skipped(65_536)] })).toMatchObject(beyond)
  })

  test('are added up in pairs as one by one, be they long or short, alone or many alike, among few candidates or many', () => {
    // Several sums share a number, of which none may run over into the next.
    const order = fc.record({
      keys: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      length: fc.nat(40),
      count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 250, max: 260 })),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(order, { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (size, orders, times) => {
          const candidates = Array.from({ length: size }, (_, index) => `c${index}`)
          const some = orders.map(({ keys, length, count }) => {
            const ranking = candidates.toSorted(
              (a, b) => (keys[candidates.indexOf(a)] as number) - (keys[candidates.indexOf(b)] as number),
            )
            return { ranking: ranking.slice(0, length), count }
          })
          const ballots = Array.from({ length: times }, () => some).flat()
          const poll = { method: 'copeland', seats: 1, candidates, unranked: 'noOpinion' } as const
          expect(summarize({ ...poll, ballots: encoded(ballots, candidates) })).toEqual(summarize({ ...poll, ballots }))
        },
      ),
    )
  })

  test('are of one list of candidates', () => {
    const poll = { method: 'irv', seats: 1 } as const
    const ballots = encoded([{ ranking: ['a', 'b'] }])
    for (const candidates of [
      ['a', 'b', 'c'],
      ['b', 'a', 'c', 'd'],
      [...CANDIDATES, 'e'],
    ])
      expect(count({ ...poll, candidates, ballots })).toEqual({
        ok: false,
        refusal: { code: 'malformed', path: ['ballots'], problem: 'were encoded for other candidates' },
      })
  })

  test('are no ballot among others, and nothing for a method that counts no rankings', () => {
    const read = encoded([{ ranking: ['a'] }])
    const among = [{ ranking: read }] as unknown as RankedBallot[]
    const poll = { seats: 1, candidates: CANDIDATES } as const
    expect(count({ ...poll, method: 'irv', ballots: among })).toMatchObject({ refusal: { path: ['ballots', 0, 'ranking'] } })
    expect(encode({ candidates: CANDIDATES, ballots: among })).toMatchObject({ refusal: { path: ['ballots', 0, 'ranking'] } })
    expect(count({ ...poll, method: 'approval', ballots: read })).toMatchObject({
      refusal: { path: ['ballots'], problem: 'are rankings, which this method does not count' },
    })
  })
})

describe('ballots that cannot be read', () => {
  test.each<[string, unknown, (string | number)[]]>([
    ['nothing at all', undefined, []],
    ['no candidates', { ballots: [] }, ['candidates']],
    ['a candidate who stands twice', { candidates: ['a', 'b', 'a'], ballots: [] }, ['candidates', 2]],
    ['no list of ballots', { candidates: CANDIDATES, ballots: {} }, ['ballots']],
    [
      'a stranger',
      { candidates: CANDIDATES, ballots: [{ ranking: ['a'] }, { ranking: ['a', ['x']] }] },
      ['ballots', 1, 'ranking', 1, 0],
    ],
    ['approvals', { candidates: CANDIDATES, ballots: [{ approvals: ['a'] }] }, ['ballots', 0, 'approvals']],
    ['half a ballot', { candidates: CANDIDATES, ballots: [{ ranking: ['a'], count: 0.5 }] }, ['ballots', 0, 'count']],
  ])('%s is refused where it stands', (_, input, path) => {
    expect(encode(input as Parameters<typeof encode>[0])).toMatchObject({ ok: false, refusal: { code: 'malformed', path } })
  })
})
