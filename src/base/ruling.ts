import type { Facts, FactValue } from './fact.ts'
import type { Json, Path } from './json.ts'

/** What the constitution answers. `unknown`: facts are missing that could turn the answer. */
export const OUTCOMES = ['permitted', 'forbidden', 'referred', 'unknown'] as const

/** What the constitution answers. */
export type Outcome = (typeof OUTCOMES)[number]

/** What a rule does when its conditions hold: permit 可以, forbid 不得, refer 提请…决定, oblige 应当. */
export const EFFECTS = ['permit', 'forbid', 'refer', 'oblige'] as const

/** What a rule does when its conditions hold. */
export type Effect = (typeof EFFECTS)[number]

/** Where a value or a clause comes from: a law with its article, or the model of this library. */
export interface Source {
  /** The law, charter or standard; `model` where there is none. */
  readonly law: string
  /** Its article or section. */
  readonly article?: string
  /** Confidence: verified in full text, partly verified, from knowledge, inference or advice. */
  readonly confidence: 'V' | 'P' | 'K' | 'I'
  /** What a reader should know about it. */
  readonly note?: string
}

/** A parameter as a ruling read it: the value in force on the date, and why. */
export interface ParameterReading {
  readonly id: string
  readonly value: Json
  readonly validFrom: string
  /** First civil date on which it is no longer in force. */
  readonly validTo?: string
  readonly source: Source
}

/** One reason of a ruling: the article and rule that decided, and what it read. */
export interface Ground {
  /** Number of the article. */
  readonly article: string
  /** Name of the rule in the article. */
  readonly rule: string
  readonly effect: Effect
  /** The facts that the rule reads, as they were. */
  readonly values: { readonly [fact: string]: FactValue }
  readonly parameters: readonly ParameterReading[]
  /** For `refer`: who decides, and by which civil date. */
  readonly referral?: { readonly organ: string; readonly deadline?: string }
}

/** Something that must be done because the action is done. */
export interface Obligation {
  readonly article: string
  readonly rule: string
  /** Name of the duty, e.g. `publishAgreement`. */
  readonly duty: string
  /** Who must do it: an organ, an office or `by` (whoever acted). */
  readonly who?: string
  /** Civil date by the end of which it must be done. */
  readonly deadline?: string
  /** The action types that can meet it; any, if absent. */
  readonly metBy?: readonly string[]
}

/** An input that could not be used, or a rule that could not be evaluated. A forbid that errs forbids. */
export interface RulingError {
  /** Where in the input: `['facts', 'borrower.inside']`. */
  readonly path?: Path
  readonly article?: string
  readonly rule?: string
  readonly message: string
}

/** Which document answered. */
export interface ConstitutionReference {
  readonly id: string
  readonly version: string
  /** SHA-256 of the document's canonical JSON. */
  readonly hash: string
  /** The by-laws of units that had a say beside it, each by its own text; absent where none had. */
  readonly byLaws?: readonly { readonly id: string; readonly version: string; readonly hash: string }[]
}

/** The constitution's answer about one action, with its grounds. Plain JSON. */
export interface Ruling {
  readonly outcome: Outcome
  /**
   * The known facts that the rules about the action read, with `action` (its type) and `date` (the civil date whose law holds): enough to
   * rule again. Empty if the input could not be used.
   */
  readonly facts: Facts
  /** The rules that decided. Empty where nothing permits: what is not permitted is forbidden. */
  readonly grounds: readonly Ground[]
  /** Names of the facts without which there is no answer; empty unless `unknown`. */
  readonly needed: readonly string[]
  /** What must be done if the action is done; empty unless `permitted`. */
  readonly obligations: readonly Obligation[]
  readonly errors: readonly RulingError[]
  readonly constitution: ConstitutionReference
}
