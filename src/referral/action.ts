import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../base/action.ts'
import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../base/id.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { REFERRAL_ANSWERS, type ReferralAnswer } from './referral.ts'

/** Head fields of an action on a referral. */
export interface ReferralHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
  readonly case: string
}

/** Somebody puts a referred action before the organ that the ruling named. Opens the case. */
export interface BringReferral extends ReferralHead<'bringReferral'> {
  /** The organ as a subject, `<unit>:<organ>`: `head:council`. */
  readonly organ: string
  /** Type of the referred action. */
  readonly subjectAction: string
  /** As the refusal gives it. */
  readonly digest: string
  /** As the refusal gives it. */
  readonly deadline?: CivilDate
}

/** The organ answers. On late paper, `on` is the day of its meeting. */
export interface AnswerReferral extends ReferralHead<'answerReferral'>, Pick<ActionHead, 'on' | 'recordedBy' | 'evidence'> {
  readonly answer: ReferralAnswer
  readonly reasons?: Commitment
}

/** Whoever brought it takes it back. */
export type WithdrawReferral = ReferralHead<'withdrawReferral'>

/** An action that continues a referral. */
export type ReferralStep = AnswerReferral | WithdrawReferral

/** An action on a referral. */
export type ReferralAction = BringReferral | ReferralStep

const step = <Type extends string>(type: Type) => ({ ...headFields(type), case: idSchema })

/** Schemas of the actions, by type. */
export const actionSchemas = {
  bringReferral: z.strictObject({
    ...step('bringReferral'),
    organ: subjectIdSchema,
    subjectAction: z.string().min(1).max(64),
    digest: hashSchema,
    deadline: z.exactOptional(dateSchema),
  }),
  answerReferral: z.strictObject({
    ...step('answerReferral'),
    ...lateFields,
    answer: z.enum(REFERRAL_ANSWERS),
    reasons: z.exactOptional(commitmentSchema),
  }),
  withdrawReferral: z.strictObject(step('withdrawReferral')),
}
