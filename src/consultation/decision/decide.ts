import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { DecisionStep } from './action.ts'

export function decideDecision(action: DecisionStep, _consultation: Consultation, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
