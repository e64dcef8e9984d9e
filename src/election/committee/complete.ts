import type { Refusal } from '../../base/refusal.ts'
import type { Election } from '../election.ts'
import { notPossible } from '../reason.ts'

/** A committee with too few members does nothing until it is filled: its acts would not be a committee's. */
export function committeeFault({ procedure, committee }: Pick<Election, 'procedure' | 'committee'>): Refusal | undefined {
  if (procedure.committee === undefined) return undefined
  const members = committee?.members ?? []
  return members.length < procedure.committee.min ? notPossible('committeeIncomplete', ...members) : undefined
}
