import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { ProposeTopic, TopicStep } from './action.ts'

export function openTopic(action: ProposeTopic, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}

export function decideTopic(action: TopicStep, _consultation: Consultation, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
