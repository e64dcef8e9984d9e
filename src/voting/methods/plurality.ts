import * as z from 'zod'
import type { Method, Poll } from '../method.ts'
import { named, type Reader, readBallots, readRanking } from '../read.ts'
import { addTotals, addVotes, electMost, noSums, type Sums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { admit, namingReaders } from './naming.ts'

/**
 * Plurality: one name on each ballot, and those with most are elected, in whatever number of seats (with several, the single non-transferable vote).
 * Approvals and marks must name one person at most, else the ballot is void. Of a ranking the best rank counts, the first that is not
 * skipped; two in it are two names.
 */
export const plurality: Method<unknown, Totals> = {
  rules: z.strictObject({}),
  body: totalsSchema,
  tally(poll, ballots) {
    const sums = noSums(poll)
    const readers = { ...namingReaders(poll, sums, 1), ranking: firstReader(poll, sums) }
    return readBallots(ballots, readers) ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, String),
}

/** Reads the first preference of rankings: one vote. */
export function firstReader(poll: Poll, sums: Sums): Reader {
  const names = named(poll)
  return (ranking, count, index) => {
    const refused = readRanking(poll, ranking, index, names)
    if (refused !== undefined) return refused
    let first = 0
    while (first < names.length && names.rank[first] === names.rank[0]) first += 1
    if (admit(sums, first, 1, count) && first === 1) addVotes(sums, names.candidate[0] as number, count)
    return undefined
  }
}
