import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays } from '../../base/time.ts'
import { openUnit, subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import { isTallied } from '../decision/tally.ts'
import { procedureNamed } from '../named.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import type { ConsultationProcedure } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { LapseTopic, OpenDeliberation, ProposeTopic, ScreenTopic, SupportTopic, TopicStep, WithdrawTopic } from './action.ts'
import { convenedOf, convening, publication } from './convening.ts'
import { carriedOnBy } from './days.ts'
import { forces, joinedBy, nobodyYet } from './petition.ts'

/** What proposing a topic brings: a case under a procedure of the constitution. Whoever proposes it is its first supporter. */
export function openTopic(action: ProposeTopic, context: Context): ConsultationDecision {
  const { case: id, unit, topic, class: content, by, supporters: others = [], from } = action
  if (openUnit(context.state, unit) === undefined) return refuse({ code: 'notFound', what: 'unit', id: unit })
  const procedure = procedureNamed(action.procedure, context)
  if (procedure === undefined) return refuse(notPossible('noProcedure', action.procedure))
  const fault = classFault(content, procedure) ?? supportersFault(action, others, context)
  if (fault !== undefined) return refuse(fault)
  const supporters = [...new Set([by, ...others])]
  const { petition, withinDays } = procedure.screening
  const support = joinedBy(nobodyYet(petition, unit, context), supporters, unit, context)
  return happens({
    type: 'topicProposed',
    case: id,
    phase: 'proposed',
    on: context.date,
    unit,
    topic,
    class: content,
    by,
    ...(from === undefined ? {} : { from }),
    procedureId: action.procedure,
    procedure,
    supporters,
    support,
    forced: forces(petition, support),
    screenBy: addDays(context.date, withinDays),
  })
}

/** What a step up to the deliberation brings. The phase accepts it. */
export function decideTopic(action: TopicStep, consultation: Consultation, context: Context): ConsultationDecision {
  switch (action.type) {
    case 'supportTopic':
      return joining(action, consultation, context)
    case 'screenTopic':
      return screening(action, consultation, context)
    case 'withdrawTopic':
      return withdrawal(action, consultation, context)
    case 'lapseTopic':
      return lapse(action, consultation, context)
    case 'conveneConsultation':
      return convening(action, consultation, context)
    case 'publishMaterials':
      return publication(action, consultation, context)
    case 'openDeliberation':
      return opening(action, consultation, context)
  }
}

function joining(action: SupportTopic, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, supporters } = action
  const { unit, procedure, proposedOn } = consultation
  const { date, state } = context
  if (date < proposedOn) return refuse({ code: 'outOfTime', what: 'date', date, from: proposedOn })
  const fault = supportersFault(action, supporters, context)
  if (fault !== undefined) return refuse(fault)
  const before = supporters.find((each) => state.get(tableOf('supporters', id), each) !== undefined)
  if (before !== undefined) return refuse({ code: 'alreadyExists', what: 'supporter', id: before })
  const support = joinedBy(consultation.support, supporters, unit, context)
  return happens({
    ...head('topicSupported', action, consultation, context),
    supporters,
    support,
    forced: forces(procedure.screening.petition, support),
  })
}

/** A late screening counts and is marked: no delay may kill a topic. What enough people ask for is admitted, in its class or another. */
function screening(action: ScreenTopic, consultation: Consultation, context: Context): ConsultationDecision {
  const { finding, class: content = consultation.class, reasons } = action
  const { procedure, proposedOn, screenBy, forced } = consultation
  const { date } = context
  if (date < proposedOn) return refuse({ code: 'outOfTime', what: 'date', date, from: proposedOn })
  if (finding === 'refused' && forced) return refuse(notPossible('petitionForces'))
  const fault = classFault(content, procedure)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('topicScreened', action, consultation, context),
    finding,
    class: content,
    late: date > screenBy,
    ...(reasons === undefined ? {} : { reasons }),
  })
}

/** What enough people asked for is not one person's to take back; and whoever gave an opinion has an answer first. */
function withdrawal(action: WithdrawTopic, consultation: Consultation, context: Context): ConsultationDecision {
  const { proposedBy, forced } = consultation
  const fault =
    inPersonFault(action, proposedBy, context) ?? (forced ? notPossible('petitionStands') : answersOwedFault(consultation))
  if (fault !== undefined) return refuse(fault)
  const { reasons } = action
  return happens({
    ...head('topicWithdrawn', action, consultation, context),
    ...(reasons === undefined ? {} : { reasons }),
  })
}

/**
 * A question lapses when the day on which it should have gone on is past, and no opinion waits for its answer: it goes to the next organ instead. One that a
 * petition forces does not lapse, for each of its steps can still be taken, and by whomever the constitution lets; only another body that does not answer
 * ends it (model).
 */
function lapse(action: LapseTopic, consultation: Consultation, context: Context): ConsultationDecision {
  const { forced, phase } = consultation
  const { date } = context
  if (forced && phase !== 'referred') return refuse(notPossible('petitionStands'))
  const owed = answersOwedFault(consultation)
  if (owed !== undefined) return refuse(owed)
  if (isAsked(action.case, consultation, context)) return refuse(notPossible('toConclude'))
  const by = carriedOnBy(consultation)
  if (by !== undefined && date <= by) return refuse({ code: 'outOfTime', what: 'lapseTopic', date, from: addDays(by, 1) })
  return happens({ ...head('topicLapsed', action, consultation, context), reasons: action.reasons })
}

/** Opinions wait for an answer, and the last organ's silence was not reported. */
function answersOwedFault({ opinions }: Consultation): Refusal | undefined {
  return opinions.unanswered > 0 && opinions.reported === undefined ? notPossible('unanswered') : undefined
}

/** Whether people were asked, so that a conclusion says what came of it. An advice that nobody gives, and a gate at which nobody voted, have none. */
function isAsked(id: string, { phase, ballot, procedure }: Consultation, { state }: Context): boolean {
  if (phase !== 'deciding' || ballot === undefined) return false
  const { mode } = procedure.decision
  return mode === 'gates' ? isTallied(id, ballot.round, state) : mode !== 'advisory'
}

function opening(action: OpenDeliberation, consultation: Consultation, context: Context): ConsultationDecision {
  const from = convenedOf(consultation).deliberateOn
  const { date } = context
  if (date < from) return refuse({ code: 'outOfTime', what: 'date', date, from })
  return happens(head('deliberationOpened', action, consultation, context))
}

function classFault(content: string, { screening }: ConsultationProcedure): Refusal | undefined {
  return screening.classes.includes(content) ? undefined : notPossible('classUnknown', content)
}

/** Whoever joins is known to the society, and is named once; the names of others come from the paper that they signed, which is kept. */
function supportersFault(
  { by, recordedBy, evidence }: Pick<ProposeTopic, 'by' | 'recordedBy' | 'evidence'>,
  supporters: readonly string[],
  { state, structure }: Context,
): Refusal | undefined {
  const other = supporters.find((each) => each !== by)
  if (other !== undefined && recordedBy === undefined) return notPossible('signaturesNotRecorded', other)
  if (other !== undefined && evidence === undefined) return notPossible('noEvidence', other)
  const named = new Set<string>()
  for (const each of supporters) {
    if (named.size === named.add(each).size) return notPossible('personTwice', each)
    if (subjectOf(state, structure as unknown as Structure, each) === undefined)
      return { code: 'notFound', what: 'subject', id: each }
  }
  return undefined
}
