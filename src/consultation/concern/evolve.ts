import type { Reader } from '../../base/lifecycle.ts'
import type { Subject } from '../../members/subject.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import { withConcerned } from './concerned.ts'
import { declined, drawn } from './draw.ts'
import type { ConcernEvent, ConcernedJoined, InterestDecided } from './event.ts'
import { asListed } from './on-roll.ts'

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

/** Who joins by the register weighs as it lists them; who joins by evidence alone, as it lists nobody. */
function joined(
  { case: id, subject, stake, on }: ConcernedJoined,
  consultation: Consultation,
  state: Reader,
): ConsultationEvolution {
  const byRegister = consultation.procedure.stakes.some((rule) => rule.stake === stake && rule.from === 'members')
  const listed = byRegister ? asListed(state.get('subjects', subject) as Subject | undefined) : {}
  const row: ConcernedRow = { stake, since: on, ...listed }
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
