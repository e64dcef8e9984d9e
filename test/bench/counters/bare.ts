import type { Election } from './election.ts'

/**
 * Counts by loops over typed arrays, for complete ballots without ties: no names, no checks, no record. What a machine can do, and the oracle of who is elected.
 */

/** How many ballots put a above b, at `a * n + b`. */
export function pairs({ candidates, voters, places }: Election): Float64Array {
  const n = candidates.length
  const above = new Float64Array(n * n)
  for (let voter = 0, start = 0; voter < voters; voter += 1, start += n) {
    for (let i = start; i < start + n; i += 1) {
      const row = (places[i] as number) * n
      for (let j = i + 1; j < start + n; j += 1) {
        const cell = row + (places[j] as number)
        above[cell] = (above[cell] as number) + 1
      }
    }
  }
  return above
}

/** Whoever beats every other candidate. */
export function condorcetWinner(held: Election): string[] {
  const above = pairs(held)
  const n = held.candidates.length
  return held.candidates.filter((_, a) =>
    held.candidates.every((_, b) => a === b || (above[a * n + b] as number) > (above[b * n + a] as number)),
  )
}

/** The instant runoff. */
export function instantRunoff({ candidates, voters, places }: Election): string[] {
  const n = candidates.length
  const standing = new Uint8Array(n).fill(1)
  const at = new Uint32Array(voters)
  const votes = new Uint32Array(n)
  for (let voter = 0; voter < voters; voter += 1) {
    at[voter] = voter * n
    count(votes, places[voter * n] as number, 1)
  }
  for (;;) {
    const first = best(votes, standing)
    if (2 * (votes[first] as number) > voters) return [candidates[first] as string]
    const last = worst(votes, standing)
    standing[last] = 0
    for (let voter = 0; voter < voters; voter += 1) {
      let place = at[voter] as number
      if (places[place] !== last) continue
      while (standing[places[place] as number] === 0) place += 1
      at[voter] = place
      count(votes, places[place] as number, 1)
    }
  }
}

const PLACES = 100_000

/** STV as in Scotland: five decimals, one surplus a stage. Exact in doubles up to 2^53 / 10^10 voters. */
export function transferableVote(seats: number) {
  return ({ candidates, voters, places }: Election): string[] => {
    const n = candidates.length
    const quota = (Math.floor(voters / (seats + 1)) + 1) * PLACES
    const standing = new Uint8Array(n).fill(1)
    const at = new Uint32Array(voters)
    const value = new Float64Array(voters).fill(PLACES)
    const votes = new Float64Array(n)
    const elected: number[] = []
    const surpluses = new Set<number>()
    const give = (from: number, surplus: number) => {
      const all = votes[from] as number
      votes[from] = surplus === all ? 0 : quota
      for (let voter = 0; voter < voters; voter += 1) {
        let place = at[voter] as number
        if (places[place] !== from) continue
        const end = (voter + 1) * n
        while (place < end && standing[places[place] as number] === 0) place += 1
        at[voter] = place
        if (surplus !== all) value[voter] = quotient((value[voter] as number) * surplus, all)
        if (place < end) count(votes, places[place] as number, value[voter] as number)
      }
    }
    for (let voter = 0; voter < voters; voter += 1) {
      at[voter] = voter * n
      count(votes, places[voter * n] as number, PLACES)
    }
    for (;;) {
      const left = [...standing.keys()].filter((candidate) => standing[candidate] === 1)
      const all = left.length <= seats - elected.length
      const now = left.filter((candidate) => all || (votes[candidate] as number) >= quota)
      for (const candidate of now) {
        standing[candidate] = 0
        elected.push(candidate)
        if ((votes[candidate] as number) > quota) surpluses.add(candidate)
      }
      if (elected.length >= seats) return elected.map((candidate) => candidates[candidate] as string)
      const largest = [...surpluses].sort((a, b) => (votes[b] as number) - (votes[a] as number))[0]
      if (largest !== undefined) {
        surpluses.delete(largest)
        give(largest, (votes[largest] as number) - quota)
      } else {
        const last = worst(votes, standing)
        standing[last] = 0
        give(last, votes[last] as number)
      }
    }
  }
}

function count(votes: Uint32Array | Float64Array, candidate: number, value: number): void {
  votes[candidate] = (votes[candidate] as number) + value
}

/** The whole part of num / den. */
function quotient(num: number, den: number): number {
  return (num - (num % den)) / den
}

function best(votes: Uint32Array, standing: Uint8Array): number {
  let found = standing.indexOf(1)
  for (let k = found + 1; k < votes.length; k += 1) {
    if (standing[k] === 1 && (votes[k] as number) > (votes[found] as number)) found = k
  }
  return found
}

function worst(votes: Uint32Array | Float64Array, standing: Uint8Array): number {
  let found = standing.indexOf(1)
  for (let k = found + 1; k < votes.length; k += 1) {
    if (standing[k] === 1 && (votes[k] as number) < (votes[found] as number)) found = k
  }
  return found
}
