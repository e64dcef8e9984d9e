import type { Context } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import { type ElectionDecision, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { CountStep } from './action.ts'
import { importResult, openBox, reportBox } from './boxes.ts'
import { confirmPoll, countVotes, takeConsent } from './finding.ts'
import { roundAt } from './papers.ts'
import { orderRecount, submitSheet } from './sheets.ts'
import { submitHands } from './show-of-hands.ts'

/** What counting brings, from the boxes to the finding: none of it before the polls were closed. Its phase accepts it. */
export function decideCount(action: CountStep, election: Election, context: Context): ElectionDecision {
  const at = roundAt(action.case, election)
  if (at === undefined) return refuse(notPossible('notCounted'))
  const { date } = context
  const { closedOn: from } = at.round
  if (from !== undefined && date < from) return refuse({ code: 'outOfTime', what: 'date', date, from })
  switch (action.type) {
    case 'openBox':
      return openBox(action, at, election, context)
    case 'reportBox':
      return reportBox(action, at, election, context)
    case 'submitSheet':
      return submitSheet(action, at, election, context)
    case 'submitHands':
      return submitHands(action, at, election, context)
    case 'importResult':
      return importResult(action, at, election, context)
    case 'orderRecount':
      return orderRecount(action, at, election, context)
    case 'countVotes':
      return countVotes(action, at, election, context)
    case 'takeConsent':
      return takeConsent(action, at, election, context)
    case 'confirmPoll':
      return confirmPoll(action, at, election, context)
  }
}
