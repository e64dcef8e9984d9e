import type { Reader } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { DebateEvent } from './event.ts'

export function evolveDebate(_event: DebateEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  return { case: consultation, writes: [] }
}
