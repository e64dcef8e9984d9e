import * as z from 'zod'
import type { Result } from '../base/refusal.ts'
import type { Ballot } from './ballot.ts'
import { type Markings, readMarkings } from './markings.ts'
import { malformed, type Poll } from './method.ts'
import { named, type Refused, readBallots, readRanks } from './read.ts'
import type { BallotTotals } from './record.ts'
import { fromJson, plus, toJson, type Whole, type WholeJson, wholeSchema } from './whole.ts'

/** The body of every method that transfers ballots: how many say what. Plain JSON. */
export type Ranked = {
  /**
   * A ranking by the indexes of candidates, best first and level ones joined, `2>0=3`; then how many ballots say so. Each ranking once, sorted, so that equal
   * ballots make equal bodies. The empty one stands for ballots that are for nobody.
   */
  readonly rankings: readonly (readonly [string, WholeJson])[]
}

/** Reads ballots that rank into a body, by the rules of the poll for what is no plain order. */
export function tallyRankings(
  poll: Poll,
  ballots: readonly Ballot[],
  rules: Markings,
  overvotes: readonly string[],
): Result<{ readonly body: Ranked }> {
  const names = named(poll)
  const counts = new Map<string, Whole>()
  const refused = readBallots(ballots, {
    ranking(ranking, count, index) {
      const wrong = readRanks(poll, ranking, index, names)
      if (wrong !== undefined) return wrong
      const text = readMarkings(names, rules, overvotes)
      if (typeof text !== 'string') return text
      counts.set(text, plus(counts.get(text) ?? 0, count))
      return undefined
    },
  })
  if (refused !== undefined) return refused
  return { ok: true, body: { rankings: [...counts.keys()].sort().map((text) => [text, toJson(counts.get(text) as Whole)]) } }
}

/** Adds two bodies: both are sorted, so that one walk through both is enough. */
export function addRanked(_: Poll, a: Ranked, b: Ranked): Ranked {
  const rankings: (readonly [string, WholeJson])[] = []
  let j = 0
  for (const entry of a.rankings) {
    for (; j < b.rankings.length && (b.rankings[j]?.[0] as string) < entry[0]; j += 1)
      rankings.push(b.rankings[j] as typeof entry)
    const same = b.rankings[j]?.[0] === entry[0] ? b.rankings[j] : undefined
    if (same !== undefined) j += 1
    rankings.push(same === undefined ? entry : [entry[0], toJson(plus(fromJson(entry[1]), fromJson(same[1])))])
  }
  return { rankings: [...rankings, ...b.rankings.slice(j)] }
}

const shape: z.ZodType<Ranked> = z.strictObject({ rankings: z.array(z.tuple([z.string(), wholeSchema])) })

const STRICT = /^(?:(?:0|[1-9]\d{0,3})(?:>(?=\d)|$))*$/
const LEVEL = /^(?:(?:0|[1-9]\d{0,3})(?:[>=](?=\d)|$))*$/

/** Schema of the bodies of a poll. Where the method leaves nobody level, no text with `=` can come about. */
export function rankedSchema(poll: Poll, levels: 'strict' | 'level'): z.ZodType<Ranked> {
  const form = levels === 'strict' ? STRICT : LEVEL
  const last = poll.candidates.length
  const makes = (text: string) => {
    if (!form.test(text)) return false
    const ranks = text === '' ? [] : text.split('>').map((rank) => rank.split('=').map(Number))
    const said = ranks.flat()
    const ascend = ranks.every((rank) => rank.every((candidate, k) => k === 0 || (rank[k - 1] as number) < candidate))
    const stand = said.every((candidate) => candidate < last && !poll.withdrawn.has(candidate))
    return ascend && stand && new Set(said).size === said.length
  }
  const ofPoll = z.custom<Ranked>().refine(
    ({ rankings }) =>
      rankings.every(([text, count], k) => {
        return count !== 0 && makes(text) && (k === 0 || (rankings[k - 1]?.[0] as string) < text)
      }),
    { path: ['rankings'], error: 'is not a sorted list of rankings by index, each with the ballots that say so' },
  )
  return shape.pipe(ofPoll)
}

/** How many ballots there were, where all are valid and the empty ones blank. */
export function rankedTotals({ rankings }: Ranked): BallotTotals {
  let [all, blank]: [Whole, Whole] = [0, 0]
  for (const [text, count] of rankings) {
    all = plus(all, fromJson(count))
    if (text === '') blank = fromJson(count)
  }
  return { cast: String(all), valid: String(all), void: '0', blank: String(blank) }
}

/** The record of a count by stages holds a number for each candidate at each stage. */
const MOST_CANDIDATES = 1000

/** Refuses a poll with more candidates than a count by stages can list. */
export function refuseTooMany({ candidates }: Poll): Refused | undefined {
  if (candidates.length <= MOST_CANDIDATES) return undefined
  return malformed(['candidates'], `are more than the ${MOST_CANDIDATES} of a count by stages`)
}
