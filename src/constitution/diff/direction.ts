import type { FactType } from '../../base/fact.ts'
import { compareShares } from '../../base/fraction.ts'
import type { Json } from '../../base/json.ts'
import type { Share, Threshold } from '../../voting/threshold.ts'
import type { Parameter } from '../document.ts'

/** Whether a value binds more or less than the one before it. */
export type Direction = 'tighter' | 'looser'

/** In which direction a parameter goes; undefined where it declares none, or where the two values cannot be compared. */
export function directionOf({ is, tighter }: Parameter, before: Json, after: Json): Direction | undefined {
  if (tighter === undefined) return undefined
  const order = orderOf(is, before, after)
  if (order === undefined || order === 0) return undefined
  return order > 0 === (tighter === 'higher') ? 'tighter' : 'looser'
}

/** Positive if the value after is higher, negative if it is lower; undefined if neither can be said. */
function orderOf(is: FactType, before: Json, after: Json): number | undefined {
  switch (is.type) {
    case 'integer':
      return Math.sign((after as number) - (before as number))
    case 'date':
    case 'instant':
      return before === after ? 0 : (before as string) < (after as string) ? 1 : -1
    case 'threshold':
      return thresholdOrder(before as unknown as Threshold, after as unknown as Threshold)
    default:
      return undefined
  }
}

/** Thresholds compare if they have the same form and ask for the same shares, and no share is higher while another is lower. */
function thresholdOrder(before: Threshold, after: Threshold): number | undefined {
  if ('all' in before) return 'all' in after ? partsOrder(before.all, after.all) : undefined
  if ('any' in before) return 'any' in after ? partsOrder(before.any, after.any) : undefined
  return 'all' in after || 'any' in after ? undefined : shareOrder(before, after)
}

function partsOrder(before: readonly Threshold[], after: readonly Threshold[]): number | undefined {
  if (before.length !== after.length) return undefined
  const orders = before.map((part, at) => thresholdOrder(part, after[at] as Threshold))
  if (orders.includes(undefined)) return undefined
  const [up, down] = [orders.includes(1), orders.includes(-1)]
  return up && down ? undefined : up ? 1 : down ? -1 : 0
}

/** More than a half is higher than half or more. */
function shareOrder(before: Share, after: Share): number | undefined {
  if (before.of !== after.of || before.unit !== after.unit) return undefined
  const order = Math.sign(compareShares(after.num, after.den, before.num, before.den))
  if (order !== 0 || before.cmp === after.cmp) return order
  return after.cmp === '>' ? 1 : -1
}
