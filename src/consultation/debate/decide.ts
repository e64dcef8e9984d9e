import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import type { ConsultationDecision } from '../phase.ts'
import type { DebateStep } from './action.ts'
import { chairing } from './chair.ts'
import { asking, closing, speaking } from './floor.ts'
import { amending, moving, seconding, withdrawing } from './motions.ts'
import { reporting } from './report.ts'

/** What a debate brings. The phase accepts it. */
export function decideDebate(action: DebateStep, consultation: Consultation, context: Context): ConsultationDecision {
  switch (action.type) {
    case 'openDebate':
      return chairing(action, consultation, context)
    case 'moveMotion':
      return moving(action, consultation, context)
    case 'secondMotion':
      return seconding(action, consultation, context)
    case 'withdrawMotion':
      return withdrawing(action, consultation, context)
    case 'requestFloor':
      return asking(action, consultation, context)
    case 'giveFloor':
      return speaking(action, consultation, context)
    case 'closeDebate':
      return closing(action, consultation, context)
    case 'decideAmendment':
      return amending(action, consultation, context)
    case 'addMinorityReport':
      return reporting(action, consultation, context)
  }
}
