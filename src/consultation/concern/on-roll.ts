import type { Subject, SubjectKind } from '../../members/subject.ts'
import type { Numbers } from '../../members/unit.ts'
import type { Unit } from '../../voting/index.ts'
import type { ConcernedRow } from '../consultation.ts'

/** The units that the register of members counts: the number of the unit that is the base, and the kind of subject that counts in it. */
export const ON_ROLL: { readonly [U in Unit]?: { readonly of: keyof Numbers; readonly kind?: SubjectKind } } = {
  residents: { of: 'residents', kind: 'resident' },
  voters: { of: 'residents', kind: 'resident' },
  members: { of: 'members' },
  households: { of: 'households', kind: 'household' },
  householdDelegates: { of: 'households', kind: 'household' },
  heads: { of: 'heads', kind: 'owner' },
  area: { of: 'area', kind: 'owner' },
}

/** What the register says of somebody whom it lists, as it is kept in their row. */
export function asListed(subject: Subject | undefined): Pick<ConcernedRow, 'kind' | 'area'> {
  if (subject === undefined) return {}
  const { kind } = subject
  return kind === 'owner' && subject.area !== undefined ? { kind, area: subject.area } : { kind }
}
