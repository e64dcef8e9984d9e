import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { concernedRow } from '../concern/concerned.ts'
import type { Consultation } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { convenedOf } from '../topic/convening.ts'
import type { GiveOpinion } from './action.ts'
import { opinionRow } from './opinions.ts'

/** An opinion is given from the publication of the materials to the last day, inclusive; paper of these days is entered also after it, until the question is put. */
export function giving(action: GiveOpinion, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, opinion, text, author } = action
  const { on, opinionsUntil: until } = convenedOf(consultation)
  const { materialsOn: from = on } = consultation
  const { date, state } = context
  if (date < from || date > until) return refuse({ code: 'outOfTime', what: 'date', date, from, until })
  if (opinionRow(state, id, opinion) !== undefined) return refuse({ code: 'alreadyExists', what: 'opinion', id: opinion })
  const fault =
    author === undefined ? anonymousFault(action, consultation, context) : authorFault(author, action, consultation, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('opinionGiven', action, consultation, context),
    opinion,
    text,
    ...(author === undefined ? {} : { author }),
  })
}

/** Whoever is concerned speaks for themselves, or has it taken down. */
function authorFault(author: string, action: GiveOpinion, { procedure }: Consultation, context: Context): Refusal | undefined {
  const fault = inPersonFault(action, author, context)
  if (fault !== undefined) return fault
  const row = concernedRow(context.state, action.case, author)
  if (row === undefined) return notPossible('notConcerned', author)
  const { perPerson } = procedure.opinions
  return perPerson !== undefined && (row.opinions ?? 0) >= perPerson ? notPossible('tooManyOpinions', author) : undefined
}

/** An organ hands it in, which vouches that it came from somebody concerned: whoever signs their own action is not anonymous. */
function anonymousFault({ by }: GiveOpinion, { procedure }: Consultation, { state, structure }: Context): Refusal | undefined {
  if (procedure.opinions.anonymous === undefined) return notPossible('noAnonymous')
  return subjectOf(state, structure as unknown as Structure, by)?.kind === 'organ'
    ? undefined
    : notPossible('anonymousByOrgan', by)
}
