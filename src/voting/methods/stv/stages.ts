import type { Result } from '../../../base/refusal.ts'
import { breakTie } from '../../break-tie.ts'
import type { Poll } from '../../method.ts'
import { noVote } from '../../most.ts'
import { papersOf } from '../../papers.ts'
import { refuseTooMany } from '../../ranked.ts'
import type { Rankings } from '../../ranking-columns.ts'
import type { BallotTotals, CountRecord, Stage } from '../../record.ts'
import type { BrokenTie, Tie } from '../../tie.ts'
import type { Arithmetic } from './arithmetic.ts'
import { firstPiles, type Piles, transferAll, transferSurplus } from './piles.ts'

/** What a method says of a count by stages, in which ballots go on from one candidate to the next. */
export interface StageRule<V> {
  readonly arithmetic: Arithmetic<V>
  /** What the elected keep, while the rest is transferred. None, where the count ends with the first who is elected. */
  readonly quota?: V
  /** Whether so many votes elect, while all who continue have so many together. */
  elects(votes: V, together: V): boolean
  /** `certainLosers`: all those are excluded at once who together, with every surplus, would still have less than the next. */
  readonly batch: 'none' | 'certainLosers'
  /** Candidates who cannot be elected: they are excluded together, before anything else. */
  readonly excludedFirst: ReadonlySet<number>
}

/** A count on its way. */
interface Course<V> {
  readonly poll: Poll
  readonly rule: StageRule<V>
  readonly piles: Piles<V>
  /** Everybody who stands, whatever became of them. */
  readonly listed: readonly number[]
  /** Seats that can be filled. */
  readonly places: number
  readonly stages: Stage[]
  readonly elected: number[]
  /** Elected with a surplus that was not transferred yet. */
  readonly surpluses: Set<number>
  readonly broken: BrokenTie[]
  readonly tied: Tie[]
}

/**
 * Counts by stages. At the end of each, those are elected whose votes elect, most votes first; and all who are left, once they are no more than the seats
 * that are. Until the seats are filled, the next stage transfers the largest surplus or, where there is none, excludes the candidate with fewest
 * votes. At a tie for that which no rule breaks, the count stops.
 */
export function countStages<V>(poll: Poll, rankings: Rankings, ballots: BallotTotals, rule: StageRule<V>): Result<CountRecord> {
  const { candidates, withdrawn } = poll
  const refused = refuseTooMany(poll)
  if (refused !== undefined) return refused
  const continuing = Uint8Array.from(candidates, (_, candidate) => (withdrawn.has(candidate) ? 0 : 1))
  const listed = [...candidates.keys()].filter((candidate) => continuing[candidate] === 1)
  const course: Course<V> = {
    ...{ poll, rule, listed, stages: [], elected: [], surpluses: new Set(), broken: [], tied: [] },
    piles: firstPiles(papersOf(rankings), rule.arithmetic, continuing),
    places: Math.min(poll.seats, listed.filter((candidate) => !rule.excludedFirst.has(candidate)).length),
  }
  if (ballots.valid === ballots.blank) {
    writeStage(course, 'first', [], [], [])
    course.tied.push(
      ...noVote(
        poll,
        listed
          .filter((candidate) => !rule.excludedFirst.has(candidate))
          .map((candidate) => ({ id: candidates[candidate] as string, votes: 0 })),
      ).tied,
    )
  } else {
    endStage(course, 'first', [], [])
    while (course.elected.length < course.places && course.tied.length === 0) nextStage(course)
  }
  const { stages, broken, tied } = course
  const elected = stages.flatMap((stage) => stage.elected)
  return {
    ...{ ok: true, ...poll.input, elected, tied, broken, stages, ballots },
    ...(rule.quota === undefined ? {} : { quota: rule.arithmetic.write(rule.quota) }),
  }
}

function nextStage<V>(course: Course<V>): void {
  const { rule, piles, surpluses } = course
  const first = standing(course).filter((candidate) => rule.excludedFirst.has(candidate))
  const together = first.length > 0 ? first : certainLosers(course)
  if (together.length > 0) return exclude(course, together)
  if (surpluses.size === 0 || rule.quota === undefined) {
    const last = chooseNext(
      course,
      'exclusion',
      standing(course).sort((a, b) => byVotes(piles, a, b)),
    )
    if (last !== undefined) exclude(course, [last])
    return
  }
  const elected = chooseNext(
    course,
    'surplus',
    [...surpluses].sort((a, b) => byVotes(piles, b, a)),
  )
  if (elected === undefined) return
  surpluses.delete(elected)
  transferSurplus(piles, elected, rule.quota)
  endStage(course, 'surplus', [elected], [])
}

function exclude<V>(course: Course<V>, excluded: readonly number[]): void {
  for (const candidate of excluded) course.piles.continuing[candidate] = 0
  for (const candidate of excluded) transferAll(course.piles, candidate)
  endStage(course, 'exclusion', excluded, excluded)
}

/** The first of a list that is sorted by votes; of those level with it, whom the rules for ties choose. Nobody, if they choose none: the tie stands. */
function chooseNext<V>(course: Course<V>, what: Tie['what'], sorted: readonly number[]): number | undefined {
  const { poll, piles, stages } = course
  const level = sorted.filter((candidate) => byVotes(piles, candidate, sorted[0] as number) === 0)
  if (level.length === 1) return level[0]
  const among = level.sort((a, b) => a - b).map((candidate) => poll.candidates[candidate] as string)
  const { chosen, broken, left } = breakTie(poll, { what, seats: 1, among, stage: stages.length - 1 }, stages)
  course.broken.push(...broken)
  if (left !== undefined) course.tied.push(left)
  return chosen[0] === undefined ? undefined : poll.indexOf.get(chosen[0])
}

/** The largest set of those with fewest votes who cannot pass the next any more, and without whom enough are left for the seats. */
function certainLosers<V>(course: Course<V>): readonly number[] {
  const { rule, piles, surpluses, places, elected } = course
  if (rule.batch === 'none') return []
  const { plus, minus, compare } = piles.arithmetic
  const sorted = standing(course).sort((a, b) => byVotes(piles, a, b))
  let reachable = [...surpluses].reduce(
    (sum, candidate) => plus(sum, minus(votesOf(piles, candidate), rule.quota as V)),
    piles.arithmetic.of(0n),
  )
  let losers = 0
  for (let most = 1; sorted.length - most >= places - elected.length; most += 1) {
    reachable = plus(reachable, votesOf(piles, sorted[most - 1] as number))
    const next = sorted[most]
    if (next !== undefined && compare(reachable, votesOf(piles, next)) < 0) losers = most
  }
  return sorted.slice(0, losers)
}

/** Elects whoever can be after a stage, and writes the stage down. */
function endStage<V>(course: Course<V>, kind: string, of: readonly number[], excluded: readonly number[]): void {
  const { rule, piles, surpluses, places, elected } = course
  const left = standing(course)
  const together = left.reduce((sum, candidate) => piles.arithmetic.plus(sum, votesOf(piles, candidate)), piles.arithmetic.of(0n))
  const able = left.filter((candidate) => !rule.excludedFirst.has(candidate)).sort((a, b) => byVotes(piles, b, a))
  const enough = able.filter((candidate) => rule.elects(votesOf(piles, candidate), together))
  const now = able.length <= places - elected.length ? able : enough
  for (const candidate of now) piles.continuing[candidate] = 0
  elected.push(...now)
  for (const candidate of enough) {
    if (rule.quota !== undefined && piles.arithmetic.compare(votesOf(piles, candidate), rule.quota) > 0) surpluses.add(candidate)
  }
  writeStage(course, kind, of, excluded, now)
}

function writeStage<V>(
  course: Course<V>,
  kind: string,
  of: readonly number[],
  excluded: readonly number[],
  elected: readonly number[],
): void {
  const { poll, rule, piles, listed, stages } = course
  const { write } = piles.arithmetic
  const id = (candidate: number) => poll.candidates[candidate] as string
  stages.push({
    kind,
    ...(of.length === 0 ? {} : { of: of.map(id) }),
    votes: Object.fromEntries(listed.map((candidate) => [id(candidate), write(votesOf(piles, candidate))])),
    elected: elected.map(id),
    excluded: excluded.map(id),
    exhausted: write(piles.exhausted),
    loss: write(piles.loss),
    ...(rule.quota === undefined ? {} : { quota: write(rule.quota) }),
  })
}

function standing<V>({ piles, listed }: Course<V>): number[] {
  return listed.filter((candidate) => piles.continuing[candidate] === 1)
}

function votesOf<V>(piles: Piles<V>, candidate: number): V {
  return piles.votes[candidate] as V
}

function byVotes<V>(piles: Piles<V>, a: number, b: number): number {
  return piles.arithmetic.compare(votesOf(piles, a), votesOf(piles, b))
}
