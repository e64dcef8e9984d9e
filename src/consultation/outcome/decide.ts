import type { Context } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { MOST_DAYS } from '../topic/convening.ts'
import type { OutcomeStep, PublishDecision, RecordReturn } from './action.ts'
import { answerAppeal, appeal } from './appeal.ts'
import { appraise, close, report } from './closing.ts'
import { end, ratify } from './ratification.ts'
import { assign, complete, finish, reassign } from './tasks.ts'

/** What follows a decision or an opinion, from the appeal to the closing. The phase accepts it. */
export function decideOutcome(action: OutcomeStep, consultation: Consultation, context: Context): ConsultationDecision {
  switch (action.type) {
    case 'ratifyDecision':
      return ratify(action, consultation, context)
    case 'endEmergency':
      return end(action, consultation, context)
    case 'appealDecision':
      return appeal(action, consultation, context)
    case 'answerAppeal':
      return answerAppeal(action, consultation, context)
    case 'recordReturn':
      return returned(action, consultation, context)
    case 'publishDecision':
      return publish(action, consultation, context)
    case 'assignTask':
      return assign(action, consultation, context)
    case 'reassignTask':
      return reassign(action, consultation, context)
    case 'finishTask':
      return finish(action, consultation, context)
    case 'completeTasks':
      return complete(action, consultation, context)
    case 'giveFeedback':
      return report(action, consultation, context)
    case 'appraise':
      return appraise(action, consultation, context)
    case 'closeConsultation':
      return close(action, consultation, context)
  }
}

/**
 * Only the organ or body before which the question is can answer it, if that is known here. What it adopts takes effect on its own day, and on none that
 * nobody lives to see, nor on one before the question was referred: until then nothing is carried out.
 */
function returned(action: RecordReturn, consultation: Consultation, context: Context): ConsultationDecision {
  const { organ, result, text, effectFrom = context.date } = action
  const { outcome } = consultation
  if (outcome?.organ !== undefined && outcome.organ !== organ) return refuse(notPossible('notBefore', organ))
  const from = outcome?.on
  if (from !== undefined && context.date < from) return refuse({ code: 'outOfTime', what: 'date', date: context.date, from })
  const until = addDays(context.date, MOST_DAYS)
  if (effectFrom > until || (from !== undefined && effectFrom < from))
    return refuse({ code: 'outOfTime', what: 'effectFrom', date: effectFrom, ...(from === undefined ? {} : { from }), until })
  return happens({
    ...head('returnRecorded', action, consultation, context),
    outcome: {
      on: context.date,
      kind: 'returned',
      result,
      ...(text === undefined ? {} : { text }),
      organ,
      ...(result === 'adopted' ? { effectFrom } : {}),
    },
  })
}

/** A late publication counts: nobody must suffer from it. */
function publish(action: PublishDecision, consultation: Consultation, context: Context): ConsultationDecision {
  const from = consultation.outcome?.on
  if (from !== undefined && context.date < from) return refuse({ code: 'outOfTime', what: 'date', date: context.date, from })
  return happens({
    ...head('decisionPublished', action, consultation, context),
    text: action.text,
    feedbackBy: addDays(context.date, consultation.procedure.outcome.feedbackDays),
  })
}
