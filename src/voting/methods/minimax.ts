import * as z from 'zod'
import type { Contest } from '../contest.ts'
import type { MinimaxRules, StrengthRule } from '../method-rules.ts'
import { strengthRule } from '../strength.ts'
import { pairwiseMethod } from './pairwise.ts'

/**
 * Minimax (Simpson-Kramer): those whose worst defeat in pairs is the least are elected. `votes` of the stage is the worst defeat of each, so that fewer are better.
 */
export const minimax = pairwiseMethod<MinimaxRules>(
  z.strictObject({ strength: z.exactOptional(z.enum(['winning', 'margins'])) }),
  (poll, contest) => {
    const asked = strengthRule(contest, poll.rules.strength, ['winning', 'margins'])
    if (!asked.ok) return asked
    const worst = contest.ids.map((_, candidate) => worstDefeat(contest, candidate, asked.rule))
    const votes = Object.fromEntries(contest.ids.map((id, index) => [id, String(worst[index])]))
    const above = (a: number, b: number) => (worst[a] as bigint) < (worst[b] as bigint)
    return { ok: true, above, stage: { votes }, broken: [] }
  },
)

/** Of one candidate alone there is none: 0. */
function worstDefeat({ ids, votes }: Contest, candidate: number, rule: StrengthRule): bigint {
  let worst: bigint | undefined
  for (let other = 0; other < ids.length; other += 1) {
    if (other === candidate) continue
    const [against, own] = [votes[other]?.[candidate] as bigint, votes[candidate]?.[other] as bigint]
    const defeat = rule === 'margins' ? against - own : against > own ? against : 0n
    if (worst === undefined || defeat > worst) worst = defeat
  }
  return worst ?? 0n
}
