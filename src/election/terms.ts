import type { CivilDate } from '../base/time.ts'
import { holdingsOf, type Register, seatsOf, subjectOf, unitOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { endOf, inEffect, type Mandate, monthsOf } from '../members/unit.ts'

/**
 * Terms of an office of a unit that a person has held in a row, up to a civil date. A term follows another unless somebody else's began in between: whoever
 * waits until the office stands empty for a while does not begin anew.
 */
export function termsInARow(register: Register, person: string, office: string, unit: string, on: CivilDate): number {
  const seats = seatsOf(register, unit, office)
  const others = seats.filter(({ subject }) => subject !== person)
  const own = seats.filter(({ subject, from }) => subject === person && from <= on)
  let next = on
  let terms = 0
  for (const term of own.sort((a, b) => (a.from < b.from ? 1 : -1))) {
    const end = endOf(term)
    if (others.some(({ from }) => end <= from && from < next)) break
    terms += 1
    next = term.from
  }
  return terms
}

/** Whether a person holds an office, in any unit, that does not go together with this one. */
export function holdsIncompatible(
  register: Register,
  { offices }: Structure,
  person: string,
  office: string,
  on: CivilDate,
): boolean {
  const barred = (a: string, b: string) => offices.find(({ id }) => id === a)?.incompatible?.includes(b) === true
  return holdingsOf(register, person).some(
    (held) => inEffect(held, on) && (barred(office, held.office) || barred(held.office, office)),
  )
}

/** Offices of a unit of which fewer than half the seats are held, by the mandates that are left. */
export function vacantOffices(
  register: Register,
  { offices }: Structure,
  unit: string,
  isLeft: (mandate: Mandate) => boolean,
): readonly string[] {
  const layer = unitOf(register, unit)?.layer
  return offices
    .filter((office) => office.layer === layer)
    .filter(({ id, seats }) => seatsOf(register, unit, id).filter(isLeft).length * 2 < seats)
    .map(({ id }) => id)
}

/**
 * Months, a part of one counted as a whole, since the last term in the unit that acts, or whose organ acts, was over; 0 where somebody is in office or
 * nobody ever was. Whoever goes on meanwhile is a caretaker 看守.
 */
export function monthsOver(register: Register, structure: Structure, by: string, on: CivilDate): number {
  const actor = subjectOf(register, structure, by)
  const unit = actor?.kind === 'unit' ? actor.id : actor?.kind === 'organ' ? actor.unit : undefined
  if (unit === undefined) return 0
  const layer = unitOf(register, unit)?.layer
  let last = ''
  for (const office of structure.offices) {
    if (office.layer !== layer) continue
    for (const mandate of seatsOf(register, unit, office.id)) {
      if (inEffect(mandate, on)) return 0
      const end = endOf(mandate)
      if (end <= on && end > last) last = end
    }
  }
  return last === '' ? 0 : Math.max(1, monthsOf(last, on))
}
