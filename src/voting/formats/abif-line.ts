import { isId } from './ballot-file.ts'
import { atLineEnd, ballotCount, digits, expectSign, fault, found, quoted, type Source, skipSpace } from './source.ts'

/** One candidate on a ballot. */
export interface Entry {
  readonly at: number
  readonly token: string
  /** How it is joined to the one before it. */
  readonly sign: '' | '>' | '=' | ','
  readonly rating?: number
}

/** One line of ballots: how many say the same, and what. */
export interface BallotLine {
  readonly count: number | string
  readonly entries: readonly Entry[]
}

const NO_WORD = new Set(' \t>=,/:#[]{}"*')

/** Reads `27:A/5>B=[C D]/3`, up to the end of the line, a comment, or data in braces behind a colon. */
export function ballotLine(source: Source): BallotLine {
  const from = source.at
  const number = digits(source)
  const count = ballotCount(number)
  if (count === undefined) {
    const here = number === '' ? found(source) : quoted(number)
    fault(from, `${here} is no number of ballots; a line of ballots is as in 27:A>B`)
  }
  expectSign(source, ':', 'the number of ballots')
  const entries: Entry[] = []
  while (!lineIsOver(source) && !isData(source)) {
    const sign = entries.length === 0 ? '' : joint(source)
    skipSpace(source)
    const at = source.at
    const name = token(source)
    entries.push({ at, token: name, sign, ...rating(source) })
  }
  return { count, entries }
}

/** Reads what the ballots call a candidate: `[in brackets]`, `"in quotes"`, or a word. */
export function token(source: Source): string {
  const from = source.at
  const text =
    source.text[from] === '[' ? enclosed(source, ']') : source.text[from] === '"' ? enclosed(source, '"') : wordOf(source)
  return isId(text) ? text : fault(from, `${quoted(text)} can be no candidate`)
}

/** Reads what stands up to a closing sign, on the same line. */
export function enclosed(source: Source, closing: string): string {
  const from = source.at
  for (source.at += 1; source.text[source.at] !== closing; source.at += 1) {
    if (atLineEnd(source)) fault(from, `is never closed; expected ${closing}`)
  }
  source.at += 1
  return source.text.slice(from + 1, source.at - 1)
}

function wordOf(source: Source): string {
  const { text } = source
  const from = source.at
  while (!atLineEnd(source) && !NO_WORD.has(text[source.at] as string)) source.at += 1
  return source.at > from ? text.slice(from, source.at) : fault(from, `${found(source)} where a candidate is expected`)
}

/** Passes over blanks and a comment; whether nothing more stands on the line. */
export function lineIsOver(source: Source): boolean {
  skipSpace(source)
  return source.text[source.at] === '#' || atLineEnd(source)
}

/** Whether data about the ballots stand here: `: {"precinct": 51}`. */
function isData(source: Source): boolean {
  if (source.text[source.at] !== ':') return false
  const inside = { text: source.text, at: source.at + 1 }
  skipSpace(inside)
  return inside.text[inside.at] === '{'
}

function joint(source: Source): '>' | '=' | ',' {
  const sign = source.text[source.at]
  if (sign !== '>' && sign !== '=' && sign !== ',') {
    fault(source.at, `${found(source)} where >, = or , is expected; a name with blanks stands in [brackets]`)
  }
  source.at += 1
  return sign
}

function rating(source: Source): { readonly rating?: number } {
  skipSpace(source)
  if (source.text[source.at] !== '/') return {}
  source.at += 1
  skipSpace(source)
  const from = source.at
  const number = digits(source)
  if (number === '' || !Number.isSafeInteger(Number(number)) || source.text[source.at] === '.') {
    fault(from, `${number === '' ? found(source) : quoted(number)} is no rating; expected a whole number`)
  }
  return { rating: Number(number) }
}
