import * as z from 'zod'
import type { FactDeclaration, FactType } from '../base/fact.ts'
import { idSchema } from '../base/id.ts'
import { type Threshold, thresholdSchema } from '../voting/threshold.ts'

/** What may stand beside any condition, as json-rules-engine has it. */
interface Marks {
  /** A name for people, shown where the condition is explained. */
  readonly name?: string
  /** Conditions of one list are evaluated by priority, highest first; 1 if absent. */
  readonly priority?: number
}

/** Another fact as the right side of a comparison. */
export interface FactReference {
  /** Name of the fact or parameter (`param.<id>`) to compare with. */
  readonly fact: string
}

/** The right side of a comparison: a value, a list of values, a threshold, or another fact. */
export type Comparand = Scalar | readonly (Scalar | readonly Scalar[])[] | Threshold | FactReference

type Scalar = boolean | number | string

/** One comparison: a fact, an operator (with decorators: `not:everyFact:greaterThan`), a value. */
export interface Comparison extends Marks {
  /** Name of the fact on the left side: declared, built in (`action`, `by`, `date`), or `param.<id>`. */
  readonly fact: string
  /** `equal`, `in`, `contains`, `greaterThan`, `reaches`, ...; with decorators before it: `not:everyFact:greaterThan`. */
  readonly operator: string
  readonly value: Comparand
}

/** What combines conditions: all of them, any of them, none but one negated, or a named condition of the rule set. */
export type Combination =
  | (Marks & {
      /** Holds if every one of these holds. */
      readonly all: readonly Condition[]
    })
  | (Marks & {
      /** Holds if one of these holds. */
      readonly any: readonly Condition[]
    })
  | (Marks & {
      /** Holds if this does not. */
      readonly not: Condition
    })
  | (Marks & {
      /** Name of a condition of the rule set; it holds if that one does. */
      readonly condition: string
    })

/** A condition of a rule, as json-rules-engine has it. */
export type Condition = Combination | Comparison

/**
 * What a rule does, and what it carries. `article` is the number of the article that it belongs to.
 *
 * - `permit` 可以, `forbid` 不得;
 * - `refer` 提请…决定: `organ` decides, within `withinDays` civil days;
 * - `oblige` 应当: whoever does the action owes `duty`; `who` must do it within `withinDays` civil days; actions of the types `metBy` meet it.
 */
export type RuleEvent =
  | {
      /** The effect: `permit` 可以, `forbid` 不得, `refer` 提请…决定, `oblige` 应当. */
      readonly type: 'permit' | 'forbid'
      /** What the effect carries. */
      readonly params?: {
        /** Number of the article; a constitution fills it in. */
        readonly article?: string
      }
    }
  | {
      /** An organ decides: 提请…决定. */
      readonly type: 'refer'
      /** Who decides, and by when. */
      readonly params: {
        /** The organ that decides. */
        readonly organ: string
        /** Within how many civil days it decides. */
        readonly withinDays?: number
        /** Number of the article; a constitution fills it in. */
        readonly article?: string
      }
    }
  | {
      /** Whoever does the action owes a duty: 应当. */
      readonly type: 'oblige'
      /** What is owed, by whom, by when. */
      readonly params: {
        /** Name of the duty: `publishAgreement`. */
        readonly duty: string
        /** Who owes it: an organ, an office, or `by` (whoever acted). */
        readonly who?: string
        /** Within how many civil days it is to be done. */
        readonly withinDays?: number
        /** The action types that meet it; any, if absent. */
        readonly metBy?: readonly string[]
        /** Number of the article; a constitution fills it in. */
        readonly article?: string
      }
    }

/** An unmodified json-rules-engine 7 rule whose event type is its effect. */
export interface Rule {
  /** Unique in its rule set. */
  readonly name: string
  /** For json-rules-engine; the order of rules changes no ruling. */
  readonly priority?: number
  /** When the rule holds. */
  readonly conditions: Combination
  /** What the rule does where it holds. */
  readonly event: RuleEvent
}

/**
 * An operator of the host's own. It must be pure and answer true or false for every value of the types that it declares; whether it
 * does is the host's word (`pure: true`). An answer of another kind is an error of the rule that asked.
 */
export interface CustomOperator {
  readonly name: string
  readonly left: FactType
  readonly right: FactType
  readonly pure: true
  /** Whether the comparison holds. */
  test(left: unknown, right: unknown): boolean
}

/** Rules with the facts that they may read, the conditions that they name, and the operators that they use beside the built-in ones. */
export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly facts: readonly FactDeclaration[]
  /** Named conditions; each must combine others, none may be a comparison alone, none may stand on itself. */
  readonly conditions?: { readonly [name: string]: Condition }
  readonly operators?: readonly CustomOperator[]
  /** Name of the enum fact by which rules are indexed; `action` if absent. */
  readonly index?: string
}

/** Most levels of conditions in a rule, named conditions written out; most comparisons in an article; longest deadline in days. */
export const RULE_LIMITS = { depth: 32, leaves: 1000, days: 36_500 } as const

const label = z.string().min(1).max(200)
const days = z.int().min(1).max(RULE_LIMITS.days)
const article = z.exactOptional(label)
const marks = { name: z.exactOptional(label), priority: z.exactOptional(z.int().min(1)) }
const scalar = z.union([z.boolean(), z.int(), z.string()])

const comparandSchema = z.union([
  scalar,
  z.array(z.union([scalar, z.array(scalar)])).min(1),
  z.strictObject({ fact: label }),
  thresholdSchema,
])

/** Schema of {@link Condition}: its shape. What it names is checked by `checkRules`. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([combinationSchema, z.strictObject({ fact: label, operator: label, value: comparandSchema, ...marks })]),
)

/** Schema of {@link Combination}. */
export const combinationSchema: z.ZodType<Combination> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1), ...marks }),
    z.strictObject({ any: z.array(conditionSchema).min(1), ...marks }),
    z.strictObject({ not: conditionSchema, ...marks }),
    z.strictObject({ condition: label, ...marks }),
  ]),
)

/** Schema of {@link RuleEvent}. */
export const ruleEventSchema: z.ZodType<RuleEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['permit', 'forbid']), params: z.exactOptional(z.strictObject({ article })) }),
  z.strictObject({
    type: z.literal('refer'),
    params: z.strictObject({ organ: idSchema, withinDays: z.exactOptional(days), article }),
  }),
  z.strictObject({
    type: z.literal('oblige'),
    params: z.strictObject({
      duty: label,
      who: z.exactOptional(label),
      withinDays: z.exactOptional(days),
      metBy: z.exactOptional(z.array(label).min(1)),
      article,
    }),
  }),
])

/** Schema of {@link Rule}: its shape. */
export const ruleSchema: z.ZodType<Rule> = z.strictObject({
  name: label,
  priority: z.exactOptional(z.int().min(1)),
  conditions: combinationSchema,
  event: ruleEventSchema,
})
