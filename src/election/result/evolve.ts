import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { ResultEvent } from './event.ts'

export function evolveResult(_event: ResultEvent, election: Election, _state: Reader): ElectionEvolution {
  return { case: election, writes: [] }
}
