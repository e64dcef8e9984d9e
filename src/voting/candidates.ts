import type { Result } from '../base/refusal.ts'
import { malformed } from './method.ts'

/** The index of each candidate. One who stands in the list twice is refused. */
export function indexCandidates(candidates: readonly string[]): Result<{ readonly indexOf: ReadonlyMap<string, number> }> {
  // From the last to the first, so that of two the first stays.
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index] as const).reverse())
  const twice = candidates.findIndex((candidate, index) => indexOf.get(candidate) !== index)
  if (twice >= 0) return malformed(['candidates', twice], `\`${candidates[twice]}\` stands in the list twice`)
  return { ok: true, indexOf }
}
