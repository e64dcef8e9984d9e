/**
 * A consultation as a case: from the topic to the report on what came of it. Every opinion is owed an answer.
 *
 * @packageDocumentation
 */
import type { Lifecycle } from '../base/lifecycle.ts'
import { lifecycleOf } from '../base/machine.ts'
import type { Bilingual } from '../base/text.ts'
import { type ConsultationOpening, type ConsultationStep, consultationActions } from './action.ts'
import type { Consultation, ConsultationPhase } from './consultation.ts'
import { decide, open } from './decide.ts'
import { due } from './due.ts'
import { type ConsultationEvent, consultationEvents } from './event.ts'
import { evolve } from './evolve.ts'
import { facts, supplies } from './facts.ts'
import { consultationMachine } from './machine.ts'
import { consultationProcedureSchema } from './procedure-schema.ts'

export type { Machine } from '../base/machine.ts'
export type { SourcedProcedure } from '../base/sourced.ts'
export type { ConsultationAction, ConsultationOpening, ConsultationStep } from './action.ts'
export type {
  ConcernStep,
  DecideInterest,
  DeclareInterest,
  DeclinePlace,
  DrawParticipants,
  JoinConcerned,
} from './concern/action.ts'
export type {
  ConcernEvent,
  ConcernedJoined,
  InterestDecided,
  InterestDeclared,
  ParticipantsDrawn,
  PlaceDeclined,
} from './concern/event.ts'
export {
  type AnswerRow,
  CONSULTATION_PHASES,
  type ConcernedRow,
  type Consultation,
  type ConsultationPhase,
  type Convened,
  type DrawRow,
  type GroupRow,
  type OpinionRow,
  type Outcome,
  type Support,
  type Task,
} from './consultation.ts'
export type {
  AddMinorityReport,
  CloseDebate,
  DebateStep,
  DecideAmendment,
  GiveFloor,
  MoveMotion,
  OpenDebate,
  RequestFloor,
  SecondMotion,
  WithdrawMotion,
} from './debate/action.ts'
export type { DebateState, MotionState, ReportRow, Request, Side } from './debate/debate.ts'
export type {
  AmendmentDecided,
  DebateClosed,
  DebateEvent,
  DebateOpened,
  FloorGiven,
  FloorRequested,
  MinorityReportAdded,
  MotionMoved,
  MotionSeconded,
  MotionWithdrawn,
} from './debate/event.ts'
export { type NextSpeaker, nextSpeaker, type SpeakerReason } from './debate/next-speaker.ts'
export { RULES_OF_ORDER } from './debate/rules-of-order.ts'
export type {
  CastChoice,
  CastVote,
  ConcludeDecision,
  DecisionStep,
  OpenDecision,
  RaiseConcern,
  RecordTally,
  SettleConcern,
} from './decision/action.ts'
export type { BallotState, ChoiceRow, Objection, TallyRow, VoteRow, Weights } from './decision/ballot.ts'
export type {
  ChoiceCast,
  ConcernRaised,
  ConcernSettled,
  DecisionConcluded,
  DecisionEvent,
  DecisionOpened,
  TallyRecorded,
  VoteCast,
} from './decision/event.ts'
export type { ConsultationEvent } from './event.ts'
export type { ConsultationHappening, ConsultationHead, ConsultationPaper } from './head.ts'
export { consultationMachine } from './machine.ts'
export type { AnswerOpinions, CloseOpinions, GiveOpinion, GroupOpinions, OpinionStep, PassOnOpinions } from './opinion/action.ts'
export type {
  OpinionEvent,
  OpinionGiven,
  OpinionsAnswered,
  OpinionsClosed,
  OpinionsGrouped,
  OpinionsPassedOn,
} from './opinion/event.ts'
export { answerOf, type Rows, type Tables, type Unanswered, unansweredOpinions } from './opinion/opinions.ts'
export type {
  AnswerAppeal,
  AppealDecision,
  Appraise,
  AssignTask,
  CloseConsultation,
  CompleteTasks,
  DecideInEmergency,
  EndEmergency,
  FinishTask,
  GiveFeedback,
  OutcomeStep,
  PublishDecision,
  RatifyDecision,
  ReassignTask,
  RecordReturn,
} from './outcome/action.ts'
export type {
  AppealAnswered,
  Appraised,
  ConsultationClosed,
  DecisionAppealed,
  DecisionPublished,
  DecisionRatified,
  EmergencyDecided,
  EmergencyEnded,
  FeedbackGiven,
  OutcomeEvent,
  ReturnRecorded,
  TaskAssigned,
  TaskFinished,
  TaskReassigned,
  TasksCompleted,
} from './outcome/event.ts'
export type {
  CompetenceRule,
  ConsultationProcedure,
  DebateRule,
  DecisionRule,
  Gate,
  OpinionRule,
  OutcomeRule,
  RecusalRule,
  ScreeningRule,
  StakeRule,
} from './procedure.ts'
export { consultationProcedureSchema } from './procedure-schema.ts'
export { CONSULTATION_PROCEDURES } from './procedures.ts'
export { CONSULTATION_REASONS } from './reason.ts'
export type {
  ConveneConsultation,
  LapseTopic,
  OpenDeliberation,
  ProposeTopic,
  PublishMaterials,
  ScreenTopic,
  SupportTopic,
  TopicStep,
  WithdrawTopic,
} from './topic/action.ts'
export type {
  ConsultationConvened,
  DeliberationOpened,
  MaterialsPublished,
  TopicEvent,
  TopicLapsed,
  TopicProposed,
  TopicScreened,
  TopicSupported,
  TopicWithdrawn,
} from './topic/event.ts'

/** The phases, for people. */
export const consultationPhases: { readonly [Phase in ConsultationPhase]: Bilingual } = {
  proposed: { en: 'a topic is proposed', 'zh-CN': '已提出议题' },
  screened: { en: 'the topic is admitted', 'zh-CN': '议题已受理' },
  convened: { en: 'those concerned are convened', 'zh-CN': '已召集' },
  informed: { en: 'the materials are out', 'zh-CN': '已公布材料' },
  deliberating: { en: 'they deliberate', 'zh-CN': '协商中' },
  answering: { en: 'opinions are answered', 'zh-CN': '答复意见' },
  deciding: { en: 'the question is put', 'zh-CN': '表决中' },
  decided: { en: 'decided', 'zh-CN': '已决定' },
  referred: { en: 'before the body that has the power', 'zh-CN': '已提交有权机构' },
  published: { en: 'published', 'zh-CN': '已公布' },
  carriedOut: { en: 'carried out', 'zh-CN': '已执行' },
  fedBack: { en: 'reported back', 'zh-CN': '已反馈' },
  closed: { en: 'closed', 'zh-CN': '已办结' },
  lapsed: { en: 'lapsed', 'zh-CN': '已终止' },
  withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
}

/** How a society consults those concerned, and decides what is its own to decide. */
export const consultation: Lifecycle = lifecycleOf<Consultation, ConsultationOpening, ConsultationStep, ConsultationEvent>({
  kind: 'consultation',
  label: { en: 'consultation', 'zh-CN': '协商' },
  machine: consultationMachine,
  phases: consultationPhases,
  procedure: consultationProcedureSchema,
  actions: consultationActions,
  events: consultationEvents,
  supplies,
  open,
  decide,
  facts,
  touches: (action, before) => [before?.unit ?? (action as ConsultationOpening).unit],
  evolve,
  due,
})
