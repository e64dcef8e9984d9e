import * as z from 'zod'
import type { Stage } from '../record.ts'
import type { BrokenTie, Tie } from '../tie.ts'
import { type Choice, mostOf, type Standings, settle } from './choice.ts'
import { compare, type Exact, exact, minus, plus, sum, times, ZERO } from './exact.ts'
import {
  averageOf,
  isSettled,
  keepOf,
  type MeekRounding,
  meekQuota,
  nextFactor,
  reachesQuota,
  shareOf,
  writeMeek,
} from './keeping.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import { ballotsOf, votersOf } from './staged.ts'
import { noVote, type Outcome, written } from './totals.ts'
import type { Voter } from './transfers.ts'

export const meekRules = z
  .strictObject({
    arithmetic: z.enum(['reference', 'parametric', 'fractions']).default('reference'),
    decimals: z.int().min(1).max(30).default(9),
    omega: z.int().min(1).max(30).default(6),
    overvotes: z.exactOptional(z.enum(['exhaust', 'skip', 'split', 'average'])),
    skippedRanks: z.exactOptional(z.enum(['skip', 'exhaust', 'exhaustAfterTwo'])),
    duplicates: z.exactOptional(z.enum(['skip', 'exhaust'])),
  })
  .refine(({ arithmetic, decimals, omega }) => arithmetic === 'fractions' || omega <= decimals, { path: ['omega'] })

type Rules = z.infer<typeof meekRules>

const ONE = exact(1n)

/** STV by Meek's method: every ballot is dealt out anew in each iteration, by the keep factors that there are. */
export function checkMeek(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  const rules = poll.rules as Rules
  const voters = votersOf(papers, rules)
  if ('ok' in voters) return voters
  const tooMany = tooManyWays(poll, voters)
  if (tooMany !== undefined) return tooMany
  const { standing, ties = [] } = poll
  const ballots = ballotsOf(voters)
  const places = Math.min(poll.seats, standing.length)
  const factors = new Map<string, Exact>()
  const out = new Set<string>()
  const elected: string[] = []
  const history: Standings[] = []
  const stages: Stage[] = []
  const tied: Tie[] = []
  const broken: BrokenTie[] = []
  let votes: Standings = new Map()
  let quota = ZERO
  const votesOf = (id: string) => votes.get(id) ?? ZERO
  const hopefuls = () => standing.filter((id) => !out.has(id) && !elected.includes(id))
  const mostFirst = (ids: readonly string[]) => [...ids].sort((a, b) => compare(votesOf(b), votesOf(a)))

  /** Until somebody reaches the quota, or the surplus is as good as gone or falls no further. */
  const iterate = (): { readonly reached: readonly string[]; readonly surplus: Exact } => {
    const groups = groupsOf(
      voters,
      standing.filter((id) => !out.has(id)),
      elected,
    )
    for (let before: Exact | undefined; ; ) {
      votes = dealt(groups, standing, factors, rules)
      quota = meekQuota(rules, sum(votes.values()), poll.seats)
      const reached = hopefuls().filter((id) => reachesQuota(rules, votesOf(id), quota))
      const beyond = minus(sum(elected.map(votesOf)), times(quota, exact(BigInt(elected.length))))
      const surplus = beyond.num > 0n ? beyond : ZERO
      const falls = before === undefined || compare(surplus, before) < 0
      if (reached.length > 0 || isSettled(rules, surplus) || !falls) return { reached, surplus }
      before = surplus
      for (const id of elected) {
        if (votesOf(id).num > 0n) factors.set(id, nextFactor(rules, factors.get(id) ?? ONE, quota, votesOf(id)))
      }
    }
  }

  const write = (kind: string, excluded: readonly string[], now: readonly string[]) => {
    const rest = minus(exact(BigInt(ballots.valid)), sum(votes.values()))
    stages.push({
      ...{ kind, ...(excluded.length === 0 ? {} : { of: excluded }) },
      votes: written(votes, (number) => writeMeek(rules, number)),
      ...{ elected: now, excluded, exhausted: writeMeek(rules, rest), loss: writeMeek(rules, ZERO) },
      quota: writeMeek(rules, quota),
    })
  }

  const note = (choice: Choice): readonly string[] => {
    broken.push(...choice.broken)
    tied.push(...choice.tied)
    return choice.chosen
  }

  /** Whoever is last, or those of whom the surplus that is left could still make one the last. */
  const last = (surplus: Exact): readonly string[] => {
    const left = hopefuls()
    const fewest = votesOf(mostFirst(left).at(-1) as string)
    const among = left.filter((id) => compare(votesOf(id), plus(fewest, surplus)) <= 0)
    return among.length === 1
      ? among
      : note(settle(ties, { what: 'exclusion', seats: 1, among, stage: stages.length - 1 }, history))
  }

  /** The last stage: nothing is dealt out any more, and whoever is left has a seat. */
  const close = (excluded: readonly string[]) => {
    for (const id of excluded) out.add(id)
    votes = new Map(standing.map((id) => [id, excluded.includes(id) ? ZERO : votesOf(id)]))
    const rest = mostFirst(hopefuls())
    elected.push(...rest)
    write('exclusion', excluded, rest)
  }

  const round = (kind: string, excluded: readonly string[]): readonly string[] | undefined => {
    const { reached, surplus } = iterate()
    history.push(votes)
    const open = places - elected.length
    const able = hopefuls()
    const now = able.length <= open ? mostFirst(able) : note(mostOf(ties, reached, open, 'seats', history))
    elected.push(...now)
    write(kind, excluded, now)
    const left = hopefuls()
    if (tied.length > 0 || left.length === 0) return undefined
    if (elected.length === places) return void close(left)
    const next = reached.length > 0 ? [] : last(surplus)
    if (tied.length > 0) return undefined
    if (left.length - next.length === places - elected.length) return void close(next)
    for (const id of next) out.add(id)
    return next
  }

  if (ballots.valid === ballots.blank) {
    iterate()
    write('first', [], [])
    tied.push(...noVote(poll, standing).tied)
  } else {
    let excluded = round('first', [])
    while (excluded !== undefined) excluded = round(excluded.length === 0 ? 'iteration' : 'exclusion', excluded)
  }
  return { elected, tied, broken, stages, ballots, quota: writeMeek(rules, quota) }
}

/** What `count` refuses since it would take too long: fractions or averages for too many seats, ballots that split in too many ways. */
function tooManyWays({ rules, seats }: Poll, voters: readonly Voter[]): Problem | undefined {
  const { overvotes, arithmetic } = rules as Rules
  if ((overvotes === 'average' || arithmetic === 'fractions') && seats > 40)
    return problem(['seats'], 'are more than such a count is for')
  if (overvotes !== 'split' || arithmetic === 'fractions' || seats <= 20) return undefined
  const ways = ({ order }: Voter) => order.reduce((product, rank) => product * rank.length, 1)
  return voters.some((voter) => ways(voter) > 1_000)
    ? problem(['ballots'], 'split in too many ways for so many seats')
    : undefined
}

/** Ballots that say the same as far as they can go: past those who are out, over the elected, to those who keep the whole of them. */
function groupsOf(voters: readonly Voter[], left: readonly string[], elected: readonly string[]): readonly Voter[] {
  const groups = new Map<string, { order: readonly (readonly string[])[]; voters: bigint }>()
  for (const { order, voters: number } of voters) {
    const ranks = order.map((rank) => left.filter((id) => rank.includes(id))).filter((rank) => rank.length > 0)
    const end = ranks.findIndex((rank) => !rank.some((id) => elected.includes(id)))
    const relevant = end < 0 ? ranks : ranks.slice(0, end + 1)
    const key = JSON.stringify(relevant)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { order: relevant, voters: number })
    else group.voters += number
  }
  return [...groups.values()]
}

/** What every candidate keeps of all ballots. */
function dealt(
  groups: readonly Voter[],
  standing: readonly string[],
  factors: ReadonlyMap<string, Exact>,
  rules: MeekRounding & Pick<Rules, 'overvotes'>,
): Standings {
  const votes = new Map(standing.map((id) => [id, ZERO]))
  const factor = (id: string) => factors.get(id) ?? ONE
  const deal = ({ order: [rank, ...after], voters }: Voter, weight: Exact): void => {
    if (rank === undefined || weight.num === 0n) return
    const give = (id: string, kept: Exact) => votes.set(id, plus(votes.get(id) ?? ZERO, times(kept, exact(voters))))
    const on = (rest: Exact) => deal({ order: after, voters }, rest)
    if (rank.length > 1 && rules.overvotes === 'average') {
      const [kept, rest] = averageOf(rules, weight, rank.map(factor))
      for (const [k, id] of rank.entries()) give(id, kept[k] ?? ZERO)
      on(rest)
      return
    }
    const share = rank.length === 1 ? weight : shareOf(rules, weight, BigInt(rank.length))
    const parts = rank.map((id) => [id, ...keepOf(rules, share, factor(id))] as const)
    for (const [id, kept] of parts) give(id, kept)
    // Fractions lose nothing, together or apart.
    if (rules.arithmetic === 'fractions') on(sum(parts.map(([, , rest]) => rest)))
    else for (const [, , rest] of parts) on(rest)
  }
  for (const group of groups) deal(group, ONE)
  return votes
}
