import type { ActionHead } from '../base/action.ts'
import type { Context } from '../base/lifecycle.ts'
import type { CivilDate } from '../base/time.ts'
import { headOf, holdingsOf, homesOf, lineOf, openUnit, type Register, subjectOf, unitOf } from './register.ts'
import type { Structure } from './structure.ts'
import { inEffect, type Mandate } from './unit.ts'

/** Where a unit stands, seen from an actor; `none`: no unit is concerned, `outside`: the actor has no place in the tree. */
export const RELATIONS = ['none', 'own', 'below', 'above', 'sibling', 'outside'] as const

/** Where a unit stands, seen from an actor. */
export type Relation = (typeof RELATIONS)[number]

/** The part of a {@link Context} that says where somebody stands. */
export type Standpoint = Pick<Context, 'state' | 'date' | 'structure'>

/**
 * Whether one of the units is a sibling to the actor: neither its own nor above or below any place that it has.
 * Branches are independent of each other, so nobody acts from one branch in another or in its groups.
 */
export function touchesSibling(by: string, units: readonly string[], context: Standpoint): boolean {
  const places = placesOf(context.state, context.structure as unknown as Structure, by, context.date)
  return units.some((unit) => relationTo(context.state, places, unit) === 'sibling')
}

/** The open units in which a subject has a place: the unit that it is, whose organ it is, where it is a member or holds an office. */
export function placesOf(register: Register, structure: Structure, by: string, on: CivilDate): readonly string[] {
  const subject = subjectOf(register, structure, by)
  if (subject === undefined) return []
  if (subject.kind === 'unit') return openOnly(register, [subject.id])
  if (subject.kind === 'organ') return openOnly(register, [subject.unit])
  return openOnly(register, [...homesOf(register, by), ...mandatesInEffect(register, by, on).map((mandate) => mandate.unit)])
}

/** The mandates of a person on a civil date. */
export function mandatesInEffect(register: Register, subject: string, on: CivilDate): readonly Mandate[] {
  return holdingsOf(register, subject).filter((mandate) => inEffect(mandate, on))
}

/** The best relation of any place to a unit. Undefined if there is no such unit. */
export function relationTo(register: Register, places: readonly string[], unit: string): Relation | undefined {
  const line = lineOf(register, unit)
  if (line.length === 0) return undefined
  if (places.length === 0) return 'outside'
  if (places.includes(unit)) return 'own'
  if (places.some((place) => line.includes(place))) return 'below'
  return places.some((place) => lineOf(register, place).includes(unit)) ? 'above' : 'sibling'
}

/** The unit for which an action asks: the one that it names, else the one that acts or whose organ acts, else the head. */
export function askingUnit(
  action: ActionHead,
  { state, structure }: Pick<Standpoint, 'state' | 'structure'>,
): string | undefined {
  const actor = subjectOf(state, structure as unknown as Structure, action.by)
  const own = actor?.kind === 'unit' ? actor.id : actor?.kind === 'organ' ? actor.unit : headOf(state)
  return action.unit ?? own
}

/** The organ of a name that stands over the unit for which an action asks, the nearest, as a subject: `head:council`. */
export function organOver(
  organ: string,
  action: ActionHead,
  standpoint: Pick<Standpoint, 'state' | 'structure'>,
): string | undefined {
  const { organs } = standpoint.structure as unknown as Structure
  const layer = organs.find(({ id }) => id === organ)?.layer
  const line = lineOf(standpoint.state, askingUnit(action, standpoint) ?? '')
  const unit = line.find((id) => unitOf(standpoint.state, id)?.layer === layer)
  return unit === undefined ? undefined : `${unit}:${organ}`
}

function openOnly(register: Register, units: readonly string[]): readonly string[] {
  return [...new Set(units)].filter((unit) => openUnit(register, unit) !== undefined)
}
