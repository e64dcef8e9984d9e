import type { Reader } from '../../base/lifecycle.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import { withConcerned } from './concerned.ts'
import { declined, drawn } from './draw.ts'
import type { ConcernEvent, ConcernedJoined, InterestDecided } from './event.ts'

/** What those concerned make of a consultation, and of their table. */
export function evolveConcern(event: ConcernEvent, consultation: Consultation, state: Reader): ConsultationEvolution {
  switch (event.type) {
    case 'concernedJoined':
      return joined(event, consultation)
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

function joined({ case: id, subject, stake, on }: ConcernedJoined, consultation: Consultation): ConsultationEvolution {
  const row: ConcernedRow = { stake, since: on }
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
