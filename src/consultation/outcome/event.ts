import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import type { Outcome } from '../consultation.ts'
import { type ConsultationHappening, happening } from '../head.ts'
import type { ConsultationProcedure } from '../procedure.ts'
import { consultationProcedureSchema } from '../procedure-schema.ts'

/** An organ decided at once. */
export interface EmergencyDecided extends ConsultationHappening<'emergencyDecided'> {
  readonly unit: string
  readonly topic: Commitment
  readonly class: string
  readonly by: string
  readonly procedureId: string
  readonly procedure: ConsultationProcedure
  readonly outcome: Outcome
  readonly ratifyBy: CivilDate
}

/** It was ratified. */
export type DecisionRatified = ConsultationHappening<'decisionRatified'>

/** It was void. */
export type EmergencyEnded = ConsultationHappening<'emergencyEnded'>

/** Somebody appealed. */
export interface DecisionAppealed extends ConsultationHappening<'decisionAppealed'> {
  readonly by: string
  readonly grounds: Commitment
  readonly decideBy: CivilDate
}

/** The appeal was decided. */
export interface AppealAnswered extends ConsultationHappening<'appealAnswered'> {
  readonly upheld: boolean
  readonly reasons: Commitment
}

/** Another body answered. */
export interface ReturnRecorded extends ConsultationHappening<'returnRecorded'> {
  readonly outcome: Outcome
}

/** The outcome was published. */
export interface DecisionPublished extends ConsultationHappening<'decisionPublished'> {
  readonly text: Commitment
  readonly feedbackBy: CivilDate
}

/** Somebody is to carry it out. */
export interface TaskAssigned extends ConsultationHappening<'taskAssigned'> {
  readonly task: string
  readonly who: string
  readonly until: CivilDate
}

/** It went to somebody else. */
export interface TaskReassigned extends ConsultationHappening<'taskReassigned'> {
  readonly task: string
  readonly who: string
  readonly until: CivilDate
}

/** It is done. */
export interface TaskFinished extends ConsultationHappening<'taskFinished'> {
  readonly task: string
  readonly report: Commitment
}

/** Everything is carried out. */
export type TasksCompleted = ConsultationHappening<'tasksCompleted'>

/** Those who took part were told. */
export interface FeedbackGiven extends ConsultationHappening<'feedbackGiven'> {
  readonly report: Commitment
}

/** Somebody appraised it. */
export interface Appraised extends ConsultationHappening<'appraised'> {
  readonly by: string
  readonly appraisal: 'satisfied' | 'partly' | 'dissatisfied'
}

/** The matter is closed. */
export type ConsultationClosed = ConsultationHappening<'consultationClosed'>

/** An event of an outcome. */
export type OutcomeEvent =
  | EmergencyDecided
  | DecisionRatified
  | EmergencyEnded
  | DecisionAppealed
  | AppealAnswered
  | ReturnRecorded
  | DecisionPublished
  | TaskAssigned
  | TaskReassigned
  | TaskFinished
  | TasksCompleted
  | FeedbackGiven
  | Appraised
  | ConsultationClosed

/** The events, by type. */
export const outcomeEvents = {
  emergencyDecided: {
    schema: z.strictObject({
      ...happening('emergencyDecided'),
      unit: idSchema,
      topic: commitmentSchema,
      class: idSchema,
      by: subjectIdSchema,
      procedureId: z.string().min(1).max(1000),
      procedure: consultationProcedureSchema,
      outcome: z.looseObject({ kind: z.string() }),
      ratifyBy: dateSchema,
    }),
    label: { en: 'an emergency decision was taken', 'zh-CN': '紧急决定已作出' },
  },
  decisionRatified: {
    schema: z.strictObject({ ...happening('decisionRatified') }),
    label: { en: 'an emergency decision was ratified', 'zh-CN': '紧急决定已追认' },
  },
  emergencyEnded: {
    schema: z.strictObject({ ...happening('emergencyEnded') }),
    label: { en: 'an emergency decision ended', 'zh-CN': '紧急决定已终止' },
  },
  decisionAppealed: {
    schema: z.strictObject({
      ...happening('decisionAppealed'),
      by: subjectIdSchema,
      grounds: commitmentSchema,
      decideBy: dateSchema,
    }),
    label: { en: 'a decision was appealed against', 'zh-CN': '决定已被提出异议' },
  },
  appealAnswered: {
    schema: z.strictObject({ ...happening('appealAnswered'), upheld: z.boolean(), reasons: commitmentSchema }),
    label: { en: 'an appeal was decided', 'zh-CN': '异议已处理' },
  },
  returnRecorded: {
    schema: z.strictObject({ ...happening('returnRecorded'), outcome: z.looseObject({ kind: z.string() }) }),
    label: { en: 'the answer of a body was recorded', 'zh-CN': '有权机构的决定已登记' },
  },
  decisionPublished: {
    schema: z.strictObject({ ...happening('decisionPublished'), text: commitmentSchema, feedbackBy: dateSchema }),
    label: { en: 'the decision was published', 'zh-CN': '决定已公布' },
  },
  taskAssigned: {
    schema: z.strictObject({ ...happening('taskAssigned'), task: idSchema, who: subjectIdSchema, until: dateSchema }),
    label: { en: 'a task was assigned', 'zh-CN': '执行人已指定' },
  },
  taskReassigned: {
    schema: z.strictObject({ ...happening('taskReassigned'), task: idSchema, who: subjectIdSchema, until: dateSchema }),
    label: { en: 'a task was reassigned', 'zh-CN': '执行人已变更' },
  },
  taskFinished: {
    schema: z.strictObject({ ...happening('taskFinished'), task: idSchema, report: commitmentSchema }),
    label: { en: 'a task was finished', 'zh-CN': '任务已完成' },
  },
  tasksCompleted: {
    schema: z.strictObject({ ...happening('tasksCompleted') }),
    label: { en: 'everything was carried out', 'zh-CN': '决定已执行完毕' },
  },
  feedbackGiven: {
    schema: z.strictObject({ ...happening('feedbackGiven'), report: commitmentSchema }),
    label: { en: 'those who took part were told', 'zh-CN': '结果已反馈' },
  },
  appraised: {
    schema: z.strictObject({
      ...happening('appraised'),
      by: subjectIdSchema,
      appraisal: z.enum(['satisfied', 'partly', 'dissatisfied']),
    }),
    label: { en: 'somebody appraised it', 'zh-CN': '评议已提交' },
  },
  consultationClosed: {
    schema: z.strictObject({ ...happening('consultationClosed') }),
    label: { en: 'the consultation was closed', 'zh-CN': '协商已办结' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
