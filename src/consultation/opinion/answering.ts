import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Consultation, OpinionRow } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { AnswerOpinions, GroupOpinions } from './action.ts'
import { answerOf, groupRow, opinionRow } from './opinions.ts'

/**
 * Opinions that say the same are put together, or one of them into another group: the answer to a group answers all in it. One that is put into a group that
 * has its answer is answered by reference to it.
 */
export function grouping(action: GroupOpinions, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, group, opinions } = action
  const fault = opinionsFault(opinions, id, context, ({ group: before }) => before === group)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('opinionsGrouped', action, consultation, context),
    group,
    opinions,
    answered: groupRow(context.state, id, group)?.answer === undefined ? 0 : opinions.length,
  })
}

/** An opinion is answered once, by whichever organ answers it; one in a group can have an answer of its own. */
export function answering(action: AnswerOpinions, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, by, opinions = [], group, outcome, reasons } = action
  const { date } = context
  const from = consultation.materialsOn
  if (from !== undefined && date < from) return refuse({ code: 'outOfTime', what: 'date', date, from })
  const fault =
    opinionsFault(opinions, id, context, (row) => row.group !== undefined && row.group === group) ??
    (group === undefined ? undefined : groupFault(group, id, context))
  if (fault !== undefined) return refuse(fault)
  const grouped = group === undefined ? 0 : (groupRow(context.state, id, group)?.opinions ?? 0)
  return happens({
    ...head('opinionsAnswered', action, consultation, context),
    ...(action.opinions === undefined ? {} : { opinions }),
    ...(group === undefined ? {} : { group }),
    outcome,
    reasons,
    organ: by,
    answered: opinions.length + grouped,
  })
}

/** Each is there on that day, waits for an answer, and is named once. */
function opinionsFault(
  opinions: readonly string[],
  id: string,
  { state, date }: Context,
  isNamed: (row: OpinionRow) => boolean,
): Refusal | undefined {
  const named = new Set<string>()
  for (const opinion of opinions) {
    const row = opinionRow(state, id, opinion)
    if (row === undefined) return { code: 'notFound', what: 'opinion', id: opinion }
    if (answerOf(state, id, row) !== undefined) return notPossible('answeredAlready', opinion)
    if (isNamed(row) || named.size === named.add(opinion).size) return notPossible('namedTwice', opinion)
    if (date < row.on) return { code: 'outOfTime', what: 'date', date, from: row.on }
  }
  return undefined
}

function groupFault(group: string, id: string, { state }: Context): Refusal | undefined {
  const row = groupRow(state, id, group)
  if (row === undefined) return { code: 'notFound', what: 'group', id: group }
  return row.answer === undefined ? undefined : notPossible('answeredAlready', group)
}
