import type { Context } from '../base/lifecycle.ts'
import { lateFault } from '../members/late.ts'
import type { ConsultationOpening, ConsultationStep } from './action.ts'
import { decideConcern } from './concern/decide.ts'
import type { Consultation } from './consultation.ts'
import { decideDebate } from './debate/decide.ts'
import { decideDecision } from './decision/decide.ts'
import { decideOpinion } from './opinion/decide.ts'
import { decideOutcome } from './outcome/decide.ts'
import { openEmergency } from './outcome/emergency.ts'
import { type ConsultationDecision, refuse } from './phase.ts'
import { notPossible } from './reason.ts'
import { decideTopic, openTopic } from './topic/decide.ts'

/** What opening a consultation brings. */
export function open(action: ConsultationOpening, context: Context): ConsultationDecision {
  const late = lateFault(action, context)
  if (late !== undefined) return refuse(notPossible(late))
  return action.type === 'proposeTopic' ? openTopic(action, context) : openEmergency(action, context)
}

/** What a step of a consultation brings: each part decides its own. The phase accepts it. */
export function decide(action: ConsultationStep, consultation: Consultation, context: Context): ConsultationDecision {
  const late = lateFault(action, context)
  if (late !== undefined) return refuse(notPossible(late))
  switch (action.type) {
    case 'supportTopic':
    case 'screenTopic':
    case 'withdrawTopic':
    case 'lapseTopic':
    case 'conveneConsultation':
    case 'publishMaterials':
    case 'openDeliberation':
      return decideTopic(action, consultation, context)
    case 'joinConcerned':
    case 'drawParticipants':
    case 'declinePlace':
    case 'declareInterest':
    case 'decideInterest':
      return decideConcern(action, consultation, context)
    case 'giveOpinion':
    case 'groupOpinions':
    case 'answerOpinions':
    case 'closeOpinions':
    case 'passOnOpinions':
      return decideOpinion(action, consultation, context)
    case 'openDebate':
    case 'moveMotion':
    case 'secondMotion':
    case 'withdrawMotion':
    case 'requestFloor':
    case 'giveFloor':
    case 'closeDebate':
    case 'decideAmendment':
    case 'addMinorityReport':
      return decideDebate(action, consultation, context)
    case 'openDecision':
    case 'castVote':
    case 'castChoice':
    case 'recordTally':
    case 'raiseConcern':
    case 'settleConcern':
    case 'concludeDecision':
      return decideDecision(action, consultation, context)
    case 'ratifyDecision':
    case 'endEmergency':
    case 'appealDecision':
    case 'answerAppeal':
    case 'recordReturn':
    case 'publishDecision':
    case 'assignTask':
    case 'reassignTask':
    case 'finishTask':
    case 'completeTasks':
    case 'giveFeedback':
    case 'appraise':
    case 'closeConsultation':
      return decideOutcome(action, consultation, context)
  }
}
