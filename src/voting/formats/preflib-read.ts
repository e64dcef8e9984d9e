import type { Result } from '../../base/refusal.ts'
import type { RankedBallot } from '../ballot.ts'
import { MOST_CANDIDATES, type RankedFile } from './ballot-file.ts'
import {
  atLineEnd,
  ballotCount,
  digits,
  expectSign,
  fault,
  found,
  quoted,
  reading,
  restOfLine,
  type Source,
  skipLine,
  skipSpace,
} from './source.ts'

/** The kinds of orders in PrefLib: strict or with ties, complete or incomplete. */
export const PREFLIB_TYPES = ['soc', 'soi', 'toc', 'toi'] as const

/** A kind of orders in PrefLib. */
export type PrefLibType = (typeof PREFLIB_TYPES)[number]

/**
 * Reads a PrefLib file of orders: soc, soi, toc or toi. Ids are the numbers of the alternatives, `'1'`, `'2'`, ...
 *
 * Refused with the place (`malformed`): what breaks the form; alternatives without a name; orders that the file's own type does not allow; and numbers
 * of voters or of orders other than the file says it has, as when it was cut off. Files of the form that was in use before 2022 are not read.
 *
 * Source: PrefLib-Data, FORMAT_SPECIFICATION.md.
 *
 * @example
 * ```ts
 * import { readPrefLib } from 'huzhu/voting/formats'
 *
 * const file = readPrefLib(`# TITLE: Debian 2002 Leader
 * # DATA TYPE: toi
 * # NUMBER ALTERNATIVES: 2
 * # NUMBER VOTERS: 109
 * # ALTERNATIVE NAME 1: Branden Robinson
 * # ALTERNATIVE NAME 2: Raphael Hertzog
 * 100: 2,1
 * 9: {1,2}
 * `)
 * file.ok && file.ballots // => [{ ranking: ['2', '1'], count: 100 }, { ranking: [['1', '2']], count: 9 }]
 * ```
 */
export function readPrefLib(text: string): Result<RankedFile> {
  return reading(text, (source) => {
    const header = readHeader(source)
    const size = Number(wholeNumber(header, 'NUMBER ALTERNATIVES'))
    if (size < 1 || size > MOST_CANDIDATES) fault(place(header, 'NUMBER ALTERNATIVES'), `is not from 1 to ${MOST_CANDIDATES}`)
    const candidates = Array.from({ length: size }, (_, index) => ({
      id: String(index + 1),
      name: required(header, `ALTERNATIVE NAME ${index + 1}`).text,
    }))
    const ballots = readOrders(source, size, dataType(header))
    checkTotals(header, ballots)
    return { title: header.get('TITLE')?.text ?? '', candidates, ballots }
  })
}

interface Value {
  readonly at: number
  readonly text: string
}

type Header = ReadonlyMap<string, Value>

function readHeader(source: Source): Header {
  const header = new Map<string, Value>()
  for (; source.text[source.at] === '#'; skipLine(source)) {
    source.at += 1
    skipSpace(source)
    const from = source.at
    while (!atLineEnd(source) && source.text[source.at] !== ':') source.at += 1
    const key = source.text.slice(from, source.at).trim()
    expectSign(source, ':', 'the name of a metadatum')
    if (header.has(key)) fault(from, `${quoted(key)} is said twice`)
    header.set(key, { at: source.at, text: restOfLine(source) })
  }
  return header
}

function required(header: Header, key: string): Value {
  const value = header.get(key)
  return value ?? fault(0, `the head of the file lacks a line as in # ${key}: ...`)
}

function place(header: Header, key: string): number {
  return required(header, key).at
}

function wholeNumber(header: Header, key: string): bigint {
  const { at, text } = required(header, key)
  return /^\d{1,40}$/.test(text) ? BigInt(text) : fault(at, `${quoted(text)} is no whole number`)
}

function dataType(header: Header): PrefLibType {
  const { at, text } = required(header, 'DATA TYPE')
  return (
    PREFLIB_TYPES.find((type) => type === text) ?? fault(at, `${quoted(text)} is none of the orders ${PREFLIB_TYPES.join(', ')}`)
  )
}

function readOrders(source: Source, size: number, type: PrefLibType): readonly RankedBallot[] {
  const ballots: RankedBallot[] = []
  for (; source.at < source.text.length; skipLine(source)) {
    skipSpace(source)
    if (atLineEnd(source)) continue
    const from = source.at
    const number = digits(source)
    const count = ballotCount(number)
    if (count === undefined)
      fault(from, `${number === '' ? found(source) : quoted(number)} is no number of voters; expected an order, as in 9: 3,{1,2}`)
    expectSign(source, ':', 'the number of voters')
    const order = source.at
    const { ranking, named, ties } = readOrder(source, size)
    if (ties && type.startsWith('s')) fault(order, `has a tie, which a file of type ${type} cannot have`)
    if (named < size && type.endsWith('c'))
      fault(order, `names ${named} of ${size} alternatives; a file of type ${type} names all`)
    ballots.push({ ranking, count })
  }
  return ballots
}

function readOrder(
  source: Source,
  size: number,
): { readonly ranking: RankedBallot['ranking']; readonly named: number; readonly ties: boolean } {
  const ranking: (string | string[])[] = []
  const seen = new Set<number>()
  let ties = false
  for (skipSpace(source); !atLineEnd(source); skipSpace(source)) {
    if (ranking.length > 0) expectSign(source, ',', 'an alternative')
    if (source.text[source.at] === '{') {
      source.at += 1
      const tied = [alternative(source, size, seen)]
      for (skipSpace(source); source.text[source.at] === ','; skipSpace(source)) {
        source.at += 1
        tied.push(alternative(source, size, seen))
      }
      expectSign(source, '}', 'tied alternatives')
      ties ||= tied.length > 1
      ranking.push(tied.length === 1 ? (tied[0] as string) : tied)
    } else ranking.push(alternative(source, size, seen))
  }
  return { ranking, named: seen.size, ties }
}

function alternative(source: Source, size: number, seen: Set<number>): string {
  skipSpace(source)
  const from = source.at
  const text = digits(source)
  const number = Number(text)
  if (text === '') fault(from, `${found(source)} where an alternative is expected`)
  if (number < 1 || number > size) fault(from, `${quoted(text)} is no alternative; expected a number from 1 to ${size}`)
  if (seen.has(number)) fault(from, `${quoted(text)} stands in the order twice`)
  seen.add(number)
  return String(number)
}

function checkTotals(header: Header, ballots: readonly RankedBallot[]): void {
  const voters = ballots.reduce((sum, { count = 1 }) => sum + BigInt(count), 0n)
  const said = wholeNumber(header, 'NUMBER VOTERS')
  if (voters !== said) fault(place(header, 'NUMBER VOTERS'), `says ${said} voters, and the orders are of ${voters}`)
  if (!header.has('NUMBER UNIQUE ORDERS')) return
  const orders = wholeNumber(header, 'NUMBER UNIQUE ORDERS')
  if (orders !== BigInt(ballots.length)) {
    fault(place(header, 'NUMBER UNIQUE ORDERS'), `says ${orders} orders, and the file has ${ballots.length}`)
  }
}
