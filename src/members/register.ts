import type { Reader } from '../base/lifecycle.ts'
import type { Structure } from './structure.ts'
import type { Subject } from './subject.ts'
import type { Children, Mandate, Membership, Numbers, Unit } from './unit.ts'

/**
 * The tables of the members' register, read by key.
 *
 * Kept: `society` (key `head` -> id of the head), `subjects`, `units`, `mandates` by id, `memberships` by `<unit>/<subject>`.
 * Derived from these, so that no action looks through a whole table: `homes` (subject -> units whose roll it is on), `holdings`
 * (subject -> its mandates, also past ones), `seats` (`<unit>/<office>` -> its mandates, also past ones), `offices` (unit -> offices that
 * ever had a mandate), `children`, `numbers` by unit, `rosters` (unit -> how many subjects ever were on its roll) and `pages`
 * (`<unit>/<page>` -> their ids, `PAGE` to a page).
 */
export type Register = Pick<Reader, 'get'>

/** Subjects on one page of a roster. */
export const PAGE = 128

const NOBODY: Numbers = { members: 0, residents: 0, households: 0, heads: 0, area: 0 }

/** Id of the head of the society; undefined before it is founded. */
export function headOf(register: Register): string | undefined {
  return register.get('society', 'head') as string | undefined
}

export function unitOf(register: Register, id: string): Unit | undefined {
  return register.get('units', id) as Unit | undefined
}

/** A unit that is not closed. */
export function openUnit(register: Register, id: string): Unit | undefined {
  const unit = unitOf(register, id)
  return unit?.closed === undefined ? unit : undefined
}

/**
 * A subject by its id. An organ that an amendment gave to a layer after the unit was founded has no row: it follows from the structure.
 */
export function subjectOf(register: Register, structure: Structure, id: string): Subject | undefined {
  const row = register.get('subjects', id) as Subject | undefined
  if (row !== undefined) return row
  const colon = id.lastIndexOf(':')
  const unit = colon < 0 ? undefined : unitOf(register, id.slice(0, colon))
  const organ = unit && structure.organs.find((each) => each.layer === unit.layer && each.id === id.slice(colon + 1))
  return unit && organ && { id, kind: 'organ', organ: organ.id, unit: unit.id }
}

export function membershipOf(register: Register, unit: string, subject: string): Membership | undefined {
  return register.get('memberships', `${unit}/${subject}`) as Membership | undefined
}

export function mandateOf(register: Register, id: string): Mandate | undefined {
  return register.get('mandates', id) as Mandate | undefined
}

/** The units on whose roll a subject is. */
export function homesOf(register: Register, subject: string): readonly string[] {
  return idsOf(register, 'homes', subject)
}

/** The mandates of a person, past ones too. */
export function holdingsOf(register: Register, subject: string): readonly Mandate[] {
  return idsOf(register, 'holdings', subject).flatMap((id) => mandateOf(register, id) ?? [])
}

/** The mandates of an office in a unit, past ones too. */
export function seatsOf(register: Register, unit: string, office: string): readonly Mandate[] {
  return idsOf(register, 'seats', `${unit}/${office}`).flatMap((id) => mandateOf(register, id) ?? [])
}

/** The mandates of a unit, past ones too. */
export function mandatesIn(register: Register, unit: string): readonly Mandate[] {
  return idsOf(register, 'offices', unit).flatMap((office) => seatsOf(register, unit, office))
}

export function childrenOf(register: Register, unit: string): Children {
  return (register.get('children', unit) as Children | undefined) ?? { open: [], closed: [] }
}

/** How many a unit and all below it have on their rolls now, each subject once. Reads one row. */
export function numbersOf(register: Register, unit: string): Numbers {
  return (register.get('numbers', unit) as Numbers | undefined) ?? NOBODY
}

/** Everybody who ever was on the roll of this one unit, in the order of their first admission. */
export function* rosterOf(register: Register, unit: string): Iterable<string> {
  const count = (register.get('rosters', unit) as number | undefined) ?? 0
  for (let page = 0; page * PAGE < count; page += 1) yield* idsOf(register, 'pages', `${unit}/${page}`)
}

/** A unit and all units above it, nearest first; empty for one that does not exist. */
export function lineOf(register: Register, unit: string): readonly string[] {
  const line: string[] = []
  for (
    let at = unitOf(register, unit);
    at !== undefined;
    at = at.parent === undefined ? undefined : unitOf(register, at.parent)
  ) {
    // Only a journal or snapshot that was made up can hold a circle.
    if (line.includes(at.id)) throw new TypeError(`the units above \`${unit}\` go in a circle`)
    line.push(at.id)
  }
  return line
}

export function idsOf(register: Register, table: string, key: string): readonly string[] {
  return (register.get(table, key) as readonly string[] | undefined) ?? []
}
