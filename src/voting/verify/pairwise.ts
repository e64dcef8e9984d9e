import * as z from 'zod'
import type { RankedPair, Stage } from '../record.ts'
import type { BrokenTie } from '../tie.ts'
import { type Choice, settle } from './choice.ts'
import { asFraction, exact } from './exact.ts'
import {
  type Contest,
  compareStrengths,
  contestOf,
  pairsOf,
  reachedFrom,
  type Strength,
  type StrengthRule,
  smithSet,
  strengthOf,
  strengthText,
} from './pairs.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import { isBlank, noVote, type Outcome } from './totals.ts'

/** What a method makes of the pairs: who stands above whom, and what its stage says. */
interface Order {
  above(a: string, b: string): boolean
  readonly stage: Pick<Stage, 'votes' | 'paths' | 'rankedPairs'>
  readonly broken: readonly BrokenTie[]
}

export const strengthRules = z.strictObject({ strength: z.exactOptional(z.enum(['winning', 'margins', 'ratio'])) })
export const minimaxRules = z.strictObject({ strength: z.exactOptional(z.enum(['winning', 'margins'])) })

/** A count of pairs by one of the methods. */
export function checkPairs(
  poll: Poll,
  papers: readonly Paper[],
  order: (poll: Poll, contest: Contest) => Order | Problem,
): Outcome | Problem {
  const contest = contestOf(poll, papers)
  if ('ok' in contest) return contest
  const made = order(poll, contest)
  if ('ok' in made) return made
  const { ids, beats } = contest
  const [cast, blank] = [votersOf(papers), votersOf(papers.filter(isBlank))]
  const { chosen, tied, broken } = cast === blank ? noVote(poll, ids) : elect(poll, ids, made.above)
  const winner = ids.find((id) => ids.every((other) => other === id || beats(id, other)))
  const pairwise = {
    votes: pairsOf(ids, (a, b) => `${contest.votes(a, b)}`),
    ...(winner === undefined ? {} : { condorcetWinner: winner }),
    smith: smithSet(contest),
  }
  return {
    ...{ elected: chosen, tied, broken: [...made.broken, ...broken], pairwise },
    stages: [{ kind: 'pairwise', ...made.stage, elected: chosen, excluded: [], exhausted: `${blank}`, loss: '0' }],
    ballots: { cast: `${cast}`, valid: `${cast}`, void: '0', blank: `${blank}` },
  }
}

function votersOf(papers: readonly Paper[]): bigint {
  return papers.reduce((sum, { voters }) => sum + voters, 0n)
}

/** Whoever is among the first in every list that keeps the order is elected. Where nobody is, it is a tie among those with nobody above them. */
function elect({ seats, ties = [] }: Poll, ids: readonly string[], above: Order['above']): Choice {
  const chosen: string[] = []
  const broken: BrokenTie[] = []
  for (;;) {
    const left = ids.filter((id) => !chosen.includes(id))
    const open = seats - chosen.length
    if (left.length === 0 || open === 0) return { chosen, broken, tied: [] }
    const below = (id: string) => left.filter((other) => above(id, other)).length
    const over = (id: string) => left.filter((other) => above(other, id)).length
    const sure = left.filter((id) => left.length - below(id) <= open).sort((a, b) => below(b) - below(a))
    chosen.push(...sure)
    if (sure.length > 0) continue
    const best = left.filter((id) => over(id) === 0)
    const settled = settle(ties, { what: 'seats', seats: Math.min(open, best.length), among: best, stage: 0 }, [])
    broken.push(...settled.broken)
    const among = left.filter((id) => over(id) < open)
    if (settled.tied.length > 0) return { chosen, broken, tied: [{ what: 'seats', seats: open, among, stage: 0 }] }
    chosen.push(...settled.chosen)
  }
}

/** The rule for strengths: any, where as many ballots count in each pair; else the poll must say. */
function strengthRuleOf(poll: Poll, { ids, votes }: Contest): StrengthRule | Problem {
  const { strength } = (poll.rules ?? {}) as z.infer<typeof strengthRules>
  if (strength !== undefined) return strength
  const counted = new Set(ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => votes(a, b) + votes(b, a))))
  return counted.size > 1 ? problem(['rules', 'strength'], 'is missing; not as many ballots count in every pair') : 'winning'
}

/** Schulze: from each candidate the strongest path to another goes over those to whom it is stronger still, the strongest first. */
export function schulzeOrder(poll: Poll, contest: Contest): Order | Problem {
  const rule = strengthRuleOf(poll, contest)
  if (typeof rule !== 'string') return rule
  const { ids } = contest
  const links = new Map(ids.map((a) => [a, new Map(ids.map((b) => [b, strengthOf(contest, rule, a, b)]))]))
  const linksFrom = (a: string) => links.get(a) as ReadonlyMap<string, Strength>
  const stronger = (x: Strength, y: Strength) => (compareStrengths(rule, x, y) > 0 ? x : y)
  const pathsFrom = (a: string) => {
    const best = new Map(linksFrom(a))
    const open = ids.filter((b) => b !== a)
    for (;;) {
      open.sort((b, c) => compareStrengths(rule, best.get(b) as Strength, best.get(c) as Strength))
      const via = open.pop()
      if (via === undefined) return best
      const [path, onward] = [best.get(via) as Strength, linksFrom(via)]
      for (const b of open) {
        const link = onward.get(b) as Strength
        const weakest = stronger(path, link) === path ? link : path
        best.set(b, stronger(weakest, best.get(b) as Strength))
      }
    }
  }
  const paths = new Map(ids.map((a) => [a, pathsFrom(a)]))
  const path = (a: string, b: string) => paths.get(a)?.get(b) as Strength
  return {
    above: (a, b) => a !== b && compareStrengths(rule, path(a, b), path(b, a)) > 0,
    stage: { votes: {}, paths: pairsOf(ids, (a, b) => strengthText(path(a, b))) },
    broken: [],
  }
}

/** Copeland: a point for each whom one beats, half a point for each with whom one is level. */
export function copelandOrder(_: Poll, { ids, beats }: Contest): Order {
  const halves = (a: string) =>
    2 * ids.filter((b) => beats(a, b)).length + ids.filter((b) => b !== a && !beats(a, b) && !beats(b, a)).length
  const votes = Object.fromEntries(ids.map((id) => [id, asFraction(exact(BigInt(halves(id)), 2n))]))
  return { above: (a, b) => halves(a) > halves(b), stage: { votes }, broken: [] }
}

/** Minimax: the least worst defeat. */
export function minimaxOrder(poll: Poll, contest: Contest): Order | Problem {
  const rule = strengthRuleOf(poll, contest)
  if (typeof rule !== 'string') return rule
  const { ids, votes, beats } = contest
  const defeat = (a: string, b: string) => (rule === 'margins' ? votes(b, a) - votes(a, b) : beats(b, a) ? votes(b, a) : 0n)
  const worst = (a: string) => {
    const [first = 0n, ...rest] = ids.filter((b) => b !== a).map((b) => defeat(a, b))
    return rest.reduce((most, each) => (each > most ? each : most), first)
  }
  const written = Object.fromEntries(ids.map((id) => [id, `${worst(id)}`]))
  return { above: (a, b) => worst(a) < worst(b), stage: { votes: written }, broken: [] }
}

type Majority = readonly [over: string, under: string]

/** Ranked pairs: majorities are locked one after the other; where it hangs on the order of equal ones, in that of the rules for ties, or left open. */
export function rankedPairsOrder(poll: Poll, contest: Contest): Order | Problem {
  const rule = strengthRuleOf(poll, contest)
  if (typeof rule !== 'string') return rule
  const { ids, beats } = contest
  const strength = ([a, b]: Majority) => strengthOf(contest, rule, a, b)
  const all = ids.flatMap((a) => ids.filter((b) => beats(a, b)).map((b): Majority => [a, b]))
  const sorted = all.sort((x, y) => compareStrengths(rule, strength(y), strength(x)))
  const locked: Majority[] = []
  const open: Majority[] = []
  const leads = (links: readonly Majority[], a: string, b: string) => {
    const onward = new Map(ids.map((id) => [id, [] as string[]]))
    for (const [over, under] of links) onward.get(over)?.push(under)
    return reachedFrom(a, (at) => onward.get(at) ?? []).has(b)
  }
  const rankedPairs: RankedPair[] = []
  let order: Choice | undefined
  while (rankedPairs.length < sorted.length) {
    const [first] = sorted.slice(rankedPairs.length) as [Majority]
    const group = sorted.filter((each) => compareStrengths(rule, strength(each), strength(first)) === 0)
    const left = group.filter(([a, b]) => !leads(locked, b, a))
    const possible = [...locked, ...open, ...left]
    const contested = left.filter(([a, b]) => leads(possible, b, a))
    if (contested.length > 0) order ??= settle(poll.ties ?? [], { what: 'pairs', seats: ids.length, among: ids, stage: 0 }, [])
    locked.push(...left.filter((each) => !contested.includes(each)))
    if (order === undefined || order.tied.length > 0) open.push(...contested)
    else {
      const { chosen } = order
      const place = (id: string) => chosen.indexOf(id)
      const inOrder = [...contested].sort(([a, b], [c, d]) => place(a) - place(c) || place(b) - place(d))
      for (const [a, b] of inOrder) if (!leads(locked, b, a)) locked.push([a, b])
    }
    for (const [over, under] of group) {
      const is = leads(locked, over, under) ? 'locked' : leads(locked, under, over) ? 'skipped' : 'open'
      rankedPairs.push({ over, under, strength: strengthText(strength([over, under])), is })
    }
  }
  return { above: (a, b) => leads(locked, a, b), stage: { votes: {}, rankedPairs }, broken: order?.broken ?? [] }
}
