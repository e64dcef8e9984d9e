import type { Context } from '../../base/lifecycle.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { concernedRow } from '../concern/concerned.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { AnswerAppeal, AppealDecision } from './action.ts'

/** An appeal that holds back what follows. One that is not decided in time holds back nothing more, so that silence does not block (model). */
export function isPending({ appeal }: Pick<Consultation, 'appeal'>, on: CivilDate): boolean {
  return appeal !== undefined && appeal.decided === undefined && on <= appeal.decideBy
}

/**
 * Everybody concerned can appeal once, in time. Who comes while an appeal is open joins it, so that a weak one shuts nobody out; the organ decides on all
 * grounds at once.
 */
export function appeal(action: AppealDecision, consultation: Consultation, context: Context): ConsultationDecision {
  const { by, grounds } = action
  const { outcome, procedure } = consultation
  const rule = procedure.outcome.appeal
  if (rule === undefined || outcome?.appealsUntil === undefined) return refuse(notPossible('noAppeal', action.case))
  const row = concernedRow(context.state, action.case, by)
  if (row === undefined) return refuse(notPossible('notConcerned', by))
  if (row.appealed !== undefined) return refuse({ code: 'alreadyExists', what: 'appeal', id: by })
  const { date } = context
  const [from, until] = [outcome.on, outcome.appealsUntil]
  if (date < from || date > until) return refuse({ code: 'outOfTime', what: 'appeal', date, from, until })
  return happens({
    ...head('decisionAppealed', action, consultation, context),
    by,
    grounds,
    decideBy: addDays(date, rule.decideDays),
  })
}

/** Decided once. A late decision counts. */
export function answerAppeal(action: AnswerAppeal, consultation: Consultation, context: Context): ConsultationDecision {
  const { upheld, reasons } = action
  const open = consultation.appeal
  if (open === undefined || open.decided !== undefined) return refuse({ code: 'notFound', what: 'appeal', id: action.case })
  if (context.date < open.on) return refuse({ code: 'outOfTime', what: 'date', date: context.date, from: open.on })
  return happens({ ...head('appealAnswered', action, consultation, context), upheld, reasons })
}
