import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type ElectionPaper, paper } from '../head.ts'

/** What an objection can be against: the roll, a candidate, the poll and its count. */
export const OBJECTIONS = ['roll', 'candidate', 'poll'] as const

/** Somebody objects: to an entry of the roll, to a candidate, to how people voted or were counted. */
export interface RaiseObjection extends ElectionPaper<'raiseObjection'> {
  /** Id of the objection within the election. */
  readonly objection: string
  readonly against: (typeof OBJECTIONS)[number]
  /** Roll: the voter. Candidate: the person. */
  readonly about?: string
  /** Candidate: the post. */
  readonly office?: string
  /** Roll: what is asked for. */
  readonly claim?: 'add' | 'remove'
  readonly grounds: Commitment
}

/** An objection is decided, with reasons. Upheld, it corrects the roll or bars the candidate; one against the poll leaves it to the committee what follows. */
export interface DecideObjection extends ElectionPaper<'decideObjection'> {
  readonly objection: string
  readonly upheld: boolean
  readonly reasons: Commitment
}

/** An action that concerns objections. */
export type ObjectionStep = RaiseObjection | DecideObjection

/** The actions, by type. */
export const objectionActions = {
  raiseObjection: {
    schema: z
      .strictObject({
        ...paper('raiseObjection'),
        objection: idSchema,
        against: z.enum(OBJECTIONS),
        about: z.exactOptional(subjectIdSchema),
        office: z.exactOptional(idSchema),
        claim: z.exactOptional(z.enum(['add', 'remove'])),
        grounds: commitmentSchema,
      })
      .refine(({ against, about }) => (against === 'poll') === (about === undefined), {
        path: ['about'],
        error: 'is named where the objection is against a voter or a candidate, and not against the poll',
      })
      .refine(({ against, office }) => (against === 'candidate') === (office !== undefined), {
        path: ['office'],
        error: 'is named exactly where the objection is against a candidate',
      })
      .refine(({ against, claim }) => (against === 'roll') === (claim !== undefined), {
        path: ['claim'],
        error: 'is made exactly where the objection is against the roll',
      }),
    label: { en: 'raise an objection', 'zh-CN': '提出异议' },
    case: 'continues',
    late: true,
  },
  decideObjection: {
    schema: z.strictObject({
      ...paper('decideObjection'),
      objection: idSchema,
      upheld: z.boolean(),
      reasons: commitmentSchema,
    }),
    label: { en: 'decide an objection', 'zh-CN': '处理异议' },
    case: 'continues',
    late: true,
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
