import * as fc from 'fast-check'
import { checkEntry, GENESIS, PARTS, seal, verify, withhold } from 'huzhu/journal'
import { describe, expect, test } from 'vitest'
import { anyChain, anyPart, entryAt, hashOf, lending, lendings, sha256Of } from './sample.ts'

describe('an entry', () => {
  test('names the action, keeps all four parts, and follows the entry before', () => {
    const [first, second] = lendings(2)
    expect(first).toMatchObject({
      format: 1,
      position: 0,
      id: 'act:0',
      type: 'lendRoom',
      at: '2026-03-01T08:00:00.000Z',
      prev: GENESIS,
    })
    expect(first).toMatchObject(lending('act:0'))
    expect(second).toMatchObject({ position: 1, prev: first?.hash })
  })

  test('is the same whenever and in whatever order of keys it is sealed', () => {
    const { action, ...rest } = lending('act:1')
    const turned = { ...rest, action: Object.fromEntries(Object.entries(action).reverse()) }
    expect(seal(turned, 3, GENESIS).hash).toBe(seal(lending('act:1'), 3, GENESIS).hash)
  })

  test('has the digests and the hash that its documentation says', () => {
    for (const entry of lendings(2)) {
      expect(entry.hash).toBe(hashOf(entry))
      for (const part of PARTS) expect(entry.digests[part]).toBe(sha256Of(entry[part]))
    }
  })

  test('keeps the hash that was once published', () => {
    expect(entryAt(lendings(1), 0).hash).toBe('76a3438da2c1083eafb1dd1f487502ededee866856cf3430ad7c3c0576a84a3d')
  })

  test('is only made of an action with id, type and instant', () => {
    const { action, ...rest } = lending('act:1')
    for (const wrong of [{ id: 1 }, { type: null }, { at: 'yesterday' }, { at: '2026-02-30T00:00:00.000Z' }]) {
      expect(() => seal({ ...rest, action: { ...action, ...wrong } }, 0, GENESIS)).toThrow(TypeError)
    }
  })

  test('is not made of what JSON cannot hold', () => {
    expect(() => seal({ ...lending('act:1'), events: [{ type: 'counted', votes: Number.NaN }] }, 0, GENESIS)).toThrow(
      'NaN is not JSON',
    )
  })
})

describe('a part that is withheld', () => {
  test('is gone, is listed, and leaves the chain whole', () => {
    fc.assert(
      fc.property(anyChain, fc.array(fc.tuple(fc.nat(5), anyPart)), (chain, choices) => {
        const entries = [...chain]
        const gone = new Set<string>()
        for (const [place, part] of choices) {
          const position = place % entries.length
          entries[position] = withhold(entryAt(entries, position), part)
          gone.add(`${position} ${part}`)
        }
        const verified = verify(entries, { length: chain.length, head: chain.at(-1)?.hash as string })
        expect(verified.ok && verified.withheld.map(({ position, part }) => `${position} ${part}`).sort()).toEqual(
          [...gone].sort(),
        )
        for (const { position, part } of verified.ok ? verified.withheld : []) expect(entries[position]).not.toHaveProperty(part)
      }),
    )
  })

  test('can come back, but no other text in its place', () => {
    const entry = entryAt(lendings(1), 0)
    const bare = PARTS.reduce(withhold, entry)
    expect(checkEntry(bare)).toMatchObject({ ok: true, withheld: PARTS })
    for (const part of PARTS) {
      expect(checkEntry({ ...bare, [part]: entry[part] }).ok).toBe(true)
      expect(checkEntry({ ...bare, [part]: part === 'events' ? [] : {} })).toMatchObject({ problem: 'partEdited', part })
    }
  })

  test('leaves the entry that it was taken from as it was', () => {
    const entry = entryAt(lendings(1), 0)
    withhold(entry, 'action')
    expect(entry.action).toBeDefined()
  })
})
