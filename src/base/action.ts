import * as z from 'zod'
import { hashSchema, idSchema, subjectIdSchema } from './id.ts'
import type { CivilDate, Instant } from './time.ts'
import { dateSchema, instantSchema } from './time.ts'

/** What shows that something took place: where the host keeps it, and its SHA-256. */
export interface Evidence {
  readonly ref: string
  readonly hash: string
}

/** What every action carries, whatever its type. */
export interface ActionHead {
  /** Opaque, chosen by the host; the same id twice is the same request. */
  readonly id: string
  /** What is asked for, in the imperative: `foundUnit`. */
  readonly type: string
  /** The subject who acts: a resident, a unit, an organ, a body. The host has checked who it is. */
  readonly by: string
  /** The instant at which the host received the action. */
  readonly at: Instant
  /** The case that the action belongs to or opens. */
  readonly case?: string
  /** The unit that the action concerns. */
  readonly unit?: string
  /** The case id of a referral whose answer this action stands on. */
  readonly authority?: string
  /** Ids of obligations that this action meets. */
  readonly meets?: readonly string[]
  /** Late paper: the civil date on which it took place, ... */
  readonly on?: CivilDate
  /** ... the officer who wrote it down, ... */
  readonly recordedBy?: string
  /** ... and what shows it. */
  readonly evidence?: Evidence
}

/** Schema of {@link Evidence}. */
const evidenceSchema = z.strictObject({ ref: z.string().min(1).max(256), hash: hashSchema })

/** Fields of every action, to be spread into the strict schema of an action type: `z.strictObject({ ...headFields('openPolls'), ... })`. */
export function headFields<Type extends string>(type: Type) {
  return {
    id: idSchema,
    type: z.literal(type),
    by: subjectIdSchema,
    at: instantSchema,
    authority: z.exactOptional(idSchema),
    meets: z.exactOptional(z.array(z.string().min(1).max(80)).min(1).max(100)),
  }
}

/** Fields of late paper, to be spread into the schema of an action type that takes it. */
export const lateFields = {
  on: z.exactOptional(dateSchema),
  recordedBy: z.exactOptional(idSchema),
  evidence: z.exactOptional(evidenceSchema),
}
