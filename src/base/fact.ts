import type { Bilingual } from './text.ts'

/** What a share of a tally counts, and out of what: `{ of: 'eligible', unit: 'households' }`. */
export interface ShareName {
  /** What the share is taken of: `eligible`, `present`, `voted`, ... */
  readonly of: string
  /** What is counted: `members`, `households`, `area`, ... */
  readonly unit: string
}

/**
 * The type of a fact's value.
 *
 * - `boolean`; `integer` (a safe integer); `enum` (one of `values`); `id` (an opaque id);
 * - `date` (civil date `YYYY-MM-DD`); `instant` (ISO 8601, UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`);
 * - `list` of one of these;
 * - `tally`: safe integers >= 0, two for each share in the order given, `[count, base, count, base, ...]`, no count more than its base;
 * - `threshold`: an exact threshold, only as the value of a parameter; `shares`, if given, are those that it asks for, in this order;
 * - `procedure`: the whole procedure of the cases of one lifecycle, only as the value of a parameter; rules cannot read it.
 */
export type FactType =
  | {
      /** Kind of the value; `date` is a civil date, `instant` a moment in UTC. */
      readonly type: 'boolean' | 'integer' | 'id' | 'date' | 'instant'
    }
  | {
      /** One of the values that are listed. */
      readonly type: 'enum'
      /** The values that it can have. */
      readonly values: readonly string[]
    }
  | {
      /** A list of values of one type. */
      readonly type: 'list'
      /** The type of its items. */
      readonly of: ItemType
    }
  | {
      /** What was counted, `[count, base, ...]`; rules compare it with a threshold by `reaches`. */
      readonly type: 'tally'
      /** What each pair of numbers counts, and out of what, in this order. */
      readonly shares: readonly ShareName[]
    }
  | {
      /** An exact threshold; only parameters have it. */
      readonly type: 'threshold'
      /** The shares that it asks for, in this order. */
      readonly shares?: readonly ShareName[]
    }
  | {
      /** The whole procedure of a case; only parameters have it, and no rule reads it. */
      readonly type: 'procedure'
      /** Kind of the lifecycle whose cases it rules. */
      readonly lifecycle: string
    }

/** The type of a list's items. */
export type ItemType =
  | {
      /** Kind of the value; `date` is a civil date, `instant` a moment in UTC. */
      readonly type: 'boolean' | 'integer' | 'id' | 'date' | 'instant'
    }
  | {
      /** One of the values that are listed. */
      readonly type: 'enum'
      /** The values that it can have. */
      readonly values: readonly string[]
    }

/** Who supplies a fact: the action itself, the society's state, or the host with the call. */
export const FACT_SOURCES = ['action', 'state', 'host'] as const

/** Who supplies a fact. */
export type FactSource = (typeof FACT_SOURCES)[number]

/** A fact that rules may read: flat name, type, label, who supplies it. */
export interface FactDeclaration {
  /** Lower camel case words joined by dots: `borrower.inside`. */
  readonly name: string
  readonly is: FactType
  readonly label: Bilingual
  /** What the values of an enum, or of a list of enums, are called. A value without a label is shown as it is. */
  readonly labels?: { readonly [value: string]: Bilingual }
  /** Who supplies it: `action` (its details), `state` (the society's registers) or `host` (with the call). */
  readonly source: FactSource
  /** Whether people could change it: an agreement can be signed, a date of birth cannot be moved. */
  readonly changeable: boolean
}

/** The value of a fact: no floats, no objects, no null. */
export type FactValue = boolean | number | string | readonly (boolean | number | string)[]

/** Facts by name. A missing name is a fact not known yet. */
export interface Facts {
  readonly [name: string]: FactValue
}

/** The values that are wanted of a table of facts; what cannot be known is left out. */
export function factsOf<Scene>(
  table: { readonly [name: string]: { readonly value: (scene: Scene) => FactValue | undefined } },
  wanted: Iterable<string>,
  scene: Scene,
): Facts {
  const facts: Record<string, FactValue> = {}
  for (const name of wanted) {
    const value = Object.hasOwn(table, name) ? table[name]?.value(scene) : undefined
    if (value !== undefined) facts[name] = value
  }
  return facts
}
