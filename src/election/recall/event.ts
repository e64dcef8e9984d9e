import * as z from 'zod'
import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { UNITS } from '../../voting/index.ts'
import { recallProcedureSchema } from './procedure.ts'
import { FINDINGS, type Finding, RECALL_PHASES, type Recall, type RecallPhase, type Support } from './recall.ts'
import type { Signature } from './support.ts'

/** Fields of every event of a recall: the phase after it, and the civil date on which it took place. */
export interface RecallHappening<Type extends string> {
  readonly type: Type
  readonly case: string
  readonly phase: RecallPhase
  readonly on: CivilDate
}

/** A petition was filed. */
export interface RecallPetitioned
  extends RecallHappening<'recallPetitioned'>,
    Pick<
      Recall,
      'unit' | 'office' | 'person' | 'mandate' | 'procedureId' | 'procedure' | 'grounds' | 'verifyBy' | 'voteBy' | 'support'
    > {
  readonly reasons: Commitment
  readonly signatures: readonly Signature[]
}

/** The signatures were checked, in time or late. */
export interface PetitionVerified extends RecallHappening<'petitionVerified'> {
  readonly finding: Finding
  readonly struckOut: readonly Signature[]
  readonly support: readonly Support[]
  readonly late: boolean
  readonly defenceUntil: CivilDate
  readonly sameAs?: string
}

/** The person answered. */
export interface DefenceStated extends RecallHappening<'defenceStated'> {
  readonly statement?: Commitment
}

/** The vote was called. */
export interface RecallVoteCalled extends RecallHappening<'recallVoteCalled'> {
  readonly vote: string
}

/** The person offered to resign. Nothing has ended. */
export type ResignationTendered = RecallHappening<'resignationTendered'>

/** The resignation was accepted: the mandate ends. */
export interface ResignationAccepted extends RecallHappening<'resignationAccepted'> {
  readonly mandate: string
}

/** The vote was held, in time or late. */
export interface RecallConcluded extends RecallHappening<'recallConcluded'> {
  readonly outcome: 'recalled' | 'kept'
  readonly late: boolean
}

/** Nothing is left to recall. */
export type RecallLapsed = RecallHappening<'recallLapsed'>

/** An event of a recall. */
export type RecallEvent =
  | RecallPetitioned
  | PetitionVerified
  | DefenceStated
  | RecallVoteCalled
  | ResignationTendered
  | ResignationAccepted
  | RecallConcluded
  | RecallLapsed

const happening = <Type extends string>(type: Type) => ({
  type: z.literal(type),
  case: idSchema,
  phase: z.enum(RECALL_PHASES),
  on: dateSchema,
})
const unit = z.enum(UNITS)
const signatures = z.array(z.strictObject({ signer: subjectIdSchema, counts: z.array(unit) }))
const support = z.array(z.strictObject({ unit, signed: z.int().min(0), eligible: z.int().min(0) }))

/** The events, by type. */
export const recallEvents = {
  recallPetitioned: {
    schema: z.strictObject({
      ...happening('recallPetitioned'),
      unit: idSchema,
      office: z.string(),
      person: subjectIdSchema,
      mandate: idSchema,
      procedureId: z.string(),
      procedure: recallProcedureSchema,
      grounds: hashSchema,
      reasons: commitmentSchema,
      verifyBy: dateSchema,
      voteBy: dateSchema,
      support,
      signatures,
    }),
    label: { en: 'a petition for a recall was filed', 'zh-CN': '已提出罢免要求' },
  },
  petitionVerified: {
    schema: z.strictObject({
      ...happening('petitionVerified'),
      finding: z.enum(FINDINGS),
      struckOut: signatures,
      support,
      late: z.boolean(),
      defenceUntil: dateSchema,
      sameAs: z.exactOptional(idSchema),
    }),
    label: { en: 'the petition was checked', 'zh-CN': '罢免要求已核实' },
  },
  defenceStated: {
    schema: z.strictObject({ ...happening('defenceStated'), statement: z.exactOptional(commitmentSchema) }),
    label: { en: 'the person answered the petition', 'zh-CN': '被要求罢免的人已申辩' },
  },
  recallVoteCalled: {
    schema: z.strictObject({ ...happening('recallVoteCalled'), vote: idSchema }),
    label: { en: 'the vote on the recall was called', 'zh-CN': '已决定罢免表决' },
  },
  resignationTendered: {
    schema: z.strictObject(happening('resignationTendered')),
    label: { en: 'the person offered to resign', 'zh-CN': '已提出辞职' },
  },
  resignationAccepted: {
    schema: z.strictObject({ ...happening('resignationAccepted'), mandate: idSchema }),
    label: { en: 'the resignation was accepted', 'zh-CN': '辞职已被接受' },
  },
  recallConcluded: {
    schema: z.strictObject({ ...happening('recallConcluded'), outcome: z.enum(['recalled', 'kept']), late: z.boolean() }),
    label: { en: 'the recall was decided', 'zh-CN': '罢免已有结果' },
  },
  recallLapsed: {
    schema: z.strictObject(happening('recallLapsed')),
    label: { en: 'the recall ended without its object', 'zh-CN': '罢免程序已终止' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
