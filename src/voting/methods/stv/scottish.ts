import * as z from 'zod'
import type { Markings } from '../../method-rules.ts'
import { rankingTotals, withoutBlank } from '../../rankings.ts'
import type { TieRule } from '../../tie.ts'
import { rankedMethod } from '../ranked.ts'
import { decimals } from './arithmetic.ts'
import { countStages } from './stages.ts'

/** "The second or, as the case may be, subsequent preference in consecutive order" (Order of 2007, art. 2): a ballot ends where its order does. */
const CONSECUTIVE = { overvotes: 'exhaust', skippedRanks: 'exhaust', duplicates: 'exhaust' } as const satisfies Markings

/**
 * STV of the Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52: the quota is the whole part of votes / (seats + 1), plus one; a
 * surplus is transferred on all papers of the elected, at value × surplus / votes to five decimal places, any remainder being ignored; one surplus a
 * stage, the largest first; then exclusion of the candidate with fewest votes.
 *
 * A ballot without a first preference is void. Ties are broken by the last stage at which the tied differed (rules 49 and 51), then by the rules of the
 * poll; the Order names a lot.
 */
export const scottishStv = rankedMethod<unknown>({
  rules: z.strictObject({}),
  markings: () => CONSECUTIVE,
  overvotes: [],
  levels: () => 'strict',
  count(poll, rankings) {
    const { cast, blank } = rankingTotals(rankings)
    const valid = BigInt(cast) - BigInt(blank)
    const arithmetic = decimals(5)
    const quota = arithmetic.of(valid / BigInt(poll.seats + 1) + 1n)
    const ties: readonly TieRule[] = ['priorStage', ...poll.ties]
    const ballots = { cast, valid: String(valid), void: blank, blank: '0' }
    const rule = { arithmetic, quota, batch: 'none', excludedFirst: NOBODY, elects: (votes: bigint) => votes >= quota } as const
    return countStages({ ...poll, ties }, blank === '0' ? rankings : withoutBlank(rankings), ballots, rule)
  },
})

const NOBODY: ReadonlySet<number> = new Set()
