import type { Reader } from '../base/lifecycle.ts'
import { evolveCall, formed } from './call/evolve.ts'
import { evolveCommittee } from './committee/evolve.ts'
import { evolveCount } from './count/evolve.ts'
import type { Election } from './election.ts'
import type { ElectionEvent } from './event.ts'
import { evolveNomination } from './nomination/evolve.ts'
import { evolveObjection } from './objection/evolve.ts'
import type { ElectionEvolution } from './phase.ts'
import { evolvePoll } from './poll/evolve.ts'
import { evolveResult } from './result/evolve.ts'
import { evolveRoll } from './roll/evolve.ts'

/** What an event makes of an election and of the tables. */
export function evolve(event: ElectionEvent, election: Election | undefined, state: Reader): ElectionEvolution {
  if (event.type === 'electionFormed') return { case: formed(event), writes: [] }
  if (election === undefined) return { writes: [] }
  switch (event.type) {
    case 'electionAnnounced':
    case 'electionPostponed':
    case 'electionCancelled':
    case 'electionFailed':
      return { case: evolveCall(event, election), writes: [] }
    case 'committeeSeated':
    case 'committeeLeft':
    case 'relativesStated':
      return evolveCommittee(event, election, state)
    case 'registrationOpened':
    case 'voterRegistered':
    case 'rollPublished':
    case 'rollFrozen':
    case 'rollCorrected':
      return evolveRoll(event, election, state)
    case 'objectionRaised':
    case 'objectionDecided':
      return evolveObjection(event, election, state)
    case 'candidateNominated':
    case 'nominationAccepted':
    case 'candidateWithdrawn':
    case 'candidateBarred':
    case 'candidatesPublished':
    case 'votersMet':
      return evolveNomination(event, election)
    case 'officersAppointed':
    case 'proxyLodged':
    case 'proxyRevoked':
    case 'pollsOpened':
    case 'voterMarked':
    case 'openBallotCast':
    case 'pollsClosed':
      return evolvePoll(event, election, state)
    case 'boxOpened':
    case 'boxReported':
    case 'sheetSubmitted':
    case 'handsSubmitted':
    case 'resultImported':
    case 'recountOrdered':
    case 'votesCounted':
    case 'consentTaken':
    case 'pollFound':
      return evolveCount(event, election, state)
    case 'roundCalled':
    case 'roundDropped':
    case 'officeDeclined':
    case 'resultEndorsed':
    case 'resultDeclared':
    case 'handedOver':
    case 'electionAnnulled':
      return evolveResult(event, election, state)
  }
}
