import * as fc from 'fast-check'
import { checkChain, type Entry, GENESIS, memoryJournal, PARTS, PROBLEMS, seal, verify, verifyJournal } from 'huzhu/journal'
import { describe, expect, test } from 'vitest'
import { anyChain, chainOf, copy, entryAt, hashOf, lending, lendings } from './sample.ts'

const journal = lendings(6)
const head = entryAt(journal, 5).hash

/** The journal with entries replaced by position. */
function replaced(changes: { readonly [position: number]: object }): readonly unknown[] {
  return journal.map((entry, position) => changes[position] ?? entry)
}

describe('a journal as it was written', () => {
  test('verifies, with its length and head', () => {
    expect(verify(journal)).toEqual({ ok: true, length: 6, head, withheld: [] })
    expect(verify(journal, { length: 6, head })).toMatchObject({ ok: true })
    expect(verify([])).toEqual({ ok: true, length: 0, head: GENESIS, withheld: [] })
  })

  test('verifies from an entry on, for whoever has checked what was before', () => {
    const from = { position: 4, prev: entryAt(journal, 3).hash }
    expect(verify(journal.slice(4), { from, length: 6, head })).toEqual({ ok: true, length: 6, head, withheld: [] })
    expect(verify(journal.slice(4), { from: { ...from, prev: GENESIS } })).toMatchObject({
      ok: false,
      position: 4,
      problem: 'unchained',
    })
  })

  test('verifies whatever JSON stands in it, also when stored and read again', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        expect(verify(entries)).toMatchObject({ ok: true, length: entries.length })
      }),
    )
  })

  test('can be checked entry by entry while it is read', () => {
    const chain = checkChain()
    for (const entry of journal) expect(chain.take(entry)).toBe(true)
    expect(chain.result()).toMatchObject({ ok: true, head })
  })
})

describe('what was done to a journal is told apart', () => {
  const third = entryAt(journal, 2)

  test.each(PARTS)('an edited part: %s', (part) => {
    const edited = copy(third) as unknown as Record<string, Record<string, unknown>>
    Object.assign(edited[part] as object, { [part === 'events' ? 0 : 'id']: { type: 'edited' } })
    expect(verify(replaced({ 2: edited }))).toMatchObject({ ok: false, position: 2, problem: 'partEdited', part })
  })

  test.each([
    { position: 3 },
    { id: 'act:9' },
    { type: 'dissolveUnit' },
    { at: '2026-03-02T08:00:00.000Z' },
    { prev: GENESIS },
    { hash: head },
  ])('an edited head: %j', (edit) => {
    expect(verify(replaced({ 2: { ...third, ...edit } }))).toMatchObject({ ok: false, position: 2, problem: 'headEdited' })
  })

  test('an edited part with the digest to match', () => {
    const other = seal(lending('act:2', 'another purpose'), 2, third.prev)
    const edit = { ...third, action: other.action, digests: other.digests }
    expect(verify(replaced({ 2: edit }))).toMatchObject({ position: 2, problem: 'headEdited' })
  })

  test('an entry sealed anew, which the next one does not follow', () => {
    const forged = seal(lending('act:2', 'another purpose'), 2, third.prev)
    expect(verify(replaced({ 2: forged }))).toMatchObject({
      position: 3,
      problem: 'unchained',
      message: 'entry 3 was not sealed after the entry 2 that stands before it: one of the two was replaced',
    })
  })

  test('an end sealed anew, by whoever kept the head', () => {
    const forged = chainOf([lending('act:4', 'forged'), lending('act:5')], entryAt(journal, 3))
    const entries = [...journal.slice(0, 4), ...forged]
    expect(verify(entries, { length: 6 })).toMatchObject({ ok: true })
    expect(verify(entries, { length: 6, head })).toMatchObject({ ok: false, problem: 'otherHead' })
  })

  test('a head that names another request than its action', () => {
    const honest = seal(lending('act:0'), 0, GENESIS)
    const forged = { ...honest, type: 'dissolveUnit' }
    expect(verify([{ ...forged, hash: hashOf(forged) }])).toMatchObject({
      position: 0,
      problem: 'contradictory',
      message: expect.stringContaining('`type`'),
    })
  })

  test('two entries that changed places, or one moved', () => {
    const [a, b, c, d, e, f] = journal
    expect(verify([a, b, d, c, e, f])).toMatchObject({
      position: 2,
      problem: 'reordered',
      message: 'entry 2 stands further on, and entry 3 in its place',
    })
    expect(verify([b, c, d, e, f, a])).toMatchObject({ position: 0, problem: 'reordered' })
    expect(verify([a, b, f, c, d, e])).toMatchObject({ position: 2, problem: 'reordered' })
    expect(verify([...journal].reverse())).toMatchObject({ position: 0, problem: 'reordered' })
  })

  test('an entry left out', () => {
    expect(verify(journal.filter((entry) => entry !== third))).toMatchObject({
      position: 2,
      problem: 'dropped',
      message: 'entry 2 is missing: entry 3 stands in its place',
    })
    expect(verify(journal.slice(2))).toMatchObject({ position: 0, problem: 'dropped' })
  })

  test('an entry that stands twice', () => {
    const [a, b, c, d, e, f] = journal
    expect(verify([a, b, c, c, d, e, f])).toMatchObject({
      position: 3,
      problem: 'doubled',
      message: 'entry 2 stands a second time, where entry 3 should',
    })
    expect(verify([...journal, b])).toMatchObject({ position: 6, problem: 'doubled' })
  })

  test('an end cut off or added, by whoever knows the length', () => {
    expect(verify(journal.slice(0, 4), { length: 6 })).toMatchObject({
      position: 4,
      problem: 'truncated',
      message: '4 entries are there, 6 were expected',
    })
    expect(verify(journal, { length: 4 })).toMatchObject({ position: 6, problem: 'overlong' })
    expect(verify(journal.slice(0, 4), { head })).toMatchObject({ problem: 'otherHead' })
    expect(verify([], { length: 1 })).toMatchObject({ position: 0, problem: 'truncated' })
  })

  test('a format of another day', () => {
    expect(verify(replaced({ 2: { ...third, format: 2 } }))).toMatchObject({
      position: 2,
      problem: 'unknownFormat',
      message: 'entry 2 cannot be read: it has format 2, and this version reads only 1: use a newer version of huzhu',
    })
  })

  test('every finding is plain JSON with a known name', () => {
    const found = verify(replaced({ 2: { ...third, events: [] } }))
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    expect(!found.ok && PROBLEMS).toContain(!found.ok && found.problem)
  })
})

describe('any change at all', () => {
  test('of any value anywhere in the entries is found', () => {
    fc.assert(
      fc.property(anyChain, fc.infiniteStream(fc.nat()), fc.jsonValue(), (entries, stream, value) => {
        const before = JSON.stringify(entries)
        const changed = copy(entries) as Entry[]
        const withheld = mutate(changed, () => stream.next().value as number, value)
        fc.pre(!sameJson(changed, JSON.parse(before)))
        const verified = verify(changed, { length: entries.length, head: entries.at(-1)?.hash as string })
        expect(verified).toMatchObject(withheld ? { ok: true, withheld: [expect.anything()] } : { ok: false })
      }),
      { numRuns: 3_000 },
    )
  })

  test('of the order, the number or the choice of entries is found', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 8 }), (picks) => {
        const entries = picks.map((position) => entryAt(journal, position))
        const whole = picks.length === 6 && picks.every((position, index) => position === index)
        expect(verify(entries, { length: 6, head }).ok).toBe(whole)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is named by what was done, wherever it was done', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(5), (from, to) => {
        const without = journal.filter((_, position) => position !== from)
        expect(verify(without)).toMatchObject({ problem: 'dropped', position: from })
        const moved = [...without.slice(0, to), entryAt(journal, from), ...without.slice(to)]
        expect(verify(moved)).toMatchObject(from === to ? { ok: true } : { problem: 'reordered', position: Math.min(from, to) })
        const doubled = [...journal.slice(0, to + 1), entryAt(journal, Math.min(from, to)), ...journal.slice(to + 1)]
        expect(verify(doubled)).toMatchObject({ problem: 'doubled', position: to + 1 })
      }),
    )
  })
})

describe('a journal in a store', () => {
  test('is verified where it stands, whole or from a position on', async () => {
    const stored = memoryJournal(journal)
    expect(await verifyJournal(stored, { length: 6, head })).toMatchObject({ ok: true, length: 6 })
    const from = { position: 2, prev: entryAt(journal, 1).hash }
    expect(await verifyJournal(stored, { from, head })).toMatchObject({ ok: true, length: 6 })
    expect(await verifyJournal(stored, { length: 7 })).toMatchObject({ problem: 'truncated' })
  })

  test('that cannot be reached is no verdict on its entries', async () => {
    const read = async function* () {
      yield entryAt(journal, 0)
      throw new Error('connection lost')
    }
    await expect(verifyJournal({ read })).rejects.toThrow('connection lost')
  })
})

/** Changes one value, adds or removes one member, somewhere. True if all that it did was to withhold a part. */
function mutate(root: unknown, choose: () => number, value: unknown): boolean {
  let holder = root as Record<string, unknown>
  for (let depth = 0; ; depth += 1) {
    const keys = Object.keys(holder)
    const key = keys[choose() % Math.max(keys.length, 1)]
    const next = key === undefined ? undefined : holder[key]
    if (key !== undefined && typeof next === 'object' && next !== null && choose() % 4 !== 0) {
      holder = next as Record<string, unknown>
      continue
    }
    if (depth === 0) return false
    return change(holder, key, choose, value, depth)
  }
}

function change(
  holder: Record<string, unknown>,
  key: string | undefined,
  choose: () => number,
  value: unknown,
  depth: number,
): boolean {
  const kind = choose() % 4
  if (key === undefined || kind === 0) {
    if (Array.isArray(holder)) holder.splice(choose() % (holder.length + 1), 0, value)
    else holder[`added-${choose() % 3}`] = value
  } else if (kind === 1) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
    return depth === 1 && (PARTS as readonly string[]).includes(key)
  } else if (kind === 2 && typeof holder[key] === 'string') {
    holder[key] = flip(holder[key], choose())
  } else {
    holder[key] = value
  }
  return false
}

function flip(text: string, where: number): string {
  const place = where % (text.length + 1)
  return `${text.slice(0, place)}x${text.slice(place + 1)}`
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(sortKeys(left)) === JSON.stringify(sortKeys(right))
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sortKeys)
  return Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => [key, sortKeys(member)])
}
