import { setup } from 'xstate'
import type { Machine } from '../base/machine.ts'
import type { AmendmentStep } from './action.ts'
import type { Amendment, AmendmentPhase } from './amendment.ts'
import { voteOutcome } from './vote.ts'

/** What the guards read of an amendment: its procedure, which never changes. */
export type AmendmentGuarded = Pick<Amendment, 'procedure'>

/**
 * The amendment of a constitution as a statechart: proposed, agreed by the council, adopted by the congress, filed, in force; withdrawn,
 * rejected. A meeting without quorum decides nothing and may be held again.
 *
 * Source: model articles of association 1998, Art. 39 and 40 (council, congress, review, approval; in effect only when approved).
 */
export const amendmentMachine: Machine<AmendmentPhase, AmendmentGuarded, AmendmentStep> = setup({
  types: {} as { context: AmendmentGuarded; events: AmendmentStep; input: AmendmentGuarded },
  guards: {
    councilAgreed: ({ context, event }) => 'tally' in event && voteOutcome(context.procedure.council, event.tally) === 'agreed',
    councilDeclined: ({ context, event }) =>
      'tally' in event && voteOutcome(context.procedure.council, event.tally) === 'declined',
    congressAgreed: ({ context, event }) => 'tally' in event && voteOutcome(context.procedure.congress, event.tally) === 'agreed',
    congressDeclined: ({ context, event }) =>
      'tally' in event && voteOutcome(context.procedure.congress, event.tally) === 'declined',
  },
}).createMachine({
  id: 'amendment',
  context: ({ input }) => input,
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        recordCouncilVote: [
          { guard: 'councilAgreed', target: 'council' },
          { guard: 'councilDeclined', target: 'rejected' },
        ],
        withdrawAmendment: 'withdrawn',
      },
    },
    council: {
      on: {
        recordCongressVote: [
          { guard: 'congressAgreed', target: 'congress' },
          { guard: 'congressDeclined', target: 'rejected' },
        ],
        withdrawAmendment: 'withdrawn',
      },
    },
    congress: { on: { fileAmendment: 'filed' } },
    filed: { on: { approveAmendment: 'inForce', rejectAmendment: 'rejected' } },
    inForce: { type: 'final' },
    withdrawn: { type: 'final' },
    rejected: { type: 'final' },
  },
})
