import { sha256 } from '#sha256'

/** Nothing that the library seals comes near this depth; without a bound, a cycle would end in a stack overflow. */
const MAX_DEPTH = 256

/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them.
 * Two values are equal exactly when their canonical texts are.
 *
 * Only own data is read; getters are never called.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 *
 * @throws TypeError for what JSON cannot hold: `undefined`, NaN, a function, an instance of a class, a getter, half a surrogate
 * pair; and for nesting deeper than 256 levels.
 */
export function canonical(value: unknown): string {
  return write(value, 0)
}

/** SHA-256 of a value's canonical text, as 64 lower-case hex digits. @throws TypeError as {@link canonical}. */
export function digest(value: unknown): string {
  const text = canonical(value)
  if (text.length > 2) return sha256(text)
  // Most entries have no facts or no events: `{}` and `[]` are hashed once.
  let known = shortDigests.get(text)
  if (known === undefined) {
    known = sha256(text)
    shortDigests.set(text, known)
  }
  return known
}

const shortDigests = new Map<string, string>()

/** The value of an own data property; undefined if there is none. @throws TypeError for a getter, which is not called. */
export function ownValue(object: object, key: string | number): unknown {
  const property = Object.getOwnPropertyDescriptor(object, key)
  if (property === undefined) return undefined
  if (!('value' in property)) throw new TypeError(`\`${key}\` is computed by a getter, not plain data`)
  return property.value
}

function write(value: unknown, depth: number): string {
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'boolean' || value === null) return `${value}`
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value !== 'object') throw new TypeError(`${value === undefined ? 'undefined' : `a ${typeof value}`} is not JSON`)
  if (depth === MAX_DEPTH) throw new TypeError(`the value is nested deeper than ${MAX_DEPTH} levels, or in a circle`)
  return Array.isArray(value) ? writeList(value, depth + 1) : writeObject(value, depth + 1)
}

function writeList(list: readonly unknown[], depth: number): string {
  let text = ''
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text += ','
    text += write(ownValue(list, index), depth)
  }
  return `[${text}]`
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  // An object of another realm has that realm's Object.prototype, which has none above it.
  if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('an instance of a class is not JSON')
  }
  let text = ''
  for (const key of sorted(Object.keys(object))) {
    if (text !== '') text += ','
    text += writeKey(key) + write(ownValue(object, key), depth)
  }
  return `{${text}}`
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is not JSON`)
  return `${value}`
}

const SAFE = /^[ !#-[\]-~]*$/
const LONE_SURROGATE = /\p{Surrogate}/u

/** Most texts are ASCII without quotes or backslashes and need no escaping: several times faster than `JSON.stringify`. */
function writeText(text: string): string {
  if (SAFE.test(text)) return `"${text}"`
  if (LONE_SURROGATE.test(text)) throw new TypeError('a text with half a surrogate pair is not JSON')
  return JSON.stringify(text)
}

/** The same few hundred keys come back in every entry: a bounded number of short ones is kept as written. */
const writtenKeys = new Map<string, string>()

function writeKey(key: string): string {
  const known = writtenKeys.get(key)
  if (known !== undefined) return known
  const written = `${writeText(key)}:`
  if (writtenKeys.size < 4096 && key.length <= 64) writtenKeys.set(key, written)
  return written
}

/** Sorts in place. Objects are small: insertion beats the general sort by a third of the whole cost. */
function sorted(keys: string[]): string[] {
  if (keys.length > 32) return keys.sort()
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next] as string
    let place = next
    for (; place > 0 && (keys[place - 1] as string) > key; place -= 1) keys[place] = keys[place - 1] as string
    keys[place] = key
  }
  return keys
}
