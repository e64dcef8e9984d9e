import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { OutcomeStep } from './action.ts'

export function decideOutcome(action: OutcomeStep, _consultation: Consultation, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
