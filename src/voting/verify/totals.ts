import type { PollInput } from '../poll.ts'
import type { BallotTotals, CountRecord, Stage, Votes } from '../record.ts'
import { mostOf, type Standings } from './choice.ts'
import { asFraction, type Exact, exact, plus, times, ZERO } from './exact.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'

/** What a record says beside the poll. */
export type Outcome = Omit<CountRecord, keyof PollInput>

/** What is added up for each person. */
export interface Totals {
  /** Everybody who can be elected: candidates in their order, then those written in, sorted. */
  readonly votes: Standings
  readonly valid: bigint
  readonly void: bigint
  readonly blank: bigint
}

/** What a ballot gives: to whom how much; `void` for one that breaks the rule. */
export type Given = ReadonlyMap<string, Exact> | 'void' | Problem

/** Adds up what ballots give. */
export function totalsOf(poll: Poll, papers: readonly Paper[], give: (paper: Paper) => Given): Totals | Problem {
  const votes = new Map(poll.standing.map((id) => [id, ZERO]))
  const written = new Map<string, Exact>()
  let [valid, voided, blank] = [0n, 0n, 0n]
  for (const paper of papers) {
    const given = give(paper)
    if (given !== 'void' && 'ok' in given) return given
    if (given === 'void') voided += paper.voters
    else {
      valid += paper.voters
      if (isBlank(paper)) blank += paper.voters
      for (const [id, each] of given) {
        const into = votes.has(id) ? votes : written
        into.set(id, plus(into.get(id) ?? ZERO, times(each, exact(paper.voters))))
      }
    }
  }
  for (const id of [...written.keys()].sort()) votes.set(id, written.get(id) as Exact)
  return { votes, valid, void: voided, blank }
}

/** Whether a ballot is for nobody. */
export function isBlank({ names = [], ranks = [], scores = [] }: Paper): boolean {
  return names.length + ranks.flat().length + scores.filter(([, score]) => score > 0).length === 0
}

const ONE = exact(1n)

/** One vote for each of those named, if they are no more than `most`. */
export function oneEach(names: readonly string[], most: number): Given {
  return names.length > most ? 'void' : new Map(names.map((id) => [id, ONE]))
}

/** The name that a ballot votes for in plurality: of a ranking, the best rank. More than one are void. */
export function oneName({ names, ranks = [] }: Paper): Given {
  return oneEach(names ?? ranks.find((rank) => rank.length > 0) ?? [], 1)
}

export function scoresOf(poll: Poll, { index, scores = [] }: Paper): Given {
  const { max } = poll.rules as { readonly max: number }
  const beyond = scores.find(([, score]) => score > max)
  if (beyond !== undefined)
    return problem(['ballots', index], `gives \`${beyond[0]}\` ${beyond[1]}, more than the best score, ${max}`)
  return new Map(scores.filter(([, score]) => score > 0).map(([id, score]) => [id, exact(BigInt(score))]))
}

/** A point for each candidate below, half a point for each one level: that is, the average of the places that are shared. */
export function bordaPoints(poll: Poll, { ranks = [] }: Paper): Given {
  const ranked = ranks.flat()
  const unranked = poll.standing.filter((id) => !ranked.includes(id))
  if (unranked.length > 0 && poll.unranked === undefined) return problem(['unranked'], 'is missing; a ballot leaves somebody out')
  const levels = poll.unranked === 'last' ? [...ranks, unranked] : ranks
  const points = levels.flatMap((level, at) => {
    const below = levels.slice(at + 1).flat().length
    return level.map((id) => [id, exact(BigInt(2 * below + level.length - 1), 2n)] as const)
  })
  return new Map(points)
}

/** Those with most are elected. Where no ballot is for anybody, all are tied and no rule is asked. */
export function electMost(poll: Poll, totals: Totals): Outcome {
  const ids = [...totals.votes.keys()]
  const { chosen, tied, broken } =
    totals.valid === totals.blank ? noVote(poll, ids) : mostOf(poll.ties ?? [], ids, poll.seats, 'seats', [totals.votes])
  const stages = [{ ...firstStage(totals), elected: chosen }]
  return { elected: chosen, tied, broken, stages, ballots: ballotTotals(totals) }
}

export function noVote({ seats }: Poll, among: readonly string[]): Pick<Outcome, 'tied' | 'broken'> & { readonly chosen: [] } {
  const tie = { what: 'seats', seats: Math.min(seats, among.length), among, stage: 0 } as const
  return { chosen: [], tied: among.length === 0 ? [] : [tie], broken: [] }
}

export function firstStage({ votes, blank }: Totals): Stage {
  return { kind: 'first', votes: written(votes, asFraction), elected: [], excluded: [], exhausted: `${blank}`, loss: '0' }
}

export function ballotTotals(totals: Totals): BallotTotals {
  const { valid, blank } = totals
  return { cast: `${valid + totals.void}`, valid: `${valid}`, void: `${totals.void}`, blank: `${blank}` }
}

export function written(votes: Standings, write: (number: Exact) => Votes): { readonly [id: string]: Votes } {
  return Object.fromEntries([...votes].map(([id, number]) => [id, write(number)]))
}
