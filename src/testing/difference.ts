import type { Json, Path } from '../base/json.ts'

/** How two values differ, one line for each place, at most ten; empty if they are the same JSON. */
export function differences(expected: Json | undefined, actual: Json | undefined, path: Path = []): readonly string[] {
  if (isTree(expected) && isTree(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...keys].flatMap((key) => differences(member(expected, key), member(actual, key), [...path, key])).slice(0, 10)
  }
  if (Object.is(expected, actual)) return []
  return [`at \`${path.join('.') || 'the root'}\`: expected ${show(expected)}, got ${show(actual)}`]
}

type Tree = Exclude<Json, null | boolean | number | string>

function isTree(value: Json | undefined): value is Tree {
  return typeof value === 'object' && value !== null
}

function member(tree: Tree, key: string): Json | undefined {
  return Object.hasOwn(tree, key) ? (tree as { readonly [key: string]: Json })[key] : undefined
}

function show(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}
