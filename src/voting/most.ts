import type { Result } from '../base/refusal.ts'
import { breakTie } from './break-tie.ts'
import type { Poll } from './method.ts'
import type { CountRecord, Stage, Votes } from './record.ts'
import type { BrokenTie, Tie } from './tie.ts'
import { ballotTotals, type Standing, standings, type Totals } from './totals.ts'
import type { Whole } from './whole.ts'

/** Those who have most, and what hung on a tie. */
export interface Most {
  /** The best first. */
  readonly chosen: readonly string[]
  readonly tied: readonly Tie[]
  readonly broken: readonly BrokenTie[]
}

/**
 * Elects those with most. `write` says how a number of votes is written.
 *
 * Whoever is level at the edge is tied, and the rules of the poll for ties are asked. With no more persons than seats all are elected, votes or none:
 * nobody contends with them. But where no ballot is for anybody, nobody is elected, all are tied, and no rule is asked: there was no vote.
 */
export function electMost(poll: Poll, totals: Totals, write: (votes: Whole) => Votes): Result<CountRecord> {
  const persons = standings(poll, totals)
  const stage = firstStage(persons, totals, write)
  const { chosen, tied, broken } =
    totals.valid === totals.blank ? noVote(poll, persons) : most(poll, persons, poll.seats, 'seats', [stage])
  const stages = [{ ...stage, elected: chosen }]
  return { ok: true, ...poll.input, elected: chosen, tied, broken, stages, ballots: ballotTotals(totals) }
}

/** The totals as the first stage of a count, before anybody is elected. */
export function firstStage(persons: readonly Standing[], totals: Totals, write: (votes: Whole) => Votes): Stage {
  const votes = Object.fromEntries(persons.map(({ id, votes }) => [id, write(votes)]))
  return { kind: 'first', votes, elected: [], excluded: [], exhausted: String(totals.blank), loss: '0' }
}

/** What comes of a poll in which no ballot is for anybody. */
export function noVote(poll: Poll, persons: readonly Standing[]): Most {
  const among = persons.map(({ id }) => id)
  const tie: Tie = { what: 'seats', seats: Math.min(poll.seats, among.length), among, stage: 0 }
  return { chosen: [], tied: among.length === 0 ? [] : [tie], broken: [] }
}

/** Chooses so many of those with most votes, at the last stage of `history`. The rules of the poll break a tie at the edge, or leave it. */
export function most(
  poll: Poll,
  persons: readonly Standing[],
  seats: number,
  what: Tie['what'],
  history: readonly Stage[],
): Most {
  const byVotes = [...persons].sort((a, b) => (a.votes > b.votes ? -1 : a.votes < b.votes ? 1 : 0))
  const edge = byVotes[seats]?.votes
  if (edge === undefined || byVotes[seats - 1]?.votes !== edge) {
    return { chosen: byVotes.slice(0, seats).map(({ id }) => id), tied: [], broken: [] }
  }
  const above = byVotes.filter(({ votes }) => votes > edge).map(({ id }) => id)
  const among = persons.filter(({ votes }) => votes === edge).map(({ id }) => id)
  const tie: Tie = { what, seats: seats - above.length, among, stage: history.length - 1 }
  const { chosen, broken, left } = breakTie(poll, tie, history)
  return { chosen: [...above, ...chosen], tied: left === undefined ? [] : [left], broken }
}
