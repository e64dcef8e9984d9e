import type { Pairs } from '../record.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import { isBlank } from './totals.ts'

/** The rule for the strength of a majority. */
export type StrengthRule = 'winning' | 'margins' | 'ratio'

/** How candidates stand to each other in pairs. */
export interface Contest {
  readonly ids: readonly string[]
  /** Ballots that put a above b. */
  votes(a: string, b: string): bigint
  beats(a: string, b: string): boolean
}

/** The most that `count` compares: the table grows with their square. */
const MOST_CANDIDATES = 500

/** Compares every two candidates on every ballot. */
export function contestOf(poll: Poll, papers: readonly Paper[]): Contest | Problem {
  if (poll.candidates.length > MOST_CANDIDATES) return problem(['candidates'], 'are more than can be compared in pairs')
  const ids = poll.standing
  const table = new Map(ids.map((a) => [a, new Map(ids.map((b) => [b, 0n]))]))
  for (const paper of papers) {
    const { ranks = [], voters, index } = paper
    const named = new Set(ranks.flat())
    if (isBlank(paper)) continue
    const out = ids.filter((id) => !named.has(id))
    if (out.length > 0 && poll.unranked === undefined)
      return problem(['unranked'], `is missing; ballot ${index} leaves somebody out`)
    const levels = poll.unranked === 'last' ? [...ranks, out] : ranks
    for (const [at, level] of levels.entries()) {
      const below = levels.slice(at + 1).flat()
      for (const a of level) for (const b of below) table.get(a)?.set(b, (table.get(a)?.get(b) ?? 0n) + voters)
    }
  }
  const votes = (a: string, b: string) => table.get(a)?.get(b) ?? 0n
  return { ids, votes, beats: (a, b) => votes(a, b) > votes(b, a) }
}

/** A figure for every two candidates. */
export function pairsOf(ids: readonly string[], figure: (a: string, b: string) => string): Pairs {
  const row = (a: string) => Object.fromEntries(ids.filter((b) => b !== a).map((b) => [b, figure(a, b)]))
  return Object.fromEntries(ids.map((a) => [a, row(a)]))
}

/** The smallest set of candidates each of whom beats all outside it: of those that grow from one candidate, the smallest. */
export function smithSet({ ids, beats }: Contest): readonly string[] {
  const sets = ids.map((first) => {
    const set = new Set([first])
    for (const member of set) for (const other of ids) if (!set.has(other) && !beats(member, other)) set.add(other)
    return set
  })
  const [smallest = new Set<string>()] = sets.sort((a, b) => a.size - b.size)
  return ids.filter((id) => smallest.has(id))
}

/** How strong one candidate stands against another. */
export interface Strength {
  readonly for: bigint
  readonly against: bigint
}

/** The strength of a over b, in the one form that all equally strong pairs share. */
export function strengthOf({ votes }: Contest, rule: StrengthRule, a: string, b: string): Strength {
  const [e, f] = [votes(a, b), votes(b, a)]
  if (e === f) return { for: 0n, against: 0n }
  if (rule === 'margins') return e > f ? { for: e - f, against: 0n } : { for: 0n, against: f - e }
  const common = rule === 'winning' || e === 0n || f === 0n ? 1n : divisor(e, f)
  return { for: e / common, against: f / common }
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}

/**
 * Positive if x is stronger than y (M. Schulze, section 2.1): a majority than a tie, a tie than a minority. By `winning` votes more for a majority, then
 * fewer against it; of minorities fewer against, then more for. By `ratio`, the larger one; with none against, or none for, as by winning votes.
 */
export function compareStrengths(rule: StrengthRule, x: Strength, y: Strength): number {
  const kinds = sign(x.for - x.against) - sign(y.for - y.against)
  if (kinds !== 0) return kinds
  if (rule === 'margins') return sign(x.for - x.against - (y.for - y.against))
  const ratios = rule === 'ratio' ? sign(x.for * y.against - y.for * x.against) : 0
  const [more, fewer] = [sign(x.for - y.for), sign(y.against - x.against)]
  return ratios || (rule === 'ratio' || x.for > x.against ? more || fewer : fewer || more)
}

export function strengthText(strength: Strength): string {
  return `${strength.for}:${strength.against}`
}

function sign(number: bigint): number {
  return number > 0n ? 1 : number < 0n ? -1 : 0
}

/** Whoever can be reached over links, from one on. */
export function reachedFrom(start: string, linked: (a: string) => Iterable<string>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of linked(at)) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}
