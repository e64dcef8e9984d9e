import { isObject, type Json, type JsonObject } from '../base/json.ts'

/** How large a condition is with its named conditions written out. */
export interface Size {
  /** Comparisons. */
  readonly leaves: number
  /** Levels of nesting; a comparison alone is one. */
  readonly depth: number
}

/** The sizes of named conditions; those in or above a circle have none. Each circle begins and ends with the same name. */
export interface Expansion {
  readonly sizes: ReadonlyMap<string, Size>
  readonly circles: readonly (readonly string[])[]
}

/** No rule set comes near; keeps doubling and doubling again from leaving the exact numbers. */
const HUGE = 1_000_000_000

/** Measures named conditions without writing any out, each after those that it names. The input is plain JSON of bounded depth. */
export function expand(conditions: JsonObject): Expansion {
  const names = new Map(
    Object.keys(conditions).map((name) => [
      name,
      [...namesIn(conditions[name] as Json)].filter((each) => Object.hasOwn(conditions, each)),
    ]),
  )
  const users = new Map<string, string[]>()
  const open = new Map<string, number>()
  for (const [name, uses] of names) {
    open.set(name, uses.length)
    for (const used of uses) {
      const known = users.get(used)
      if (known === undefined) users.set(used, [name])
      else known.push(name)
    }
  }
  const sizes = new Map<string, Size>()
  const ready = [...names.keys()].filter((name) => open.get(name) === 0)
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    open.delete(name)
    sizes.set(name, sizeOf(conditions[name] as Json, sizes))
    for (const user of users.get(name) ?? []) {
      const left = (open.get(user) as number) - 1
      open.set(user, left)
      if (left === 0) ready.push(user)
    }
  }
  return { sizes, circles: circlesAmong(new Set(open.keys()), names) }
}

/** The size of a condition. What is malformed or not known counts as a comparison. */
export function sizeOf(node: Json, sizes: ReadonlyMap<string, Size>): Size {
  const leaf = { leaves: 1, depth: 1 }
  if (!isObject(node)) return leaf
  if (typeof node.condition === 'string') return sizes.get(node.condition) ?? leaf
  const children = childrenOf(node)
  if (children === undefined) return leaf
  let leaves = 0
  let depth = 0
  for (const child of children) {
    const size = sizeOf(child, sizes)
    leaves = Math.min(HUGE, leaves + size.leaves)
    depth = Math.max(depth, size.depth)
  }
  return { leaves, depth: Math.min(HUGE, depth + 1) }
}

function namesIn(node: Json, into = new Set<string>()): ReadonlySet<string> {
  if (!isObject(node)) return into
  if (typeof node.condition === 'string') into.add(node.condition)
  for (const child of childrenOf(node) ?? []) namesIn(child, into)
  return into
}

function childrenOf(node: JsonObject): readonly Json[] | undefined {
  const lists = [node.any, node.all].filter((list) => Array.isArray(list))
  if (node.not !== undefined) lists.push([node.not])
  return lists.length === 0 ? undefined : lists.flat()
}

/** Every name left has a name left among those it uses; following them from anywhere comes round. */
function circlesAmong(left: ReadonlySet<string>, names: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of left) {
    const way: string[] = []
    const at = new Map<string, number>()
    let name: string | undefined = start
    while (name !== undefined && !done.has(name) && !at.has(name)) {
      at.set(name, way.length)
      way.push(name)
      name = names.get(name)?.find((used) => left.has(used))
    }
    if (name !== undefined && at.has(name)) circles.push([...way.slice(at.get(name)), name])
    for (const each of way) done.add(each)
  }
  return circles
}
