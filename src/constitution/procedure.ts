import { isObject, type Json, type Path } from '../base/json.ts'
import { type Bilingual, bilingualSchema } from '../base/text.ts'
import { type Threshold, thresholdSchema } from '../voting/threshold.ts'

/** One thing that a procedure sets, and where in it. */
export interface Setting {
  readonly path: Path
  /** A single value, a list of these, a threshold, a text in both languages, or an empty list or object. */
  readonly value: Json
}

/** Everything that a procedure sets, in its own order. */
export function settingsOf(procedure: Json, path: Path = []): readonly Setting[] {
  const parts = isThreshold(procedure) || isBilingual(procedure) ? [] : partsOf(procedure)
  if (parts.length === 0) return [{ path, value: procedure }]
  return parts.flatMap(([key, part]) => settingsOf(part, [...path, key]))
}

/** Whether what a procedure holds is a threshold: only its form tells. */
export function isThreshold(value: Json): value is Json & Threshold {
  return isObject(value) && thresholdSchema.safeParse(value).success
}

/** Whether what a procedure holds is one text in both languages. */
export function isBilingual(value: Json): value is Json & Bilingual {
  return isObject(value) && bilingualSchema.safeParse(value).success
}

function partsOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (isObject(value)) return Object.entries(value)
  return Array.isArray(value) && value.some((part) => typeof part === 'object') ? [...value.entries()] : []
}
