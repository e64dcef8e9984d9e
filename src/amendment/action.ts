import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../base/action.ts'
import { type Commitment, commitmentSchema, idSchema } from '../base/id.ts'
import { RUNNING_CASES, type RunningCases } from '../constitution/running-cases.ts'
import { type ProposedDocument, proposedDocumentSchema } from './amendment.ts'
import { type MeetingTally, meetingTallySchema } from './vote.ts'

/** Head fields of an action on an amendment. */
export interface AmendmentHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
  readonly case: string
}

/** The same on late paper: `on` is the day of the meeting or decision. */
export interface AmendmentPaper<Type extends string>
  extends AmendmentHead<Type>,
    Pick<ActionHead, 'on' | 'recordedBy' | 'evidence'> {}

/** Somebody proposes a new text of the whole constitution. Opens the case. */
export interface ProposeAmendment extends AmendmentHead<'proposeAmendment'> {
  readonly document: ProposedDocument
  readonly runningCases: RunningCases
  /** How many members joined the proposal; none, if absent. */
  readonly support?: number
}

/** What the council voted. Source: model articles 1998, Art. 39 (council first, then the congress). */
export interface RecordCouncilVote extends AmendmentPaper<'recordCouncilVote'> {
  readonly tally: MeetingTally
}

/** What the members' or delegates' congress voted. Source: model articles 1998, Art. 14, 15, 39. */
export interface RecordCongressVote extends AmendmentPaper<'recordCongressVote'> {
  readonly tally: MeetingTally
}

/** The adopted text goes to the supervising unit and the registrar. Source: model articles 1998, Art. 40 (within 15 days). */
export type FileAmendment = AmendmentPaper<'fileAmendment'>

/** The registrar approved it; only now does it take effect. Source: model articles 1998, Art. 40. */
export type ApproveAmendment = AmendmentPaper<'approveAmendment'>

/** The registrar, or the supervising unit before it, did not approve it. */
export interface RejectAmendment extends AmendmentPaper<'rejectAmendment'> {
  readonly reasons?: Commitment
}

/** Whoever proposed it takes it back, as long as the congress has not adopted it: after that it is no longer theirs. */
export type WithdrawAmendment = AmendmentHead<'withdrawAmendment'>

/** An action that continues an amendment. */
export type AmendmentStep =
  | RecordCouncilVote
  | RecordCongressVote
  | FileAmendment
  | ApproveAmendment
  | RejectAmendment
  | WithdrawAmendment

/** An action on an amendment. */
export type AmendmentAction = ProposeAmendment | AmendmentStep

const step = <Type extends string>(type: Type) => ({ ...headFields(type), case: idSchema })
const paperStep = <Type extends string>(type: Type) => ({ ...step(type), ...lateFields })

/** Schemas of the actions, by type. */
export const actionSchemas = {
  proposeAmendment: z.strictObject({
    ...step('proposeAmendment'),
    document: proposedDocumentSchema,
    runningCases: z.enum(RUNNING_CASES),
    support: z.exactOptional(z.int().min(0)),
  }),
  recordCouncilVote: z.strictObject({ ...paperStep('recordCouncilVote'), tally: meetingTallySchema }),
  recordCongressVote: z.strictObject({ ...paperStep('recordCongressVote'), tally: meetingTallySchema }),
  fileAmendment: z.strictObject(paperStep('fileAmendment')),
  approveAmendment: z.strictObject(paperStep('approveAmendment')),
  rejectAmendment: z.strictObject({ ...paperStep('rejectAmendment'), reasons: z.exactOptional(commitmentSchema) }),
  withdrawAmendment: z.strictObject(step('withdrawAmendment')),
}
