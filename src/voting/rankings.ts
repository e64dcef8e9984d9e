import type { Result } from '../base/refusal.ts'
import { column } from './column.ts'
import { readMarkings } from './markings.ts'
import type { Ballots, Poll } from './method.ts'
import type { Markings } from './method-rules.ts'
import { named } from './named.ts'
import { plainOrders } from './plain-orders.ts'
import type { Rankings } from './ranking-columns.ts'
import { readBallots, readRanks } from './read.ts'
import type { BallotTotals } from './record.ts'
import { plus, type Whole } from './whole.ts'

/** Reads ballots, by the rules of the poll for what is no plain order. */
export function readRankings(
  poll: Poll,
  ballots: Ballots,
  rules: Markings,
  overvotes: readonly string[],
): Result<{ readonly rankings: Rankings }> {
  const orders = plainOrders(poll, ballots)
  if (orders !== undefined) return { ok: true, rankings: orders }
  const names = named(poll)
  const [start, places, counts] = [[0], column(), [] as Whole[]]
  const refused = readBallots(ballots, {
    ranking(ranking, count, index) {
      const wrong = readRanks(poll, ranking, index, names) ?? readMarkings(names, rules, overvotes, places)
      if (wrong !== undefined) return wrong
      start.push(places.length)
      counts.push(count)
      return undefined
    },
  })
  return refused ?? { ok: true, rankings: { start: new Uint32Array(start), places: places.list, counts } }
}

/** How many ballots there were, where all are valid and the empty ones blank. */
export function rankingTotals({ start, counts }: Rankings): BallotTotals {
  let [all, blank]: [Whole, Whole] = [0, 0]
  for (let ballot = 0; ballot < counts.length; ballot += 1) {
    const count = counts[ballot] as Whole
    all = plus(all, count)
    if (start[ballot] === start[ballot + 1]) blank = plus(blank, count)
  }
  return { cast: String(all), valid: String(all), void: '0', blank: String(blank) }
}

/** Those that name somebody. */
export function withoutBlank({ start, places, counts }: Rankings): Rankings {
  const marks = (ballot: number) => start[ballot] !== start[ballot + 1]
  return {
    start: start.filter((_, ballot) => ballot === counts.length || marks(ballot)),
    places,
    counts: counts.filter((_, ballot) => marks(ballot)),
  }
}
