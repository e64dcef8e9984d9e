import type { Json } from '../base/json.ts'
import type { Write } from '../base/lifecycle.ts'
import type { CivilDate } from '../base/time.ts'
import type { FoundedUnit } from './event.ts'
import {
  childrenOf,
  holdingsOf,
  homesOf,
  idsOf,
  lineOf,
  mandateOf,
  membershipOf,
  numbersOf,
  PAGE,
  type Register,
  rosterOf,
  unitOf,
} from './register.ts'
import type { Member, Subject } from './subject.ts'
import { type EndReason, isOpen, type Mandate, type Numbers } from './unit.ts'

/** The register with changes that are not written yet. */
export interface Draft extends Register {
  put(table: string, key: string, row: object | string | number | undefined): void
  /** The last change of each row. */
  writes(): readonly Write[]
}

/** Opens a draft on the register as it stands. */
export function draftOf(register: Register): Draft {
  const tables = new Map<string, Map<string, Json | undefined>>()
  return {
    get(table, key) {
      const rows = tables.get(table)
      return rows?.has(key) ? rows.get(key) : register.get(table, key)
    },
    put(table, key, row) {
      let rows = tables.get(table)
      if (rows === undefined) {
        rows = new Map()
        tables.set(table, rows)
      }
      rows.set(key, row as Json | undefined)
    },
    writes() {
      return [...tables].flatMap(([table, rows]) =>
        [...rows].map(([key, value]) => (value === undefined ? { table, key } : { table, key, value })),
      )
    },
  }
}

/** A subject becomes known. */
export function enter(draft: Draft, subject: Subject): void {
  draft.put('subjects', subject.id, subject)
}

/** A unit comes into being, with itself and its organs as subjects. */
export function found(draft: Draft, { organs, ...unit }: FoundedUnit): void {
  draft.put('units', unit.id, unit)
  enter(draft, { id: unit.id, kind: 'unit' })
  for (const organ of organs) enter(draft, { id: `${unit.id}:${organ}`, kind: 'organ', organ, unit: unit.id })
  if (unit.parent === undefined) {
    draft.put('society', 'head', unit.id)
  } else {
    const { open, closed } = childrenOf(draft, unit.parent)
    draft.put('children', unit.parent, { open: [...open, unit.id], closed })
  }
}

/** Those among the members who are new become known. */
export function introduce(draft: Draft, members: readonly Member[]): void {
  for (const member of members) if (typeof member !== 'string') enter(draft, member)
}

/** Members who are known join a roll. */
export function admit(draft: Draft, unit: string, members: readonly Member[], from: CivilDate): void {
  for (const member of members) join(draft, unit, idOf(member), from)
}

/** The id of a member, new or known. */
export function idOf(member: Member): string {
  return typeof member === 'string' ? member : member.id
}

/** A subject joins a roll: it counts in each unit of the line where it did not count yet. */
export function join(draft: Draft, unit: string, subject: string, from: CivilDate): void {
  const membership = membershipOf(draft, unit, subject)
  if (isOpen(membership)) return
  const homes = homesOf(draft, subject)
  count(draft, unit, homes, subject, 1)
  draft.put('memberships', `${unit}/${subject}`, { unit, subject, spans: [...(membership?.spans ?? []), { from }] })
  draft.put('homes', subject, [...homes, unit])
  if (membership === undefined) list(draft, unit, subject)
}

/** A subject leaves a roll: it counts no more in each unit of the line where no other home keeps it. */
export function part(draft: Draft, unit: string, subject: string, to: CivilDate): void {
  const membership = membershipOf(draft, unit, subject)
  const last = membership?.spans.at(-1)
  if (membership === undefined || last === undefined || last.to !== undefined) return
  const homes = homesOf(draft, subject).filter((home) => home !== unit)
  draft.put('memberships', `${unit}/${subject}`, {
    unit,
    subject,
    spans: [...membership.spans.slice(0, -1), { from: last.from, to }],
  })
  draft.put('homes', subject, homes.length === 0 ? undefined : homes)
  count(draft, unit, homes, subject, -1)
}

/** A unit is closed: whoever is on its roll goes to another unit. */
export function close(draft: Draft, id: string, membersTo: string | undefined, on: CivilDate): void {
  const unit = unitOf(draft, id)
  if (unit === undefined || unit.closed !== undefined) return
  for (const subject of rosterOf(draft, id)) {
    if (!isOpen(membershipOf(draft, id, subject))) continue
    if (membersTo !== undefined) join(draft, membersTo, subject, on)
    part(draft, id, subject, on)
  }
  draft.put('units', id, { ...unit, closed: on })
  if (unit.parent === undefined) return
  const { open, closed } = childrenOf(draft, unit.parent)
  draft.put('children', unit.parent, { open: open.filter((child) => child !== id), closed: [...closed, id] })
}

/** A person takes an office. */
export function seat(draft: Draft, mandate: Mandate): void {
  const { id, unit, office, subject } = mandate
  draft.put('mandates', id, mandate)
  append(draft, 'holdings', subject, id)
  append(draft, 'seats', `${unit}/${office}`, id)
  if (!idsOf(draft, 'offices', unit).includes(office)) append(draft, 'offices', unit, office)
}

/** A mandate ends early. */
export function unseat(draft: Draft, id: string, on: CivilDate, reason: EndReason): void {
  const mandate = mandateOf(draft, id)
  if (mandate !== undefined && mandate.ended === undefined) draft.put('mandates', id, { ...mandate, ended: { on, reason } })
}

/** Ids of a person's mandates that are not over yet. */
export function runningMandates(register: Register, subject: string, on: CivilDate): readonly string[] {
  return holdingsOf(register, subject).flatMap((mandate) => (isRunning(mandate, on) ? mandate.id : []))
}

/** Whether a mandate is in effect or will be. */
export function isRunning({ to, ended }: Mandate, on: CivilDate): boolean {
  return ended === undefined && (to === undefined || on < to)
}

/** INVARIANT: a subject counts once in a unit, however many of its homes lie in or below it. */
function count(draft: Draft, unit: string, otherHomes: readonly string[], subject: string, step: 1 | -1): void {
  const covered = new Set(otherHomes.flatMap((home) => lineOf(draft, home)))
  const row = draft.get('subjects', subject) as Subject | undefined
  for (const above of lineOf(draft, unit)) {
    if (!covered.has(above)) draft.put('numbers', above, counted(numbersOf(draft, above), row, step))
  }
}

function counted(numbers: Numbers, subject: Subject | undefined, step: 1 | -1): Numbers {
  const one = (kind: Subject['kind']) => (subject?.kind === kind ? step : 0)
  return {
    members: numbers.members + step,
    residents: numbers.residents + one('resident'),
    households: numbers.households + one('household'),
    heads: numbers.heads + one('owner'),
    area: numbers.area + (subject?.kind === 'owner' ? step * (subject.area ?? 0) : 0),
  }
}

function list(draft: Draft, unit: string, subject: string): void {
  const listed = (draft.get('rosters', unit) as number | undefined) ?? 0
  append(draft, 'pages', `${unit}/${Math.floor(listed / PAGE)}`, subject)
  draft.put('rosters', unit, listed + 1)
}

function append(draft: Draft, table: string, key: string, id: string): void {
  draft.put(table, key, [...idsOf(draft, table, key), id])
}
