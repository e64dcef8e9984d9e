import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { checkEntry, type Entry, verify } from 'huzhu/journal'
import { describe, expect, test } from 'vitest'
import { copy, entryAt, lendings } from './sample.ts'

const entry = entryAt(lendings(1), 0)

/** The entry with one member replaced, by descriptor where there is one. */
function having(key: string, property: PropertyDescriptor): object {
  return Object.defineProperty(copy(entry), key, { enumerable: true, configurable: true, ...property })
}

function without(key: keyof Entry): object {
  const { [key]: _, ...rest } = entry
  return rest
}

describe('what is not an entry', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const throwing = new Proxy(
    {},
    {
      getOwnPropertyDescriptor: () => {
        throw 'anything'
      },
    },
  )

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', JSON.stringify(entry)],
    ['a number', Number.NaN],
    ['a list', [entry]],
    ['an empty object', {}],
    ['a function', () => entry],
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws', throwing],
    ['an entry without its position', without('position')],
    ['an entry without its hash', without('hash')],
    ['an entry without its digests', without('digests')],
    ['an entry without one digest', { ...entry, digests: { ...entry.digests, facts: undefined } }],
    ['an entry with a digest too many', { ...entry, digests: { ...entry.digests, reasons: entry.hash } }],
    ['an entry at a position of a half', { ...entry, position: 0.5 }],
    ['an entry at a position below zero', { ...entry, position: -1 }],
    ['an entry whose position is NaN', { ...entry, position: Number.NaN }],
    ['an entry of no day', { ...entry, at: '2026-02-30T00:00:00.000Z' }],
    ['an entry with a member too many', { ...entry, comment: 'added' }],
    ['an entry without a format', without('format')],
    ['an entry whose format is a text', { ...entry, format: '1' }],
    ['an entry with a getter in its head', having('hash', { get: () => entry.hash })],
    ['an entry with a getter for a part', having('events', { get: () => entry.events })],
    [
      'an entry with a getter within a part',
      having('facts', { value: Object.defineProperty({}, 'a', { enumerable: true, get: () => 1 }) }),
    ],
    ['an entry with NaN within a part', { ...entry, facts: { ...entry.facts, days: Number.NaN } }],
    ['an entry with undefined within a part', { ...entry, facts: { ...entry.facts, days: undefined } }],
    ['an entry with a Map for a part', { ...entry, facts: new Map() }],
    ['an entry with a part nested 10,000 deep', { ...entry, facts: deep }],
    ['an entry with an original of the current format', { ...entry, original: entry }],
  ])('is said to be none: %s', (_, value) => {
    const found = verify([value])
    expect(found).toMatchObject({ ok: false, position: 0, problem: 'notAnEntry' })
    expect(checkEntry(value)).toMatchObject({ ok: false })
  })

  test('has its getters left alone', () => {
    let calls = 0
    for (const key of ['format', 'position', 'digests', 'hash', 'action', 'original']) {
      verify([having(key, { get: () => (calls += 1) })])
    }
    expect(calls).toBe(0)
  })

  test('is found after entries that are whole, with its position', () => {
    expect(verify([...lendings(2), { format: 1 }])).toMatchObject({ position: 2, problem: 'notAnEntry' })
  })

  test('may come from a list that breaks off with an error', () => {
    function* breaking(): Generator<Entry> {
      yield entry
      throw new Error('connection lost')
    }
    expect(verify(breaking())).toMatchObject({ ok: false, position: 1, problem: 'notAnEntry' })
    expect(verify(undefined as unknown as Entry[])).toMatchObject({ ok: false, position: 0 })
  })

  test('never makes the verification throw, whatever it is', () => {
    const weird = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(weird, fc.constantFrom(...Object.keys(entry)), (value, key) => {
        expect(verify([value]).ok).toBe(false)
        const edited = { ...entry, [key]: value }
        const withheld = value === undefined && key in entry.digests
        expect(verify([edited]).ok).toBe(withheld || isDeepStrictEqual(value, entry[key as keyof Entry]))
      }),
      { numRuns: 1_000 },
    )
  })
})
