import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { PollEvent } from './event.ts'

export function evolvePoll(_event: PollEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
