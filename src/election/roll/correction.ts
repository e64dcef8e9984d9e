import type { Context, Reader } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { ElectionStep } from '../action.ts'
import { type Election, isStanding } from '../election.ts'
import type { ElectionEvent } from '../event.ts'
import { head } from '../phase.ts'
import { keyOf, type ProxyRow } from '../rows.ts'
import type { CorrectRoll } from './action.ts'
import { isListed } from './listing.ts'
import { entryFault } from './registration.ts'

/** A voter to be added or struck off. */
export type Correction = Pick<CorrectRoll, 'voter' | 'correction' | 'delegate' | 'grounds'>

/** Why the roll cannot be corrected so. */
export function correctionFault(
  id: string,
  election: Election,
  correction: Omit<Correction, 'grounds'>,
  context: Context,
): Refusal | undefined {
  const { voter } = correction
  if (correction.correction === 'add') return entryFault(id, election, correction, context)
  return isListed(context.state, id, voter) ? undefined : { code: 'notFound', what: 'voter', id: voter }
}

/**
 * What a correction brings. Whoever is struck off after voting stays counted, and so does the ballot, which nobody can find again. Proxies of
 * and to a voter who is struck off end, unless they were used. A candidate who is struck off is barred.
 */
export function corrected(
  action: ElectionStep,
  election: Election,
  { voter, correction, delegate, grounds }: Correction,
  context: Context,
): readonly ElectionEvent[] {
  const { state } = context
  const step = hasVoted(state, action.case, election, voter) ? 0 : 1
  const event: ElectionEvent = {
    ...head('rollCorrected', action, election, context),
    voter,
    correction,
    ...(delegate === undefined ? {} : { delegate }),
    eligible: (election.roll?.eligible ?? 0) + (correction === 'add' ? step : -step),
    grounds,
  }
  if (correction === 'add') return [event]
  const proxies = endingProxies(state, action.case, election, voter)
  return [
    event,
    ...proxies.map((proxy) => ({ ...head('proxyRevoked', action, election, context), ...proxy })),
    ...barredPosts(election, voter).map((office) => ({
      ...head('candidateBarred', action, election, context),
      office,
      person: voter,
    })),
  ]
}

/** Whether a voter has voted in the round that runs. */
export function hasVoted(state: Pick<Reader, 'get'>, id: string, { rounds }: Election, voter: string): boolean {
  return state.get('election.marked', keyOf(id, rounds.length, voter)) !== undefined
}

function endingProxies(state: Pick<Reader, 'get'>, id: string, election: Election, voter: string) {
  const entrusted = (state.get('election.holders', keyOf(id, voter)) as readonly string[] | undefined) ?? []
  return [voter, ...entrusted].flatMap((principal) => {
    const proxy = state.get('election.proxies', keyOf(id, principal)) as ProxyRow | undefined
    return proxy === undefined || hasVoted(state, id, election, principal) ? [] : [{ principal, holder: proxy.holder }]
  })
}

/** Posts for which somebody stands who must be on the roll to stand. Holders and representatives elect whom they want; a recall needs its person. */
function barredPosts(election: Election, voter: string): readonly string[] {
  const { from } = election.procedure.roll
  if (election.purpose === 'recall' || from === 'holders' || from === 'representatives') return []
  return election.posts.flatMap(({ office }) => (isStanding(election, office, voter) ? office : []))
}
