import type { Context } from '../base/lifecycle.ts'
import { lateFault } from '../members/late.ts'
import type { ElectionStep } from './action.ts'
import { decideCall } from './call/decide.ts'
import { decideCommittee } from './committee/decide.ts'
import { decideCount } from './count/decide.ts'
import type { Election } from './election.ts'
import { decideNomination } from './nomination/decide.ts'
import { decideObjection } from './objection/decide.ts'
import { type ElectionDecision, refuse } from './phase.ts'
import { decidePoll } from './poll/decide.ts'
import { notPossible } from './reason.ts'
import { decideResult } from './result/decide.ts'
import { decideRoll } from './roll/decide.ts'

/** What a step of an election brings, not before it was formed: each part of the election decides its own. The phase accepts it. */
export function decide(action: ElectionStep, election: Election, context: Context): ElectionDecision {
  const late = lateFault(action, context)
  if (late !== undefined) return refuse(notPossible(late))
  const { date } = context
  const { formedOn: from } = election
  if (date < from) return refuse({ code: 'outOfTime', what: 'date', date, from })
  switch (action.type) {
    case 'announceElection':
    case 'postponeElection':
    case 'cancelElection':
    case 'failElection':
      return decideCall(action, election, context)
    case 'seatCommittee':
    case 'leaveCommittee':
    case 'stateRelatives':
      return decideCommittee(action, election, context)
    case 'openRegistration':
    case 'registerVoter':
    case 'publishRoll':
    case 'freezeRoll':
    case 'correctRoll':
      return decideRoll(action, election, context)
    case 'raiseObjection':
    case 'decideObjection':
      return decideObjection(action, election, context)
    case 'nominateCandidate':
    case 'acceptNomination':
    case 'withdrawCandidate':
    case 'publishCandidates':
    case 'meetVoters':
      return decideNomination(action, election, context)
    case 'appointOfficers':
    case 'lodgeProxy':
    case 'revokeProxy':
    case 'openPolls':
    case 'markVoter':
    case 'castBallot':
    case 'castOpenBallot':
    case 'closePolls':
      return decidePoll(action, election, context)
    case 'openBox':
    case 'reportBox':
    case 'submitSheet':
    case 'submitHands':
    case 'importResult':
    case 'orderRecount':
    case 'countVotes':
    case 'takeConsent':
    case 'confirmPoll':
      return decideCount(action, election, context)
    case 'callRound':
    case 'dropRound':
    case 'declineOffice':
    case 'endorseResult':
    case 'declareResult':
    case 'handOver':
    case 'annulElection':
      return decideResult(action, election, context)
  }
}
