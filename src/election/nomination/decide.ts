import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { roundDays } from '../call/calendar.ts'
import { committeeFault } from '../committee/complete.ts'
import { committeeLeavers } from '../committee/leaving.ts'
import { currentRound, type Election, isLater, isStanding } from '../election.ts'
import { inPersonFault, personFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type {
  AcceptNomination,
  MeetVoters,
  NominateCandidate,
  NominationStep,
  PublishCandidates,
  WithdrawCandidate,
} from './action.ts'
import { listOf } from './list.ts'
import { nominatorsOf } from './nominators.ts'

/** What putting candidates forward, and their own answers, bring. The phase accepts it. */
export function decideNomination(action: NominationStep, election: Election, context: Context): ElectionDecision {
  switch (action.type) {
    case 'nominateCandidate':
      return nomination(action, election, context)
    case 'acceptNomination':
      return acceptance(action, election, context)
    case 'withdrawCandidate':
      return withdrawal(action, election, context)
    case 'publishCandidates':
      return publication(action, election, context)
    case 'meetVoters':
      return meeting(action, election, context)
  }
}

/** Whoever stands of their own accord agrees by that. */
function nomination(action: NominateCandidate, election: Election, context: Context): ElectionDecision {
  const { office, person, by, groups } = action
  const fault = placeFault(action, election, context) ?? personFault(person, context)
  if (fault !== undefined) return refuse(fault)
  if (election.candidates.some((each) => isOf(each, action) && each.status === 'barred'))
    return refuse(notPossible('candidateBarred', person))
  if (isStanding(election, office, person)) return refuse({ code: 'alreadyExists', what: 'candidate', id: person })
  const nominators = nominatorsOf(action, election, context)
  if (!nominators.ok) return nominators
  const self = nominators.way === 'self'
  const other = self ? acceptedElsewhere(election, action) : undefined
  if (other !== undefined) return refuse(notPossible('standsForAnotherPost', other))
  return happens(
    {
      ...head('candidateNominated', action, election, context),
      office,
      person,
      by,
      nominators: nominators.voters,
      ...(groups === undefined ? {} : { groups }),
    },
    ...(self ? [{ ...head('nominationAccepted', action, election, context), office, person }] : []),
    ...committeeLeavers(action, election, person, context),
  )
}

/** Of two posts a person must choose one before the list is published; whoever withdraws from one is free for the other. */
function acceptance(action: AcceptNomination, election: Election, context: Context): ElectionDecision {
  const { office, person } = action
  const fault = placeFault(action, election, context) ?? inPersonFault(action, person, election, context)
  if (fault !== undefined) return refuse(fault)
  const candidate = election.candidates.find((each) => isOf(each, action))
  if (candidate === undefined || candidate.status === 'withdrawn')
    return refuse({ code: 'notFound', what: 'nomination', id: person })
  if (candidate.status === 'barred') return refuse(notPossible('candidateBarred', person))
  if (candidate.status !== 'nominated') return refuse({ code: 'alreadyExists', what: 'acceptance', id: person })
  const other = acceptedElsewhere(election, action)
  if (other !== undefined) return refuse(notPossible('standsForAnotherPost', other))
  return happens({ ...head('nominationAccepted', action, election, context), office, person })
}

/** A nomination can be declined at any time; whoever stands can withdraw up to so many days before the poll, and can still decline the office after it. */
function withdrawal(action: WithdrawCandidate, election: Election, context: Context): ElectionDecision {
  const { office, person } = action
  const { date } = context
  const fault = placeFault(action, election, context) ?? inPersonFault(action, person, election, context)
  if (fault !== undefined) return refuse(fault)
  if (!standsNow(election, action)) return refuse({ code: 'notFound', what: 'candidate', id: person })
  const declines = election.candidates.some((each) => isOf(each, action) && each.status === 'nominated')
  const until = roundDays(election)?.withdrawBy
  if (!declines && until !== undefined && date > until) return refuse({ code: 'outOfTime', what: 'withdrawal', date, until })
  return happens({ ...head('candidateWithdrawn', action, election, context), office, person })
}

function publication(action: PublishCandidates, election: Election, context: Context): ElectionDecision {
  const { calendar, openObjections } = election
  const { date } = context
  const incomplete = committeeFault(election)
  if (incomplete !== undefined) return refuse(incomplete)
  if (calendar !== undefined && date > calendar.candidatesBy)
    return refuse({ code: 'outOfTime', what: 'list of candidates', date, until: calendar.candidatesBy })
  if (openObjections.candidate > 0) return refuse(notPossible('objectionsOpen'))
  const list = listOf(election)
  if (!list.ok) return list
  return happens({ ...head('candidatesPublished', action, election, context), contests: list.contests })
}

function meeting(action: MeetVoters, election: Election, context: Context): ElectionDecision {
  const { candidatesPublishedOn: from } = election
  const { date } = context
  if (from !== undefined && date < from) return refuse({ code: 'outOfTime', what: 'meeting', date, from })
  return happens(head('votersMet', action, election, context))
}

type Standing = Pick<AcceptNomination, 'office' | 'person'>

/** What holds of every candidacy: a post of this election, open to candidates (in a later round every post is), on a day after the roll was closed. */
function placeFault({ office }: Standing, election: Election, { date }: Context): Refusal | undefined {
  const { posts, purpose, procedure, roll } = election
  if (!posts.some((post) => post.office === office)) return { code: 'notFound', what: 'post', id: office }
  if (purpose === 'recall') return notPossible('recallHasNoCandidates')
  if (procedure.nomination.by.length === 0 && !isLater(election)) return notPossible('noNominations')
  const from = roll?.frozenOn
  return from !== undefined && date < from ? { code: 'outOfTime', what: 'date', date, from } : undefined
}

function isOf(candidate: Standing, { office, person }: Standing): boolean {
  return candidate.office === office && candidate.person === person
}

/** The other post for which a person agreed to stand. */
function acceptedElsewhere({ candidates }: Election, { office, person }: Standing): string | undefined {
  return candidates.find((each) => each.office !== office && each.person === person && each.status === 'accepted')?.office
}

/** Until the list is published, whoever was put forward stands; then, whoever is voted on in the round. */
function standsNow(election: Election, { office, person }: Standing): boolean {
  if (election.candidatesPublishedOn === undefined) return isStanding(election, office, person)
  const contest = currentRound(election)?.contests.find((each) => each.office === office)
  return contest?.candidates.includes(person) === true
}
