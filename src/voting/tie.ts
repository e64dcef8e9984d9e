import * as z from 'zod'

/**
 * How a tie is broken, one rule after the other until one tells the tied apart. Without any, or where none does, the tie stays and the record says
 * so: for the last seat, the tied alone are voted on again 再次投票; in a count by stages, counting stops there.
 *
 * - `priorStage`: whoever had more at the last stage at which they differed (Scottish Local Government Elections Order 2007, rules 49 and 51);
 * - `order`: a permutation of all candidates that was published beforehand, best first;
 * - `lot`: a lot that anybody can draw again, from a seed published after the poll closed (RFC 3797).
 */
export type TieRule = 'priorStage' | { readonly order: readonly string[] } | { readonly lot: { readonly seed: string } }

/** Candidates whom nothing tells apart, and what hangs on it. */
export interface Tie {
  /**
   * For seats: so many of them are elected. For a runoff: so many go into it. For an exclusion or a surplus: one of them is next. For pairs: equally strong
   * majorities that contradict each other stand in an order of the candidates.
   */
  readonly what: 'seats' | 'runoff' | 'exclusion' | 'surplus' | 'pairs'
  /** Seats, or places in the runoff or the order, that the tied contend for; 1 for an exclusion or a surplus. */
  readonly seats: number
  /** In the order of the candidates. */
  readonly among: readonly string[]
  /** Index of the stage in `stages`. */
  readonly stage: number
}

/** A tie that a rule broke, or in which it left fewer: what it left comes next, or stands in `tied`. */
export interface BrokenTie extends Tie {
  readonly rule: TieRule
  /** Those whom the rule chose: elected, or excluded, or transferred first. */
  readonly chosen: readonly string[]
}

/** Schema of {@link TieRule}. */
export const tieRuleSchema: z.ZodType<TieRule> = z.union([
  z.literal('priorStage'),
  z.strictObject({ order: z.array(z.string()).min(1) }),
  z.strictObject({ lot: z.strictObject({ seed: z.string().min(1).max(1000) }) }),
])
