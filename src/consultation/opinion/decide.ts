import type { Context } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { convenedOf } from '../topic/convening.ts'
import type { CloseOpinions, OpinionStep, PassOnOpinions } from './action.ts'
import { answering, grouping } from './answering.ts'
import { giving } from './giving.ts'

/** What opinions and the answers to them bring. The phase accepts it. */
export function decideOpinion(action: OpinionStep, consultation: Consultation, context: Context): ConsultationDecision {
  switch (action.type) {
    case 'giveOpinion':
      return giving(action, consultation, context)
    case 'groupOpinions':
      return grouping(action, consultation, context)
    case 'answerOpinions':
      return answering(action, consultation, context)
    case 'closeOpinions':
      return closing(action, consultation, context)
    case 'passOnOpinions':
      return passing(action, consultation, context)
  }
}

/** The days for the answers run from the last day for opinions, however late they are closed. */
function closing(action: CloseOpinions, consultation: Consultation, context: Context): ConsultationDecision {
  const { opinionsUntil } = convenedOf(consultation)
  const { date } = context
  if (date <= opinionsUntil) return refuse({ code: 'outOfTime', what: 'date', date, from: addDays(opinionsUntil, 1) })
  return happens({
    ...head('opinionsClosed', action, consultation, context),
    answerBy: addDays(opinionsUntil, consultation.procedure.opinions.answerDays),
  })
}

/** What the last organ leaves unanswered is reported, and the question goes on: neither silence nor flooding blocks it (model). */
function passing(action: PassOnOpinions, consultation: Consultation, context: Context): ConsultationDecision {
  const { opinions, procedure } = consultation
  const { unanswered, reported, organ, answerBy = context.date } = opinions
  const { date } = context
  if (unanswered === 0) return refuse(notPossible('allAnswered'))
  if (reported) return refuse(notPossible('reportedAlready'))
  if (date <= answerBy) return refuse({ code: 'outOfTime', what: 'date', date, from: addDays(answerBy, 1) })
  const { organs, answerDays } = procedure.opinions
  const passed = head('opinionsPassedOn', action, consultation, context)
  return organ + 1 < organs.length
    ? happens({ ...passed, organ: organ + 1, answerBy: addDays(date, answerDays) })
    : happens({ ...passed, organ, answerBy, reported: true })
}
