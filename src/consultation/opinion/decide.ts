import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { OpinionStep } from './action.ts'

export function decideOpinion(action: OpinionStep, _consultation: Consultation, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
