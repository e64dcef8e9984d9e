import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'

/** Another round: a revote among the tied 再次投票, or a further election for the seats that stayed empty 另行选举. */
export interface CallRound extends ElectionHead<'callRound'> {
  readonly round: 'revote' | 'further'
  readonly day: CivilDate
  readonly lastDay?: CivilDate
}

/** A later round that cannot be held, or that nobody wants, is not held: its seats stay empty, and whoever was elected before stays elected. */
export interface DropRound extends ElectionHead<'dropRound'> {
  readonly reasons: Commitment
}

/** Somebody elected does not take the office. */
export interface DeclineOffice extends ElectionPaper<'declineOffice'> {
  readonly office: string
  readonly person: string
}

/** The organ above confirms the result, or refuses it on one of the grounds that the procedure lists. */
export interface EndorseResult extends ElectionPaper<'endorseResult'> {
  readonly decision: 'confirmed' | 'refused'
  readonly ground?: string
  readonly reasons?: Commitment
}

/** The result is declared; mandates begin on `from`. */
export interface DeclareResult extends ElectionHead<'declareResult'> {
  readonly from: CivilDate
}

/** The holders before have handed over to the new ones. */
export type HandOver = ElectionPaper<'handOver'>

/** A poll or its result is set aside; its mandates end. */
export interface AnnulElection extends ElectionHead<'annulElection'> {
  readonly reasons: Commitment
}

/** An action that belongs to the result. */
export type ResultStep = CallRound | DropRound | DeclineOffice | EndorseResult | DeclareResult | HandOver | AnnulElection

/** The actions, by type. */
export const resultActions = {
  callRound: {
    schema: z.strictObject({
      ...step('callRound'),
      round: z.enum(['revote', 'further']),
      day: dateSchema,
      lastDay: z.exactOptional(dateSchema),
    }),
    label: { en: 'call a revote or a further election', 'zh-CN': '决定再次投票或者另行选举' },
    case: 'continues',
  },
  dropRound: {
    schema: z.strictObject({ ...step('dropRound'), reasons: commitmentSchema }),
    label: { en: 'drop a revote or a further election', 'zh-CN': '决定不再举行再次投票或者另行选举' },
    case: 'continues',
  },
  declineOffice: {
    schema: z.strictObject({ ...paper('declineOffice'), office: idSchema, person: subjectIdSchema }),
    label: { en: 'decline an office', 'zh-CN': '放弃当选' },
    case: 'continues',
    late: true,
  },
  endorseResult: {
    schema: z
      .strictObject({
        ...paper('endorseResult'),
        decision: z.enum(['confirmed', 'refused']),
        ground: z.exactOptional(idSchema),
        reasons: z.exactOptional(commitmentSchema),
      })
      .refine(({ decision, ground }) => (decision === 'refused') === (ground !== undefined), {
        path: ['ground'],
        error: 'is named exactly where the result is refused',
      }),
    label: { en: 'confirm or refuse a result', 'zh-CN': '确认或者不予确认选举结果' },
    case: 'continues',
    late: true,
  },
  declareResult: {
    schema: z.strictObject({ ...step('declareResult'), from: dateSchema }),
    label: { en: 'declare the result', 'zh-CN': '公布选举结果' },
    case: 'continues',
  },
  handOver: {
    schema: z.strictObject(paper('handOver')),
    label: { en: 'hand over', 'zh-CN': '工作移交' },
    case: 'continues',
    late: true,
  },
  annulElection: {
    schema: z.strictObject({ ...step('annulElection'), reasons: commitmentSchema }),
    label: { en: 'annul an election', 'zh-CN': '宣布选举无效' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
