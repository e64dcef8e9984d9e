import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, type Journal, memoryJournal } from 'huzhu/journal'
import { type FileJournal, fileJournal } from 'huzhu/journal/file'
import { journalContract } from 'huzhu/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { collect, copy, lendings } from './sample.ts'

const folder = await mkdtemp(join(tmpdir(), 'huzhu-contract-'))
afterAll(() => rm(folder, { recursive: true }))
let files = 0

function newFile(): Promise<FileJournal> {
  files += 1
  return fileJournal(join(folder, `${files}.jsonl`))
}

describe('a journal in memory', () => {
  for (const { name, run } of journalContract(() => memoryJournal())) test(name, run)

  test('can begin with entries, and goes on from there', async () => {
    const entries = lendings(3)
    const journal = memoryJournal(entries.slice(0, 2))
    expect(await journal.append(entries[2] as Entry, 2)).toEqual({ ok: true })
    expect(await collect(journal)).toEqual(entries)
  })

  test('does not begin with entries that were edited', () => {
    const [first, second] = lendings(2)
    expect(() => memoryJournal([first as Entry, { ...(second as Entry), type: 'edited' }])).toThrow(
      expect.objectContaining({ name: 'JournalCorruptError', damage: { position: 1, problem: 'headEdited' } }),
    )
  })
})

describe('a journal in a file', () => {
  const reopen = (closed: Journal) => fileJournal((closed as FileJournal).path)
  for (const { name, run } of journalContract(newFile, reopen)) test(name, run)
})

/** Journals that break one promise each, by the name of the check that must find it. */
const BROKEN: { readonly [name: string]: (whole: Journal) => Partial<Journal> } = {
  'begins empty': () => memoryJournal(lendings(1)),
  'gives back what was appended, in order': (whole) => ({ read: (from) => reversed(whole.read(from)) }),
  'is read from a position on, and gives nothing beyond its end': (whole) => ({ read: () => whole.read() }),
  'refuses an entry when it holds more or fewer than expected, and says how many it holds': (whole) => ({
    append: async (entry) => whole.append(entry, await whole.length()),
  }),
  'lets one of several writers with the same expectation win': () => racing(),
  'takes a hundred entries at once, and loses and doubles none': (whole) => busy(whole),
  'throws at an entry sealed for another position, and stays as it was': () => trusting(),
  'throws at an entry sealed after another entry than its last, and stays as it was': () => trusting(),
  'keeps an entry as it was, whatever is done to what was handed in or read': () => sharing(),
  'keeps texts of every script and of any length': () => storing((entry) => JSON.parse(latin1(JSON.stringify(entry)))),
  'gives a reader what it held when reading began, and lets him stop early': (whole) => ({
    read: (from) => following(whole, from),
  }),
  'takes nothing more once it is closed, and closing it twice is closing it once': () => ({ close: async () => undefined }),
}

describe('the contract', () => {
  const checks = journalContract(() => memoryJournal())

  test('has a journal that breaks it for every check', () => {
    expect(Object.keys(BROKEN).sort()).toEqual(checks.map(({ name }) => name).sort())
  })

  test.each(Object.entries(BROKEN))('finds a journal that breaks: %s', async (name, sabotage) => {
    const broken = journalContract(() => {
      const whole = memoryJournal()
      return { ...whole, ...sabotage(whole) }
    })
    await expect(broken.find((check) => check.name === name)?.run()).rejects.toThrow()
  })

  test('finds a journal that forgets when it is closed', async () => {
    const forgetful = journalContract(
      () => memoryJournal(),
      () => memoryJournal(),
    )
    await expect(forgetful.at(-1)?.run()).rejects.toThrow('its length: expected 2, found 0')
  })
})

async function* reversed(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  yield* (await collect({ read: () => entries })).reverse()
}

async function* following(whole: Journal, from = 0): AsyncGenerator<Entry> {
  for (let position = from; position < (await whole.length()); position += 1) {
    for await (const entry of whole.read(position)) {
      yield entry
      break
    }
  }
}

/** Looks, waits, and writes: what several do at once is lost. */
function racing(): Partial<Journal> {
  const entries: Entry[] = []
  return {
    ...listing(entries),
    async append(entry, expected) {
      if (entries.length !== expected) return { ok: false, refusal: { code: 'conflict', expected, actual: entries.length } }
      await Promise.resolve()
      entries.push(copy(entry))
      return { ok: true }
    },
  }
}

/** Turns away whoever comes while it writes. */
function busy(whole: Journal): Partial<Journal> {
  let writing = false
  return {
    async append(entry, expected) {
      if (writing) return { ok: false, refusal: { code: 'conflict', expected, actual: expected } }
      writing = true
      await Promise.resolve()
      writing = false
      return whole.append(entry, expected)
    },
  }
}

/** Takes any entry that comes at the right moment. */
function trusting(): Partial<Journal> {
  return storing(copy)
}

/** Hands out what it holds itself. */
function sharing(): Partial<Journal> {
  return storing((entry) => entry)
}

function storing(keep: (entry: Entry) => Entry): Partial<Journal> {
  const entries: Entry[] = []
  return {
    ...listing(entries),
    async append(entry, expected) {
      if (entries.length !== expected) return { ok: false, refusal: { code: 'conflict', expected, actual: entries.length } }
      entries.push(keep(entry))
      return { ok: true }
    },
  }
}

function listing(entries: readonly Entry[]): Pick<Journal, 'length' | 'read'> {
  return {
    length: async () => entries.length,
    async *read(from = 0) {
      yield* entries.slice(from)
    },
  }
}

function latin1(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
