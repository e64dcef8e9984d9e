import { createHash } from 'node:crypto'
import serialize from 'canonicalize'
import * as fc from 'fast-check'
import { type Deed, type Entry, GENESIS, type Journal, PARTS, seal } from 'huzhu/journal'
import { lending } from './lending.ts'

export { lending } from './lending.ts'

/** Entries of a journal with these deeds, from the beginning or after an entry. */
export function chainOf(deeds: readonly Deed[], after?: Entry): readonly Entry[] {
  const entries: Entry[] = []
  let last = after
  for (const deed of deeds) {
    last = seal(deed, last === undefined ? 0 : last.position + 1, last?.hash ?? GENESIS)
    entries.push(last)
  }
  return entries
}

/** `length` entries about rooms lent. */
export function lendings(length: number): readonly Entry[] {
  return chainOf(Array.from({ length }, (_, index) => lending(`act:${index}`)))
}

/** The hash of an entry, reckoned from its documentation with other people's code. */
export function hashOf(entry: Entry): string {
  const { hash: _, action: _a, facts: _f, ruling: _r, events: _e, ...head } = entry
  return sha256Of(head)
}

/** SHA-256 of the canonical JSON of a value, by other people's code. */
export function sha256Of(value: unknown): string {
  const canonical = (serialize as unknown as (value: unknown) => string)(value)
  return createHash('sha256').update(canonical).digest('hex')
}

/** One entry of a list that must be there. */
export function entryAt(entries: readonly Entry[], position: number): Entry {
  const entry = entries[position]
  if (entry === undefined) throw new RangeError(`there is no entry ${position}`)
  return entry
}

/** All that a journal holds, from a position on. */
export async function collect(journal: Pick<Journal, 'read'>, from?: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of journal.read(from)) entries.push(entry)
  return entries
}

/** A copy that shares nothing, as if it had been stored and read. */
export function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

const text = fc.string({ unit: 'binary', maxLength: 12 })
const leaf = fc.oneof(fc.boolean(), fc.maxSafeInteger(), text, fc.constant(null))
const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4 },
  ),
}))

/** Deeds with any plain JSON in them. */
const anyDeed: fc.Arbitrary<Deed> = fc
  .record({
    id: text,
    type: text,
    extra: json.object,
    facts: fc.dictionary(text, fc.oneof(fc.boolean(), fc.maxSafeInteger(), text)),
    events: fc.array(json.object, { maxLength: 3 }),
  })
  .map(({ id, type, extra, facts, events }) => {
    const base = lending(id)
    const action = { ...(extra as object), id, type, at: '2026-03-01T08:00:00.000Z' }
    return { action, facts, ruling: base.ruling, events: events.map((event) => ({ ...(event as object), type })) }
  })

/** Whole journals of one to six entries, some with parts withheld. */
export const anyChain: fc.Arbitrary<readonly Entry[]> = fc
  .array(anyDeed, { minLength: 1, maxLength: 6 })
  .map((deeds) => copy(chainOf(deeds)))

/** Any part of an entry. */
export const anyPart = fc.constantFrom(...PARTS)
