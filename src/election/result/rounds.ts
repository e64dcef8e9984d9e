import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { calendarOf, furtherUntil, lastDayFault } from '../call/calendar.ts'
import { committeeFault } from '../committee/complete.ts'
import { leavers, standing } from '../committee/leaving.ts'
import { areRelatives } from '../committee/relatives.ts'
import { type Contest, type Election, isLater } from '../election.ts'
import { orderFault } from '../nomination/list.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import type { ProxyRevoked } from '../poll/event.ts'
import { notPossible } from '../reason.ts'
import { keyOf } from '../rows.ts'
import type { CallRound, DropRound } from './action.ts'
import { openingsOf } from './openings.ts'
import { settleRelatives } from './relatives.ts'

/**
 * Another round, with days, boxes and marks of its own. Roll, officers and proxies stay as they are: a proxy is given for the election. But whoever stands now, because
 * voters wrote them in, holds no proxies any more, and neither counts nor sits on the committee, nor do their close relatives sit there.
 */
export function callRound(action: CallRound, election: Election, context: Context): ElectionDecision {
  const { round, day, lastDay = day } = action
  const contests = round === 'revote' ? revoteContests(action, election, context) : furtherContests(action, election, context)
  if (!Array.isArray(contests)) return refuse(contests as Refusal)
  const stand = contests.flatMap(({ candidates }) => candidates)
  const fault = committeeFault(election) ?? daysFault(action, election, context) ?? orderFault(election, { candidates: stand })
  if (fault !== undefined) return refuse(fault)
  return happens(
    {
      ...head('roundCalled', action, election, context),
      round,
      day,
      lastDay,
      calendar: calendarOf(election.procedure, day, lastDay),
      contests,
    },
    ...revokedProxies(action, stand, election, context),
    ...leavers(
      action,
      election,
      [...new Set([...standing(election), ...stand])],
      (a, b) => areRelatives(context.state, action.case, a, b),
      context,
    ),
  )
}

/** The first round is what the election is: where that cannot be held, the election fails or is cancelled. */
export function dropRound(action: DropRound, election: Election, context: Context): ElectionDecision {
  if (!isLater(election)) return refuse(notPossible('firstRound'))
  const fault = committeeFault(election)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('roundDropped', action, election, context),
    round: election.rounds.length,
    reasons: action.reasons,
  })
}

function revoteContests({ case: id }: CallRound, election: Election, { state }: Context): readonly Contest[] | Refusal {
  const contests = [
    ...openingsOf(id, election, state).flatMap(({ office, tied, tiedSeats }) =>
      tiedSeats === 0 ? [] : [{ office, seats: tiedSeats, candidates: tied }],
    ),
    ...settleRelatives(id, election, state).level.map(({ office, pair }) => ({ office, seats: 1, candidates: pair })),
  ]
  return contests.length === 0 ? notPossible('nobodyTied') : contests
}

function furtherContests({ case: id }: CallRound, election: Election, { state }: Context): readonly Contest[] | Refusal {
  const openings = openingsOf(id, election, state)
  const tied = openings.flatMap((opening) => opening.tied)
  if (tied.length > 0) return notPossible('tieOpen', ...tied)
  const contests = openings.flatMap(({ office, empty, further }) =>
    empty > 0 && further.length > 0 ? [{ office, seats: empty, candidates: further }] : [],
  )
  return contests.length === 0 ? notPossible('noFurther') : contests
}

function daysFault({ round, day, lastDay = day }: CallRound, election: Election, { date }: Context): Refusal | undefined {
  const until = round === 'further' ? furtherUntil(election) : undefined
  if (day < date || (until !== undefined && day > until))
    return { code: 'outOfTime', what: 'day', date: day, from: date, ...(until === undefined ? {} : { until }) }
  return lastDayFault(election.procedure, day, lastDay)
}

function revokedProxies(
  action: CallRound,
  candidates: readonly string[],
  election: Election,
  context: Context,
): readonly ProxyRevoked[] {
  return [...new Set(candidates)].flatMap((holder) => {
    const principals = (context.state.get('election.holders', keyOf(action.case, holder)) as readonly string[] | undefined) ?? []
    return principals.map((principal) => ({ ...head('proxyRevoked', action, election, context), principal, holder }))
  })
}
