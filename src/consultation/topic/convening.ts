import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { concernedByRegister, stakesIn } from '../concern/stake.ts'
import type { Consultation, Convened } from '../consultation.ts'
import { procedureNamed } from '../named.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import type { ConsultationProcedure, StakeRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { ConveneConsultation, PublishMaterials } from './action.ts'

/**
 * Those concerned are convened under the procedure of this day, which from here on never changes. Where the constitution holds it no more, or not for such a
 * question, that of the proposal stands, so that an amendment cannot stop a petition.
 */
export function convening(action: ConveneConsultation, consultation: Consultation, context: Context): ConsultationDecision {
  const { stakes, bodies = [], deliberateOn, opinionsUntil } = action
  const ofToday = procedureNamed(consultation.procedureId, context)
  const procedure = ofToday?.screening.classes.includes(consultation.class) ? ofToday : consultation.procedure
  const fault =
    stakesFault(stakes, stakesIn(consultation.class, procedure.stakes)) ??
    bodiesFault(bodies, context) ??
    daysFault(deliberateOn, opinionsUntil, procedure, context.date)
  if (fault !== undefined) return refuse(fault)
  const concerned = concernedByRegister(context.state, consultation.unit, rulesOf(stakes, procedure), context.date)
  return happens({
    ...head('consultationConvened', action, consultation, context),
    procedure,
    stakes,
    bodies,
    deliberateOn,
    opinionsUntil,
    concerned: concerned.size + bodies.length,
  })
}

/** The materials are out in time for the days that were set, or put these off. */
export function publication(action: PublishMaterials, consultation: Consultation, context: Context): ConsultationDecision {
  const { materials, text, deliberateOn, opinionsUntil } = action
  const { procedure } = consultation
  const convened = convenedOf(consultation)
  const { date } = context
  if (date < convened.on) return refuse({ code: 'outOfTime', what: 'date', date, from: convened.on })
  const fault =
    laterFault('deliberateOn', deliberateOn, convened.deliberateOn) ??
    laterFault('opinionsUntil', opinionsUntil, convened.opinionsUntil) ??
    daysFault(deliberateOn ?? convened.deliberateOn, opinionsUntil ?? convened.opinionsUntil, procedure, date)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('materialsPublished', action, consultation, context),
    materials,
    ...(text === undefined ? {} : { text }),
    ...(deliberateOn === undefined ? {} : { deliberateOn }),
    ...(opinionsUntil === undefined ? {} : { opinionsUntil }),
  })
}

/** Who was convened, and for which days. INVARIANT: there from the phase `convened` on. */
export function convenedOf({ convened }: Consultation): Convened {
  return convened as Convened
}

/** As many days as a procedure can ask for. */
export const MOST_DAYS = 3660

/** No step is set for a day more than a year after the first that the procedure lets: a day far off is a refusal without its reasons (model). */
export const MOST_DELAY = 366

/** The rules of stakes, in the order in which they are named. */
export function rulesOf(stakes: readonly string[], procedure: ConsultationProcedure): readonly StakeRule[] {
  return stakes.flatMap((stake) => procedure.stakes.find((rule) => rule.stake === stake) ?? [])
}

/** Whoever has a stake in such a question by the register is called; by evidence, whom the convening names. */
function stakesFault(called: readonly string[], rules: readonly StakeRule[]): Refusal | undefined {
  const twice = repeated(called)
  if (twice !== undefined) return notPossible('namedTwice', twice)
  const unknown = called.find((each) => !rules.some(({ stake }) => stake === each))
  if (unknown !== undefined) return { code: 'notFound', what: 'stake', id: unknown }
  const left = rules.filter(({ stake, from }) => from === 'members' && !called.includes(stake))
  if (left.length > 0) return notPossible('stakeLeftOut', ...left.map(({ stake }) => stake))
  return called.length === 0 ? notPossible('nobodyCalled') : undefined
}

function bodiesFault(bodies: readonly string[], { state, structure }: Context): Refusal | undefined {
  const twice = repeated(bodies)
  if (twice !== undefined) return notPossible('namedTwice', twice)
  for (const body of bodies) {
    const subject = subjectOf(state, structure as unknown as Structure, body)
    if (subject === undefined) return { code: 'notFound', what: 'subject', id: body }
    if (subject.kind !== 'body') return notPossible('notBody', body)
  }
  return undefined
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((each, at) => names.indexOf(each) !== at)
}

/** Days that the procedure gives from the publication of the materials, which cannot be before this day. */
function daysFault(
  deliberateOn: CivilDate,
  opinionsUntil: CivilDate,
  { materialsDaysBefore, opinions }: ConsultationProcedure,
  date: CivilDate,
): Refusal | undefined {
  return (
    delayFault('deliberateOn', deliberateOn, addDays(date, materialsDaysBefore)) ??
    delayFault('opinionsUntil', opinionsUntil, addDays(date, opinions.days))
  )
}

function delayFault(what: string, date: CivilDate, from: CivilDate): Refusal | undefined {
  const until = addDays(from, MOST_DELAY)
  return date < from || date > until ? { code: 'outOfTime', what, date, from, until } : undefined
}

/** A day that people were told is only put off. */
function laterFault(what: string, date: CivilDate | undefined, from: CivilDate): Refusal | undefined {
  return date !== undefined && date < from ? { code: 'outOfTime', what, date, from } : undefined
}
