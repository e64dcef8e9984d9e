import type { Reader } from '../../base/lifecycle.ts'
import type { CivilDate } from '../../base/time.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { keyOf, type ObjectionRow } from '../rows.ts'
import type { ObjectionDecided, ObjectionEvent, ObjectionRaised } from './event.ts'
import { objectionOf } from './objection.ts'

/** What objections, and the decisions on them, make of an election. */
export function evolveObjection(event: ObjectionEvent, election: Election, state: Reader): ElectionEvolution {
  const { phase, against } = event
  const step = event.type === 'objectionRaised' ? 1 : -1
  const openObjections = { ...election.openObjections, [against]: election.openObjections[against] + step }
  const before = objectionOf(state, event.case, event.objection)
  const undecided = counted(election.undecided, event.type === 'objectionRaised' ? event.decideBy : before?.decideBy, step)
  const row = event.type === 'objectionRaised' ? raised(event) : decided(event, before)
  return {
    case: { ...election, phase, openObjections, undecided },
    writes:
      row === undefined ? [] : [{ table: 'election.objections', key: keyOf(event.case, event.objection), value: { ...row } }],
  }
}

/** Days on which nothing is left to decide go: as many stay as there are days with open objections. */
function counted(
  undecided: Election['undecided'] = {},
  decideBy: CivilDate | undefined,
  step: 1 | -1,
): NonNullable<Election['undecided']> {
  if (decideBy === undefined) return undecided
  const { [decideBy]: open = 0, ...others } = undecided
  return open + step === 0 ? others : { ...others, [decideBy]: open + step }
}

function raised({ against, about, office, claim, by, on, decideBy }: ObjectionRaised): ObjectionRow {
  return {
    against,
    ...(about === undefined ? {} : { about }),
    ...(office === undefined ? {} : { office }),
    ...(claim === undefined ? {} : { claim }),
    by,
    on,
    decideBy,
  }
}

function decided({ on, upheld, late }: ObjectionDecided, row: ObjectionRow | undefined): ObjectionRow | undefined {
  return row && { ...row, decided: { on, upheld, ...(late ? { late } : {}) } }
}
