import type { Reader } from '../../base/lifecycle.ts'
import { keyOf } from '../rows.ts'

/** The voter for whom somebody acts: a household for its delegate, everybody else for themselves. */
export function voterOf(state: Pick<Reader, 'get'>, id: string, by: string): string {
  return (state.get('election.delegates', keyOf(id, by)) as string | undefined) ?? by
}
