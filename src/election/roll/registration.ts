import type { Context, Reader, Write } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { Election } from '../election.ts'
import { notPossible } from '../reason.ts'
import { keyOf } from '../rows.ts'
import { entitlementFault } from './electorate.ts'
import { isListed } from './listing.ts'

/** Who is entered, and who votes for a household. */
export interface Entry {
  readonly voter: string
  readonly delegate?: string
}

/** Phases in which an election holds nobody any more. */
const OVER: readonly string[] = ['handedOver', 'failed', 'annulled', 'cancelled']

/** Why a voter cannot be entered in the roll of an election. */
export function entryFault(id: string, election: Election, { voter, delegate }: Entry, context: Context): Refusal | undefined {
  const { state, date } = context
  const structure = context.structure as unknown as Structure
  if (isListed(state, id, voter)) return { code: 'alreadyExists', what: 'voter', id: voter }
  return (
    entitlementFault(state, structure, election, voter, date) ??
    (delegate === undefined ? undefined : delegateFault(id, voter, delegate, state, structure)) ??
    elsewhereFault(id, election, voter, state)
  )
}

/**
 * In the table `election.registered` an application stands under each office that it is for: nobody is registered for the same office of two units.
 *
 * Source: Organic Law of Villagers' Committees (村民委员会组织法), 2025, Art. 16 (no double registration); for residents a model.
 */
export function registrationWrites(id: string, election: Election, voter: string): readonly Write[] {
  if (election.procedure.roll.from !== 'applications') return []
  return election.posts.map(({ office }) => ({ table: 'election.registered', key: keyOf(office, voter), value: id }))
}

/** A registration ends when the voter is struck off. */
export function strikingWrites(id: string, { posts }: Election, voter: string, state: Pick<Reader, 'get'>): readonly Write[] {
  return posts.flatMap(({ office }) => {
    const key = keyOf(office, voter)
    return state.get('election.registered', key) === id ? [{ table: 'election.registered', key }] : []
  })
}

/** In the table `election.delegates` a household's delegate stands by `<case>/<delegate>`: nobody votes for two households. */
function delegateFault(
  id: string,
  voter: string,
  delegate: string,
  state: Pick<Reader, 'get'>,
  structure: Structure,
): Refusal | undefined {
  const household = subjectOf(state, structure, voter)
  const person = subjectOf(state, structure, delegate)
  if (person === undefined) return { code: 'notFound', what: 'subject', id: delegate }
  if (household?.kind !== 'household' || person.kind !== 'resident') return notPossible('delegateOfHousehold', voter, delegate)
  if (household.residents?.includes(delegate) === false) return notPossible('delegateOfHousehold', voter, delegate)
  const other = state.get('election.delegates', keyOf(id, delegate))
  return other === undefined ? undefined : notPossible('delegateTwice', delegate, String(other))
}

/** The first registration stands while its election is open. */
function elsewhereFault(id: string, { unit, posts }: Election, voter: string, state: Pick<Reader, 'get'>): Refusal | undefined {
  for (const { office } of posts) {
    const other = state.get('election.registered', keyOf(office, voter)) as string | undefined
    if (other === undefined || other === id) continue
    const row = state.get('cases', other) as { readonly case: Pick<Election, 'phase' | 'unit'> } | undefined
    if (row !== undefined && row.case.unit !== unit && !OVER.includes(row.case.phase))
      return notPossible('registeredElsewhere', voter, other)
  }
  return undefined
}
