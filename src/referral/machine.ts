import { setup } from 'xstate'
import type { Machine } from '../base/machine.ts'
import type { ReferralStep } from './action.ts'
import type { ReferralPhase } from './referral.ts'

/** A referral as a statechart: open until the organ agrees or declines, or until it is withdrawn. Its guards read nothing of the case. */
export const referralMachine: Machine<ReferralPhase, object, ReferralStep> = setup({
  types: {} as { context: object; events: ReferralStep; input: object },
  guards: {
    answerAgreed: ({ event }) => event.type === 'answerReferral' && event.answer === 'agreed',
    answerDeclined: ({ event }) => event.type === 'answerReferral' && event.answer === 'declined',
  },
}).createMachine({
  id: 'referral',
  context: ({ input }) => input,
  initial: 'open',
  states: {
    open: {
      on: {
        answerReferral: [
          { guard: 'answerAgreed', target: 'agreed' },
          { guard: 'answerDeclined', target: 'declined' },
        ],
        withdrawReferral: 'withdrawn',
      },
    },
    agreed: { type: 'final' },
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})
