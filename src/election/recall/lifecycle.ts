import type { Due, Lifecycle } from '../../base/lifecycle.ts'
import { lifecycleOf } from '../../base/machine.ts'
import type { Bilingual } from '../../base/text.ts'
import type { Structure } from '../../members/structure.ts'
import { type PetitionRecall, type RecallStep, recallActions } from './action.ts'
import { decide, open } from './decide.ts'
import { type RecallEvent, recallEvents } from './event.ts'
import { evolve } from './evolve.ts'
import { facts, recallFacts } from './facts.ts'
import { recallMachine } from './machine.ts'
import { recallProcedureSchema } from './procedure.ts'
import type { Recall, RecallPhase } from './recall.ts'

/** The phases of a recall, for people. */
export const recallPhases: { readonly [Phase in RecallPhase]: Bilingual } = {
  petitioned: { en: 'the petition is filed', 'zh-CN': '已提出罢免要求' },
  verified: { en: 'the petition is checked', 'zh-CN': '已核实' },
  defended: { en: 'the person has answered', 'zh-CN': '已申辩' },
  voting: { en: 'the vote is called', 'zh-CN': '罢免表决中' },
  recalled: { en: 'recalled', 'zh-CN': '已罢免' },
  kept: { en: 'kept in office', 'zh-CN': '罢免未通过' },
  resigned: { en: 'resigned', 'zh-CN': '已辞职' },
  rejected: { en: 'the petition is rejected', 'zh-CN': '罢免要求不成立' },
  lapsed: { en: 'ended without its object', 'zh-CN': '程序已终止' },
}

/** How those who elected somebody recall them before the term is over. */
export const recall: Lifecycle = lifecycleOf<Recall, PetitionRecall, RecallStep, RecallEvent>({
  kind: 'recall',
  label: { en: 'recall', 'zh-CN': '罢免' },
  machine: recallMachine,
  phases: recallPhases,
  procedure: recallProcedureSchema,
  actions: recallActions,
  events: recallEvents,
  supplies: (structure) => recallFacts(structure as unknown as Structure),
  open,
  decide,
  facts,
  touches: (action, before) => [before?.unit ?? (action as PetitionRecall).unit],
  evolve,
  due(id, before) {
    const next = nextStep(before)
    return next === undefined ? [] : [{ ...next, case: id, unit: before.unit }]
  },
})

function nextStep({ phase, verifyBy, voteBy }: Recall): Pick<Due, 'what' | 'label' | 'deadline'> | undefined {
  switch (phase) {
    case 'petitioned':
      return {
        what: 'verifyPetition',
        label: { en: 'check the signatures of a petition for a recall', 'zh-CN': '核实罢免要求的联名' },
        deadline: verifyBy,
      }
    case 'verified':
    case 'defended':
      return {
        what: 'callRecallVote',
        label: { en: 'call and hold the vote on a recall', 'zh-CN': '决定并举行罢免表决' },
        deadline: voteBy,
      }
    case 'voting':
      return {
        what: 'concludeRecall',
        label: { en: 'hold the vote on a recall and conclude it', 'zh-CN': '举行罢免表决并公布结果' },
        deadline: voteBy,
      }
    default:
      return undefined
  }
}
