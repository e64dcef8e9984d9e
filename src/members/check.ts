import type { Refusal } from '../base/refusal.ts'
import { addMonths, type CivilDate } from '../base/time.ts'
import { type Draft, enter, idOf, join } from './bookkeeping.ts'
import { alreadyExists, notFound, notPossible } from './reason.ts'
import { childrenOf, headOf, holdingsOf, mandateOf, membershipOf, type Register, seatsOf, subjectOf, unitOf } from './register.ts'
import type { Office, Structure } from './structure.ts'
import { canBeMember, isPerson, type Member, type SubjectRecord } from './subject.ts'
import { inEffect, isOpen, monthsOf, type NewMandate, overlap, type Unit } from './unit.ts'

/** Why a unit takes nobody: there is none, or it is closed. */
export function openFault(register: Register, id: string): Refusal | undefined {
  const unit = unitOf(register, id)
  if (unit === undefined) return notFound('unit', id)
  return unit.closed === undefined ? undefined : notPossible('unitClosed', id)
}

/** Why a unit cannot be founded where it shall stand. The layers form a tree, so units that keep to them form one too. */
export function foundingFault(
  register: Register,
  structure: Structure,
  unit: Pick<Unit, 'id' | 'layer' | 'parent'>,
): Refusal | undefined {
  const layer = structure.layers.find((each) => each.id === unit.layer)
  if (layer === undefined) return notFound('layer', unit.layer)
  const fault = unit.parent === undefined ? headFault(register, unit.id) : openFault(register, unit.parent)
  if (fault !== undefined) return fault
  const above = unit.parent === undefined ? undefined : unitOf(register, unit.parent)
  if (above?.layer !== layer.parent) return notPossible('wrongLayer', unit.id)
  if (above !== undefined && layer.max !== undefined) {
    const alike = childrenOf(register, above.id).open.filter((child) => unitOf(register, child)?.layer === layer.id)
    if (alike.length >= layer.max) return notPossible('tooManyUnits', above.id)
  }
  return subjectOf(register, structure, unit.id) === undefined ? undefined : alreadyExists('subject', unit.id)
}

function headFault(register: Register, id: string): Refusal | undefined {
  const head = headOf(register)
  return head === undefined ? undefined : notPossible('notOneHead', head, id)
}

/** Enters new subjects into the draft, up to the first that cannot be. */
export function entering(draft: Draft, structure: Structure, members: readonly (Member | SubjectRecord)[]): Refusal | undefined {
  const added = members.filter((member) => typeof member !== 'string')
  for (const subject of added) {
    if (subjectOf(draft, structure, subject.id) !== undefined) return alreadyExists('subject', subject.id)
    enter(draft, subject)
  }
  for (const subject of added) {
    if (subject.kind !== 'household') continue
    for (const id of subject.residents ?? []) {
      const resident = subjectOf(draft, structure, id)
      if (resident === undefined) return notFound('subject', id)
      if (resident.kind !== 'resident') return notPossible('notResident', id)
    }
  }
  return undefined
}

/** Puts members, all of them entered, on a roll in the draft, up to the first that cannot be. */
export function joining(
  draft: Draft,
  structure: Structure,
  unit: string,
  members: readonly Member[],
  from: CivilDate,
): Refusal | undefined {
  const fault = openFault(draft, unit)
  if (fault !== undefined) return fault
  for (const member of members) {
    const id = idOf(member)
    const subject = subjectOf(draft, structure, id)
    if (subject === undefined) return notFound('subject', id)
    if (!canBeMember(subject)) return notPossible('cannotBeMember', id)
    if (isOpen(membershipOf(draft, unit, id))) return notPossible('memberAlready', id)
    join(draft, unit, id, from)
  }
  return undefined
}

/** Why a person cannot take an office. */
export function mandateFault(register: Register, structure: Structure, mandate: NewMandate, on: CivilDate): Refusal | undefined {
  if (mandateOf(register, mandate.id) !== undefined) return alreadyExists('mandate', mandate.id)
  const office = structure.offices.find((each) => each.id === mandate.office)
  if (office === undefined) return notFound('office', mandate.office)
  const closed = openFault(register, mandate.unit)
  if (closed !== undefined) return closed
  if (unitOf(register, mandate.unit)?.layer !== office.layer) return notPossible('wrongLayer', mandate.unit)
  const holder = subjectOf(register, structure, mandate.subject)
  if (holder === undefined) return notFound('subject', mandate.subject)
  if (!isPerson(holder)) return notPossible('notPerson', mandate.subject)
  return (
    termFault(office, mandate, on) ?? holderFault(register, structure, office, mandate) ?? seatFault(register, office, mandate)
  )
}

function termFault({ id, termMonths }: Office, { from, to }: NewMandate, on: CivilDate): Refusal | undefined {
  if (to === undefined) return termMonths === undefined ? undefined : notPossible('termMissing', id)
  if (to <= from) return { code: 'outOfTime', what: 'to', date: to, from }
  if (to <= on) return { code: 'outOfTime', what: 'to', date: to, from: on }
  if (termMonths === undefined || monthsOf(from, to) <= termMonths) return undefined
  return { code: 'outOfTime', what: 'to', date: to, from, until: addMonths(from, termMonths) }
}

/** Offices do not go together if either names the other. */
function holderFault(register: Register, { offices }: Structure, office: Office, mandate: NewMandate): Refusal | undefined {
  for (const held of holdingsOf(register, mandate.subject)) {
    if (!overlap(held, mandate)) continue
    if (held.office === office.id && held.unit === mandate.unit) return notPossible('holdsAlready', held.id)
    const other = offices.find((each) => each.id === held.office)
    if (office.incompatible?.includes(held.office) || other?.incompatible?.includes(office.id))
      return notPossible('incompatibleOffices', held.id)
  }
  return undefined
}

/** The most mandates in effect on one day of the term is reached on its first day, or on the first day of one that begins within it. */
function seatFault(register: Register, { id, seats }: Office, mandate: NewMandate): Refusal | undefined {
  const rivals = seatsOf(register, mandate.unit, id).filter((other) => overlap(other, mandate))
  if (rivals.length < seats) return undefined
  const firstDays = new Set([mandate.from, ...rivals.map((rival) => rival.from).filter((day) => day > mandate.from)])
  const full = [...firstDays]
    .map((day) => rivals.filter((rival) => inEffect(rival, day)))
    .find((present) => present.length >= seats)
  return full === undefined ? undefined : notPossible('noSeatFree', ...full.map((rival) => rival.id).slice(0, 100))
}
