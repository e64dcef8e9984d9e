import type { Stage, Votes } from '../record.ts'
import type { BrokenTie, Tie } from '../tie.ts'
import { type Standings, settle } from './choice.ts'
import { compare, type Exact, exact, minus, plus, sum, times, ZERO } from './exact.ts'
import type { Poll } from './paper.ts'
import { noVote, type Outcome, written } from './totals.ts'

/** A ballot that goes from one candidate to the next. */
export interface Voter {
  readonly voters: bigint
  readonly order: readonly (readonly string[])[]
}

/** What a method says of a count in which ballots go on. */
export interface TransferRule {
  /** What an elected candidate keeps; none, where the first who is elected ends the count. */
  readonly quota?: Exact
  elects(votes: Exact, together: Exact): boolean
  /** The value of a ballot after the transfer of a surplus. */
  transfer(value: Exact, surplus: Exact, votes: Exact): Exact
  readonly write: (number: Exact) => Votes
  readonly batch?: 'none' | 'certainLosers'
  readonly excludedFirst?: readonly string[]
}

/** A ballot in the count: what each of it is worth, and with whom it lies; with nobody, once it is exhausted. */
interface Lying extends Voter {
  value: Exact
  with: string | undefined
}

const ONE = exact(1n)

/**
 * Counts stage by stage. After each, every total is added up anew from the single ballots: nobody's votes are carried on, and what is in nobody's pile
 * is exhausted or was lost.
 */
export function countTransfers(poll: Poll, voters: readonly Voter[], ballots: Outcome['ballots'], rule: TransferRule): Outcome {
  const { standing } = poll
  const first = rule.excludedFirst ?? []
  const places = Math.min(poll.seats, standing.filter((id) => !first.includes(id)).length)
  const lying: Lying[] = voters.map((voter) => ({ ...voter, value: ONE, with: undefined }))
  const continuing = new Set(standing)
  const keeps = new Map<string, Exact>()
  const surpluses = new Set<string>()
  const history: Standings[] = []
  const stages: Stage[] = []
  const elected: string[] = []
  const broken: BrokenTie[] = []
  const tied: Tie[] = []
  const votesOf = (id: string) => history.at(-1)?.get(id) ?? ZERO

  const move = (ballot: Lying) => {
    const rank = ballot.order.find((each) => each.some((id) => continuing.has(id))) ?? []
    const reached = rank.filter((id) => continuing.has(id))
    ballot.with = reached.length === 1 ? reached[0] : undefined
  }

  const close = (kind: string, of: readonly string[], excluded: readonly string[], electing: boolean) => {
    const worth = worthOf(lying)
    const votes = new Map(standing.map((id) => [id, keeps.get(id) ?? worth.get(id) ?? ZERO]))
    history.push(votes)
    const left = standing.filter((id) => continuing.has(id))
    const together = sum(left.map(votesOf))
    const able = left.filter((id) => !first.includes(id)).sort((a, b) => compare(votesOf(b), votesOf(a)))
    const enough = able.filter((id) => rule.elects(votesOf(id), together))
    const now = !electing ? [] : able.length <= places - elected.length ? able : enough
    for (const id of now) continuing.delete(id)
    for (const id of enough) if (rule.quota !== undefined && compare(votesOf(id), rule.quota) > 0) surpluses.add(id)
    elected.push(...now)
    const exhausted = worth.get(undefined) ?? ZERO
    stages.push({
      kind,
      ...(of.length === 0 ? {} : { of }),
      votes: written(votes, rule.write),
      elected: now,
      excluded,
      exhausted: rule.write(exhausted),
      loss: rule.write(minus(minus(exact(BigInt(ballots.valid)), sum(votes.values())), exhausted)),
      ...(rule.quota === undefined ? {} : { quota: rule.write(rule.quota) }),
    })
  }

  /** The one with fewest or most of some, or whom the rules for ties choose. */
  const next = (what: 'exclusion' | 'surplus', some: readonly string[]): string | undefined => {
    const [best] = [...some].sort((a, b) => compare(votesOf(a), votesOf(b)) * (what === 'exclusion' ? 1 : -1))
    const among = some.filter((id) => compare(votesOf(id), votesOf(best as string)) === 0)
    if (among.length === 1) return among[0]
    const settled = settle(poll.ties ?? [], { what, seats: 1, among, stage: stages.length - 1 }, history)
    broken.push(...settled.broken)
    tied.push(...settled.tied)
    return settled.chosen[0]
  }

  const exclude = (some: readonly string[]) => {
    for (const id of some) continuing.delete(id)
    for (const ballot of lying) if (ballot.with !== undefined && some.includes(ballot.with)) move(ballot)
    close('exclusion', some, some, true)
  }

  const transfer = (id: string, quota: Exact) => {
    const [votes, surplus] = [votesOf(id), minus(votesOf(id), quota)]
    surpluses.delete(id)
    keeps.set(id, quota)
    const values = new Map<Exact, Exact>()
    for (const ballot of lying) {
      if (ballot.with !== id) continue
      const value = values.get(ballot.value) ?? rule.transfer(ballot.value, surplus, votes)
      values.set(ballot.value, value)
      ballot.value = value
      move(ballot)
    }
    close('surplus', [id], [], true)
  }

  const step = () => {
    const left = standing.filter((id) => continuing.has(id))
    const together = left.filter((id) => first.includes(id))
    const losers = together.length > 0 || rule.batch !== 'certainLosers' ? together : certainLosers(left)
    if (losers.length > 0) return exclude(losers)
    if (rule.quota === undefined || surpluses.size === 0) {
      const last = next('exclusion', left)
      return last === undefined ? undefined : exclude([last])
    }
    const one = next(
      'surplus',
      standing.filter((id) => surpluses.has(id)),
    )
    return one === undefined ? undefined : transfer(one, rule.quota)
  }

  /** The most of those with fewest who, with every surplus, have less than the next, and without whom enough are left. */
  const certainLosers = (left: readonly string[]): readonly string[] => {
    const sorted = [...left].sort((a, b) => compare(votesOf(a), votesOf(b)))
    const waiting = sum([...surpluses].map((id) => minus(votesOf(id), rule.quota ?? ZERO)))
    const certain = (many: number) =>
      compare(plus(waiting, sum(sorted.slice(0, many).map(votesOf))), votesOf(sorted[many] as string)) < 0
    let many = Math.min(sorted.length - 1, sorted.length - (places - elected.length))
    while (many > 0 && !certain(many)) many -= 1
    return sorted.slice(0, Math.max(0, many))
  }

  for (const ballot of lying) move(ballot)
  const voted = ballots.valid !== ballots.blank
  close('first', [], [], voted)
  const open = standing.filter((id) => !first.includes(id))
  if (!voted) tied.push(...noVote(poll, open).tied)
  while (voted && elected.length < places && tied.length === 0) step()
  return { elected, tied, broken, stages, ballots, ...(rule.quota === undefined ? {} : { quota: rule.write(rule.quota) }) }
}

/** What the ballots with each candidate are worth together, and those with nobody. */
function worthOf(lying: readonly Lying[]): ReadonlyMap<string | undefined, Exact> {
  const piles = new Map<string | undefined, Map<Exact, bigint>>()
  for (const { with: pile, value, voters } of lying) {
    const values = piles.get(pile) ?? new Map<Exact, bigint>()
    values.set(value, (values.get(value) ?? 0n) + voters)
    piles.set(pile, values)
  }
  return new Map(
    [...piles].map(([pile, values]) => [pile, sum([...values].map(([value, number]) => times(value, exact(number))))]),
  )
}
