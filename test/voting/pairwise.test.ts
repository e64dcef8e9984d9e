import * as fc from 'fast-check'
import {
  type Ballot,
  type CountInput,
  type CountRecord,
  count,
  type PollInput,
  type StrengthRule,
  type Summary,
  summarize,
  verifyCount,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { settings } from './arbitrary.ts'

type Given = Partial<CountInput> & Pick<CountInput, 'method' | 'ballots'>

const given = (poll: Given): CountInput => ({ seats: 1, candidates: ['A', 'B', 'C'], ...poll })

function counted(poll: Given): CountRecord {
  const result = count(given(poll))
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })

/** Whoever is elected to the one seat, or those tied for it. */
const winners = ({ elected, tied }: CountRecord) => [...elected, ...tied.flatMap(({ among }) => among)]

const PAIRWISE = ['schulze', 'ranked-pairs', 'copeland', 'minimax'] as const
const STRENGTHS = ['winning', 'margins', 'ratio'] as const

/** A beats B, B beats C and C beats A, each by the same. */
const CYCLE = [ranks(1, 'A', 'B', 'C'), ranks(1, 'B', 'C', 'A'), ranks(1, 'C', 'A', 'B')]

describe('ballots in pairs', () => {
  const votes = (ballots: readonly Ballot[], poll: Partial<PollInput> = {}) =>
    counted({ method: 'copeland', ballots, ...poll }).pairwise!.votes

  test('count for whom they put above, and for neither of two whom they rank alike', () => {
    expect(votes([ranks(3, 'A', ['B', 'C']), ranks(2, ['C', 'B'], [], 'A')])).toEqual({
      A: { B: '3', C: '3' },
      B: { A: '2', C: '0' },
      C: { A: '2', B: '0' },
    })
  })

  test('put the unranked last, or say nothing of them, as the poll says', () => {
    const ballots = [ranks(3, 'A'), ranks(2, ['B', 'C']), ranks(1, 'B', 'A')]
    expect(votes(ballots, { unranked: 'last' })).toEqual({
      A: { B: '3', C: '4' },
      B: { A: '3', C: '1' },
      C: { A: '2', B: '0' },
    })
    expect(votes(ballots, { unranked: 'noOpinion' })).toEqual({
      A: { B: '0', C: '0' },
      B: { A: '1', C: '0' },
      C: { A: '0', B: '0' },
    })
  })

  test('ask what unranked means once somebody is unranked, but not for a ballot that ranks nobody', () => {
    expect(counted({ method: 'copeland', ballots: [ranks(1, 'A', 'B', 'C'), ranks(4)] }).ballots).toEqual({
      cast: '5',
      valid: '5',
      void: '0',
      blank: '4',
    })
    for (const method of PAIRWISE) {
      expect(count(given({ method, ballots: [ranks(1, 'A', 'B', 'C'), ranks(1, 'A', 'B')] }))).toEqual({
        ok: false,
        refusal: { code: 'choiceMissing', choice: 'unranked', options: ['last', 'noOpinion'] },
      })
    }
  })

  test('are read as if the withdrawn were not there: whoever ranks all others ranks everybody', () => {
    const record = counted({ method: 'copeland', withdrawn: ['B'], ballots: [ranks(2, 'B', 'A', 'C'), ranks(1, 'C', 'A')] })
    expect(record).toMatchObject({ elected: ['A'], pairwise: { votes: { A: { C: '2' }, C: { A: '1' } }, condorcetWinner: 'A' } })
  })

  test('are exact beyond 2^53, be it in one ballot or in the sum of many', () => {
    const half = Number.MAX_SAFE_INTEGER
    expect(votes([ranks(half, 'A', 'B', 'C'), ranks(half, 'A', ['B', 'C']), ranks(3, 'C', 'A', 'B')])).toMatchObject({
      A: { B: String(2n * BigInt(half) + 3n), C: String(2n * BigInt(half)) },
      B: { A: '0', C: String(half) },
      C: { A: '3', B: '3' },
    })
    const record = counted({
      method: 'schulze',
      ballots: [
        { ranking: ['A', 'B', 'C'], count: '1000000000000000000' },
        { ranking: ['B', 'C', 'A'], count: '1000000000000000001' },
      ],
    })
    expect(record).toMatchObject({ elected: ['B'], pairwise: { condorcetWinner: 'B' } })
  })

  test('are the same, added one by one or a thousand and more at a time', () => {
    const many = Array.from({ length: 2500 }, (_, k) => ranks(1 + (k % 3), ...(k % 2 === 0 ? ['A', 'B', 'C'] : ['C', 'B', 'A'])))
    expect(votes(many).A).toEqual({ B: '2500', C: '2500' })
    expect(votes(many).B!.A).toBe('2499')
  })

  test('of more candidates than a table can hold are refused', () => {
    const candidates = Array.from({ length: 501 }, (_, k) => `c${k}`)
    expect(count(given({ method: 'schulze', candidates, ballots: [] }))).toMatchObject({
      ok: false,
      refusal: { path: ['candidates'] },
    })
    expect(count(given({ method: 'schulze', candidates: candidates.slice(1), ballots: [] }))).toMatchObject({ ok: true })
  })
})

describe('the Condorcet winner and the Smith set', () => {
  test('whoever beats each other is both', () => {
    expect(counted({ method: 'copeland', ballots: [ranks(3, 'A', 'B', 'C'), ranks(2, 'B', 'C', 'A')] }).pairwise).toMatchObject({
      condorcetWinner: 'A',
      smith: ['A'],
    })
  })

  test('in a cycle nobody is the first, and all in it are the second', () => {
    const ballots = CYCLE.map(({ count, ...ballot }) => ({ ranking: [...(ballot as { ranking: string[] }).ranking, 'D'] }))
    const { pairwise } = counted({ method: 'copeland', candidates: ['D', 'A', 'B', 'C'], ballots })
    expect(pairwise).not.toHaveProperty('condorcetWinner')
    expect(pairwise!.smith).toEqual(['A', 'B', 'C'])
  })

  test('whoever is level with somebody in the set is in it', () => {
    const ballots = [ranks(1, 'A', 'C', 'B'), ranks(1, 'C', 'A', 'B')]
    expect(counted({ method: 'copeland', ballots }).pairwise!.smith).toEqual(['A', 'C'])
  })

  test('the set is the smallest one that beats all outside', () => {
    fc.assert(
      fc.property(settings('copeland'), ({ poll, ballots }) => {
        const { votes, smith } = counted({ ...poll, ballots }).pairwise!
        const ids = Object.keys(votes)
        const beatsAll = (set: readonly string[]) =>
          ids.every((out) => set.includes(out) || set.every((one) => Number(votes[one]![out]) > Number(votes[out]![one])))
        const sets = Array.from({ length: 2 ** ids.length - 1 }, (_, k) => ids.filter((_, bit) => ((k + 1) >> bit) & 1))
        const smallest = sets.filter(beatsAll).sort((a, b) => a.length - b.length)[0]
        expect(smith).toEqual(smallest)
      }),
    )
  })
})

describe('what holds of all of them', () => {
  test.each(PAIRWISE)('%s elects a Condorcet winner', (method) => {
    fc.assert(
      fc.property(settings(method), fc.constantFrom('winning', 'margins'), ({ poll, ballots }, strength) => {
        const { rules: _, ...rest } = poll
        const record = counted({ ...rest, seats: 1, ballots, ...(method === 'copeland' ? {} : { rules: { strength } }) })
        const winner = record.pairwise?.condorcetWinner
        if (winner !== undefined && record.ballots.valid !== record.ballots.blank) expect(record.elected).toEqual([winner])
      }),
    )
  })

  test.each(['schulze', 'ranked-pairs', 'copeland'] as const)('%s elects from the Smith set', (method) => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const record = counted({ ...poll, seats: 1, ballots })
        fc.pre(record.ballots.valid !== record.ballots.blank)
        for (const id of winners(record)) expect(record.pairwise!.smith).toContain(id)
      }),
    )
  })

  test.each(PAIRWISE)('%s: ranking somebody higher never costs them the seat', (method) => {
    fc.assert(
      fc.property(settings(method), fc.nat(), ({ poll, ballots }, which) => {
        fc.pre(ballots.length > 0)
        const before = counted({ ...poll, seats: 1, ballots })
        const [winner] = before.elected
        fc.pre(winner !== undefined)
        const raised = ballots.map((ballot, k) => {
          if (k !== which % ballots.length || !('ranking' in ballot)) return ballot
          const others = ballot.ranking.map((rank) => [rank].flat().filter((id) => id !== winner))
          return { ...ballot, ranking: [[winner], ...others] }
        })
        expect(winners(counted({ ...poll, seats: 1, ballots: raised }))).toContain(winner)
      }),
    )
  })

  test.each(PAIRWISE)('%s: a cycle of equals is a tie of all three; nothing breaks it unasked', (method) => {
    const record = counted({ method, ballots: CYCLE })
    expect(record).toMatchObject({
      elected: [],
      tied: [{ what: 'seats', seats: 1, among: ['A', 'B', 'C'], stage: 0 }],
      broken: [],
    })
  })

  test.each(PAIRWISE)('%s: an order that was published breaks it', (method) => {
    const order = ['B', 'C', 'A']
    const record = counted({ method, ballots: CYCLE, ties: ['priorStage', { order }] })
    expect(record).toMatchObject({ elected: ['B'], tied: [], broken: [{ rule: { order } }] })
  })

  test.each(PAIRWISE)('%s: a candidate whom nobody puts first can win', (method) => {
    const ballots = [ranks(1, 'A', 'D', 'B', 'C'), ranks(1, 'B', 'D', 'C', 'A'), ranks(1, 'C', 'D', 'A', 'B')]
    expect(counted({ method, candidates: ['A', 'B', 'C', 'D'], ballots }).elected).toEqual(['D'])
  })

  test.each(PAIRWISE)('%s: 0 ballots elect nobody, all are tied', (method) => {
    expect(counted({ method, ballots: [ranks(2)] })).toMatchObject({ elected: [], tied: [{ among: ['A', 'B', 'C'], seats: 1 }] })
  })

  test.each(PAIRWISE)('%s: one candidate, and more seats than candidates', (method) => {
    expect(counted({ method, candidates: ['A'], ballots: [ranks(1, 'A')] }).elected).toEqual(['A'])
    expect(counted({ method, seats: 5, ballots: [ranks(1, 'B', 'A', 'C')] }).elected).toEqual(['B', 'A', 'C'])
  })

  test.each(PAIRWISE)('%s: a summary that holds more than its ballots is refused', (method) => {
    const summary = summarize(given({ method, withdrawn: ['C'], ballots: [ranks(2, 'A', 'B'), ranks(1, 'B', 'A')] })) as Summary
    const body = summary.body as { readonly above: readonly (readonly number[])[] }
    expect(count(summary)).toMatchObject({ ok: true, elected: ['A'] })
    const change = (fields: object) => count({ ...summary, body: { ...body, ...fields } } as Summary)
    const [row, ...rows] = body.above as [readonly number[], ...(readonly number[])[]]
    for (const above of [[[0, 3, 0], ...rows], [[1, 2, 0], ...rows], [[0, 2, 1], ...rows], [row], [[0, 2], ...rows]]) {
      expect(change({ above })).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['body', 'above'] } })
    }
    expect(change({ blank: 4 })).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['body', 'blank'] } })
  })
})

describe('how strong a majority is', () => {
  test('is asked for once ballots count in one pair and not in another, by all but Copeland', () => {
    const ballots = [ranks(1, 'A', ['B', 'C'])]
    for (const method of ['schulze', 'ranked-pairs'] as const) {
      expect(count(given({ method, ballots }))).toEqual({
        ok: false,
        refusal: { code: 'choiceMissing', choice: 'rules.strength', options: STRENGTHS },
      })
    }
    expect(count(given({ method: 'minimax', ballots }))).toMatchObject({ refusal: { options: ['winning', 'margins'] } })
    expect(count(given({ method: 'copeland', ballots }))).toMatchObject({ ok: true, elected: ['A'] })
    expect(count(given({ method: 'minimax', ballots, rules: { strength: 'ratio' } }))).toMatchObject({
      refusal: { path: ['rules', 'strength'] },
    })
  })

  test('makes no difference while every ballot ranks everybody strictly', () => {
    const order = fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 4 })
    fc.assert(
      fc.property(
        fc.constantFrom('schulze', 'ranked-pairs', 'minimax'),
        fc.array(fc.record({ ranking: order, count: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (method, ballots, seats) => {
          const poll = { method, seats, candidates: ['A', 'B', 'C', 'D'], ballots } as const
          const { elected, tied } = counted(poll)
          for (const strength of method === 'minimax' ? (['winning', 'margins'] as const) : STRENGTHS) {
            expect(counted({ ...poll, rules: { strength } })).toMatchObject({ elected, tied })
          }
        },
      ),
    )
  })

  // (for, against) over (for, against), the first stronger: Schulze, section 2.1, one case for each line of the definitions.
  test.each([
    ['winning', [3, 2], [4, 4]],
    ['winning', [5, 4], [4, 1]],
    ['winning', [5, 1], [5, 2]],
    ['margins', [4, 1], [6, 4]],
    ['ratio', [3, 2], [5, 4]],
    ['ratio', [3, 0], [9, 1]],
    ['ratio', [4, 0], [3, 0]],
  ] as const)('by %s, %j is stronger than %j', (strength, [e, f], [g, h]) => {
    // X beats Y by the first, Y beats Z by the second and Z beats X more weakly still or not at all: minimax over paths finds the weaker link.
    const pairs = [pair('X', 'Y', e, f), pair('Y', 'Z', g, h), pair('Z', 'X', 1, 1)].flat()
    const record = counted({
      method: 'schulze',
      candidates: ['X', 'Y', 'Z'],
      unranked: 'noOpinion',
      rules: { strength },
      ballots: pairs,
    })
    const paths = record.stages[0]!.paths!
    const canonical = paths.Y!.Z
    expect(paths.X!.Z).toBe(canonical)
    expect(paths.X!.Y).not.toBe(canonical)
  })
})

describe('paths', () => {
  const paths = (strength: StrengthRule, ballots: readonly Ballot[]) =>
    counted({ method: 'schulze', unranked: 'noOpinion', rules: { strength }, ballots }).stages[0]!.paths!

  test('by ratio, 2 to 1 is as strong as 4 to 2, and written alike', () => {
    expect(paths('ratio', [pair('A', 'B', 4, 2), pair('B', 'C', 2, 1), pair('A', 'C', 3, 2)].flat())).toMatchObject({
      A: { B: '2:1', C: '2:1' },
      B: { C: '2:1', A: '2:3' },
    })
  })

  test('may go over minorities: by winning votes the smaller the majority against it, the stronger it is', () => {
    const ballots = [pair('A', 'B', 5, 1), pair('A', 'C', 6, 3), pair('B', 'C', 2, 1)].flat()
    expect(paths('winning', ballots)).toMatchObject({ B: { A: '1:5' }, C: { A: '1:5' } })
    expect(paths('ratio', ballots)).toMatchObject({ B: { A: '1:2' }, C: { A: '1:2' } })
  })
})

/** So many ballots that put only a above b, and so many only b above a. */
function pair(a: string, b: string, over: number, under: number): readonly Ballot[] {
  return [...(over > 0 ? [ranks(over, a, b)] : []), ...(under > 0 ? [ranks(under, b, a)] : [])]
}

describe('the Schulze method', () => {
  test('elects the set of the best; whom a path-counting score would prefer among them is no winner alone', () => {
    const ballots = [ranks(3, 'A', 'B', 'C'), ranks(2, 'D', 'A', 'B'), ranks(2, 'D', 'B', 'C'), ranks(2, 'C', 'B', 'D')]
    const record = counted({
      method: 'schulze',
      candidates: ['A', 'B', 'C', 'D'],
      unranked: 'last',
      rules: { strength: 'winning' },
      ballots,
    })
    expect(record).toMatchObject({ elected: [], tied: [{ among: ['B', 'D'], seats: 1 }] })
    expect(record.stages[0]!.paths).toMatchObject({ B: { C: '7:2', D: '5:4' }, D: { A: '6:3', B: '5:4' } })
  })

  test('with more seats elects by its ranking, and ties who might be either side of the edge', () => {
    const candidates = ['A', 'B', 'C', 'D']
    const ballots = [ranks(3, 'A', 'B', 'C'), ranks(2, 'D', 'A', 'B'), ranks(2, 'D', 'B', 'C'), ranks(2, 'C', 'B', 'D')]
    const poll = { method: 'schulze', candidates, unranked: 'last', rules: { strength: 'winning' }, ballots } as const
    // B stands above C, D above A; nothing else is above anything.
    expect(counted({ ...poll, seats: 2 })).toMatchObject({ elected: [], tied: [{ among: candidates, seats: 2 }] })
    expect(counted({ ...poll, seats: 3 })).toMatchObject({ elected: ['B', 'D'], tied: [{ among: ['A', 'C'], seats: 1 }] })
    const drawn = counted({ ...poll, seats: 2, ties: [{ order: ['A', 'C', 'B', 'D'] }] })
    expect(drawn).toMatchObject({ elected: ['B', 'D'], tied: [] })
  })
})

describe('ranked pairs', () => {
  const of = (ballots: readonly Ballot[], poll: Partial<PollInput> = {}) =>
    counted({ method: 'ranked-pairs', ballots, rules: { strength: 'winning' }, unranked: 'noOpinion', ...poll })

  test('skip a majority that stronger ones contradict over several steps', () => {
    const candidates = ['A', 'B', 'C', 'D']
    const record = of([pair('A', 'B', 9, 0), pair('B', 'C', 8, 0), pair('C', 'D', 7, 0), pair('D', 'A', 6, 0)].flat(), {
      candidates,
    })
    expect(record.elected).toEqual(['A'])
    expect(record.stages[0]!.rankedPairs).toEqual([
      { over: 'A', under: 'B', strength: '9:0', is: 'locked' },
      { over: 'B', under: 'C', strength: '8:0', is: 'locked' },
      { over: 'C', under: 'D', strength: '7:0', is: 'locked' },
      { over: 'D', under: 'A', strength: '6:0', is: 'skipped' },
    ])
  })

  test('draw no order where none is needed', () => {
    const ballots = [pair('A', 'B', 9, 0), pair('B', 'C', 8, 0), pair('C', 'A', 7, 0)].flat()
    expect(of(ballots, { ties: [{ lot: { seed: '7' } }] })).toMatchObject({ elected: ['A'], tied: [], broken: [] })
  })

  test('equally strong majorities that do not contradict each other are locked all', () => {
    const record = of([pair('A', 'B', 5, 0), pair('A', 'C', 5, 0), pair('B', 'C', 5, 0)].flat())
    expect(record).toMatchObject({ elected: ['A'], tied: [] })
    expect(record.stages[0]!.rankedPairs!.map(({ is }) => is)).toEqual(['locked', 'locked', 'locked'])
  })

  test('two equally strong majorities, of which stronger ones leave room for one, are a tie', () => {
    // C over A is the strongest. A over B and B over C are equal: with it, either can stand.
    const ballots = [pair('C', 'A', 9, 0), pair('A', 'B', 5, 0), pair('B', 'C', 5, 0)].flat()
    const record = of(ballots)
    expect(record).toMatchObject({ elected: [], tied: [{ among: ['B', 'C'], seats: 1 }] })
    expect(record.stages[0]!.rankedPairs!.map(({ over, is }) => [over, is])).toEqual([
      ['C', 'locked'],
      ['A', 'open'],
      ['B', 'open'],
    ])
    const first = of(ballots, { ties: [{ order: ['A', 'B', 'C'] }] })
    expect(first).toMatchObject({
      elected: ['C'],
      tied: [],
      broken: [{ what: 'pairs', among: ['A', 'B', 'C'], chosen: ['A', 'B', 'C'] }],
    })
    expect(first.stages[0]!.rankedPairs!.map(({ is }) => is)).toEqual(['locked', 'locked', 'skipped'])
    expect(of(ballots, { ties: [{ order: ['B', 'A', 'C'] }] })).toMatchObject({ elected: ['B'], tied: [] })
  })

  test('whoever wins in some order of equally strong majorities is elected or tied; whoever is elected wins in all', () => {
    fc.assert(
      fc.property(settings('ranked-pairs'), ({ poll, ballots }) => {
        const record = counted({ ...poll, seats: 1, ballots })
        fc.pre(record.ballots.valid !== record.ballots.blank)
        const ids = poll.candidates.filter((id) => !(poll.withdrawn ?? []).includes(id))
        const some = permutations(ids).map((order) => {
          const whole = [...order, ...(poll.withdrawn ?? [])]
          return winners(counted({ ...poll, seats: 1, ballots, ties: [{ order: whole }] }))
        })
        for (const [winner] of some) expect(winners(record)).toContain(winner)
        const [elected] = record.elected
        if (elected !== undefined) expect(new Set(some.flat())).toEqual(new Set([elected]))
      }),
      { numRuns: 30 },
    )
  })
})

describe('seats', () => {
  /** Every list of all candidates that puts nobody above somebody who is locked above them. */
  const lists = ({ stages, pairwise }: CountRecord) => {
    const locked = stages[0]!.rankedPairs!.filter(({ is }) => is === 'locked')
    return permutations(Object.keys(pairwise!.votes)).filter((list) =>
      locked.every(({ over, under }) => list.indexOf(over) < list.indexOf(under)),
    )
  }

  test('go to those who are at the top of every list that keeps the order; the tied are at the top of some', () => {
    fc.assert(
      fc.property(settings('ranked-pairs'), ({ poll, ballots }) => {
        const record = counted({ ...poll, ballots })
        fc.pre(record.ballots.valid !== record.ballots.blank)
        const tops = lists(record).map((list) => list.slice(0, poll.seats))
        const inAll = tops[0]!.filter((id) => tops.every((top) => top.includes(id)))
        expect(new Set(record.elected)).toEqual(new Set(inAll))
        const inSome = new Set(tops.flat())
        expect(new Set(winners(record))).toEqual(inSome)
        expect(record.elected.length + (record.tied[0]?.seats ?? 0)).toBe(Math.min(poll.seats, tops[0]!.length))
      }),
      { numRuns: 60 },
    )
  })

  test('that a lot decides go to the top of a list that keeps the order, in its order', () => {
    fc.assert(
      fc.property(settings('ranked-pairs'), fc.string({ minLength: 1 }), ({ poll, ballots }, seed) => {
        const record = counted({ ...poll, ballots, ties: [{ lot: { seed } }] })
        fc.pre(record.ballots.valid !== record.ballots.blank)
        const { elected } = record
        expect(lists(record).some((list) => elected.every((id, place) => list[place] === id))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

test.each(['schulze', 'ranked-pairs'] as const)('%s: the record of a hundred candidates is checked in seconds', (method) => {
  const candidates = Array.from({ length: 100 }, (_, k) => `c${k}`)
  // Ballot k goes through the list in steps of its own, so that hardly two majorities are equal.
  const steps = [1, 3, 7, 9, 11, 13, 17, 19, 21, 23, 27, 29]
  const ballots = steps.map((step, k) => ranks(k * k + 1, ...candidates.map((_, place) => `c${(place * step + 37 * k) % 100}`)))
  const record = counted({ method, candidates, ballots, seats: 3, ties: [{ order: candidates }] })
  expect(verifyCount(ballots, record)).toEqual({ ok: true })
})

function permutations(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length < 2) return [ids]
  return ids.flatMap((id) => permutations(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]))
}

describe('Copeland and minimax', () => {
  test('Copeland gives a point for each one beaten, half a point for each one level', () => {
    const ballots = [ranks(1, 'A', 'B', 'C'), ranks(1, 'C', 'A', 'B')]
    const { stages, tied } = counted({ method: 'copeland', ballots })
    expect(stages[0]!.votes).toEqual({ A: '3/2', B: '1/2', C: '1' })
    expect(tied).toEqual([])
    expect(counted({ method: 'copeland', seats: 2, ballots }).elected).toEqual(['A', 'C'])
  })

  test('minimax looks at the worst defeat: by votes for the other, or by the margin', () => {
    const candidates = ['A', 'B', 'C']
    // A loses to B by 5 to 4, B to C by 6 to 1, C to A by 7 to 5.
    const ballots = [pair('B', 'A', 5, 4), pair('C', 'B', 6, 1), pair('A', 'C', 7, 5)].flat()
    const poll = { method: 'minimax', candidates, unranked: 'noOpinion', ballots } as const
    const winning = counted({ ...poll, rules: { strength: 'winning' } })
    expect(winning.stages[0]!.votes).toEqual({ A: '5', B: '6', C: '7' })
    expect(winning.elected).toEqual(['A'])
    const margins = counted({ ...poll, seats: 2, rules: { strength: 'margins' } })
    expect(margins.stages[0]!.votes).toEqual({ A: '1', B: '5', C: '2' })
    expect(margins.elected).toEqual(['A', 'C'])
  })

  test('minimax: who is not defeated has 0 by winning votes, and by margins what the closest other lacks', () => {
    const ballots = [ranks(3, 'A', 'B', 'C'), ranks(2, 'B', 'A', 'C')]
    expect(counted({ method: 'minimax', ballots, rules: { strength: 'winning' } }).stages[0]!.votes.A).toBe('0')
    expect(counted({ method: 'minimax', ballots, rules: { strength: 'margins' } }).stages[0]!.votes.A).toBe('-1')
  })
})
