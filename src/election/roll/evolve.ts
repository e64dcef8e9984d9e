import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { RollEvent } from './event.ts'

export function evolveRoll(_event: RollEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
