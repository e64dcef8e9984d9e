import * as z from 'zod'
import type { Result } from '../../../base/refusal.ts'
import { markingsShape } from '../../markings.ts'
import { malformed, type Poll } from '../../method.ts'
import type { WigmRules } from '../../method-rules.ts'
import type { Rankings } from '../../ranking-columns.ts'
import { rankingTotals } from '../../rankings.ts'
import type { CountRecord } from '../../record.ts'
import { rankedMethod } from '../ranked.ts'
import { type Arithmetic, exact, truncating } from './arithmetic.ts'
import { excludedFirst, exclusionsShape } from './exclusions.ts'
import { countStages } from './stages.ts'

const OVERVOTES = ['exhaust', 'skip'] as const satisfies readonly WigmRules['overvotes'][]

/** With every surplus that papers went through, fractions can become twice as long. */
const MOST_EXACT = 10

/**
 * STV by the weighted inclusive Gregory method: a surplus is transferred on all papers of the elected, each at its value × surplus / votes; one surplus a stage,
 * the largest first; then exclusion of the candidate with fewest votes. Exact, unless the rules say how many decimals are kept, which they must for more than ten
 * seats. Ballots for nobody are no part of the quota.
 *
 * The reference rule of the PR Foundation is `{ decimals: 4, quota: 'droopDecimal' }`. It has a stage for a surplus of 0, this record has none.
 */
export const wigmStv = rankedMethod<WigmRules>({
  rules: z
    .strictObject({
      decimals: z.exactOptional(z.int().min(0).max(30)),
      quota: z.enum(['droop', 'droopDecimal', 'hagenbachBischoff', 'hare']).default('droop'),
      ...markingsShape(OVERVOTES),
      ...exclusionsShape,
    })
    .refine(({ quota, decimals }) => quota !== 'droopDecimal' || decimals !== undefined, {
      path: ['decimals'],
      error: 'is needed where the quota is one in the last decimal above the fraction',
    }),
  markings: (rules) => rules,
  overvotes: OVERVOTES,
  levels: () => 'strict',
  count(poll, rankings) {
    const { decimals } = poll.rules
    if (decimals !== undefined) return countWigm(poll, rankings, truncating(decimals))
    const contested = poll.candidates.length - poll.withdrawn.size > poll.seats
    if (contested && poll.seats > MOST_EXACT)
      return malformed(['rules', 'decimals'], `is missing; votes are exact fractions for up to ${MOST_EXACT} seats`)
    return countWigm(poll, rankings, exact)
  },
})

function countWigm<V>(poll: Poll<WigmRules>, rankings: Rankings, arithmetic: Arithmetic<V>): Result<CountRecord> {
  const first = excludedFirst(poll)
  if ('ok' in first) return first
  const ballots = rankingTotals(rankings)
  const votes = BigInt(ballots.valid) - BigInt(ballots.blank)
  const quota = quotaOf(poll, votes, arithmetic)
  const parts = BigInt(poll.seats) + 1n
  const exceeded = poll.rules.quota === 'hagenbachBischoff'
  const whole = arithmetic.of(votes)
  return countStages(poll, rankings, ballots, {
    arithmetic,
    quota,
    elects: (own) =>
      exceeded ? arithmetic.compare(arithmetic.times(own, parts), whole) > 0 : arithmetic.compare(own, quota) >= 0,
    batch: poll.rules.batch,
    excludedFirst: first,
  })
}

function quotaOf<V>({ seats, rules }: Poll<WigmRules>, votes: bigint, arithmetic: Arithmetic<V>): V {
  const parts = BigInt(seats) + 1n
  const lastPlace = () => arithmetic.ratio(1n, 10n ** BigInt(rules.decimals ?? 0))
  const roundedUp = (among: bigint) => {
    const share = arithmetic.ratio(votes, among)
    const cutOff = arithmetic.compare(arithmetic.times(share, among), arithmetic.of(votes)) < 0
    return cutOff ? arithmetic.plus(share, lastPlace()) : share
  }
  switch (rules.quota) {
    case 'droop':
      return arithmetic.of(votes / parts + 1n)
    case 'droopDecimal':
      return arithmetic.plus(arithmetic.ratio(votes, parts), lastPlace())
    case 'hagenbachBischoff':
      return roundedUp(parts)
    case 'hare':
      return roundedUp(BigInt(seats))
  }
}
