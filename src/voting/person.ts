import * as z from 'zod'

/**
 * Whether a text can be the id of a person: 1 to 200 characters, none of them half a surrogate pair, and not `__proto__`, under which a plain object
 * holds nothing.
 */
export function isPerson(id: string): boolean {
  return id !== '' && id.length <= LONGEST_ID && id !== '__proto__' && !LONE_SURROGATE.test(id)
}

/** The most characters of an id. */
export const LONGEST_ID = 200

const LONE_SURROGATE = /\p{Surrogate}/u

/** Schema of the id of a person, or of a group of persons. */
export const personSchema: z.ZodType<string> = z
  .string()
  .refine(isPerson, { error: `is no id: 1 to ${LONGEST_ID} characters, well formed, and not __proto__` })
