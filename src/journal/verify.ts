import { GENESIS } from './chain.ts'
import type { Part } from './entry.ts'
import type { JournalCorruptError } from './error.ts'
import type { Journal } from './port.ts'
import type { Problem } from './problem.ts'
import { checkRecord, type EntryFormats, FORMATS } from './upcast.ts'

/** What is known of a journal from elsewhere. Without it a chain can show edits, but not that its end was cut off or that all of it was written anew. */
export interface Expected {
  /** Number of entries in the whole journal. */
  readonly length?: number
  /** Hash of its last entry. */
  readonly head?: string
  /** Where the entries begin, if not at the beginning: the first position, and the hash of the entry before. */
  readonly from?: { readonly position: number; readonly prev: string }
}

/** A part that is not there; its digest is. */
export interface Withheld {
  readonly position: number
  readonly part: Part
}

/** A chain that holds. */
export interface Verified {
  readonly ok: true
  /** Number of entries in the whole journal. */
  readonly length: number
  /** Hash of the last entry: who keeps it can later tell whether anything before it was changed. */
  readonly head: string
  readonly withheld: readonly Withheld[]
}

/** The first thing that is wrong with a chain. */
export interface Broken {
  readonly ok: false
  readonly position: number
  readonly problem: Problem
  /** The part that was edited, where it is one. */
  readonly part?: Part
  /** One sentence in lower case without a period. */
  readonly message: string
}

/** Whether a chain holds, and if not, where it breaks first. Plain JSON. */
export type Verification = Verified | Broken

/**
 * Has anybody changed these entries since they were written? Checks every digest and every link.
 *
 * Takes anything at all and never throws. What it cannot show by itself: that the end was cut off, or that the whole journal was
 * sealed anew; for that, give the length and head that somebody else kept.
 */
export function verify(entries: Iterable<unknown>, expected: Expected = {}, formats: EntryFormats = FORMATS): Verification {
  const chain = checkChain(expected, formats)
  try {
    for (const entry of entries) if (!chain.take(entry)) break
  } catch {
    chain.take(undefined)
  }
  return chain.result()
}

/**
 * As {@link verify}, of all that a journal holds (from `expected.from` on).
 *
 * @throws what `read` throws for a store that cannot be reached
 */
export async function verifyJournal(
  journal: Pick<Journal, 'read'>,
  expected: Expected = {},
  formats: EntryFormats = FORMATS,
): Promise<Verification> {
  const chain = checkChain(expected, formats)
  try {
    for await (const entry of journal.read(expected.from?.position ?? 0)) if (!chain.take(entry)) break
  } catch (error) {
    if (!isCorrupt(error)) throw error
    const { position, problem } = error.damage
    return { ok: false, position, problem, message: error.message }
  }
  return chain.result()
}

/** A verification under way, for those who read entries one by one. */
export interface ChainCheck {
  /** Takes the next entry; false once there is nothing more to find out. */
  take(entry: unknown): boolean
  /** What was found in the entries taken so far. */
  result(): Verification
}

/** Begins a verification that takes its entries one by one, so that reading, checking and folding can be one pass. */
export function checkChain(expected: Expected = {}, formats: EntryFormats = FORMATS): ChainCheck {
  const start = expected.from?.position ?? 0
  let position = start
  let head = expected.from?.prev ?? GENESIS
  let broken: Broken | undefined
  /** Position of the entry that stands where the missing one should; the rest is then only searched for that. */
  let usurper: number | undefined
  const withheld: Withheld[] = []

  function stop(problem: Problem, message: string, part?: Part): boolean {
    broken = { ok: false, position, problem, ...(part === undefined ? {} : { part }), message }
    return false
  }

  function take(record: unknown): boolean {
    if (broken !== undefined) return false
    const entry = checkRecord(record, formats)
    if (usurper !== undefined) {
      if (!entry.ok || entry.position !== position) return true
      return stop('reordered', `entry ${position} stands further on, and entry ${usurper} in its place`)
    }
    if (!entry.ok) {
      const verdict = entry.problem === 'unknownFormat' ? 'cannot be read' : 'is not as it was written'
      return stop(entry.problem, `entry ${position} ${verdict}: ${entry.message}`, entry.part)
    }
    if (entry.position > position) usurper = entry.position
    else if (entry.position < position)
      return stop('doubled', `entry ${entry.position} stands a second time, where entry ${position} should`)
    else if (entry.prev !== head) return stop('unchained', unchained(position, start))
    else {
      for (const part of entry.withheld) withheld.push({ position, part })
      position += 1
      head = entry.hash
    }
    return true
  }

  function result(): Verification {
    if (broken !== undefined) return broken
    if (usurper !== undefined) stop('dropped', `entry ${position} is missing: entry ${usurper} stands in its place`)
    else if (expected.length !== undefined && position < expected.length)
      stop('truncated', `${position} entries are there, ${expected.length} were expected`)
    else if (expected.length !== undefined && position > expected.length)
      stop('overlong', `${position} entries are there, only ${expected.length} were expected`)
    else if (expected.head !== undefined && head !== expected.head)
      stop('otherHead', 'the chain holds, but it ends in another hash than expected')
    return broken ?? { ok: true, length: position, head, withheld }
  }

  return { take, result }
}

/** By name: the file journal may come from another copy of the library (ESM beside CJS). */
function isCorrupt(error: unknown): error is JournalCorruptError {
  return error instanceof Error && error.name === 'JournalCorruptError'
}

function unchained(position: number, start: number): string {
  if (position === start) return `entry ${position} does not begin this journal: it was sealed after another entry`
  return `entry ${position} was not sealed after the entry ${position - 1} that stands before it: one of the two was replaced`
}
