import type { Commitment } from '../../base/id.ts'
import type { CivilDate } from '../../base/time.ts'

/** Which side of the motion somebody speaks for. */
export type Side = 'for' | 'against' | 'neutral'

/** Somebody asked for the floor. */
export interface Request {
  readonly speaker: string
  readonly side: Side
}

/** A debate under rules of order. */
export interface DebateState {
  readonly chair: string
  /** The motions before the meeting: the main one, its amendment, the amendment of that. The last is the one debated. */
  readonly motions: readonly MotionState[]
  /** Counter-proposals. One thing at a time: each waits until the motion before it is withdrawn or rejected. */
  readonly waiting: readonly MotionState[]
  /** Who asked for the floor, in order. */
  readonly queue: readonly Request[]
  readonly lastSide?: Side
  /** The debate on the last motion is closed. */
  readonly closed?: true
}

/** A motion before the meeting: the question itself, an amendment, an amendment of an amendment, a counter-proposal. */
export interface MotionState {
  readonly motion: string
  readonly by: string
  readonly text: Commitment
  readonly amends?: string
  readonly seconded: boolean
  /** Speeches on this motion, by speaker. */
  readonly spoken: { readonly [speaker: string]: number }
}

/** A minority report: a row of `consultation.reports/<case>`, by its id. */
export interface ReportRow {
  readonly on: CivilDate
  readonly text: Commitment
  readonly signers: readonly string[]
}
