import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { concernedRow } from '../concern/concerned.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { Appraise, CloseConsultation, GiveFeedback } from './action.ts'

/** Those who took part are told what came of it, once it is published. */
export function report(action: GiveFeedback, consultation: Consultation, context: Context): ConsultationDecision {
  const fault = publishedFault(consultation, context.date)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('feedbackGiven', action, consultation, context), report: action.report })
}

/** Everybody concerned appraises once how it was done. */
export function appraise(action: Appraise, consultation: Consultation, context: Context): ConsultationDecision {
  const { by, appraisal } = action
  const row = concernedRow(context.state, action.case, by)
  if (row === undefined) return refuse(notPossible('notConcerned', by))
  const fault = publishedFault(consultation, context.date)
  if (fault !== undefined) return refuse(fault)
  if (row.appraised !== undefined) return refuse({ code: 'alreadyExists', what: 'appraisal', id: by })
  return happens({ ...head('appraised', action, consultation, context), by, appraisal })
}

/** Nothing follows an outcome on a day before it was published, on whatever paper. */
export function publishedFault({ publishedOn: from }: Consultation, date: CivilDate): Refusal | undefined {
  return from !== undefined && date < from ? { code: 'outOfTime', what: 'date', date, from } : undefined
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
