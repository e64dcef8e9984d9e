import type { RankedBallot } from 'huzhu/voting'
import { mulberry32 } from '../random.ts'

/** An election with ballots that each rank all candidates, one voter a ballot. */
export interface Election {
  /** Ids, the strongest candidate first. */
  readonly candidates: readonly string[]
  readonly voters: number
  /** Indexes of the candidates, best first, ballot after ballot. */
  readonly places: Uint8Array
}

/**
 * By a seeded generator: every voter likes each candidate by chance, and the stronger ones a little better. So hardly two ballots are alike, some candidate
 * beats every other, and there are many rounds and no ties.
 */
export function election(candidates: number, voters: number, seed: number): Election {
  const random = mulberry32(seed)
  const places = new Uint8Array(candidates * voters)
  const liking = new Float64Array(candidates)
  const order = Array.from(liking, (_, candidate) => candidate)
  for (let voter = 0; voter < voters; voter += 1) {
    for (let candidate = 0; candidate < candidates; candidate += 1) {
      liking[candidate] = random() + (0.1 * (candidates - candidate)) / candidates
    }
    order.sort((a, b) => (liking[b] as number) - (liking[a] as number))
    places.set(order, voter * candidates)
  }
  return { candidates: Array.from({ length: candidates }, (_, index) => `c${index}`), voters, places }
}

/** The ballots of an election, each in the form that `write` gives to its order. */
export function ballotsOf<Form>(
  { candidates, voters, places }: Election,
  write: (order: readonly number[], voter: number) => Form,
): Form[] {
  const size = candidates.length
  return Array.from({ length: voters }, (_, voter) => write([...places.subarray(voter * size, (voter + 1) * size)], voter))
}

/** As huzhu takes them. */
export function rankedBallots(held: Election): readonly RankedBallot[] {
  return ballotsOf(held, (order) => ({ ranking: order.map((index) => held.candidates[index] as string) }))
}

/** The first voters of an election. */
export function firstOf({ candidates, places }: Election, voters: number): Election {
  return { candidates, voters, places: places.subarray(0, voters * candidates.length) }
}
