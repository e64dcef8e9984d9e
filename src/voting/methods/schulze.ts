import * as z from 'zod'
import { byPair } from '../contest.ts'
import type { StrengthRules } from '../method-rules.ts'
import { STRENGTHS, strengthRule, strengthsOf } from '../strength.ts'
import { pairwiseMethod } from './pairwise.ts'

/** Schema of {@link StrengthRules}. */
export const strengthRulesSchema: z.ZodType<StrengthRules> = z.strictObject({ strength: z.exactOptional(z.enum(STRENGTHS)) })

/**
 * The Schulze method: a path is as strong as its weakest link, and a stands above b if the strongest path from a to b is stronger than any back (M. Schulze, "The
 * Schulze Method of Voting"). Debian's constitution (appendix A) counts by winning votes with the unranked last. Several may be the best: they are tied.
 */
export const schulze = pairwiseMethod<StrengthRules>(strengthRulesSchema, (poll, contest) => {
  const asked = strengthRule(contest, poll.rules.strength, STRENGTHS)
  if (!asked.ok) return asked
  const { places, texts } = strengthsOf(contest, asked.rule)
  const n = contest.ids.length
  const paths = strongestPaths(places, n)
  const path = (a: number, b: number) => paths[a * n + b] as number
  return {
    ok: true,
    above: (a, b) => path(a, b) > path(b, a),
    stage: { votes: {}, paths: byPair(contest, (a, b) => texts[path(a, b)] as string) },
    broken: [],
  }
})

/** Strongest paths between all of n candidates (Floyd and Warshall). */
function strongestPaths(links: Int32Array, n: number): Int32Array {
  const paths = links.slice()
  for (let via = 0; via < n; via += 1) {
    for (let from = 0; from < n; from += 1) {
      if (from === via) continue
      const first = paths[from * n + via] as number
      for (let to = 0; to < n; to += 1) {
        const second = paths[via * n + to] as number
        const weakest = first < second ? first : second
        if (to !== via && to !== from && weakest > (paths[from * n + to] as number)) paths[from * n + to] = weakest
      }
    }
  }
  return paths
}
