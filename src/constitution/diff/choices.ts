import type { FactDeclaration, Facts, FactType, FactValue } from '../../base/fact.ts'
import type { Comparison } from '../../rules/index.ts'
import { OPERATORS, operatorChain, REACHES } from '../../rules/operators.ts'
import type { Threshold } from '../../voting/threshold.ts'
import { type Points, pointsOf, type Scalar } from './points.ts'

/** Values of one fact to try. If `complete`, the rules tell no further value apart from all of these. */
export interface Choices {
  readonly values: readonly FactValue[]
  readonly complete: boolean
}

/**
 * Values to try for each fact that is not known, such that every answer that the comparisons can give, together, is given by some of
 * them: on, below and above each value that a fact is compared with; for facts compared with each other as many beside each as there
 * are such facts. Where that cannot be had, because an operator is the host's own or a list would need too many, the choices are not complete.
 */
export function choicesOf(
  names: readonly string[],
  declared: ReadonlyMap<string, FactDeclaration>,
  comparisons: readonly Comparison[],
  known: Facts,
): ReadonlyMap<string, Choices> {
  const seen = new Map(names.filter((name) => known[name] === undefined).map((name) => [name, fresh()]))
  for (const comparison of comparisons) look(comparison, known, seen)
  return new Map(
    [...seen.keys()].map((name) => {
      const group = groupOf(name, seen)
      const types = group.map((each) => declared.get(each)?.is)
      const sights = group.map((each) => seen.get(each) as Sight)
      const { values, complete } = pointsOf(declared.get(name)?.is as FactType, mergedPoints(sights))
      return [name, { values, complete: complete && !sights.some(({ opaque }) => opaque) && !hasOpenLists(types) }]
    }),
  )
}

/** What the comparisons show of one fact. */
interface Sight {
  readonly constants: Set<Scalar>
  readonly thresholds: Threshold[]
  /** Unknown facts that it is compared with. */
  readonly others: Set<string>
  /** Whether an operator of the host's own reads it. */
  opaque: boolean
}

function fresh(): Sight {
  return { constants: new Set(), thresholds: [], others: new Set(), opaque: false }
}

function look({ fact, operator, value }: Comparison, known: Facts, seen: ReadonlyMap<string, Sight>): void {
  const other = typeof value === 'object' && 'fact' in value ? value.fact : undefined
  const left = seen.get(fact)
  const right = other === undefined ? undefined : seen.get(other)
  const { base } = operatorChain(operator)
  const opaque = base !== REACHES && !(OPERATORS as readonly string[]).includes(base)
  for (const side of [left, right]) if (side !== undefined) side.opaque ||= opaque
  if (left !== undefined && right !== undefined && other !== undefined) {
    left.others.add(other)
    right.others.add(fact)
  } else if (left !== undefined) note(left, other === undefined ? value : known[other])
  else if (right !== undefined) note(right, known[fact])
}

/** A value that a fact is compared with; a parameter without a value on the date leaves nothing to note. */
function note(sight: Sight, value: unknown): void {
  if (Array.isArray(value)) for (const each of value) note(sight, each)
  else if (typeof value === 'object') sight.thresholds.push(value as Threshold)
  else if (value !== undefined) sight.constants.add(value as Scalar)
}

/** A fact with all that it is compared with, directly or through others. */
function groupOf(name: string, seen: ReadonlyMap<string, Sight>): readonly string[] {
  const group = new Set([name])
  for (const each of group) for (const other of seen.get(each)?.others ?? []) group.add(other)
  return [...group]
}

function mergedPoints(sights: readonly Sight[]): Points {
  return {
    constants: [...new Set(sights.flatMap(({ constants }) => [...constants]))],
    thresholds: sights.flatMap(({ thresholds }) => thresholds),
    facts: sights.length,
  }
}

/** A list that is compared with another fact has as many values beside a constant as it has items: there is no end to them. */
function hasOpenLists(types: readonly (FactType | undefined)[]): boolean {
  const lists = types.flatMap((is) => (is?.type === 'list' ? [is.of.type] : []))
  return types.length > 1 && lists.some((of) => lists.length > 1 || !['boolean', 'enum', 'id'].includes(of))
}
