/**
 * A referred action before the organ that decides it: open, agreed, declined, withdrawn.
 *
 * @packageDocumentation
 */
import type { Lifecycle } from '../base/lifecycle.ts'
import { lifecycleOf } from '../base/machine.ts'
import type { Bilingual } from '../base/text.ts'
import type { Structure } from '../members/structure.ts'
import { actionSchemas, type BringReferral, type ReferralStep } from './action.ts'
import { authority, decide, facts, open, referralFacts, touches } from './decide.ts'
import { eventSchemas, type ReferralEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { referralMachine } from './machine.ts'
import type { Referral, ReferralPhase } from './referral.ts'

export type { Machine } from '../base/machine.ts'
export type { AnswerReferral, BringReferral, ReferralAction, ReferralHead, ReferralStep, WithdrawReferral } from './action.ts'
export { referralDigest } from './digest.ts'
export type { ReferralAnswered, ReferralBrought, ReferralEvent, ReferralHappening, ReferralWithdrawn } from './event.ts'
export { referralMachine } from './machine.ts'
export { REFERRAL_REASONS } from './reason.ts'
export { REFERRAL_ANSWERS, REFERRAL_PHASES, type Referral, type ReferralAnswer, type ReferralPhase } from './referral.ts'

/** The phases, for people. */
export const referralPhases: { readonly [Phase in ReferralPhase]: Bilingual } = {
  open: { en: 'before the organ', 'zh-CN': '待决定' },
  agreed: { en: 'agreed', 'zh-CN': '已同意' },
  declined: { en: 'declined', 'zh-CN': '不同意' },
  withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
}

/** How an action that the constitution leaves to an organ is put to that organ. */
export const referral: Lifecycle = lifecycleOf<Referral, BringReferral, ReferralStep, ReferralEvent>({
  kind: 'referral',
  label: { en: 'referral to an organ', 'zh-CN': '提请决定' },
  machine: referralMachine,
  phases: referralPhases,
  actions: {
    bringReferral: {
      schema: actionSchemas.bringReferral,
      label: { en: 'put an action before an organ', 'zh-CN': '提请机构决定' },
      case: 'opens',
    },
    answerReferral: {
      schema: actionSchemas.answerReferral,
      label: { en: 'answer a referral', 'zh-CN': '答复提请事项' },
      case: 'continues',
      late: true,
    },
    withdrawReferral: {
      schema: actionSchemas.withdrawReferral,
      label: { en: 'withdraw a referral', 'zh-CN': '撤回提请' },
      case: 'continues',
    },
  },
  events: {
    referralBrought: {
      schema: eventSchemas.referralBrought,
      label: { en: 'an action was put before an organ', 'zh-CN': '已提请机构决定' },
    },
    referralAnswered: { schema: eventSchemas.referralAnswered, label: { en: 'the organ answered', 'zh-CN': '机构已答复' } },
    referralWithdrawn: {
      schema: eventSchemas.referralWithdrawn,
      label: { en: 'the referral was withdrawn', 'zh-CN': '提请已撤回' },
    },
  },
  supplies: (structure) => referralFacts(structure as unknown as Structure),
  open,
  decide,
  facts,
  factsOfAny: authority,
  touches,
  evolve,
  due(id, { phase, deadline, organ, unit }) {
    if (phase !== 'open') return []
    const by = deadline === undefined ? {} : { deadline }
    return [
      {
        what: 'answerReferral',
        label: { en: 'answer a referral', 'zh-CN': '答复提请事项' },
        ...by,
        case: id,
        unit,
        who: `${unit}:${organ}`,
      },
    ]
  },
})
