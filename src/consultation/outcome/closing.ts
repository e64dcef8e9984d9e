import type { Context } from '../../base/lifecycle.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { concernedRow } from '../concern/concerned.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { Appraise, CloseConsultation } from './action.ts'

/** Everybody concerned appraises once how it was done. */
export function appraise(action: Appraise, consultation: Consultation, context: Context): ConsultationDecision {
  const { by, appraisal } = action
  const row = concernedRow(context.state, action.case, by)
  if (row === undefined) return refuse(notPossible('notConcerned', by))
  if (row.appraised !== undefined) return refuse({ code: 'alreadyExists', what: 'appraisal', id: by })
  return happens({ ...head('appraised', action, consultation, context), by, appraisal })
}

/** The last day on which the outcome is posted. */
export function postedUntil({ publishedOn, procedure }: Consultation): CivilDate | undefined {
  return publishedOn === undefined ? undefined : addDays(publishedOn, procedure.outcome.postedDays)
}

/** Closed once the outcome has been posted for its days; until then it can be appraised. */
export function close(action: CloseConsultation, consultation: Consultation, context: Context): ConsultationDecision {
  const posted = postedUntil(consultation)
  if (posted !== undefined && context.date <= posted)
    return refuse({ code: 'outOfTime', what: 'date', date: context.date, from: addDays(posted, 1) })
  return happens(head('consultationClosed', action, consultation, context))
}
