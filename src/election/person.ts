import type { Context } from '../base/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import { subjectOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { isPerson } from '../members/subject.ts'
import type { Election } from './election.ts'
import type { ElectionPaper } from './head.ts'
import { notPossible } from './reason.ts'

/** What only the person can do: they act themselves, or their paper is handed in. */
export function inPersonFault(
  action: ElectionPaper<string>,
  person: string,
  election: Pick<Election, 'committee'>,
  context: Known,
): Refusal | undefined {
  return action.by === person || isHandedIn(action, election, context) ? undefined : notPossible('notInPerson', person)
}

/**
 * Whether the paper of somebody else is handed in: an officer wrote it down, it is kept, and an organ or a member of the election committee brings it. INVARIANT: no voter accepts,
 * declines, entrusts or votes in the name of another.
 */
export function isHandedIn(
  { by, recordedBy, evidence }: Pick<ElectionPaper<string>, 'by' | 'recordedBy' | 'evidence'>,
  { committee }: Pick<Election, 'committee'>,
  context: Known,
): boolean {
  return recordedBy !== undefined && evidence !== undefined && (committee?.members.includes(by) === true || isOrgan(by, context))
}

/** Whether an organ acts, or a unit by one, and nobody in their own name. */
export function isOrgan(id: string, { state, structure }: Known): boolean {
  const kind = subjectOf(state, structure as unknown as Structure, id)?.kind
  return kind === 'organ' || kind === 'unit'
}

type Known = Pick<Context, 'state' | 'structure'>

/** Whoever stands, counts or watches is one person whom the society knows. */
export function personFault(id: string, { state, structure }: Pick<Context, 'state' | 'structure'>): Refusal | undefined {
  const subject = subjectOf(state, structure as unknown as Structure, id)
  if (subject === undefined) return { code: 'notFound', what: 'subject', id }
  return isPerson(subject) ? undefined : notPossible('notPerson', id)
}
