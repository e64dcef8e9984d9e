import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import type { DrawGroup, DrawnGroup } from '../../voting/index.ts'
import { type ConsultationHappening, happening } from '../head.ts'
import { drawGroupSchema } from './action.ts'

/** Somebody is concerned. */
export interface ConcernedJoined extends ConsultationHappening<'concernedJoined'> {
  readonly subject: string
  readonly stake: string
}

/** Participants were drawn. */
export interface ParticipantsDrawn extends ConsultationHappening<'participantsDrawn'> {
  readonly seed: string
  readonly groups: readonly DrawGroup[]
  readonly drawn: readonly DrawnGroup[]
}

/** A place passed to a reserve, or stays empty. */
export interface PlaceDeclined extends ConsultationHappening<'placeDeclined'> {
  readonly subject: string
  readonly replacedBy?: string
}

/** An interest was declared; `own`, if by themselves. */
export interface InterestDeclared extends ConsultationHappening<'interestDeclared'> {
  readonly subject: string
  readonly own?: true
  readonly interest: Commitment
}

/** They step aside, or stay. */
export interface InterestDecided extends ConsultationHappening<'interestDecided'> {
  readonly subject: string
  readonly recused: boolean
  readonly reasons: Commitment
}

/** An event about who is concerned. */
export type ConcernEvent = ConcernedJoined | ParticipantsDrawn | PlaceDeclined | InterestDeclared | InterestDecided

const drawnGroupSchema = z.strictObject({
  group: idSchema,
  drawn: z.array(subjectIdSchema),
  reserves: z.array(subjectIdSchema),
  replaced: z.array(z.strictObject({ refused: subjectIdSchema, by: subjectIdSchema })),
  vacant: z.int().min(0),
})

/** The events, by type. */
export const concernEvents = {
  concernedJoined: {
    schema: z.strictObject({ ...happening('concernedJoined'), subject: subjectIdSchema, stake: idSchema }),
    label: { en: 'somebody joined those concerned', 'zh-CN': '相关方已加入' },
  },
  participantsDrawn: {
    schema: z.strictObject({
      ...happening('participantsDrawn'),
      seed: z.string().min(1).max(1000),
      groups: z.array(drawGroupSchema),
      drawn: z.array(drawnGroupSchema),
    }),
    label: { en: 'participants were drawn by lot', 'zh-CN': '参加人已抽选' },
  },
  placeDeclined: {
    schema: z.strictObject({
      ...happening('placeDeclined'),
      subject: subjectIdSchema,
      replacedBy: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'a place was declined', 'zh-CN': '已放弃参加' },
  },
  interestDeclared: {
    schema: z.strictObject({
      ...happening('interestDeclared'),
      subject: subjectIdSchema,
      own: z.exactOptional(z.literal(true)),
      interest: commitmentSchema,
    }),
    label: { en: 'an interest was declared', 'zh-CN': '利害关系已申报' },
  },
  interestDecided: {
    schema: z.strictObject({
      ...happening('interestDecided'),
      subject: subjectIdSchema,
      recused: z.boolean(),
      reasons: commitmentSchema,
    }),
    label: { en: 'an interest was decided on', 'zh-CN': '回避已决定' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
