import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ElectionHappening, happening } from '../head.ts'
import { OBJECTIONS } from './action.ts'

/** Somebody objected. */
export interface ObjectionRaised extends ElectionHappening<'objectionRaised'> {
  readonly objection: string
  readonly against: (typeof OBJECTIONS)[number]
  readonly about?: string
  readonly office?: string
  readonly claim?: 'add' | 'remove'
  readonly by: string
  readonly grounds: Commitment
  readonly decideBy: CivilDate
}

/** It was decided, in time or late. What follows for roll and candidates is an event of its own. */
export interface ObjectionDecided extends ElectionHappening<'objectionDecided'> {
  readonly objection: string
  readonly against: (typeof OBJECTIONS)[number]
  readonly upheld: boolean
  readonly late: boolean
  readonly reasons: Commitment
}

/** An event that concerns objections. */
export type ObjectionEvent = ObjectionRaised | ObjectionDecided

/** The events, by type. */
export const objectionEvents = {
  objectionRaised: {
    schema: z.strictObject({
      ...happening('objectionRaised'),
      objection: idSchema,
      against: z.enum(OBJECTIONS),
      about: z.exactOptional(subjectIdSchema),
      office: z.exactOptional(idSchema),
      claim: z.exactOptional(z.enum(['add', 'remove'])),
      by: subjectIdSchema,
      grounds: commitmentSchema,
      decideBy: dateSchema,
    }),
    label: { en: 'an objection was raised', 'zh-CN': '异议已提出' },
  },
  objectionDecided: {
    schema: z.strictObject({
      ...happening('objectionDecided'),
      objection: idSchema,
      against: z.enum(OBJECTIONS),
      upheld: z.boolean(),
      late: z.boolean(),
      reasons: commitmentSchema,
    }),
    label: { en: 'an objection was decided', 'zh-CN': '异议已处理' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
