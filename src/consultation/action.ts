import { type ConcernStep, concernActions } from './concern/action.ts'
import { type DebateStep, debateActions } from './debate/action.ts'
import { type DecisionStep, decisionActions } from './decision/action.ts'
import { type OpinionStep, opinionActions } from './opinion/action.ts'
import type { DecideInEmergency } from './outcome/action.ts'
import { type OutcomeStep, outcomeActions } from './outcome/action.ts'
import type { ProposeTopic } from './topic/action.ts'
import { type TopicStep, topicActions } from './topic/action.ts'

/** An action that opens a consultation. */
export type ConsultationOpening = ProposeTopic | DecideInEmergency

/** An action that continues a consultation. */
export type ConsultationStep = TopicStep | ConcernStep | OpinionStep | DebateStep | DecisionStep | OutcomeStep

/** An action on a consultation. */
export type ConsultationAction = ConsultationOpening | ConsultationStep

/** The actions of a consultation, by type. */
export const consultationActions = {
  ...topicActions,
  ...concernActions,
  ...opinionActions,
  ...debateActions,
  ...decisionActions,
  ...outcomeActions,
}
