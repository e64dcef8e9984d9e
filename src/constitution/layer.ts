import * as z from 'zod'
import { canonical } from '../base/canonical.ts'
import { type Bilingual, bilingualSchema } from '../base/text.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { tightest } from './bylaw/tightest.ts'
import { type Profile, type ProfileParameter, profileIdSchema, profileParameterSchema } from './profile.ts'

/** One value of a layer, with its own dates: a layer gathers several measures of different years. */
export interface LayerParameter extends ProfileParameter {
  readonly validFrom: CivilDate
}

/** What a province or city adds to a national law, or a stricter reading of it. It stands on all versions of that law. */
export interface ProfileLayer {
  readonly format: 1
  readonly id: string
  readonly label: Bilingual
  /** The law that it stands on, without the year: `cn.residents`. */
  readonly on: string
  readonly parameters: readonly LayerParameter[]
}

/** Schema of {@link ProfileLayer}: its shape. */
export const profileLayerSchema = z.strictObject({
  format: z.literal(1),
  id: profileIdSchema,
  label: bilingualSchema,
  on: profileIdSchema,
  parameters: z
    .array(profileParameterSchema.extend({ validFrom: dateSchema }))
    .min(1)
    .max(1000),
})

/**
 * Profiles with a layer on them. On each date, for each value: where the law is silent, the layer speaks; where both speak, the law stands,
 * unless it says in which direction the value may move and the layer's value is tighter. So a local value that a later law contradicts is out
 * of force from that law's first day on, and one that the law leaves open goes on.
 *
 * @throws RangeError if the layer stands on another law.
 */
export function layered(profiles: readonly Profile[], layer: ProfileLayer): readonly Profile[] {
  return profiles.map((profile) => {
    if (!profile.id.startsWith(`${layer.on}.`))
      throw new RangeError(`the layer \`${layer.id}\` stands on \`${layer.on}\`, not on \`${profile.id}\``)
    const ids = new Set([...profile.parameters, ...layer.parameters].map(({ id }) => id))
    return {
      ...profile,
      id: `${profile.id}.${layer.id.split('.').at(-1)}`,
      label: { en: `${profile.label.en}; ${layer.label.en}`, 'zh-CN': `${profile.label['zh-CN']}；${layer.label['zh-CN']}` },
      parameters: [...ids].flatMap((id) => stretches(profile, valuesOf(profile, id), valuesOf(layer, id))),
    }
  })
}

/** A value, or none, on every day of a stretch of time. */
interface Stretch {
  readonly value: ProfileParameter | undefined
  readonly from: CivilDate
  readonly to: CivilDate
}

/** Later than every day on which a value can begin. */
const NEVER: CivilDate = '9999-12-31'

/** The values in force one after the other while a profile is. They change only on a day on which one of them begins or ends. */
function stretches(profile: Profile, law: readonly ProfileParameter[], layer: readonly ProfileParameter[]): ProfileParameter[] {
  const first = profile.validFrom
  const end = profile.validTo ?? NEVER
  const days = [...law, ...layer].flatMap(({ validFrom = first, validTo = end }) => [validFrom, validTo])
  const changes = [...new Set([first, ...days.filter((day) => first < day && day < end)])].sort()
  const all = changes.map((from, index): Stretch => {
    const value = prevailing(valueOn(law, from), valueOn(layer, from))
    return { value, from, to: changes[index + 1] ?? end }
  })
  return all.reduce(joined, []).flatMap(({ value, from, to }): ProfileParameter[] => {
    if (value === undefined) return []
    const { validFrom: _from, validTo: _to, ...undated } = value
    return [{ ...undated, ...(from === first ? {} : { validFrom: from }), ...(to === end ? {} : { validTo: to }) }]
  })
}

/** Stretches of one value that follow each other are one. */
function joined(before: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = before.at(-1)
  if (last === undefined || last.value !== next.value) return [...before, next]
  return [...before.slice(0, -1), { ...last, to: next.to }]
}

function prevailing(law: ProfileParameter | undefined, layer: ProfileParameter | undefined): ProfileParameter | undefined {
  if (law === undefined || layer === undefined) return law ?? layer
  return isTighter(layer, law) ? layer : law
}

function isTighter(layer: ProfileParameter, law: ProfileParameter): boolean {
  if (law.tighter === undefined) return false
  const met = tightest(law.tighter, layer.value, law.value)
  return met !== undefined && canonical(met) === canonical(layer.value) && canonical(met) !== canonical(law.value)
}

function valuesOf({ parameters }: { readonly parameters: readonly ProfileParameter[] }, id: string): readonly ProfileParameter[] {
  return parameters.filter((parameter) => parameter.id === id)
}

function valueOn(values: readonly ProfileParameter[], day: CivilDate): ProfileParameter | undefined {
  return values.find(({ validFrom = day, validTo = NEVER }) => validFrom <= day && day < validTo)
}
