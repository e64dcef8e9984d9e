import * as z from 'zod'

/**
 * How many there were, as the tellers' sheet says: entitled to vote; ballots issued; persons who voted, those whom a proxy voted for included; ballots
 * found in the box; of these void. Whole numbers, all of one unit.
 */
export interface Turnout {
  readonly eligible: number
  readonly issued?: number
  readonly voted?: number
  readonly returned?: number
  readonly void?: number
}

const number = z.int().min(0)

/** Schema of {@link Turnout}. */
export const turnoutSchema: z.ZodType<Turnout> = z.strictObject({
  eligible: number,
  issued: z.exactOptional(number),
  voted: z.exactOptional(number),
  returned: z.exactOptional(number),
  void: z.exactOptional(number),
})
