import type { Context } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import { decide } from '../../voting/index.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { EndEmergency, RatifyDecision } from './action.ts'

/** An emergency decision that nobody has ratified yet. */
export function isProvisional({ emergency }: Pick<Consultation, 'emergency'>): boolean {
  return emergency !== undefined && emergency.ratified === undefined
}

/** In time, and by a vote that passes where a tally is brought. */
export function ratify(action: RatifyDecision, consultation: Consultation, context: Context): ConsultationDecision {
  const { emergency, outcome, procedure } = consultation
  const { tally } = action
  if (emergency === undefined) return refuse(notPossible('noEmergency', action.case))
  if (!isProvisional(consultation)) return refuse({ code: 'alreadyExists', what: 'ratification', id: action.case })
  const { date } = context
  const from = outcome?.on ?? date
  if (date < from || date > emergency.ratifyBy)
    return refuse({ code: 'outOfTime', what: 'ratification', date, from, until: emergency.ratifyBy })
  if (tally !== undefined) {
    if (procedure.decision.mode !== 'motion') return refuse(notPossible('wrongMode', procedure.decision.mode))
    const decision = decide(procedure.decision.motion, tally)
    if (!decision.ok) return decision
    if (decision.outcome !== 'passed') return refuse(notPossible('notPassed', decision.outcome))
  }
  return happens(head('decisionRatified', action, consultation, context))
}

/** Once the days for ratifying are over, anybody can say so. What was done on it stays done. */
export function end(action: EndEmergency, consultation: Consultation, context: Context): ConsultationDecision {
  const { emergency } = consultation
  if (emergency === undefined) return refuse(notPossible('noEmergency', action.case))
  if (!isProvisional(consultation)) return refuse(notPossible('isRatified', action.case))
  const from = addDays(emergency.ratifyBy, 1)
  if (context.date < from) return refuse({ code: 'outOfTime', what: 'date', date: context.date, from })
  return happens(head('emergencyEnded', action, consultation, context))
}
