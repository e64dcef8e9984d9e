import * as z from 'zod'
import { type Column, column, put } from './column.ts'
import { malformed, type Poll } from './method.ts'
import type { Rankings } from './ranking-columns.ts'
import type { Refused } from './read.ts'
import { fromJson, plus, toJson, type Whole, type WholeJson, wholeSchema } from './whole.ts'

/** The body of every method that transfers ballots: how many say what. Plain JSON. */
export type Ranked = {
  /**
   * A ranking by the indexes of candidates, best first and level ones joined, `2>0=3`; then how many ballots say so. Each ranking once, sorted, so that equal
   * ballots make equal bodies. The empty one stands for ballots that are for nobody.
   */
  readonly rankings: readonly (readonly [string, WholeJson])[]
}

/** The body of rankings. */
export function bodyOf({ start, places, counts }: Rankings): Ranked {
  const sums = new Map<string, Whole>()
  for (let ballot = 0; ballot < counts.length; ballot += 1) {
    const text = textOf(places, start[ballot] as number, start[ballot + 1] as number)
    sums.set(text, plus(sums.get(text) ?? 0, counts[ballot] as Whole))
  }
  return { rankings: [...sums.keys()].sort().map((text) => [text, toJson(sums.get(text) as Whole)]) }
}

function textOf(places: Uint16Array, from: number, to: number): string {
  let text = ''
  for (let k = from; k < to; k += 1) {
    const place = places[k] as number
    text += `${k === from ? '' : (place & 1) === 1 ? '=' : '>'}${place >> 1}`
  }
  return text
}

/** The rankings of a body. */
export function rankingsIn({ rankings }: Ranked): Rankings {
  const [start, places] = [[0], column()]
  for (const [text] of rankings) {
    readPlaces(text, places)
    start.push(places.length)
  }
  return { start: new Uint32Array(start), places: places.list, counts: rankings.map(([, count]) => fromJson(count)) }
}

const [ZERO, NINE, EQUAL] = [48, 57, 61]

function readPlaces(text: string, places: Column): void {
  if (text === '') return
  let candidate = 0
  let level = 0
  for (let k = 0; k < text.length; k += 1) {
    const code = text.charCodeAt(k)
    if (code >= ZERO && code <= NINE) candidate = candidate * 10 + code - ZERO
    else {
      put(places, 2 * candidate + level)
      candidate = 0
      level = code === EQUAL ? 1 : 0
    }
  }
  put(places, 2 * candidate + level)
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

/** Whether a text is a ranking of this poll as {@link bodyOf} writes it. By code of its own, since a summary holds millions. */
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

/** The record of a count by stages holds a number for each candidate at each stage. */
const MOST_CANDIDATES = 500

/** Refuses a poll with more candidates than a count by stages can list. */
export function refuseTooMany({ candidates }: Poll): Refused | undefined {
  if (candidates.length <= MOST_CANDIDATES) return undefined
  return malformed(['candidates'], `are more than the ${MOST_CANDIDATES} of a count by stages`)
}
