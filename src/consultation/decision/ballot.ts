import type { Commitment } from '../../base/id.ts'
import type { CivilDate } from '../../base/time.ts'
import type { Ballot, Decision, MotionTally, Unit } from '../../voting/index.ts'

/** A vote or a round of consent that is open, or was the last. */
export interface BallotState {
  /** From 1 on: a consent round, a vote held again. */
  readonly round: number
  readonly openedOn: CivilDate
  /** Last day of a written round. */
  readonly until?: CivilDate
  /** How many had a vote when it was opened, whoever has stepped aside included. */
  readonly voters: number
  /** The same by unit, where the rule counts in one: heads, area, members. */
  readonly eligible: Weights
  readonly text?: Commitment
  readonly options?: readonly string[]
  /** The gate that the question is at. */
  readonly gate?: string
  /** Consent: the objections of this round, and those that stand from earlier ones. */
  readonly objections: readonly Objection[]
  /** The decision on the motion, once it was concluded. The record of a count stands in `consultation.records`, by `<case>/<round>`. */
  readonly decision?: Decision
}

/** What one voter weighs in each unit that the rule counts: a head, and the floor area of all their flats. */
export type Weights = { readonly [U in Unit]?: number }

/** A reasoned objection to consent. */
export interface Objection {
  readonly objection: string
  readonly by: string
  readonly reasons: Commitment
  readonly settled?: 'integrated' | 'withdrawn'
}

/** A vote: a row of `consultation.votes/<case>/<round>`, by voter. */
export interface VoteRow {
  readonly on: CivilDate
  readonly vote: 'for' | 'against' | 'abstain'
  readonly weighs: Weights
}

/** A choice among options: a row of `consultation.choices/<case>/<round>`, by voter. */
export interface ChoiceRow {
  readonly on: CivilDate
  readonly ballot: Ballot
  readonly weighs: Weights
}

/** What was counted in a round: a row of `consultation.tallies`, by `<case>/<round>`. */
export interface TallyRow extends MotionTally {
  /** A meeting's tally; else the running sums of single votes. */
  readonly meeting?: true
}
