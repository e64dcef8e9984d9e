import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { committeeFault } from '../committee/complete.ts'
import { currentRound, type Election, type Round } from '../election.ts'
import { numbersFault } from '../nomination/list.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import type { Channel } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import { type Box, keyOf } from '../rows.ts'
import type { ClosePolls, OpenPolls } from './action.ts'
import { officersFault } from './officers.ts'

/** Where ballots are on paper, or hands are raised in a room. */
const ROOMS: readonly Channel[] = ['meeting', 'station', 'mobileBox']

/** Whether somebody at the box hands out ballots and marks who voted. */
export function isRoom(channel: Channel): boolean {
  return ROOMS.includes(channel)
}

/** The polls open on a day of the round, with everything that they need. */
export function opening(action: OpenPolls, election: Election, context: Context): ElectionDecision {
  const round = currentRound(election)
  if (round === undefined) return refuse({ code: 'notFound', what: 'round', id: action.case })
  const fault =
    committeeFault(election) ??
    dayFault(round, context) ??
    boxesFault(action, election) ??
    (action.boxes.some(({ channel }) => isRoom(channel)) ? officersFault(action.case, election, context) : undefined) ??
    watchFault(action, election) ??
    contestsFault(election, round)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('pollsOpened', action, election, context), boxes: action.boxes })
}

/** The polls close on the last day, or once everybody has voted. */
export function closing(action: ClosePolls, election: Election, context: Context): ElectionDecision {
  const { date } = context
  const from = currentRound(election)?.lastDay
  if (from !== undefined && date < from && !everybodyVoted(action.case, election, context))
    return refuse({ code: 'outOfTime', what: 'close of the polls', date, from })
  return happens(head('pollsClosed', action, election, context))
}

function everybodyVoted(id: string, { rounds, roll }: Election, { state }: Context): boolean {
  const boxes = (rounds.at(-1)?.boxes ?? []).map(
    (box) => state.get('election.boxes', keyOf(id, rounds.length, box)) as unknown as Box,
  )
  return roll !== undefined && boxes.reduce((sum, { voted }) => sum + voted, 0) >= roll.eligible
}

function dayFault({ day, lastDay }: Round, { date }: Context): Refusal | undefined {
  return date < day || date > lastDay ? { code: 'outOfTime', what: 'poll', date, from: day, until: lastDay } : undefined
}

/** Whoever watches a box of their own watches no other: the stations and the mobile boxes are open at the same time. */
function watchFault({ boxes }: OpenPolls, { procedure, officers }: Election): Refusal | undefined {
  const { scrutineers: least, scrutineersAtEachBox = false } = procedure.poll
  const watching = boxes.flatMap(({ scrutineers = [] }) => scrutineers)
  const stranger = watching.find((person) => !officers.scrutineers.includes(person))
  if (stranger !== undefined) return notPossible('noScrutineer', stranger)
  const twice = watching.find((person, index) => watching.indexOf(person) !== index)
  if (twice !== undefined) return notPossible('personTwice', twice)
  const bare = boxes.find(
    ({ channel, scrutineers = [] }) =>
      scrutineersAtEachBox && (channel === 'station' || channel === 'mobileBox') && scrutineers.length < least,
  )
  return bare === undefined ? undefined : notPossible('tooFewScrutineers', bare.box)
}

function boxesFault({ boxes }: OpenPolls, { procedure }: Election): Refusal | undefined {
  for (const [index, { box, channel }] of boxes.entries()) {
    if (!procedure.poll.channels.includes(channel)) return notPossible('channelClosed', channel)
    if (boxes.findIndex((each) => each.box === box) !== index) return { code: 'alreadyExists', what: 'box', id: box }
  }
  return undefined
}

/**
 * Candidates who withdrew or were barred since the list may leave too few. The election then fails and is held anew: to nominate again would reopen a list that
 * people rely on. A later round is among those whom the count named.
 */
function contestsFault(election: Election, { kind, contests }: Round): Refusal | undefined {
  if (election.procedure.nomination.meeting === true && election.metVotersOn === undefined) return notPossible('votersNotMet')
  for (const contest of contests) {
    const fault =
      kind === 'first'
        ? numbersFault(election, contest)
        : contest.candidates.length === 0
          ? notPossible('tooFewCandidates', contest.office)
          : undefined
    if (fault !== undefined) return fault
  }
  return undefined
}
