import { type Share, smallestPassing, type Threshold } from '../../voting/threshold.ts'

/** Some counts of a tally by their place in `[count, base, count, base, ...]`. */
type Counts = ReadonlyMap<number, number>

/** What a tally is to do with a threshold. */
type Goal = 'reach' | 'miss'

/** Most tallies that are looked at for one threshold. */
const MOST_TALLIES = 16

/**
 * The tallies nearest to one that reach a threshold, and those that miss it: bases stay, each count that must move goes to the edge, and of
 * several shares as few are moved as will do.
 */
export function talliesAtTheEdge(pairs: readonly number[], threshold: Threshold): readonly (readonly number[])[] {
  return (['reach', 'miss'] as const)
    .flatMap((goal) => waysTo(goal, threshold, pairs, 0).counts)
    .map((counts) => pairs.map((number, at) => counts.get(at) ?? number))
}

/** The shares of a threshold take the pairs of a tally in order, from `at` on. */
function waysTo(goal: Goal, threshold: Threshold, pairs: readonly number[], at: number): { counts: Counts[]; next: number } {
  const parts = 'all' in threshold ? threshold.all : 'any' in threshold ? threshold.any : undefined
  if (parts === undefined) return { counts: edge(goal, threshold as Share, pairs, at), next: at + 2 }
  const together = 'all' in threshold === (goal === 'reach')
  let counts: Counts[] = together ? [new Map()] : []
  let next = at
  for (const part of parts) {
    const ways = waysTo(goal, part, pairs, next)
    counts = together
      ? counts.flatMap((before) => ways.counts.map((after) => new Map([...before, ...after])))
      : [...counts, ...ways.counts]
    counts = counts.slice(0, MOST_TALLIES)
    next = ways.next
  }
  return { counts, next }
}

/** The count at the edge of one share; none if no count of this base is on that side. */
function edge(goal: Goal, share: Share, pairs: readonly number[], at: number): Counts[] {
  const [count, base] = [pairs[at] as number, pairs[at + 1] as number]
  const least = base === 0 ? undefined : smallestPassing(share, base)
  const reached = least !== undefined && count >= least
  if (reached === (goal === 'reach')) return [new Map()]
  if (least === undefined) return []
  return [new Map([[at, goal === 'reach' ? least : least - 1]])]
}
