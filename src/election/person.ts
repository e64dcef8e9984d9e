import type { Context } from '../base/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import { subjectOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { isPerson } from '../members/subject.ts'
import type { ElectionPaper } from './head.ts'
import { notPossible } from './reason.ts'

/** What only the person can do: they act themselves, or an officer recorded their paper. */
export function inPersonFault(
  { by, recordedBy }: Pick<ElectionPaper<string>, 'by' | 'recordedBy'>,
  person: string,
): Refusal | undefined {
  return by === person || recordedBy !== undefined ? undefined : notPossible('notInPerson', person)
}

/** Whoever stands, counts or watches is one person whom the society knows. */
export function personFault(id: string, { state, structure }: Pick<Context, 'state' | 'structure'>): Refusal | undefined {
  const subject = subjectOf(state, structure as unknown as Structure, id)
  if (subject === undefined) return { code: 'notFound', what: 'subject', id }
  return isPerson(subject) ? undefined : notPossible('notPerson', id)
}
