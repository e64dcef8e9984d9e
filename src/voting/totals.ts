import * as z from 'zod'
import { listSchema } from './list.ts'
import type { Poll } from './method.ts'
import { personSchema } from './person.ts'
import type { BallotTotals } from './record.ts'
import { fromJson, plus, toJson, type Whole, type WholeJson, wholeSchema } from './whole.ts'

/** The body of every method that adds up one number for each person: plain JSON. */
export type Totals = {
  /** By candidate. */
  readonly votes: readonly WholeJson[]
  /** By id, sorted. */
  readonly writeIns: readonly (readonly [string, WholeJson])[]
  readonly valid: WholeJson
  readonly void: WholeJson
  /** Valid ballots for nobody. */
  readonly blank: WholeJson
}

/** {@link Totals} while ballots are being added. */
export interface Sums {
  readonly votes: Whole[]
  readonly writeIns: Map<string, Whole>
  valid: Whole
  void: Whole
  blank: Whole
}

/** The sums of no ballots. */
export function noSums(poll: Poll): Sums {
  return { votes: poll.candidates.map(() => 0), writeIns: new Map(), valid: 0, void: 0, blank: 0 }
}

/** Adds to the votes of a candidate. */
export function addVotes(sums: Sums, candidate: number, votes: Whole): void {
  sums.votes[candidate] = plus(sums.votes[candidate] as Whole, votes)
}

/** Adds to the votes of a person who was written in. */
export function addWriteIn(sums: Sums, person: string, votes: Whole): void {
  sums.writeIns.set(person, plus(sums.writeIns.get(person) ?? 0, votes))
}

/** The sums as a body. */
export function totalsOf(sums: Sums): Totals {
  return {
    votes: sums.votes.map(toJson),
    writeIns: [...sums.writeIns.keys()].sort().map((person) => [person, toJson(sums.writeIns.get(person) as Whole)]),
    valid: toJson(sums.valid),
    void: toJson(sums.void),
    blank: toJson(sums.blank),
  }
}

const shape: z.ZodType<Totals> = z.strictObject({
  votes: listSchema(wholeSchema),
  writeIns: listSchema(z.tuple([personSchema, wholeSchema])),
  valid: wholeSchema,
  void: wholeSchema,
  blank: wholeSchema,
})

/** What ballots can give. */
export interface Bounds {
  /** The most that one candidate can have, and one person written in. */
  readonly candidate: bigint
  readonly writtenIn: bigint
  /** What all of them have together: at least, and at most, if that is less than so many for each. */
  readonly least: bigint
  readonly most?: bigint
}

/**
 * Schema of the totals of a poll, with what so many valid ballots can give, of which so many are for somebody. The shape is compiled once, what the poll adds to
 * it is not worth compiling.
 */
export function totalsSchema(poll: Poll, bounds: (valid: bigint, marked: bigint) => Bounds): z.ZodType<Totals> {
  const ofPoll = z
    .custom<Totals>()
    .refine(({ votes }) => votes.length === poll.candidates.length, {
      path: ['votes'],
      error: 'is not one number for each candidate',
      abort: true,
    })
    .refine(({ writeIns }) => writeIns.every(([id], k) => !poll.indexOf.has(id) && (writeIns[k - 1]?.[0] ?? '') < id), {
      path: ['writeIns'],
      error: 'is not a sorted list of persons who are no candidates',
    })
    .refine(({ valid, blank }) => fromJson(blank) <= fromJson(valid), {
      path: ['blank'],
      error: 'is more than the valid ballots',
      abort: true,
    })
    .refine((totals) => fits(poll, totals, bounds(BigInt(totals.valid), BigInt(totals.valid) - BigInt(totals.blank))), {
      path: ['votes'],
      error: 'is what so many valid ballots cannot give',
    })
  return shape.pipe(ofPoll)
}

function fits({ withdrawn }: Poll, { votes, writeIns }: Totals, { candidate: limit, writtenIn, least, most }: Bounds): boolean {
  const ofCandidates = votes.map(BigInt)
  const ofOthers = writeIns.map(([, number]) => BigInt(number))
  const together = [...ofCandidates, ...ofOthers].reduce((sum, number) => sum + number, 0n)
  return (
    ofCandidates.every((number, candidate) => number <= (withdrawn.has(candidate) ? 0n : limit)) &&
    ofOthers.every((number) => number > 0n && number <= writtenIn) &&
    together >= least &&
    (most === undefined || together <= most)
  )
}

/** Adds two totals of one poll. */
export function addTotals(poll: Poll, a: Totals, b: Totals): Totals {
  const sums = noSums(poll)
  for (const totals of [a, b]) {
    totals.votes.forEach((votes, candidate) => addVotes(sums, candidate, fromJson(votes)))
    for (const [person, votes] of totals.writeIns) addWriteIn(sums, person, fromJson(votes))
    sums.valid = plus(sums.valid, fromJson(totals.valid))
    sums.void = plus(sums.void, fromJson(totals.void))
    sums.blank = plus(sums.blank, fromJson(totals.blank))
  }
  return totalsOf(sums)
}

/** How many ballots there were. */
export function ballotTotals(totals: Totals): BallotTotals {
  const cast = plus(fromJson(totals.valid), fromJson(totals.void))
  return { cast: String(cast), valid: String(totals.valid), void: String(totals.void), blank: String(totals.blank) }
}

/** One person and what was counted for them. */
export interface Standing {
  readonly id: string
  readonly votes: Whole
}

/** Everybody who can be elected, in the order of the candidates; then those written in, by id. */
export function standings(poll: Poll, totals: Totals): readonly Standing[] {
  const candidates = poll.candidates
    .map((id, candidate) => ({ id, votes: fromJson(totals.votes[candidate] as WholeJson) }))
    .filter((_, candidate) => !poll.withdrawn.has(candidate))
  return [...candidates, ...totals.writeIns.map(([id, votes]) => ({ id, votes: fromJson(votes) }))]
}
