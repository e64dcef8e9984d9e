import type * as z from 'zod'
import type { Json } from '../base/json.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import { shapeFindings } from '../base/shape.ts'
import type { Ballot } from './ballot.ts'
import type { EncodedBallots } from './encoded.ts'
import type { PollInput } from './poll.ts'
import type { CountRecord } from './record.ts'
import type { TieRule } from './tie.ts'

/** A poll that was checked: everything but its ballots. Candidates stand under their index. */
export interface Poll<Rules = unknown> {
  /** As it was asked for; a record begins with it. */
  readonly input: PollInput
  readonly seats: number
  readonly candidates: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  /** Candidates whom nobody can elect any more; ballots are read as if they were not there. */
  readonly withdrawn: ReadonlySet<number>
  readonly ties: readonly TieRule[]
  /** The method's own rules, checked by its schema. */
  readonly rules: Rules
}

/** Ballots as they come, or read once already. */
export type Ballots = readonly Ballot[] | EncodedBallots

/**
 * One counting method. Ballots become a body that can be added up: `count(add(body(a), body(b)))` is the count of a and b together, in whatever
 * order. A body is plain JSON with its numbers as safe integers or decimal texts.
 */
export interface Method<Rules, Body extends Json> {
  /** Schema of the method's own rules, with their defaults: what its name means where nothing else is said. */
  readonly rules: z.ZodType<Rules>
  /** Schema of the bodies of a poll, which may come from other machines: it refuses all that `tally` and `add` cannot make. */
  body(poll: Poll<Rules>): z.ZodType<Body>
  /** Reads ballots into a body. A ballot that cannot be, or a choice that one makes necessary and nobody made, is a refusal with its path. */
  tally(poll: Poll<Rules>, ballots: Ballots): Result<{ readonly body: Body }>
  /** Adds two bodies of the same poll. */
  add(poll: Poll<Rules>, a: Body, b: Body): Body
  /** Counts ballots as `count` counts their body, where it would take longer to make one than to count. */
  countBallots?(poll: Poll<Rules>, ballots: Ballots): Result<CountRecord>
  /** @throws TypeError for a body that `tally` and `add` did not make: `count` checks it with `body` first. */
  count(poll: Poll<Rules>, body: Body): Result<CountRecord>
}

/** The refusal of an input, with its path. */
export function malformed(
  path: readonly (string | number)[],
  problem: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: 'malformed', path, problem } }
}

/** The refusal of an input that has not the form of its schema, which stands at `at` in it. */
export function misshapen(error: z.ZodError, at: readonly string[]): ReturnType<typeof malformed> {
  const [first] = shapeFindings(error)
  return malformed([...at, ...(first?.path ?? [])], first?.message ?? 'has not the form required')
}

/** The refusal of a poll that leaves a choice open on which the result hangs. */
export function choiceMissing(choice: string, options: readonly string[]): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: 'choiceMissing', choice, options } }
}
