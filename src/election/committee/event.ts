import * as z from 'zod'
import { subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type ElectionHappening, happening } from '../head.ts'
import { LEAVE_REASONS, type LeaveReason, pairsSchema, people } from './action.ts'

/** The committee was chosen. */
export interface CommitteeSeated extends ElectionHappening<'committeeSeated'> {
  readonly members: readonly string[]
  readonly substitutes: readonly string[]
}

/** A member or substitute left; `joined` moved up, if there was somebody. */
export interface CommitteeLeft extends ElectionHappening<'committeeLeft'> {
  readonly member: string
  readonly reason: LeaveReason
  readonly joined?: string
}

/** Relations were stated. */
export interface RelativesStated extends ElectionHappening<'relativesStated'> {
  readonly pairs: readonly (readonly [string, string])[]
}

/** An event that concerns the election committee. */
export type CommitteeEvent = CommitteeSeated | CommitteeLeft | RelativesStated

/** The events, by type. */
export const committeeEvents = {
  committeeSeated: {
    schema: z.strictObject({ ...happening('committeeSeated'), members: people, substitutes: people }),
    label: { en: 'the election committee was chosen', 'zh-CN': '选举委员会已推选产生' },
  },
  committeeLeft: {
    schema: z.strictObject({
      ...happening('committeeLeft'),
      member: subjectIdSchema,
      reason: z.enum(LEAVE_REASONS),
      joined: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'a member left the election committee', 'zh-CN': '选举委员会成员已退出' },
  },
  relativesStated: {
    schema: z.strictObject({ ...happening('relativesStated'), pairs: pairsSchema }),
    label: { en: 'close relatives were stated', 'zh-CN': '近亲属关系已登记' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
