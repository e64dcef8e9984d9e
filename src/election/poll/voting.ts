import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { currentRound, type Election, isVotedOn } from '../election.ts'
import { isHandedIn } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { voterOf } from '../roll/acting.ts'
import { hasVoted } from '../roll/correction.ts'
import { isListed } from '../roll/listing.ts'
import { type Box, keyOf, type ProxyRow } from '../rows.ts'
import type { CastBallot, CastOpenBallot, MarkVoter } from './action.ts'
import type { ProxyRevoked } from './event.ts'
import { isRoom } from './opening.ts'
import { paperFault } from './paper.ts'
import { holderFault, proxyOf } from './proxies.ts'

type Voting = MarkVoter | CastBallot | CastOpenBallot

/** A voter, or the holder of their proxy, gets a paper ballot and casts it. */
export function marking(action: MarkVoter, election: Election, context: Context): ElectionDecision {
  const { voter, box, holder, helper } = action
  const fault = secretFault(election) ?? placeFault(action, election, context, isRoom) ?? helperFault(election, helper)
  if (fault !== undefined) return refuse(fault)
  const turn = turnOf(action, holder, election, context)
  if (!turn.ok) return turn
  if (hasVoted(context.state, action.case, election, voter)) return refuse(notPossible('votedAlready', voter))
  return happens(...turn.revoked, {
    ...head('voterMarked', action, election, context),
    round: election.rounds.length,
    box,
    voter,
    ...turn.proxy,
  })
}

/**
 * A secret ballot online: it goes into the ballot box, and who voted into the record. A ballot that could not be counted is refused while the voter can still
 * change it, and the refusal says nothing of what is on it.
 */
export function casting(action: CastBallot, election: Election, context: Context): ElectionDecision {
  const { voter, box, ballot } = action
  const fault = secretFault(election) ?? placeFault(action, election, context, (channel) => channel === 'online')
  if (fault !== undefined) return refuse(fault)
  const turn = turnOf(action, holderOf(action, election, context), election, context)
  if (!turn.ok) return turn
  if (hasVoted(context.state, action.case, election, voter)) return refuse(notPossible('votedAlready', voter))
  const wrong = paperFault(election, ballot, context)
  if (wrong !== undefined) return refuse(wrong)
  return happens(...turn.revoked, {
    ...head('voterMarked', action, election, context),
    round: election.rounds.length,
    box,
    voter,
    ...turn.proxy,
  })
}

/** An open vote replaces the one before of the same voter. */
export function openCasting(action: CastOpenBallot, election: Election, context: Context): ElectionDecision {
  const { voter, box, ballot } = action
  if (election.procedure.poll.ballot === 'secret') return refuse(notPossible('ballotIsSecret'))
  const fault = placeFault(action, election, context, (channel) => channel !== 'imported')
  if (fault !== undefined) return refuse(fault)
  const turn = turnOf(action, holderOf(action, election, context), election, context)
  if (!turn.ok) return turn
  const wrong = paperFault(election, ballot, context)
  if (wrong !== undefined) return refuse(wrong)
  return happens(...turn.revoked, {
    ...head('openBallotCast', action, election, context),
    round: election.rounds.length,
    box,
    voter,
    ...turn.proxy,
    paper: ballot,
  })
}

function secretFault({ procedure }: Election): Refusal | undefined {
  return procedure.poll.ballot === 'secret' ? undefined : notPossible('ballotIsOpen')
}

/** People vote on the days of the round, at a box of the right kind, if they are on the roll. */
function placeFault(
  { case: id, box, voter }: Voting,
  election: Election,
  { state, date }: Context,
  takes: (channel: Box['channel']) => boolean,
): Refusal | undefined {
  const round = currentRound(election)
  const from = round?.openedOn
  const until = round?.lastDay
  if (from === undefined || until === undefined || date < from || date > until)
    return {
      code: 'outOfTime',
      what: 'vote',
      date,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    }
  const row = state.get('election.boxes', keyOf(id, election.rounds.length, box)) as Box | undefined
  if (row === undefined) return { code: 'notFound', what: 'box', id: box }
  if (!takes(row.channel)) return notPossible('otherBox', box)
  return isListed(state, id, voter) ? undefined : { code: 'notFound', what: 'voter', id: voter }
}

/** Whoever writes for a voter who cannot 代写 is no candidate. */
function helperFault(election: Election, helper: string | undefined): Refusal | undefined {
  return helper !== undefined && isVotedOn(election, helper) ? notPossible('candidateHelps', helper) : undefined
}

/** Who casts the vote for the voter, where it is neither they themselves nor an officer who recorded what they said. */
function holderOf(action: CastBallot | CastOpenBallot, election: Election, context: Context): string | undefined {
  const { case: id, by, voter } = action
  const { state } = context
  const acting = voterOf(state, id, by)
  if (acting === voter) return undefined
  const isRecorded = 'recordedBy' in action && isHandedIn(action, election, context)
  return isRecorded && proxyOf(state, id, voter)?.holder !== acting ? undefined : acting
}

type Turn = Result<{ readonly proxy: { readonly proxy?: string }; readonly revoked: readonly ProxyRevoked[] }>

/** Whether it is this voter's turn: by the holder of the proxy that they lodged, or in person, which ends the proxy. */
function turnOf(action: Voting, holder: string | undefined, election: Election, context: Context): Turn {
  const { case: id, voter: principal } = action
  const proxy = proxyOf(context.state, id, principal)
  if (holder !== undefined) {
    if (proxy?.holder !== holder) return refuse(notPossible('notTheVoter', holder))
    const fault = holderFault(id, holder, election, context.state)
    return fault === undefined ? { ok: true, proxy: { proxy: holder }, revoked: [] } : refuse(fault)
  }
  return { ok: true, proxy: {}, revoked: proxy === undefined ? [] : [ended(action, proxy, election, context)] }
}

function ended(action: Voting, { holder }: ProxyRow, election: Election, context: Context): ProxyRevoked {
  return { ...head('proxyRevoked', action, election, context), principal: action.voter, holder }
}
