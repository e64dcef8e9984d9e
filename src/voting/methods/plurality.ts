import * as z from 'zod'
import type { Method } from '../method.ts'
import { electMost } from '../most.ts'
import { type Named, named } from '../named.ts'
import { readBallots, readRanking } from '../read.ts'
import { addTotals, addVotes, noSums, type Sums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import type { Whole } from '../whole.ts'
import { admit, namingBounds, namingReaders } from './naming.ts'

/**
 * Plurality: one name on each ballot, and those with most are elected, in whatever number of seats (with several, the single non-transferable vote).
 * Approvals and marks must name one person at most, else the ballot is void. Of a ranking the best rank counts, the first that is not
 * skipped; two in it are two names.
 */
export const plurality: Method<unknown, Totals> = {
  rules: z.strictObject({}),
  body: (poll) => totalsSchema(poll, namingBounds(1)),
  tally(poll, ballots) {
    const sums = noSums(poll)
    const names = named(poll)
    const refused = readBallots(ballots, {
      ...namingReaders(poll, sums, 1),
      ranking(ranking, count, index) {
        const wrong = readRanking(poll, ranking, index, names)
        if (wrong === undefined) addFirst(sums, names, count)
        return wrong
      },
    })
    return refused ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, String),
}

/** Adds one vote for whoever has the best rank; more than one there make the ballot void. Whether it is valid. */
export function addFirst(sums: Sums, names: Named, count: Whole): boolean {
  let first = 0
  while (first < names.length && names.rank[first] === names.rank[0]) first += 1
  const valid = admit(sums, first, 1, count)
  if (valid && first === 1) addVotes(sums, names.candidate[0] as number, count)
  return valid
}
