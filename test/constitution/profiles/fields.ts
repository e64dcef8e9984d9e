import type { SourcedProcedure } from 'huzhu/election'
import { type Threshold, thresholdSchema } from 'huzhu/voting'
import { inWords } from './words.ts'

/** What a law says of a field, and its article; `model` where there is no law. */
export interface Rows {
  readonly [path: string]: readonly [says: unknown, article: string]
}

/** The fields of a procedure by their paths; a threshold is one field, and so is a list of names. */
export function fieldsOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  const threshold = thresholdSchema.safeParse(value)
  if (threshold.success) return [[path, inWords(threshold.data as Threshold)]]
  const names = Array.isArray(value) && value.every((each) => typeof each === 'string')
  const fields = typeof value === 'object' && value !== null && !names ? Object.entries(value) : []
  if (fields.length === 0) return [[path, value]]
  return fields.flatMap(([name, each]) => fieldsOf(each, path === '' ? name : `${path}.${name}`))
}

/** The source of a field: its own, or that of the nearest path above. */
function sourceOf({ sources }: SourcedProcedure<unknown>, path: string) {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (sources[at]) return sources[at]
  return undefined
}

/** Each field with what it says and its article; `model` where there is no law. */
export function rowsOf(sourced: SourcedProcedure<unknown>): Rows {
  return Object.fromEntries(
    fieldsOf(sourced.procedure).map(([path, says]) => {
      const source = sourceOf(sourced, path)
      return [path, [says, source?.law === 'model' ? 'model' : (source?.article ?? (source === undefined ? 'none' : ''))]]
    }),
  )
}
