import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { damaged } from './error.ts'
import type { EntryFormats } from './upcast.ts'
import { checkChain } from './verify.ts'

/** What was cut off the end of the file: the beginning of an entry whose writing was interrupted, and which nobody was promised. */
export interface Recovered {
  /** Number of whole entries before it. */
  readonly position: number
  /** Byte at which it began, and how many there were. */
  readonly offset: number
  readonly bytes: number
}

/** What stands in a journal's file, checked. */
export interface Contents {
  /** Byte at which each entry begins. */
  readonly offsets: number[]
  /** Hash of the last entry. */
  readonly head: string
  /** Length of the file in bytes. */
  readonly size: number
  readonly recovered?: Recovered
}

/** One line of the file, without its end. */
export interface Line {
  readonly bytes: Buffer
  /** Byte at which it begins. */
  readonly offset: number
  /** Whether an end of line follows. */
  readonly ended: boolean
}

/**
 * Reads and checks a whole journal, and mends its end: cuts off a last line whose writing was interrupted, ends one that lacks only its end.
 *
 * @throws JournalCorruptError for anything else that is wrong; nothing is changed then
 */
export async function readWhole(path: string, handle: FileHandle, formats: EntryFormats): Promise<Contents> {
  const { size } = await handle.stat()
  const chain = checkChain({}, formats)
  const offsets: number[] = []
  let last: Line | undefined
  let recovered: Recovered | undefined
  for await (const line of readLines(handle, 0, size)) {
    const record = parseLine(line.bytes)
    if (record === undefined && !line.ended && isTorn(line.bytes)) {
      recovered = { position: offsets.length, offset: line.offset, bytes: line.bytes.length }
      break
    }
    if (record === undefined) throw unreadable(path, offsets.length, line.offset)
    offsets.push(line.offset)
    last = line
    if (!chain.take(record)) break
  }
  const result = chain.result()
  if (!result.ok)
    throw damaged(`the journal ${path}`, result, { line: result.position + 1, offset: offsets[result.position] as number })
  if (recovered !== undefined) {
    await handle.truncate(recovered.offset)
    await handle.datasync()
    return { offsets, head: result.head, size: recovered.offset, recovered }
  }
  if (last === undefined || last.ended) return { offsets, head: result.head, size }
  await handle.appendFile('\n')
  await handle.datasync()
  return { offsets, head: result.head, size: size + 1 }
}

const CHUNK = 1 << 20

/** The lines between two bytes of a file. */
export async function* readLines(handle: FileHandle, begin: number, end: number): AsyncGenerator<Line, void, void> {
  let rest: Buffer = Buffer.alloc(0)
  let offset = begin
  for (let at = begin; at < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, end - at))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) break
    at += bytesRead
    const block = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    let from = 0
    for (let stop = block.indexOf(10); stop !== -1; stop = block.indexOf(10, from)) {
      yield { bytes: block.subarray(from, stop), offset, ended: true }
      offset += stop + 1 - from
      from = stop + 1
    }
    rest = block.subarray(from)
  }
  if (rest.length > 0) yield { bytes: rest, offset, ended: false }
}

/**
 * The value of a line; undefined if it is not exactly what the journal writes. JSON that says the same in other bytes (a space, a key
 * given twice, broken UTF-8) is an edit too.
 */
export function parseLine(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined
  const text = bytes.toString()
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

/** A line that holds no entry as the journal writes it. */
export function unreadable(path: string, position: number, offset: number): Error {
  return damaged(`the journal ${path}`, unwritten(position), { line: position + 1, offset })
}

/** What is wrong with a line of which {@link parseLine} makes nothing. */
export function unwritten(position: number) {
  const message = `entry ${position} is not as it was written: its line is not one entry in JSON as the journal writes it`
  return { position, problem: 'notAnEntry', message } as const
}

const [NUL, QUOTE, BACKSLASH] = [0x00, 0x22, 0x5c]
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b])
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d])

/**
 * Whether bytes are the beginning of an entry and no more: an object that is not closed yet, or the empty blocks that a power failure can
 * leave. An object that is closed, or anything else, was not written by this journal, and is not ours to cut off.
 */
function isTorn(bytes: Buffer): boolean {
  if (bytes[0] !== 0x7b) return bytes.every((byte) => byte === NUL)
  let depth = 0
  let quoted = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (quoted && byte === BACKSLASH) at += 1
    else if (byte === QUOTE) quoted = !quoted
    else if (!quoted && OPENING.has(byte)) depth += 1
    else if (!quoted && CLOSING.has(byte)) depth -= 1
    if (depth === 0) return false
  }
  return true
}
