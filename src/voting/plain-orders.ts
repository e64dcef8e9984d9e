import { EncodedBallots } from './encoded.ts'
import type { Ballots, Poll } from './method.ts'
import type { Rankings } from './ranking-columns.ts'

/** What encoded ballots say, if each is a plain order also without those who withdrew: there is nothing left to read. */
export function plainOrders({ withdrawn }: Poll, ballots: Ballots): Rankings | undefined {
  return ballots instanceof EncodedBallots && ballots.ranks === undefined && withdrawn.size === 0 ? ballots.rankings : undefined
}
