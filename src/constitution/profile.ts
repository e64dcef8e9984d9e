import * as z from 'zod'
import { assertCivilDate } from '../base/argument.ts'
import type { FactType } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import type { ParameterReading, Source } from '../base/ruling.ts'
import { type Bilingual, bilingualSchema } from '../base/text.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { factTypeSchema } from '../rules/facts.ts'
import { type DatedValue, sourceSchema } from './document.ts'
import { RUNNING_CASES, type RunningCases } from './running-cases.ts'

/**
 * Kinds of body that profiles speak of: registered association or other society 社团, residents' committee 居民委员会, villagers' committee
 * 村民委员会, owners' assembly 业主大会.
 */
export const PROFILE_BODIES = ['society', 'residentsCommittee', 'villagersCommittee', 'ownersAssembly'] as const

/** Kind of body that a profile speaks of. */
export type ProfileBody = (typeof PROFILE_BODIES)[number]

/** One value that a law sets for a kind of body. */
export interface ProfileParameter {
  /** Lower camel case words joined by dots. */
  readonly id: string
  readonly label: Bilingual
  readonly is: FactType
  /** The direction in which a layer may move the value; without it the value stands. */
  readonly tighter?: 'higher' | 'lower'
  /** The value, of the type that `is` names. */
  readonly value: Json
  /** First civil date on which it is in force, if later than that of its profile. */
  readonly validFrom?: CivilDate
  /** First civil date on which it no longer is, if earlier than that of its profile. */
  readonly validTo?: CivilDate
  readonly source: Source
}

/** The values that one version of a law sets for one kind of body. Versions of the same law follow each other without a gap. */
export interface Profile {
  /** The form of the document: 1. */
  readonly format: 1
  /** Country, body, year of the law: `cn.residents.2025`. Rules of order have a name only: `ronr`. */
  readonly id: string
  readonly label: Bilingual
  /** Kind of body that the law is about. */
  readonly body: ProfileBody
  /** First civil date on which the law is in force. */
  readonly validFrom: CivilDate
  /** First civil date on which it no longer is. */
  readonly validTo?: CivilDate
  /** What becomes of cases that are open when this version takes the place of the one before it. */
  readonly runningCases: {
    /** `keep` the version that they were opened under, or `migrate` to the new one. */
    readonly become: RunningCases
    readonly source: Source
  }
  /** Where the dates come from. */
  readonly source: Source
  /** The values that the law sets. */
  readonly parameters: readonly ProfileParameter[]
}

/** Schema of the id of a profile or a layer. */
export const profileIdSchema = z.string().regex(/^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/)

/** Schema of {@link ProfileParameter}. */
export const profileParameterSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/),
  label: bilingualSchema,
  is: factTypeSchema,
  tighter: z.exactOptional(z.enum(['higher', 'lower'])),
  value: z.json(),
  validFrom: z.exactOptional(dateSchema),
  validTo: z.exactOptional(dateSchema),
  source: sourceSchema,
})

/** Schema of {@link Profile}: its shape. */
export const profileSchema = z.strictObject({
  format: z.literal(1),
  id: profileIdSchema,
  label: bilingualSchema,
  body: z.enum(PROFILE_BODIES),
  validFrom: dateSchema,
  validTo: z.exactOptional(dateSchema),
  runningCases: z.strictObject({ become: z.enum(RUNNING_CASES), source: sourceSchema }),
  source: sourceSchema,
  parameters: z.array(profileParameterSchema).min(1).max(1000),
})

/** The version of a law in force on a civil date; undefined before the first and after the last. @throws ArgumentError if `on` is no civil date */
export function profileOn(profiles: readonly Profile[], on: CivilDate): Profile | undefined {
  assertCivilDate('on', on)
  return profiles.find((profile) => inForce(profile, on))
}

/**
 * The version of a law that rules, on a civil date, a case that was opened on another: the one of the day of opening, until a later version
 * whose clause on running cases says `migrate`. An act outside a case goes by the version of its own day, {@link profileOn}.
 *
 * @throws ArgumentError if `opened` or `on` is no civil date
 */
export function profileOfCase(profiles: readonly Profile[], opened: CivilDate, on: CivilDate): Profile | undefined {
  assertCivilDate('opened', opened)
  assertCivilDate('on', on)
  const later = profiles
    .filter(({ validFrom, runningCases }) => opened < validFrom && validFrom <= on && runningCases.become === 'migrate')
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return later[0] ?? profileOn(profiles, opened)
}

/**
 * What the law says on a civil date: the value, the dates between which it is in force, and the article. Undefined if no profile is
 * in force on that date, or the one that is sets no such value.
 *
 * An instant becomes a civil date in the zone of the body: 2025-12-31T16:00:00.000Z is 2026-01-01 in Beijing.
 *
 * @throws ArgumentError if `on` is no civil date
 */
export function profileParameter(profiles: readonly Profile[], id: string, on: CivilDate): ParameterReading | undefined {
  assertCivilDate('on', on)
  const dated = datedValues(profiles, id).find((each) => inForce(each, on))
  return dated && { id, ...dated }
}

/**
 * Every value of a parameter in the order of its dates: ready to become the `values` of a parameter that a constitution borrows. Whoever
 * borrows from the law of another body changes the sources to `model`, with the law in `note`.
 */
export function datedValues(profiles: readonly Profile[], id: string): readonly DatedValue[] {
  return profiles
    .flatMap((profile) => profile.parameters.filter((parameter) => parameter.id === id).map((each) => dated(profile, each)))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** A value with its own dates, or those of its profile. */
function dated(profile: Profile, { value, source, validFrom = profile.validFrom, ...own }: ProfileParameter): DatedValue {
  const validTo = own.validTo ?? profile.validTo
  return { value, validFrom, ...(validTo === undefined ? {} : { validTo }), source }
}

function inForce(dated: { readonly validFrom: CivilDate; readonly validTo?: CivilDate }, on: CivilDate): boolean {
  return dated.validFrom <= on && (dated.validTo === undefined || on < dated.validTo)
}
