import type { Result } from '../base/refusal.ts'
import { malformed, type Poll } from './method.ts'
import type { BallotTotals } from './record.ts'
import type { Totals } from './totals.ts'

/** What the tellers' sheet and the count say together. */
export interface Sheet {
  readonly ballots: BallotTotals
  /** Ballots in the box, void ones included. */
  readonly ballotsCast: number
  readonly eligible: number | undefined
  readonly issued: number | undefined
  readonly voted: number | undefined
}

/**
 * Puts the tellers' sheet and the count together. Ballots that the tellers found void may be left out of the count, if the sheet says how many: returned
 * ones are valid or void, to the last one.
 */
export function readSheet(poll: Poll, totals: Totals): Result<{ readonly sheet: Sheet }> {
  const { valid, void: overMarked } = totals
  if (typeof valid === 'string' || typeof overMarked === 'string' || !Number.isSafeInteger(valid + overMarked)) {
    return malformed(['ballots'], 'are more than there can be voters, 2^53 - 1')
  }
  const { eligible, issued, voted, returned, void: found } = poll.input.turnout ?? {}
  const invalid = found ?? overMarked
  if (!Number.isSafeInteger(valid + invalid)) {
    return malformed(['turnout', 'void'], 'makes more ballots than there can be voters, 2^53 - 1')
  }
  const inBox = returned ?? valid + invalid
  const problem =
    voted !== undefined && eligible !== undefined && voted > eligible
      ? `${voted} voted, but ${eligible} are entitled to`
      : invalid < overMarked
        ? `${invalid} ballots are void by the sheet, but ${overMarked} of those counted are`
        : valid + invalid !== inBox
          ? `${inBox} ballots were returned, but ${valid} valid and ${invalid} void ones were counted`
          : undefined
  if (problem !== undefined) return { ok: false, refusal: { code: 'tallyImpossible', problem } }
  const ballots = { cast: String(inBox), valid: String(valid), void: String(invalid), blank: String(totals.blank) }
  return { ok: true, sheet: { ballots, ballotsCast: inBox, eligible, issued, voted } }
}
