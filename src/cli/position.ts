import type { Path } from '../base/json.ts'

/** A place in a text: line and column, from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly offset: number
  readonly message: string
}

interface Frame {
  readonly close: '}' | ']'
  /** The path of what it holds, up to the key. */
  readonly prefix: string
  /** The keys of an object so far. */
  readonly keys: Set<string> | undefined
  index: number
}

/** Where a text stops being JSON in which no key stands twice (RFC 7493); undefined if it is. Iterative: nesting of any depth ends in an answer. */
export function jsonFault(text: string): JsonFault | undefined {
  return scan(text, () => {})
}

/** Where in a JSON text something stands: what is at the path, or the nearest thing above it that is there. */
export function finder(text: string): (path: Path) => Place {
  const offsets = new Map<string, number>()
  scan(text, (path, offset) => {
    if (path.length <= LONGEST_PATH) offsets.set(path, offset)
  })
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsets.get(path.slice(0, length).map(step).join(''))
      if (offset !== undefined) return placeAt(text, offset)
    }
    return placeAt(text, offsets.get('') ?? 0)
  }
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Beyond that, the place of what holds it will do: a document nested without end must not fill the memory. */
const LONGEST_PATH = 2000

/** Beyond that, no document can be used, whatever its keys. */
const DEEPEST = 1000

const SPACE = /[ \t\n\r]*/y
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[^\s,:[\]{}"]+/y
const CUT_OFF = 'the file ends here, before the document does: it was cut off'

/** Reads JSON from left to right and tells where each value begins. */
function scan(text: string, see: (path: string, offset: number) => void): JsonFault | undefined {
  const stack: Frame[] = []
  let path = ''
  let at = past(SPACE, text, 0)
  for (;;) {
    see(path, at)
    const close = text[at] === '{' ? '}' : text[at] === '[' ? ']' : undefined
    const end = close === undefined ? token(text, at) : at + 1
    if (end === at) return fault(text, at, 'a value should stand here')
    at = past(SPACE, text, end)
    if (close !== undefined) stack.push(frameOf(close, path, stack.length))
    let first = close !== undefined
    let frame = stack.at(-1)
    while (frame !== undefined && text[at] === frame.close) {
      stack.pop()
      frame = stack.at(-1)
      at = past(SPACE, text, at + 1)
      first = false
    }
    if (frame === undefined) return at < text.length ? { offset: at, message: 'nothing may follow the document' } : undefined
    if (!first && text[at] !== ',') return fault(text, at, `a \`,\` or \`${frame.close}\` should stand here`)
    if (!first) at = past(SPACE, text, at + 1)
    if (frame.close === ']') {
      path = frame.prefix + step(frame.index)
      frame.index += 1
      continue
    }
    const key = token(text, at)
    if (key === at || text[at] !== '"') return fault(text, at, 'a key in double quotes should stand here')
    const name = JSON.parse(text.slice(at, key)) as string
    if (frame.keys?.has(name)) return { offset: at, message: 'this key stands twice: readers could see one, rules the other' }
    frame.keys?.add(name)
    path = frame.prefix + step(name)
    at = past(SPACE, text, key)
    if (text[at] !== ':') return fault(text, at, 'a `:` should stand here')
    at = past(SPACE, text, at + 1)
  }
}

function frameOf(close: Frame['close'], prefix: string, depth: number): Frame {
  return { close, prefix, keys: close === '}' && depth < DEEPEST ? new Set() : undefined, index: 0 }
}

/** A key in quotes, so that no key is mistaken for two. */
function step(key: string | number): string {
  return `${JSON.stringify(String(key))}.`
}

/** Where a text, a number or a word of JSON that begins at an offset ends; the offset itself if there is none. */
function token(text: string, at: number): number {
  const end = past(TOKEN, text, at)
  try {
    JSON.parse(text.slice(at, end))
    return end
  } catch {
    return at
  }
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function fault(text: string, offset: number, message: string): JsonFault {
  if (offset >= text.length) return { offset, message: CUT_OFF }
  if (text[offset] !== '"') return { offset, message }
  const end = past(TOKEN, text, offset)
  if (end === offset) return { offset, message: 'a text begins here and never ends: the file was cut off' }
  return token(text, offset) === end
    ? { offset, message }
    : { offset, message: 'this text holds a line break or an escape that JSON does not know' }
}
