import * as z from 'zod'
import { type Markings, markingsShape } from '../markings.ts'
import { type Method, malformed } from '../method.ts'
import { addRanked, type Ranked, rankedSchema, rankedTotals, tallyRankings } from '../ranked.ts'
import { decimals } from './stv/arithmetic.ts'
import { countStages } from './stv/stages.ts'

/**
 * How an overvote counts, several candidates at one rank. Of those that {@link Markings} does not explain: `exhaustIfSeveralContinuing` exhausts the
 * ballot if several of them continue when it gets there; if one does, it is for that one; if none does, it goes on (Burlington, Vermont, 2009).
 */
const OVERVOTES = ['exhaust', 'skip', 'exhaustIfSeveralContinuing'] as const

/** Rules of the instant runoff. */
export interface IrvRules extends Markings<(typeof OVERVOTES)[number]> {
  /** `certainLosers`: all are excluded at once who together have less than the next (Minneapolis, 2013). By itself it changes no winner. */
  readonly batch: 'none' | 'certainLosers'
  /** Candidates who stand for persons written in without registration: nobody is elected by that name, and they are excluded together first. */
  readonly excludedFirst: readonly string[]
}

/**
 * The instant runoff (alternative vote): whoever has more than half of the votes that count for anybody is elected; until somebody has, the candidate with fewest
 * is excluded, and each ballot goes on to the next candidate on it who continues. A ballot without one is exhausted.
 *
 * A tie for exclusion that no rule of the poll breaks ends the count.
 */
export const irv: Method<IrvRules, Ranked> = {
  rules: z.strictObject({
    ...markingsShape(OVERVOTES),
    batch: z.enum(['none', 'certainLosers']).default('none'),
    excludedFirst: z.array(z.string()).default([]),
  }),
  body: (poll) => rankedSchema(poll, poll.rules.overvotes === 'exhaustIfSeveralContinuing' ? 'level' : 'strict'),
  tally: (poll, ballots) => tallyRankings(poll, ballots, poll.rules, OVERVOTES),
  add: addRanked,
  count(poll, body) {
    if (poll.seats !== 1) return malformed(['seats'], 'is more than the one person whom an instant runoff elects')
    const { batch, excludedFirst } = poll.rules
    const stranger = excludedFirst.findIndex((id) => !poll.indexOf.has(id))
    if (stranger >= 0) return malformed(['rules', 'excludedFirst', stranger], `\`${excludedFirst[stranger]}\` is no candidate`)
    return countStages(poll, body, rankedTotals(body), {
      arithmetic: decimals(0),
      elects: (votes, together) => 2n * votes > together,
      batch,
      excludedFirst: new Set(excludedFirst.map((id) => poll.indexOf.get(id) as number)),
    })
  },
}
