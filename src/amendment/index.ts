/**
 * The amendment of a constitution as a case: proposed, council, congress, filed, in force; withdrawn, rejected.
 *
 * @packageDocumentation
 */
import type { Lifecycle } from '../base/lifecycle.ts'
import { lifecycleOf } from '../base/machine.ts'
import type { Bilingual } from '../base/text.ts'
import { type AmendmentStep, actionSchemas, type ProposeAmendment } from './action.ts'
import type { Amendment, AmendmentPhase } from './amendment.ts'
import { AMENDMENT_FACTS, decide, facts, open } from './decide.ts'
import { type AmendmentEvent, eventSchemas } from './event.ts'
import { evolve } from './evolve.ts'
import { amendmentMachine } from './machine.ts'

export type { Commitment } from '../base/id.ts'
export type { Machine } from '../base/machine.ts'
export { RUNNING_CASES, type RunningCases } from '../constitution/running-cases.ts'
export type {
  AmendmentAction,
  AmendmentHead,
  AmendmentPaper,
  AmendmentStep,
  ApproveAmendment,
  FileAmendment,
  ProposeAmendment,
  RecordCongressVote,
  RecordCouncilVote,
  RejectAmendment,
  WithdrawAmendment,
} from './action.ts'
export {
  AMENDMENT_PHASES,
  type Amendment,
  type AmendmentPhase,
  type AmendmentProcedure,
  type ConstitutionRow,
  type MeetingVote,
  type ProposedDocument,
} from './amendment.ts'
export type {
  AmendmentCameIntoForce,
  AmendmentEvent,
  AmendmentFiled,
  AmendmentHappening,
  AmendmentProposed,
  AmendmentRejected,
  AmendmentWithdrawn,
  CongressVoted,
  CouncilVoted,
} from './event.ts'
export { type AmendmentGuarded, amendmentMachine } from './machine.ts'
export { AMENDMENT_PARAMETERS } from './procedure.ts'
export { AMENDMENT_REASONS } from './reason.ts'
export { type MeetingRule, type MeetingTally, VOTE_OUTCOMES, type VoteCount, type VoteOutcome } from './vote.ts'

/** The phases, for people. */
export const amendmentPhases: { readonly [Phase in AmendmentPhase]: Bilingual } = {
  proposed: { en: 'proposed', 'zh-CN': '已提出' },
  council: { en: 'agreed by the council', 'zh-CN': '理事会已通过' },
  congress: { en: 'adopted by the congress', 'zh-CN': '会员大会已通过' },
  filed: { en: 'filed for approval', 'zh-CN': '已报请核准' },
  inForce: { en: 'approved', 'zh-CN': '已核准' },
  withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
  rejected: { en: 'rejected', 'zh-CN': '未获通过' },
}

/** How a society amends its constitution. */
export const amendment: Lifecycle = lifecycleOf<Amendment, ProposeAmendment, AmendmentStep, AmendmentEvent>({
  kind: 'amendment',
  label: { en: 'amendment of the constitution', 'zh-CN': '章程修改' },
  machine: amendmentMachine,
  phases: amendmentPhases,
  actions: {
    proposeAmendment: {
      schema: actionSchemas.proposeAmendment,
      label: { en: 'propose an amendment', 'zh-CN': '提出章程修改案' },
      case: 'opens',
    },
    recordCouncilVote: step('recordCouncilVote', 'record the vote of the council', '登记理事会表决结果'),
    recordCongressVote: step('recordCongressVote', 'record the vote of the congress', '登记会员大会表决结果'),
    fileAmendment: step('fileAmendment', 'file the amendment for approval', '报请核准章程修改'),
    approveAmendment: step('approveAmendment', 'approve the amendment', '核准章程修改'),
    rejectAmendment: step('rejectAmendment', 'refuse to approve the amendment', '不予核准章程修改'),
    withdrawAmendment: step('withdrawAmendment', 'withdraw the amendment', '撤回章程修改案'),
  },
  events: {
    amendmentProposed: happening('amendmentProposed', 'an amendment was proposed', '章程修改案已提出'),
    councilVoted: happening('councilVoted', 'the council voted on the amendment', '理事会已就章程修改案表决'),
    congressVoted: happening('congressVoted', 'the congress voted on the amendment', '会员大会已就章程修改案表决'),
    amendmentFiled: happening('amendmentFiled', 'the amendment was filed', '章程修改已报请核准'),
    amendmentCameIntoForce: happening('amendmentCameIntoForce', 'the amendment was approved', '章程修改已获核准'),
    amendmentRejected: happening('amendmentRejected', 'the amendment was not approved', '章程修改未获核准'),
    amendmentWithdrawn: happening('amendmentWithdrawn', 'the amendment was withdrawn', '章程修改案已撤回'),
  },
  supplies: () => AMENDMENT_FACTS,
  open,
  decide,
  facts,
  // A constitution is everybody's: an amendment belongs to no unit.
  touches: () => [],
  evolve,
  due(id, { phase, filingDeadline }) {
    if (phase !== 'congress' || filingDeadline === undefined) return []
    return [
      {
        what: 'fileAmendment',
        label: { en: 'file the amendment for approval', 'zh-CN': '报请核准章程修改' },
        deadline: filingDeadline,
        case: id,
      },
    ]
  },
})

function step(type: AmendmentStep['type'], en: string, zh: string) {
  const late = 'on' in actionSchemas[type].shape ? { late: true } : {}
  return { schema: actionSchemas[type], label: { en, 'zh-CN': zh }, case: 'continues' as const, ...late }
}

function happening(type: AmendmentEvent['type'], en: string, zh: string) {
  return { schema: eventSchemas[type], label: { en, 'zh-CN': zh } }
}
