import type { Json } from '../../base/json.ts'
import { tightest } from '../bylaw/tightest.ts'
import type { Parameter } from '../document.ts'
import { same } from './list.ts'

/** Whether a value binds more or less than the one before it. */
export type Direction = 'tighter' | 'looser'

const ORDERED: ReadonlySet<string> = new Set(['integer', 'date', 'instant', 'threshold'])

/** In which direction a parameter goes; undefined where it declares none, or where neither of the two values is the tighter one. */
export function directionOf({ is, tighter }: Parameter, before: Json, after: Json): Direction | undefined {
  if (tighter === undefined || !ORDERED.has(is.type)) return undefined
  // Of two equal values each call gives the second.
  const tighterOnes = [tightest(tighter, before, after), tightest(tighter, after, before)]
  if (tighterOnes.every((value) => same(value ?? null, after))) return 'tighter'
  return tighterOnes.every((value) => same(value ?? null, before)) ? 'looser' : undefined
}
