import type * as z from 'zod'
import type { ActionHead } from './action.ts'
import type { FactDeclaration, Facts } from './fact.ts'
import type { Finding, Json, JsonObject } from './json.ts'
import type { Result } from './refusal.ts'
import type { ConstitutionReference } from './ruling.ts'
import type { Bilingual } from './text.ts'
import type { CivilDate } from './time.ts'

/** What happened, past tense. State is the fold of events. */
export interface Event {
  readonly type: string
  readonly [field: string]: Json
}

/** One action type: its strict schema (head fields included) and its name for people. */
export interface ActionDefinition {
  readonly schema: z.ZodType
  readonly label: Bilingual
  /** Whether it opens a case under the id in `case`, continues the case of that id, or has none. */
  readonly case: 'opens' | 'continues' | 'none'
  /** Whether late paper (`on`, `recordedBy`, `evidence`) is taken. */
  readonly late?: boolean
  /**
   * Fields, beside those of every action, that enter no entry, digest, ruling, refusal or event. Only `decide` sees them; everything else goes
   * by the rest, and so does the question whether a request came before.
   */
  readonly secret?: readonly string[]
  /**
   * What it does with a ballot box. `put`: once it is recorded, its secret field `ballot`, and `tracker` if it is there, go into the box. `open`:
   * `decide` gets what the box holds as {@link Context.box}.
   */
  readonly box?: 'put' | 'open'
}

/** What a ballot box holds: the different ballots and how many there are of each, and, apart from them, the trackers. Both in the order of their canonical text: it says nothing of the order in which they came. */
export interface BoxContent {
  readonly ballots: readonly { readonly ballot: Json; readonly count: number }[]
  readonly trackers: readonly string[]
}

/** One event type: its strict schema and its name for people. */
export interface EventDefinition {
  readonly schema: z.ZodType
  readonly label: Bilingual
}

/** Read-only view of the society's keyed tables. */
export interface Reader {
  /** One row of a table. */
  get(table: string, key: string): Json | undefined
  /** All rows of a table, in no particular order. */
  rows(table: string): Iterable<readonly [string, Json]>
}

/** One row to be written, or removed where there is no value. */
export interface Write {
  readonly table: string
  readonly key: string
  readonly value?: Json
}

/** What a lifecycle may look at when it decides: everything comes from here, no clock, no I/O. */
export interface Context {
  readonly state: Reader
  /** The case, where the action continues one. */
  readonly case: JsonObject | undefined
  /** The civil date that law and deadlines go by: `on` of late paper, else the date of `at` in the society's zone. */
  readonly date: CivilDate
  /** The constitution that rules this action. */
  readonly constitution: ConstitutionReference
  /** The value of a parameter in force on a civil date (`date` if absent); undefined if there is none. */
  parameter(id: string, on?: CivilDate): Json | undefined
  /** What stands in the constitution's structure. */
  readonly structure: JsonObject
  /** The faults for which a document could not become this society's constitution; empty if it could. */
  faults(document: Json): readonly Finding[]
  /** What the ballot box holds, where the action opens one. Absent while it is only asked whether that may be; `decide` then allows it with no events. */
  readonly box?: BoxContent
}

/** What `decide` answers: the events that would happen, or a refusal. */
export type Decision = Result<{ readonly events: readonly Event[] }>

/** What one event makes of the case and of the tables. */
export interface Evolution {
  /** The case after the event; absent where the event belongs to no case. */
  readonly case?: JsonObject
  readonly writes: readonly Write[]
}

/** Where things are posted 公布: the notice board of the compound, the society's web page. */
export interface Place {
  readonly id: string
  readonly label: Bilingual
}

/** Something that is to be done by a date: a deadline, a duty, a notice to post. */
export interface Due {
  readonly what: string
  readonly label: Bilingual
  /** Civil date by the end of which it is to be done, in the society's zone; absent where no date was set. */
  readonly deadline?: CivilDate
  /** A notice: it stays posted until the end of the deadline, and is done with after it. */
  readonly notice?: true
  /** Where it is posted. */
  readonly where?: readonly Place[]
  readonly case?: string
  readonly unit?: string
  readonly who?: string
  readonly article?: string
  /** Id of the obligation, where it is one; an action names it in `meets`. */
  readonly obligation?: string
}

/** A lifecycle that a society runs. Every function is pure. */
export interface Lifecycle {
  /** Name of the lifecycle, a noun: `amendment`. */
  readonly kind: string
  readonly label: Bilingual
  readonly actions: { readonly [type: string]: ActionDefinition }
  readonly events: { readonly [type: string]: EventDefinition }
  /**
   * Schema of the procedures that a constitution may hold for it, as parameters of the type `procedure`. Every value is read by it before the
   * document can become law; what a case freezes is the value as it is written, so a default of the schema would be lost.
   */
  readonly procedure?: z.ZodType
  /** The state facts that it supplies, under a structure (which names the layers, organs and offices). */
  supplies(structure: JsonObject): readonly FactDeclaration[]
  /** What would happen, or why it cannot. Alone it sees the secret fields of an action, and repeats nothing of them: neither events nor refusals hang on them. */
  decide(action: ActionHead, context: Context): Decision
  /** What rules may read of state about an action; at least what is `wanted` of it, which is everything if absent. */
  facts(action: ActionHead, context: Context, wanted?: readonly string[]): Facts
  /** The units that an action concerns, so that the path can hold siblings apart. */
  touches(action: ActionHead, context: Context): readonly string[]
  /** The ballot box of an action that puts into one or opens one; the id of its case, if absent. */
  boxOf?(action: ActionHead, context: Context): string
  /** What one event makes of the case and the tables. Never refuses: it happened already. */
  evolve(event: Event, before: JsonObject | undefined, state: Reader): Evolution
  /** The action types that a case takes in its phase; empty for a closed one. */
  accepts(state: JsonObject): readonly string[]
  /** What is to be done about a case; for a closed one nothing but what stays posted. */
  due(id: string, state: JsonObject): readonly Due[]
}
