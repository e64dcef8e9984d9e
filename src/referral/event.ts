import * as z from 'zod'

import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../base/id.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { REFERRAL_ANSWERS, REFERRAL_PHASES, type Referral, type ReferralAnswer, type ReferralPhase } from './referral.ts'

/** Fields of every event of a referral: the phase after it, and the civil date on which it took place. */
export interface ReferralHappening<Type extends string> {
  readonly type: Type
  readonly case: string
  readonly phase: ReferralPhase
  readonly on: CivilDate
}

/** An action was put before an organ. */
export interface ReferralBrought
  extends ReferralHappening<'referralBrought'>,
    Pick<Referral, 'procedure' | 'organ' | 'unit' | 'subjectAction' | 'digest' | 'broughtBy' | 'deadline'> {}

/** The organ answered, in time or late. */
export interface ReferralAnswered extends ReferralHappening<'referralAnswered'> {
  readonly answer: ReferralAnswer
  readonly late: boolean
  readonly reasons?: Commitment
}

/** It was taken back. */
export type ReferralWithdrawn = ReferralHappening<'referralWithdrawn'>

/** An event of a referral. */
export type ReferralEvent = ReferralBrought | ReferralAnswered | ReferralWithdrawn

const reference = z.strictObject({ id: z.string(), version: z.string(), hash: hashSchema })
const happening = <Type extends string>(type: Type) => ({
  type: z.literal(type),
  case: idSchema,
  phase: z.enum(REFERRAL_PHASES),
  on: dateSchema,
})

/** Schemas of the events, by type. */
export const eventSchemas = {
  referralBrought: z.strictObject({
    ...happening('referralBrought'),
    procedure: z.strictObject({ constitution: reference }),
    organ: z.string(),
    unit: idSchema,
    subjectAction: z.string(),
    digest: hashSchema,
    broughtBy: subjectIdSchema,
    deadline: z.exactOptional(dateSchema),
  }),
  referralAnswered: z.strictObject({
    ...happening('referralAnswered'),
    answer: z.enum(REFERRAL_ANSWERS),
    late: z.boolean(),
    reasons: z.exactOptional(commitmentSchema),
  }),
  referralWithdrawn: z.strictObject(happening('referralWithdrawn')),
}
