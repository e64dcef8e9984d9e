import type { Refusal } from '../base/refusal.ts'
import type { ConsultationPaper } from './head.ts'
import { notPossible } from './reason.ts'

/** What only the person can do: they act themselves, or an officer recorded their paper. */
export function inPersonFault(
  { by, recordedBy }: Pick<ConsultationPaper<string>, 'by' | 'recordedBy'>,
  person: string,
): Refusal | undefined {
  return by === person || recordedBy !== undefined ? undefined : notPossible('notInPerson', person)
}
