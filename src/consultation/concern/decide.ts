import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { Consultation } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { convenedOf } from '../topic/convening.ts'
import type { ConcernStep, DecideInterest, DeclareInterest, JoinConcerned } from './action.ts'
import { concernedRow } from './concerned.ts'
import { declining, drawing } from './draw.ts'
import { hasStake } from './stake.ts'

/** What joining those concerned, a draw, and an interest of one's own bring. The phase accepts it. */
export function decideConcern(action: ConcernStep, consultation: Consultation, context: Context): ConsultationDecision {
  const { on } = convenedOf(consultation)
  const { date } = context
  if (date < on) return refuse({ code: 'outOfTime', what: 'date', date, from: on })
  switch (action.type) {
    case 'joinConcerned':
      return joining(action, consultation, context)
    case 'drawParticipants':
      return drawing(action, consultation, context)
    case 'declinePlace':
      return declining(action, consultation, context)
    case 'declareInterest':
      return declaring(action, consultation, context)
    case 'decideInterest':
      return deciding(action, consultation, context)
  }
}

/** Only by a stake for which people were called. */
function joining(action: JoinConcerned, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, subject, stake, evidence } = action
  const { procedure, unit } = consultation
  const called = convenedOf(consultation).stakes.includes(stake)
  const rule = called ? procedure.stakes.find((each) => each.stake === stake) : undefined
  if (rule === undefined) return refuse({ code: 'notFound', what: 'stake', id: stake })
  const fault = inPersonFault(action, subject, context) ?? knownFault(subject, context)
  if (fault !== undefined) return refuse(fault)
  if (concernedRow(context.state, id, subject) !== undefined)
    return refuse({ code: 'alreadyExists', what: 'concerned', id: subject })
  if (!hasStake(subject, rule, unit, evidence !== undefined, context)) return refuse(notPossible('stakeUnsupported', stake))
  return happens({ ...head('concernedJoined', action, consultation, context), subject, stake })
}

/**
 * Somebody declares their own; or another's, who is concerned too, before the question is put. Once people vote, nobody else's is declared or decided, so that whoever
 * decides cannot thin out those who voted otherwise (model).
 */
function declaring(action: DeclareInterest, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, by, subject, interest } = action
  const own = inPersonFault(action, subject, context) === undefined
  const stranger = [subject, ...(own ? [] : [by])].find((each) => concernedRow(context.state, id, each) === undefined)
  if (stranger !== undefined) return refuse(notPossible('notConcerned', stranger))
  if (!own && consultation.phase === 'deciding') return refuse(notPossible('ownInterestOnly', subject))
  const before = concernedRow(context.state, id, subject)?.interest
  if (before === 'own' || before === 'recused' || (before === 'declared' && !own))
    return refuse({ code: 'alreadyExists', what: 'interest', id: subject })
  return happens({
    ...head('interestDeclared', action, consultation, context),
    subject,
    ...(own ? { own } : {}),
    interest,
  })
}

/** What nobody decided before the question was put leaves the vote as it is, unless they declared it themselves. */
function deciding(action: DecideInterest, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, subject, recused, reasons } = action
  const declared = concernedRow(context.state, id, subject)?.interest
  if (declared !== 'own' && declared !== 'declared') return refuse({ code: 'notFound', what: 'interest', id: subject })
  if (declared !== 'own' && consultation.phase === 'deciding') return refuse(notPossible('ownInterestOnly', subject))
  if (recused && consultation.recused.length >= MOST_RECUSED) return refuse(notPossible('tooManyRecused'))
  return happens({ ...head('interestDecided', action, consultation, context), subject, recused, reasons })
}

/** They stand in the case, which stays small. */
const MOST_RECUSED = 1000

function knownFault(subject: string, { state, structure }: Context): Refusal | undefined {
  return subjectOf(state, structure as unknown as Structure, subject) === undefined
    ? { code: 'notFound', what: 'subject', id: subject }
    : undefined
}
