import type { Named } from './named.ts'
import { pairLanes } from './pair-lanes.ts'
import type { Unranked } from './poll.ts'
import { plus, type Whole, whole } from './whole.ts'

/**
 * Who stands where on ballots, added up. It does not know yet what it means that somebody is not ranked. For n candidates, the cells are: at `a * n + b`, ballots
 * that rank a above b; from `n * n` on likewise, those that rank both alike; from `2 * n * n` on, those that rank a at all.
 */
interface PairSums {
  readonly candidates: number
  /** Exact while the ballots in it are a safe number together. */
  readonly cells: Float64Array
  /** Ballots beyond these, by cell. */
  readonly beyond: Map<number, Whole>
}

/** Whom a ballot ranks where. */
type Order = Pick<Named, 'length' | 'candidate' | 'rank'>

/** The sums of no ballots. */
function noPairs(candidates: number): PairSums {
  return { candidates, cells: new Float64Array(2 * candidates * candidates + candidates), beyond: new Map() }
}

/** Adds ballots that say the same, exact whatever their number, but slowly. */
function addBallot(sums: PairSums, names: Order, count: Whole): void {
  const n = sums.candidates
  const add = (cell: number) => sums.beyond.set(cell, plus(sums.beyond.get(cell) ?? 0, count))
  for (let k = 0; k < names.length; k += 1) {
    const a = names.candidate[k] as number
    add(2 * n * n + a)
    for (let m = k + 1; m < names.length; m += 1) {
      add((names.rank[m] === names.rank[k] ? n * n : 0) + a * n + (names.candidate[m] as number))
    }
  }
}

/** Adds ballots that say the same. The caller sees to it that the ballots in the cells stay a safe number. */
function addSafely({ candidates: n, cells }: PairSums, { length, candidate, rank }: Order, count: number): void {
  const level = n * n
  const ranked = 2 * n * n
  for (let k = 0; k < length; k += 1) {
    const a = candidate[k] as number
    const row = a * n
    cells[ranked + a] = (cells[ranked + a] as number) + count
    let m = k + 1
    for (; m < length && rank[m] === rank[k]; m += 1) {
      const cell = level + row + (candidate[m] as number)
      cells[cell] = (cells[cell] as number) + count
    }
    for (; m < length; m += 1) {
      const cell = row + (candidate[m] as number)
      cells[cell] = (cells[cell] as number) + count
    }
  }
}

/** Notes whom a ballot ranks that is a plain order, as it lies in its column. */
function addRanked({ candidates: n, cells }: PairSums, places: Uint16Array, from: number, to: number, count: number): void {
  const ranked = 2 * n * n
  for (let k = from; k < to; k += 1) {
    const a = ranked + ((places[k] as number) >> 1)
    cells[a] = (cells[a] as number) + count
  }
}

/** Adds such a ballot, one pair at a time: nobody is level. */
function addOrder({ candidates: n, cells }: PairSums, places: Uint16Array, from: number, to: number, count: number): void {
  for (let k = from; k < to; k += 1) {
    const row = ((places[k] as number) >> 1) * n
    for (let m = k + 1; m < to; m += 1) {
      const cell = row + ((places[m] as number) >> 1)
      cells[cell] = (cells[cell] as number) + count
    }
  }
}

/**
 * How many ballots put one above the other: `[a][b]`, a above b. Whoever is not ranked stands below all whom the ballot ranks, if `unranked` is `last`: then a is
 * above b on all ballots that rank a, less those that rank b above or level. Otherwise such a ballot says nothing about the two. Nobody is above the withdrawn.
 */
function aboveOf(sums: PairSums, unranked: Unranked, withdrawn: ReadonlySet<number>): readonly (readonly Whole[])[] {
  const n = sums.candidates
  const cell = (index: number) => BigInt(cellOf(sums, index))
  const above = (a: number, b: number): Whole => {
    if (a === b || withdrawn.has(b)) return 0
    if (unranked === 'noOpinion') return cellOf(sums, a * n + b)
    return whole(cell(2 * n * n + a) - cell(b * n + a) - cell(n * n + a * n + b) - cell(n * n + b * n + a))
  }
  return Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => above(a, b)))
}

function cellOf({ cells, beyond }: PairSums, index: number): Whole {
  return plus(cells[index] as number, beyond.get(index) ?? 0)
}

/** Adds ballots up in pairs, one after the other. */
export interface PairCounter {
  add(names: Order, count: Whole): void
  /** Adds ballots that are a plain order: candidates in a column, best first and doubled, as {@link Rankings} have them. */
  addPlain(places: Uint16Array, from: number, to: number, count: Whole): void
  /** See {@link aboveOf}. */
  above(unranked: Unranked, withdrawn: ReadonlySet<number>): readonly (readonly Whole[])[]
}

/** A counter of no ballots. */
export function pairCounter(candidates: number): PairCounter {
  const sums = noPairs(candidates)
  const lanes = pairLanes(candidates, sums.cells)
  let inCells = 0
  const fits = (count: Whole): count is number => {
    if (typeof count === 'bigint' || inCells + count > Number.MAX_SAFE_INTEGER) return false
    inCells += count
    return true
  }
  return {
    add(names, count) {
      if (fits(count)) addSafely(sums, names, count)
      else addBallot(sums, names, count)
    },
    addPlain(places, from, to, count) {
      if (fits(count)) {
        addRanked(sums, places, from, to, count)
        if (lanes.take(to - from, count)) lanes.add(places, from, to, count)
        else addOrder(sums, places, from, to, count)
        return
      }
      const candidate = places.slice(from, to).map((place) => place >> 1)
      addBallot(sums, { length: candidate.length, candidate, rank: candidate.map((_, rank) => rank) }, count)
    },
    above(unranked, withdrawn) {
      lanes.empty()
      return aboveOf(sums, unranked, withdrawn)
    },
  }
}
