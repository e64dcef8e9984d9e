import { isObject } from '../base/json.ts'
import type { Result } from '../base/refusal.ts'
import type { Ballot } from './ballot.ts'
import { readPoll } from './count.ts'
import type { PollInput } from './poll.ts'

/** Reads one ballot as a count of the poll would: a refusal if it cannot be counted, else whether it is void. */
export type BallotReader = (ballot: Ballot) => Result<{ readonly void: boolean }>

/** Reads the ballots of a poll one by one, as they are cast. The poll is read once. */
export function ballotReader(poll: PollInput): Result<{ readonly read: BallotReader }> {
  const readable = readPoll(poll)
  if (!readable.ok) return readable
  return {
    ok: true,
    read(ballot) {
      const tallied = readable.method.tally(readable.poll, [ballot])
      if (!tallied.ok) return tallied
      // Methods that know no void ballots have no such number in their bodies.
      const { body } = tallied
      return { ok: true, void: isObject(body) && body.void !== undefined && body.void !== 0 }
    },
  }
}
