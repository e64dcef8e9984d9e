import * as z from 'zod'

/** What a voter can say of one person: for 赞成, against 反对, abstain 弃权, or the name of somebody who stood on no list 另选他人. */
export const MARKS = ['for', 'against', 'abstain', 'writeIn'] as const

/** What a voter can say of one person. */
export type Mark = (typeof MARKS)[number]

/**
 * How many voters cast a ballot like this: a safe integer from 1 on, or its decimal digits as a text where it is larger; 1, if absent.
 */
export type BallotCount = number | string

/** A ballot that ranks: best first. A list inside it is one equal rank; an empty list is a rank that was skipped. */
export interface RankedBallot {
  readonly ranking: readonly (string | readonly string[])[]
  readonly count?: BallotCount
}

/** A ballot that names those whom the voter approves of, in no order. */
export interface ApprovalBallot {
  readonly approvals: readonly string[]
  readonly count?: BallotCount
}

/** A ballot that gives scores, whole numbers from 0 on; whoever is left out gets none. */
export interface ScoredBallot {
  readonly scores: { readonly [candidate: string]: number }
  readonly count?: BallotCount
}

/** A ballot that marks persons one by one. A `writeIn` is a vote for a person who is no candidate, under an id of the host's. */
export interface MarkedBallot {
  readonly marks: { readonly [person: string]: Mark }
  readonly count?: BallotCount
}

/** What one voter, or several who said the same, put into the box. Candidates are ids. */
export type Ballot = RankedBallot | ApprovalBallot | ScoredBallot | MarkedBallot

const id = z.string().min(1).max(200)
const count = z.exactOptional(z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,30}$/)]))

/** Schema of {@link Ballot}: its shape. `count` checks ballots by code of its own, which takes millions. */
export const ballotSchema: z.ZodType<Ballot> = z.union([
  z.strictObject({ ranking: z.array(z.union([id, z.array(id)])), count }),
  z.strictObject({ approvals: z.array(id), count }),
  z.strictObject({ scores: z.record(id, z.int().min(0)), count }),
  z.strictObject({ marks: z.record(id, z.enum(MARKS)), count }),
])
