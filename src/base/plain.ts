import type { Json, Path } from './json.ts'

/** Bounds on an input: how deep it may be nested, how many values it may hold, how long its texts may be together. */
export interface PlainLimits {
  readonly depth: number
  readonly values: number
  readonly characters: number
}

/** Bounds for one action or one set of facts. Large enough to admit 10,000 members at once. */
export const ACTION_LIMITS: PlainLimits = { depth: 32, values: 200_000, characters: 4_000_000 }

/** Bounds for a constitution: no society needs ten megabytes of law. */
export const DOCUMENT_LIMITS: PlainLimits = { depth: 80, values: 2_000_000, characters: 10_000_000 }

/** The copy of an input that is plain JSON, or the first reason why it is not. */
export type Plain = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly path: Path; readonly message: string }

/**
 * Copies an input that came from outside, if it is plain JSON: own enumerable data properties of plain objects and
 * arrays, finite numbers, well-formed texts, within the limits. Getters are never called, prototypes never read.
 * The copy is frozen and shares nothing with the input, so that later changes by the caller reach nobody.
 *
 * Iterative, so that nesting of any depth ends in a sentence and not in a stack overflow.
 */
export function plain(input: unknown, limits: PlainLimits = ACTION_LIMITS): Plain {
  const root: { value?: Json } = {}
  const work: Frame[] = [{ input, into: root, key: 'value', depth: 0, parent: undefined }]
  const made: object[] = []
  let values = 0
  let characters = 0
  try {
    for (let frame = work.pop(); frame !== undefined; frame = work.pop()) {
      values += 1
      if (values > limits.values) return refuse(frame, `holds more than ${limits.values} values`)
      const value = frame.input
      if (typeof value === 'string') {
        characters += value.length
        if (characters > limits.characters) return refuse(frame, `holds more than ${limits.characters} characters of text`)
        if (!isWellFormed(value)) return refuse(frame, 'is a text with half a surrogate pair')
        put(frame, value)
      } else if (value === null || typeof value === 'boolean') {
        put(frame, value)
      } else if (typeof value === 'number') {
        if (!Number.isFinite(value)) return refuse(frame, `is ${value}, not a finite number`)
        put(frame, value === 0 ? 0 : value)
      } else if (typeof value !== 'object') {
        return refuse(frame, `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, not JSON`)
      } else {
        if (frame.depth >= limits.depth) return refuse(frame, `is nested deeper than ${limits.depth} levels`)
        const fault = Array.isArray(value) ? openList(value, frame, work, made, limits) : openObject(value, frame, work, made)
        if (fault !== undefined) return fault
      }
    }
  } catch {
    // Only a proxy can get here: everything above reads descriptors of own properties.
    return { ok: false, path: [], message: 'could not be read' }
  }
  for (const object of made) Object.freeze(object)
  return { ok: true, value: root.value as Json }
}

interface Frame {
  readonly input: unknown
  readonly into: object
  readonly key: string | number
  readonly depth: number
  readonly parent: Frame | undefined
}

function openList(value: unknown[], frame: Frame, work: Frame[], made: object[], limits: PlainLimits): Plain | undefined {
  if (Object.getPrototypeOf(value) !== Array.prototype) return refuse(frame, 'is an array of a class of its own, not plain JSON')
  const length = value.length
  if (length > limits.values) return refuse(frame, `holds more than ${limits.values} values`)
  if (Object.getOwnPropertyNames(value).length !== length + 1 || Object.getOwnPropertySymbols(value).length > 0) {
    return refuse(frame, 'is an array with gaps or with named properties, not plain JSON')
  }
  const copy: Json[] = new Array(length)
  for (let index = length - 1; index >= 0; index -= 1) {
    const property = Object.getOwnPropertyDescriptor(value, index)
    const child: Frame = { input: property?.value, into: copy, key: index, depth: frame.depth + 1, parent: frame }
    if (property === undefined || !('value' in property)) return refuse(child, 'is computed by a getter, not plain data')
    work.push(child)
  }
  made.push(copy)
  put(frame, copy)
  return undefined
}

function openObject(value: object, frame: Frame, work: Frame[], made: object[]): Plain | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return refuse(frame, 'is an instance of a class, not plain JSON')
  }
  if (Object.getOwnPropertySymbols(value).length > 0) return refuse(frame, 'has a symbol as a key')
  const copy: Record<string, Json> = {}
  const names = Object.getOwnPropertyNames(value)
  for (let index = names.length - 1; index >= 0; index -= 1) {
    const name = names[index] as string
    const property = Object.getOwnPropertyDescriptor(value, name)
    const child: Frame = { input: property?.value, into: copy, key: name, depth: frame.depth + 1, parent: frame }
    if (name === '__proto__') return refuse(child, 'is a key that changes prototypes')
    if (!isWellFormed(name)) return refuse(frame, 'has a key with half a surrogate pair')
    if (property === undefined || !('value' in property)) return refuse(child, 'is computed by a getter, not plain data')
    if (!property.enumerable) return refuse(child, 'is hidden (not enumerable), not plain JSON')
    work.push(child)
  }
  // Keys are laid down in the input's order; the work list would reverse nothing but fill them late.
  for (const name of names) copy[name] = null
  made.push(copy)
  put(frame, copy)
  return undefined
}

function put(frame: Frame, value: Json): void {
  ;(frame.into as Record<string | number, Json>)[frame.key] = value
}

function refuse(frame: Frame, message: string): Plain {
  const path: (string | number)[] = []
  for (let at: Frame | undefined = frame; at?.parent !== undefined; at = at.parent) path.unshift(at.key)
  return { ok: false, path, message }
}

const LONE_SURROGATE = /\p{Surrogate}/u

function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}
