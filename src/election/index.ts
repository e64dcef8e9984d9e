/**
 * The election of persons as a case: from the election committee to the handover.
 *
 * @packageDocumentation
 */
import type { Lifecycle } from '../base/lifecycle.ts'
import { lifecycleOf } from '../base/machine.ts'
import type { Structure } from '../members/structure.ts'
import { type ElectionStep, electionActions } from './action.ts'
import type { FormElection } from './call/action.ts'
import { open } from './call/decide.ts'
import { decide } from './decide.ts'
import { due } from './due.ts'
import type { Election } from './election.ts'
import { type ElectionEvent, electionEvents } from './event.ts'
import { evolve } from './evolve.ts'
import { electionFacts, facts } from './facts/facts.ts'
import { electionMachine } from './machine.ts'
import { electionPhases } from './phases.ts'
import { electionProcedureSchema } from './procedure.ts'
import { keyOf } from './rows.ts'
import { standing, standingFacts } from './standing.ts'

export type { Machine } from '../base/machine.ts'
export type { ElectionAction, ElectionStep } from './action.ts'
export type { AnnounceElection, CallStep, CancelElection, FailElection, FormElection, PostponeElection } from './call/action.ts'
export type {
  CallEvent,
  ElectionAnnounced,
  ElectionCancelled,
  ElectionFailed,
  ElectionFormed,
  ElectionPostponed,
} from './call/event.ts'
export type { CommitteeStep, LeaveCommittee, LeaveReason, SeatCommittee, StateRelatives } from './committee/action.ts'
export type { CommitteeEvent, CommitteeLeft, CommitteeSeated, RelativesStated } from './committee/event.ts'
export type {
  ConfirmPoll,
  CountStep,
  CountVotes,
  ImportResult,
  OpenBox,
  OrderRecount,
  ReportBox,
  SubmitHands,
  SubmitSheet,
  TakeConsent,
} from './count/action.ts'
export type {
  BoxOpened,
  BoxReported,
  ConsentTaken,
  CountEvent,
  HandsSubmitted,
  PollFound,
  RecountOrdered,
  ResultImported,
  SheetSubmitted,
  VotesCounted,
} from './count/event.ts'
export { type Rows, verifyRound } from './count/verify.ts'
export {
  type Calendar,
  type Candidate,
  type Contest,
  ELECTION_PHASES,
  type Elected,
  type Election,
  type ElectionPhase,
  type Post,
  PURPOSES,
  type Purpose,
  type Round,
  type RoundCount,
} from './election.ts'
export type { ElectionEvent } from './event.ts'
export type { ElectionHappening, ElectionHead, ElectionPaper } from './head.ts'
export { electionMachine } from './machine.ts'
export type {
  AcceptNomination,
  MeetVoters,
  NominateCandidate,
  NominationStep,
  PublishCandidates,
  WithdrawCandidate,
} from './nomination/action.ts'
export type {
  CandidateBarred,
  CandidateNominated,
  CandidatesPublished,
  CandidateWithdrawn,
  NominationAccepted,
  NominationEvent,
  VotersMet,
} from './nomination/event.ts'
export type { DecideObjection, ObjectionStep, RaiseObjection } from './objection/action.ts'
export type { ObjectionDecided, ObjectionEvent, ObjectionRaised } from './objection/event.ts'
export { electionPhases } from './phases.ts'
export type {
  AppointOfficers,
  CastBallot,
  CastOpenBallot,
  ClosePolls,
  LodgeProxy,
  MarkVoter,
  OpenPolls,
  PollStep,
  RevokeProxy,
  SetUp,
} from './poll/action.ts'
export type {
  OfficersAppointed,
  OpenBallotCast,
  PollEvent,
  PollsClosed,
  PollsOpened,
  ProxyLodged,
  ProxyRevoked,
  VoterMarked,
} from './poll/event.ts'
export {
  CHANNELS,
  type Channel,
  type CommitteeRule,
  type CountRule,
  type ElectionProcedure,
  electionProcedureSchema,
  type NominationRule,
  type PollRule,
  type ProxyRule,
  type ResultRule,
  type RollRule,
} from './procedure.ts'
export { RECALL_PROCEDURES } from './procedures/recalls.ts'
export type { SourcedProcedure } from './procedures/sourced.ts'
export { ELECTION_PROCEDURES } from './procedures.ts'
export { ELECTION_REASONS } from './reason.ts'
export type {
  AcceptResignation,
  CallRecallVote,
  ConcludeRecall,
  LapseRecall,
  PetitionRecall,
  RecallAction,
  RecallHead,
  RecallPaper,
  RecallStep,
  StateDefence,
  TenderResignation,
  VerifyPetition,
} from './recall/action.ts'
export type {
  DefenceStated,
  PetitionVerified,
  RecallConcluded,
  RecallEvent,
  RecallHappening,
  RecallLapsed,
  RecallPetitioned,
  RecallVoteCalled,
  ResignationAccepted,
  ResignationTendered,
} from './recall/event.ts'
export { recall, recallPhases } from './recall/lifecycle.ts'
export { recallMachine } from './recall/machine.ts'
export { type RecallProcedure, recallProcedureSchema } from './recall/procedure.ts'
export { RECALL_REASONS } from './recall/reason.ts'
export {
  type Finding,
  type KeptRow,
  RECALL_PHASES,
  type Recall,
  type RecallPhase,
  type SignatureRow,
  type Support,
} from './recall/recall.ts'
export type {
  AnnulElection,
  CallRound,
  DeclareResult,
  DeclineOffice,
  DropRound,
  EndorseResult,
  HandOver,
  ResultStep,
} from './result/action.ts'
export type {
  ElectionAnnulled,
  HandedOver,
  OfficeDeclined,
  ResultDeclared,
  ResultEndorsed,
  ResultEvent,
  RoundCalled,
  RoundDropped,
} from './result/event.ts'
export type { CorrectRoll, FreezeRoll, OpenRegistration, PublishRoll, RegisterVoter, RollStep } from './roll/action.ts'
export type { RegistrationOpened, RollCorrected, RollEvent, RollFrozen, RollPublished, VoterRegistered } from './roll/event.ts'
export type {
  BatchRow,
  Box,
  CountRow,
  Hands,
  HandsRow,
  MarkRow,
  NominationRow,
  ObjectionRow,
  OpenBallotRow,
  Paper,
  PaperCount,
  PapersRow,
  ProxyRow,
  RollRow,
} from './rows.ts'

/** How a society elects persons to its offices. */
export const election: Lifecycle = lifecycleOf<Election, FormElection, ElectionStep, ElectionEvent>({
  kind: 'election',
  label: { en: 'election', 'zh-CN': '选举' },
  machine: electionMachine,
  phases: electionPhases,
  procedure: electionProcedureSchema,
  actions: electionActions,
  events: electionEvents,
  supplies: (structure) => [
    ...electionFacts(structure as unknown as Structure),
    ...standingFacts(structure as unknown as Structure),
  ],
  open,
  decide,
  facts,
  factsOfAny: standing,
  touches: (action, before) => [before?.unit ?? (action as FormElection).unit],
  boxOf: (action, before) => keyOf(action.case, before === undefined ? 0 : before.rounds.length),
  evolve,
  due,
})
