import type { Json, Path } from '../../base/json.ts'
import { isObject } from '../../base/json.ts'

/** Why a record is not the count of the ballots. */
export interface Problem {
  readonly ok: false
  /** One sentence in lower case without a period. */
  readonly problem: string
  /** Leads into the record; or, if it begins with `ballots` and a number, into the ballots. */
  readonly path: Path
}

export function problem(path: Path, text: string): Problem {
  return { ok: false, path, problem: text }
}

/** The first place at which a record differs from what the ballots say, whatever the order of keys. */
export function difference(expected: Json | undefined, given: Json | undefined, path: Path): Problem | undefined {
  if (expected === given) return undefined
  if (expected === undefined) return problem(path, `is ${shown(given)}; the ballots say nothing of it`)
  if (given === undefined) return problem(path, `is missing; the ballots say ${shown(expected)}`)
  if (Array.isArray(expected) && Array.isArray(given)) {
    const length = Math.max(expected.length, given.length)
    return first(length, (index) => difference(expected[index], given[index], [...path, index]))
  }
  if (isObject(expected) && isObject(given)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(given)])]
    return first(keys.length, (index) => {
      const key = keys[index] as string
      return difference(own(expected, key), own(given, key), [...path, key])
    })
  }
  return problem(path, `is ${shown(given)}; the ballots say ${shown(expected)}`)
}

function first(length: number, find: (index: number) => Problem | undefined): Problem | undefined {
  for (let index = 0; index < length; index += 1) {
    const found = find(index)
    if (found !== undefined) return found
  }
  return undefined
}

function own(object: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 100 ? `${text.slice(0, 100)}...` : text
}
