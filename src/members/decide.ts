import type { ActionHead } from '../base/action.ts'
import type { Context, Decision, Event } from '../base/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import type { CivilDate } from '../base/time.ts'
import type { AdoptSociety, CloseUnit, LeaveSociety, MembersAction, MoveMember } from './action.ts'
import { type Draft, draftOf, found, isRunning, runningMandates, seat } from './bookkeeping.ts'
import { entering, foundingFault, joining, mandateFault, openFault } from './check.ts'
import type { FoundedUnit, MembersEvent, RollPart } from './event.ts'
import { alreadyExists, notFound, notPossible } from './reason.ts'
import {
  childrenOf,
  headOf,
  homesOf,
  mandateOf,
  mandatesIn,
  membershipOf,
  numbersOf,
  openUnit,
  type Register,
  subjectOf,
} from './register.ts'
import { depthOf, type Structure } from './structure.ts'
import type { Member } from './subject.ts'
import { isOpen, type NewMandate, type TakenMandate, type Unit } from './unit.ts'

/** What a decision sees: a draft on the register, in which it may try things out, and the law of the structure. */
interface Scene {
  readonly draft: Draft
  readonly structure: Structure
  readonly on: CivilDate
}

/** What would happen, or why the register does not bear it. Whether the constitution allows it is not asked here. */
export function decide(action: ActionHead, context: Context): Decision {
  const scene = { draft: draftOf(context.state), structure: context.structure as unknown as Structure, on: context.date }
  const decided = decideOn(action as MembersAction, scene)
  return 'code' in decided ? { ok: false, refusal: decided } : { ok: true, events: [decided as unknown as Event] }
}

function decideOn(action: MembersAction, scene: Scene): MembersEvent | Refusal {
  const { draft, structure, on } = scene
  switch (action.type) {
    case 'foundSociety': {
      const layer = structure.layers.find((each) => each.parent === undefined)?.id ?? ''
      const unit = founded(structure, { ...action.founded, layer, founded: on })
      const fault = existingFault(draft) ?? founding(scene, unit) ?? admitting(scene, unit.id, action.founders, on)
      return fault ?? { type: 'societyFounded', on, unit, members: action.founders }
    }
    case 'adoptSociety':
      return adopting(action, scene)
    case 'registerSubjects':
      return entering(draft, structure, action.subjects) ?? { type: 'subjectsRegistered', on, subjects: action.subjects }
    case 'admitMembers': {
      const { unit, members } = action
      return openFault(draft, unit) ?? admitting(scene, unit, members, on) ?? { type: 'membersAdmitted', on, unit, members }
    }
    case 'moveMember':
      return moving(action, scene)
    case 'leaveSociety':
      return leaving(action, scene)
    case 'expelMember': {
      const { subject } = action
      const units = homesOf(draft, subject)
      const fault = units.length > 0 ? undefined : strangerFault(scene, subject)
      return fault ?? { type: 'memberExpelled', on, subject, units, mandates: runningMandates(draft, subject, on) }
    }
    case 'foundUnit': {
      const unit = founded(structure, { ...action.founded, founded: on })
      return foundingFault(draft, structure, unit) ?? { type: 'unitFounded', on, unit }
    }
    case 'closeUnit':
      return closing(action, scene)
    case 'takeMandate': {
      const fault = mandateFault(draft, structure, action.mandate, on)
      return fault ?? { type: 'mandateTaken', on, mandate: taken(structure, action.mandate) }
    }
    case 'endMandate': {
      const { mandate: id, reason } = action
      return endFault(draft, id, on) ?? { type: 'mandateEnded', on, mandate: id, reason }
    }
  }
}

/** Tries out every part in the draft, so that a later part is judged on what the earlier ones make of the register. */
function adopting(action: AdoptSociety, scene: Scene): MembersEvent | Refusal {
  const { draft, structure, on } = scene
  const depth = (unit: { readonly layer: string }) => depthOf(structure.layers, unit.layer)
  const units = [...action.units]
    .sort((a, b) => depth(a) - depth(b))
    .map((unit) => founded(structure, { ...unit, founded: unit.founded ?? on }))
  const rolls = action.rolls.map((roll): RollPart => ({ ...roll, since: roll.since ?? on }))
  const mandates = action.mandates.map((mandate) => taken(structure, mandate))
  const early =
    existingFault(draft) ??
    lateFault(
      'founded',
      on,
      units.map((unit) => unit.founded),
    ) ??
    lateFault(
      'since',
      on,
      rolls.map((roll) => roll.since),
    )
  if (early !== undefined) return early
  for (const unit of units) {
    const fault = founding(scene, unit)
    if (fault !== undefined) return fault
  }
  if (headOf(draft) === undefined) return notPossible('notOneHead')
  const unknown = entering(draft, structure, [...action.subjects, ...rolls.flatMap((roll) => roll.members)])
  if (unknown !== undefined) return unknown
  for (const { unit, members, since } of rolls) {
    const fault = joining(draft, structure, unit, members, since)
    if (fault !== undefined) return fault
  }
  for (const mandate of mandates) {
    const fault = mandateFault(draft, structure, mandate, on)
    if (fault !== undefined) return fault
    seat(draft, mandate)
  }
  return { type: 'societyAdopted', on, units, subjects: action.subjects, rolls, mandates }
}

/** What existed before cannot have begun later. */
function lateFault(what: string, on: CivilDate, dates: readonly CivilDate[]): Refusal | undefined {
  const date = dates.find((each) => each > on)
  return date === undefined ? undefined : { code: 'outOfTime', what, date, until: on }
}

function existingFault(register: Register): Refusal | undefined {
  const head = headOf(register)
  return head === undefined ? undefined : alreadyExists('society', head)
}

function founding({ draft, structure }: Scene, unit: FoundedUnit): Refusal | undefined {
  const fault = foundingFault(draft, structure, unit)
  if (fault === undefined) found(draft, unit)
  return fault
}

function admitting({ draft, structure }: Scene, unit: string, members: readonly Member[], from: CivilDate): Refusal | undefined {
  return entering(draft, structure, members) ?? joining(draft, structure, unit, members, from)
}

function moving({ subject, from, to }: MoveMember, scene: Scene): MembersEvent | Refusal {
  const { draft, structure, on } = scene
  if (from === to) return notPossible('sameUnit', to)
  const fault = rollFault(scene, subject, from) ?? joining(draft, structure, to, [subject], on)
  return fault ?? { type: 'memberMoved', on, subject, from, to }
}

function leaving({ subject, unit }: LeaveSociety, scene: Scene): MembersEvent | Refusal {
  const { draft, on } = scene
  const homes = homesOf(draft, subject)
  const fault =
    unit !== undefined ? rollFault(scene, subject, unit) : homes.length > 0 ? undefined : strangerFault(scene, subject)
  if (fault !== undefined) return fault
  const units = unit === undefined ? homes : [unit]
  const mandates = units.length === homes.length ? runningMandates(draft, subject, on) : []
  return { type: 'memberLeft', on, subject, units, mandates }
}

function closing({ unit: id, membersTo }: CloseUnit, { draft, on }: Scene): MembersEvent | Refusal {
  const fault = openFault(draft, id)
  if (fault !== undefined) return fault
  if (openUnit(draft, id)?.parent === undefined) return notPossible('headStays', id)
  const { open } = childrenOf(draft, id)
  if (open.length > 0) return notPossible('hasSubunits', ...open.slice(0, 100))
  if (membersTo === id) return notPossible('sameUnit', id)
  const taker = membersTo === undefined ? undefined : openFault(draft, membersTo)
  if (taker !== undefined) return taker
  if (membersTo === undefined && numbersOf(draft, id).members > 0) return notPossible('hasMembers', id)
  const mandates = mandatesIn(draft, id).flatMap((mandate) => (isRunning(mandate, on) ? mandate.id : []))
  return { type: 'unitClosed', on, unit: id, ...(membersTo === undefined ? {} : { membersTo }), mandates }
}

function rollFault(scene: Scene, subject: string, unit: string): Refusal | undefined {
  if (isOpen(membershipOf(scene.draft, unit, subject))) return undefined
  return openFault(scene.draft, unit) ?? strangerFault(scene, subject)
}

function strangerFault({ draft, structure }: Scene, subject: string): Refusal {
  return subjectOf(draft, structure, subject) === undefined ? notFound('subject', subject) : notPossible('notMember', subject)
}

function endFault(register: Register, id: string, on: CivilDate): Refusal | undefined {
  const mandate = mandateOf(register, id)
  if (mandate === undefined) return notFound('mandate', id)
  if (mandate.ended !== undefined) return notPossible('endedAlready', id)
  return isRunning(mandate, on) ? undefined : { code: 'outOfTime', what: 'on', date: on, until: mandate.to as CivilDate }
}

function founded(structure: Structure, unit: Unit): FoundedUnit {
  return { ...unit, organs: structure.organs.filter((organ) => organ.layer === unit.layer).map((organ) => organ.id) }
}

function taken(structure: Structure, mandate: NewMandate): TakenMandate {
  const represents = structure.offices.find((office) => office.id === mandate.office)?.represents === true
  return represents ? { ...mandate, represents } : mandate
}
