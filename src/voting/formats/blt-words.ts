import { atLineEnd, fault, isLineEnd, isSpace, quoted, type Source, skipSpace } from './source.ts'

const HASH = 0x23
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Passes over blanks, ends of lines and comments: `#` to the end of the line (OpenSTV), or between slash-stars (droop). */
export function skipBlank(source: Source): void {
  const { text } = source
  for (;;) {
    const code = text.charCodeAt(source.at)
    if (isSpace(code) || isLineEnd(code)) source.at += 1
    else if (!skipComment(source)) return
  }
}

/** Passes over blanks and comments up to the end of the line; whether it ends there. */
export function skipToLineEnd(source: Source): boolean {
  const { text } = source
  do skipSpace(source)
  while (text.startsWith('/*', source.at) && skipComment(source))
  return atLineEnd(source) || text.charCodeAt(source.at) === HASH
}

function skipComment(source: Source): boolean {
  const { text } = source
  if (text.charCodeAt(source.at) === HASH) {
    while (!atLineEnd(source)) source.at += 1
    return true
  }
  if (!text.startsWith('/*', source.at)) return false
  const end = text.indexOf('*/', source.at + 2)
  if (end < 0) fault(source.at, 'is a comment that is never closed; expected */')
  source.at = end + 2
  return true
}

/** The characters up to the next blank, comment or end; empty at the end of the text. */
export function word(source: Source): string {
  const { text } = source
  const from = source.at
  while (!atLineEnd(source) && !isSpace(text.charCodeAt(source.at)) && text.charCodeAt(source.at) !== HASH) source.at += 1
  return text.slice(from, source.at)
}

/** A text in quotes, in which `\"` is a quote and `\\` a backslash; or without quotes the whole line up to a comment. */
export function name(source: Source, what: string): string {
  skipBlank(source)
  const { text } = source
  if (source.at >= text.length) fault(source.at, `the file ends before ${what}`)
  return text.charCodeAt(source.at) === QUOTE ? quotedName(source) : bareName(source)
}

function quotedName(source: Source): string {
  const { text } = source
  const opening = source.at
  let said = ''
  let from = opening + 1
  for (source.at = from; text.charCodeAt(source.at) !== QUOTE; source.at += 1) {
    if (atLineEnd(source)) fault(opening, 'is a quote that is not closed on its line; write a quote inside a name as \\"')
    const next = text.charCodeAt(source.at + 1)
    if (text.charCodeAt(source.at) !== BACKSLASH || (next !== QUOTE && next !== BACKSLASH)) continue
    said += text.slice(from, source.at)
    source.at += 1
    from = source.at
  }
  said += text.slice(from, source.at)
  source.at += 1
  const behind = word(source)
  if (behind !== '')
    fault(source.at - behind.length, `${quoted(behind)} follows a closing quote; write a quote inside a name as \\"`)
  return said
}

function bareName(source: Source): string {
  const { text } = source
  const from = source.at
  let to = from
  for (; !atLineEnd(source); source.at += 1) {
    const code = text.charCodeAt(source.at)
    if (code === HASH && isSpace(text.charCodeAt(source.at - 1))) break
    if (!isSpace(code)) to = source.at + 1
  }
  return text.slice(from, to)
}
