import type { Context } from '../base/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import { subjectOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import type { ConsultationPaper } from './head.ts'
import { notPossible } from './reason.ts'

type Paper = Pick<ConsultationPaper<string>, 'by' | 'recordedBy' | 'evidence'>

/** What only the person can do: they act themselves, or an organ hands in their paper. */
export function inPersonFault(action: Paper, person: string, context: Pick<Context, 'state' | 'structure'>): Refusal | undefined {
  return action.by === person || isHandedIn(action, context) ? undefined : notPossible('notInPerson', person)
}

/**
 * Whether an organ hands in the paper of somebody else, which an officer wrote down and which is kept. INVARIANT: no person votes, speaks, joins or steps aside in the name of
 * another.
 */
export function isHandedIn(
  { by, recordedBy, evidence }: Paper,
  { state, structure }: Pick<Context, 'state' | 'structure'>,
): boolean {
  const kind = subjectOf(state, structure as unknown as Structure, by)?.kind
  return recordedBy !== undefined && evidence !== undefined && (kind === 'organ' || kind === 'unit')
}
