import * as z from 'zod'
import type { FactType } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import type { ParameterReading, Source } from '../base/ruling.ts'
import type { Bilingual } from '../base/text.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { BODY_KINDS, type BodyKind } from '../members/subject.ts'
import { factTypeSchema } from '../rules/facts.ts'
import { type DatedValue, sourceSchema } from './document.ts'

/** One value that a law sets for a kind of body, for as long as its profile is in force. */
export interface ProfileParameter {
  readonly id: string
  readonly label: Bilingual
  readonly is: FactType
  readonly value: Json
  readonly source: Source
}

/** The values that one version of a law sets for one kind of body. Versions of the same law follow each other without a gap. */
export interface Profile {
  readonly format: 1
  /** Country, body, year of the law: `cn.residents.2025`. */
  readonly id: string
  readonly label: Bilingual
  readonly body: BodyKind
  /** First civil date on which the law is in force. */
  readonly validFrom: CivilDate
  /** First civil date on which it no longer is. */
  readonly validTo?: CivilDate
  /** Where the dates come from. */
  readonly source: Source
  readonly parameters: readonly ProfileParameter[]
}

const bilingual = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) })

/** Schema of {@link Profile}: its shape. */
export const profileSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z]+(\.[a-z0-9]+)+$/),
  label: bilingual,
  body: z.enum(BODY_KINDS),
  validFrom: dateSchema,
  validTo: z.exactOptional(dateSchema),
  source: sourceSchema,
  parameters: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/),
        label: bilingual,
        is: factTypeSchema,
        value: z.json(),
        source: sourceSchema,
      }),
    )
    .min(1)
    .max(1000),
})

/**
 * What the law says on a civil date: the value, the dates between which its profile is in force, and the article. Undefined if no profile is
 * in force on that date, or the one that is sets no such value.
 *
 * An instant becomes a civil date in the zone of the body: 2025-12-31T16:00:00.000Z is 2026-01-01 in Beijing.
 */
export function profileParameter(profiles: readonly Profile[], id: string, on: CivilDate): ParameterReading | undefined {
  const dated = datedValues(profiles, id).find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on < validTo),
  )
  return dated && { id, ...dated }
}

/**
 * Every value of a parameter in the order of its dates: ready to become the `values` of a parameter that a constitution borrows. Whoever
 * borrows from the law of another body changes the sources to `model`, with the law in `note`.
 */
export function datedValues(profiles: readonly Profile[], id: string): readonly DatedValue[] {
  return profiles
    .flatMap(({ validFrom, validTo, parameters }) =>
      parameters
        .filter((parameter) => parameter.id === id)
        .map(({ value, source }): DatedValue => ({ value, validFrom, ...(validTo === undefined ? {} : { validTo }), source })),
    )
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}
