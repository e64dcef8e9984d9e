import type { Poll } from '../method.ts'
import { named } from '../named.ts'
import { marked, type Reader, readApprovals, readMarks } from '../read.ts'
import { addVotes, addWriteIn, type Bounds, type Sums } from '../totals.ts'
import { plus, type Whole } from '../whole.ts'

/**
 * Readers of ballots that name persons, each name one vote: approvals, and marks, of which `for` and `writeIn` name. A ballot that names more than
 * `most` is void; one that names fewer, or nobody, is valid.
 */
export function namingReaders(poll: Poll, sums: Sums, most: number): { readonly approvals: Reader; readonly marks: Reader } {
  const names = named(poll)
  const said = marked()
  return {
    approvals(approvals, count, index) {
      const refused = readApprovals(poll, approvals, index, names)
      if (refused === undefined && admit(sums, names.length, most, count)) {
        for (let k = 0; k < names.length; k += 1) addVotes(sums, names.candidate[k] as number, count)
      }
      return refused
    },
    marks(marks, count, index) {
      const refused = readMarks(poll, marks, index, said)
      if (refused === undefined && admit(sums, said.for.length + said.writeIn.length, most, count)) {
        for (const candidate of said.for) addVotes(sums, candidate, count)
        for (const person of said.writeIn) addWriteIn(sums, person, count)
      }
      return refused
    },
  }
}

/** What ballots give that name up to so many persons, each name one vote. */
export function namingBounds(most: number): (valid: bigint, marked: bigint) => Bounds {
  return (_, marked) => ({ candidate: marked, writtenIn: marked, least: marked, most: BigInt(most) * marked })
}

/** Adds ballots that name so many persons to the valid or the void ones; whether they are valid. */
export function admit(sums: Sums, names: number, most: number, count: Whole): boolean {
  if (names > most) {
    sums.void = plus(sums.void, count)
    return false
  }
  sums.valid = plus(sums.valid, count)
  if (names === 0) sums.blank = plus(sums.blank, count)
  return true
}
