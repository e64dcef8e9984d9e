/** How a ballot is read that is no plain order. */
export interface Markings {
  readonly overvotes?: 'exhaust' | 'skip' | 'exhaustIfSeveralContinuing' | 'split' | 'average'
  readonly skippedRanks?: 'skip' | 'exhaust' | 'exhaustAfterTwo'
  readonly duplicates?: 'skip' | 'exhaust'
}

/** What a ballot says, best first, once it is read by the rules; several at one rank only where the rules leave them level. Or the rule that is missing. */
export function orderOf(
  ranks: readonly (readonly string[])[],
  rules: Markings,
): readonly (readonly string[])[] | { readonly missing: keyof Markings } {
  const named = ranks.flat()
  if (new Set(named).size < named.length && rules.duplicates === undefined) return { missing: 'duplicates' }
  const order: string[][] = []
  const seen = new Set<string>()
  const placed = new Set<string>()
  let skipped = 0
  for (const rank of ranks) {
    if (rank.length === 0) {
      skipped += 1
      continue
    }
    const here = [...new Set(rank)]
    const again = here.length < rank.length || here.some((id) => seen.has(id))
    if (again && rules.duplicates === 'exhaust') break
    if (skipped > 0 && rules.skippedRanks === undefined) return { missing: 'skippedRanks' }
    if (skipped > (rules.skippedRanks === 'skip' ? skipped : rules.skippedRanks === 'exhaust' ? 0 : 1)) break
    skipped = 0
    for (const id of here) seen.add(id)
    if (here.length > 1 && rules.overvotes === undefined) return { missing: 'overvotes' }
    if (here.length > 1 && rules.overvotes === 'exhaust') break
    // An overvote that is skipped is nobody's place: who stands in it may still be ranked further down.
    if (here.length > 1 && rules.overvotes === 'skip') continue
    const first = here.filter((id) => !placed.has(id))
    for (const id of first) placed.add(id)
    if (first.length > 0) order.push(first)
  }
  return order
}
