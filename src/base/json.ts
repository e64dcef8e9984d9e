/** A value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object: own enumerable string keys only. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** Where in an input something stands: keys and indexes from the root. */
export type Path = readonly (string | number)[]

/** One thing that is wrong with a document or an input, where it stands and what would be right. */
export interface Finding {
  /** Stable name of the fault, camelCase. */
  readonly code: string
  readonly path: Path
  /** What is wrong, one sentence in lower case without a period. */
  readonly message: string
  /** What would be right. */
  readonly remedy?: string
}

/** Whether a value is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
