import type { FactDeclaration, Facts, FactType, FactValue } from '../../base/fact.ts'
import { addDays, type CivilDate, daysBetween, isCivilDate } from '../../base/time.ts'
import type { Comparison } from '../../rules/index.ts'
import type { Threshold } from '../../voting/threshold.ts'
import { talliesAtTheEdge } from './tally.ts'

/** A value with which rules compare a fact: one that they write, a parameter, another fact. */
type Compared = FactValue | Threshold

/** Most values that are tried for one fact. */
const MOST_VALUES = 24

/**
 * The values that could turn comparisons of a fact, nearest to its own first: the other truth; the values that rules name, and one that they
 * do not; for numbers and dates the limit and both sides of it; for tallies the smallest count that passes; lists with or without one item.
 */
export function otherValues(
  { name, is }: FactDeclaration,
  own: FactValue,
  comparisons: readonly Comparison[],
  facts: Facts,
): readonly FactValue[] {
  const compared = comparisons.flatMap((comparison) => comparedWith(comparison, name, facts))
  const seen = new Set([JSON.stringify(own)])
  return candidates(is, own, compared)
    .filter((value) => !seen.has(JSON.stringify(value)) && seen.add(JSON.stringify(value)))
    .slice(0, MOST_VALUES)
}

function comparedWith({ fact, value }: Comparison, name: string, facts: Facts): readonly Compared[] {
  const other = typeof value === 'object' && 'fact' in value ? value.fact : undefined
  if (fact !== name) return other === name ? present(facts[fact]) : []
  return other === undefined ? present(value as Compared) : present(facts[other])
}

function present(value: Compared | undefined): readonly Compared[] {
  return value === undefined ? [] : [value]
}

function candidates(is: FactType, own: FactValue, compared: readonly Compared[]): readonly FactValue[] {
  const single = () => compared.flat(2) as readonly FactValue[]
  switch (is.type) {
    case 'boolean':
      return [own !== true]
    case 'enum': {
      const named = is.values.filter((value) => single().includes(value))
      return [...named, ...is.values.filter((value) => !named.includes(value) && value !== own).slice(0, 1)]
    }
    case 'integer':
      return numbersBeside(own as number, single())
    case 'date':
      return datesBeside(own as CivilDate, single())
    case 'tally':
      return compared.flatMap((threshold) => talliesAtTheEdge(own as readonly number[], threshold as Threshold))
    case 'list':
      return listsBeside(own as readonly FactValue[], single()) as readonly FactValue[]
    default:
      return single()
  }
}

/** Where the number is none below zero, none is tried: most count something. */
function numbersBeside(own: number, compared: readonly FactValue[]): readonly number[] {
  return compared
    .flatMap((value) => (typeof value === 'number' ? [value - 1, value, value + 1] : []))
    .filter((value) => Number.isSafeInteger(value) && (own < 0 || value >= 0))
    .sort((a, b) => Math.abs(a - own) - Math.abs(b - own) || a - b)
}

function datesBeside(own: CivilDate, compared: readonly FactValue[]): readonly CivilDate[] {
  return compared
    .flatMap((value) => (typeof value === 'string' && isCivilDate(value) ? daysBeside(value) : []))
    .sort((a, b) => Math.abs(daysBetween(own, a)) - Math.abs(daysBetween(own, b)) || (a < b ? -1 : 1))
}

/** The first and the last day of the calendar have one neighbour. */
function daysBeside(date: CivilDate): readonly CivilDate[] {
  return [...(date > '0001-01-01' ? [addDays(date, -1)] : []), date, ...(date < '9999-12-31' ? [addDays(date, 1)] : [])]
}

function listsBeside(own: readonly FactValue[], compared: readonly FactValue[]): readonly (readonly FactValue[])[] {
  const named = [...new Set(compared)]
  return [
    ...named.filter((item) => !own.includes(item)).map((item) => [...own, item]),
    ...[...new Set(own)].map((item) => own.filter((each) => each !== item)),
    own.filter((item) => named.includes(item)),
    named,
    [],
  ]
}
