import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { UNITS } from '../../voting/index.ts'
import type { Support } from '../consultation.ts'
import { type ConsultationHappening, happening } from '../head.ts'
import type { ConsultationProcedure } from '../procedure.ts'
import { consultationProcedureSchema } from '../procedure-schema.ts'

/** A topic was proposed. Whoever proposes it is the first of its supporters. */
export interface TopicProposed extends ConsultationHappening<'topicProposed'> {
  readonly unit: string
  readonly topic: Commitment
  readonly class: string
  readonly by: string
  readonly from?: string
  readonly procedureId: string
  readonly procedure: ConsultationProcedure
  readonly supporters: readonly string[]
  readonly support: readonly Support[]
  readonly forced: boolean
  readonly screenBy: CivilDate
}

/** Others joined it. */
export interface TopicSupported extends ConsultationHappening<'topicSupported'> {
  readonly supporters: readonly string[]
  readonly support: readonly Support[]
  readonly forced: boolean
}

/** It was admitted or refused. */
export interface TopicScreened extends ConsultationHappening<'topicScreened'> {
  readonly finding: 'admitted' | 'refused'
  readonly class: string
  /** After the day by which it was to be screened. */
  readonly late: boolean
  readonly reasons?: Commitment
}

/** It was taken back. */
export interface TopicWithdrawn extends ConsultationHappening<'topicWithdrawn'> {
  readonly reasons?: Commitment
}

/** It lapsed. */
export interface TopicLapsed extends ConsultationHappening<'topicLapsed'> {
  readonly reasons: Commitment
}

/** Those concerned were convened; the procedure is frozen. Who is concerned by the register is entered by this event. */
export interface ConsultationConvened extends ConsultationHappening<'consultationConvened'> {
  readonly procedure: ConsultationProcedure
  readonly stakes: readonly string[]
  readonly bodies: readonly string[]
  readonly deliberateOn: CivilDate
  readonly opinionsUntil: CivilDate
  readonly concerned: number
}

/** The materials are out. Days are there where they were put off. */
export interface MaterialsPublished extends ConsultationHappening<'materialsPublished'> {
  readonly materials: readonly Commitment[]
  readonly text?: Commitment
  readonly deliberateOn?: CivilDate
  readonly opinionsUntil?: CivilDate
}

/** The deliberation began. */
export type DeliberationOpened = ConsultationHappening<'deliberationOpened'>

/** An event of a topic. */
export type TopicEvent =
  | TopicProposed
  | TopicSupported
  | TopicScreened
  | TopicWithdrawn
  | TopicLapsed
  | ConsultationConvened
  | MaterialsPublished
  | DeliberationOpened

const count = z.int().min(0).max(1_000_000_000_000)
const support = z.array(z.strictObject({ unit: z.enum(UNITS), signed: count, eligible: count })).max(UNITS.length)

/** The events, by type. */
export const topicEvents = {
  topicProposed: {
    schema: z.strictObject({
      ...happening('topicProposed'),
      unit: idSchema,
      topic: commitmentSchema,
      class: idSchema,
      by: subjectIdSchema,
      from: z.exactOptional(idSchema),
      procedureId: z.string().min(1).max(1000),
      procedure: consultationProcedureSchema,
      supporters: z.array(subjectIdSchema).max(10_001),
      support,
      forced: z.boolean(),
      screenBy: dateSchema,
    }),
    label: { en: 'a topic was proposed', 'zh-CN': '协商议题已提出' },
  },
  topicSupported: {
    schema: z.strictObject({
      ...happening('topicSupported'),
      supporters: z.array(subjectIdSchema).max(10_001),
      support,
      forced: z.boolean(),
    }),
    label: { en: 'a topic was supported', 'zh-CN': '议题已获附议' },
  },
  topicScreened: {
    schema: z.strictObject({
      ...happening('topicScreened'),
      finding: z.enum(['admitted', 'refused']),
      class: idSchema,
      late: z.boolean(),
      reasons: z.exactOptional(commitmentSchema),
    }),
    label: { en: 'a topic was screened', 'zh-CN': '议题已审核' },
  },
  topicWithdrawn: {
    schema: z.strictObject({ ...happening('topicWithdrawn'), reasons: z.exactOptional(commitmentSchema) }),
    label: { en: 'a topic was withdrawn', 'zh-CN': '议题已撤回' },
  },
  topicLapsed: {
    schema: z.strictObject({ ...happening('topicLapsed'), reasons: commitmentSchema }),
    label: { en: 'a topic lapsed', 'zh-CN': '议题已终止' },
  },
  consultationConvened: {
    schema: z.strictObject({
      ...happening('consultationConvened'),
      procedure: consultationProcedureSchema,
      stakes: z.array(idSchema).max(10_000),
      bodies: z.array(subjectIdSchema).max(10_000),
      deliberateOn: dateSchema,
      opinionsUntil: dateSchema,
      concerned: z.int().min(0).max(1_000_000_000),
    }),
    label: { en: 'a consultation was convened', 'zh-CN': '协商已召集' },
  },
  materialsPublished: {
    schema: z.strictObject({
      ...happening('materialsPublished'),
      materials: z.array(commitmentSchema).min(1).max(100),
      text: z.exactOptional(commitmentSchema),
      deliberateOn: z.exactOptional(dateSchema),
      opinionsUntil: z.exactOptional(dateSchema),
    }),
    label: { en: 'the materials were published', 'zh-CN': '协商材料已公布' },
  },
  deliberationOpened: {
    schema: z.strictObject({ ...happening('deliberationOpened') }),
    label: { en: 'the deliberation began', 'zh-CN': '协商已开始' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
