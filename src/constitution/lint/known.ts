import { isObject, type JsonObject } from '../../base/json.ts'
import type { Comparison, Condition } from '../../rules/index.ts'
import type { ConstitutionDocument } from '../document.ts'

/** What is known for certain where a condition holds. */
export interface Known {
  /** Conditions that hold, as text. */
  readonly texts: ReadonlySet<string>
  /** Facts that have one certain value. */
  readonly values: ReadonlyMap<string, unknown>
  /** The fact that would need two values at once, so that the condition never holds. */
  readonly torn?: string
}

type Named = ConstitutionDocument['conditions']

/** What is known where a condition holds: the parts that it joins by `all`, named conditions written out. */
export function known(condition: Condition, named: Named): Known {
  const texts = new Set<string>()
  const values = new Map<string, unknown>()
  let torn: string | undefined
  const take = (node: Condition): void => {
    texts.add(textOf(node))
    if ('all' in node) return node.all.forEach(take)
    if ('condition' in node) return take(named[node.condition] as Condition)
    if (!isComparison(node) || node.operator !== 'equal' || isObject(node.value)) return
    if (values.has(node.fact) && values.get(node.fact) !== node.value) torn ??= node.fact
    values.set(node.fact, node.value)
  }
  take(condition)
  return { texts, values, ...(torn === undefined ? {} : { torn }) }
}

/** Whether a condition holds wherever what is known holds. False promises nothing. */
export function follows(condition: Condition, from: Known, named: Named): boolean {
  if (from.texts.has(textOf(condition))) return true
  if ('all' in condition) return condition.all.every((each) => follows(each, from, named))
  if ('any' in condition) return condition.any.some((each) => follows(each, from, named))
  if ('condition' in condition) return follows(named[condition.condition] as Condition, from, named)
  return isComparison(condition) && from.values.has(condition.fact) && compares(condition, from.values.get(condition.fact))
}

function isComparison(node: Condition): node is Comparison {
  return 'fact' in node
}

/** Whether a comparison with a value written into the rule holds of one value; operators that are not compared here never do. */
function compares({ operator, value }: Comparison, left: unknown): boolean {
  if (isObject(value)) return false
  switch (operator) {
    case 'equal':
      return value === left
    case 'notEqual':
      return value !== left
    case 'in':
      return Array.isArray(value) && value.includes(left)
    case 'notIn':
      return Array.isArray(value) && !value.includes(left)
    default:
      return false
  }
}

const texts = new WeakMap<Condition, string>()

/** A condition as text, without names and priorities, which change nothing about whether it holds. */
function textOf(node: Condition): string {
  let text = texts.get(node)
  if (text === undefined) {
    const { name, priority, ...rest } = node as Condition & JsonObject
    text = isComparison(node) ? JSON.stringify([node.fact, node.operator, node.value]) : JSON.stringify(rest)
    texts.set(node, text)
  }
  return text
}
