import type { Context, Write } from '../base/lifecycle.ts'
import { nextPhase } from '../base/machine.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import type { ConsultationStep } from './action.ts'
import type { Consultation } from './consultation.ts'
import type { ConsultationEvent } from './event.ts'
import type { ConsultationHappening } from './head.ts'
import { consultationMachine } from './machine.ts'

/** What a step of a consultation comes to. */
export type ConsultationDecision = Result<{ readonly events: readonly ConsultationEvent[] }>

/** What an event makes of a consultation and of the tables; no case where it leaves the consultation as it is. */
export interface ConsultationEvolution {
  readonly case?: Consultation
  readonly writes: readonly Write[]
}

/** The head of the event that a step brings, with the phase after the step. */
export function head<Type extends ConsultationEvent['type']>(
  type: Type,
  action: ConsultationStep,
  consultation: Consultation,
  context: Context,
): ConsultationHappening<Type> {
  return { type, case: action.case, phase: nextPhase(consultationMachine, consultation.phase, {}, action), on: context.date }
}

export function happens(...events: readonly ConsultationEvent[]): ConsultationDecision {
  return { ok: true, events }
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
