import { canonical, ownValue } from '../base/canonical.ts'
import type { JsonObject } from '../base/json.ts'
import { checkEntry, fault } from './chain.ts'
import { type Entry, FORMAT } from './entry.ts'
import { JournalFormatError } from './error.ts'
import type { Fault, Intact } from './problem.ts'

/** How entries of one format are checked, and what they are called in the next. */
export interface EntryFormat {
  /** Whether a record sealed in this format is whole by itself, by the rule of that day. Must not throw. */
  check(record: unknown): Intact | Fault
  /**
   * The same record in the next format, with `position`, `prev` and `hash` as they were. Absent for the current format. It has been
   * checked before it comes here.
   */
  upcast?(record: JsonObject): JsonObject
}

/** Entry formats by number. A journal may hold several: old entries are never sealed again. */
export interface EntryFormats {
  readonly [format: number]: EntryFormat
}

/**
 * The formats that this version reads. The first is also the current one; when a second comes, format 1 gets its `upcast` here and
 * every reader follows.
 */
export const FORMATS: EntryFormats = { [FORMAT]: { check: checkEntry } }

/**
 * A record as it stands in a store, as an entry of the current format. One of an older format is lifted step by step and carries the
 * record as it was sealed in `original`, over which the chain runs. Every journal returns entries through this.
 *
 * @throws JournalFormatError for a format that is not known
 */
export function upcast(record: unknown, formats: EntryFormats = FORMATS): Entry {
  const format = formatOf(record)
  if (format === FORMAT) return record as Entry
  if (format === undefined || format > FORMAT) throw new JournalFormatError(describe(format, formats))
  let lifted = record as JsonObject
  for (let step = format; step < FORMAT; step += 1) {
    const next = formats[step]?.upcast
    if (next === undefined) throw new JournalFormatError(describe(step, formats))
    lifted = next(lifted)
  }
  return { ...(lifted as unknown as Entry), original: record as JsonObject }
}

/** Whether a record of any known format, or an entry lifted from one, is whole by itself. Never throws. */
export function checkRecord(record: unknown, formats: EntryFormats = FORMATS): Intact | Fault {
  try {
    const original = isObject(record) ? ownValue(record, 'original') : undefined
    return original === undefined ? checkSealed(record, formats) : checkLifted(record, original, formats)
  } catch (error) {
    return fault('notAnEntry', error instanceof TypeError ? error.message : 'it could not be read')
  }
}

function checkSealed(record: unknown, formats: EntryFormats): Intact | Fault {
  const format = formatOf(record)
  if (format === undefined) return fault('notAnEntry', 'it is not an object with a `format`')
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined
  return known === undefined ? fault('unknownFormat', describe(format, formats)) : known.check(record)
}

/** The chain runs over the original; what is shown beside it must be what the original says. */
function checkLifted(entry: unknown, original: unknown, formats: EntryFormats): Intact | Fault {
  if (formatOf(original) === FORMAT) return fault('notAnEntry', 'its `original` is of the current format')
  const checked = checkSealed(original, formats)
  if (!checked.ok || canonical(upcast(original, formats)) === canonical(entry)) return checked
  return fault('headEdited', 'it was edited: it no longer says what its `original` says')
}

function formatOf(record: unknown): number | undefined {
  const format = isObject(record) ? ownValue(record, 'format') : undefined
  return typeof format === 'number' && Number.isSafeInteger(format) && format >= 0 ? format : undefined
}

function describe(format: number | undefined, formats: EntryFormats): string {
  if (format === undefined) return 'the record has no format'
  const known = Object.keys(formats).join(', ')
  const remedy = format > FORMAT ? 'use a newer version of huzhu' : 'its upcaster is missing'
  return `it has format ${format}, and this version reads only ${known}: ${remedy}`
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
