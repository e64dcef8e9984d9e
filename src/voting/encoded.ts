import type { Rankings } from './ranking-columns.ts'

/**
 * Ballots that rank, as {@link encode} read them: to be counted as often as needed, by whatever method, without being read again. They stay in one process; what
 * travels between machines is a summary.
 */
export class EncodedBallots {
  /** Those of the poll, in its order. */
  readonly candidates: readonly string[]
  /**
   * Whom each ballot names, in its order; `ranks` say who is level. Without them, what a count by stages reads of the ballots.
   *
   * @internal
   */
  readonly rankings: Rankings
  /**
   * The rank of each place. Absent, where every ballot is a plain order: one candidate at each rank, none skipped, nobody twice.
   *
   * @internal
   */
  readonly ranks: Uint16Array | undefined

  constructor(candidates: readonly string[], rankings: Rankings, ranks: Uint16Array | undefined) {
    this.candidates = candidates
    this.rankings = rankings
    this.ranks = ranks
  }
}
