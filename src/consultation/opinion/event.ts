import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ConsultationHappening, happening } from '../head.ts'

/** An opinion was given. */
export interface OpinionGiven extends ConsultationHappening<'opinionGiven'> {
  readonly opinion: string
  readonly text: Commitment
  readonly author?: string
}

/** Opinions were put together; `answered` says how many the answer of the group answers from now on. */
export interface OpinionsGrouped extends ConsultationHappening<'opinionsGrouped'> {
  readonly group: string
  readonly opinions: readonly string[]
  readonly answered: number
}

/** Opinions were answered; `answered` says how many. */
export interface OpinionsAnswered extends ConsultationHappening<'opinionsAnswered'> {
  readonly opinions?: readonly string[]
  readonly group?: string
  readonly outcome: 'adopted' | 'partlyAdopted' | 'notAdopted' | 'answered'
  readonly reasons: Commitment
  readonly organ: string
  readonly answered: number
}

/** No more opinions are taken. */
export interface OpinionsClosed extends ConsultationHappening<'opinionsClosed'> {
  readonly answerBy: CivilDate
}

/** The next organ is to answer; `reported`: there is none left. */
export interface OpinionsPassedOn extends ConsultationHappening<'opinionsPassedOn'> {
  readonly organ: number
  readonly answerBy: CivilDate
  readonly reported?: true
}

/** An event of opinions. */
export type OpinionEvent = OpinionGiven | OpinionsGrouped | OpinionsAnswered | OpinionsClosed | OpinionsPassedOn

/** The events, by type. */
export const opinionEvents = {
  opinionGiven: {
    schema: z.strictObject({
      ...happening('opinionGiven'),
      opinion: idSchema,
      text: commitmentSchema,
      author: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'an opinion was given', 'zh-CN': '意见已提出' },
  },
  opinionsGrouped: {
    schema: z.strictObject({
      ...happening('opinionsGrouped'),
      group: idSchema,
      opinions: z.array(idSchema).max(10_000),
      answered: z.int().min(0).max(10_000),
    }),
    label: { en: 'opinions were grouped', 'zh-CN': '意见已归并' },
  },
  opinionsAnswered: {
    schema: z.strictObject({
      ...happening('opinionsAnswered'),
      opinions: z.exactOptional(z.array(idSchema).max(10_000)),
      group: z.exactOptional(idSchema),
      outcome: z.enum(['adopted', 'partlyAdopted', 'notAdopted', 'answered']),
      reasons: commitmentSchema,
      organ: subjectIdSchema,
      answered: z.int().min(0).max(1_000_000_000),
    }),
    label: { en: 'opinions were answered', 'zh-CN': '意见已答复' },
  },
  opinionsClosed: {
    schema: z.strictObject({ ...happening('opinionsClosed'), answerBy: dateSchema }),
    label: { en: 'opinions were closed', 'zh-CN': '征求意见已截止' },
  },
  opinionsPassedOn: {
    schema: z.strictObject({
      ...happening('opinionsPassedOn'),
      organ: z.int().min(0).max(1_000_000_000),
      answerBy: dateSchema,
      reported: z.exactOptional(z.literal(true)),
    }),
    label: { en: 'unanswered opinions were passed on', 'zh-CN': '未答复意见已转交' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
