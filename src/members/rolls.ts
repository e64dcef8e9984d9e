import { assertCivilDate } from '../base/argument.ts'
import { digest } from '../base/canonical.ts'
import type { JsonObject } from '../base/json.ts'
import type { CivilDate } from '../base/time.ts'
import { childrenOf, mandatesIn, membershipOf, type Register, rosterOf, seatsOf, unitOf } from './register.ts'
import type { Subject, SubjectKind } from './subject.ts'
import { inEffect, type Mandate, type Numbers, onRoll } from './unit.ts'

/** The numbers of a roll, each kind apart. */
export interface RollNumbers extends Numbers {
  /** Persons who held, on that day, an office that represents the members of the unit or of one below it. They need not be on the roll. */
  readonly representatives: number
}

/** Who was on the roll of a unit and of all units below it on a civil date, each subject once. */
export interface Roll {
  readonly unit: string
  readonly on: CivilDate
  /** The only kind of subject listed, if not all are. */
  readonly kind?: SubjectKind
  /** Sorted by UTF-16 code units. */
  readonly ids: readonly string[]
  /** Of those listed. */
  readonly numbers: RollNumbers
  /** SHA-256 of the canonical JSON of all fields above. */
  readonly hash: string
}

/**
 * The roll of a unit on a civil date, past dates too, as an election or a count freezes it. Reads the unit and those below, nothing else.
 *
 * @throws ArgumentError if `on` is no civil date; RangeError if there never was such a unit
 */
export function roll(state: Register, unit: string, on: CivilDate, kind?: SubjectKind): Roll {
  assertCivilDate('on', on)
  if (unitOf(state, unit) === undefined) throw new RangeError(`there is no unit \`${unit}\``)
  const listed = new Map<string, Subject>()
  const representatives = new Set<string>()
  for (const each of withBelow(state, unit)) {
    for (const subject of listedIn(state, each, on))
      if (kind === undefined || subject.kind === kind) listed.set(subject.id, subject)
    for (const mandate of mandatesIn(state, each))
      if (mandate.represents && inEffect(mandate, on)) representatives.add(mandate.subject)
  }
  const ids = [...listed.keys()].sort()
  const content = {
    unit,
    on,
    ...(kind === undefined ? {} : { kind }),
    ids,
    numbers: { ...counted([...listed.values()]), representatives: representatives.size },
  }
  return { ...content, hash: digest(content as unknown as JsonObject) }
}

/** The mandates of an office in a unit that were in effect on a civil date, sorted by id. @throws ArgumentError if `on` is no civil date */
export function holders(state: Register, office: string, unit: string, on: CivilDate): readonly Mandate[] {
  assertCivilDate('on', on)
  return seatsOf(state, unit, office)
    .filter((mandate) => inEffect(mandate, on))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Who was on the roll of this one unit on a civil date. */
export function* listedIn(state: Register, unit: string, on: CivilDate): Iterable<Subject> {
  for (const id of rosterOf(state, unit)) {
    const membership = membershipOf(state, unit, id)
    if (membership === undefined || !onRoll(membership, on)) continue
    const subject = state.get('subjects', id) as Subject | undefined
    if (subject !== undefined) yield subject
  }
}

/** A unit and all units below it, closed ones too. */
export function* withBelow(state: Register, unit: string): Iterable<string> {
  yield unit
  const { open, closed } = childrenOf(state, unit)
  for (const child of [...open, ...closed]) yield* withBelow(state, child)
}

function counted(subjects: readonly Subject[]): Numbers {
  const ofKind = (kind: SubjectKind) => subjects.filter((subject) => subject.kind === kind).length
  return {
    members: subjects.length,
    residents: ofKind('resident'),
    households: ofKind('household'),
    heads: ofKind('owner'),
    area: subjects.reduce((sum, subject) => sum + (subject.kind === 'owner' ? (subject.area ?? 0) : 0), 0),
  }
}
