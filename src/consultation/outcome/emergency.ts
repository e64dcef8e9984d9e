import type { Context } from '../../base/lifecycle.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import type { DecideInEmergency } from './action.ts'

export function openEmergency(action: DecideInEmergency, _context: Context): ConsultationDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
