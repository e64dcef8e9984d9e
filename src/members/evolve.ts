import type { JsonObject } from '../base/json.ts'
import type { Event, Evolution, Reader } from '../base/lifecycle.ts'
import { admit, close, type Draft, draftOf, enter, found, introduce, join, part, seat, unseat } from './bookkeeping.ts'
import type { MembersEvent } from './event.ts'

/** Folds one event into the register. Members have no case. */
export function evolve(event: Event, _before: JsonObject | undefined, state: Reader): Evolution {
  const draft = draftOf(state)
  apply(draft, event as unknown as MembersEvent)
  return { writes: draft.writes() }
}

function apply(draft: Draft, event: MembersEvent): void {
  const { on } = event
  switch (event.type) {
    case 'societyFounded':
      found(draft, event.unit)
      introduce(draft, event.members)
      admit(draft, event.unit.id, event.members, on)
      break
    case 'societyAdopted':
      for (const unit of event.units) found(draft, unit)
      for (const subject of event.subjects) enter(draft, subject)
      for (const { members } of event.rolls) introduce(draft, members)
      for (const { unit, members, since } of event.rolls) admit(draft, unit, members, since)
      for (const mandate of event.mandates) seat(draft, mandate)
      break
    case 'subjectsRegistered':
      for (const subject of event.subjects) enter(draft, subject)
      break
    case 'membersAdmitted':
      introduce(draft, event.members)
      admit(draft, event.unit, event.members, on)
      break
    case 'memberMoved':
      join(draft, event.to, event.subject, on)
      part(draft, event.from, event.subject, on)
      break
    case 'memberLeft':
    case 'memberExpelled':
      for (const unit of event.units) part(draft, unit, event.subject, on)
      for (const mandate of event.mandates) unseat(draft, mandate, on, event.type === 'memberLeft' ? 'left' : 'expelled')
      break
    case 'unitFounded':
      found(draft, event.unit)
      break
    case 'unitClosed':
      close(draft, event.unit, event.membersTo, on)
      for (const mandate of event.mandates) unseat(draft, mandate, on, 'unitClosed')
      break
    case 'mandateTaken':
      seat(draft, event.mandate)
      break
    case 'mandateEnded':
      unseat(draft, event.mandate, on, event.reason)
      break
  }
}
