import type { Context } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import { type ElectionDecision, refuse } from '../phase.ts'
import type { CommitteeStep } from './action.ts'

export function decideCommittee(action: CommitteeStep, _election: Election, _context: Context): ElectionDecision {
  return refuse({ code: 'unknownAction', type: action.type })
}
