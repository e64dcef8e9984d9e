import * as z from 'zod'
import { idSchema } from '../../base/id.ts'
import { type Bilingual, bilingualSchema } from '../../base/text.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { ruleEventSchema, ruleSchema } from '../../rules/rule.ts'
import {
  type Article,
  articleOf,
  type DatedValue,
  datedValuesSchema,
  documentId,
  documentVersion,
  dotted,
  ownNumber,
} from '../document.ts'

/** Values that a by-law sets for a parameter of the constitution, in the direction that the constitution declares. */
export interface TightenedParameter {
  readonly id: string
  readonly values: readonly DatedValue[]
}

/**
 * A by-law 细则 as it is written: a unit's own rules under the constitution. It can only tighten: its rules forbid, refer or oblige, its
 * values of parameters go in the direction that the constitution declares.
 */
export interface ByLawDocument {
  readonly format: 1
  readonly id: string
  readonly version: string
  /** The unit whose rules these are. They hold in it and in all units below it. */
  readonly unit: string
  readonly title: Bilingual
  /** First civil date on which it is in force. */
  readonly validFrom: CivilDate
  /** First civil date on which it no longer is. */
  readonly validTo?: CivilDate
  readonly parameters: readonly TightenedParameter[]
  /** Where an example cites an article by a number that the by-law has too, the by-law's is meant. */
  readonly articles: readonly Article[]
}

/** A by-law that was checked against a constitution. Its document is the plain, frozen JSON that can be kept and hashed. */
export interface ByLaw {
  readonly id: string
  readonly version: string
  /** SHA-256 of the document's canonical JSON. */
  readonly hash: string
  /** Hash of the constitution that it was checked against: under another, it is to be checked anew. */
  readonly under: string
  readonly document: ByLawDocument
}

/** Schema of {@link ByLawDocument}, with that of its rules. */
const byLawOf = <Of extends z.ZodType>(rule: Of) =>
  z.strictObject({
    format: z.literal(1),
    id: documentId,
    version: documentVersion,
    unit: idSchema,
    title: bilingualSchema,
    validFrom: dateSchema,
    validTo: z.exactOptional(dateSchema),
    parameters: z.array(z.strictObject({ id: dotted, values: datedValuesSchema })).max(1000),
    articles: z.array(articleOf(rule, ownNumber)).max(1000),
  })

/** Schema of {@link ByLawDocument}: its shape. Whether it fits a constitution is checked by `parseByLaw`. */
export const byLawSchema = byLawOf(ruleSchema)

/** The same shape, but for what `checkRules` looks at later. */
export const byLawOutline = byLawOf(z.looseObject({ event: ruleEventSchema }))
