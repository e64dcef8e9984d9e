import type { Reader } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { DecisionEvent } from './event.ts'

export function evolveDecision(_event: DecisionEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  return { case: consultation, writes: [] }
}
