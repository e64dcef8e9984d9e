import type { FactType, FactValue } from '../../base/fact.ts'
import type { Context } from '../../base/lifecycle.ts'
import { homesOf, lineOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { ElectionAction } from '../action.ts'
import type { Election } from '../election.ts'

/** What a fact about an action on an election looks at. */
export interface Scene {
  readonly action: ElectionAction
  /** The election; that which is formed has only what the action says of it. */
  readonly election: Election | undefined
  readonly context: Context
  /** The person and the post that the action is about. */
  readonly candidate: { readonly person: string; readonly office: string } | undefined
  /** Who would take which office, where a result is declared or confirmed. Nobody, by a recall. */
  readonly elected: readonly { readonly person: string; readonly office: string }[]
}

/** A fact by its name in the tables of facts: its labels, its type, and its value. */
export interface ElectionFact {
  readonly en: string
  readonly zh: string
  readonly is: FactType | ((structure: Structure) => FactType)
  readonly changeable: boolean
  readonly value: (scene: Scene) => FactValue
}

export const BOOLEAN: FactType = { type: 'boolean' }
export const INTEGER: FactType = { type: 'integer' }

/** Whether somebody is a member of a unit or of one below it. */
export function isMember(person: string, unit: string, state: Context['state']): boolean {
  return homesOf(state, person).some((home) => lineOf(state, home).includes(unit))
}

export function structureOf({ structure }: Context): Structure {
  return structure as unknown as Structure
}
