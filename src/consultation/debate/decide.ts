import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { DebateStep } from './action.ts'

export function decideDebate(action: DebateStep, _consultation: Consultation, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
