import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type Post, PURPOSES, type Purpose } from '../election.ts'
import { type ElectionHead, step } from '../head.ts'

/** An election is formed under a procedure of the constitution. Opens the case. */
export interface FormElection extends ElectionHead<'formElection'> {
  readonly unit: string
  /** Id of the parameter that holds the procedure. */
  readonly procedure: string
  readonly purpose: Purpose
  /** The highest post first. */
  readonly posts: readonly Post[]
  /** A new election 重新选举: the failed or annulled one. A recall: the case of its petition. */
  readonly follows?: string
  /** A recall: whose. */
  readonly person?: string
}

/** The day of the poll is announced; from here on the procedure is frozen. */
export interface AnnounceElection extends ElectionHead<'announceElection'> {
  readonly day: CivilDate
  /** Last day of the poll; the first, if absent. */
  readonly lastDay?: CivilDate
}

/** The poll is put off to a later day. */
export interface PostponeElection extends ElectionHead<'postponeElection'> {
  readonly day: CivilDate
  readonly lastDay?: CivilDate
  readonly reasons: Commitment
}

/** It will not be held; possible until people vote. */
export interface CancelElection extends ElectionHead<'cancelElection'> {
  readonly reasons: Commitment
}

/** It cannot be carried through: too few candidates, nobody voted in the days of the poll. */
export interface FailElection extends ElectionHead<'failElection'> {
  readonly reasons: Commitment
}

/** An action that calls an election, or calls it off. */
export type CallStep = AnnounceElection | PostponeElection | CancelElection | FailElection

export const postSchema: z.ZodType<Post> = z
  .strictObject({
    office: idSchema,
    seats: z.int().min(1).max(10_000),
    reserved: z.exactOptional(
      z
        .array(z.strictObject({ group: idSchema, seats: z.int().min(1).max(10_000) }))
        .min(1)
        .max(20),
    ),
    months: z.exactOptional(z.array(z.int().min(1).max(1200)).min(1).max(10_000)),
    to: z.exactOptional(dateSchema),
  })
  .refine(({ months, seats, to }) => months === undefined || (to === undefined && months.length === seats), {
    path: ['months'],
    error: 'are those of a whole term, one number for each seat',
  })

const days = { day: dateSchema, lastDay: z.exactOptional(dateSchema) }

/** The actions, by type. */
export const callActions = {
  formElection: {
    schema: z.strictObject({
      ...step('formElection'),
      unit: idSchema,
      procedure: z.string().min(1).max(200),
      purpose: z.enum(PURPOSES),
      posts: z.array(postSchema).min(1).max(20),
      follows: z.exactOptional(idSchema),
      person: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'form an election', 'zh-CN': '筹备选举' },
    case: 'opens',
  },
  announceElection: {
    schema: z.strictObject({ ...step('announceElection'), ...days }),
    label: { en: 'announce an election', 'zh-CN': '发布选举公告' },
    case: 'continues',
  },
  postponeElection: {
    schema: z.strictObject({ ...step('postponeElection'), ...days, reasons: commitmentSchema }),
    label: { en: 'postpone an election', 'zh-CN': '推迟选举日' },
    case: 'continues',
  },
  cancelElection: {
    schema: z.strictObject({ ...step('cancelElection'), reasons: commitmentSchema }),
    label: { en: 'cancel an election', 'zh-CN': '取消选举' },
    case: 'continues',
  },
  failElection: {
    schema: z.strictObject({ ...step('failElection'), reasons: commitmentSchema }),
    label: { en: 'find that an election has failed', 'zh-CN': '确认选举未能进行' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
