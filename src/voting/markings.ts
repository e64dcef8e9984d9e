import * as z from 'zod'
import { type Column, put } from './column.ts'
import { choiceMissing } from './method.ts'
import type { Markings } from './method-rules.ts'
import { isPlainOrder, type Named, putOrder } from './named.ts'
import type { Refused } from './read.ts'

const SKIPPED_RANKS = ['skip', 'exhaust', 'exhaustAfterTwo'] as const
const DUPLICATES = ['skip', 'exhaust'] as const

/** Schema of {@link Markings}, as the rules of a method that counts overvotes in these ways. */
export function markingsShape<Overvotes extends string>(overvotes: readonly Overvotes[]) {
  return {
    overvotes: z.exactOptional(z.enum(overvotes)),
    skippedRanks: z.exactOptional(z.enum(SKIPPED_RANKS)),
    duplicates: z.exactOptional(z.enum(DUPLICATES)),
  }
}

/**
 * Appends what a ballot says once it is read by the rules: candidates, best first, as a count by stages has them (`Rankings`). Those whom the rules leave level stand in ascending
 * order. `overvotes` are the ways between which a poll can choose.
 */
export function readMarkings(names: Named, rules: Markings, overvotes: readonly string[], into: Column): Refused | undefined {
  if (isPlainOrder(names)) {
    putOrder(names, into)
    return undefined
  }
  if (names.repeated >= 0 && rules.duplicates === undefined) return choiceMissing('rules.duplicates', DUPLICATES)
  const end = names.repeated >= 0 && rules.duplicates === 'exhaust' ? startOfRank(names, names.repeated) : names.length
  const kept = names.repeated >= 0 ? new Set<number>() : undefined
  let expected = 0
  for (let from = 0, to = 0; from < end; from = to) {
    const rank = names.rank[from] as number
    to = from + 1
    while (to < names.length && names.rank[to] === rank) to += 1
    if (rank > expected) {
      if (rules.skippedRanks === undefined) return choiceMissing('rules.skippedRanks', SKIPPED_RANKS)
      if (rules.skippedRanks === 'exhaust' || (rules.skippedRanks === 'exhaustAfterTwo' && rank > expected + 1)) break
    }
    expected = rank + 1
    if (to === from + 1 && kept === undefined) {
      put(into, 2 * (names.candidate[from] as number))
      continue
    }
    const level = [...new Set(names.candidate.slice(from, to))].sort((a, b) => a - b)
    if (level.length > 1) {
      if (rules.overvotes === undefined) return choiceMissing('rules.overvotes', overvotes)
      if (rules.overvotes === 'exhaust') break
      if (rules.overvotes === 'skip') continue
    }
    const first = level.filter((candidate) => kept?.has(candidate) !== true)
    for (const [k, candidate] of first.entries()) {
      kept?.add(candidate)
      put(into, 2 * candidate + (k === 0 ? 0 : 1))
    }
  }
  return undefined
}

/** The first place at the rank of this one. */
function startOfRank(names: Named, place: number): number {
  let start = place
  while (start > 0 && names.rank[start - 1] === names.rank[place]) start -= 1
  return start
}
