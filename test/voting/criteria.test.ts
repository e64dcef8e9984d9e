import * as fc from 'fast-check'
import { type Ballot, type CountRecord, count, type MethodName, type PollInput } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { type Setting, settings } from './arbitrary.ts'

function counted(poll: PollInput, ballots: readonly Ballot[]): CountRecord {
  const record = count({ ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

/** `said('3 a>b', '2 c')`: three ballots that rank a before b, two that rank c alone. */
const said = (...texts: string[]): Ballot[] =>
  texts.map((text) => {
    const [count = '', order = ''] = text.split(' ')
    return { ranking: order.split('>'), count }
  })

/** How many voters cast ballots. */
const voters = (ballots: readonly Ballot[]) => ballots.reduce((sum, { count = 1 }) => sum + Number(count), 0)

/** Settings in which every ballot ranks, nobody withdrew and whoever is not ranked is last, for so many seats. */
const ranked = (method: MethodName, seats: number) =>
  settings(method).map(({ poll, ballots }): Setting => {
    const { withdrawn: _, ...own } = poll
    return { poll: { ...own, seats, unranked: 'last' }, ballots: ballots.filter((ballot) => 'ranking' in ballot) }
  })

describe('whom more than half put first is elected (majority)', () => {
  test.each([
    'plurality',
    'two-round',
    'irv',
    'schulze',
    'ranked-pairs',
    'copeland',
    'minimax',
    'scottish-stv',
    'wigm-stv',
    'meek-stv',
  ] as const)('%s', (method) => {
    fc.assert(
      fc.property(ranked(method, 1), fc.shuffledSubarray(['b', 'c', 'd', 'e']), ({ poll, ballots }, others) => {
        const majority = { ranking: ['a', ...others], count: voters(ballots) + 1 }
        expect(counted(poll, [...ballots, majority]).elected).toEqual(['a'])
      }),
    )
  })

  // 3 of 5 put A first, and B has 7 points to 6 (learned in every course on voting, e.g. D. Lippman, Math in Society, "Borda Count").
  test('not by Borda, which prefers whom nobody minds', () => {
    const ballots = said('3 A>B>C', '2 B>C>A')
    const poll = { method: 'borda', seats: 1, candidates: ['A', 'B', 'C'] } as const
    expect(counted(poll, ballots)).toMatchObject({ elected: ['B'], stages: [{ votes: { A: '6', B: '7', C: '2' } }] })
    expect(counted({ ...poll, method: 'plurality' }, ballots).elected).toEqual(['A'])
  })

  test('not by score and approval, where the others can say more', () => {
    const poll = { seats: 1, candidates: ['A', 'B'] }
    const scores = [
      { scores: { A: 10, B: 9 }, count: 3 },
      { scores: { A: 0, B: 10 }, count: 2 },
    ]
    expect(counted({ ...poll, method: 'score', rules: { max: 10 } }, scores).elected).toEqual(['B'])
    const approvals = [
      { approvals: ['A', 'B'], count: 3 },
      { approvals: ['B'], count: 2 },
    ]
    expect(counted({ ...poll, method: 'approval' }, approvals).elected).toEqual(['B'])
  })
})

describe('a group of more than a quota that ranks its own before all others gets a seat (proportionality)', () => {
  test.each(['scottish-stv', 'wigm-stv', 'meek-stv'] as const)('%s', (method) => {
    fc.assert(
      fc.property(ranked(method, 2), fc.boolean(), ({ poll, ballots }, swapped) => {
        // Both together are more than a third of all, each alone need not be.
        const half = Math.floor(voters(ballots) / 4) + 1
        const group = [
          { ranking: ['a', 'b'], count: half },
          { ranking: swapped ? ['b', 'a'] : ['a', 'b'], count: half },
        ]
        const { elected, tied } = counted({ ...poll, ties: [{ lot: { seed: 'any' } }] }, [...ballots, ...group])
        expect(tied).toEqual([])
        expect(elected.some((id) => id === 'a' || id === 'b')).toBe(true)
      }),
    )
  })

  test('not by plurality, where two of one group halve its votes', () => {
    const ballots = said('3 a>b', '3 b>a', '5 c', '4 d')
    const poll = { method: 'plurality', seats: 2, candidates: ['a', 'b', 'c', 'd'] } as const
    expect(counted(poll, ballots).elected).toEqual(['c', 'd'])
    const record = counted({ ...poll, method: 'scottish-stv', ties: [{ order: ['a', 'b', 'c', 'd'] }] }, ballots)
    expect(record.elected).toContain('a')
  })
})

describe('whoever beats each other one in pairs is elected (Condorcet)', () => {
  // Pairs: see pairwise.test.ts. Tennessee is the example of Wikipedia: Nashville beats all.
  const TENNESSEE = said('42 M>N>C>K', '26 N>C>K>M', '15 C>K>N>M', '17 K>C>N>M')
  const poll = { seats: 1, candidates: ['M', 'N', 'C', 'K'] }

  test.each([
    ['plurality', ['M']],
    ['irv', ['K']],
    ['two-round', ['N']],
    ['schulze', ['N']],
  ] as const)('Tennessee by %s elects %s', (method, elected) => {
    expect(counted({ ...poll, method }, TENNESSEE).elected).toEqual(elected)
  })

  test('not by two rounds, if the first one leaves that one behind', () => {
    const ballots = said('40 A>B>C', '35 C>B>A', '25 B>A>C')
    const three = { seats: 1, candidates: ['A', 'B', 'C'] }
    expect(counted({ ...three, method: 'copeland' }, ballots).pairwise?.condorcetWinner).toBe('B')
    expect(counted({ ...three, method: 'two-round' }, ballots).elected).toEqual(['A'])
    expect(counted({ ...three, method: 'irv' }, ballots).elected).toEqual(['A'])
  })

  test('whoever loses to each other one is never elected by Borda, and can be by plurality', () => {
    fc.assert(
      fc.property(ranked('borda', 1), ({ poll, ballots }) => {
        const { votes } = counted({ ...poll, method: 'copeland' }, ballots).pairwise!
        const loses = (id: string) =>
          poll.candidates.every((other) => id === other || BigInt(votes[id]![other]!) < BigInt(votes[other]![id]!))
        const { elected, tied } = counted(poll, ballots)
        for (const id of [...elected, ...tied.flatMap(({ among }) => among)]) expect(loses(id)).toBe(false)
      }),
    )
    const ballots = said('4 A>B>C', '3 B>C>A', '3 C>B>A')
    expect(counted({ method: 'plurality', seats: 1, candidates: ['A', 'B', 'C'] }, ballots).elected).toEqual(['A'])
  })
})

// That raising somebody in the order never costs them the seat, methods of pairs: see pairwise.test.ts.
describe('more support never costs a seat (monotone)', () => {
  /** The ballot with one candidate raised to the top, or named. */
  function raised(ballot: Ballot, id: string, max: number): Ballot {
    if ('approvals' in ballot) return { ...ballot, approvals: [...ballot.approvals.filter((each) => each !== id), id] }
    if ('marks' in ballot) return { ...ballot, marks: { ...ballot.marks, [id]: 'for' } }
    if ('scores' in ballot) return { ...ballot, scores: { ...ballot.scores, [id]: max } }
    return { ...ballot, ranking: [[id], ...ballot.ranking.map((rank) => [rank].flat().filter((each) => each !== id))] }
  }

  // Where a ballot names one, it is raised by naming this one instead; where it may name two, naming a third would make it void.
  test.each(['approval', 'score', 'borda'] as const)('%s', (method) => {
    fc.assert(
      fc.property(settings(method), fc.nat(), ({ poll, ballots }, which) => {
        for (const id of counted(poll, ballots).elected.filter((each) => poll.candidates.includes(each))) {
          const more = ballots.map((ballot, k) => (k === which % ballots.length ? raised(ballot, id, 5) : ballot))
          expect(counted(poll, more).elected).toContain(id)
        }
      }),
    )
  })

  test.each(['plurality', 'limited', 'statutory-majority'] as const)('%s: a new ballot for somebody elected', (method) => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        for (const id of counted(poll, ballots).elected.filter((each) => poll.candidates.includes(each))) {
          expect(counted(poll, [...ballots, { approvals: [id] }]).elected).toContain(id)
        }
      }),
    )
  })

  // W. D. Smith, "(Non)Monotonicity and Instant Runoff Voting" (rangevoting.org): two voters raise C, who wins, and B wins.
  const BEFORE = said('6 C>A>B', '2 B>A>C', '3 B>C>A', '4 A>B>C', '2 A>C>B')
  const AFTER = said('6 C>A>B', '2 B>A>C', '3 B>C>A', '4 A>B>C', '2 C>A>B')
  test.each(['irv', 'two-round', 'scottish-stv', 'wigm-stv', 'meek-stv'] as const)('not by %s: raising C elects B', (method) => {
    const poll = { method, seats: 1, candidates: ['A', 'B', 'C'] }
    expect(counted(poll, BEFORE).elected).toEqual(['C'])
    expect(counted(poll, AFTER).elected).toEqual(['B'])
  })
})
