import type { Due } from '../base/lifecycle.ts'
import type { Consultation } from './consultation.ts'
import { outcomeSteps } from './outcome/due.ts'
import { topicSteps } from './topic/due.ts'

/** What is to be done about an open consultation, and by when. */
export function due(id: string, consultation: Consultation): readonly Due[] {
  return [...topicSteps(consultation), ...outcomeSteps(consultation)].map((step) => ({
    ...step,
    case: id,
    unit: consultation.unit,
  }))
}
