import type { Context } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionDecision } from '../phase.ts'
import type { PollStep } from './action.ts'
import { appointment } from './officers.ts'
import { closing, opening } from './opening.ts'
import { lodging, revocation } from './proxies.ts'
import { casting, marking, openCasting } from './voting.ts'

/** What preparing the polls and voting bring. The phase accepts it. */
export function decidePoll(action: PollStep, election: Election, context: Context): ElectionDecision {
  switch (action.type) {
    case 'appointOfficers':
      return appointment(action, election, context)
    case 'lodgeProxy':
      return lodging(action, election, context)
    case 'revokeProxy':
      return revocation(action, election, context)
    case 'openPolls':
      return opening(action, election, context)
    case 'markVoter':
      return marking(action, election, context)
    case 'castBallot':
      return casting(action, election, context)
    case 'castOpenBallot':
      return openCasting(action, election, context)
    case 'closePolls':
      return closing(action, election, context)
  }
}
