import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type MotionTally, motionTallySchema } from '../../voting/index.ts'
import { type ConsultationPaper, paper } from '../head.ts'

/** A meeting debates under rules of order, with somebody in the chair; or the chair passes to somebody else. */
export interface OpenDebate extends ConsultationPaper<'openDebate'> {
  readonly chair: string
}

/** Somebody moves the question, an amendment of the motion that is debated, or a counter-proposal. The text of an amendment is the whole motion as it would read. */
export interface MoveMotion extends ConsultationPaper<'moveMotion'> {
  readonly motion: string
  readonly text: Commitment
  readonly amends?: string
}

/** Somebody seconds it. */
export interface SecondMotion extends ConsultationPaper<'secondMotion'> {
  readonly motion: string
}

/** Its mover takes it back. */
export interface WithdrawMotion extends ConsultationPaper<'withdrawMotion'> {
  readonly motion: string
}

/** Somebody asks to speak. */
export interface RequestFloor extends ConsultationPaper<'requestFloor'> {
  readonly side: 'for' | 'against' | 'neutral'
}

/** The chair gives the floor to whoever is next; the speech is entered. No minutes: they were called and did not speak. */
export interface GiveFloor extends ConsultationPaper<'giveFloor'> {
  readonly speaker: string
  readonly minutes: number
}

/** The debate on the last motion is closed, by vote or because everybody has spoken. */
export interface CloseDebate extends ConsultationPaper<'closeDebate'> {
  readonly tally?: MotionTally
}

/** The meeting votes on an amendment; the chair has ruled whether it is germane. */
export interface DecideAmendment extends ConsultationPaper<'decideAmendment'> {
  readonly motion: string
  readonly germane: boolean
  readonly tally?: MotionTally
}

/** Those who disagree put their view on record beside the outcome. */
export interface AddMinorityReport extends ConsultationPaper<'addMinorityReport'> {
  readonly report: string
  readonly text: Commitment
  readonly signers: readonly string[]
}

/** An action on a debate. */
export type DebateStep =
  | OpenDebate
  | MoveMotion
  | SecondMotion
  | WithdrawMotion
  | RequestFloor
  | GiveFloor
  | CloseDebate
  | DecideAmendment
  | AddMinorityReport

/** The actions, by type. */
export const debateActions = {
  openDebate: {
    schema: z.strictObject({ ...paper('openDebate'), chair: subjectIdSchema }),
    label: { en: 'open a debate', 'zh-CN': '开始辩论' },
    case: 'continues',
    late: true,
  },
  moveMotion: {
    schema: z.strictObject({
      ...paper('moveMotion'),
      motion: idSchema,
      text: commitmentSchema,
      amends: z.exactOptional(idSchema),
    }),
    label: { en: 'move a motion', 'zh-CN': '提出动议' },
    case: 'continues',
    late: true,
  },
  secondMotion: {
    schema: z.strictObject({ ...paper('secondMotion'), motion: idSchema }),
    label: { en: 'second a motion', 'zh-CN': '附议动议' },
    case: 'continues',
    late: true,
  },
  withdrawMotion: {
    schema: z.strictObject({ ...paper('withdrawMotion'), motion: idSchema }),
    label: { en: 'withdraw a motion', 'zh-CN': '撤回动议' },
    case: 'continues',
    late: true,
  },
  requestFloor: {
    schema: z.strictObject({ ...paper('requestFloor'), side: z.enum(['for', 'against', 'neutral']) }),
    label: { en: 'ask for the floor', 'zh-CN': '申请发言' },
    case: 'continues',
    late: true,
  },
  giveFloor: {
    schema: z.strictObject({ ...paper('giveFloor'), speaker: subjectIdSchema, minutes: z.int().min(0).max(1_000_000_000) }),
    label: { en: 'give the floor', 'zh-CN': '允许发言' },
    case: 'continues',
    late: true,
  },
  closeDebate: {
    schema: z.strictObject({ ...paper('closeDebate'), tally: z.exactOptional(motionTallySchema) }),
    label: { en: 'close the debate', 'zh-CN': '结束辩论' },
    case: 'continues',
    late: true,
  },
  decideAmendment: {
    schema: z.strictObject({
      ...paper('decideAmendment'),
      motion: idSchema,
      germane: z.boolean(),
      tally: z.exactOptional(motionTallySchema),
    }),
    label: { en: 'vote on an amendment', 'zh-CN': '表决修正案' },
    case: 'continues',
    late: true,
  },
  addMinorityReport: {
    schema: z.strictObject({
      ...paper('addMinorityReport'),
      report: idSchema,
      text: commitmentSchema,
      signers: z.array(subjectIdSchema).max(10_000),
    }),
    label: { en: 'add a minority report', 'zh-CN': '提交少数意见' },
    case: 'continues',
    late: true,
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
