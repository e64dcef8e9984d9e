import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { ObjectionEvent } from './event.ts'

export function evolveObjection(_event: ObjectionEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
