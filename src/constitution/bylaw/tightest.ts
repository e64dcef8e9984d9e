import { compareShares } from '../../base/fraction.ts'
import type { Json } from '../../base/json.ts'
import type { Share, Threshold } from '../../voting/threshold.ts'

/** In which direction lower layers may move a parameter. */
export type Direction = 'higher' | 'lower'

/**
 * The tighter of two values of a parameter; the second where they are equal. Of two thresholds that ask for several shares, each share is
 * taken where it is tighter. Undefined where neither is: other kinds of value, other bases, other units.
 */
export function tightest(direction: Direction, a: Json, b: Json): Json | undefined {
  if (typeof a === 'number' && typeof b === 'number') return further(direction, a - b) ? a : b
  if (typeof a === 'string' && typeof b === 'string') return further(direction, a < b ? -1 : Number(a > b)) ? a : b
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return undefined
  if (Array.isArray(a) || Array.isArray(b)) return undefined
  return tightestThreshold(direction, a as unknown as Threshold, b as unknown as Threshold) as Json | undefined
}

function tightestThreshold(direction: Direction, a: Threshold, b: Threshold): Threshold | undefined {
  if ('all' in a && 'all' in b) {
    const all = eachTightest(direction, a.all, b.all)
    return all && { all }
  }
  if ('any' in a && 'any' in b) {
    const any = eachTightest(direction, a.any, b.any)
    return any && { any }
  }
  if ('all' in a || 'all' in b || 'any' in a || 'any' in b) return undefined
  if (a.of !== b.of || a.unit !== b.unit) return undefined
  return further(direction, compare(a, b)) ? a : b
}

function eachTightest(direction: Direction, a: readonly Threshold[], b: readonly Threshold[]): readonly Threshold[] | undefined {
  if (a.length !== b.length) return undefined
  const parts = a.flatMap((part, at) => tightestThreshold(direction, part, b[at] as Threshold) ?? [])
  return parts.length === a.length ? parts : undefined
}

/** More than a half is higher than a half or more. */
function compare(a: Share, b: Share): number {
  return compareShares(a.num, a.den, b.num, b.den) || Number(a.cmp === '>') - Number(b.cmp === '>')
}

function further(direction: Direction, difference: number): boolean {
  return direction === 'higher' ? difference > 0 : difference < 0
}
