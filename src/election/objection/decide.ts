import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays } from '../../base/time.ts'
import { committeeFault } from '../committee/complete.ts'
import { type Election, isStanding } from '../election.ts'
import type { ElectionEvent } from '../event.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { type Correction, corrected, correctionFault } from '../roll/correction.ts'
import { isListed } from '../roll/listing.ts'
import type { ObjectionRow } from '../rows.ts'
import type { DecideObjection, ObjectionStep, RaiseObjection } from './action.ts'
import { objectionOf } from './objection.ts'
import { raisingFault } from './raising.ts'

/** What objecting, and deciding an objection, bring. The phase accepts it. */
export function decideObjection(action: ObjectionStep, election: Election, context: Context): ElectionDecision {
  return action.type === 'raiseObjection' ? raising(action, election, context) : deciding(action, election, context)
}

function raising(action: RaiseObjection, election: Election, context: Context): ElectionDecision {
  const { objection, against, about, office, claim, by, grounds } = action
  const fault = raisingFault(action, election, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('objectionRaised', action, election, context),
    objection,
    against,
    ...(about === undefined ? {} : { about }),
    ...(office === undefined ? {} : { office }),
    ...(claim === undefined ? {} : { claim }),
    by,
    grounds,
    decideBy: addDays(context.date, election.procedure.roll.rulingDays),
  })
}

/** Each is decided once. A late decision counts: the objector must not suffer from it. */
function deciding(action: DecideObjection, election: Election, context: Context): ElectionDecision {
  const { objection, upheld, reasons } = action
  const row = objectionOf(context.state, action.case, objection)
  if (row === undefined) return refuse({ code: 'notFound', what: 'objection', id: objection })
  const fault = committeeFault(election) ?? openFault(objection, row, context)
  if (fault !== undefined) return refuse(fault)
  const decided: ElectionEvent = {
    ...head('objectionDecided', action, election, context),
    objection,
    against: row.against,
    upheld,
    late: context.date > row.decideBy,
    reasons,
  }
  if (!upheld) return happens(decided)
  const remedy = remedyOf(action, row, election, context)
  return remedy.ok ? happens(decided, ...remedy.events) : remedy
}

function openFault(objection: string, { decided, on }: ObjectionRow, { date }: Context): Refusal | undefined {
  if (decided !== undefined) return notPossible('objectionDecided', objection)
  return date < on ? { code: 'outOfTime', what: 'date', date, from: on } : undefined
}

/** What an upheld objection brings beside the decision; nothing, where things have come to stand as it asks. */
function remedyOf(action: DecideObjection, row: ObjectionRow, election: Election, context: Context): ElectionDecision {
  const { about = '', office = '', claim } = row
  if (row.against === 'candidate' && isStanding(election, office, about))
    return happens({ ...head('candidateBarred', action, election, context), office, person: about })
  if (claim === undefined || isListed(context.state, action.case, about) === (claim === 'add')) return happens()
  const correction: Correction = { voter: about, correction: claim, grounds: action.reasons }
  const fault = correctionFault(action.case, election, correction, context)
  return fault === undefined ? happens(...corrected(action, election, correction, context)) : refuse(fault)
}
