import type { Part } from './entry.ts'
import type { Problem } from './problem.ts'

/** Where and how a journal is not what was written. */
export interface Damage {
  /** Position of the first entry that is wrong. */
  readonly position: number
  readonly problem: Problem
  /** The part that was edited, where it is one. */
  readonly part?: Part
  /** In a file: its line, from 1, ... */
  readonly line?: number
  /** ... and the byte at which that line begins. */
  readonly offset?: number
}

/** A journal that is not as it was written: it was edited, cut or put together anew. Recognise it by `name`. */
export class JournalCorruptError extends Error {
  override readonly name = 'JournalCorruptError'
  readonly damage: Damage

  constructor(journal: string, damage: Damage, message: string) {
    const place = damage.line === undefined ? '' : ` (line ${damage.line}, byte ${damage.offset})`
    super(
      `${journal} cannot be trusted: ${message}${place}.\nNothing was changed. Keep it as it is, for whoever asks what happened, and go on with a copy whose head you trust.`,
    )
    this.damage = damage
  }
}

/** The error for a chain that does not hold; `place` is where the entry stands in a file. */
export function damaged(
  journal: string,
  broken: Damage & { readonly message: string },
  place: Pick<Damage, 'line' | 'offset'> = {},
): Error {
  const { position, problem, part, message } = broken
  if (problem === 'unknownFormat') return new JournalFormatError(`${journal} cannot be read: ${message}`)
  return new JournalCorruptError(journal, { position, problem, ...(part === undefined ? {} : { part }), ...place }, message)
}

/** A journal that another process, or this one, holds open for writing already. Recognise it by `name`. */
export class JournalLockedError extends Error {
  override readonly name = 'JournalLockedError'
  readonly path: string
  /** The lock file of the holder. */
  readonly lock: string
  readonly pid: number
  readonly host: string

  constructor(holder: { readonly path: string; readonly lock: string; readonly pid: number; readonly host: string }) {
    const { path, lock, pid, host } = holder
    super(
      `the journal ${path} is open already, in process ${pid} on ${host}.\nA journal has one writer: close it there first. If no such process runs any more, delete ${lock}.`,
    )
    this.path = path
    this.lock = lock
    this.pid = pid
    this.host = host
  }
}

/** A record in a format that this version cannot read. Recognise it by `name`. */
export class JournalFormatError extends Error {
  override readonly name = 'JournalFormatError'
}

/** An entry that cannot stand at the end of the journal: a caller's mistake, nothing was written. Recognise it by `name`. */
export class JournalMisfitError extends Error {
  override readonly name = 'JournalMisfitError'

  constructor(message: string) {
    super(`the entry cannot be appended: ${message}`)
  }
}

/** A journal that was closed, or that stopped after a fault of the disk: nothing was written. Recognise it by `name`. */
export class JournalClosedError extends Error {
  override readonly name = 'JournalClosedError'
}
