import { isObject, type Json } from '../base/json.ts'
import type { Result } from '../base/refusal.ts'
import type { Ballot } from './ballot.ts'
import { readPoll } from './count.ts'
import type { PollInput } from './poll.ts'
import type { Ranked } from './ranked.ts'

/**
 * Reads one ballot as a count of the poll would: a refusal if it cannot be counted, else whether it is void, and whether the rules leave out somebody whom it ranks: several
 * at one rank, a rank left empty, somebody twice.
 */
export type BallotReader = (ballot: Ballot) => Result<{ readonly void: boolean; readonly exhausted: boolean }>

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
      return {
        ok: true,
        void: isObject(body) && body.void !== undefined && body.void !== 0,
        exhausted: 'ranking' in ballot && new Set(ballot.ranking.flat()).size > (rankedIn(body) ?? Number.POSITIVE_INFINITY),
      }
    },
  }
}

/** How many a body of one ballot ranks, where its method transfers ballots. */
function rankedIn(body: Json): number | undefined {
  if (!isObject(body) || !Array.isArray(body.rankings)) return undefined
  const [[text = ''] = []] = body.rankings as unknown as Ranked['rankings']
  return text === '' ? 0 : text.split(/[>=]/).length
}
