import { type ConcernEvent, concernEvents } from './concern/event.ts'
import { type DebateEvent, debateEvents } from './debate/event.ts'
import { type DecisionEvent, decisionEvents } from './decision/event.ts'
import { type OpinionEvent, opinionEvents } from './opinion/event.ts'
import { type OutcomeEvent, outcomeEvents } from './outcome/event.ts'
import { type TopicEvent, topicEvents } from './topic/event.ts'

/** An event of a consultation. */
export type ConsultationEvent = TopicEvent | ConcernEvent | OpinionEvent | DebateEvent | DecisionEvent | OutcomeEvent

/** The events of a consultation, by type. */
export const consultationEvents = {
  ...topicEvents,
  ...concernEvents,
  ...opinionEvents,
  ...debateEvents,
  ...decisionEvents,
  ...outcomeEvents,
}
