import * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import { listSchema } from '../list.ts'
import { type Method, malformed, type Poll } from '../method.ts'
import { firstStage, most, noVote } from '../most.ts'
import { type Named, named } from '../named.ts'
import { pairsFit } from '../pairs-body.ts'
import { readBallots, readRanking } from '../read.ts'
import type { CountRecord, Runoff, Stage } from '../record.ts'
import { addTotals, ballotTotals, noSums, type Standing, standings, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { fromJson, plus, times, toJson, type Whole, type WholeJson, wholeSchema } from '../whole.ts'
import { namingBounds, namingReaders } from './naming.ts'
import { addFirst } from './plurality.ts'

/** First preferences, and who stands above whom on ballots that rank. */
export type TwoRounds = {
  readonly first: Totals
  /** Ballots that rank, void ones included. */
  readonly ranked: WholeJson
  /** `above[a][b]`: valid ballots that rank a above b, or a and not b. Empty, where none ranks. */
  readonly above: readonly (readonly WholeJson[])[]
}

/** The table of who stands above whom grows with the square of the candidates. */
const MOST_RANKED = 500

/**
 * Election in two rounds of one person. Whoever has more than half of the ballots that are for anybody is elected (suffrages exprimés: blank and void
 * ballots are none). Otherwise the two with most go into a runoff, where most votes elect (Constitution of France, art. 7).
 *
 * Ballots are read as in plurality. Where all of them rank, the runoff is counted from them at once: each is for whichever of the two stands higher, or
 * for neither (the contingent vote). Where none ranks, the record names the runoff, to be voted on. Both kinds together are refused, if a runoff is
 * needed: nobody could say which it is.
 */
export const twoRound: Method<unknown, TwoRounds> = {
  rules: z.strictObject({}),
  body: twoRoundsSchema,
  tally(poll, ballots) {
    const sums = noSums(poll)
    const names = named(poll)
    const size = poll.candidates.length
    let above: Whole[][] = []
    let ranked: Whole = 0
    const refused = readBallots(ballots, {
      ...namingReaders(poll, sums, 1),
      ranking(ranking, count, index) {
        if (size > MOST_RANKED)
          return malformed(['candidates'], `are more than the ${MOST_RANKED} that can be ranked in two rounds`)
        const wrong = readRanking(poll, ranking, index, names)
        if (wrong !== undefined) return wrong
        if (ranked === 0) above = poll.candidates.map(() => new Array<Whole>(size).fill(0))
        ranked = plus(ranked, count)
        if (addFirst(sums, names, count)) addAbove(poll, above, names, count)
        return undefined
      },
    })
    return (
      refused ?? { ok: true, body: { first: totalsOf(sums), ranked: toJson(ranked), above: above.map((row) => row.map(toJson)) } }
    )
  },
  add(poll, a, b) {
    const above =
      a.above.length === 0 ? b.above : b.above.length === 0 ? a.above : a.above.map((row, i) => addRows(row, b.above[i]))
    return { first: addTotals(poll, a.first, b.first), ranked: toJson(plus(fromJson(a.ranked), fromJson(b.ranked))), above }
  },
  count: countRounds,
}

function twoRoundsSchema(poll: Poll): z.ZodType<TwoRounds> {
  const size = poll.candidates.length
  return z
    .strictObject({
      first: totalsSchema(poll, namingBounds(1)),
      ranked: wholeSchema,
      above: listSchema(listSchema(wholeSchema)),
    })
    .refine(({ first, ranked }) => BigInt(ranked) <= BigInt(first.valid) + BigInt(first.void), {
      path: ['ranked'],
      error: 'is more than the ballots',
      abort: true,
    })
    .refine(({ ranked, above }) => above.length === (ranked === 0 ? 0 : size) && above.every((row) => row.length === size), {
      path: ['above'],
      error: 'is not one row of numbers for each candidate',
      abort: true,
    })
    .refine(({ first, above }) => pairsFit(poll, above, BigInt(first.valid) - BigInt(first.blank)), {
      path: ['above'],
      error: 'holds more ballots than there are for anybody, or ballots that rank somebody withdrawn',
    })
}

function addRows(a: readonly WholeJson[], b: readonly WholeJson[] = []): readonly WholeJson[] {
  return a.map((number, index) => toJson(plus(fromJson(number), fromJson(b[index] ?? 0))))
}

/** Adds a ballot to those on which one stands above the other; above the withdrawn nobody does. */
function addAbove({ withdrawn }: Poll, above: Whole[][], names: Named, count: Whole): void {
  const rankOf = new Float64Array(above.length).fill(Number.POSITIVE_INFINITY)
  for (let k = 0; k < names.length; k += 1) rankOf[names.candidate[k] as number] = names.rank[k] as number
  for (let k = 0; k < names.length; k += 1) {
    const row = above[names.candidate[k] as number] as Whole[]
    const rank = names.rank[k] as number
    for (let other = 0; other < row.length; other += 1) {
      if (rank < (rankOf[other] as number) && !withdrawn.has(other)) row[other] = plus(row[other] as Whole, count)
    }
  }
}

function countRounds(poll: Poll, body: TwoRounds): Result<CountRecord> {
  if (poll.seats !== 1) return malformed(['seats'], 'is more than the one person whom two rounds elect')
  const persons = standings(poll, body.first)
  const first = firstStage(persons, body.first, String)
  const start = {
    ok: true as const,
    ...poll.input,
    elected: [],
    tied: [],
    broken: [],
    stages: [first],
    ballots: ballotTotals(body.first),
  }
  if (body.first.valid === body.first.blank) return { ...start, tied: noVote(poll, persons).tied }
  const expressed = BigInt(body.first.valid) - BigInt(body.first.blank)
  const winner = persons.find(({ votes }) => times(2, votes) > expressed)
  if (winner !== undefined) return { ...start, elected: [winner.id], stages: [{ ...first, elected: [winner.id] }] }
  const { chosen, tied, broken } = most(poll, persons, 2, 'runoff', [first])
  if (tied.length > 0) return { ...start, tied, broken }
  if (body.ranked === 0) return { ...start, broken, runoff: runoffOf(chosen, persons) }
  if (body.ranked !== toJson(plus(fromJson(body.first.valid), fromJson(body.first.void)))) {
    return malformed(['ballots'], 'rank in part, and a runoff is needed: either all rank, or it is voted on')
  }
  return countRunoff(poll, body, { ...start, broken }, persons, chosen)
}

/** The two in the order of the candidates, which no longer says who had more. */
function runoffOf(chosen: readonly string[], persons: readonly Standing[]): Runoff {
  return { seats: 1, candidates: persons.map(({ id }) => id).filter((id) => chosen.includes(id)) }
}

/** The runoff from the ballots that rank. Nobody is written in on these, so that all in it are candidates. */
function countRunoff(
  poll: Poll,
  body: TwoRounds,
  record: CountRecord,
  before: readonly Standing[],
  chosen: readonly string[],
): Result<CountRecord> {
  const [first] = record.stages as [Stage]
  const [a, b] = chosen.map((id) => poll.indexOf.get(id) as number) as [number, number]
  const [forA, forB] = [fromJson(body.above[a]?.[b] as WholeJson), fromJson(body.above[b]?.[a] as WholeJson)]
  const exhausted = BigInt(body.first.valid) - BigInt(forA) - BigInt(forB)
  const persons = before.map(({ id }) => ({ id, votes: id === chosen[0] ? forA : id === chosen[1] ? forB : 0 }))
  const two = persons.filter(({ id }) => chosen.includes(id))
  const others = persons.filter(({ id }) => !chosen.includes(id)).map(({ id }) => id)
  const votes = Object.fromEntries(persons.map(({ id, votes }) => [id, String(votes)]))
  const runoff: Stage = { kind: 'runoff', votes, elected: [], excluded: [], exhausted: String(exhausted), loss: '0' }
  const { chosen: elected, tied, broken } = most(poll, two, 1, 'seats', [first, runoff])
  const stages = [
    { ...first, excluded: others },
    { ...runoff, elected },
  ]
  return { ok: true, ...record, elected, tied, broken: [...record.broken, ...broken], stages }
}
