import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ConsultationHead, type ConsultationPaper, paper, step } from '../head.ts'

/** Somebody proposes a topic. Opens the case. */
export interface ProposeTopic extends ConsultationPaper<'proposeTopic'> {
  readonly unit: string
  readonly procedure: string
  readonly topic: Commitment
  readonly class: string
  /** Others who signed it: entered by an officer, who is `recordedBy`, from the paper that is kept as `evidence`. */
  readonly supporters?: readonly string[]
  readonly from?: string
}

/** Others join the topic, until the question is put: in person, or as they signed, entered by an officer, who is `recordedBy`, from the paper that is kept as `evidence`. */
export interface SupportTopic extends ConsultationPaper<'supportTopic'> {
  readonly supporters: readonly string[]
}

/** The organ admits the topic, or refuses it with reasons; a petition that reached its share cannot be refused. */
export interface ScreenTopic extends ConsultationPaper<'screenTopic'> {
  readonly finding: 'admitted' | 'refused'
  readonly class?: string
  readonly reasons?: Commitment
}

/** Whoever proposed it takes it back. */
export interface WithdrawTopic extends ConsultationHead<'withdrawTopic'> {
  readonly reasons?: Commitment
}

/** The question lapses: nobody carried it on. */
export interface LapseTopic extends ConsultationHead<'lapseTopic'> {
  readonly reasons: Commitment
}

/** Those concerned are convened. From here on the procedure is frozen. */
export interface ConveneConsultation extends ConsultationHead<'conveneConsultation'> {
  readonly stakes: readonly string[]
  readonly bodies?: readonly string[]
  readonly deliberateOn: CivilDate
  readonly opinionsUntil: CivilDate
}

/** Those concerned are told what it is about. Where that comes too late for the days that were set, it puts them off. */
export interface PublishMaterials extends ConsultationPaper<'publishMaterials'> {
  readonly materials: readonly Commitment[]
  readonly text?: Commitment
  readonly deliberateOn?: CivilDate
  readonly opinionsUntil?: CivilDate
}

/** The deliberation begins. */
export type OpenDeliberation = ConsultationPaper<'openDeliberation'>

/** An action on a topic. */
export type TopicStep =
  | SupportTopic
  | ScreenTopic
  | WithdrawTopic
  | LapseTopic
  | ConveneConsultation
  | PublishMaterials
  | OpenDeliberation

/** The actions, by type. */
export const topicActions = {
  proposeTopic: {
    schema: z.strictObject({
      ...paper('proposeTopic'),
      unit: idSchema,
      procedure: z.string().min(1).max(1000),
      topic: commitmentSchema,
      class: idSchema,
      supporters: z.exactOptional(z.array(subjectIdSchema).max(10_000)),
      from: z.exactOptional(idSchema),
    }),
    label: { en: 'propose a topic', 'zh-CN': '提出协商议题' },
    case: 'opens',
    late: true,
  },
  supportTopic: {
    schema: z.strictObject({ ...paper('supportTopic'), supporters: z.array(subjectIdSchema).min(1).max(10_000) }),
    label: { en: 'support a topic', 'zh-CN': '附议' },
    case: 'continues',
    late: true,
  },
  screenTopic: {
    schema: z
      .strictObject({
        ...paper('screenTopic'),
        finding: z.enum(['admitted', 'refused']),
        class: z.exactOptional(idSchema),
        reasons: z.exactOptional(commitmentSchema),
      })
      .refine(({ finding, reasons }) => finding === 'admitted' || reasons !== undefined, {
        path: ['reasons'],
        error: 'a topic is refused with reasons',
      }),
    label: { en: 'screen a topic', 'zh-CN': '审核议题' },
    case: 'continues',
    late: true,
  },
  withdrawTopic: {
    schema: z.strictObject({ ...step('withdrawTopic'), reasons: z.exactOptional(commitmentSchema) }),
    label: { en: 'withdraw a topic', 'zh-CN': '撤回议题' },
    case: 'continues',
  },
  lapseTopic: {
    schema: z.strictObject({ ...step('lapseTopic'), reasons: commitmentSchema }),
    label: { en: 'let a topic lapse', 'zh-CN': '议题终止' },
    case: 'continues',
  },
  conveneConsultation: {
    schema: z.strictObject({
      ...step('conveneConsultation'),
      stakes: z.array(idSchema).max(100),
      bodies: z.exactOptional(z.array(subjectIdSchema).max(100)),
      deliberateOn: dateSchema,
      opinionsUntil: dateSchema,
    }),
    label: { en: 'convene a consultation', 'zh-CN': '召集协商' },
    case: 'continues',
  },
  publishMaterials: {
    schema: z.strictObject({
      ...paper('publishMaterials'),
      materials: z.array(commitmentSchema).min(1).max(100),
      text: z.exactOptional(commitmentSchema),
      deliberateOn: z.exactOptional(dateSchema),
      opinionsUntil: z.exactOptional(dateSchema),
    }),
    label: { en: 'publish the materials', 'zh-CN': '公布协商材料' },
    case: 'continues',
    late: true,
  },
  openDeliberation: {
    schema: z.strictObject({ ...paper('openDeliberation') }),
    label: { en: 'open the deliberation', 'zh-CN': '开始协商' },
    case: 'continues',
    late: true,
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
