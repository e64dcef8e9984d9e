import type { Context } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import { openUnit } from '../../members/register.ts'
import type { Outcome } from '../consultation.ts'
import { procedureNamed } from '../named.ts'
import { type ConsultationDecision, happens, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DecideInEmergency } from './action.ts'

/**
 * What deciding in an emergency brings: a decision that is in effect at once, and void unless it is ratified in time. Only where the procedure knows of a
 * ratification, and only on what is decided here: a matter of another body waits for that body.
 */
export function openEmergency(action: DecideInEmergency, context: Context): ConsultationDecision {
  const { case: id, unit, topic, class: content, by, text } = action
  if (openUnit(context.state, unit) === undefined) return refuse({ code: 'notFound', what: 'unit', id: unit })
  const procedure = procedureNamed(action.procedure, context)
  if (procedure === undefined) return refuse(notPossible('noProcedure', action.procedure))
  const { screening, competence, outcome: rule } = procedure
  if (!screening.classes.includes(content)) return refuse(notPossible('classUnknown', content))
  if (competence.find((each) => each.class === content)?.own === undefined) return refuse(notPossible('notOwn', content))
  if (rule.ratification === undefined) return refuse(notPossible('noRatification', action.procedure))
  const outcome: Outcome = {
    on: context.date,
    kind: 'decision',
    result: 'adopted',
    text,
    organ: by,
    effectFrom: context.date,
    ...(rule.appeal === undefined ? {} : { appealsUntil: addDays(context.date, rule.appeal.days) }),
  }
  return happens({
    type: 'emergencyDecided',
    case: id,
    phase: 'decided',
    on: context.date,
    unit,
    topic,
    class: content,
    by,
    procedureId: action.procedure,
    procedure,
    outcome,
    ratifyBy: addDays(context.date, rule.ratification.days),
  })
}
