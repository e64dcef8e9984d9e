import * as z from 'zod'
import { choiceMissing, type Method, type Poll } from '../method.ts'
import { electMost } from '../most.ts'
import { type Named, named } from '../named.ts'
import { UNRANKED } from '../poll.ts'
import { readBallots, readRanking } from '../read.ts'
import { addTotals, addVotes, type Bounds, noSums, type Sums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { fractionVotes } from '../votes.ts'
import { plus, times, type Whole } from '../whole.ts'
import { admit } from './naming.ts'

/**
 * The Borda count: among n candidates the first on a ballot has n - 1 points, the next n - 2, down to 0; candidates level share the average of their
 * places. So a point is one candidate ranked below, half a point one level (J.-C. de Borda, 1781). Those with most points are elected.
 *
 * Whoever is not ranked shares the last places if `unranked` is `last`; has no points if it is `noOpinion`, and nobody has points for being ranked
 * above them.
 */
export const borda: Method<unknown, Totals> = {
  rules: z.strictObject({}),
  body: (poll) => totalsSchema(poll, (valid) => halves(poll, valid)),
  tally(poll, ballots) {
    const sums = noSums(poll)
    const names = named(poll)
    const standing = poll.candidates.length - poll.withdrawn.size
    /** What every candidate has of the ballots, as the last on them. */
    let floor: Whole = 0
    const refused = readBallots(ballots, {
      ranking(ranking, count, index) {
        const wrong = readRanking(poll, ranking, index, names)
        if (wrong !== undefined) return wrong
        const unranked = standing - names.length
        if (unranked > 0 && poll.input.unranked === undefined) return choiceMissing('unranked', UNRANKED)
        admit(sums, names.length, standing, count)
        const below = poll.input.unranked === 'last' ? unranked : 0
        addPoints(sums, names, below, count)
        if (below > 0) floor = plus(floor, times(below - 1, count))
        return undefined
      },
    })
    if (refused !== undefined) return refused
    for (let candidate = 0; candidate < sums.votes.length; candidate += 1) {
      if (!poll.withdrawn.has(candidate)) addVotes(sums, candidate, floor)
    }
    return { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, (halves) => fractionVotes(BigInt(halves), 2n)),
}

/** What so many ballots give, in halves: a ballot that ranks everybody, or puts the others last, gives all the points that there are. */
function halves({ candidates, withdrawn, input }: Poll, valid: bigint): Bounds {
  const standing = BigInt(candidates.length - withdrawn.size)
  const all = standing * (standing - 1n) * valid
  return { candidate: 2n * (standing - 1n) * valid, writtenIn: 0n, least: input.unranked === 'last' ? all : 0n, most: all }
}

/**
 * Adds points, in halves: two for each candidate below, one for each one level. Less what `below` unranked ones get for being level with each other,
 * which is added for everybody at the end.
 */
function addPoints(sums: Sums, names: Named, below: number, count: Whole): void {
  const shared = Math.max(0, below - 1)
  for (let from = 0; from < names.length; ) {
    let to = from + 1
    while (to < names.length && names.rank[to] === names.rank[from]) to += 1
    const halves = 2 * (names.length - to + below) + (to - from - 1) - shared
    for (let k = from; k < to; k += 1) addVotes(sums, names.candidate[k] as number, times(halves, count))
    from = to
  }
}
