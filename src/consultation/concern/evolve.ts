import type { Reader } from '../../base/lifecycle.ts'
import type { Subject } from '../../members/subject.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import { withConcerned } from './concerned.ts'
import { declined, drawn } from './draw.ts'
import type { ConcernEvent, ConcernedJoined, InterestDecided } from './event.ts'

/** What those concerned make of a consultation, and of their table. */
export function evolveConcern(event: ConcernEvent, consultation: Consultation, state: Reader): ConsultationEvolution {
  switch (event.type) {
    case 'concernedJoined':
      return joined(event, consultation, state)
    case 'participantsDrawn':
      return { case: { ...consultation, drawn: true }, writes: drawn(event, state) }
    case 'placeDeclined':
      return { writes: declined(event, state) }
    case 'interestDeclared':
      return { writes: [withConcerned(state, event.case, event.subject, { interest: event.own === true ? 'own' : 'declared' })] }
    case 'interestDecided':
      return decided(event, consultation, state)
  }
}

/**
 * Who joins by the register counts as it lists them, but for floor area: a flat that was sold after the convening is counted once, with whoever had it then (model). Who
 * joins by evidence alone counts as nobody whom it lists.
 */
function joined(
  { case: id, subject, stake, on }: ConcernedJoined,
  consultation: Consultation,
  state: Reader,
): ConsultationEvolution {
  const byRegister = consultation.procedure.stakes.some((rule) => rule.stake === stake && rule.from === 'members')
  const kind = byRegister ? (state.get('subjects', subject) as Subject | undefined)?.kind : undefined
  const row: ConcernedRow = { stake, since: on, ...(kind === undefined ? {} : { kind }) }
  return {
    case: { ...consultation, concerned: consultation.concerned + 1 },
    writes: [{ table: tableOf('concerned', id), key: subject, value: { ...row } }],
  }
}

function decided(
  { case: id, subject, recused }: InterestDecided,
  consultation: Consultation,
  state: Reader,
): ConsultationEvolution {
  const writes = [withConcerned(state, id, subject, { interest: recused ? 'recused' : 'none' })]
  return recused ? { case: { ...consultation, recused: [...consultation.recused, subject] }, writes } : { writes }
}
