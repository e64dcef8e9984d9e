import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type TakenMandate, takenMandateSchema } from '../../members/unit.ts'
import { calendarSchema, contestSchema } from '../call/event.ts'
import type { Calendar, Contest, Elected } from '../election.ts'
import { type ElectionHappening, happening } from '../head.ts'

/** Another round was called. */
export interface RoundCalled extends ElectionHappening<'roundCalled'> {
  readonly round: 'revote' | 'further'
  readonly day: CivilDate
  readonly lastDay: CivilDate
  readonly calendar: Calendar
  readonly contests: readonly Contest[]
}

/** A later round was dropped before anybody voted. */
export interface RoundDropped extends ElectionHappening<'roundDropped'> {
  readonly round: number
  readonly reasons: Commitment
}

/** Somebody elected did not take the office: their seat is empty. */
export interface OfficeDeclined extends ElectionHappening<'officeDeclined'> {
  readonly office: string
  readonly person: string
}

/** The organ above confirmed or refused. */
export interface ResultEndorsed extends ElectionHappening<'resultEndorsed'> {
  readonly decision: 'confirmed' | 'refused'
  readonly ground?: string
  readonly reasons?: Commitment
}

/** The result was declared: the mandates that it gives or ends, whoever yields to a close relative, and who is next for a seat that was freed so. */
export interface ResultDeclared extends ElectionHappening<'resultDeclared'> {
  readonly from: CivilDate
  readonly mandates: readonly TakenMandate[]
  /** Recall: the mandate that the vote ends, if it does. */
  readonly recalled?: string
  readonly yielded: readonly { readonly office: string; readonly person: string; readonly to: string }[]
  readonly next: readonly Elected[]
  readonly handoverBy: CivilDate
}

/** The old holders have handed over. */
export interface HandedOver extends ElectionHappening<'handedOver'> {
  readonly late: boolean
}

/** Poll or result were set aside. */
export interface ElectionAnnulled extends ElectionHappening<'electionAnnulled'> {
  /** Mandates that end with it. */
  readonly mandates: readonly string[]
  readonly reasons: Commitment
}

/** An event that belongs to the result. */
export type ResultEvent =
  | RoundCalled
  | RoundDropped
  | OfficeDeclined
  | ResultEndorsed
  | ResultDeclared
  | HandedOver
  | ElectionAnnulled

/** The events, by type. */
export const resultEvents = {
  roundCalled: {
    schema: z.strictObject({
      ...happening('roundCalled'),
      round: z.enum(['revote', 'further']),
      day: dateSchema,
      lastDay: dateSchema,
      calendar: calendarSchema,
      contests: z.array(contestSchema),
    }),
    label: { en: 'another round was called', 'zh-CN': '已决定再次投票或者另行选举' },
  },
  roundDropped: {
    schema: z.strictObject({ ...happening('roundDropped'), round: z.int().min(2), reasons: commitmentSchema }),
    label: { en: 'the round was dropped', 'zh-CN': '已决定不再举行该轮投票' },
  },
  officeDeclined: {
    schema: z.strictObject({ ...happening('officeDeclined'), office: idSchema, person: subjectIdSchema }),
    label: { en: 'an office was declined', 'zh-CN': '当选人已放弃当选' },
  },
  resultEndorsed: {
    schema: z.strictObject({
      ...happening('resultEndorsed'),
      decision: z.enum(['confirmed', 'refused']),
      ground: z.exactOptional(idSchema),
      reasons: z.exactOptional(commitmentSchema),
    }),
    label: { en: 'the result was confirmed or refused', 'zh-CN': '选举结果已确认或者不予确认' },
  },
  resultDeclared: {
    schema: z.strictObject({
      ...happening('resultDeclared'),
      from: dateSchema,
      mandates: z.array(takenMandateSchema),
      recalled: z.exactOptional(idSchema),
      yielded: z.array(z.strictObject({ office: idSchema, person: subjectIdSchema, to: subjectIdSchema })),
      next: z.array(z.strictObject({ office: idSchema, person: subjectIdSchema, round: z.int().min(1) })),
      handoverBy: dateSchema,
    }),
    label: { en: 'the result was declared', 'zh-CN': '选举结果已公布' },
  },
  handedOver: {
    schema: z.strictObject({ ...happening('handedOver'), late: z.boolean() }),
    label: { en: 'the offices were handed over', 'zh-CN': '工作已移交' },
  },
  electionAnnulled: {
    schema: z.strictObject({
      ...happening('electionAnnulled'),
      mandates: z.array(idSchema),
      reasons: commitmentSchema,
    }),
    label: { en: 'the election was annulled', 'zh-CN': '选举已被宣布无效' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
