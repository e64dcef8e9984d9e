import { breakTie, type TieBreak } from '../break-tie.ts'
import { beats, type Contest } from '../contest.ts'
import type { Poll } from '../method.ts'
import type { StrengthRules } from '../method-rules.ts'
import { link, noLinks, type Reach, reachesTo } from '../reach.ts'
import type { RankedPair } from '../record.ts'
import { STRENGTHS, type Strengths, strengthRule, strengthsOf } from '../strength.ts'
import { type PairOrder, pairwiseMethod } from './pairwise.ts'
import { strengthRulesSchema } from './schulze.ts'

/**
 * Ranked pairs: majorities are locked from the strongest on; one that those before it contradict is skipped (T. N. Tideman, 1987, "Independence of Clones").
 *
 * Where equally strong majorities contradict each other, it hangs on their order which are locked. The rules of the poll for ties then draw one order of the
 * candidates, in which whoever is over the other, and next whoever is under, decides (after T. M. Zavist and T. N. Tideman, 1989). Without such a rule these
 * majorities stay `open`, and only what holds in any order elects: whoever could be elected in some order is among the tied, perhaps with others.
 */
export const rankedPairs = pairwiseMethod<StrengthRules>(strengthRulesSchema, (poll, contest) => {
  const asked = strengthRule(contest, poll.rules.strength, STRENGTHS)
  if (!asked.ok) return asked
  return { ok: true, ...lockAll(poll, contest, strengthsOf(contest, asked.rule)) }
})

/** Over and under. */
type Majority = readonly [number, number]

/** Majorities by their strength, the strongest first. */
function majorities(contest: Contest, { places }: Strengths): readonly (readonly [number, readonly Majority[]])[] {
  const groups = new Map<number, Majority[]>()
  for (const [a] of contest.ids.entries()) {
    for (const [b] of contest.ids.entries()) {
      if (!beats(contest, a, b)) continue
      const place = places[a * contest.ids.length + b] as number
      const group = groups.get(place)
      if (group === undefined) groups.set(place, [[a, b]])
      else group.push([a, b])
    }
  }
  return [...groups].sort(([x], [y]) => y - x)
}

function lockAll(poll: Poll, contest: Contest, strengths: Strengths): PairOrder {
  const { ids } = contest
  const links: Links = { locked: noLinks(ids.length), possible: noLinks(ids.length) }
  const rankedPairs: RankedPair[] = []
  let order: TieBreak | undefined
  for (const [place, group] of majorities(contest, strengths)) {
    const contested = lockClear(group, links)
    if (contested.length > 0) {
      order ??= breakTie(poll, { what: 'pairs', seats: ids.length, among: ids, stage: 0 }, [])
      const { chosen, left } = order
      const places = ids.map((id) => chosen.indexOf(id))
      if (left === undefined) lockInOrder(contested, links.locked, places)
    }
    for (const [a, b] of group) {
      const is = reachesTo(links.locked, a, b) ? 'locked' : reachesTo(links.locked, b, a) ? 'skipped' : 'open'
      rankedPairs.push({ over: ids[a] as string, under: ids[b] as string, strength: strengths.texts[place] as string, is })
    }
  }
  return { above: (a, b) => reachesTo(links.locked, a, b), stage: { votes: {}, rankedPairs }, broken: order?.broken ?? [] }
}

/** What is locked, and what may be in some order of equally strong majorities: all of the first, and more. */
interface Links {
  readonly locked: Reach
  readonly possible: Reach
}

/** Locks those of a group that are locked in any order; the others, which are neither locked in every order nor skipped in every one. */
function lockClear(group: readonly Majority[], { locked, possible }: Links): readonly Majority[] {
  const left = group.filter(([a, b]) => !reachesTo(locked, b, a))
  for (const [a, b] of left) link(possible, a, b)
  const contested = left.filter(([a, b]) => reachesTo(possible, b, a))
  for (const [a, b] of left) if (!reachesTo(possible, b, a)) link(locked, a, b)
  return contested
}

/** Locks by the places of those over, then of those under, and skips what is contradicted. */
function lockInOrder(contested: readonly Majority[], locked: Reach, place: readonly number[]): void {
  const before = ([a, b]: Majority, [c, d]: Majority) =>
    (place[a] as number) - (place[c] as number) || (place[b] as number) - (place[d] as number)
  for (const [a, b] of [...contested].sort(before)) if (!reachesTo(locked, b, a)) link(locked, a, b)
}
