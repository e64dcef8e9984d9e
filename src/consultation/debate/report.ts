import type { Context } from '../../base/lifecycle.ts'
import { takesPart } from '../concern/concerned.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import { isHandedIn } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { convenedOf } from '../topic/convening.ts'
import type { AddMinorityReport } from './action.ts'

/** Those who disagree sign a report; whoever hands it in is one of them, or an organ. */
export function reporting(action: AddMinorityReport, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, by, report, text, signers } = action
  const { on: from } = convenedOf(consultation)
  const { date } = context
  if (date < from) return refuse({ code: 'outOfTime', what: 'date', date, from })
  if (context.state.get(tableOf('reports', id), report) !== undefined)
    return refuse({ code: 'alreadyExists', what: 'report', id: report })
  if (!signers.includes(by) && !isHandedIn(action, context)) return refuse(notPossible('notSigner', by))
  const named = new Set<string>()
  for (const signer of signers) {
    if (named.size === named.add(signer).size) return refuse(notPossible('namedTwice', signer))
    if (!takesPart(context.state, id, consultation, signer)) return refuse(notPossible('notConcerned', signer))
  }
  return happens({ ...head('minorityReportAdded', action, consultation, context), report, text, signers })
}
