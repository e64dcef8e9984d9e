import * as z from 'zod'
import type { Json } from '../base/json.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import type { RunningCases } from '../constitution/running-cases.ts'
import type { MeetingRule, MeetingTally, VoteOutcome } from './vote.ts'

/**
 * The phases of an amendment, each named after the last step done: proposed; agreed by the council; adopted by the congress; filed with the
 * registrar; in force. Or withdrawn by whoever proposed it, or rejected by council, congress or registrar.
 */
export const AMENDMENT_PHASES = ['proposed', 'council', 'congress', 'filed', 'inForce', 'withdrawn', 'rejected'] as const

/** A phase of an amendment. */
export type AmendmentPhase = (typeof AMENDMENT_PHASES)[number]

/** What an amendment froze when it was proposed; later changes of parameters do not touch it. */
export interface AmendmentProcedure {
  /** The constitution that ruled the proposal. */
  readonly constitution: ConstitutionReference
  readonly council: MeetingRule
  readonly congress: MeetingRule
  /** Days for filing, counted from the day after the congress. */
  readonly filingDays: number
}

/** A vote that was taken. */
export interface MeetingVote {
  readonly on: CivilDate
  readonly tally: MeetingTally
  readonly outcome: VoteOutcome
}

/** An amendment of the constitution: one case. The proposed text stands in the table `drafts` under the case's id. */
export interface Amendment {
  readonly phase: AmendmentPhase
  readonly procedure: AmendmentProcedure
  /** The version that the proposed text replaces: the last that was approved, in force already or not. */
  readonly basis: ConstitutionReference
  /** The version proposed, by the hash of its text. */
  readonly proposed: ConstitutionReference
  readonly proposedBy: string
  /** First civil date on which the proposed text can be in force. */
  readonly validFrom: CivilDate
  readonly runningCases: RunningCases
  /** How many members joined the proposal, and how many the society had. */
  readonly support: number
  readonly members: number
  /** Whether it changes the parameters that rule amendments. */
  readonly entrenched: boolean
  /** The civil date of the last step; no later step can lie before it. */
  readonly lastStep: CivilDate
  /** The last vote of each, also one without quorum. */
  readonly councilVote?: MeetingVote
  readonly congressVote?: MeetingVote
  /** Civil date by the end of which it is to be filed. */
  readonly filingDeadline?: CivilDate
  readonly inForceFrom?: CivilDate
}

/** The whole text of a proposed constitution. Its form is checked as that of the society's own constitution. */
export interface ProposedDocument {
  readonly id: string
  readonly version: string
  readonly validFrom: CivilDate
  readonly [field: string]: Json
}

/** Row of the table `constitutions`, by version: a text that amends the constitution and the civil date from which it governs. */
export interface ConstitutionRow {
  readonly document: ProposedDocument
  readonly hash: string
  readonly inForceFrom: CivilDate
  readonly runningCases: RunningCases
  readonly order: number
}

/** Schema of {@link ProposedDocument}: as much as an amendment reads of it. */
export const proposedDocumentSchema = z.looseObject({ id: z.string(), version: z.string(), validFrom: dateSchema })
