import { sha256 } from '#sha256'
import type { BrokenTie, Tie, TieRule } from '../tie.ts'
import { compare, type Exact, ZERO } from './exact.ts'

/** How everybody stood after one stage. */
export type Standings = ReadonlyMap<string, Exact>

/** Who was chosen, and what hung on ties. */
export interface Choice {
  /** The best first. */
  readonly chosen: readonly string[]
  readonly tied: readonly Tie[]
  readonly broken: readonly BrokenTie[]
}

/** Those of `ids` with most after the last stage, so many of them; the rules for ties decide among those level at the edge. */
export function mostOf(
  ties: readonly TieRule[],
  ids: readonly string[],
  seats: number,
  what: Tie['what'],
  history: readonly Standings[],
): Choice {
  const votes = (id: string) => history.at(-1)?.get(id) ?? ZERO
  const sorted = [...ids].sort((a, b) => compare(votes(b), votes(a)))
  if (sorted.length <= seats) return { chosen: sorted, tied: [], broken: [] }
  const edge = votes(sorted[seats - 1] as string)
  const above = sorted.filter((id) => compare(votes(id), edge) > 0)
  const among = ids.filter((id) => compare(votes(id), edge) === 0)
  if (above.length + among.length === seats) return { chosen: [...above, ...among], tied: [], broken: [] }
  const settled = settle(ties, { what, seats: seats - above.length, among, stage: history.length - 1 }, history)
  return { ...settled, chosen: [...above, ...settled.chosen] }
}

/** What the rules make of a tie, one after the other; each sees only those whom the ones before left level. */
export function settle(ties: readonly TieRule[], tie: Tie, history: readonly Standings[]): Choice {
  const chosen: string[] = []
  const broken: BrokenTie[] = []
  let open = tie
  for (const rule of ties) {
    const groups = levels(rule, open, history)
    if (groups.length === 1) continue
    const through: string[] = []
    let cut: readonly string[] = []
    for (const group of groups) {
      if (cut.length > 0 || through.length === open.seats) break
      if (through.length + group.length <= open.seats) through.push(...group)
      else cut = group
    }
    broken.push({ ...open, rule, chosen: through })
    chosen.push(...through)
    if (cut.length === 0) return { chosen, broken, tied: [] }
    open = { ...open, seats: open.seats - through.length, among: open.among.filter((id) => cut.includes(id)) }
  }
  return { chosen, broken, tied: [open] }
}

/** The tied in the order in which a rule chooses them; those whom it does not tell apart stand together. */
function levels(rule: TieRule, { what, among, stage }: Tie, history: readonly Standings[]): readonly (readonly string[])[] {
  if (rule === 'priorStage') return byPriorStage(among, what === 'exclusion' ? 'fewest' : 'most', history)
  if ('lot' in rule) return drawn(`${rule.lot.seed}/${what}/${stage}`, among).map((id) => [id])
  const { order } = rule
  if (!among.every((id) => order.includes(id))) return [among]
  const listed = order.filter((id) => among.includes(id)).map((id) => [id])
  return what === 'exclusion' ? listed.reverse() : listed
}

/** Splits the level at the last stage at which any of them differ, and each part again by the stages before. */
function byPriorStage(
  level: readonly string[],
  better: 'most' | 'fewest',
  history: readonly Standings[],
): readonly (readonly string[])[] {
  const last = history.at(-1)
  if (level.length === 1 || last === undefined) return [level]
  const votes = (id: string) => last.get(id) ?? ZERO
  const sorted = [...level].sort((a, b) => compare(votes(a), votes(b)) * (better === 'fewest' ? 1 : -1))
  const distinct = sorted.filter((id, k) => k === 0 || compare(votes(sorted[k - 1] as string), votes(id)) !== 0)
  const parts = distinct.map((one) => sorted.filter((id) => compare(votes(id), votes(one)) === 0))
  return parts.flatMap((part) => byPriorStage(part, better, history.slice(0, -1)))
}

/** A lot after RFC 3797, with SHA-256: the remainder of `i/seed/i` by those who are left is the index of the next one in their sorted list. */
function drawn(seed: string, among: readonly string[]): readonly string[] {
  const order: string[] = []
  let left = [...among].sort()
  for (let i = 0; left.length > 0; i += 1) {
    const next = left[Number(BigInt(`0x${sha256(`${i}/${seed}/${i}`)}`) % BigInt(left.length))] as string
    order.push(next)
    left = left.filter((id) => id !== next)
  }
  return order
}
