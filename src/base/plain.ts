import type { Json, Path } from './json.ts'

/** Bounds on an input: how deep it may be nested, how many values it may hold, how long its texts may be together. */
export interface PlainLimits {
  readonly depth: number
  readonly values: number
  readonly characters: number
}

/** Bounds for one action or one set of facts. Large enough to admit 10,000 members at once. */
export const ACTION_LIMITS: PlainLimits = { depth: 100, values: 200_000, characters: 4_000_000 }

/** Bounds for a constitution: no society needs ten megabytes of law. */
export const DOCUMENT_LIMITS: PlainLimits = { depth: 80, values: 1_000_000, characters: 10_000_000 }

/** The copy of an input that is plain JSON, or the first reason why it is not. */
export type Plain =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly path: Path; readonly message: string }

/**
 * Copies an input that came from outside, if it is plain JSON: own enumerable data properties of plain objects and
 * arrays, finite numbers, well-formed texts, within the limits. Getters are never called, prototypes never read.
 * The copy is frozen and shares nothing with the input, so that later changes by the caller reach nobody.
 *
 * Iterative, so that nesting of any depth ends in a sentence and not in a stack overflow.
 */
export function plain(input: unknown, limits: PlainLimits = ACTION_LIMITS): Plain {
  const root: { value?: Json } = {}
  const copying: Copying = { limits, values: 0, characters: 0, work: [], made: [] }
  try {
    const top = take(copying, input, undefined, 'value', root)
    if (top !== undefined) return top
    for (let frame = copying.work.pop(); frame !== undefined; frame = copying.work.pop()) {
      if (frame.depth > limits.depth) return refuse(frame, undefined, `is nested deeper than ${limits.depth} levels`)
      const fault = Array.isArray(frame.source) ? copyList(copying, frame, frame.source) : copyObject(copying, frame)
      if (fault !== undefined) return fault
    }
  } catch {
    // Only a proxy can get here: everything else reads descriptors of own properties.
    return { ok: false, path: [], message: 'could not be read' }
  }
  for (const object of copying.made) Object.freeze(object)
  return { ok: true, value: root.value as Json }
}

/** One object or array of the input that is still to be copied into its twin. */
interface Frame {
  readonly source: object
  readonly twin: object
  readonly key: string | number
  readonly depth: number
  readonly parent: Frame | undefined
}

interface Copying {
  readonly limits: PlainLimits
  values: number
  characters: number
  readonly work: Frame[]
  readonly made: object[]
}

/** Copies one value to its place; objects are only laid down empty and put on the work list. */
function take(
  copying: Copying,
  value: unknown,
  parent: Frame | undefined,
  key: string | number,
  into: object,
): Plain | undefined {
  copying.values += 1
  if (copying.values > copying.limits.values) return refuse(parent, key, `holds more than ${copying.limits.values} values`)
  switch (typeof value) {
    case 'string':
      copying.characters += value.length
      if (copying.characters > copying.limits.characters) {
        return refuse(parent, key, `holds more than ${copying.limits.characters} characters of text`)
      }
      if (!isWellFormed(value)) return refuse(parent, key, 'is a text with half a surrogate pair')
      put(into, key, value)
      return undefined
    case 'boolean':
      put(into, key, value)
      return undefined
    case 'number':
      if (!Number.isFinite(value)) return refuse(parent, key, `is ${value}, not a finite number`)
      put(into, key, value === 0 ? 0 : value)
      return undefined
    case 'object': {
      if (value === null) {
        put(into, key, null)
        return undefined
      }
      const twin = Array.isArray(value) ? [] : {}
      put(into, key, twin)
      copying.made.push(twin)
      copying.work.push({ source: value, twin, key, depth: (parent?.depth ?? 0) + 1, parent })
      return undefined
    }
    default:
      return refuse(parent, key, `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, not JSON`)
  }
}

function copyList(copying: Copying, frame: Frame, source: unknown[]): Plain | undefined {
  if (Object.getPrototypeOf(source) !== Array.prototype)
    return refuse(frame, undefined, 'is an array of a class of its own, not plain JSON')
  const { length } = source
  if (length > copying.limits.values) return refuse(frame, undefined, `holds more than ${copying.limits.values} values`)
  // One name for each item, and `length`.
  if (Reflect.ownKeys(source).length !== length + 1) {
    return refuse(frame, undefined, 'is an array with gaps or with named properties, not plain JSON')
  }
  for (let index = 0; index < length; index += 1) {
    const property = Object.getOwnPropertyDescriptor(source, index)
    if (property === undefined || !('value' in property)) return refuse(frame, index, 'is computed by a getter, not plain data')
    const fault = take(copying, property.value, frame, index, frame.twin)
    if (fault !== undefined) return fault
  }
  return undefined
}

function copyObject(copying: Copying, frame: Frame): Plain | undefined {
  const { source } = frame
  const prototype: unknown = Object.getPrototypeOf(source)
  if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return refuse(frame, undefined, 'is an instance of a class, not plain JSON')
  }
  for (const name of Reflect.ownKeys(source)) {
    if (typeof name === 'symbol') return refuse(frame, undefined, 'has a symbol as a key')
    if (name === '__proto__') return refuse(frame, name, 'is a key that changes prototypes')
    if (!isWellFormed(name)) return refuse(frame, undefined, 'has a key with half a surrogate pair')
    copying.characters += name.length
    if (copying.characters > copying.limits.characters) {
      return refuse(frame, undefined, `holds more than ${copying.limits.characters} characters of text`)
    }
    const property = Object.getOwnPropertyDescriptor(source, name)
    if (property === undefined || !('value' in property)) return refuse(frame, name, 'is computed by a getter, not plain data')
    if (!property.enumerable) return refuse(frame, name, 'is hidden (not enumerable), not plain JSON')
    const fault = take(copying, property.value, frame, name, frame.twin)
    if (fault !== undefined) return fault
  }
  return undefined
}

function put(into: object, key: string | number, value: Json | object): void {
  ;(into as Record<string | number, unknown>)[key] = value
}

function refuse(frame: Frame | undefined, key: string | number | undefined, message: string): Plain {
  const path: (string | number)[] = key === undefined || frame === undefined ? [] : [key]
  for (let at = frame; at?.parent !== undefined; at = at.parent) path.unshift(at.key)
  return { ok: false, path, message }
}

const LONE_SURROGATE = /\p{Surrogate}/u

function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}
