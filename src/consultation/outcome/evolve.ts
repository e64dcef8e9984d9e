import type { Reader } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { EmergencyDecided, OutcomeEvent } from './event.ts'

export function evolveOutcome(_event: OutcomeEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  return { case: consultation, writes: [] }
}

export function emergencyOf(_event: EmergencyDecided): Consultation {
  throw new Error('scaffold')
}
