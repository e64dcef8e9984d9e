import type { Facts } from '../base/fact.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../base/lifecycle.ts'
import type { Ruling } from '../base/ruling.ts'
import type { Instant } from '../base/time.ts'

/** The format in which entries are sealed now. */
export const FORMAT = 1

/** The parts of an entry that can be withheld or erased; their digests stay. */
export const PARTS = ['action', 'facts', 'ruling', 'events'] as const

/** A part of an entry. */
export type Part = (typeof PARTS)[number]

/** What the society hands to the journal: one action, what the host said of it, what the constitution answered, what happened. */
export interface Deed {
  /** The action without its secret fields. */
  readonly action: JsonObject
  /** The facts that the host gave with the call. */
  readonly facts: Facts
  readonly ruling: Ruling
  /** Empty where the action was refused by the constitution, or where no lifecycle owns its type. */
  readonly events: readonly Event[]
}

/**
 * One record of the journal. The head (all but the four parts) is chained: `hash` is the SHA-256 of the canonical JSON of the
 * head without `hash`, `prev` is the hash of the entry before. The parts hang on it by their digests, so that one can be withheld
 * or erased later and the chain still holds.
 */
export interface Entry {
  readonly format: typeof FORMAT
  /** Position in the journal, from 0. */
  readonly position: number
  /** Id and type of the action, and when the host received it. */
  readonly id: string
  readonly type: string
  readonly at: Instant
  /** Hash of the entry before; 64 zeros for the first. */
  readonly prev: string
  /** SHA-256 of the canonical JSON of each part. */
  readonly digests: { readonly [P in Part]: string }
  readonly hash: string
  readonly action?: JsonObject
  readonly facts?: Facts
  readonly ruling?: Ruling
  readonly events?: readonly Event[]
  /** The record as it was sealed, where that was in an older format: the chain runs over that form. Never stored. */
  readonly original?: JsonObject
}
