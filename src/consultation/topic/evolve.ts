import type { Reader } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { TopicEvent, TopicProposed } from './event.ts'

export function evolveTopic(_event: TopicEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  return { case: consultation, writes: [] }
}

export function proposed(_event: TopicProposed): ConsultationEvolution {
  throw new Error('scaffold')
}
