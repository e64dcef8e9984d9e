import { addDays, type CivilDate } from '../../base/time.ts'
import type { DecisionRule } from '../procedure.ts'
import type { BallotState } from './ballot.ts'

/**
 * The last day on which votes, choices or objections are awaited: that which was announced; else the day after that on which the question was put, so that everybody has one
 * whole day for it (model). None where nobody is awaited: an advice is given, and a gate has its tally.
 */
export function lastDayOf(
  { openedOn, until }: Pick<BallotState, 'openedOn' | 'until'>,
  { mode }: DecisionRule,
): CivilDate | undefined {
  return until ?? (mode === 'advisory' || mode === 'gates' ? undefined : addDays(openedOn, 1))
}
