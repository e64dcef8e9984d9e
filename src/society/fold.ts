import type { ActionHead } from '../base/action.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event, Lifecycle, Reader, Write } from '../base/lifecycle.ts'
import type { Obligation } from '../base/ruling.ts'
import type { Instant } from '../base/time.ts'
import type { Deed, Entry } from '../journal/entry.ts'
import { organOver } from '../members/relation.ts'
import { agreedReferral } from '../referral/digest.ts'
import { constitutionNamed } from './law.ts'
import type { Setup } from './setup.ts'
import { overlay } from './state.ts'

/** How the table `seen` keeps an action id. */
export interface SeenRow {
  readonly position: number
  readonly at: Instant
  /** Digest of the action. A host that tries again receives it later, so a request is compared as if it had come at this `at`. */
  readonly action: string
}

/** How the table `obligations` keeps what is still to be done. */
export interface ObligationRow extends Obligation {
  /** As in the ruling; an organ as a subject, `head:council`, where there is one over the unit that the action is about. */
  readonly who?: string
  readonly action: string
  readonly by: string
}

/** How the table `cases` keeps a case. */
export interface CaseRow {
  readonly kind: string
  /** The version that the case was opened under. */
  readonly constitution: { readonly id: string; readonly version: string; readonly hash: string }
  readonly case: JsonObject
}

/**
 * What one deed makes of the state, as writes. The only way from a record to the state: acting and replaying both go through here,
 * so that a replayed society is the live one. Asks no rules.
 */
export function fold(
  setup: Setup,
  state: Reader,
  deed: Deed,
  head: Pick<Entry, 'position' | 'at' | 'digests'>,
): readonly Write[] {
  const { action, events, ruling } = deed
  const view = overlay(state)
  const id = action.id as string
  view.write([{ table: 'seen', key: id, value: { position: head.position, at: head.at, action: head.digests.action } }])
  if (ruling.outcome === 'permitted' && standsOnReferral(action, view)) {
    // An organ's agreement is to one action: it is spent by the first that stands on it, and by no other that only names it.
    view.write([{ table: 'authorities', key: action.authority, value: { action: id } }])
  }
  const owner = setup.owners.get(action.type as string)
  if (owner !== undefined) for (const event of events) view.write(evolved(owner, event, action, ruling, view))
  view.write(ruling.obligations.map((each, index) => obligationWrite(owedIn(each, deed, setup, view), index, action)))
  for (const met of (action.meets as readonly string[] | undefined) ?? [])
    if (ruling.outcome === 'permitted') view.write([{ table: 'obligations', key: met }])
  return view.writes
}

function standsOnReferral(action: JsonObject, state: Reader): action is JsonObject & { readonly authority: string } {
  const { authority } = action
  return typeof authority === 'string' && agreedReferral(state.get('cases', authority), action) !== undefined
}

function evolved(owner: Lifecycle, event: Event, action: JsonObject, ruling: Deed['ruling'], state: Reader): readonly Write[] {
  const id = owner.actions[action.type as string]?.case === 'none' ? undefined : (action.case as string)
  const before = id === undefined ? undefined : (state.get('cases', id) as CaseRow | undefined)
  const after = owner.evolve(event, before?.case, state)
  if (id === undefined || after.case === undefined) return after.writes
  const row = { kind: owner.kind, constitution: before?.constitution ?? ruling.constitution, case: after.case }
  return [{ table: 'cases', key: id, value: row as unknown as JsonObject }, ...after.writes]
}

/** Who owes it, as a subject: the organ nearest over the unit that the action names, or that its case is about. */
function owedIn(obligation: Obligation, { action, ruling }: Deed, setup: Setup, state: Reader): Obligation {
  if (obligation.who === undefined) return obligation
  const row = typeof action.case === 'string' ? (state.get('cases', action.case) as CaseRow | undefined) : undefined
  const unit = action.unit ?? row?.case.unit
  const structure = constitutionNamed(setup, state, ruling.constitution).document.structure as unknown as JsonObject
  const about = { ...action, ...(typeof unit === 'string' ? { unit } : {}) } as unknown as ActionHead
  const who = organOver(obligation.who, about, { state, structure })
  return who === undefined ? obligation : { ...obligation, who }
}

function obligationWrite(obligation: Obligation, index: number, action: JsonObject): Write {
  const row = { ...obligation, action: action.id, by: action.by } as unknown as JsonObject
  return { table: 'obligations', key: `${action.id}#${index + 1}`, value: row }
}
