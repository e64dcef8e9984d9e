import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, open, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Entry } from 'huzhu/journal'
import { verifyJournal } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { collect, copy, entryAt, lendings } from './sample.ts'

const folder = await mkdtemp(join(tmpdir(), 'huzhu-file-'))
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const entries = lendings(4)
const lines = entries.map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`))
const whole = Buffer.concat(lines.slice(0, 3))
let files = 0

/** A new file with these bytes. */
async function fileWith(bytes: Buffer | string): Promise<string> {
  files += 1
  const path = join(folder, `${files}.jsonl`)
  await writeFile(path, bytes)
  return path
}

/** What opening a file answers: the entries read, or the error. */
async function opened(path: string): Promise<{ entries: Entry[]; recovered: unknown } | Error> {
  try {
    const journal = await fileJournal(path)
    const read = await collect(journal)
    await journal.close()
    return { entries: read, recovered: journal.recovered }
  } catch (error) {
    return error as Error
  }
}

async function locks(path: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.lock-`))
}

describe('the file', () => {
  test('holds one entry a line as JSON, in the order of the entry', async () => {
    const path = join(folder, 'new.jsonl')
    const journal = await fileJournal(path)
    for (const entry of entries) await journal.append(entry, entry.position)
    expect(await readFile(path)).toEqual(Buffer.concat(lines))
    expect(await verifyJournal(journal, { length: 4, head: entryAt(entries, 3).hash })).toMatchObject({ ok: true })
    await journal.close()
  })

  test('is read by the entry, however long the lines are', async () => {
    const journal = await fileJournal(await fileWith(Buffer.concat(lines)))
    expect(await collect(journal, 2)).toEqual(entries.slice(2))
    expect(await collect(journal, 4)).toEqual([])
    await journal.close()
  })

  test('is not created where there is no folder', async () => {
    await expect(fileJournal(join(folder, 'nowhere', 'journal.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('takes no entry that was edited after it was sealed', async () => {
    const path = await fileWith(whole)
    const journal = await fileJournal(path)
    await expect(journal.append({ ...entryAt(entries, 3), facts: {} }, 3)).rejects.toMatchObject({ name: 'JournalMisfitError' })
    await journal.close()
    expect(await readFile(path)).toEqual(whole)
  })
})

describe('the lock', () => {
  test('keeps a second opener out, names the holder, and is gone after closing', async () => {
    const path = await fileWith(whole)
    const journal = await fileJournal(path)
    const link = `${path}-link`
    await symlink(path, link)
    for (const name of [path, link]) {
      await expect(fileJournal(name)).rejects.toMatchObject({
        name: 'JournalLockedError',
        pid: process.pid,
        path,
        message: expect.stringContaining('one writer'),
      })
    }
    expect(await locks(path)).toHaveLength(1)
    expect(await journal.append(entryAt(entries, 3), 3)).toEqual({ ok: true })
    await journal.close()
    expect(await locks(path)).toEqual([])
    expect(await opened(path)).toMatchObject({ entries })
  })

  test('of a process that died is taken over', async () => {
    const path = await fileWith(whole)
    const dead = await pidOfTheDead()
    await writeFile(`${path}.lock-${encodeURIComponent(hostname())}-${dead}-123`, '')
    expect(await opened(path)).toMatchObject({ entries: entries.slice(0, 3) })
    expect(await locks(path)).toEqual([])
  })

  test.runIf(process.platform === 'linux')('of a process whose pid another has now is taken over', async () => {
    const path = await fileWith(whole)
    await writeFile(`${path}.lock-${encodeURIComponent(hostname())}-${process.ppid}-1`, '')
    expect(await opened(path)).toMatchObject({ entries: entries.slice(0, 3) })
  })

  test('of a process that may be alive on another machine is left alone', async () => {
    const path = await fileWith(whole)
    const lock = `${path}.lock-elsewhere-1-1`
    await writeFile(lock, '')
    const error = await opened(path)
    expect(error).toMatchObject({ name: 'JournalLockedError', host: 'elsewhere', pid: 1, lock })
    expect((error as Error).message).toContain(`delete ${lock}`)
    expect(await locks(path)).toHaveLength(1)
  })

  test('is let go when the file turns out to be edited', async () => {
    const path = await fileWith('edited\n')
    await opened(path)
    expect(await locks(path)).toEqual([])
  })
})

describe('a last line whose writing was interrupted', () => {
  test('is cut off and reported, wherever it broke off', async () => {
    const last = lines[3] as Buffer
    for (let bytes = 1; bytes < last.length - 1; bytes += 7) {
      const path = await fileWith(Buffer.concat([whole, last.subarray(0, bytes)]))
      expect(await opened(path)).toEqual({
        entries: entries.slice(0, 3),
        recovered: { position: 3, offset: whole.length, bytes },
      })
      expect(await readFile(path)).toEqual(whole)
    }
  })

  test('is kept when all but its end of line is there', async () => {
    const path = await fileWith(Buffer.concat(lines).subarray(0, -1))
    expect(await opened(path)).toEqual({ entries, recovered: undefined })
    expect(await readFile(path)).toEqual(Buffer.concat(lines))
  })

  test('may be empty blocks after a power failure', async () => {
    const path = await fileWith(Buffer.concat([whole, Buffer.alloc(512)]))
    expect(await opened(path)).toMatchObject({ entries: entries.slice(0, 3), recovered: { position: 3, bytes: 512 } })
  })

  test('is followed by the next entry as if it had never been', async () => {
    const path = await fileWith(Buffer.concat([whole, (lines[3] as Buffer).subarray(0, 100)]))
    const journal = await fileJournal(path)
    expect(await journal.append(entryAt(entries, 3), 3)).toEqual({ ok: true })
    await journal.close()
    expect(await readFile(path)).toEqual(Buffer.concat(lines))
  })
})

describe('an edited file', () => {
  test('is refused with line, byte and remedy, and left as it is', async () => {
    const edited = Buffer.from(whole.toString().replace('"days":2', '"days":3'))
    const path = await fileWith(edited)
    expect(await opened(path)).toMatchObject({
      name: 'JournalCorruptError',
      damage: { position: 0, problem: 'partEdited', part: 'action', line: 1, offset: 0 },
      message: expect.stringContaining('go on with a copy whose head you trust'),
    })
    expect(await readFile(path)).toEqual(edited)
  })

  test('is refused when a line was left out, doubled, moved or broken', async () => {
    const [a, b, c] = lines as [Buffer, Buffer, Buffer]
    const cases: [Buffer[], object][] = [
      [[a, c], { problem: 'dropped', line: 2 }],
      [[a, b, b, c], { problem: 'doubled', line: 3 }],
      [[a, c, b], { problem: 'reordered', line: 2 }],
      [[a, Buffer.from('{"torn":\n'), b], { problem: 'notAnEntry', line: 2, offset: a.length }],
      [[a, Buffer.from('\n'), b], { problem: 'notAnEntry', line: 2 }],
    ]
    for (const [parts, damage] of cases)
      expect(await opened(await fileWith(Buffer.concat(parts)))).toMatchObject({ name: 'JournalCorruptError', damage })
  })

  test('is refused when the same is said in other bytes', async () => {
    const text = whole.toString()
    for (const other of [
      text.replace('"days":2', '"days": 2'),
      text.replace('"days":2', '"days":2.0'),
      text.replace('"days":2', '"days":9,"days":2'),
    ]) {
      expect(await opened(await fileWith(other))).toMatchObject({ name: 'JournalCorruptError' })
    }
  })

  test('that is something else altogether is not cut', async () => {
    for (const other of ['hello', '{"some":"document"}', 'one\ntwo']) {
      const path = await fileWith(other)
      expect(await opened(path)).toMatchObject({ name: 'JournalCorruptError' })
      expect(await readFile(path, 'utf8')).toBe(other)
    }
  })

  test('is found out whichever single byte was changed', async () => {
    const path = await fileWith(whole)
    const handle = await open(path, 'r+')
    for (let place = 0; place < whole.length; place += 11) {
      const byte = whole[place] as number
      for (const other of [byte ^ 1, 0x0a, 0xff].filter((each) => each !== byte)) {
        await handle.write(Buffer.from([other]), 0, 1, place)
        expect((await opened(path)) as Error).toBeInstanceOf(Error)
      }
      await handle.write(Buffer.from([byte]), 0, 1, place)
    }
    await handle.write(Buffer.from([0x20]), 0, 1, whole.length - 1)
    expect(await opened(path)).toMatchObject({ name: 'JournalCorruptError' })
    await handle.close()
  })

  test('is noticed by the next append when it happens while the journal is open', async () => {
    const path = await fileWith(whole)
    const journal = await fileJournal(path)
    await appendFile(path, 'stranger')
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toMatchObject({
      name: 'JournalClosedError',
      message: expect.stringContaining('somebody else wrote'),
    })
    await truncate(path, whole.length)
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toMatchObject({ name: 'JournalClosedError' })
    await journal.close()
    expect(await readFile(path)).toEqual(whole)
  })
})

describe('a fault of the disk', () => {
  test('that is full leaves the file as it was, and the next entry goes in when there is room', async () => {
    const { path, journal, fault, handles } = await failing('ENOSPC')
    vi.spyOn(handles, 'appendFile').mockImplementationOnce(async function (this: unknown, line: unknown) {
      await appendFile(path, (line as Buffer).subarray(0, 40))
      throw fault
    })
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toBe(fault)
    expect(await readFile(path)).toEqual(whole)
    expect(await journal.append(entryAt(entries, 3), 3)).toEqual({ ok: true })
    await journal.close()
    expect(await opened(path)).toMatchObject({ entries })
  })

  test('that cannot be undone stops the journal, and opening it again mends the file', async () => {
    const { path, journal, fault, handles } = await failing('ENOSPC')
    vi.spyOn(handles, 'appendFile').mockImplementationOnce(async () => {
      await appendFile(path, (lines[3] as Buffer).subarray(0, 40))
      throw fault
    })
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(fault)
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toBe(fault)
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toThrow('could not be undone. Close it, look, and open it again')
    await journal.close()
    expect(await opened(path)).toMatchObject({ entries: entries.slice(0, 3), recovered: { bytes: 40 } })
  })

  test('that leaves an entry unconfirmed takes the entry back and stops the journal', async () => {
    const { path, journal, fault, handles } = await failing('EIO')
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(fault)
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toBe(fault)
    await expect(journal.append(entryAt(entries, 3), 3)).rejects.toThrow('the disk did not confirm an entry')
    expect(await journal.length()).toBe(3)
    await journal.close()
    expect(await readFile(path)).toEqual(whole)
  })

  async function failing(code: string) {
    const path = await fileWith(whole)
    const journal = await fileJournal(path)
    const probe = await open(path, 'r')
    const handles = Object.getPrototypeOf(probe) as typeof probe
    await probe.close()
    return { path, journal, handles, fault: Object.assign(new Error(code), { code }) }
  }
})

describe('what waits its turn', () => {
  test('is written as it was handed in, before the file is closed', async () => {
    const path = await fileWith(Buffer.concat(lines.slice(0, 2)))
    const journal = await fileJournal(path)
    const handed = copy(entries.slice(2)) as Entry[]
    const appends = handed.map((entry) => journal.append(entry, entry.position))
    const closed = journal.close()
    for (const entry of handed) Object.assign(entry, { type: 'defaced' })
    expect(await Promise.all(appends)).toEqual([{ ok: true }, { ok: true }])
    await closed
    expect(await readFile(path)).toEqual(Buffer.concat(lines))
  })
})

/** The pid of a process that ran and is gone. */
async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'])
  await new Promise((resolve) => child.on('exit', resolve))
  return child.pid as number
}
