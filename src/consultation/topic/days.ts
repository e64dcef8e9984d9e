import { addDays, type CivilDate } from '../../base/time.ts'
import type { Consultation } from '../consultation.ts'
import { lastDayOf } from '../decision/last-day.ts'
import { convenedOf } from './convening.ts'

/** The last day on which a question is to be carried on from its phase; absent where none was set. */
export function carriedOnBy(consultation: Consultation): CivilDate | undefined {
  const { phase, screenBy, screenedOn, opinions, ballot, outcome, procedure } = consultation
  switch (phase) {
    case 'proposed':
      return screenBy
    case 'screened':
      return screenedOn && addDays(screenedOn, procedure.screening.withinDays)
    case 'convened':
      return addDays(convenedOf(consultation).deliberateOn, -procedure.materialsDaysBefore)
    case 'informed':
      return convenedOf(consultation).deliberateOn
    case 'deliberating':
      return addDays(convenedOf(consultation).opinionsUntil, 1)
    case 'answering':
      return opinions.answerBy
    case 'deciding': {
      const last = ballot && lastDayOf(ballot, procedure.decision)
      return last === undefined ? ballot?.openedOn : addDays(last, 1)
    }
    case 'referred':
      return outcome && addDays(outcome.on, procedure.outcome.returnDays)
    default:
      return undefined
  }
}
