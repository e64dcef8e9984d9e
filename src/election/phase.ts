import type { Context, Write } from '../base/lifecycle.ts'
import { nextPhase } from '../base/machine.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import type { ElectionStep } from './action.ts'
import type { Election } from './election.ts'
import type { ElectionEvent } from './event.ts'
import type { ElectionHappening } from './head.ts'
import { electionMachine } from './machine.ts'

/** What a step of an election comes to. */
export type ElectionDecision = Result<{ readonly events: readonly ElectionEvent[] }>

/** The head of the event that a step brings, with the phase after the step. */
export function head<Type extends ElectionEvent['type']>(
  type: Type,
  action: ElectionStep,
  election: Election,
  context: Context,
): ElectionHappening<Type> {
  return { type, case: action.case, phase: nextPhase(electionMachine, election.phase, {}, action), on: context.date }
}

export function happens(...events: readonly ElectionEvent[]): ElectionDecision {
  return { ok: true, events }
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}

/** What an event makes of an election and of the tables; no case where it leaves the election as it is. */
export interface ElectionEvolution {
  readonly case?: Election
  readonly writes: readonly Write[]
}
