import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type MotionTally, motionTallySchema } from '../../voting/index.ts'
import { type ConsultationHead, type ConsultationPaper, paper, step } from '../head.ts'

/** An organ decides at once, to avert danger. Opens a case; void unless it is ratified in time. */
export interface DecideInEmergency extends ConsultationHead<'decideInEmergency'> {
  readonly unit: string
  readonly procedure: string
  readonly topic: Commitment
  readonly class: string
  readonly text: Commitment
}

/** The organ that has the power ratifies an emergency decision. The numbers of its tally are taken on trust, as those of a gate: its members are not those who are concerned here. */
export interface RatifyDecision extends ConsultationPaper<'ratifyDecision'> {
  readonly tally?: MotionTally
}

/** An emergency decision was not ratified in time: its effects end. Anybody can say so. */
export type EndEmergency = ConsultationHead<'endEmergency'>

/** Somebody concerned appeals against the decision. */
export interface AppealDecision extends ConsultationPaper<'appealDecision'> {
  readonly grounds: Commitment
}

/** The appeal is upheld, and the decision falls, or dismissed. */
export interface AnswerAppeal extends ConsultationPaper<'answerAppeal'> {
  readonly upheld: boolean
  readonly reasons: Commitment
}

/** The body or organ that has the power answered: its decision comes back as a recorded result. */
export interface RecordReturn extends ConsultationPaper<'recordReturn'> {
  readonly organ: string
  readonly result: 'adopted' | 'rejected' | 'noQuorum'
  readonly text?: Commitment
  readonly effectFrom?: CivilDate
}

/** The outcome is published. */
export interface PublishDecision extends ConsultationPaper<'publishDecision'> {
  readonly text: Commitment
}

/** Somebody is to carry out a part of it. */
export interface AssignTask extends ConsultationHead<'assignTask'> {
  readonly task: string
  readonly who: string
  readonly until: CivilDate
}

/** A task goes to somebody else. */
export interface ReassignTask extends ConsultationHead<'reassignTask'> {
  readonly task: string
  readonly who: string
  readonly until: CivilDate
}

/** A task is done. */
export interface FinishTask extends ConsultationPaper<'finishTask'> {
  readonly task: string
  readonly report: Commitment
}

/** Everything is carried out. */
export type CompleteTasks = ConsultationHead<'completeTasks'>

/** Those who took part are told what came of it. */
export interface GiveFeedback extends ConsultationPaper<'giveFeedback'> {
  readonly report: Commitment
}

/** Somebody who took part appraises how it was done. */
export interface Appraise extends ConsultationPaper<'appraise'> {
  readonly appraisal: 'satisfied' | 'partly' | 'dissatisfied'
}

/** The matter is closed. */
export type CloseConsultation = ConsultationHead<'closeConsultation'>

/** An action on an outcome. */
export type OutcomeStep =
  | RatifyDecision
  | EndEmergency
  | AppealDecision
  | AnswerAppeal
  | RecordReturn
  | PublishDecision
  | AssignTask
  | ReassignTask
  | FinishTask
  | CompleteTasks
  | GiveFeedback
  | Appraise
  | CloseConsultation

/** The actions, by type. */
export const outcomeActions = {
  decideInEmergency: {
    schema: z.strictObject({
      ...step('decideInEmergency'),
      unit: idSchema,
      procedure: z.string().min(1).max(1000),
      topic: commitmentSchema,
      class: idSchema,
      text: commitmentSchema,
    }),
    label: { en: 'decide in an emergency', 'zh-CN': '紧急决定' },
    case: 'opens',
  },
  ratifyDecision: {
    schema: z.strictObject({ ...paper('ratifyDecision'), tally: z.exactOptional(motionTallySchema) }),
    label: { en: 'ratify an emergency decision', 'zh-CN': '追认紧急决定' },
    case: 'continues',
    late: true,
  },
  endEmergency: {
    schema: z.strictObject({ ...step('endEmergency') }),
    label: { en: 'end an emergency decision', 'zh-CN': '终止紧急决定' },
    case: 'continues',
  },
  appealDecision: {
    schema: z.strictObject({ ...paper('appealDecision'), grounds: commitmentSchema }),
    label: { en: 'appeal against a decision', 'zh-CN': '对决定提出异议' },
    case: 'continues',
    late: true,
  },
  answerAppeal: {
    schema: z.strictObject({ ...paper('answerAppeal'), upheld: z.boolean(), reasons: commitmentSchema }),
    label: { en: 'decide an appeal', 'zh-CN': '处理异议' },
    case: 'continues',
    late: true,
  },
  recordReturn: {
    schema: z.strictObject({
      ...paper('recordReturn'),
      organ: subjectIdSchema,
      result: z.enum(['adopted', 'rejected', 'noQuorum']),
      text: z.exactOptional(commitmentSchema),
      effectFrom: z.exactOptional(dateSchema),
    }),
    label: { en: 'record the answer of a body', 'zh-CN': '登记有权机构的决定' },
    case: 'continues',
    late: true,
  },
  publishDecision: {
    schema: z.strictObject({ ...paper('publishDecision'), text: commitmentSchema }),
    label: { en: 'publish the decision', 'zh-CN': '公布决定' },
    case: 'continues',
    late: true,
  },
  assignTask: {
    schema: z.strictObject({ ...step('assignTask'), task: idSchema, who: subjectIdSchema, until: dateSchema }),
    label: { en: 'assign a task', 'zh-CN': '指定执行人' },
    case: 'continues',
  },
  reassignTask: {
    schema: z.strictObject({ ...step('reassignTask'), task: idSchema, who: subjectIdSchema, until: dateSchema }),
    label: { en: 'reassign a task', 'zh-CN': '变更执行人' },
    case: 'continues',
  },
  finishTask: {
    schema: z.strictObject({ ...paper('finishTask'), task: idSchema, report: commitmentSchema }),
    label: { en: 'finish a task', 'zh-CN': '完成任务' },
    case: 'continues',
    late: true,
  },
  completeTasks: {
    schema: z.strictObject({ ...step('completeTasks') }),
    label: { en: 'find that all is carried out', 'zh-CN': '确认执行完毕' },
    case: 'continues',
  },
  giveFeedback: {
    schema: z.strictObject({ ...paper('giveFeedback'), report: commitmentSchema }),
    label: { en: 'report back', 'zh-CN': '反馈结果' },
    case: 'continues',
    late: true,
  },
  appraise: {
    schema: z.strictObject({ ...paper('appraise'), appraisal: z.enum(['satisfied', 'partly', 'dissatisfied']) }),
    label: { en: 'appraise', 'zh-CN': '评议' },
    case: 'continues',
    late: true,
  },
  closeConsultation: {
    schema: z.strictObject({ ...step('closeConsultation') }),
    label: { en: 'close the consultation', 'zh-CN': '办结' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
