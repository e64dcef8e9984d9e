import * as z from 'zod'
import { copelandDoubled } from '../contest.ts'
import { fractionVotes } from '../votes.ts'
import { pairwiseMethod } from './pairwise.ts'

/**
 * Copeland: one point for each candidate whom one beats in pairs, half a point for each with whom one is level; those with most points are elected
 * (A. H. Copeland, 1951). Ties are common.
 */
export const copeland = pairwiseMethod<unknown>(z.strictObject({}), (_, contest) => {
  const doubled = copelandDoubled(contest)
  const votes = Object.fromEntries(contest.ids.map((id, index) => [id, fractionVotes(BigInt(doubled[index] as number), 2n)]))
  const above = (a: number, b: number) => (doubled[a] as number) > (doubled[b] as number)
  return { ok: true, above, stage: { votes }, broken: [] }
})
