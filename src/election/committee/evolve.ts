import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { CommitteeEvent } from './event.ts'

export function evolveCommittee(_event: CommitteeEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
