import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { type Election, isStanding } from '../election.ts'
import { notPossible } from '../reason.ts'
import { isListed } from '../roll/listing.ts'
import type { RaiseObjection } from './action.ts'
import { objectionOf } from './objection.ts'

/** Why an objection is not taken: it comes at another time, or is about nothing. */
export function raisingFault(action: RaiseObjection, election: Election, context: Context): Refusal | undefined {
  const { objection } = action
  if (objectionOf(context.state, action.case, objection) !== undefined)
    return { code: 'alreadyExists', what: 'objection', id: objection }
  switch (action.against) {
    case 'roll':
      return rollFault(action, election, context)
    case 'candidate':
      return candidateFault(action, election)
    case 'poll':
      return pollFault(election, context)
  }
}

/**
 * While the roll lies open, up to the last day inclusive; the day of publication is not counted. A closed roll is corrected.
 *
 * Source: Organic Law of Urban Residents' Committees, 2025, Art. 17.
 */
function rollFault({ against, about = '', claim, case: id }: RaiseObjection, election: Election, context: Context) {
  const { phase, roll } = election
  const { date, state } = context
  if (phase !== 'rollOpen' || roll === undefined) return notPossible('objectionOutOfPlace', against)
  const { publishedOn, objectionsUntil } = roll
  if (objectionsUntil === undefined) return notPossible('noObjections')
  if (date < publishedOn || date > objectionsUntil)
    return { code: 'outOfTime', what: 'date', date, from: publishedOn, until: objectionsUntil } as const
  if (isListed(state, id, about) !== (claim === 'add')) return undefined
  return claim === 'add'
    ? ({ code: 'alreadyExists', what: 'voter', id: about } as const)
    : ({ code: 'notFound', what: 'voter', id: about } as const)
}

/** Until the polls open. In a recall nobody stands: the person is there to be voted out or not. */
function candidateFault({ against, about = '', office = '' }: RaiseObjection, election: Election): Refusal | undefined {
  if (election.purpose === 'recall') return notPossible('recallHasNoCandidates')
  if (election.phase !== 'nominating' && election.phase !== 'campaigning') return notPossible('objectionOutOfPlace', against)
  return isStanding(election, office, about) ? undefined : { code: 'notFound', what: 'candidate', id: about }
}

/** From the day on which polls first opened. */
function pollFault({ rounds }: Election, { date }: Context): Refusal | undefined {
  const opened = rounds[0]?.openedOn
  if (opened === undefined) return notPossible('objectionOutOfPlace', 'poll')
  return date < opened ? { code: 'outOfTime', what: 'date', date, from: opened } : undefined
}
