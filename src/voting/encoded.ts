import type { Whole } from './whole.ts'

/**
 * Ballots that rank, as {@link encode} read them: to be counted as often as needed, by whatever method, without being read again. They stay in one process; what
 * travels between machines is a summary.
 */
export class EncodedBallots {
  /** Those of the poll, in its order. */
  readonly candidates: readonly string[]
  /** Ballot b ranks `candidate[k]` at `rank[k]` for `start[b] <= k < start[b + 1]`, best first; `counts[b]` voters cast it. */
  readonly start: readonly number[]
  readonly candidate: Uint16Array
  readonly rank: Uint16Array
  /** @internal */
  readonly counts: readonly Whole[]
  /** Whether some ballot names somebody twice. */
  readonly repeats: boolean

  constructor(
    candidates: readonly string[],
    start: readonly number[],
    candidate: Uint16Array,
    rank: Uint16Array,
    counts: readonly Whole[],
    repeats: boolean,
  ) {
    this.candidates = candidates
    this.start = start
    this.candidate = candidate
    this.rank = rank
    this.counts = counts
    this.repeats = repeats
  }
}
