import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { dateSchema } from '../../base/time.ts'
import { type Calendar, type Contest, type Election, PURPOSES } from '../election.ts'
import { type ElectionHappening, happening } from '../head.ts'
import { type ElectionProcedure, electionProcedureSchema } from '../procedure.ts'
import { postSchema } from './action.ts'

/** The case is open. */
export interface ElectionFormed
  extends ElectionHappening<'electionFormed'>,
    Pick<Election, 'unit' | 'purpose' | 'follows' | 'procedureId' | 'procedure' | 'posts'> {
  /** A recall: whose. */
  readonly person?: string
}

/** The days are set, the procedure is frozen. */
export interface ElectionAnnounced extends ElectionHappening<'electionAnnounced'> {
  readonly procedure: ElectionProcedure
  readonly calendar: Calendar
  /** The first round; candidates follow. */
  readonly contests: readonly Contest[]
}

/** The poll was put off. */
export interface ElectionPostponed extends ElectionHappening<'electionPostponed'> {
  readonly calendar: Calendar
  readonly reasons: Commitment
}

/** It will not be held. */
export interface ElectionCancelled extends ElectionHappening<'electionCancelled'> {
  readonly reasons: Commitment
}

/** It could not be carried through. */
export interface ElectionFailed extends ElectionHappening<'electionFailed'> {
  readonly reasons: Commitment
}

/** An event that calls an election, or calls it off. */
export type CallEvent = ElectionFormed | ElectionAnnounced | ElectionPostponed | ElectionCancelled | ElectionFailed

export const calendarSchema: z.ZodType<Calendar> = z.strictObject({
  day: dateSchema,
  lastDay: dateSchema,
  rollBy: dateSchema,
  candidatesBy: dateSchema,
  withdrawBy: dateSchema,
  proxiesBy: z.exactOptional(dateSchema),
})

export const contestSchema: z.ZodType<Contest> = z.strictObject({
  office: idSchema,
  seats: z.int().min(1),
  candidates: z.array(subjectIdSchema),
})

/** The events, by type. */
export const callEvents = {
  electionFormed: {
    schema: z.strictObject({
      ...happening('electionFormed'),
      unit: idSchema,
      purpose: z.enum(PURPOSES),
      follows: z.exactOptional(idSchema),
      person: z.exactOptional(subjectIdSchema),
      procedureId: z.string(),
      procedure: electionProcedureSchema,
      posts: z.array(postSchema).min(1),
    }),
    label: { en: 'an election was formed', 'zh-CN': '选举已开始筹备' },
  },
  electionAnnounced: {
    schema: z.strictObject({
      ...happening('electionAnnounced'),
      procedure: electionProcedureSchema,
      calendar: calendarSchema,
      contests: z.array(contestSchema),
    }),
    label: { en: 'the election was announced', 'zh-CN': '选举公告已发布' },
  },
  electionPostponed: {
    schema: z.strictObject({ ...happening('electionPostponed'), calendar: calendarSchema, reasons: commitmentSchema }),
    label: { en: 'the poll was put off', 'zh-CN': '选举日已推迟' },
  },
  electionCancelled: {
    schema: z.strictObject({ ...happening('electionCancelled'), reasons: commitmentSchema }),
    label: { en: 'the election was cancelled', 'zh-CN': '选举已取消' },
  },
  electionFailed: {
    schema: z.strictObject({ ...happening('electionFailed'), reasons: commitmentSchema }),
    label: { en: 'the election failed', 'zh-CN': '选举未能进行' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
