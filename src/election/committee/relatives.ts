import type { Reader } from '../../base/lifecycle.ts'
import { keyOf } from '../rows.ts'

/** Two persons in the order in which their relation is kept. */
export function pairOf(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a]
}

/** Key of a pair in the table `election.relatives`. */
export function relativesKey(id: string, a: string, b: string): string {
  return keyOf(id, ...pairOf(a, b))
}

/** Whether two persons were stated to be close relatives 近亲属 in an election. */
export function areRelatives(state: Pick<Reader, 'get'>, id: string, a: string, b: string): boolean {
  return state.get('election.relatives', relativesKey(id, a, b)) !== undefined
}
