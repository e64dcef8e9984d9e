import * as z from 'zod'
import { type Markings, markingsShape } from '../markings.ts'
import { malformed } from '../method.ts'
import { rankingTotals } from '../rankings.ts'
import { rankedMethod } from './ranked.ts'
import { decimals } from './stv/arithmetic.ts'
import { type Exclusions, excludedFirst, exclusionsShape } from './stv/exclusions.ts'
import { countStages } from './stv/stages.ts'

/**
 * What an overvote does, several candidates at one rank. Beside what {@link Markings} explains: `exhaustIfSeveralContinuing` exhausts the ballot if
 * several of them continue when it gets there; if one does, it is for that one; if none does, it goes on (Burlington, Vermont, 2009).
 */
const OVERVOTES = ['exhaust', 'skip', 'exhaustIfSeveralContinuing'] as const

/** Rules of the instant runoff. */
export interface IrvRules extends Markings<(typeof OVERVOTES)[number]>, Exclusions {}

/**
 * The instant runoff (alternative vote): whoever has more than half of the votes that still count is elected. Until somebody has, the candidate with fewest is
 * excluded, and each ballot goes on to the next candidate on it who continues. A ballot without one is exhausted.
 *
 * A tie for exclusion that no rule of the poll breaks ends the count.
 */
export const irv = rankedMethod<IrvRules>({
  rules: z.strictObject({ ...markingsShape(OVERVOTES), ...exclusionsShape }),
  markings: (rules) => rules,
  overvotes: OVERVOTES,
  levels: ({ overvotes }) => (overvotes === 'exhaustIfSeveralContinuing' ? 'level' : 'strict'),
  count(poll, rankings) {
    if (poll.seats !== 1) return malformed(['seats'], 'is more than the one person whom an instant runoff elects')
    const first = excludedFirst(poll)
    if ('ok' in first) return first
    return countStages(poll, rankings, rankingTotals(rankings), {
      arithmetic: decimals(0),
      elects: (votes, together) => 2n * votes > together,
      batch: poll.rules.batch,
      excludedFirst: first,
    })
  },
})
