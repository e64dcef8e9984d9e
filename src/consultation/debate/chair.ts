import type { Context } from '../../base/lifecycle.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { OpenDebate } from './action.ts'

/** A debate begins, or the chair passes on: whoever is in the chair and wants to speak gives it to somebody else first. */
export function chairing(action: OpenDebate, consultation: Consultation, context: Context): ConsultationDecision {
  const { chair } = action
  if (consultation.procedure.debate === undefined) return refuse(notPossible('noRulesOfOrder'))
  if (consultation.debate?.chair === chair) return refuse(notPossible('chairAlready', chair))
  if (subjectOf(context.state, context.structure as unknown as Structure, chair) === undefined)
    return refuse({ code: 'notFound', what: 'subject', id: chair })
  return happens({ ...head('debateOpened', action, consultation, context), chair })
}
