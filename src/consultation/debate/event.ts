import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type ConsultationHappening, happening } from '../head.ts'

/** A debate began. */
export interface DebateOpened extends ConsultationHappening<'debateOpened'> {
  readonly chair: string
}

/** A motion was made. */
export interface MotionMoved extends ConsultationHappening<'motionMoved'> {
  readonly motion: string
  readonly by: string
  readonly text: Commitment
  readonly amends?: string
  readonly seconded: boolean
}

/** It was seconded. */
export interface MotionSeconded extends ConsultationHappening<'motionSeconded'> {
  readonly motion: string
  readonly by: string
}

/** It was taken back. */
export interface MotionWithdrawn extends ConsultationHappening<'motionWithdrawn'> {
  readonly motion: string
}

/** Somebody asked to speak. */
export interface FloorRequested extends ConsultationHappening<'floorRequested'> {
  readonly speaker: string
  readonly side: 'for' | 'against' | 'neutral'
}

/** Somebody spoke. */
export interface FloorGiven extends ConsultationHappening<'floorGiven'> {
  readonly motion: string
  readonly speaker: string
  readonly side: 'for' | 'against' | 'neutral'
  readonly minutes: number
}

/** The debate was closed, or goes on. */
export interface DebateClosed extends ConsultationHappening<'debateClosed'> {
  readonly motion: string
  readonly closed: boolean
}

/** An amendment was adopted or not. */
export interface AmendmentDecided extends ConsultationHappening<'amendmentDecided'> {
  readonly motion: string
  readonly adopted: boolean
  readonly text?: Commitment
}

/** A minority put its view on record. */
export interface MinorityReportAdded extends ConsultationHappening<'minorityReportAdded'> {
  readonly report: string
  readonly text: Commitment
  readonly signers: readonly string[]
}

/** An event of a debate. */
export type DebateEvent =
  | DebateOpened
  | MotionMoved
  | MotionSeconded
  | MotionWithdrawn
  | FloorRequested
  | FloorGiven
  | DebateClosed
  | AmendmentDecided
  | MinorityReportAdded

/** The events, by type. */
export const debateEvents = {
  debateOpened: {
    schema: z.strictObject({ ...happening('debateOpened'), chair: subjectIdSchema }),
    label: { en: 'a debate began', 'zh-CN': '辩论已开始' },
  },
  motionMoved: {
    schema: z.strictObject({
      ...happening('motionMoved'),
      motion: idSchema,
      by: subjectIdSchema,
      text: commitmentSchema,
      amends: z.exactOptional(idSchema),
      seconded: z.boolean(),
    }),
    label: { en: 'a motion was made', 'zh-CN': '动议已提出' },
  },
  motionSeconded: {
    schema: z.strictObject({ ...happening('motionSeconded'), motion: idSchema, by: subjectIdSchema }),
    label: { en: 'a motion was seconded', 'zh-CN': '动议已附议' },
  },
  motionWithdrawn: {
    schema: z.strictObject({ ...happening('motionWithdrawn'), motion: idSchema }),
    label: { en: 'a motion was withdrawn', 'zh-CN': '动议已撤回' },
  },
  floorRequested: {
    schema: z.strictObject({
      ...happening('floorRequested'),
      speaker: subjectIdSchema,
      side: z.enum(['for', 'against', 'neutral']),
    }),
    label: { en: 'the floor was asked for', 'zh-CN': '已申请发言' },
  },
  floorGiven: {
    schema: z.strictObject({
      ...happening('floorGiven'),
      motion: idSchema,
      speaker: subjectIdSchema,
      side: z.enum(['for', 'against', 'neutral']),
      minutes: z.int().min(0).max(1_000_000_000),
    }),
    label: { en: 'the floor was given', 'zh-CN': '已发言' },
  },
  debateClosed: {
    schema: z.strictObject({ ...happening('debateClosed'), motion: idSchema, closed: z.boolean() }),
    label: { en: 'the debate was closed', 'zh-CN': '辩论已结束' },
  },
  amendmentDecided: {
    schema: z.strictObject({
      ...happening('amendmentDecided'),
      motion: idSchema,
      adopted: z.boolean(),
      text: z.exactOptional(commitmentSchema),
    }),
    label: { en: 'an amendment was voted on', 'zh-CN': '修正案已表决' },
  },
  minorityReportAdded: {
    schema: z.strictObject({
      ...happening('minorityReportAdded'),
      report: idSchema,
      text: commitmentSchema,
      signers: z.array(subjectIdSchema).max(10_000),
    }),
    label: { en: 'a minority report was added', 'zh-CN': '少数意见已附' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
