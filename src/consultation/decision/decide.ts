import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DecisionStep } from './action.ts'
import { concluding } from './conclude.ts'
import { objecting, settling } from './consent.ts'
import { putting } from './put.ts'
import { tallying } from './tally.ts'
import { choosing, voting } from './voting.ts'

/** What putting the question, voting and concluding bring. The phase accepts it. */
export function decideDecision(action: DecisionStep, consultation: Consultation, context: Context): ConsultationDecision {
  if (action.type === 'openDecision') return putting(action, consultation, context)
  const { ballot } = consultation
  if (ballot === undefined) return refuse(notPossible('notVoted'))
  switch (action.type) {
    case 'castVote':
      return voting(action, ballot, consultation, context)
    case 'castChoice':
      return choosing(action, ballot, consultation, context)
    case 'recordTally':
      return tallying(action, ballot, consultation, context)
    case 'raiseConcern':
      return objecting(action, ballot, consultation, context)
    case 'settleConcern':
      return settling(action, ballot, consultation, context)
    case 'concludeDecision':
      return concluding(action, ballot, consultation, context)
  }
}
