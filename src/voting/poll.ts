import * as z from 'zod'
import type { MethodRules } from './method-rules.ts'
import { personSchema } from './person.ts'
import { type TieRule, tieRuleSchema } from './tie.ts'
import { type Turnout, turnoutSchema } from './turnout.ts'

/**
 * The counting methods, by their names in the field, with their authority and the `rules` that they leave open:
 *
 * - `plurality`: most votes, one name on a ballot;
 * - `limited`: most votes, up to `marks` names on a ballot (as many as seats, if absent: the block vote);
 * - `two-round`: more than half, else a runoff of two (Constitution of France, Art. 7);
 * - `statutory-majority`: turnout, majority and runoff as a statute has them; its rules are `StatutoryRules`;
 * - `approval`: most approvals;
 * - `score`: the largest sum of scores from 0 to `max`, which has no default;
 * - `borda`: most points for those ranked below (J.-C. de Borda, 1781);
 * - `irv`: the instant runoff; `overvotes`, `skippedRanks`, `duplicates`, `batch`, `excludedFirst`;
 * - `schulze`: the strongest paths (M. Schulze, "The Schulze Method of Voting"); `strength`: `winning`, `margins` or `ratio`;
 * - `ranked-pairs`: majorities locked from the strongest on (T. N. Tideman, 1987); `strength`, as before;
 * - `copeland`: most others beaten in pairs (A. H. Copeland, 1951);
 * - `minimax`: the least worst defeat (Simpson-Kramer); `strength`: `winning` or `margins`;
 * - `scottish-stv`: Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52;
 * - `wigm-stv`: STV by the weighted inclusive Gregory method; `quota` (`droop`, if absent), `decimals` (exact fractions, if absent, for up to ten seats), and
 *   those of `irv`;
 * - `meek-stv`: B. L. Meek, 1969, by the reference rule of the PR Foundation; `arithmetic` (`reference`), `decimals` (9), `omega` (6), `overvotes`,
 *   `skippedRanks`, `duplicates`.
 *
 * `overvotes`, `skippedRanks`, `duplicates` and `strength` have no default: the first ballot that raises the question is refused with the choices
 * (`choiceMissing`).
 */
export const METHODS = [
  'plurality',
  'limited',
  'two-round',
  'statutory-majority',
  'approval',
  'score',
  'borda',
  'irv',
  'schulze',
  'ranked-pairs',
  'copeland',
  'minimax',
  'scottish-stv',
  'wigm-stv',
  'meek-stv',
] as const

/** Name of a counting method. */
export type MethodName = (typeof METHODS)[number]

/** What it can mean that a ballot does not rank somebody. */
export const UNRANKED = ['last', 'noOpinion'] as const

/**
 * What it means that a ballot does not rank somebody: `last`, below all whom it ranks and level with each other; or `noOpinion`, nothing about
 * them. It changes winners (Debian 2006), so no method presumes it.
 */
export type Unranked = (typeof UNRANKED)[number]

/**
 * A poll: how it is counted, among whom, and for how many seats. A `PollInput<'irv'>` has only the rules of that method; where the method is
 * not known when the code is written, rules of any can stand, and `count` refuses those that are not the method's.
 */
export interface PollInput<Method extends MethodName = MethodName> {
  readonly method: Method
  readonly seats: number
  /** Ids, each once. The order means nothing but for how a record lists them. */
  readonly candidates: readonly string[]
  /** Those of them who withdrew after the ballots were printed. */
  readonly withdrawn?: readonly string[]
  /** What the tellers' sheet says. Only a statute asks for it; every other method keeps it in the record as it came. */
  readonly turnout?: Turnout
  /** How ties are broken, in this order; none, if absent: a tie stays a tie. */
  readonly ties?: readonly TieRule[]
  readonly unranked?: Unranked
  /** What the method leaves open. */
  readonly rules?: MethodRules[Method]
}

/** Schema of the candidates of a poll, by id. */
export const candidatesSchema: z.ZodType<readonly string[]> = z.array(personSchema).min(1).max(10_000)

/** Schema of {@link PollInput}, but for its rules, which are only JSON here: `count` checks them by the method. */
export const pollSchema: z.ZodType<PollInput> = z.strictObject({
  method: z.enum(METHODS),
  seats: z.int().min(1),
  candidates: candidatesSchema,
  withdrawn: z.exactOptional(z.array(z.string())),
  turnout: z.exactOptional(turnoutSchema),
  ties: z.exactOptional(z.array(tieRuleSchema).max(10)),
  unranked: z.exactOptional(z.enum(UNRANKED)),
  rules: z.exactOptional(z.record(z.string(), z.json()) as unknown as z.ZodType<MethodRules[MethodName]>),
})
