import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type Ballot, ballotSchema, type MotionTally, motionTallySchema } from '../../voting/index.ts'
import { type ConsultationHead, type ConsultationPaper, paper, step } from '../head.ts'

/** The question is put: nobody in time is left unanswered. */
export interface OpenDecision extends ConsultationHead<'openDecision'> {
  readonly text?: Commitment
  readonly options?: readonly string[]
  readonly until?: CivilDate
}

/** Somebody votes; a later vote takes the place of an earlier one. */
export interface CastVote extends ConsultationPaper<'castVote'> {
  readonly voter: string
  readonly vote: 'for' | 'against' | 'abstain'
}

/** Somebody chooses among the options. */
export interface CastChoice extends ConsultationPaper<'castChoice'> {
  readonly voter: string
  readonly ballot: Ballot
}

/** A meeting voted: its tally, of the question or of a gate. */
export interface RecordTally extends ConsultationPaper<'recordTally'> {
  readonly gate?: string
  readonly tally: MotionTally
}

/** Consent: an objection with reasons. */
export interface RaiseConcern extends ConsultationPaper<'raiseConcern'> {
  readonly objection: string
  readonly reasons: Commitment
}

/** Consent: the proposal was changed to meet an objection, or the objector took it back. */
export interface SettleConcern extends ConsultationPaper<'settleConcern'> {
  readonly objection: string
  readonly settled: 'integrated' | 'withdrawn'
  readonly text?: Commitment
}

/** What came of it, as the rule says; with the vote of the chair, where it breaks a tie, the text of an advice, and the last day of another round. */
export interface ConcludeDecision extends ConsultationHead<'concludeDecision'> {
  readonly conclusion: 'decided' | 'referred' | 'lapsed' | 'again'
  readonly castingVote?: 'for' | 'against'
  readonly advice?: Commitment
  readonly until?: CivilDate
}

/** An action on a decision. */
export type DecisionStep = OpenDecision | CastVote | CastChoice | RecordTally | RaiseConcern | SettleConcern | ConcludeDecision

/** The actions, by type. */
export const decisionActions = {
  openDecision: {
    schema: z.strictObject({
      ...step('openDecision'),
      text: z.exactOptional(commitmentSchema),
      options: z.exactOptional(z.array(idSchema).max(100)),
      until: z.exactOptional(dateSchema),
    }),
    label: { en: 'put the question', 'zh-CN': '提请表决' },
    case: 'continues',
  },
  castVote: {
    schema: z.strictObject({ ...paper('castVote'), voter: subjectIdSchema, vote: z.enum(['for', 'against', 'abstain']) }),
    label: { en: 'vote on a question', 'zh-CN': '表决' },
    case: 'continues',
    late: true,
  },
  castChoice: {
    schema: z.strictObject({ ...paper('castChoice'), voter: subjectIdSchema, ballot: ballotSchema }),
    label: { en: 'choose among options', 'zh-CN': '选择方案' },
    case: 'continues',
    late: true,
  },
  recordTally: {
    schema: z.strictObject({ ...paper('recordTally'), gate: z.exactOptional(idSchema), tally: motionTallySchema }),
    label: { en: 'record a tally', 'zh-CN': '登记表决结果' },
    case: 'continues',
    late: true,
  },
  raiseConcern: {
    schema: z.strictObject({ ...paper('raiseConcern'), objection: idSchema, reasons: commitmentSchema }),
    label: { en: 'object to consent', 'zh-CN': '提出反对意见' },
    case: 'continues',
    late: true,
  },
  settleConcern: {
    schema: z.strictObject({
      ...paper('settleConcern'),
      objection: idSchema,
      settled: z.enum(['integrated', 'withdrawn']),
      text: z.exactOptional(commitmentSchema),
    }),
    label: { en: 'settle an objection', 'zh-CN': '化解反对意见' },
    case: 'continues',
    late: true,
  },
  concludeDecision: {
    schema: z
      .strictObject({
        ...step('concludeDecision'),
        conclusion: z.enum(['decided', 'referred', 'lapsed', 'again']),
        castingVote: z.exactOptional(z.enum(['for', 'against'])),
        advice: z.exactOptional(commitmentSchema),
        until: z.exactOptional(dateSchema),
      })
      .refine(({ conclusion, until }) => conclusion === 'again' || until === undefined, {
        path: ['until'],
        error: 'only another round has a last day',
      }),
    label: { en: 'conclude a decision', 'zh-CN': '确认表决结果' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
