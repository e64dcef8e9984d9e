import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import {
  type Ballot,
  ballotSchema,
  type CountRecord,
  type Decision,
  type MotionTally,
  motionTallySchema,
  UNITS,
} from '../../voting/index.ts'
import type { Outcome } from '../consultation.ts'
import { type ConsultationHappening, happening } from '../head.ts'
import type { Weights } from './ballot.ts'

/** The question was put. */
export interface DecisionOpened extends ConsultationHappening<'decisionOpened'> {
  readonly round: number
  readonly text?: Commitment
  readonly options?: readonly string[]
  readonly until?: CivilDate
  readonly voters: number
  readonly eligible: Weights
  readonly gate?: string
  /** The counter-proposal whose turn it is. */
  readonly motion?: string
}

/** Somebody voted. */
export interface VoteCast extends ConsultationHappening<'voteCast'> {
  readonly round: number
  readonly voter: string
  readonly vote: 'for' | 'against' | 'abstain'
  readonly weighs: Weights
}

/** Somebody chose. */
export interface ChoiceCast extends ConsultationHappening<'choiceCast'> {
  readonly round: number
  readonly voter: string
  readonly ballot: Ballot
  readonly weighs: Weights
}

/** A meeting voted. */
export interface TallyRecorded extends ConsultationHappening<'tallyRecorded'> {
  readonly round: number
  readonly gate?: string
  readonly tally: MotionTally
}

/** Somebody objects with reasons. */
export interface ConcernRaised extends ConsultationHappening<'concernRaised'> {
  readonly objection: string
  readonly by: string
  readonly reasons: Commitment
}

/** An objection was met or taken back. */
export interface ConcernSettled extends ConsultationHappening<'concernSettled'> {
  readonly objection: string
  readonly settled: 'integrated' | 'withdrawn'
  readonly text?: Commitment
}

/** What came of it. */
export interface DecisionConcluded extends ConsultationHappening<'decisionConcluded'> {
  readonly round: number
  readonly conclusion: 'decided' | 'referred' | 'lapsed' | 'again'
  readonly outcome?: Outcome
  readonly decision?: Decision
  readonly record?: CountRecord
}

/** An event of a decision. */
export type DecisionEvent =
  | DecisionOpened
  | VoteCast
  | ChoiceCast
  | TallyRecorded
  | ConcernRaised
  | ConcernSettled
  | DecisionConcluded

const weights = z.partialRecord(z.enum(UNITS), z.int().min(0))

/** The events, by type. */
export const decisionEvents = {
  decisionOpened: {
    schema: z.strictObject({
      ...happening('decisionOpened'),
      round: z.int().min(0).max(1_000_000_000),
      text: z.exactOptional(commitmentSchema),
      options: z.exactOptional(z.array(idSchema).max(100)),
      until: z.exactOptional(dateSchema),
      voters: z.int().min(0),
      eligible: weights,
      gate: z.exactOptional(idSchema),
      motion: z.exactOptional(idSchema),
    }),
    label: { en: 'the question was put', 'zh-CN': '已提请表决' },
  },
  voteCast: {
    schema: z.strictObject({
      ...happening('voteCast'),
      round: z.int().min(0).max(1_000_000_000),
      voter: subjectIdSchema,
      vote: z.enum(['for', 'against', 'abstain']),
      weighs: weights,
    }),
    label: { en: 'a vote was cast', 'zh-CN': '已表决' },
  },
  choiceCast: {
    schema: z.strictObject({
      ...happening('choiceCast'),
      round: z.int().min(0).max(1_000_000_000),
      voter: subjectIdSchema,
      ballot: ballotSchema,
      weighs: weights,
    }),
    label: { en: 'a choice was made', 'zh-CN': '已选择方案' },
  },
  tallyRecorded: {
    schema: z.strictObject({
      ...happening('tallyRecorded'),
      round: z.int().min(0).max(1_000_000_000),
      gate: z.exactOptional(idSchema),
      tally: motionTallySchema,
    }),
    label: { en: 'a tally was recorded', 'zh-CN': '表决结果已登记' },
  },
  concernRaised: {
    schema: z.strictObject({
      ...happening('concernRaised'),
      objection: idSchema,
      by: subjectIdSchema,
      reasons: commitmentSchema,
    }),
    label: { en: 'somebody objected to consent', 'zh-CN': '反对意见已提出' },
  },
  concernSettled: {
    schema: z.strictObject({
      ...happening('concernSettled'),
      objection: idSchema,
      settled: z.enum(['integrated', 'withdrawn']),
      text: z.exactOptional(commitmentSchema),
    }),
    label: { en: 'an objection was settled', 'zh-CN': '反对意见已化解' },
  },
  decisionConcluded: {
    schema: z.strictObject({
      ...happening('decisionConcluded'),
      round: z.int().min(0).max(1_000_000_000),
      conclusion: z.enum(['decided', 'referred', 'lapsed', 'again']),
      outcome: z.exactOptional(z.looseObject({ kind: z.string() })),
      decision: z.exactOptional(z.looseObject({})),
      record: z.exactOptional(z.looseObject({})),
    }),
    label: { en: 'a decision was concluded', 'zh-CN': '表决结果已确认' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
