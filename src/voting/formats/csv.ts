import { atLineEnd, fault, found, type Source, skipLine } from './source.ts'

/** One cell of a table, without blanks around what it says. */
export interface Cell {
  readonly at: number
  readonly text: string
}

const COMMA = 0x2c
const QUOTE = 0x22

/** The cells of the next line that has any with something in it; undefined at the end of the text. Source: RFC 4180. */
export function nextRow(source: Source): readonly Cell[] | undefined {
  while (source.at < source.text.length) {
    const row = readRow(source)
    if (row.some(({ text }) => text !== '')) return row
  }
  return undefined
}

function readRow(source: Source): readonly Cell[] {
  const { text } = source
  const row = [readCell(source)]
  while (text.charCodeAt(source.at) === COMMA) {
    source.at += 1
    row.push(readCell(source))
  }
  if (!atLineEnd(source)) fault(source.at, `${found(source)} follows a closing quote; expected a comma`)
  skipLine(source)
  return row
}

function readCell(source: Source): Cell {
  const { text } = source
  const at = source.at
  if (text.charCodeAt(at) === QUOTE) return { at, text: quotedCell(source) }
  for (; !atLineEnd(source) && text.charCodeAt(source.at) !== COMMA; source.at += 1) {
    if (text.charCodeAt(source.at) === QUOTE)
      fault(source.at, 'is a quote inside a cell; put the whole cell in quotes, and write "" for one')
  }
  return { at, text: text.slice(at, source.at).trim() }
}

function quotedCell(source: Source): string {
  const { text } = source
  const opening = source.at
  let said = ''
  let from = opening + 1
  for (source.at = from; ; source.at += 1) {
    if (source.at >= text.length) fault(opening, 'is a quote that is never closed')
    if (text.charCodeAt(source.at) !== QUOTE) continue
    said += text.slice(from, source.at)
    source.at += 1
    if (text.charCodeAt(source.at) !== QUOTE) return said.trim()
    from = source.at
  }
}

/** A line of a table. Quotes stand where a cell needs them. */
export function writeRow(cells: readonly string[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

function written(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
