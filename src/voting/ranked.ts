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

/** Schema of the bodies of a poll. Where the method leaves nobody level, no text with `=` can come about. */
export function rankedSchema(poll: Poll, levels: 'strict' | 'level'): z.ZodType<Ranked> {
  const makes = rankingsOf(poll, levels)
  const error = 'is not a sorted list of rankings by index, each with the ballots that say so'
  return z.strictObject({
    rankings: z.custom<Ranked['rankings']>((rankings) => Array.isArray(rankings) && areSorted(rankings, makes), { error }),
  })
}

function areSorted(rankings: readonly unknown[], makes: (text: string) => boolean): boolean {
  let before: string | undefined
  for (const entry of rankings) {
    if (!Array.isArray(entry) || entry.length !== 2) return false
    const [text, count] = entry as readonly unknown[]
    if (typeof text !== 'string' || !isCount(count) || !makes(text) || (before !== undefined && before >= text)) return false
    before = text
  }
  return true
}

function isCount(count: unknown): boolean {
  if (typeof count === 'number') return Number.isSafeInteger(count) && count > 0
  return typeof count === 'string' && wholeSchema.safeParse(count).success
}

/** Whether a text is a ranking of this poll as {@link tallyRankings} writes it. By code of its own, since a summary holds millions. */
function rankingsOf({ candidates, withdrawn }: Poll, levels: 'strict' | 'level'): (text: string) => boolean {
  const numbers = new Map(candidates.map((_, candidate) => [String(candidate), candidate]))
  const form = levels === 'strict' ? '>' : /[>=]/
  return (text) => {
    if (text === '') return true
    const said = new Set<number>()
    let place = 0
    let last = 0
    for (const digits of text.split(form)) {
      const candidate = numbers.get(digits)
      if (candidate === undefined || withdrawn.has(candidate) || said.has(candidate)) return false
      if (text[place - 1] === '=' && candidate < last) return false
      said.add(candidate)
      last = candidate
      place += digits.length + 1
    }
    return true
  }
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
const MOST_CANDIDATES = 500

/** Refuses a poll with more candidates than a count by stages can list. */
export function refuseTooMany({ candidates }: Poll): Refused | undefined {
  if (candidates.length <= MOST_CANDIDATES) return undefined
  return malformed(['candidates'], `are more than the ${MOST_CANDIDATES} of a count by stages`)
}
