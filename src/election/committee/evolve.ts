import type { Reader } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import type { CommitteeEvent } from './event.ts'
import { without } from './leaving.ts'
import { relativesKey } from './relatives.ts'

/** What choosing the committee, leaving it, and stating who are relatives make of an election. */
export function evolveCommittee(event: CommitteeEvent, election: Election, _state: Reader): ElectionEvolution {
  const { phase } = event
  switch (event.type) {
    case 'committeeSeated': {
      const { members, substitutes } = event
      return { case: { ...election, phase, committee: { members, substitutes, seats: members.length } }, writes: [] }
    }
    case 'committeeLeft': {
      const { committee } = election
      return {
        case: { ...election, phase, ...(committee === undefined ? {} : { committee: without(committee, event) }) },
        writes: [],
      }
    }
    case 'relativesStated':
      return {
        case: { ...election, phase },
        writes: event.pairs.map(([a, b]) => ({
          table: 'election.relatives',
          key: relativesKey(event.case, a, b),
          value: true,
        })),
      }
  }
}
