import { setup } from 'xstate'
import type { Machine } from '../../base/machine.ts'
import type { RecallStep } from './action.ts'
import type { RecallPhase } from './recall.ts'

/** Until the vote has decided, a resignation can be accepted, and the mandate can be over for another reason. */
const BEFORE_THE_VOTE = { acceptResignation: 'resigned', lapseRecall: 'lapsed' } as const

/**
 * A recall as a statechart: petition, check, defence, vote. Its guards read what an action says alone, so it runs without a case.
 *
 * Source: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 20 and 21; Beijing Measures for the Election of Villagers' Committees, 2012,
 * Art. 33 and 34; Zhejiang, Art. 34 to 36.
 */
export const recallMachine: Machine<RecallPhase, object, RecallStep> = setup({
  types: {} as { context: object; events: RecallStep; input: object },
  guards: {
    supported: ({ event }) => event.type === 'verifyPetition' && event.finding === 'supported',
    recalled: ({ event }) => event.type === 'concludeRecall' && event.outcome === 'recalled',
  },
}).createMachine({
  id: 'recall',
  context: ({ input }) => input,
  initial: 'petitioned',
  states: {
    petitioned: {
      on: {
        verifyPetition: [{ guard: 'supported', target: 'verified' }, { target: 'rejected' }],
        tenderResignation: 'petitioned',
        ...BEFORE_THE_VOTE,
      },
    },
    verified: {
      on: { stateDefence: 'defended', callRecallVote: 'voting', tenderResignation: 'verified', ...BEFORE_THE_VOTE },
    },
    defended: { on: { callRecallVote: 'voting', tenderResignation: 'defended', ...BEFORE_THE_VOTE } },
    voting: {
      on: {
        callRecallVote: 'voting',
        concludeRecall: [{ guard: 'recalled', target: 'recalled' }, { target: 'kept' }],
        tenderResignation: 'voting',
        ...BEFORE_THE_VOTE,
      },
    },
    recalled: { type: 'final' },
    kept: { type: 'final' },
    resigned: { type: 'final' },
    rejected: { type: 'final' },
    lapsed: { type: 'final' },
  },
})
