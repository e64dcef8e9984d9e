import type { ActionHead } from '../base/action.ts'
import type { FactDeclaration, Facts } from '../base/fact.ts'
import type { JsonObject } from '../base/json.ts'
import type { Context } from '../base/lifecycle.ts'
import { nextPhase } from '../base/machine.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import { lineOf, subjectOf } from '../members/register.ts'
import { askingUnit } from '../members/relation.ts'
import type { Structure } from '../members/structure.ts'
import type { BringReferral, ReferralAction, ReferralStep } from './action.ts'
import { agreedReferral } from './digest.ts'
import type { ReferralEvent } from './event.ts'
import { referralMachine } from './machine.ts'
import { notPossible } from './reason.ts'
import { REFERRAL_ANSWERS, type Referral } from './referral.ts'

type ReferralDecision = Result<{ readonly events: readonly ReferralEvent[] }>

/** What bringing a referral brings: a case before the organ. */
export function open(action: BringReferral, context: Context): ReferralDecision {
  const { case: id, organ, subjectAction, digest, deadline, by } = action
  const { date, constitution } = context
  const asked = organSubject(organ, context)
  if (asked === undefined) return refuse({ code: 'notFound', what: 'organ', id: organ })
  if (deadline !== undefined && deadline < date)
    return refuse({ code: 'outOfTime', what: 'deadline', date: deadline, from: date })
  return happens({
    type: 'referralBrought',
    case: id,
    phase: 'open',
    on: date,
    procedure: { constitution },
    organ: asked.organ,
    unit: asked.unit,
    subjectAction,
    digest,
    broughtBy: by,
    ...(deadline === undefined ? {} : { deadline }),
  })
}

/** What a step of a referral brings. Its phase accepts it. */
export function decide(action: ReferralStep, referral: Referral, { date }: Context): ReferralDecision {
  if (date < referral.broughtOn) return refuse({ code: 'outOfTime', what: action.type, date, from: referral.broughtOn })
  const step = { case: action.case, phase: nextPhase(referralMachine, referral.phase, referral, action), on: date }
  switch (action.type) {
    case 'answerReferral': {
      const { answer, by, reasons } = action
      if (by !== `${referral.unit}:${referral.organ}`) return refuse(notPossible('notTheOrganAsked', by))
      // A late answer counts: the organ was asked to decide, and no rule says what its silence means.
      const late = referral.deadline !== undefined && date > referral.deadline
      return happens({ type: 'referralAnswered', ...step, answer, late, ...(reasons === undefined ? {} : { reasons }) })
    }
    case 'withdrawReferral':
      if (action.by !== referral.broughtBy) return refuse(notPossible('notWhoBroughtIt', action.by))
      return happens({ type: 'referralWithdrawn', ...step })
  }
}

/** The unit whose organ is asked. */
export function touches(action: ReferralAction, referral: Referral | undefined, context: Context): readonly string[] {
  const unit = action.type === 'bringReferral' ? organSubject(action.organ, context)?.unit : referral?.unit
  return unit === undefined ? [] : [unit]
}

/** The facts that rules may read: about any action which organ agreed to exactly this, about a referral what is asked and answered. */
export function referralFacts(structure: Structure): readonly FactDeclaration[] {
  return [
    {
      name: 'authority',
      is: { type: 'enum', values: [...structure.organs.map(({ id }) => id), 'none'] },
      label: { en: 'organ that agreed to this action', 'zh-CN': '已同意本项申请的机构' },
      source: 'state',
      changeable: true,
    },
    {
      name: 'referral.action',
      is: { type: 'id' },
      label: { en: 'type of the action that was put to the organ', 'zh-CN': '提请决定的申请种类' },
      source: 'state',
      changeable: false,
    },
    {
      name: 'referral.answer',
      is: { type: 'enum', values: [...REFERRAL_ANSWERS, 'none'] },
      label: { en: 'what the organ answers', 'zh-CN': '机构的答复' },
      source: 'state',
      changeable: true,
    },
  ]
}

/** The facts about one action on a referral. */
export function facts(action: ReferralAction, referral: Referral | undefined): Facts {
  const asked = action.type === 'bringReferral' ? action.subjectAction : referral?.subjectAction
  return {
    ...(asked === undefined ? {} : { 'referral.action': asked }),
    'referral.answer': action.type === 'answerReferral' ? action.answer : 'none',
  }
}

/** The organ that agreed to exactly this action, where `authority` names the referral in which it did; it must stand over the unit concerned. */
export function authority(action: ActionHead, context: Context): Facts {
  const { state, structure } = context
  const named = action.authority
  const row = named === undefined || state.get('authorities', named) !== undefined ? undefined : state.get('cases', named)
  const referral = agreedReferral(row, action as unknown as JsonObject)
  const valid =
    referral !== undefined &&
    standsOver(referral.unit, action, context) &&
    (structure as unknown as Structure).organs.some(({ id }) => id === referral.organ)
  return { authority: valid ? referral.organ : 'none' }
}

/** Whether a unit is the one for which an action asks, or above it: the assembly of one branch cannot agree to the deeds of another. */
function standsOver(unit: string, action: ActionHead, context: Context): boolean {
  const asking = askingUnit(action, context)
  return asking !== undefined && lineOf(context.state, asking).includes(unit)
}

function organSubject(id: string, { state, structure }: Context) {
  const subject = subjectOf(state, structure as unknown as Structure, id)
  return subject?.kind === 'organ' ? subject : undefined
}

function happens(event: ReferralEvent): ReferralDecision {
  return { ok: true, events: [event] }
}

function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
