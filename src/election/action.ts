import { type CallStep, callActions, type FormElection } from './call/action.ts'
import { type CommitteeStep, committeeActions } from './committee/action.ts'
import { type CountStep, countActions } from './count/action.ts'
import { type NominationStep, nominationActions } from './nomination/action.ts'
import { type ObjectionStep, objectionActions } from './objection/action.ts'
import { type PollStep, pollActions } from './poll/action.ts'
import { type ResultStep, resultActions } from './result/action.ts'
import { type RollStep, rollActions } from './roll/action.ts'

/** An action that continues an election. */
export type ElectionStep =
  | CallStep
  | CommitteeStep
  | RollStep
  | ObjectionStep
  | NominationStep
  | PollStep
  | CountStep
  | ResultStep

/** An action on an election. */
export type ElectionAction = FormElection | ElectionStep

/** The actions of an election, by type. */
export const electionActions = {
  ...callActions,
  ...committeeActions,
  ...rollActions,
  ...objectionActions,
  ...nominationActions,
  ...pollActions,
  ...countActions,
  ...resultActions,
}
