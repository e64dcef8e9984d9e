import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type ConsultationHead, type ConsultationPaper, paper, step } from '../head.ts'

/** Somebody concerned gives an opinion, or it is taken down for them. An anonymous one is handed in by the organ that received it and names nobody. */
export interface GiveOpinion extends ConsultationPaper<'giveOpinion'> {
  readonly opinion: string
  readonly text: Commitment
  readonly author?: string
}

/** Opinions that say the same are put together, to be answered once. */
export interface GroupOpinions extends ConsultationHead<'groupOpinions'> {
  readonly group: string
  readonly opinions: readonly string[]
}

/** Opinions are answered, with reasons: one, several, or a whole group. */
export interface AnswerOpinions extends ConsultationPaper<'answerOpinions'> {
  readonly opinions?: readonly string[]
  readonly group?: string
  readonly outcome: 'adopted' | 'partlyAdopted' | 'notAdopted' | 'answered'
  readonly reasons: Commitment
}

/** No more opinions are taken. */
export type CloseOpinions = ConsultationHead<'closeOpinions'>

/** What is unanswered after the deadline goes to the next organ. */
export type PassOnOpinions = ConsultationHead<'passOnOpinions'>

/** An action on opinions. */
export type OpinionStep = GiveOpinion | GroupOpinions | AnswerOpinions | CloseOpinions | PassOnOpinions

/** The actions, by type. */
export const opinionActions = {
  giveOpinion: {
    schema: z.strictObject({
      ...paper('giveOpinion'),
      opinion: idSchema,
      text: commitmentSchema,
      author: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'give an opinion', 'zh-CN': '提出意见' },
    case: 'continues',
    late: true,
  },
  groupOpinions: {
    schema: z.strictObject({ ...step('groupOpinions'), group: idSchema, opinions: z.array(idSchema).min(1).max(10_000) }),
    label: { en: 'group opinions', 'zh-CN': '归并意见' },
    case: 'continues',
  },
  answerOpinions: {
    schema: z
      .strictObject({
        ...paper('answerOpinions'),
        opinions: z.exactOptional(z.array(idSchema).min(1).max(10_000)),
        group: z.exactOptional(idSchema),
        outcome: z.enum(['adopted', 'partlyAdopted', 'notAdopted', 'answered']),
        reasons: commitmentSchema,
      })
      .refine(({ opinions, group }) => opinions !== undefined || group !== undefined, {
        path: ['opinions'],
        error: 'names no opinion and no group',
      }),
    label: { en: 'answer opinions', 'zh-CN': '答复意见' },
    case: 'continues',
    late: true,
  },
  closeOpinions: {
    schema: z.strictObject({ ...step('closeOpinions') }),
    label: { en: 'close for opinions', 'zh-CN': '截止征求意见' },
    case: 'continues',
  },
  passOnOpinions: {
    schema: z.strictObject({ ...step('passOnOpinions') }),
    label: { en: 'pass unanswered opinions on', 'zh-CN': '将未答复意见转交' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
