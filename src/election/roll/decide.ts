import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays } from '../../base/time.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { committeeFault } from '../committee/complete.ts'
import type { Election } from '../election.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { CorrectRoll, FreezeRoll, PublishRoll, RegisterVoter, RollStep } from './action.ts'
import { corrected, correctionFault } from './correction.ts'
import { electorate } from './electorate.ts'
import { listed, rollHash } from './listing.ts'
import { entryFault } from './registration.ts'

/** What registering voters, and publishing, closing and correcting their roll bring. The phase accepts it. */
export function decideRoll(action: RollStep, election: Election, context: Context): ElectionDecision {
  const fault = committeeFault(election)
  if (fault !== undefined) return refuse(fault)
  switch (action.type) {
    case 'openRegistration':
      return happens(head('registrationOpened', action, election, context))
    case 'registerVoter':
      return registration(action, election, context)
    case 'publishRoll':
      return publication(action, election, context)
    case 'freezeRoll':
      return closing(action, election, context)
    case 'correctRoll':
      return correction(action, election, context)
  }
}

function registration(action: RegisterVoter, election: Election, context: Context): ElectionDecision {
  const { voter, delegate } = action
  const fault =
    timeFault(action, election) ?? sourceFault(action, election, context) ?? entryFault(action.case, election, action, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('voterRegistered', action, election, context),
    voter,
    ...(delegate === undefined ? {} : { delegate }),
  })
}

function publication(action: PublishRoll, election: Election, context: Context): ElectionDecision {
  const { calendar, procedure } = election
  const { date, state } = context
  if (calendar !== undefined && date > calendar.rollBy)
    return refuse({ code: 'outOfTime', what: 'date', date, until: calendar.rollBy })
  const { from, objectionDays } = procedure.roll
  const ids = from === 'applications' ? listed(state, action.case) : electorate(state, election, date)
  if (ids.length === 0) return refuse(notPossible('rollEmpty'))
  return happens({
    ...head('rollPublished', action, election, context),
    eligible: ids.length,
    hash: rollHash(ids),
    ...(objectionDays === undefined ? {} : { objectionsUntil: addDays(date, objectionDays) }),
  })
}

function closing(action: FreezeRoll, election: Election, context: Context): ElectionDecision {
  const { roll, openObjections } = election
  const { date, state } = context
  const until = roll?.objectionsUntil
  if (until !== undefined && date <= until) return refuse({ code: 'outOfTime', what: 'date', date, from: addDays(until, 1) })
  if (openObjections.roll > 0) return refuse(notPossible('objectionsOpen'))
  const ids = listed(state, action.case)
  return happens({ ...head('rollFrozen', action, election, context), eligible: ids.length, hash: rollHash(ids) })
}

function correction(action: CorrectRoll, election: Election, context: Context): ElectionDecision {
  const fault = correctionFault(action.case, election, action, context)
  if (fault !== undefined) return refuse(fault)
  return { ok: true, events: corrected(action, election, action, context) }
}

/** Who gets the vote on the last day of the poll votes; who gets it later does not. */
function timeFault({ entitledFrom }: RegisterVoter, { calendar }: Election): Refusal | undefined {
  if (entitledFrom === undefined || calendar === undefined || entitledFrom <= calendar.lastDay) return undefined
  return { code: 'outOfTime', what: 'entitledFrom', date: entitledFrom, until: calendar.lastDay }
}

/** Where the roll comes from the register, registration does nothing but name the delegates of households. */
function sourceFault({ voter, delegate }: RegisterVoter, election: Election, context: Context): Refusal | undefined {
  if (election.procedure.roll.from === 'applications') return undefined
  const subject = subjectOf(context.state, context.structure as unknown as Structure, voter)
  return delegate === undefined || subject?.kind !== 'household' ? notPossible('rollFromRegister', voter) : undefined
}
