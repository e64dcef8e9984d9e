import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import type { DrawGroup } from '../../voting/index.ts'
import { type ConsultationHead, type ConsultationPaper, paper, step } from '../head.ts'

/** Somebody shows that they are concerned, by a stake of the procedure. */
export interface JoinConcerned extends ConsultationPaper<'joinConcerned'> {
  readonly subject: string
  readonly stake: string
}

/** Participants are drawn by lot from those concerned, group by group, from a seed that nobody could know before. */
export interface DrawParticipants extends ConsultationHead<'drawParticipants'> {
  readonly seed: string
  readonly groups: readonly DrawGroup[]
}

/** Somebody drawn does not take part; a reserve does. */
export interface DeclinePlace extends ConsultationPaper<'declinePlace'> {
  readonly subject: string
}

/** Somebody has an interest of their own in the question: they say so, or, before it is put, another who is concerned. */
export interface DeclareInterest extends ConsultationPaper<'declareInterest'> {
  readonly subject: string
  readonly interest: Commitment
}

/** Whether they must step aside. */
export interface DecideInterest extends ConsultationPaper<'decideInterest'> {
  readonly subject: string
  readonly recused: boolean
  readonly reasons: Commitment
}

/** An action on who is concerned. */
export type ConcernStep = JoinConcerned | DrawParticipants | DeclinePlace | DeclareInterest | DecideInterest

/** Schema of a group of a draw. */
export const drawGroupSchema = z.strictObject({
  group: idSchema,
  places: z.int().min(1).max(1000),
  reserves: z.int().min(0).max(1000),
  pool: z.array(subjectIdSchema).max(1_000_000),
})

/** The actions, by type. */
export const concernActions = {
  joinConcerned: {
    schema: z.strictObject({ ...paper('joinConcerned'), subject: subjectIdSchema, stake: idSchema }),
    label: { en: 'join those concerned', 'zh-CN': '申请作为相关方参加' },
    case: 'continues',
    late: true,
  },
  drawParticipants: {
    schema: z.strictObject({
      ...step('drawParticipants'),
      seed: z.string().min(1).max(1000),
      groups: z.array(drawGroupSchema).min(1).max(100),
    }),
    label: { en: 'draw participants by lot', 'zh-CN': '抽选参加人' },
    case: 'continues',
  },
  declinePlace: {
    schema: z.strictObject({ ...paper('declinePlace'), subject: subjectIdSchema }),
    label: { en: 'decline a place', 'zh-CN': '放弃参加' },
    case: 'continues',
    late: true,
  },
  declareInterest: {
    schema: z.strictObject({ ...paper('declareInterest'), subject: subjectIdSchema, interest: commitmentSchema }),
    label: { en: 'declare an interest', 'zh-CN': '申报利害关系' },
    case: 'continues',
    late: true,
  },
  decideInterest: {
    schema: z.strictObject({
      ...paper('decideInterest'),
      subject: subjectIdSchema,
      recused: z.boolean(),
      reasons: commitmentSchema,
    }),
    label: { en: 'decide on an interest', 'zh-CN': '决定是否回避' },
    case: 'continues',
    late: true,
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
