import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { RaiseConcern, SettleConcern } from './action.ts'
import type { BallotState, Objection } from './ballot.ts'
import { stepsAside } from './entitled.ts'
import { timeFault, voteFault } from './voting.ts'

/** Consent is for small groups; the objections of a round stand in the case. */
const MOST_OBJECTIONS = 100

/** Somebody objects with reasons: a preference is none. */
export function objecting(
  action: RaiseConcern,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const { case: id, objection, by, reasons } = action
  const { decision } = consultation.procedure
  if (decision.mode !== 'consent') return refuse(notPossible('wrongMode', decision.mode))
  const fault = timeFault(ballot, context) ?? voteFault(id, by, consultation, context)
  if (fault !== undefined) return refuse(fault)
  if (ballot.objections.some((each) => each.objection === objection))
    return refuse({ code: 'alreadyExists', what: 'objection', id: objection })
  if (ballot.objections.length >= MOST_OBJECTIONS) return refuse(notPossible('tooManyObjections'))
  return happens({ ...head('concernRaised', action, consultation, context), objection, by, reasons })
}

/** An objector takes the objection back; or the proposal is changed to meet it, which another round must consent to. */
export function settling(
  action: SettleConcern,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const { objection: id, settled, text } = action
  const { decision } = consultation.procedure
  if (decision.mode !== 'consent') return refuse(notPossible('wrongMode', decision.mode))
  const objection = ballot.objections.find((each) => each.objection === id)
  if (objection === undefined) return refuse({ code: 'notFound', what: 'objection', id })
  if (objection.settled !== undefined) return refuse(notPossible('settledAlready', id))
  const event = { ...head('concernSettled', action, consultation, context), objection: id, settled }
  if (settled === 'withdrawn') {
    const fault = inPersonFault(action, objection.by, context)
    return fault === undefined ? happens(event) : refuse(fault)
  }
  if (ballot.round > decision.rounds) return refuse(notPossible('roundsOver'))
  if (text === undefined)
    return refuse({ code: 'malformed', path: ['text'], problem: 'the proposal as it was changed is missing' })
  return happens({ ...event, text })
}

/** The objections that hold consent back. One by somebody who has stepped aside does not. */
export function standingOf({ objections }: BallotState, consultation: Consultation): readonly Objection[] {
  return objections.filter(({ by, settled }) => settled === undefined && !stepsAside(consultation, by))
}
