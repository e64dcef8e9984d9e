import * as z from 'zod'

/**
 * A whole number from 0 on, exact: a Number while that is safe, a BigInt beyond. Never otherwise, so that equal numbers look equal.
 * `<` and `>` compare the two kinds exactly, `===` does too for this reason; `+` throws, so add with {@link plus}.
 */
export type Whole = number | bigint

/** A {@link Whole} in plain JSON: a safe integer, or its digits as a text beyond. */
export type WholeJson = number | string

const LARGEST = Number.MAX_SAFE_INTEGER

/** Schema of {@link WholeJson}. */
export const wholeSchema: z.ZodType<WholeJson> = z.union([z.int().min(0), z.string().regex(/^[1-9]\d{15,99}$/)])

/** Their sum. A sum of Numbers that was rounded lies beyond the safe ones, so that the check sees it. */
export function plus(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number' && a + b <= LARGEST) return a + b
  return BigInt(a) + BigInt(b)
}

/** Their product. */
export function times(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number' && a * b <= LARGEST) return a * b
  return whole(BigInt(a) * BigInt(b))
}

/** A number from 0 on in the form that {@link Whole} keeps. */
export function whole(number: bigint): Whole {
  return number <= LARGEST ? Number(number) : number
}

/** For a body or a record. */
export function toJson(number: Whole): WholeJson {
  return typeof number === 'number' ? number : String(number)
}

/** From a body that its schema checked. */
export function fromJson(json: WholeJson): Whole {
  return typeof json === 'number' ? json : whole(BigInt(json))
}
