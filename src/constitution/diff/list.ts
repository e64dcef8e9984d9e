import { canonical } from '../../base/canonical.ts'

/** A thing under both versions. */
export interface Change<Thing> {
  readonly before: Thing
  readonly after: Thing
}

/** What became of a list whose things have names: their order means nothing. */
export interface ListDiff<Thing> {
  readonly added: readonly Thing[]
  readonly removed: readonly Thing[]
  readonly changed: readonly Change<Thing>[]
}

/** Compares two lists by the names of their things. */
export function listDiff<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  nameOf: (thing: Thing) => string,
): ListDiff<Thing> {
  const old = new Map(before.map((thing) => [nameOf(thing), thing]))
  const next = new Map(after.map((thing) => [nameOf(thing), thing]))
  return {
    added: after.filter((thing) => !old.has(nameOf(thing))),
    removed: before.filter((thing) => !next.has(nameOf(thing))),
    changed: after.flatMap((thing) => {
      const was = old.get(nameOf(thing))
      return was === undefined || same(was, thing) ? [] : [{ before: was, after: thing }]
    }),
  }
}

/** Whether two JSON values say the same. */
export function same(before: unknown, after: unknown): boolean {
  return canonical(before) === canonical(after)
}
