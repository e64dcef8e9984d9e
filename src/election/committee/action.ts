import * as z from 'zod'
import { subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'

/** Why somebody leaves the election committee. */
export const LEAVE_REASONS = ['nominated', 'relative', 'resigned', 'absent', 'other'] as const

/** Why somebody leaves the election committee. */
export type LeaveReason = (typeof LEAVE_REASONS)[number]

/** The election committee is chosen, or chosen anew; substitutes move up in this order. */
export interface SeatCommittee extends ElectionPaper<'seatCommittee'> {
  readonly members: readonly string[]
  readonly substitutes?: readonly string[]
}

/** A member leaves the committee; the next in line moves up. */
export interface LeaveCommittee extends ElectionPaper<'leaveCommittee'> {
  readonly member: string
  readonly reason: LeaveReason
}

/** Who is a close relative of whom, as the committee found it. Law leaves open who is one: it is data. */
export interface StateRelatives extends ElectionHead<'stateRelatives'> {
  readonly pairs: readonly (readonly [string, string])[]
}

/** An action that concerns the election committee. */
export type CommitteeStep = SeatCommittee | LeaveCommittee | StateRelatives

export const people = z.array(subjectIdSchema).max(1000)
export const pairsSchema = z
  .array(z.tuple([subjectIdSchema, subjectIdSchema]))
  .min(1)
  .max(10_000)

/** The actions, by type. */
export const committeeActions = {
  seatCommittee: {
    schema: z.strictObject({ ...paper('seatCommittee'), members: people.min(1), substitutes: z.exactOptional(people) }),
    label: { en: 'choose the election committee', 'zh-CN': '推选选举委员会' },
    case: 'continues',
    late: true,
  },
  leaveCommittee: {
    schema: z.strictObject({ ...paper('leaveCommittee'), member: subjectIdSchema, reason: z.enum(LEAVE_REASONS) }),
    label: { en: 'leave the election committee', 'zh-CN': '退出选举委员会' },
    case: 'continues',
    late: true,
  },
  stateRelatives: {
    schema: z.strictObject({ ...step('stateRelatives'), pairs: pairsSchema }),
    label: { en: 'state who are close relatives', 'zh-CN': '登记近亲属关系' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
