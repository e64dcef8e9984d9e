import * as z from 'zod'
import type { Result } from '../base/refusal.ts'
import { listSchema } from './list.ts'
import { type Ballots, choiceMissing, malformed, type Poll } from './method.ts'
import { named } from './named.ts'
import { type PairCounter, pairCounter } from './pairwise.ts'
import { plainOrders } from './plain-orders.ts'
import { UNRANKED } from './poll.ts'
import type { Rankings } from './ranking-columns.ts'
import { type Reader, type Refused, readBallots, readRanking } from './read.ts'
import { fromJson, plus, toJson, type Whole, type WholeJson, wholeSchema } from './whole.ts'

/** The body of every method that compares candidates in pairs: plain JSON. */
export type PairsBody = {
  /** `above[a][b]`: ballots that put a above b. */
  readonly above: readonly (readonly WholeJson[])[]
  readonly valid: WholeJson
  /** Ballots that rank nobody. */
  readonly blank: WholeJson
}

/** A body grows with the square of the candidates, a count with the cube. */
const MOST_CANDIDATES = 500

/** Reads ballots that rank into a body. What it means that somebody is not ranked is asked for once a ballot makes it matter. */
export function tallyPairs(poll: Poll, ballots: Ballots): Result<{ readonly body: PairsBody }> {
  const size = poll.candidates.length
  if (size > MOST_CANDIDATES)
    return malformed(['candidates'], `are more than the ${MOST_CANDIDATES} that can be compared in pairs`)
  const standing = size - poll.withdrawn.size
  const counter = pairCounter(size)
  let [valid, blank]: [Whole, Whole] = [0, 0]
  const admit: Admission = (ranked, count) => {
    valid = plus(valid, count)
    if (ranked === 0) blank = plus(blank, count)
    else if (ranked < standing && poll.input.unranked === undefined) return choiceMissing('unranked', UNRANKED)
    return undefined
  }
  const names = named(poll)
  const ranking: Reader = (said, count, index) => {
    const wrong = readRanking(poll, said, index, names) ?? admit(names.length, count)
    if (wrong === undefined) counter.add(names, count)
    return wrong
  }
  const orders = plainOrders(poll, ballots)
  const refused = orders === undefined ? readBallots(ballots, { ranking }) : addOrders(orders, admit, counter)
  if (refused !== undefined) return refused
  // Where it was not asked for, nobody is unranked, and both meanings say the same.
  const above = counter.above(poll.input.unranked ?? 'last', poll.withdrawn)
  return { ok: true, body: { above: above.map((row) => row.map(toJson)), valid: toJson(valid), blank: toJson(blank) } }
}

/** Takes note of ballots that rank so many candidates. */
type Admission = (ranked: number, count: Whole) => Refused | undefined

function addOrders({ start, places, counts }: Rankings, admit: Admission, counter: PairCounter): Refused | undefined {
  for (let ballot = 0; ballot < counts.length; ballot += 1) {
    const [from, to, count] = [start[ballot] as number, start[ballot + 1] as number, counts[ballot] as Whole]
    const refused = admit(to - from, count)
    if (refused !== undefined) return refused
    counter.addPlain(places, from, to, count)
  }
  return undefined
}

/** Adds two bodies of one poll. */
export function addPairs(_: Poll, a: PairsBody, b: PairsBody): PairsBody {
  const sum = (x: WholeJson, y: WholeJson) => toJson(plus(fromJson(x), fromJson(y)))
  return {
    above: a.above.map((row, i) => row.map((number, j) => sum(number, b.above[i]?.[j] as WholeJson))),
    valid: sum(a.valid, b.valid),
    blank: sum(a.blank, b.blank),
  }
}

const shape: z.ZodType<PairsBody> = z.strictObject({
  above: listSchema(listSchema(wholeSchema)),
  valid: wholeSchema,
  blank: wholeSchema,
})

/** Schema of the bodies of a poll: no two candidates are ranked by more ballots than rank anybody. */
export function pairsSchema(poll: Poll): z.ZodType<PairsBody> {
  const size = poll.candidates.length
  const ofPoll = z
    .custom<PairsBody>()
    .refine(({ above }) => above.length === size && above.every((row) => row.length === size), {
      path: ['above'],
      error: 'is not one number for every two candidates',
      abort: true,
    })
    .refine(({ valid, blank }) => fromJson(blank) <= fromJson(valid), {
      path: ['blank'],
      error: 'is more than the valid ballots',
      abort: true,
    })
    .refine(({ above, valid, blank }) => pairsFit(poll, above, BigInt(valid) - BigInt(blank)), {
      path: ['above'],
      error: 'holds more ballots than rank anybody, or ballots that rank somebody withdrawn',
    })
  return shape.pipe(ofPoll)
}

/** Whether no two candidates are ranked by more than so many ballots, and nobody withdrawn by any. */
export function pairsFit({ withdrawn }: Poll, above: PairsBody['above'], most: bigint): boolean {
  return above.every((row, a) =>
    row.every((number, b) => {
      const both = BigInt(number) + BigInt(above[b]?.[a] as WholeJson)
      return both <= (a === b || withdrawn.has(a) || withdrawn.has(b) ? 0n : most)
    }),
  )
}
