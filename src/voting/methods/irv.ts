import * as z from 'zod'
import { markingsShape } from '../markings.ts'
import { malformed } from '../method.ts'
import type { IrvRules } from '../method-rules.ts'
import { rankingTotals } from '../rankings.ts'
import { rankedMethod } from './ranked.ts'
import { decimals } from './stv/arithmetic.ts'
import { excludedFirst, exclusionsShape } from './stv/exclusions.ts'
import { countStages } from './stv/stages.ts'

const OVERVOTES = ['exhaust', 'skip', 'exhaustIfSeveralContinuing'] as const satisfies readonly IrvRules['overvotes'][]

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
