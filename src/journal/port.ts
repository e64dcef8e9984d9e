import type { Refusal } from '../base/refusal.ts'
import type { Entry } from './entry.ts'
import { JournalMisfitError } from './error.ts'

/** What `append` answers: the entry is kept, or another writer was first. A `Result` without a value. */
export type Appended = { readonly ok: true } | { readonly ok: false; readonly refusal: Extract<Refusal, { code: 'conflict' }> }

/**
 * Where a society keeps its entries, in order, for good. The library has one in memory and one in a file; a host can bring its own
 * and test it with the contract of `huzhu/testing`.
 */
export interface Journal {
  /** Number of entries. */
  length(): Promise<number>
  /** Entries from `from` (default 0) on, in order, as far as there were when reading began. Old formats come upcast. */
  read(from?: number): AsyncIterable<Entry>
  /**
   * Appends one entry if the journal has exactly `expected` entries; it is durable when this resolves. Of several writers with the
   * same expectation one wins, the others are refused.
   *
   * @throws JournalMisfitError if the entry's position or `prev` is not that of the next entry
   * @throws JournalClosedError after `close`
   */
  append(entry: Entry, expected: number): Promise<Appended>
  /** Waits for what is being written and lets go of the store. Twice is once. */
  close(): Promise<void>
}

/** The refusal of a journal that has moved on, for those who write one. */
export function conflict(expected: number, actual: number): Appended {
  return { ok: false, refusal: { code: 'conflict', expected, actual } }
}

/**
 * Holds an entry to the end of a journal, for those who write one.
 *
 * @param length - number of entries in the journal
 * @param head - hash of its last entry, or `GENESIS`
 * @throws JournalMisfitError if the entry is not the next one
 */
export function assertFollows(entry: Pick<Entry, 'position' | 'prev' | 'original'>, length: number, head: string): void {
  if (entry.position !== length)
    throw new JournalMisfitError(`it was sealed for position ${entry.position}, the next is ${length}`)
  if (entry.prev !== head)
    throw new JournalMisfitError(`it was sealed after the entry with hash ${entry.prev}, the last one has ${head}`)
  if (entry.original !== undefined)
    throw new JournalMisfitError('it was read in an older format: old entries are never sealed again')
}
