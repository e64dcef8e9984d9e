import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { NominationEvent } from './event.ts'

export function evolveNomination(_event: NominationEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
