import type { Context } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import { openObjections } from '../count/finding.ts'
import { type Election, isLater } from '../election.ts'
import { inPersonFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { AnnulElection, DeclineOffice, EndorseResult, HandOver, ResultStep } from './action.ts'
import { declareResult } from './declare.ts'
import { mandatesGiven } from './mandates.ts'
import { callRound, dropRound } from './rounds.ts'

/** What becomes of a result, from further rounds to the handover. Its phase accepts it. */
export function decideResult(action: ResultStep, election: Election, context: Context): ElectionDecision {
  switch (action.type) {
    case 'callRound':
      return callRound(action, election, context)
    case 'dropRound':
      return dropRound(action, election, context)
    case 'declineOffice':
      return decline(action, election, context)
    case 'endorseResult':
      return endorse(action, election, context)
    case 'declareResult':
      return declareResult(action, election, context)
    case 'handOver':
      return handOver(action, election, context)
    case 'annulElection':
      return annul(action, election, context)
  }
}

function decline(action: DeclineOffice, election: Election, context: Context): ElectionDecision {
  const { office, person } = action
  if (election.purpose === 'recall') return refuse(notPossible('recallGivesNothing'))
  if (!election.elected.some((each) => each.office === office && each.person === person))
    return refuse({ code: 'notFound', what: 'elected', id: person })
  const { confirmedOn: from } = election
  if (from !== undefined && context.date < from) return refuse({ code: 'outOfTime', what: 'date', date: context.date, from })
  const fault = inPersonFault(action, person, election, context)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('officeDeclined', action, election, context), office, person })
}

/** To those who hold the office, once their mandates began and every objection is decided: after it nothing of the election is decided or annulled. */
function handOver(action: HandOver, election: Election, context: Context): ElectionDecision {
  const open = openObjections(election)
  if (open !== undefined) return refuse(open)
  const { effectiveFrom: from, handoverBy } = election
  const { date } = context
  if (from !== undefined && date < from) return refuse({ code: 'outOfTime', what: 'handOver', date, from })
  const late = handoverBy !== undefined && date > handoverBy
  return happens({ ...head('handedOver', action, election, context), late })
}

/** Confirmed or refused once, within the days, and on one of the grounds that the procedure lists. */
function endorse(action: EndorseResult, election: Election, context: Context): ElectionDecision {
  const { decision, ground, reasons } = action
  const rule = election.procedure.result.endorsement
  if (rule === undefined) return refuse(notPossible('noEndorsement'))
  if (election.endorsement !== undefined) return refuse({ code: 'alreadyExists', what: 'endorsement', id: action.case })
  if (ground !== undefined && !rule.grounds.includes(ground)) return refuse(notPossible('noGround', ground))
  const from = election.confirmedOn ?? context.date
  const until = addDays(from, rule.withinDays)
  if (context.date < from || context.date > until)
    return refuse({ code: 'outOfTime', what: 'decision', date: context.date, from, until })
  return happens({
    ...head('resultEndorsed', action, election, context),
    decision,
    ...(ground === undefined ? {} : { ground }),
    ...(reasons === undefined ? {} : { reasons }),
  })
}

/**
 * From the first poll on; before, an election is cancelled or fails. Mandates of the election end. One that had ended before, by a recall too, keeps its end; and one that this vote ended, as a recall, is not restored: somebody else may
 * hold the office by now, and a by-election fills the seat (model).
 */
function annul(action: AnnulElection, election: Election, context: Context): ElectionDecision {
  if (election.phase === 'campaigning' && !isLater(election)) return refuse(notPossible('firstRound'))
  return happens({
    ...head('electionAnnulled', action, election, context),
    mandates: mandatesGiven(action.case, election, context).map(({ id }) => id),
    reasons: action.reasons,
  })
}
