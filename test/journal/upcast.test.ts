import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Entry,
  type EntryFormats,
  FORMATS,
  type Intact,
  memoryJournal,
  PARTS,
  seal,
  upcast,
  verify,
  verifyJournal,
  withhold,
} from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { afterAll, describe, expect, test } from 'vitest'
import { collect, entryAt, lending, sha256Of } from './sample.ts'

/**
 * A format of an imagined yesterday: the head was called otherwise, the hash ran over head and digests in one, and events named their
 * type `kind`.
 */
interface Yesterday {
  readonly format: 0
  readonly number: number
  readonly after: string
  readonly hash: string
  readonly digests: Entry['digests']
  readonly action?: { readonly id: string; readonly type: string; readonly at: string }
  readonly facts?: object
  readonly ruling?: object
  readonly events?: readonly { readonly kind: string }[]
}

function sealYesterday(id: string, number: number, after: string): Yesterday {
  const { action, facts, ruling } = lending(id)
  const parts = { action, facts, ruling, events: [{ kind: 'roomLent' }] }
  const digests = Object.fromEntries(PARTS.map((part) => [part, sha256Of(parts[part])]))
  const head = { format: 0, number, after, digests }
  return { ...head, hash: sha256Of(['yesterday', head]), ...parts } as unknown as Yesterday
}

const withYesterday: EntryFormats = {
  ...FORMATS,
  0: {
    check(record) {
      const { hash, action, facts, ruling, events, ...head } = record as Yesterday
      const parts = { action, facts, ruling, events }
      if (sha256Of(['yesterday', head]) !== hash) return { ok: false, problem: 'headEdited', message: 'its head was edited' }
      const edited = PARTS.find((part) => parts[part] !== undefined && sha256Of(parts[part]) !== head.digests[part])
      if (edited !== undefined) return { ok: false, problem: 'partEdited', part: edited, message: 'it was edited' }
      const withheld = PARTS.filter((part) => parts[part] === undefined)
      return { ok: true, position: head.number, prev: head.after, hash, withheld } satisfies Intact
    },
    upcast(record) {
      const { format: _, number, after, events, action, ...rest } = record as unknown as Yesterday
      const { id, type, at } = action ?? { id: 'withheld', type: 'withheld', at: '1970-01-01T00:00:00.000Z' }
      const renamed = events?.map(({ kind, ...event }) => ({ ...event, type: kind }))
      const lifted = {
        ...rest,
        format: 1,
        position: number,
        prev: after,
        id,
        type,
        at,
        ...(action && { action }),
        ...(renamed && { events: renamed }),
      }
      return JSON.parse(JSON.stringify(lifted))
    },
  },
}

const first = sealYesterday('act:0', 0, '0'.repeat(64))
const second = sealYesterday('act:1', 1, first.hash)
const third = seal(lending('act:2'), 2, second.hash)
const stored = [first, second, third]

const folder = await mkdtemp(join(tmpdir(), 'huzhu-upcast-'))
afterAll(() => rm(folder, { recursive: true }))

describe('a journal begun in an older format', () => {
  test('is read in the current one, event by event', async () => {
    const entries = await collect(memoryJournal(stored as unknown as Entry[], withYesterday))
    expect(entries.map(({ format, position, id, events }) => ({ format, position, id, events }))).toEqual([
      { format: 1, position: 0, id: 'act:0', events: [{ type: 'roomLent' }] },
      { format: 1, position: 1, id: 'act:1', events: [{ type: 'roomLent' }] },
      { format: 1, position: 2, id: 'act:2', events: lending('act:2').events },
    ])
    expect(entries.map(({ original }) => original)).toEqual([first, second, undefined])
  })

  test('verifies as it was sealed and as it is read', async () => {
    const expected = { length: 3, head: third.hash }
    expect(verify(stored, expected, withYesterday)).toMatchObject({ ok: true })
    expect(
      await verifyJournal(memoryJournal(stored as unknown as Entry[], withYesterday), expected, withYesterday),
    ).toMatchObject({ ok: true })
  })

  test('goes on in the current one, in a file too', async () => {
    const path = join(folder, 'old.jsonl')
    await writeFile(path, [first, second].map((record) => `${JSON.stringify(record)}\n`).join(''))
    const journal = await fileJournal(path, { formats: withYesterday })
    expect(await journal.append(third, 2)).toEqual({ ok: true })
    expect(await verifyJournal(journal, { head: third.hash }, withYesterday)).toMatchObject({ ok: true, length: 3 })
    expect(await collect(journal, 1)).toEqual([upcast(second, withYesterday), third])
    await journal.close()
  })

  test('shows an edit of what was sealed, and of what is shown of it', () => {
    const edited = { ...second, events: [{ kind: 'roomTaken' }] }
    expect(verify([first, edited], {}, withYesterday)).toMatchObject({ position: 1, problem: 'partEdited', part: 'events' })
    const lifted = upcast(second, withYesterday)
    expect(verify([first, lifted], {}, withYesterday)).toMatchObject({ ok: true })
    expect(verify([first, { ...lifted, events: [] }], {}, withYesterday)).toMatchObject({ position: 1, problem: 'headEdited' })
    expect(verify([first, { ...lifted, original: edited }], {}, withYesterday)).toMatchObject({
      position: 1,
      problem: 'partEdited',
    })
  })

  test('can have a part withheld, in both forms', () => {
    const lifted = withhold(upcast(second, withYesterday), 'facts')
    expect(JSON.stringify(lifted)).not.toContain('borrower.inside":true,"room')
    expect(verify([first, lifted], {}, withYesterday)).toMatchObject({ ok: true, withheld: [{ position: 1, part: 'facts' }] })
  })

  test('never gets an old entry appended anew', async () => {
    const journal = memoryJournal(stored.slice(0, 1) as unknown as Entry[], withYesterday)
    await expect(journal.append(upcast(second, withYesterday), 1)).rejects.toThrow('old entries are never sealed again')
  })
})

describe('a format that this version cannot read', () => {
  const tomorrow = { ...entryAt([third], 0), format: 2 } as unknown as Entry

  test('is refused in a sentence, wherever it is met', async () => {
    const sentence = 'it has format 2, and this version reads only 1: use a newer version of huzhu'
    expect(() => upcast(tomorrow)).toThrow(sentence)
    expect(verify([tomorrow])).toMatchObject({ problem: 'unknownFormat', message: expect.stringContaining(sentence) })
    expect(() => memoryJournal([tomorrow])).toThrow(sentence)
    const path = join(folder, 'tomorrow.jsonl')
    await writeFile(path, `${JSON.stringify(tomorrow)}\n`)
    await expect(fileJournal(path)).rejects.toMatchObject({
      name: 'JournalFormatError',
      message: expect.stringContaining(sentence),
    })
  })

  test('is refused when it is older and nobody knows how to lift it', () => {
    expect(() => upcast(first)).toThrow('it has format 0, and this version reads only 1: its upcaster is missing')
    expect(() => upcast({ format: '1' })).toThrow('the record has no format')
    expect(() => upcast(null)).toThrow('the record has no format')
  })
})
