import * as z from 'zod'
import { plain } from '../base/plain.ts'
import type { Result } from '../base/refusal.ts'
import { shapeFindings } from '../base/shape.ts'
import { malformed } from './method.ts'
import { measure, type ShareReached } from './reached.ts'
import { type Basis, leaves, reaches, type Threshold, thresholdSchema, UNITS, type Unit } from './threshold.ts'

/** A motion for or against which people vote: what it takes to pass. */
export interface Motion {
  /** The votes for it, of the base that each share names. Whether abstentions and invalid ballots count is in that base. */
  readonly pass: Threshold
  /** So many must take part: of those `present` at a meeting, or of those `voted` or `participating` where ballots are collected. */
  readonly quorum?: { readonly of: 'present' | 'voted' | 'participating'; readonly reach: Threshold }
  /**
   * What becomes of as many votes for as against in this unit: the motion `fails`, or whoever is in the chair has one vote more, a `castingVote`. If
   * absent, `pass` alone decides: `>= 1/2` passes, `> 1/2` does not.
   */
  readonly tie?: { readonly unit: Unit; readonly rule: 'fails' | 'castingVote' }
}

/** What was counted in one unit. Whoever did not answer took no part. */
export interface MotionVotes {
  readonly for: number
  readonly against: number
  readonly abstain?: number
  /** Ballots that say nothing that can be counted. */
  readonly invalid?: number
  readonly eligible?: number
  readonly present?: number
  readonly issued?: number
  /** Persons who voted. */
  readonly voted?: number
  readonly seats?: number
}

/** What was counted in each unit, and the vote of the chair, once there is a tie that it breaks. */
export interface MotionTally {
  readonly units: { readonly [U in Unit]?: MotionVotes }
  readonly castingVote?: 'for' | 'against'
}

/** What became of a motion, share by share. Plain JSON. */
export interface Decision {
  /** `castingVoteNeeded`: it is tied, and the chair has not voted yet. */
  readonly outcome: 'passed' | 'failed' | 'noQuorum' | 'castingVoteNeeded'
  /** As many for as against, in the unit of the rule for ties; a casting vote is not among them. */
  readonly tied: boolean
  readonly quorum: readonly ShareReached[]
  /** In the order of the threshold. All are measured, whatever the outcome. */
  readonly shares: readonly ShareReached[]
}

/** Schema of {@link Motion}. */
export const motionSchema: z.ZodType<Motion> = z.strictObject({
  pass: thresholdSchema,
  quorum: z.exactOptional(z.strictObject({ of: z.enum(['present', 'voted', 'participating']), reach: thresholdSchema })),
  tie: z.exactOptional(z.strictObject({ unit: z.enum(UNITS), rule: z.enum(['fails', 'castingVote']) })),
})

const number = z.int().min(0)
const votes = z.strictObject({
  for: number,
  against: number,
  abstain: z.exactOptional(number),
  invalid: z.exactOptional(number),
  eligible: z.exactOptional(number),
  present: z.exactOptional(number),
  issued: z.exactOptional(number),
  voted: z.exactOptional(number),
  seats: z.exactOptional(number),
})

/** Schema of {@link MotionTally}. */
export const motionTallySchema: z.ZodType<MotionTally> = z.strictObject({
  units: z.partialRecord(z.enum(UNITS), votes),
  castingVote: z.exactOptional(z.enum(['for', 'against'])),
})

/**
 * Decides a motion: whether there is a quorum, what becomes of a tie, and whether the votes for it reach what the rule asks for. Exact.
 *
 * These bases follow from the votes: yes + no (`forAndAgainst`); all ballots, invalid ones included (`ballotsCast`, `returned`, and `participating`, since
 * whoever hands in a ballot takes part). The others are given, each where a share names it.
 *
 * Whole numbers of one unit each: persons, households, or floor area in any unit that is small enough. Refused: what breaks the form, or a number that the motion
 * names and the tally lacks, with the path (`malformed`); more votes than there can be (`tallyImpossible`).
 *
 * Source: for "at least" and "more than", Civil Code of the PRC, Art. 1259; the motion itself is the law's or the society's.
 *
 * @example
 * ```ts
 * import { decide } from 'huzhu/voting'
 *
 * const half = { num: 1, den: 2, cmp: '>', of: 'participating' } as const
 * const motion = { pass: { all: [{ ...half, unit: 'heads' }, { ...half, unit: 'area' }] } } as const
 * const votes = { heads: { for: 31, against: 20 }, area: { for: 2_900, against: 2_600, abstain: 400 } }
 *
 * const decision = decide(motion, { units: votes })
 *
 * // A majority of heads, but of the floor area 2,951 were needed.
 * decision.ok && [decision.outcome, decision.shares[1]?.least] // => ['failed', 2951]
 * ```
 */
export function decide(motion: Motion, tally: MotionTally): Result<Decision> {
  const given = plain({ motion, tally })
  if (!given.ok) return malformed(given.path, given.message)
  const read = z.strictObject({ motion: motionSchema, tally: motionTallySchema }).safeParse(given.value)
  if (!read.success) {
    const [first] = shapeFindings(read.error)
    return malformed(first?.path ?? [], first?.message ?? 'has not the form required')
  }
  return decideRead(read.data.motion, read.data.tally)
}

function decideRead({ pass, quorum, tie }: Motion, { units, castingVote }: MotionTally): Result<Decision> {
  const problem = impossible(units)
  if (problem !== undefined) return { ok: false, refusal: { code: 'tallyImpossible', problem } }
  const level = tie === undefined ? undefined : units[tie.unit]
  if (tie !== undefined && level === undefined) return notCounted(tie.unit)
  const tied = level !== undefined && level.for === level.against
  const chairVotes = tied && tie?.rule === 'castingVote'
  if (castingVote !== undefined && !chairVotes) return malformed(['tally', 'castingVote'], 'breaks no tie')
  const cast = castingVote === undefined || tie === undefined ? units : withVote(units, tie.unit, castingVote)
  const reached = pairsOf(pass, cast, 'for')
  if (!reached.ok) return reached
  const tookPart = quorum === undefined ? undefined : pairsOf(quorum.reach, units, quorum.of)
  if (tookPart?.ok === false) return tookPart
  const outcome =
    quorum !== undefined && !reaches(tookPart?.pairs ?? [], quorum.reach)
      ? 'noQuorum'
      : chairVotes && castingVote === undefined
        ? 'castingVoteNeeded'
        : reaches(reached.pairs, pass) && !(tied && tie?.rule === 'fails')
          ? 'passed'
          : 'failed'
  return { ok: true, outcome, tied, quorum: tookPart?.shares ?? [], shares: reached.shares }
}

function notCounted(...path: readonly string[]): ReturnType<typeof malformed> {
  return malformed(['tally', 'units', ...path], 'is missing; the motion names it')
}

/** Why the numbers of a tally cannot be, if they cannot. */
function impossible(units: MotionTally['units']): string | undefined {
  for (const [unit, votes] of Object.entries(units)) {
    const cast = numberOf(votes, 'ballotsCast') as number
    if (!Number.isSafeInteger(cast)) return `the votes of ${unit} are more than 2^53 - 1 together`
    for (const base of ['voted', 'present', 'issued', 'seats', 'eligible'] as const) {
      const most = votes[base]
      if (most !== undefined && cast > most) return `${cast} ${unit} voted, of ${most} ${base}`
    }
    for (const part of ['voted', 'present'] as const) {
      const { [part]: some = 0, eligible = some } = votes
      if (some > eligible) return `${some} ${unit} ${part}, of ${eligible} eligible`
    }
  }
  return undefined
}

/** One vote more. Those present and entitled stay as many: the chair is one of them. */
function withVote(units: MotionTally['units'], unit: Unit, vote: 'for' | 'against'): MotionTally['units'] {
  const votes = units[unit] ?? { for: 0, against: 0 }
  return { ...units, [unit]: { ...votes, [vote]: votes[vote] + 1 } }
}

/** What a threshold measures, share by share, and as the pairs that `reaches` takes. */
function pairsOf(
  threshold: Threshold,
  units: MotionTally['units'],
  counted: 'for' | Basis,
): Result<{ readonly shares: readonly ShareReached[]; readonly pairs: readonly number[] }> {
  const shares: ShareReached[] = []
  for (const share of leaves(threshold)) {
    const votes = units[share.unit]
    if (votes === undefined) return notCounted(share.unit)
    const [count, base] = [numberOf(votes, counted), numberOf(votes, share.of)]
    if (count === undefined || base === undefined) {
      const lacks = count === undefined ? counted : share.of
      return notCounted(share.unit, lacks)
    }
    shares.push(measure(share, count, base))
  }
  return { ok: true, shares, pairs: shares.flatMap(({ count, base }) => [count, base]) }
}

/** What was counted of one kind; undefined, if nobody gave it and it does not follow from the votes. */
function numberOf(votes: MotionVotes, what: 'for' | Basis): number | undefined {
  const { for: yes, against, abstain = 0, invalid = 0 } = votes
  switch (what) {
    case 'forAndAgainst':
      return yes + against
    case 'ballotsCast':
    case 'returned':
    case 'participating':
      return yes + against + abstain + invalid
    default:
      return votes[what]
  }
}
