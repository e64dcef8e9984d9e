import type { CivilDate } from '../../base/time.ts'
import type { Register } from '../../members/register.ts'
import { currentRound, type Election } from '../election.ts'
import type { Recall } from './recall.ts'

/** How the vote on a recall stands: it is not formed yet, came to nothing, runs, or has decided on its day. */
export type Vote =
  | { readonly standing: 'missing' | 'off' | 'running' }
  | { readonly standing: 'decided'; readonly outcome: 'recalled' | 'kept'; readonly day: CivilDate }

/**
 * The vote that a recall called. A declared one recalls whoever it elected to be recalled, and keeps the person otherwise; so does one in which too few
 * voted. A poll that is void for another reason, a vote that failed, was cancelled or annulled says nothing, and is held again.
 */
export function voteOf(id: string, { vote, person }: Recall, state: Register): Vote {
  const { kind, case: election } = (vote === undefined ? {} : (state.get('cases', vote) ?? {})) as {
    readonly kind?: string
    readonly case?: Election
  }
  if (kind !== 'election' || election === undefined) return { standing: 'missing' }
  if (election.follows !== id) return { standing: 'off' }
  const round = currentRound(election)
  const day = round?.day ?? election.formedOn
  switch (election.phase) {
    case 'declared':
    case 'handedOver': {
      const recalled = election.elected.some((each) => each.person === person)
      return { standing: 'decided', outcome: recalled ? 'recalled' : 'kept', day }
    }
    case 'failed':
      return round?.counted?.because.includes('turnoutNotReached') === true
        ? { standing: 'decided', outcome: 'kept', day }
        : { standing: 'off' }
    case 'cancelled':
    case 'annulled':
      return { standing: 'off' }
    default:
      return { standing: 'running' }
  }
}
