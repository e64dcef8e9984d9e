/**
 * Sums of pairs with several sums in each number, which takes a large poll half the time. A number holds six lanes of eight bits, one for each of six candidates: going up
 * a ballot, `below` has a one in the lane of everybody met so far, so that one addition to the sums of a candidate says of six others that they stand below. Before a
 * lane could run over, all are emptied into the cells. 48 bits are exact in a number.
 */
export interface PairLanes {
  /** Whether these lanes add up such a ballot, and faster than one pair at a time does. */
  take(length: number, count: number): boolean
  /** Adds ballots that are a plain order, as they lie in their column. */
  add(places: Uint16Array, from: number, to: number, count: number): void
  /** Empties the lanes into the cells `a * n + b`: ballots that rank a above b. */
  empty(): void
}

const LANES = 6
const LANE = 256

/** Lanes that empty into these cells. */
export function pairLanes(n: number, cells: Float64Array): PairLanes {
  const groups = Math.ceil(n / LANES)
  // At `g * n + a`: how often a stands above each of group g; and the one in the lane of a, if a is of group g.
  const sums = new Float64Array(groups * n)
  const unit = new Float64Array(groups * n)
  for (let a = 0; a < n; a += 1) unit[Math.floor(a / LANES) * n + a] = LANE ** (a % LANES)
  let inLanes = 0

  const empty = () => {
    for (let a = 0; a < n; a += 1) {
      for (let g = 0; g < groups; g += 1) {
        let lanes = sums[g * n + a] as number
        for (let b = g * LANES; lanes > 0; b += 1) {
          const rest = Math.floor(lanes / LANE)
          cells[a * n + b] = (cells[a * n + b] as number) + lanes - rest * LANE
          lanes = rest
        }
      }
    }
    sums.fill(0)
    inLanes = 0
  }

  return {
    take: (length, count) => count < LANE && length > 2 * groups,
    add(places, from, to, count) {
      if (inLanes + count >= LANE) empty()
      inLanes += count
      for (let group = 0; group < sums.length; group += n) {
        let below = 0
        for (let k = to - 1; k >= from; k -= 1) {
          const a = group + ((places[k] as number) >> 1)
          sums[a] = (sums[a] as number) + below
          below += (unit[a] as number) * count
        }
      }
    },
    empty,
  }
}
