import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { CountEvent } from './event.ts'

export function evolveCount(_event: CountEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
