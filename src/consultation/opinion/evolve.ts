import type { Reader } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { OpinionEvent } from './event.ts'

export function evolveOpinion(_event: OpinionEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  return { case: consultation, writes: [] }
}
