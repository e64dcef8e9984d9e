import { type Column, reserve } from './column.ts'
import type { EncodedBallots } from './encoded.ts'
import type { Poll } from './method.ts'

/**
 * The candidates that one ballot names, in its order: `candidate[k]` stands at `rank[k]`, for k < `length`. Ranks ascend from 0; equal ones are an
 * equal rank, a number left out is a rank that was skipped. Withdrawn candidates are not in it, nor the ranks that they had to themselves.
 * Every ballot that is read into it replaces the one before.
 */
export interface Named {
  length: number
  candidate: Uint16Array
  rank: Uint16Array
  /** The first k whose candidate stood before it already; -1 if nobody stands twice. */
  repeated: number
  /** The number of the last ballot that named a candidate. */
  readonly seen: Float64Array
  /** How many ballots were read into it. */
  ballots: number
}

/** Whom a ballot can name. */
export type Field = Pick<Poll, 'candidates' | 'indexOf' | 'withdrawn'>

/** An empty {@link Named} for ballots of this poll. */
export function named(poll: Field): Named {
  const size = poll.candidates.length
  const [candidate, rank] = [new Uint16Array(size), new Uint16Array(size)]
  return { length: 0, candidate, rank, repeated: -1, seen: new Float64Array(size), ballots: 0 }
}

/** Begins a ballot. */
export function clear(into: Named): void {
  into.length = 0
  into.repeated = -1
  into.ballots += 1
}

/** Appends a place. */
export function add(candidate: number, rank: number, into: Named): void {
  if (into.seen[candidate] !== into.ballots) into.seen[candidate] = into.ballots
  else if (into.repeated < 0) into.repeated = into.length
  if (into.length === into.candidate.length) lengthen(into)
  into.candidate[into.length] = candidate
  into.rank[into.length] = rank
  into.length += 1
}

/** A ballot that names somebody twice can be longer than the list of candidates. */
function lengthen(into: Named): void {
  const [candidate, rank] = [into.candidate, into.rank]
  into.candidate = new Uint16Array(2 * into.length)
  into.rank = new Uint16Array(2 * into.length)
  into.candidate.set(candidate)
  into.rank.set(rank)
}

/** Takes the ranks of a ballot that was read before, when nothing was known of the withdrawn. */
export function takeRanks({ withdrawn }: Field, ballots: EncodedBallots, index: number, into: Named): undefined {
  const { rankings, ranks } = ballots
  const [begin, end] = [rankings.start[index] as number, rankings.start[index + 1] as number]
  clear(into)
  if (ranks === undefined && withdrawn.size === 0) {
    into.length = end - begin
    for (let k = 0; k < into.length; k += 1) {
      into.candidate[k] = (rankings.places[begin + k] as number) >> 1
      into.rank[k] = k
    }
    return
  }
  let gone = 0
  for (let k = begin; k < end; ) {
    const here = ranks === undefined ? k - begin : (ranks[k] as number)
    const before = into.length
    do {
      const one = (rankings.places[k] as number) >> 1
      if (!withdrawn.has(one)) add(one, here - gone, into)
      k += 1
    } while (k < end && ranks?.[k] === here)
    if (into.length === before) gone += 1
  }
}

/** Whether a ballot is a plain order: one candidate at each rank, none skipped, nobody twice. */
export function isPlainOrder({ length, rank, repeated }: Named): boolean {
  if (repeated >= 0) return false
  for (let k = 0; k < length; k += 1) if (rank[k] !== k) return false
  return true
}

/** Appends the candidates of a ballot, in its order and doubled, as `Rankings` have those of whom nobody is level. */
export function putOrder({ length, candidate }: Named, into: Column): void {
  reserve(into, length)
  const { list, length: end } = into
  for (let k = 0; k < length; k += 1) list[end + k] = 2 * (candidate[k] as number)
  into.length += length
}

/** Appends the ranks of a ballot. */
export function putRanks({ length, rank }: Named, into: Column): void {
  reserve(into, length)
  const { list, length: end } = into
  for (let k = 0; k < length; k += 1) list[end + k] = rank[k] as number
  into.length += length
}
