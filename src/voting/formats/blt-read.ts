import type { Result } from '../../base/refusal.ts'
import type { RankedBallot } from '../ballot.ts'
import { isId, MOST_CANDIDATES, type RankedFile } from './ballot-file.ts'
import { name, skipBlank, skipToLineEnd, word } from './blt-words.ts'
import { ballotCount, fault, quoted, reading, type Source } from './source.ts'

/** What a BLT file says. */
export interface BltFile extends RankedFile {
  readonly seats: number
  /** Ids of candidates who withdrew after the ballots were printed. */
  readonly withdrawn: readonly string[]
  /** Of the tied, whoever stands first here is taken first, to be elected as to be excluded (droop). So it is no `order` of `count`, where first is best. */
  readonly tieOrder?: readonly string[]
  /** What stands behind the title: source and comment (Wichmann). */
  readonly notes?: readonly string[]
}

/**
 * Reads a BLT file: numbers of candidates and seats, ballots, names and a title.
 *
 * Ids are the nicknames of `[nick ...]`, or else the numbers `'1'`, `'2'`, ... An equal rank is `2=4`, a skipped one `-`. Withdrawn candidates are `-2`
 * or in `[withdrawn ...]`; `[tie ...]` is an order. Somebody may stand on a ballot twice: `count` knows what that means.
 *
 * Refused with the place (`malformed`): what breaks the form; a ballot without its closing 0, since a torn line would join another; fractions of ballots;
 * ids of ballots, after which some programs expect a count and others none; options that nothing here obeys.
 *
 * Source: Hill, Wichmann & Woodall, Algorithm 123 (1987); the extensions of OpenSTV, droop and stv-rs.
 *
 * @example
 * ```ts
 * import { count } from 'huzhu/voting'
 * import { pollOf, readBlt } from 'huzhu/voting/formats'
 *
 * const file = readBlt(`3 1
 * 20 1 0
 * 12 2 3 0
 * 9 3 2 0
 * 0
 * "Li"
 * "Wang"
 * "Zhao"
 * "Group 4"
 * `)
 * const record = file.ok && count({ method: 'two-round', ...pollOf(file) })
 * record && record.ok && record.elected // => ['2']
 *
 * const torn = readBlt('3 1\n20 1\n12 2 3 0\n0\n')
 * !torn.ok && torn.refusal // => { code: 'malformed', path: ['line', 2, 'column', 5], problem: 'the ballot ends without a 0' }
 * ```
 */
export function readBlt(text: string): Result<BltFile> {
  return reading(text, (source) => {
    const size = wholeNumber(source, 'the number of candidates', MOST_CANDIDATES)
    const seats = wholeNumber(source, 'the number of seats', Number.MAX_SAFE_INTEGER)
    const { ids, numberOf, withdrawn, tieOrder } = readHead(source, size)
    const ballots = readBallots(source, { ids, numberOf })
    const candidates = ids.map((id, index) => ({ id, name: name(source, `the name of candidate ${index + 1}`) }))
    const title = name(source, 'the title, which comes after the names')
    const notes = readNotes(source)
    return {
      title,
      seats,
      candidates,
      withdrawn: ids.filter((id) => withdrawn.has(id)),
      ballots,
      ...(tieOrder === undefined ? {} : { tieOrder }),
      ...(notes.length === 0 ? {} : { notes }),
    }
  })
}

/** How the file calls its candidates: by number, or by nickname. */
interface Numbering {
  readonly ids: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
}

interface Head extends Numbering {
  readonly withdrawn: ReadonlySet<string>
  readonly tieOrder?: readonly string[]
}

function wholeNumber(source: Source, what: string, most: number): number {
  skipBlank(source)
  const from = source.at
  const digits = word(source)
  const number = ballotCount(digits)
  if (number === undefined) {
    fault(from, `${quoted(digits)} is not ${what}; a file begins with the numbers of candidates and seats, as in 4 2`)
  }
  return typeof number === 'number' && number <= most
    ? number
    : fault(from, `${quoted(digits)} is more than ${most}, the most for ${what}`)
}

/** What stands between the two numbers and the ballots. */
function readHead(source: Source, size: number): Head {
  let numbering = byNumber(numbers(size))
  let tieOrder: readonly string[] | undefined
  const withdrawn = new Set<string>()
  const said = new Set<string>()
  for (;;) {
    skipBlank(source)
    const from = source.at
    if (source.text[from] === '[') {
      const { option, words } = readOption(source)
      if (said.has(option)) fault(from, `\`${option}\` is said twice`)
      said.add(option)
      const listed = () => words.map(({ at, text }) => candidate(numbering, text, at))
      if (option === 'nick') {
        if (withdrawn.size > 0 || tieOrder !== undefined) fault(from, 'nicknames come after options that name candidates')
        numbering = byNickname(words, size, from)
      } else if (option === 'tie') tieOrder = everybody(listed(), size, from)
      else if (option === 'withdrawn') for (const id of listed()) withdrawn.add(id)
      else fault(from, `${quoted(option)} is none of the options nick, tie, withdrawn`)
    } else if (source.text[from] === '-') {
      const minus = word(source)
      withdrawn.add(candidate(numbering, minus.slice(1), from))
    } else return { ...numbering, withdrawn, ...(tieOrder === undefined ? {} : { tieOrder }) }
  }
}

function byNumber(ids: readonly string[]): Numbering {
  return { ids, numberOf: new Map(ids.map((id, index) => [id, index])) }
}

const NICKNAME = /^(?!\d+$)[^\s="'()[\]#/-][^\s="()[\]#]*$/

function byNickname(words: readonly Word[], size: number, at: number): Numbering {
  const wrong = words.find(({ text }) => !isNickname(text))
  if (wrong !== undefined)
    fault(
      wrong.at,
      `${quoted(wrong.text)} is no nickname: it is no number, begins with no sign and has no =, quote, bracket or #`,
    )
  const numbering = byNumber(
    everybody(
      words.map(({ text }) => text),
      size,
      at,
    ),
  )
  return { ids: numbering.ids, numberOf: new Map([...byNumber(numbers(size)).numberOf, ...numbering.numberOf]) }
}

/** Whether ballots of a BLT file can call a candidate so. */
export function isNickname(text: string): boolean {
  return NICKNAME.test(text) && isId(text)
}

function numbers(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => String(index + 1))
}

function everybody(ids: readonly string[], size: number, at: number): readonly string[] {
  if (ids.length !== size || new Set(ids).size !== size) fault(at, `does not name each of the ${size} candidates once`)
  return ids
}

interface Word {
  readonly at: number
  readonly text: string
}

function readOption(source: Source): { readonly option: string; readonly words: readonly Word[] } {
  const from = source.at
  const to = source.text.indexOf(']', from)
  if (to < 0) fault(from, 'is an option that is never closed; expected ]')
  const words: Word[] = []
  const inside: Source = { text: source.text.slice(0, to), at: from + 1 }
  for (skipBlank(inside); inside.at < to; skipBlank(inside)) words.push({ at: inside.at, text: word(inside) })
  source.at = to + 1
  return { option: words[0]?.text ?? '', words: words.slice(1) }
}

/** The id of a candidate named by number or nickname. */
function candidate({ ids, numberOf }: Numbering, text: string, at: number): string {
  const number = numberOf.get(text)
  if (number !== undefined) return ids[number] as string
  const size = ids.length
  fault(
    at,
    `${quoted(text)} is no candidate; expected ${size === 1 ? 'the number 1' : `a number from 1 to ${size}`} or a nickname`,
  )
}

function readBallots(source: Source, numbering: Numbering): readonly RankedBallot[] {
  const ballots: RankedBallot[] = []
  for (;;) {
    skipBlank(source)
    const from = source.at
    const first = word(source)
    if (first === '0') return ballots
    if (first === '') fault(from, 'the file ends before a 0 ends the ballots')
    const count = ballotCount(first)
    if (count === undefined) fault(from, `${quoted(first)} ${wrongCount(first)}`)
    ballots.push({ ranking: readRanking(source, numbering), count })
  }
}

function wrongCount(text: string): string {
  if (text.startsWith('(')) return 'is an id of a ballot; leave ids out and begin with the number of ballots'
  return 'is no number of ballots; expected a whole number from 1 on, or the 0 that ends the ballots'
}

function readRanking(source: Source, numbering: Numbering): RankedBallot['ranking'] {
  const ranking: (string | readonly string[])[] = []
  for (;;) {
    if (skipToLineEnd(source)) fault(source.at, 'the ballot ends without a 0')
    const from = source.at
    const rank = word(source)
    if (rank === '0') return ranking
    ranking.push(rank === '-' ? [] : readRank(numbering, rank, from))
  }
}

function readRank(numbering: Numbering, rank: string, from: number): string | readonly string[] {
  if (!rank.includes('=')) return candidate(numbering, rank, from)
  let at = from
  return rank.split('=').map((text) => {
    const id = candidate(numbering, text, at)
    at += text.length + 1
    return id
  })
}

function readNotes(source: Source): readonly string[] {
  const notes: string[] = []
  for (skipBlank(source); source.at < source.text.length; skipBlank(source)) {
    if (notes.length === 2 || source.text[source.at] !== '"')
      fault(source.at, 'nothing is expected after the title but a source and a comment in quotes')
    notes.push(name(source, 'the note'))
  }
  return notes
}
