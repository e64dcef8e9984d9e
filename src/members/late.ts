import type { ActionHead } from '../base/action.ts'
import type { Context } from '../base/lifecycle.ts'
import { subjectOf } from './register.ts'
import type { Structure } from './structure.ts'
import { isPerson } from './subject.ts'

/**
 * What late paper lacks: what took place on an earlier day (`on`) was written down by an officer, who is a person whom the register knows, from a document that is
 * kept. Whoever acts on the day itself needs neither.
 */
export function lateFault(
  { on, recordedBy, evidence }: ActionHead,
  { state, structure }: Pick<Context, 'state' | 'structure'>,
): 'notRecorded' | 'recorderUnknown' | 'noEvidence' | undefined {
  if (recordedBy === undefined) return on === undefined ? undefined : 'notRecorded'
  const officer = subjectOf(state, structure as unknown as Structure, recordedBy)
  if (officer === undefined || !isPerson(officer)) return 'recorderUnknown'
  return on !== undefined && evidence === undefined ? 'noEvidence' : undefined
}
