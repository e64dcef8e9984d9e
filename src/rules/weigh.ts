import type { Facts } from '../base/fact.ts'
import { type Group, type Leaf, type Node, rightOf } from './tree.ts'

/**
 * What may come of a condition once every fact is known: a set of bits. One bit alone is settled, more are open.
 * Facts that are missing are taken to fit their declarations when they come.
 */
export type Possible = number

/** The condition holds. */
export const HOLDS = 1

/** The condition does not hold. */
export const FAILS = 2

/** The condition cannot be evaluated. */
export const ERRS = 4

/** What weighing leaves behind: the missing facts that keep the answer open, and what the first error said. */
export interface Trace {
  readonly lacking: string[]
  message: string | undefined
}

/** An empty trace. */
export function trace(): Trace {
  return { lacking: [], message: undefined }
}

/**
 * What may come of a condition, given some of the facts: the three-valued logic of Kleene, with errors as json-rules-engine has them.
 * Adds to the trace the missing facts of the comparisons that are open, up through all that holds them; with these given, it is settled.
 */
export function weigh(node: Node, facts: Facts, into: Trace): Possible {
  switch (node.kind) {
    case 'leaf':
      return weighLeaf(node, facts, into)
    case 'link':
      return weigh(node.to, facts, into)
    case 'not':
      return negated(weigh(node.child, facts, into))
    default:
      return weighGroup(node, facts, into)
  }
}

/** What may come of the negation. */
export function negated(possible: Possible): Possible {
  return ((possible & HOLDS) << 1) | ((possible & FAILS) >> 1) | (possible & ERRS)
}

/** Whether only one thing may come of it. */
function isSettled(possible: Possible): boolean {
  return possible === HOLDS || possible === FAILS || possible === ERRS
}

/** What may come of a comparison of two values of which neither is missing, and what an error said. */
function applied(leaf: Leaf, left: unknown, right: unknown, into: { message: string | undefined }): Possible {
  try {
    return leaf.apply(left, right) ? HOLDS : FAILS
  } catch (error) {
    into.message ??= messageOf(error)
    return ERRS
  }
}

/** What may come of several conditions that are evaluated together; `and` and `or` join their bits, `stuck`: one errs for certain. */
export function together(kind: Group['kind'], and: Possible, or: Possible, stuck: boolean): Possible {
  if (stuck) return ERRS
  return kind === 'all' ? (and & HOLDS) | (or & (FAILS | ERRS)) : (or & (HOLDS | ERRS)) | (and & FAILS)
}

/** With which answer of the conditions before the next priority is looked at. */
export function goesOn(kind: Group['kind']): Possible {
  return kind === 'all' ? HOLDS : FAILS
}

/** What an error said, for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'could not be evaluated'
}

function weighLeaf(leaf: Leaf, facts: Facts, into: Trace): Possible {
  try {
    const left = facts[leaf.source.fact]
    const right = rightOf(leaf, facts)
    if (left !== undefined && right !== undefined) return applied(leaf, left, right, into)
    if (left === undefined) into.lacking.push(leaf.source.fact)
    if (right === undefined) into.lacking.push(leaf.rightFact as string)
    return HOLDS | FAILS
  } catch (error) {
    // Only facts with a getter that throws get here.
    into.message ??= messageOf(error)
    return ERRS
  }
}

function weighGroup({ kind, children, sets }: Group, facts: Facts, into: Trace): Possible {
  const next = goesOn(kind)
  const before = into.lacking.length
  let possible = next
  for (const set of sets) {
    if ((possible & next) === 0) break
    const start = into.lacking.length
    let and = HOLDS | FAILS | ERRS
    let or = 0
    let stuck = false
    for (const index of set) {
      const child = weigh(children[index] as Node, facts, into)
      and &= child
      or |= child
      stuck ||= child === ERRS
    }
    const answer = together(kind, and, or, stuck)
    if (isSettled(answer)) into.lacking.length = start
    possible = (possible & ~next) | answer
  }
  if (isSettled(possible)) into.lacking.length = before
  return possible
}
