import type { Rankings } from './ranking-columns.ts'
import type { Whole } from './whole.ts'

/** Nobody: the ballot is exhausted. */
const NOBODY = -1

/**
 * Rankings in columns, for a count that goes through them again and again. One paper is one ranking with all ballots that say it. What lies on a pile is a
 * list of papers.
 */
export interface Papers {
  /** Where the places of each paper begin; one more for the end of the last. */
  readonly start: Uint32Array
  /** Candidates, best first, doubled; plus 1 for one who is level with the one before. */
  readonly places: Uint16Array
  /** The place at which each paper counts now. It never goes back. */
  readonly at: Uint32Array
  /** How many ballots say what these papers say. */
  ballots(papers: Uint32Array): bigint
}

/** A paper for each ranking, at its first place. */
export function papersOf({ start, places, counts }: Rankings): Papers {
  return { start, places, at: start.slice(0, -1), ballots: adding(counts) }
}

/** Adds the counts of papers up, in Numbers while the sum of all of them is safe. */
function adding(counts: readonly Whole[]): Papers['ballots'] {
  const numbers = new Float64Array(counts.length)
  let total = 0
  for (let paper = 0; paper < counts.length; paper += 1) {
    numbers[paper] = Number(counts[paper])
    total += numbers[paper] as number
  }
  if (total > Number.MAX_SAFE_INTEGER) {
    return (papers) => papers.reduce((sum, paper) => sum + BigInt(counts[paper] as Whole), 0n)
  }
  return (papers) => {
    let sum = 0
    for (let k = 0; k < papers.length; k += 1) sum += numbers[papers[k] as number] as number
    return BigInt(sum)
  }
}

/** Papers sorted by whom they count for next. */
export interface Dealt {
  /** By candidate; nothing for those who get none. */
  readonly piles: readonly (Uint32Array | undefined)[]
  readonly exhausted: Uint32Array
}

/** Sorts papers by the next candidate on each who continues, `continuing[candidate] === 1`. */
export function deal(papers: Papers, pile: Uint32Array, continuing: Uint8Array): Dealt {
  const { length } = continuing
  const owner = new Int16Array(pile.length)
  const sizes = new Uint32Array(length + 1)
  for (let k = 0; k < pile.length; k += 1) {
    const next = nextOn(papers, pile[k] as number, continuing)
    owner[k] = next
    sizes[next + 1] = (sizes[next + 1] as number) + 1
  }
  const piles = Array.from(sizes, (size) => (size === 0 ? undefined : new Uint32Array(size)))
  sizes.fill(0)
  for (let k = 0; k < pile.length; k += 1) {
    const next = (owner[k] as number) + 1
    const place = sizes[next] as number
    ;(piles[next] as Uint32Array)[place] = pile[k] as number
    sizes[next] = place + 1
  }
  const [exhausted = NO_PAPERS, ...dealt] = piles
  return { piles: dealt, exhausted }
}

/** An empty pile. */
const NO_PAPERS = new Uint32Array(0)

/** All papers. */
export function allOf(papers: Papers): Uint32Array {
  const all = new Uint32Array(papers.at.length)
  for (let paper = 0; paper < all.length; paper += 1) all[paper] = paper
  return all
}

/** One pile of several. */
export function joined(piles: readonly Uint32Array[]): Uint32Array {
  if (piles.length === 1) return piles[0] as Uint32Array
  const all = new Uint32Array(piles.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const pile of piles) {
    all.set(pile, end)
    end += pile.length
  }
  return all
}

/**
 * For whom a paper counts next. Where several are level, it counts for the one who continues if only one does, and for nobody any more if several do: it stays
 * where it is until it moves on, and whether one or several continue is decided when it gets there.
 */
function nextOn({ start, places, at }: Papers, paper: number, continuing: Uint8Array): number {
  const end = start[paper + 1] as number
  let place = at[paper] as number
  while (place < end) {
    let last = place
    let found = NOBODY
    let several = 0
    do {
      const candidate = (places[last] as number) >> 1
      if (continuing[candidate] === 1) {
        found = candidate
        several += 1
      }
      last += 1
    } while (last < end && ((places[last] as number) & 1) === 1)
    if (several > 0) {
      at[paper] = place
      return several === 1 ? found : NOBODY
    }
    place = last
  }
  at[paper] = end
  return NOBODY
}
