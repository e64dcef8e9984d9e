import { open, readdir, readFile, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { JournalLockedError } from './error.ts'

/** One process may write a file at a time. */
export interface FileLock {
  release(): Promise<void>
}

/**
 * Takes the lock of a file, or throws at once if a living process holds it. A dead process holds nothing: its lock is cleared away.
 *
 * Each process lays down a lock file under a name of its own, `<file>.lock-<host>-<pid>-<start>`, and only then looks for others. So
 * of two, at least one sees the other; and clearing away the file of a dead process can never hit a living one, whose name differs.
 *
 * @throws JournalLockedError if it is held
 */
export async function lockFile(path: string): Promise<FileLock> {
  const own = await claim(path)
  try {
    // Of several that arrive together the one with the least name waits until the others have seen it and gone.
    for (let attempt = 1; ; attempt += 1) {
      const rival = await firstRival(path, own)
      if (rival === undefined) return { release: () => remove(own.lock) }
      if (basename(rival.lock) < basename(own.lock) || attempt > 10) throw new JournalLockedError(rival)
      await pause(10)
    }
  } catch (error) {
    await remove(own.lock)
    throw error
  }
}

interface Claim {
  readonly path: string
  readonly lock: string
  readonly host: string
  readonly pid: number
  /** When the process began, in the ticks of the system; empty where the system does not tell. Pids come round again, this does not. */
  readonly start: string
}

const NAME = /^\.lock-(.+)-(\d+)-(\d*)$/

async function claim(path: string): Promise<Claim> {
  const host = encodeURIComponent(hostname())
  const start = (await stateOf(process.pid))?.start ?? ''
  const own = { path, lock: `${path}.lock-${host}-${process.pid}-${start}`, host, pid: process.pid, start }
  try {
    await (await open(own.lock, 'wx')).close()
  } catch (error) {
    throw isCode(error, 'EEXIST') ? new JournalLockedError(own) : error
  }
  return own
}

/** The first other claim that is held or may be; claims of dead processes are cleared away. */
async function firstRival(path: string, own: Claim): Promise<Claim | undefined> {
  const folder = dirname(path)
  for (const name of (await readdir(folder)).sort()) {
    const match = name.startsWith(basename(path)) ? NAME.exec(name.slice(basename(path).length)) : null
    const rival = match && {
      path,
      lock: join(folder, name),
      host: match[1] as string,
      pid: Number(match[2]),
      start: match[3] as string,
    }
    if (rival === null || rival.lock === own.lock) continue
    if (rival.host !== own.host || (await isAlive(rival))) return rival
    await remove(rival.lock)
  }
  return undefined
}

/** When in doubt, it lives. */
async function isAlive({ pid, start }: Claim): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false
  }
  const state = await stateOf(pid)
  if (state === undefined) return true
  return state.letter !== 'Z' && (start === '' || state.start === start)
}

/** What Linux says of a process: the letter of its state (Z for one that is dead but not buried) and when it began. */
async function stateOf(pid: number): Promise<{ readonly letter: string; readonly start: string } | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { letter: fields[0] as string, start: fields[19] as string }
  } catch {
    return undefined
  }
}

async function remove(lock: string): Promise<void> {
  try {
    await unlink(lock)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code
}
