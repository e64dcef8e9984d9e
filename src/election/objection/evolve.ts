import type { Reader } from '../../base/lifecycle.ts'
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
  const row = event.type === 'objectionRaised' ? raised(event) : decided(event, objectionOf(state, event.case, event.objection))
  return {
    case: { ...election, phase, openObjections },
    writes:
      row === undefined ? [] : [{ table: 'election.objections', key: keyOf(event.case, event.objection), value: { ...row } }],
  }
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
