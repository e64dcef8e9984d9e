import type { Due } from '../base/lifecycle.ts'
import type { Consultation } from './consultation.ts'

/** What is to be done about an open consultation, and by when. */
export function due(_id: string, _consultation: Consultation): readonly Due[] {
  return []
}
