import type { Condition } from '../../rules/index.ts'
import type { ConstitutionDocument } from '../document.ts'
import { listDiff } from './list.ts'

/** A named condition that changed, and the rules that stand on it, directly or through others: their meaning changes with it. */
export interface ConditionChange {
  readonly name: string
  readonly rules: readonly string[]
}

/** What an amendment does to the named conditions. */
export interface ConditionDiff {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ConditionChange[]
}

/** Compares the named conditions of two versions. */
export function conditionDiff(before: ConstitutionDocument, after: ConstitutionDocument): ConditionDiff {
  const nameOf = ([name]: readonly [string, unknown]) => name
  const standing = after.articles.flatMap(({ rules }) =>
    rules.map(({ name, conditions }) => ({ name, on: namedIn([conditions], after) })),
  )
  const { added, removed, changed } = listDiff(Object.entries(before.conditions), Object.entries(after.conditions), nameOf)
  return {
    added: added.map(nameOf),
    removed: removed.map(nameOf),
    changed: changed.map(({ after: [condition] }) => ({
      name: condition,
      rules: standing.filter(({ on }) => on.has(condition)).map(({ name }) => name),
    })),
  }
}

/** The named conditions on which conditions stand, directly or through others. Those are acyclic (checked at load), so this ends. */
export function namedIn(conditions: readonly Condition[], document: ConstitutionDocument): ReadonlySet<string> {
  const named = new Set<string>()
  const look = (node: Condition): void => {
    if ('all' in node) node.all.forEach(look)
    else if ('any' in node) node.any.forEach(look)
    else if ('not' in node) look(node.not)
    else if ('condition' in node && !named.has(node.condition)) {
      named.add(node.condition)
      look(document.conditions[node.condition] as Condition)
    }
  }
  conditions.forEach(look)
  return named
}
