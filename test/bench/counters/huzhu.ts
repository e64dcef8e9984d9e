import { type CountRecord, count, encode, type MethodName, type PollInput } from 'huzhu/voting'
import { counter } from './counter.ts'
import { type Election, rankedBallots } from './election.ts'

/** Counts ballots that were encoded before. The answer is the full record. */
export function encoded(method: MethodName, seats = 1) {
  return counter({
    name: `huzhu, ${method}, encoded ballots`,
    ballots: (held) => ({ ...pollOf(held, method, seats), ballots: encodedBallots(held) }),
    count: (input) => count(input),
    elected: electedOf,
  })
}

/** Counts plain ballots. */
export function plain(method: MethodName, seats = 1) {
  return counter({
    name: `huzhu, ${method}, plain ballots`,
    ballots: (held) => ({ ...pollOf(held, method, seats), ballots: rankedBallots(held) }),
    count: (input) => count(input),
    elected: electedOf,
  })
}

/** Only reads plain ballots. */
export const encoding = counter({
  name: 'huzhu, encode: plain ballots into columns',
  ballots: (held) => ({ candidates: held.candidates, ballots: rankedBallots(held) }),
  count: (input) => encode(input),
  elected: () => [],
})

function pollOf({ candidates }: Election, method: MethodName, seats: number): PollInput {
  return { method, seats, candidates }
}

function encodedBallots(held: Election) {
  const result = encode({ candidates: held.candidates, ballots: rankedBallots(held) })
  if (!result.ok) throw new TypeError(JSON.stringify(result.refusal))
  return result.ballots
}

function electedOf(record: ReturnType<typeof count>): CountRecord['elected'] {
  if (!record.ok) throw new TypeError(JSON.stringify(record.refusal))
  return record.elected
}
