import type { FactType, FactValue, ItemType } from '../../base/fact.ts'
import { compareShares } from '../../base/fraction.ts'
import { addDays, daysBetween, FIRST_DAY, isInstant } from '../../base/time.ts'
import type { Share, Threshold } from '../../voting/threshold.ts'

/** A single value. */
export type Scalar = boolean | number | string

/** What facts that are compared with each other are compared with besides. */
export interface Points {
  readonly constants: readonly Scalar[]
  readonly thresholds: readonly Threshold[]
  /** How many facts they are. */
  readonly facts: number
}

/** Most items from which lists are put together in every way, and most tallies that are tried. */
const MOST_ITEMS = 10
const MOST_TALLIES = 512

const LAST_DAY = '9999-12-31'

/** Values of a type that stand for all others, and whether they do. */
export function pointsOf(is: FactType, points: Points): { readonly values: readonly FactValue[]; readonly complete: boolean } {
  switch (is.type) {
    case 'list':
      return listsOf(itemsOf(is.of, points))
    case 'tally':
      return talliesOf(is.shares.length, points.thresholds)
    case 'threshold':
    case 'procedure':
      return { values: [], complete: false }
    default:
      return { values: itemsOf(is as ItemType, points), complete: true }
  }
}

function itemsOf(is: ItemType, { constants, facts }: Points): readonly Scalar[] {
  switch (is.type) {
    case 'boolean':
      return [true, false]
    case 'enum': {
      if (facts > 1) return is.values
      const other = is.values.find((value) => !constants.includes(value))
      return is.values.filter((value) => value === other || constants.includes(value))
    }
    case 'integer':
      return beside(constants as readonly number[], 0, facts, (value, step) => value + step).filter(Number.isSafeInteger)
    case 'date':
      return beside(constants as readonly string[], '2000-01-01', facts, nearby)
    case 'instant':
      return beside(constants as readonly string[], '2000-01-01T00:00:00.000Z', facts, later).filter(isInstant)
    case 'id': {
      const others = Array.from({ length: constants.length + facts }, (_, at) => `other-${at + 1}`)
      return [...constants, ...others.filter((id) => !constants.includes(id)).slice(0, facts)]
    }
  }
}

/** Each value and its neighbours, `reach` on either side. */
function beside<Value extends Scalar>(
  values: readonly Value[],
  none: Value,
  reach: number,
  step: (value: Value, by: number) => Value,
): readonly Value[] {
  const steps = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach)
  return [...new Set((values.length === 0 ? [none] : values).flatMap((value) => steps.map((by) => step(value, by))))]
}

/** A date so many days on, or the date itself where the calendar ends. */
function nearby(date: string, days: number): string {
  const room = days < 0 ? daysBetween(FIRST_DAY, date) : daysBetween(date, LAST_DAY)
  return Math.abs(days) <= room ? addDays(date, days) : date
}

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** Rules ask of a list only which items it has, so all sets of items are all lists. */
function listsOf(items: readonly Scalar[]): { readonly values: readonly FactValue[]; readonly complete: boolean } {
  if (items.length > MOST_ITEMS) return { values: [[], ...items.map((item) => [item]), [...items]], complete: false }
  const sets = Array.from({ length: 2 ** items.length }, (_, set) => items.filter((_, at) => Math.floor(set / 2 ** at) % 2 === 1))
  return { values: sets, complete: true }
}

/** Of each share nothing, all, each fraction asked for, and one between every two of these. */
function talliesOf(
  shares: number,
  thresholds: readonly Threshold[],
): { readonly values: readonly FactValue[]; readonly complete: boolean } {
  const asked = thresholds.map(leavesOf)
  const counts = Array.from({ length: shares }, (_, at) => countsOf(asked.flatMap((leaves) => leaves[at] ?? [])))
  const all = counts.reduce((product, each) => product * each.length, 1)
  const safe = counts.flat(2).every(Number.isSafeInteger)
  if (all > MOST_TALLIES || !safe)
    return { values: [counts.flatMap(() => [0, 1]), counts.flatMap(() => [1, 1])], complete: false }
  const start: readonly (readonly number[])[] = [[]]
  return {
    values: counts.reduce((made, each) => made.flatMap((pairs) => each.map((pair) => [...pairs, ...pair])), start),
    complete: true,
  }
}

function countsOf(shares: readonly Share[]): readonly (readonly [number, number])[] {
  const sorted = shares
    .map(({ num, den }): readonly [number, number] => [num, den])
    .sort((a, b) => compareShares(...a, ...b))
    .filter((each, at, all) => at === 0 || compareShares(...each, ...(all[at - 1] as readonly [number, number])) > 0)
  const counts: (readonly [number, number])[] = [[0, 1]]
  sorted.forEach(([num, den], at) => {
    const before = sorted[at - 1]
    if (before !== undefined) counts.push([before[0] + num, before[1] + den])
    counts.push([num, den])
  })
  return sorted.some(([num, den]) => num === den) ? counts : [...counts, [1, 1]]
}

/** The shares of a threshold in its order. */
function leavesOf(threshold: Threshold): readonly Share[] {
  if ('all' in threshold) return threshold.all.flatMap(leavesOf)
  if ('any' in threshold) return threshold.any.flatMap(leavesOf)
  return [threshold]
}
