import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../base/action.ts'
import { idSchema } from '../base/id.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { ELECTION_PHASES, type ElectionPhase } from './election.ts'

/** Head fields of an action on an election. */
export interface ElectionHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
  readonly case: string
}

/** Head fields of an action that late paper can bring: what took place on `on` is written down later. */
export interface ElectionPaper<Type extends string>
  extends ElectionHead<Type>,
    Pick<ActionHead, 'on' | 'recordedBy' | 'evidence'> {}

/** Fields of every event of an election: the phase after it, and the civil date on which it took place. */
export interface ElectionHappening<Type extends string> {
  readonly type: Type
  readonly case: string
  readonly phase: ElectionPhase
  readonly on: CivilDate
}

/** Fields of {@link ElectionHead}, for a strict schema. */
export const step = <Type extends string>(type: Type) => ({ ...headFields(type), case: idSchema })

/** Fields of {@link ElectionPaper}, for a strict schema. */
export const paper = <Type extends string>(type: Type) => ({ ...step(type), ...lateFields })

/** Fields of {@link ElectionHappening}, for a strict schema. */
export const happening = <Type extends string>(type: Type) => ({
  type: z.literal(type),
  case: idSchema,
  phase: z.enum(ELECTION_PHASES),
  on: dateSchema,
})
