import type { FactValue } from '../base/fact.ts'
import { type Operation, operation, operatorChain, REACHES } from './operators.ts'
import type { Combination, Comparison, Condition, CustomOperator, FactReference, RuleSet } from './rule.ts'

/** A condition ready to be evaluated. Named conditions are built once, however often they are named. */
export type Node = Leaf | Group | Negation | Link

/** A comparison. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly source: Comparison
  /** The fact on the right, where there is one; else the value of `source` stands there. */
  readonly rightFact: string | undefined
  readonly apply: Operation
  /** Whether some plain values could make it throw. */
  readonly risky: boolean
}

/** `all` or `any`. */
export interface Group {
  readonly kind: 'all' | 'any'
  readonly source: Combination
  readonly children: readonly Node[]
  /** Indexes of the children by priority, highest first: what json-rules-engine evaluates together, without short-circuit. */
  readonly sets: readonly (readonly number[])[]
  readonly risky: boolean
}

/** `not`. */
export interface Negation {
  readonly kind: 'not'
  readonly source: Combination
  readonly child: Node
  readonly risky: boolean
}

/** A named condition where it is named. */
export interface Link {
  readonly kind: 'link'
  readonly source: Combination
  readonly to: Node
  readonly risky: boolean
}

/** Builds the conditions of a rule set's rules, in order. Names must be known and named conditions acyclic. */
export function trees({ rules, conditions = {}, operators = [] }: RuleSet): readonly Node[] {
  const custom = new Map(operators.map((operator) => [operator.name, operator]))
  const operations = new Map<string, Operation>()
  const named = new Map<string, Node>()
  const build = (source: Condition): Node => {
    if ('any' in source) return group('any', source, source.any.map(build))
    if ('all' in source) return group('all', source, source.all.map(build))
    if ('not' in source) {
      const child = build(source.not)
      return { kind: 'not', source, child, risky: child.risky }
    }
    if ('condition' in source) {
      const to = find(source.condition)
      return { kind: 'link', source, to, risky: to.risky }
    }
    return leaf(source, operations, custom)
  }
  const find = (name: string): Node => {
    const known = named.get(name)
    if (known !== undefined) return known
    const source = Object.hasOwn(conditions, name) ? conditions[name] : undefined
    if (source === undefined) throw new RangeError(`there is no condition \`${name}\``)
    const node = build(source)
    named.set(name, node)
    return node
  }
  return rules.map((rule) => build(rule.conditions))
}

/** Whether the right side of a comparison is another fact. */
function isFactReference(value: Comparison['value']): value is FactReference {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact')
}

/** The names of the facts that a condition reads. */
export function factsRead(node: Node): ReadonlySet<string> {
  const names = new Set<string>()
  visit(node, new Set(), (each) => {
    if (each.kind !== 'leaf') return
    names.add(each.source.fact)
    if (each.rightFact !== undefined) names.add(each.rightFact)
  })
  return names
}

/** The names of the conditions that a condition stands on, directly or through others. */
export function conditionsNamed(node: Node): ReadonlySet<string> {
  const names = new Set<string>()
  visit(node, new Set(), (each) => {
    if (each.kind === 'link' && 'condition' in each.source) names.add(each.source.condition)
  })
  return names
}

/** Visits every condition once, however often it is named. */
function visit(node: Node, seen: Set<Node>, see: (node: Node) => void): void {
  if (seen.has(node)) return
  seen.add(node)
  see(node)
  if (node.kind === 'link') visit(node.to, seen, see)
  else if (node.kind === 'not') visit(node.child, seen, see)
  else if (node.kind !== 'leaf') for (const child of node.children) visit(child, seen, see)
}

/** The right side of a comparison, given the facts. */
export function rightOf(leaf: Leaf, facts: { readonly [name: string]: FactValue }): unknown {
  return leaf.rightFact === undefined ? leaf.source.value : facts[leaf.rightFact]
}

function group(kind: 'all' | 'any', source: Combination, children: readonly Node[]): Group {
  const sets = new Map<number, number[]>()
  children.forEach((child, index) => {
    const priority = child.source.priority ?? 1
    const set = sets.get(priority)
    if (set === undefined) sets.set(priority, [index])
    else set.push(index)
  })
  const ordered = [...sets].sort(([a], [b]) => b - a).map(([, set]) => set)
  return { kind, source, children, sets: ordered, risky: children.some((child) => child.risky) }
}

function leaf(source: Comparison, operations: Map<string, Operation>, custom: ReadonlyMap<string, CustomOperator>): Leaf {
  const apply = operations.get(source.operator) ?? operation(source.operator, custom)
  operations.set(source.operator, apply)
  const rightFact = isFactReference(source.value) ? source.value.fact : undefined
  return { kind: 'leaf', source, rightFact, apply, risky: isRisky(source, rightFact === undefined) }
}

/**
 * Whether a comparison could throw on some plain values (null, booleans, numbers, NaN too, texts, lists of these). json-rules-engine
 * evaluates all comparisons of one priority, so one that throws must not be skipped because another has settled the answer.
 */
function isRisky({ operator, value }: Comparison, literal: boolean): boolean {
  const { decorators, base } = operatorChain(operator)
  if (base === 'in' || base === 'notIn') {
    return !(
      literal &&
      Array.isArray(value) &&
      decorators.every((name) => name === 'not' || name === 'someFact' || name === 'everyFact')
    )
  }
  if (base === REACHES || !KNOWN_SAFE.has(base)) return true
  if (decorators.includes('swap')) return decorators.includes('someValue') || decorators.includes('everyValue')
  const unwraps = decorators.filter((name) => name === 'someValue' || name === 'everyValue').length
  return unwraps > 1 || (unwraps === 1 && !(literal && Array.isArray(value)))
}

const KNOWN_SAFE: ReadonlySet<string> = new Set([
  'equal',
  'notEqual',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
])
