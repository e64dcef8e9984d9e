import * as fc from 'fast-check'
import type { Ballot, MethodName, PollInput } from 'huzhu/voting'

/** Polls and ballots of every method, for what holds of all of them: few candidates and small counts, so that ties are common. */
export interface Setting {
  readonly poll: PollInput
  readonly ballots: readonly Ballot[]
}

const CANDIDATES = ['a', 'b', 'c', 'd', 'e']
const size = fc.integer({ min: 1, max: 4 })
const some = fc.shuffledSubarray(CANDIDATES)

/** Rankings with equal and skipped ranks, complete or not. */
const ranking = fc.tuple(some, fc.array(fc.boolean(), { maxLength: 5 })).map(([order, joined]) => {
  const ranks: string[][] = []
  for (const [index, candidate] of order.entries()) {
    if (joined[index] === true) ranks.at(-1)?.push(candidate)
    if (joined[index] !== true || ranks.length === 0) ranks.push([candidate])
  }
  return joined.length === 5 ? [[], ...ranks] : ranks
})

const rankedBallot = fc.record({ ranking, count: size })
const approvalBallot = fc.record({ approvals: some, count: size })
const scores = fc.dictionary(fc.constantFrom(...CANDIDATES), fc.integer({ min: 0, max: 5 }))
const scoredBallot = fc.record({ scores, count: size })
const mark = fc.constantFrom('for', 'against', 'abstain')
const markedBallot = fc.record({
  marks: fc
    .tuple(fc.dictionary(fc.constantFrom(...CANDIDATES), mark), fc.subarray(['y', 'z']))
    .map(([marks, written]) => ({ ...marks, ...Object.fromEntries(written.map((person) => [person, 'writeIn'])) })),
  count: size,
}) as fc.Arbitrary<Ballot>

const RUNOFF = { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } } as const

/** What each method needs, and the ballots that it counts. */
const METHODS: { readonly [Name in MethodName]?: readonly [Partial<PollInput>, fc.Arbitrary<Ballot>] } = {
  plurality: [{}, fc.oneof(rankedBallot, approvalBallot, markedBallot)],
  limited: [{ rules: { marks: 2 } }, fc.oneof(approvalBallot, markedBallot)],
  'two-round': [{ seats: 1 }, rankedBallot],
  'statutory-majority': [
    { rules: { win: { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' }, runoff: RUNOFF } },
    fc.oneof(approvalBallot, markedBallot),
  ],
  approval: [{}, fc.oneof(approvalBallot, markedBallot)],
  score: [{ rules: { max: 5 } }, scoredBallot],
  schulze: [{ unranked: 'last', rules: { strength: 'winning' } }, rankedBallot],
  'ranked-pairs': [{ unranked: 'noOpinion', rules: { strength: 'margins' } }, rankedBallot],
  copeland: [{ unranked: 'last' }, rankedBallot],
  minimax: [{ unranked: 'noOpinion', rules: { strength: 'winning' } }, rankedBallot],
  borda: [{ unranked: 'last' }, rankedBallot],
  irv: [{ seats: 1, rules: { overvotes: 'exhaustIfSeveralContinuing', skippedRanks: 'skip' } }, rankedBallot],
  'scottish-stv': [{}, rankedBallot],
  'meek-stv': [{ rules: { overvotes: 'average', skippedRanks: 'skip' } }, rankedBallot],
  'wigm-stv': [{ rules: { overvotes: 'skip', skippedRanks: 'skip' } }, rankedBallot],
}

/** Methods that the settings cover. */
export const COVERED = Object.keys(METHODS) as readonly MethodName[]

/** Settings of one method. */
export function settings(method: MethodName): fc.Arbitrary<Setting> {
  const [needs, ballot] = METHODS[method]!
  const poll = fc.record({ seats: fc.integer({ min: 1, max: 3 }), withdrawn: fc.subarray(CANDIDATES, { maxLength: 1 }) })
  return fc.record({
    poll: poll.map((own) => ({ method, candidates: CANDIDATES, ...own, ...needs })),
    ballots: fc.array(ballot, { maxLength: 8 }),
  })
}
