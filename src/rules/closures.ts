import type { Facts } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import type { Operation } from './operators.ts'
import type { Group, Leaf, Node } from './tree.ts'

/** The answer of a closure: the condition fails, holds, or lacks facts. */
export type Answer = typeof NO | typeof YES | typeof OPEN

/** The condition does not hold. */
export const NO = 0

/** The condition holds. */
export const YES = 1

/** The condition may hold or not: facts are missing. */
export const OPEN = 2

/**
 * A condition as a function of the facts: short-circuiting, without allocation. It throws where json-rules-engine would reject.
 * A missing fact may hide what `weigh` would see, never the other way round: YES and NO are final, OPEN is to be weighed.
 */
export type Test = (facts: Facts) => Answer

/** Compiles conditions to tests; one that is used twice is compiled once. */
export function testCompiler(): (node: Node) => Test {
  const known = new Map<Node, Test>()
  const compile = (node: Node): Test => {
    const before = known.get(node)
    if (before !== undefined) return before
    const test = fresh(node)
    known.set(node, test)
    return test
  }
  const fresh = (node: Node): Test => {
    switch (node.kind) {
      case 'leaf':
        return leafTest(node)
      case 'link':
        return compile(node.to)
      case 'not':
        return negation(compile(node.child))
      default:
        return node.risky ? carefulTest(node, compile) : shortTest(node, compile)
    }
  }
  return compile
}

function negation(test: Test): Test {
  return (facts) => {
    const answer = test(facts)
    return answer === OPEN ? OPEN : answer === YES ? NO : YES
  }
}

/** Nothing in the group can throw, so only the answer counts: stop at the first condition that settles it. */
function shortTest(group: Group, compile: (node: Node) => Test): Test {
  const tests = group.sets.flat().map((index) => compile(group.children[index] as Node))
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return group.kind === 'all' ? allOf(tests) : anyOf(tests)
}

function allOf(tests: readonly Test[]): Test {
  return (facts) => {
    let answer: Answer = YES
    for (let index = 0; index < tests.length; index += 1) {
      const each = (tests[index] as Test)(facts)
      if (each === NO) return NO
      if (each === OPEN) answer = OPEN
    }
    return answer
  }
}

function anyOf(tests: readonly Test[]): Test {
  return (facts) => {
    let answer: Answer = NO
    for (let index = 0; index < tests.length; index += 1) {
      const each = (tests[index] as Test)(facts)
      if (each === YES) return YES
      if (each === OPEN) answer = OPEN
    }
    return answer
  }
}

/** What could throw is always evaluated if anything of its priority is: json-rules-engine would have met the error. */
function carefulTest({ kind, children, sets }: Group, compile: (node: Node) => Test): Test {
  const settles = kind === 'all' ? NO : YES
  const ordered = sets.map((set) => {
    const nodes = set.map((index) => children[index] as Node)
    const risky = nodes.filter((node) => node.risky).map(compile)
    return { risky, safe: nodes.filter((node) => !node.risky).map(compile) }
  })
  return (facts) => {
    let answer: Answer = settles === NO ? YES : NO
    for (const { risky, safe } of ordered) {
      let settled = false
      for (const test of risky) {
        const each = test(facts)
        if (each === settles) settled = true
        else if (each === OPEN) answer = OPEN
      }
      for (let index = 0; index < safe.length && !settled; index += 1) {
        const each = (safe[index] as Test)(facts)
        if (each === settles) settled = true
        else if (each === OPEN) answer = OPEN
      }
      if (settled) return settles
    }
    return answer
  }
}

function leafTest(leaf: Leaf): Test {
  const { fact, operator, value } = leaf.source
  if (leaf.rightFact !== undefined) return factTest(operator, fact, leaf.rightFact, leaf.apply)
  return literalTest(operator, fact, value as Json, leaf.apply) ?? generalTest(fact, value, leaf.apply)
}

function generalTest(fact: string, value: unknown, apply: Operation): Test {
  return (facts) => {
    const left = facts[fact]
    return left === undefined ? OPEN : apply(left, value) ? YES : NO
  }
}

/** A comparison of two facts. */
function factTest(operator: string, fact: string, other: string, apply: Operation): Test {
  switch (operator) {
    case 'equal':
      return (facts) => {
        const left = facts[fact]
        const right = facts[other]
        return left === undefined || right === undefined ? OPEN : left === right ? YES : NO
      }
    case 'notEqual':
      return (facts) => {
        const left = facts[fact]
        const right = facts[other]
        return left === undefined || right === undefined ? OPEN : left === right ? NO : YES
      }
    default:
      return (facts) => {
        const left = facts[fact]
        const right = facts[other]
        return left === undefined || right === undefined ? OPEN : apply(left, right) ? YES : NO
      }
  }
}

/** The common comparisons with a value, each with a closure of its own; undefined for the others. */
function literalTest(operator: string, fact: string, value: Json, apply: Operation): Test | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
  switch (operator) {
    case 'equal':
    case 'not:notEqual':
      return (facts) => {
        const left = facts[fact]
        return left === value ? YES : left === undefined ? OPEN : NO
      }
    case 'notEqual':
    case 'not:equal':
      return (facts) => {
        const left = facts[fact]
        return left === value ? NO : left === undefined ? OPEN : YES
      }
    case 'in':
    case 'not:notIn':
      return Array.isArray(value) ? memberTest(fact, value, YES, NO) : undefined
    case 'notIn':
    case 'not:in':
      return Array.isArray(value) ? memberTest(fact, value, NO, YES) : undefined
    default:
      return typeof value === 'number' ? orderTest(operator, fact, value, apply) : undefined
  }
}

function memberTest(fact: string, list: readonly unknown[], found: Answer, notFound: Answer): Test {
  if (list.length > 8) {
    const members = new Set(list)
    // The list is JSON: it holds no NaN, on which `Set` and `indexOf` differ.
    return (facts) => {
      const left = facts[fact]
      return left === undefined ? OPEN : members.has(left) ? found : notFound
    }
  }
  return (facts) => {
    const left = facts[fact]
    for (let index = 0; index < list.length; index += 1) if (list[index] === left) return found
    return left === undefined ? OPEN : notFound
  }
}

/** Comparisons of order with a whole number; what is not a number goes the way of json-rules-engine. */
function orderTest(operator: string, fact: string, value: number, apply: Operation): Test | undefined {
  const other = (left: unknown): Answer => (left === undefined ? OPEN : apply(left, value) ? YES : NO)
  switch (operator) {
    case 'lessThan':
      return (facts) => {
        const left = facts[fact]
        return typeof left === 'number' ? (left < value ? YES : NO) : other(left)
      }
    case 'lessThanInclusive':
      return (facts) => {
        const left = facts[fact]
        return typeof left === 'number' ? (left <= value ? YES : NO) : other(left)
      }
    case 'greaterThan':
      return (facts) => {
        const left = facts[fact]
        return typeof left === 'number' ? (left > value ? YES : NO) : other(left)
      }
    case 'greaterThanInclusive':
      return (facts) => {
        const left = facts[fact]
        return typeof left === 'number' ? (left >= value ? YES : NO) : other(left)
      }
    default:
      return undefined
  }
}
