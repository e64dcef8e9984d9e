import type { Entry } from './entry.ts'
import { damaged, JournalClosedError } from './error.ts'
import { type Appended, assertFollows, conflict, type Journal } from './port.ts'
import { type EntryFormats, FORMATS, upcast } from './upcast.ts'
import { verify } from './verify.ts'

/**
 * A journal in memory, for tests, for pages in a browser, and for hosts that store entries in their own way. It keeps each entry as text,
 * as a file would: nothing that a caller holds can change what was recorded.
 *
 * @param entries - what it begins with, in any known format
 * @throws JournalCorruptError if they are not a whole journal
 */
export function memoryJournal(entries: Iterable<Entry> = [], formats: EntryFormats = FORMATS): Journal {
  const records = [...entries]
  const verified = verify(records, {}, formats)
  if (!verified.ok) throw damaged('the journal', verified)
  const lines = records.map((record) => JSON.stringify(record.original ?? record))
  let head = verified.head
  let closed = false

  function assertOpen(): void {
    if (closed) throw new JournalClosedError('the journal is closed')
  }

  return {
    async length() {
      assertOpen()
      return lines.length
    },
    async *read(from = 0) {
      assertOpen()
      const end = from in lines ? lines.length : from
      for (let position = from; position < end; position += 1) yield upcast(JSON.parse(lines[position] as string), formats)
    },
    async append(entry: Entry, expected: number): Promise<Appended> {
      assertOpen()
      if (expected !== lines.length) return conflict(expected, lines.length)
      assertFollows(entry, lines.length, head)
      lines.push(JSON.stringify(entry))
      head = entry.hash
      return { ok: true }
    },
    async close() {
      closed = true
    },
  }
}
