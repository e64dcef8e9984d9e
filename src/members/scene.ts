import type { ActionHead } from '../base/action.ts'
import type { Context } from '../base/lifecycle.ts'
import { type Asked, concernedUnit, mandateAsked } from './concern.ts'
import { openUnit, type Register, subjectOf, unitOf } from './register.ts'
import { mandatesInEffect, placesOf, relationTo } from './relation.ts'
import type { Structure } from './structure.ts'
import type { Subject } from './subject.ts'
import type { NewMandate, Unit } from './unit.ts'

/** What the facts about one action look at, read from the register when a fact first asks for it. */
export interface Scene {
  readonly asked: Asked
  readonly touched: readonly string[]
  readonly state: Register
  readonly structure: Structure
  /** The subject who acts. */
  readonly actor: Subject | undefined
  /** The open unit that acts, or whose organ acts. */
  readonly actingUnit: Unit | undefined
  /** The open units in which the actor has a place. */
  readonly places: readonly string[]
  /** The unit concerned: its id, ... */
  readonly unitId: string | undefined
  /** ... and the unit itself, if there is one. */
  readonly unit: Unit | undefined
  /** Offices of the actor. One gives no standing in a sibling of its unit, even where its holder is a member there. */
  readonly officesHeld: readonly string[]
  /** The mandate that begins or ends. */
  readonly mandate: NewMandate | undefined
  /** The subject whom the action is about. */
  readonly about: string | undefined
}

/** The scene of an action. */
export function sceneOf(action: ActionHead, touched: readonly string[], context: Context): Scene {
  return new LazyScene(action as Asked, touched, context)
}

class LazyScene implements Scene {
  readonly asked: Asked
  readonly touched: readonly string[]
  readonly state: Register
  readonly structure: Structure
  readonly unitId: string | undefined
  readonly #context: Context
  #actor: Subject | undefined
  #places: readonly string[] | undefined

  constructor(asked: Asked, touched: readonly string[], context: Context) {
    this.asked = asked
    this.touched = touched
    this.state = context.state
    this.structure = context.structure as unknown as Structure
    this.unitId = concernedUnit(asked, context)
    this.#context = context
  }

  get actor(): Subject | undefined {
    this.#actor ??= subjectOf(this.state, this.structure, this.asked.by)
    return this.#actor
  }

  get actingUnit(): Unit | undefined {
    const { actor } = this
    if (actor?.kind === 'unit') return openUnit(this.state, actor.id)
    return actor?.kind === 'organ' ? openUnit(this.state, actor.unit) : undefined
  }

  get places(): readonly string[] {
    this.#places ??= placesOf(this.state, this.structure, this.asked.by, this.#context.date)
    return this.#places
  }

  get unit(): Unit | undefined {
    return this.unitId === undefined ? undefined : unitOf(this.state, this.unitId)
  }

  get officesHeld(): readonly string[] {
    const { state, unitId, structure } = this
    const held = mandatesInEffect(state, this.asked.by, this.#context.date).filter(({ unit }) => {
      if (openUnit(state, unit) === undefined) return false
      const relation = unitId === undefined ? 'own' : relationTo(state, [unit], unitId)
      return relation !== undefined && relation !== 'sibling'
    })
    return structure.offices.flatMap(({ id }) => (held.some(({ office }) => office === id) ? id : []))
  }

  get mandate(): NewMandate | undefined {
    return mandateAsked(this.asked, this.state)
  }

  get about(): string | undefined {
    return this.mandate?.subject ?? (typeof this.asked.subject === 'string' ? this.asked.subject : undefined)
  }
}
