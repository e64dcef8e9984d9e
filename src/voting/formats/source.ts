import type { Result } from '../../base/refusal.ts'
import { malformed } from '../method.ts'

/** A text that is read from left to right. */
export interface Source {
  readonly text: string
  /** Offset of the first character that was not read yet. */
  at: number
}

/** Ends the reading: what is wrong, and at which offset. It never leaves {@link reading}. */
class Fault extends Error {
  override readonly name = 'Fault'
  readonly at: number

  constructor(at: number, problem: string) {
    super(problem)
    this.at = at
  }
}

/** Ends the reading, at this offset. */
export function fault(at: number, problem: string): never {
  throw new Fault(at, problem)
}

/**
 * What a reader makes of a text, or the place at which it stopped: `malformed`, with the path `['line', 3, 'column', 7]`. Both count from 1; columns
 * are UTF-16 code units. A byte order mark in front is passed over.
 */
export function reading<Content extends object>(text: string, read: (source: Source) => Content): Result<Content> {
  if (typeof text !== 'string') return malformed([], 'is no text')
  const source = { text: text.startsWith('\ufeff') ? text.slice(1) : text, at: 0 }
  try {
    return { ok: true, ...read(source) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return malformed(placeAt(source.text, error.at), error.message)
  }
}

/** Passes over spaces and tabs. */
export function skipSpace(source: Source): void {
  while (isSpace(source.text.charCodeAt(source.at))) source.at += 1
}

/** Whether the line, or the text, ends here. */
export function atLineEnd({ text, at }: Source): boolean {
  return at >= text.length || isLineEnd(text.charCodeAt(at))
}

/** Passes over the end of a line, with all of the line that was not read. */
export function skipLine(source: Source): void {
  const { text } = source
  while (!atLineEnd(source)) source.at += 1
  source.at += text.startsWith('\r\n', source.at) ? 2 : 1
}

/** What is left of the line, without blanks around it. */
export function restOfLine(source: Source): string {
  const from = source.at
  while (!atLineEnd(source)) source.at += 1
  return source.text.slice(from, source.at).trim()
}

/** The digits that stand here; empty if none do. */
export function digits(source: Source): string {
  const { text } = source
  const from = source.at
  while (isDigit(text.charCodeAt(source.at))) source.at += 1
  return text.slice(from, source.at)
}

/** Passes over one character, which must stand here, and blanks around it. */
export function expectSign(source: Source, sign: string, after: string): void {
  skipSpace(source)
  if (source.text[source.at] !== sign) fault(source.at, `${found(source)} where ${sign} is expected, after ${after}`)
  source.at += 1
  skipSpace(source)
}

/** What stands here, as a message shows it. */
export function found(source: Source): string {
  const { text, at } = source
  return atLineEnd(source) ? 'the line ends' : quoted(String.fromCodePoint(text.codePointAt(at) as number))
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Whether it is a space or a tab. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** Whether it ends a line: line feed or carriage return, which come together or alone. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

const LONGEST_QUOTE = 60

/** A piece of the text as a message shows it: a long one is cut. */
export function quoted(piece: string): string {
  return piece.length > LONGEST_QUOTE ? `\`${piece.slice(0, LONGEST_QUOTE)}…\`` : `\`${piece}\``
}

const DIGITS = /^\d{1,31}$/

/** A whole number from 1 on, as a ballot counts it: a number, or its digits as a text beyond 2^53 - 1. Undefined for anything else. */
export function ballotCount(digits: string): number | string | undefined {
  if (!DIGITS.test(digits)) return undefined
  const number = Number(digits)
  if (Number.isSafeInteger(number)) return number > 0 ? number : undefined
  return BigInt(digits).toString()
}

function placeAt(text: string, at: number): readonly (string | number)[] {
  let line = 1
  let start = 0
  for (let index = 0; index < at; index += 1) {
    const code = text.charCodeAt(index)
    if (!isLineEnd(code) || (code === 0x0d && text.charCodeAt(index + 1) === 0x0a)) continue
    line += 1
    start = index + 1
  }
  return ['line', line, 'column', at - start + 1]
}
