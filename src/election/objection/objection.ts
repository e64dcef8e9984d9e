import type { Reader } from '../../base/lifecycle.ts'
import { keyOf, type ObjectionRow } from '../rows.ts'

/** An objection of an election, by its id. */
export function objectionOf(state: Pick<Reader, 'get'>, id: string, objection: string): ObjectionRow | undefined {
  return state.get('election.objections', keyOf(id, objection)) as ObjectionRow | undefined
}
