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
  const { start, candidate, rank, repeats } = ballots
  const end = start[index + 1] as number
  clear(into)
  if (withdrawn.size === 0 && !repeats) {
    for (let k = start[index] as number; k < end; k += 1) {
      into.candidate[into.length] = candidate[k] as number
      into.rank[into.length] = rank[k] as number
      into.length += 1
    }
    return
  }
  let gone = 0
  for (let k = start[index] as number; k < end; ) {
    const here = rank[k] as number
    const before = into.length
    for (; k < end && rank[k] === here; k += 1) {
      const one = candidate[k] as number
      if (!withdrawn.has(one)) add(one, here - gone, into)
    }
    if (into.length === before) gone += 1
  }
}
