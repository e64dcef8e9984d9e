import * as z from 'zod'
import type { Poll } from './method.ts'
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
  votes: z.array(wholeSchema),
  writeIns: z.array(z.tuple([z.string().min(1).max(200), wholeSchema])),
  valid: wholeSchema,
  void: wholeSchema,
  blank: wholeSchema,
})

/** Schema of the totals of a poll. The shape is compiled once, what the poll adds to it is not worth compiling. */
export function totalsSchema(poll: Poll): z.ZodType<Totals> {
  const ofPoll = z
    .custom<Totals>()
    .refine(({ votes }) => votes.length === poll.candidates.length, {
      path: ['votes'],
      error: 'is not one number for each candidate',
    })
    .refine(({ writeIns }) => writeIns.every(([id], k) => !poll.indexOf.has(id) && (writeIns[k - 1]?.[0] ?? '') < id), {
      path: ['writeIns'],
      error: 'is not a sorted list of persons who are no candidates',
    })
    .refine(({ valid, blank }) => fromJson(blank) <= fromJson(valid), {
      path: ['blank'],
      error: 'is more than the valid ballots',
    })
  return shape.pipe(ofPoll)
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
