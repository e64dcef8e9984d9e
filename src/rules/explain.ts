import type { Facts } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import type { RuleEvent } from './rule.ts'
import { type Group, type Leaf, type Node, rightOf } from './tree.ts'
import { ERRS, FAILS, goesOn, HOLDS, messageOf, negated, type Possible, together } from './weigh.ts'

/** What json-rules-engine writes beside any condition: the priority as it took it. */
interface ExplainedMarks {
  readonly priority?: number
  readonly name?: string
}

/**
 * A comparison with what it read. Without `result` it was not evaluated, because conditions of higher priority had settled the answer;
 * with null it lacks a fact, and the side that is known stands there.
 */
export interface ExplainedComparison extends ExplainedMarks {
  readonly fact: string
  readonly operator: string
  readonly value: Json
  readonly factResult?: unknown
  readonly valueResult?: unknown
  readonly result?: boolean | null
}

/** A condition with what its comparisons read. A named condition stands written out, or under its name if it was not evaluated. */
export type ExplainedCondition =
  | (ExplainedMarks & { readonly all: readonly ExplainedCondition[] })
  | (ExplainedMarks & { readonly any: readonly ExplainedCondition[] })
  | (ExplainedMarks & { readonly not: ExplainedCondition })
  | (ExplainedMarks & { readonly condition: string })
  | ExplainedComparison

/** One rule with what it read: the JSON of json-rules-engine's `RuleResult`. */
export interface RuleExplanation {
  readonly name: string
  readonly event: RuleEvent
  readonly priority: number
  /** Whether the rule holds; null if facts are missing or it could not be evaluated. */
  readonly result: boolean | null
  /** The conditions; of a rule that could not be evaluated, as they were written. */
  readonly conditions: ExplainedCondition
  /** Why the rule could not be evaluated. */
  readonly error?: string
}

/** A rule with its conditions built. */
export interface ExplainableRule {
  readonly name: string
  readonly event: RuleEvent
  readonly priority: number
  readonly root: Node
}

interface Trace {
  possible: Possible
  message: string | undefined
}

/** Explains one rule by evaluating it once more, in the order of json-rules-engine. */
export function explainRule({ name, event, priority, root }: ExplainableRule, facts: Facts): RuleExplanation {
  const trace: Trace = { possible: HOLDS, message: undefined }
  const conditions = explainNode(root, facts, trace, undefined)
  if (trace.possible === ERRS)
    return { ...unexplained({ name, event, priority, root }), error: trace.message ?? 'could not be evaluated' }
  return { conditions, event, priority, name, result: resultOf(trace.possible) }
}

/** A rule as it was written, before any evaluation. */
export function unexplained({ name, event, priority, root }: ExplainableRule): RuleExplanation {
  return { conditions: written(root), event, priority, name, result: null }
}

function explainNode(node: Node, facts: Facts, trace: Trace, label: string | undefined): ExplainedCondition {
  switch (node.kind) {
    case 'leaf':
      return explainLeaf(node, facts, trace)
    case 'link':
      // json-rules-engine lays the named condition over the reference: its own marks win.
      return explainNode(node.to, facts, trace, node.source.name ?? label)
    case 'not': {
      const not = explainNode(node.child, facts, trace, undefined)
      trace.possible = negated(trace.possible)
      return { ...marks(node, label), not }
    }
    default:
      return combined(node, explainGroup(node, facts, trace), label)
  }
}

function explainGroup({ kind, children, sets }: Group, facts: Facts, trace: Trace): readonly ExplainedCondition[] {
  const next = goesOn(kind)
  const explained = new Array<ExplainedCondition>(children.length)
  let possible = next
  for (const set of sets) {
    const reached = (possible & next) !== 0
    let and = HOLDS | FAILS | ERRS
    let or = 0
    let stuck = false
    for (const index of set) {
      const child = children[index] as Node
      explained[index] = reached ? explainNode(child, facts, trace, undefined) : written(child)
      and &= trace.possible
      or |= trace.possible
      stuck ||= trace.possible === ERRS
    }
    if (reached) possible = (possible & ~next) | together(kind, and, or, stuck)
  }
  trace.possible = possible
  return explained
}

function explainLeaf(leaf: Leaf, facts: Facts, trace: Trace): ExplainedComparison {
  const { fact, operator, value, name, priority } = leaf.source
  let factResult: unknown
  let valueResult: unknown
  try {
    factResult = facts[fact]
    valueResult = rightOf(leaf, facts)
    if (factResult === undefined || valueResult === undefined) trace.possible = HOLDS | FAILS
    else trace.possible = leaf.apply(factResult, valueResult) ? HOLDS : FAILS
  } catch (error) {
    trace.message ??= messageOf(error)
    trace.possible = ERRS
  }
  const result = resultOf(trace.possible)
  if (name === undefined && priority === undefined && factResult !== undefined && valueResult !== undefined) {
    return { operator, value: value as Json, fact, factResult, valueResult, result }
  }
  const sides = { ...(factResult === undefined ? {} : { factResult }), ...(valueResult === undefined ? {} : { valueResult }) }
  return { ...written(leaf), ...sides, result } as ExplainedComparison
}

function resultOf(possible: Possible): boolean | null {
  return possible === HOLDS ? true : possible === FAILS ? false : null
}

/** A condition as json-rules-engine writes one that was not evaluated. */
function written(node: Node): ExplainedCondition {
  switch (node.kind) {
    case 'leaf': {
      const { fact, operator, value, name, priority } = node.source
      return {
        ...(priority === undefined ? {} : { priority }),
        ...(name === undefined ? {} : { name }),
        operator,
        value: value as Json,
        fact,
      }
    }
    case 'link': {
      const { name, priority } = node.source
      const { condition } = node.source as { condition: string }
      return { ...(priority === undefined ? {} : { priority }), ...(name === undefined ? {} : { name }), condition }
    }
    case 'not':
      return { ...marks(node, undefined), not: written(node.child) }
    default:
      return combined(node, node.children.map(written), undefined)
  }
}

function combined(node: Group, children: readonly ExplainedCondition[], label: string | undefined): ExplainedCondition {
  const name = node.source.name ?? label
  if (name !== undefined)
    return node.kind === 'all' ? { ...marks(node, label), all: children } : { ...marks(node, label), any: children }
  const priority = node.source.priority ?? 1
  return node.kind === 'all' ? { priority, all: children } : { priority, any: children }
}

/** json-rules-engine gives every combination a priority. */
function marks(node: Exclude<Node, Leaf>, label: string | undefined): ExplainedMarks {
  const name = node.source.name ?? label
  return name === undefined ? { priority: node.source.priority ?? 1 } : { priority: node.source.priority ?? 1, name }
}
