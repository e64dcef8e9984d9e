import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../base/action.ts'
import { idSchema } from '../base/id.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { CONSULTATION_PHASES, type ConsultationPhase } from './consultation.ts'

/** Head fields of an action on a consultation. */
export interface ConsultationHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
  readonly case: string
}

/** Head fields of an action that late paper can bring. */
export interface ConsultationPaper<Type extends string>
  extends ConsultationHead<Type>,
    Pick<ActionHead, 'on' | 'recordedBy' | 'evidence'> {}

/** Fields of every event of a consultation: the phase after it, and the civil date on which it took place. */
export interface ConsultationHappening<Type extends string> {
  readonly type: Type
  readonly case: string
  readonly phase: ConsultationPhase
  readonly on: CivilDate
}

/** Fields of {@link ConsultationHead}, for a strict schema. */
export const step = <Type extends string>(type: Type) => ({ ...headFields(type), case: idSchema })

/** Fields of {@link ConsultationPaper}, for a strict schema. */
export const paper = <Type extends string>(type: Type) => ({ ...step(type), ...lateFields })

/** Fields of {@link ConsultationHappening}, for a strict schema. */
export const happening = <Type extends string>(type: Type) => ({
  type: z.literal(type),
  case: idSchema,
  phase: z.enum(CONSULTATION_PHASES),
  on: dateSchema,
})
