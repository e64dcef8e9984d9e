import * as z from 'zod'

import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../base/id.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { RUNNING_CASES, type RunningCases } from '../constitution/running-cases.ts'
import { thresholdSchema } from '../voting/index.ts'
import {
  AMENDMENT_PHASES,
  type Amendment,
  type AmendmentPhase,
  type ProposedDocument,
  proposedDocumentSchema,
} from './amendment.ts'
import { type MeetingTally, meetingTallySchema, VOTE_OUTCOMES, type VoteOutcome } from './vote.ts'

/** Fields of every event of an amendment: the phase after it, and the civil date on which it took place. */
export interface AmendmentHappening<Type extends string> {
  readonly type: Type
  readonly case: string
  readonly phase: AmendmentPhase
  readonly on: CivilDate
}

/** An amendment was proposed; its procedure is settled. */
export interface AmendmentProposed
  extends AmendmentHappening<'amendmentProposed'>,
    Pick<Amendment, 'procedure' | 'basis' | 'proposed' | 'proposedBy' | 'runningCases' | 'support' | 'members' | 'entrenched'> {
  readonly document: ProposedDocument
}

/** The council voted. */
export interface CouncilVoted extends AmendmentHappening<'councilVoted'> {
  readonly tally: MeetingTally
  readonly outcome: VoteOutcome
}

/** The congress voted; where it adopted the text, filing is due. */
export interface CongressVoted extends AmendmentHappening<'congressVoted'> {
  readonly tally: MeetingTally
  readonly outcome: VoteOutcome
  readonly filingDeadline?: CivilDate
}

/** It was filed, in time or late. */
export interface AmendmentFiled extends AmendmentHappening<'amendmentFiled'> {
  readonly late: boolean
}

/** It was approved: the new version governs from `inForceFrom` on. */
export interface AmendmentCameIntoForce extends AmendmentHappening<'amendmentCameIntoForce'> {
  readonly constitution: ConstitutionReference
  /** The day of the approval, or a later one on which the text, or the version that it replaces, comes into force. */
  readonly inForceFrom: CivilDate
  readonly runningCases: RunningCases
  /** Place of the version among the amended ones, from 1. */
  readonly order: number
}

/** It was not approved. */
export interface AmendmentRejected extends AmendmentHappening<'amendmentRejected'> {
  readonly reasons?: Commitment
}

/** It was taken back. */
export type AmendmentWithdrawn = AmendmentHappening<'amendmentWithdrawn'>

/** An event of an amendment. */
export type AmendmentEvent =
  | AmendmentProposed
  | CouncilVoted
  | CongressVoted
  | AmendmentFiled
  | AmendmentCameIntoForce
  | AmendmentRejected
  | AmendmentWithdrawn

const reference = z.strictObject({ id: z.string(), version: z.string(), hash: hashSchema })
const meeting = z.strictObject({ quorum: thresholdSchema, pass: thresholdSchema })
const happening = <Type extends string>(type: Type) => ({
  type: z.literal(type),
  case: idSchema,
  phase: z.enum(AMENDMENT_PHASES),
  on: dateSchema,
})
const vote = { tally: meetingTallySchema, outcome: z.enum(VOTE_OUTCOMES) }

/** Schemas of the events, by type. */
export const eventSchemas = {
  amendmentProposed: z.strictObject({
    ...happening('amendmentProposed'),
    procedure: z.strictObject({ constitution: reference, council: meeting, congress: meeting, filingDays: z.int().min(1) }),
    basis: reference,
    proposed: reference,
    proposedBy: subjectIdSchema,
    runningCases: z.enum(RUNNING_CASES),
    support: z.int().min(0),
    members: z.int().min(0),
    entrenched: z.boolean(),
    document: proposedDocumentSchema,
  }),
  councilVoted: z.strictObject({ ...happening('councilVoted'), ...vote }),
  congressVoted: z.strictObject({ ...happening('congressVoted'), ...vote, filingDeadline: z.exactOptional(dateSchema) }),
  amendmentFiled: z.strictObject({ ...happening('amendmentFiled'), late: z.boolean() }),
  amendmentCameIntoForce: z.strictObject({
    ...happening('amendmentCameIntoForce'),
    constitution: reference,
    inForceFrom: dateSchema,
    runningCases: z.enum(RUNNING_CASES),
    order: z.int().min(1),
  }),
  amendmentRejected: z.strictObject({ ...happening('amendmentRejected'), reasons: z.exactOptional(commitmentSchema) }),
  amendmentWithdrawn: z.strictObject(happening('amendmentWithdrawn')),
}
