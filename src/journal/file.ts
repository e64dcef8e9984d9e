/**
 * A journal in a file, one entry a line as JSON, for Node. No database, no set-up; people can read it.
 *
 * @packageDocumentation
 */
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { checkEntry } from './chain.ts'
import { JournalClosedError, JournalMisfitError } from './error.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { type Contents, parseLine, type Recovered, readLines, readWhole, unreadable } from './file-read.ts'
import { type Appended, assertFollows, conflict, type Journal } from './port.ts'
import type { Intact } from './problem.ts'
import { type EntryFormats, FORMATS, upcast } from './upcast.ts'

export type { Recovered } from './file-read.ts'

/** How a file journal is opened. */
export interface FileJournalOptions {
  /** The entry formats that it reads; those of this version, if absent. */
  readonly formats?: EntryFormats
}

/** A journal in a file. */
export interface FileJournal extends Journal {
  /** The file, links resolved. */
  readonly path: string
  /** What was cut off when it was opened; absent if the file was whole. */
  readonly recovered?: Recovered
}

/**
 * Opens a journal in a file, creating it if there is none: locks it, checks every entry and link, and cuts off a last line whose writing
 * was interrupted. What `append` has answered is on the disk (`fdatasync`).
 *
 * After a fault of the disk while writing, the file is cut back to what it was. If that or the `fdatasync` fails, the journal takes no
 * more entries until it is opened again, because nobody can tell what the disk holds.
 *
 * @throws JournalLockedError if a living process has it open, this one included
 * @throws JournalCorruptError if it was edited, with line and byte; nothing is changed then
 */
export async function fileJournal(path: string, options: FileJournalOptions = {}): Promise<FileJournal> {
  const { formats = FORMATS } = options
  const handle = await openDurably(path)
  let lock: FileLock | undefined
  const letGo = async () => {
    await handle.close()
    await lock?.release()
  }
  try {
    const file = await realpath(path)
    lock = await lockFile(file)
    return journalOf(file, handle, await readWhole(file, handle, formats), formats, letGo)
  } catch (error) {
    await letGo()
    throw error
  }
}

function journalOf(
  path: string,
  handle: FileHandle,
  contents: Contents,
  formats: EntryFormats,
  letGo: () => Promise<void>,
): FileJournal {
  const { offsets, recovered } = contents
  let { head, size } = contents
  /** Why nothing more is written. */
  let stopped: JournalClosedError | undefined
  let closing: Promise<void> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(task)
    queue = turn.catch(() => undefined)
    return turn
  }

  async function write(entry: Intact, line: Buffer): Promise<void> {
    const found = (await handle.stat()).size
    if (found !== size) throw stop(`it has ${found} bytes, not ${size}: somebody else wrote to it`)
    try {
      await handle.appendFile(line)
    } catch (fault) {
      await handle.truncate(size).catch((cause) => stop('a fault of the disk could not be undone', cause))
      throw fault
    }
    try {
      await handle.datasync()
    } catch (fault) {
      stop('the disk did not confirm an entry', fault)
      await handle.truncate(size).catch(() => undefined)
      throw fault
    }
    offsets.push(size)
    size += line.length
    head = entry.hash
  }

  function stop(why: string, cause?: unknown): JournalClosedError {
    stopped = new JournalClosedError(`the journal ${path} takes no more entries: ${why}. Close it, look, and open it again`, {
      cause,
    })
    return stopped
  }

  function assertOpen(): void {
    if (closing !== undefined) throw new JournalClosedError(`the journal ${path} is closed`)
  }

  return {
    path,
    ...(recovered === undefined ? {} : { recovered }),
    async length() {
      assertOpen()
      return offsets.length
    },
    async *read(from = 0) {
      assertOpen()
      const begin = offsets[from]
      let position = from
      if (begin === undefined) return
      for await (const { bytes, offset } of readLines(handle, begin, size)) {
        const record = parseLine(bytes)
        if (record === undefined) throw unreadable(path, position, offset)
        yield upcast(record, formats)
        position += 1
      }
    },
    async append(entry, expected): Promise<Appended> {
      assertOpen()
      const checked = checkEntry(entry)
      // Written out now: what the caller does to the entry while it waits for its turn changes nothing.
      const line = Buffer.from(checked.ok ? `${JSON.stringify(entry)}\n` : '')
      return inTurn(async () => {
        if (stopped !== undefined) throw stopped
        if (expected !== offsets.length) return conflict(expected, offsets.length)
        if (!checked.ok) throw new JournalMisfitError(checked.message)
        assertFollows(checked, offsets.length, head)
        await write(checked, line)
        return { ok: true }
      })
    },
    close() {
      closing ??= inTurn(letGo)
      return closing
    },
  }
}

/** Opens for reading and appending. A file that is new is there for good only when its folder says so on the disk. */
async function openDurably(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'ax+')
    if (process.platform !== 'win32') await syncFolder(dirname(path))
    return handle
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return open(path, 'a+')
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
