import type { Whole } from './whole.ts'

/** Ballots that rank in columns, as the rules of their poll read them: `places[k]` for `start[b] <= k < start[b + 1]` is what ballot b says, and `counts[b]` say it. */
export interface Rankings {
  readonly start: Uint32Array
  /** Candidates, best first, doubled; plus 1 for one who is level with the one before. */
  readonly places: Uint16Array
  readonly counts: readonly Whole[]
}
