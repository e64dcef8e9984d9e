import * as z from 'zod'
import { isObject } from '../../base/json.ts'
import { type Method, malformed, type Poll } from '../method.ts'
import type { ScoreRules } from '../method-rules.ts'
import { electMost } from '../most.ts'
import { type Refused, readBallots } from '../read.ts'
import { addTotals, addVotes, noSums, type Sums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { times, type Whole } from '../whole.ts'
import { admit } from './naming.ts'

/**
 * Score voting: those with the largest sum of scores are elected. A score beyond `max` is refused, not void: whether a voter wrote it or a clerk
 * mistyped it cannot be seen here.
 */
export const score: Method<ScoreRules, Totals> = {
  rules: z.strictObject({ max: z.int().min(1) }),
  body: (poll) =>
    totalsSchema(poll, (_, marked) => ({ candidate: BigInt(poll.rules.max) * marked, writtenIn: 0n, least: marked })),
  tally(poll, ballots) {
    const sums = noSums(poll)
    const refused = readBallots(ballots, { scores: (scores, count, index) => addScores(poll, sums, scores, count, index) })
    return refused ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, String),
}

function addScores(poll: Poll<ScoreRules>, sums: Sums, scores: unknown, count: Whole, index: number): Refused | undefined {
  if (!isObject(scores)) return malformed(['ballots', index, 'scores'], 'is no object of candidates and scores')
  const { max } = poll.rules
  let names = 0
  for (const [id, given] of Object.entries(scores)) {
    const candidate = poll.indexOf.get(id)
    if (candidate === undefined) return malformed(['ballots', index, 'scores', id], 'is no candidate')
    if (!Number.isSafeInteger(given) || (given as number) < 0 || (given as number) > max) {
      return malformed(['ballots', index, 'scores', id], `is not a whole number from 0 to ${max}`)
    }
    if (poll.withdrawn.has(candidate) || given === 0) continue
    addVotes(sums, candidate, times(given as number, count))
    names += 1
  }
  admit(sums, names, poll.candidates.length, count)
  return undefined
}
