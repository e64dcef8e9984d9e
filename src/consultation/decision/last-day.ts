import type { CivilDate } from '../../base/time.ts'
import type { DecisionRule } from '../procedure.ts'
import type { BallotState } from './ballot.ts'

/**
 * The last day on which votes, choices or objections are awaited: that which was announced; else that on which the question was put, so that nothing is put and concluded on
 * one day (model). None where nobody is awaited: an advice is given, and a gate has its tally.
 */
export function lastDayOf({ openedOn, until }: BallotState, { mode }: DecisionRule): CivilDate | undefined {
  return until ?? (mode === 'advisory' || mode === 'gates' ? undefined : openedOn)
}
