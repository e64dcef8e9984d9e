import type { FactValue } from '../base/fact.ts'
import { factsRead, type Group, type Node } from './tree.ts'

/**
 * What is left of a condition once one fact is known: true, false, or a condition that answers the same whenever that fact has that
 * value. What could throw stays in place, so that an error is never lost.
 */
export function narrow(node: Node, fact: string, value: FactValue): Node | boolean {
  if (node.kind === 'leaf') {
    const settled = node.source.fact === fact && node.rightFact === undefined && !node.risky
    return settled ? node.apply(value, node.source.value) : node
  }
  if (node.kind === 'link') return narrow(node.to, fact, value)
  if (node.kind === 'not') {
    const child = narrow(node.child, fact, value)
    if (typeof child === 'boolean') return !child
    return child === node.child ? node : { ...node, child, risky: child.risky }
  }
  return narrowGroup(node, fact, value)
}

/**
 * The values of a fact for which a condition can hold, where a glance shows it; undefined promises nothing. With a rule for each of a
 * thousand actions, a glance at each is what loading can afford.
 */
export function valuesFor(node: Node, fact: string): ReadonlySet<FactValue> | undefined {
  if (node.kind === 'link') return valuesFor(node.to, fact)
  if (node.kind === 'leaf') {
    const { operator, value } = node.source
    if (node.source.fact !== fact || node.rightFact !== undefined || node.risky) return undefined
    if (operator === 'equal') return new Set([value as FactValue])
    return operator === 'in' ? new Set(value as readonly FactValue[]) : undefined
  }
  // What could throw about this very fact is an error for every value.
  if (node.kind !== 'all' || node.children.some((child) => child.risky && factsRead(child).has(fact))) return undefined
  for (const child of node.children) {
    const values = valuesFor(child, fact)
    if (values !== undefined) return values
  }
  return undefined
}

function narrowGroup(group: Group, fact: string, value: FactValue): Node | boolean {
  const neutral = group.kind === 'all'
  const narrowed = group.children.map((child) => narrow(child, fact, value))
  if (!group.risky && narrowed.includes(!neutral)) return !neutral
  const kept = new Map<number, Node>()
  narrowed.forEach((child, index) => {
    if (child === neutral) return
    kept.set(index, typeof child === 'boolean' ? (group.children[index] as Node) : child)
  })
  if (kept.size === 0) return neutral
  if (kept.size === group.children.length && [...kept].every(([index, child]) => child === group.children[index])) return group
  const places = new Map([...kept.keys()].map((index, place) => [index, place]))
  const sets = group.sets.map((set) => set.flatMap((index) => places.get(index) ?? [])).filter((set) => set.length > 0)
  const children = [...kept.values()]
  return { ...group, children, sets, risky: children.some((child) => child.risky) }
}
