import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../../base/action.ts'
import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { FINDINGS, type Finding } from './recall.ts'

/** Head fields of an action on a recall. */
export interface RecallHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
  readonly case: string
}

/** Head fields of an action on a recall that late paper can bring. */
export interface RecallPaper<Type extends string> extends RecallHead<Type>, Pick<ActionHead, 'on' | 'recordedBy' | 'evidence'> {}

/** A petition to recall the holder of an office, with its reasons. Opens the case. */
export interface PetitionRecall extends RecallPaper<'petitionRecall'> {
  readonly unit: string
  /** Id of the parameter that holds the procedure. */
  readonly procedure: string
  readonly mandate: string
  /** SHA-256 of the facts and reasons as the petition states them; the same ones give the same digest. */
  readonly grounds: string
  /** The text of the petition. */
  readonly reasons: Commitment
  readonly signers: readonly string[]
}

/** The signatures were checked: some are struck out, and the rest is measured again. */
export interface VerifyPetition extends RecallPaper<'verifyPetition'> {
  readonly finding: Finding
  readonly struckOut?: readonly string[]
  /** `repeated`: the recall that was voted on for the same facts and reasons, in whatever words. */
  readonly sameAs?: string
}

/** The person answers the petition 申辩. */
export interface StateDefence extends RecallPaper<'stateDefence'> {
  readonly statement?: Commitment
}

/** The vote is called. It is an election of the purpose `recall` under this case id, to be formed next. Called again, where one came to nothing. */
export interface CallRecallVote extends RecallHead<'callRecallVote'> {
  readonly vote: string
}

/** The person wants to resign. */
export type TenderResignation = RecallPaper<'tenderResignation'>

/** Whoever elected the person accepts the resignation: it takes effect, and the recall is over. */
export type AcceptResignation = RecallPaper<'acceptResignation'>

/** The vote is over: what it says of the person. */
export interface ConcludeRecall extends RecallHead<'concludeRecall'> {
  readonly outcome: 'recalled' | 'kept'
}

/** The mandate is over for another reason. */
export type LapseRecall = RecallHead<'lapseRecall'>

/** An action that continues a recall. */
export type RecallStep =
  | VerifyPetition
  | StateDefence
  | CallRecallVote
  | TenderResignation
  | AcceptResignation
  | ConcludeRecall
  | LapseRecall

/** An action on a recall. */
export type RecallAction = PetitionRecall | RecallStep

const step = <Type extends string>(type: Type) => ({ ...headFields(type), case: idSchema })
const paper = <Type extends string>(type: Type) => ({ ...step(type), ...lateFields })
const signers = z.array(subjectIdSchema).max(100_000)

/** The actions, by type. */
export const recallActions = {
  petitionRecall: {
    schema: z.strictObject({
      ...paper('petitionRecall'),
      unit: idSchema,
      procedure: z.string().min(1).max(200),
      mandate: idSchema,
      grounds: hashSchema,
      reasons: commitmentSchema,
      signers: signers.min(1).refine((ids) => new Set(ids).size === ids.length, { error: 'names somebody twice' }),
    }),
    label: { en: 'petition for a recall', 'zh-CN': '提出罢免要求' },
    case: 'opens',
    late: true,
  },
  verifyPetition: {
    schema: z
      .strictObject({
        ...paper('verifyPetition'),
        finding: z.enum(FINDINGS),
        struckOut: z.exactOptional(signers.refine((ids) => new Set(ids).size === ids.length, { error: 'names somebody twice' })),
        sameAs: z.exactOptional(idSchema),
      })
      .refine(({ finding, sameAs }) => (finding === 'repeated') === (sameAs !== undefined), {
        path: ['sameAs'],
        error: 'is named exactly where the petition repeats another',
      }),
    label: { en: 'check a petition for a recall', 'zh-CN': '核实罢免要求' },
    case: 'continues',
    late: true,
  },
  stateDefence: {
    schema: z.strictObject({ ...paper('stateDefence'), statement: z.exactOptional(commitmentSchema) }),
    label: { en: 'answer a petition for a recall', 'zh-CN': '就罢免要求申辩' },
    case: 'continues',
    late: true,
  },
  callRecallVote: {
    schema: z.strictObject({ ...step('callRecallVote'), vote: idSchema }),
    label: { en: 'call the vote on a recall', 'zh-CN': '决定罢免表决' },
    case: 'continues',
  },
  tenderResignation: {
    schema: z.strictObject(paper('tenderResignation')),
    label: { en: 'offer to resign', 'zh-CN': '提出辞职' },
    case: 'continues',
    late: true,
  },
  acceptResignation: {
    schema: z.strictObject(paper('acceptResignation')),
    label: { en: 'accept a resignation', 'zh-CN': '接受辞职' },
    case: 'continues',
    late: true,
  },
  concludeRecall: {
    schema: z.strictObject({ ...step('concludeRecall'), outcome: z.enum(['recalled', 'kept']) }),
    label: { en: 'conclude a recall', 'zh-CN': '公布罢免结果' },
    case: 'continues',
  },
  lapseRecall: {
    schema: z.strictObject(step('lapseRecall')),
    label: { en: 'end a recall without its object', 'zh-CN': '终止罢免程序' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
