import * as z from 'zod'
import { type Markings, markingsShape } from '../markings.ts'
import { type Method, malformed } from '../method.ts'
import { addRanked, type Ranked, rankedSchema, rankedTotals, tallyRankings } from '../ranked.ts'
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
export const irv: Method<IrvRules, Ranked> = {
  rules: z.strictObject({ ...markingsShape(OVERVOTES), ...exclusionsShape }),
  body: (poll) => rankedSchema(poll, poll.rules.overvotes === 'exhaustIfSeveralContinuing' ? 'level' : 'strict'),
  tally: (poll, ballots) => tallyRankings(poll, ballots, poll.rules, OVERVOTES),
  add: addRanked,
  count(poll, body) {
    if (poll.seats !== 1) return malformed(['seats'], 'is more than the one person whom an instant runoff elects')
    const first = excludedFirst(poll)
    if ('ok' in first) return first
    return countStages(poll, body, rankedTotals(body), {
      arithmetic: decimals(0),
      elects: (votes, together) => 2n * votes > together,
      batch: poll.rules.batch,
      excludedFirst: first,
    })
  },
}
