import * as z from 'zod'
import type { FactDeclaration, Facts, FactType } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import { OUTCOMES, type Outcome, type Source } from '../base/ruling.ts'
import { type Bilingual, bilingualSchema } from '../base/text.ts'
import { type CivilDate, dateSchema, type Instant, instantSchema, type Zone } from '../base/time.ts'
import { type Structure, structureSchema } from '../members/structure.ts'
import { factDeclarationSchema, factTypeSchema } from '../rules/facts.ts'
import { type Combination, combinationSchema, type Rule, ruleEventSchema, ruleSchema } from '../rules/rule.ts'

/** One value of a parameter and when it is in force: from `validFrom` until the day before `validTo`. */
export interface DatedValue {
  /** The value, of the type that the parameter declares. */
  readonly value: Json
  /** First civil date on which it is in force. */
  readonly validFrom: CivilDate
  /** First civil date on which it no longer is. */
  readonly validTo?: CivilDate
  readonly source: Source
}

/** A dated value that rules read as the fact `param.<id>`. */
export interface Parameter {
  /** Lower camel case words joined by dots; rules read it as `param.<id>`. */
  readonly id: string
  readonly label: Bilingual
  readonly is: FactType
  /** For lower layers: in which direction they may go. */
  readonly tighter?: 'higher' | 'lower'
  /** Its values, each with the dates between which it is in force. */
  readonly values: readonly DatedValue[]
}

/** An action type that the constitution rules. Without `lifecycle` it is ruled and recorded, nothing more. */
export interface DeclaredAction {
  /** Name of the action, in the imperative: `lendRoom`. */
  readonly type: string
  readonly label: Bilingual
  /** Kind of the lifecycle that carries it out: `members`, `amendment`. */
  readonly lifecycle?: string
  /** Facts (source `action`) that its `details` must hold, and those that they may hold. */
  readonly details?: readonly string[]
  /** Facts (source `action`) that its `details` may hold. */
  readonly optional?: readonly string[]
  /** Whether late paper (`on`, `recordedBy`, `evidence`) is taken. */
  readonly late?: boolean
}

/** A worked example of an article: an action, facts, and what the constitution answers. It runs as a test. */
export interface Example {
  /** What happens, in a few words. */
  readonly title: Bilingual
  /** The action of the example. */
  readonly action: {
    /** Type of the action, one of those declared. */
    readonly type: string
    /** When it is received, `2026-03-02T02:00:00.000Z`; the law of that civil date holds. */
    readonly at: Instant
    /** Who acts. */
    readonly by?: string
    /** The unit that it concerns. */
    readonly unit?: string
  }
  /** What is known beside the action. */
  readonly facts: Facts
  /** What the constitution answers: `permitted`, `forbidden`, `referred` or `unknown`. */
  readonly outcome: Outcome
  /** Numbers of the articles that decide; checked if given. */
  readonly articles?: readonly string[]
}

/** One article: number, heading, text, the rules that say the same, sources, worked examples. */
export interface Article {
  /** `1`, `2`, ...; with parts, `4.1`. */
  readonly number: string
  readonly heading: Bilingual
  readonly text: Bilingual
  /** Where it comes from: at least one law, or `model`. */
  readonly sources: readonly Source[]
  /** Rules that say what the text says. */
  readonly rules: readonly Rule[]
  /** Worked examples; they run as tests. */
  readonly examples: readonly Example[]
}

/** A chapter 章: its heading, and the number of the article with which it begins. */
export interface Chapter {
  readonly heading: Bilingual
  /** Number of the article with which it begins. */
  readonly from: string
}

/** A constitution 章程: one dated, versioned JSON document. */
export interface ConstitutionDocument {
  /** For editors: where the JSON Schema of the document is. Rules know nothing of it; the hash is of the whole document, this too. */
  readonly $schema?: string
  /** The form of the document: 1. */
  readonly format: 1
  /** Name of the constitution, the same in every version. */
  readonly id: string
  /** Version of the text; every change has a new one. */
  readonly version: string
  readonly title: Bilingual
  /** IANA zone in which civil days are counted: `Asia/Shanghai`. */
  readonly zone: Zone
  /** First civil date on which it is in force. */
  readonly validFrom: CivilDate
  readonly structure: Structure
  /** Dated values that rules read as `param.<id>`. */
  readonly parameters: readonly Parameter[]
  /** What rules may read about an action. */
  readonly facts: readonly FactDeclaration[]
  /** What people can ask for. */
  readonly actions: readonly DeclaredAction[]
  /** Conditions that several rules share, by name. */
  readonly conditions: { readonly [name: string]: Combination }
  /** How the articles are grouped for readers; rules know nothing of it. */
  readonly chapters?: readonly Chapter[]
  /** Text and rules that say the same. */
  readonly articles: readonly Article[]
}

export const dotted = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/)
/** Schema of an article's number in its own document. */
export const ownNumber = z.string().regex(/^[1-9]\d*(\.[1-9]\d*)*$/)
/** An article of a by-law, where its rules join those of the constitution, is cited as `east@1/3`. */
const articleNumber = z.string().regex(/^([a-z0-9][a-z0-9.-]*@[A-Za-z0-9][A-Za-z0-9._-]*\/)?[1-9]\d*(\.[1-9]\d*)*$/)
const word = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
/** Schema of {@link Source}. */
export const sourceSchema = z.strictObject({
  law: z.string().min(1),
  article: z.exactOptional(z.string().min(1)),
  confidence: z.enum(['V', 'P', 'K', 'I']),
  note: z.exactOptional(z.string().min(1)),
})

/** Schemas of what names a document: its id and its version. */
export const documentId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
export const documentVersion = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/)

const factValue = z.union([z.boolean(), z.int(), z.string(), z.array(z.union([z.boolean(), z.int(), z.string()]))])

/** Schema of the values of a parameter. */
export const datedValuesSchema = z
  .array(z.strictObject({ value: z.json(), validFrom: dateSchema, validTo: z.exactOptional(dateSchema), source: sourceSchema }))
  .min(1)
  .max(1000)

/** Schema of {@link Parameter}; the values are checked against `is` by `parseConstitution`. */
const parameterSchema = z.strictObject({
  id: dotted,
  label: bilingualSchema,
  is: factTypeSchema,
  tighter: z.exactOptional(z.enum(['higher', 'lower'])),
  values: datedValuesSchema,
})

const exampleSchema = z.strictObject({
  title: bilingualSchema,
  action: z.strictObject({ type: word, at: instantSchema, by: z.exactOptional(z.string()), unit: z.exactOptional(z.string()) }),
  facts: z.record(dotted, factValue),
  outcome: z.enum(OUTCOMES),
  articles: z.exactOptional(z.array(z.string())),
})

/** Schema of {@link Article}, with those of its rules and its number. */
export const articleOf = <Of extends z.ZodType>(rule: Of, number = articleNumber) =>
  z.strictObject({
    number,
    heading: bilingualSchema,
    text: bilingualSchema,
    sources: z.array(sourceSchema).min(1),
    rules: z.array(rule),
    examples: z.array(exampleSchema),
  })

/** Schema of {@link ConstitutionDocument}, with those of its rules and named conditions. */
const documentOf = <Of extends z.ZodType, Named extends z.ZodType>(rule: Of, condition: Named) =>
  z.strictObject({
    $schema: z.exactOptional(z.string()),
    format: z.literal(1),
    id: documentId,
    version: documentVersion,
    title: bilingualSchema,
    zone: z.string().min(1).max(64),
    validFrom: dateSchema,
    structure: structureSchema,
    parameters: z.array(parameterSchema).max(1000),
    facts: z.array(factDeclarationSchema).max(2000),
    actions: z
      .array(
        z.strictObject({
          type: word,
          label: bilingualSchema,
          lifecycle: z.exactOptional(word),
          details: z.exactOptional(z.array(dotted)),
          optional: z.exactOptional(z.array(dotted)),
          late: z.exactOptional(z.boolean()),
        }),
      )
      .max(2000),
    conditions: z.record(word, condition),
    chapters: z.exactOptional(z.array(z.strictObject({ heading: bilingualSchema, from: articleNumber })).max(500)),
    articles: z.array(articleOf(rule)).min(1).max(5000),
  })

/** Schema of {@link ConstitutionDocument}: its shape. What must agree inside it is checked by `parseConstitution`. */
export const constitutionSchema = documentOf(ruleSchema, combinationSchema)

/**
 * The same shape, but for what `checkRules` looks at later: it stops at the faults that people can bear, where a schema that is a choice of
 * forms lists each form's.
 */
export const outlineSchema = documentOf(z.looseObject({ event: ruleEventSchema }), z.unknown())
