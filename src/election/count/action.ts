import * as z from 'zod'
import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { people } from '../committee/action.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'
import { paperCountsSchema } from '../paper.ts'
import type { Hands, PaperCount } from '../rows.ts'

/** What the committee can find. */
export const FINDINGS = ['valid', 'void', 'roundVoid'] as const

/** The ballot box of secret online ballots is opened, once, after the polls have closed. */
export type OpenBox = ElectionHead<'openBox'>

/** The report of a box of paper ballots: how many were issued at it and found in it. Scrutineers sign. */
export interface ReportBox extends ElectionPaper<'reportBox'> {
  readonly box: string
  readonly issued: number
  readonly returned: number
  /** Persons who voted; only where a meeting votes without marking each one. */
  readonly voted?: number
  readonly scrutineers: readonly string[]
}

/**
 * A teller's sheet of a batch of paper ballots. Batches are made after the ballots of all boxes were mixed, so that no box shows how it voted. Two sheets
 * of different tellers that agree close the batch; if they do not, it is counted again.
 */
export interface SubmitSheet extends ElectionPaper<'submitSheet'> {
  readonly batch: string
  /** The box whose papers these are, where each is counted by itself; absent, where the papers of several were mixed. */
  readonly box?: string
  readonly teller: string
  readonly papers: readonly PaperCount[]
  /** Ballots that the committee found void 废票: illegible, another form. */
  readonly void: number
  readonly scrutineers: readonly string[]
}

/** A teller's count of the hands that were raised at a meeting 举手表决, where people vote openly and nobody is named. Two who say the same close it. */
export interface SubmitHands extends ElectionPaper<'submitHands'>, Hands {
  readonly box: string
  readonly teller: string
  readonly scrutineers: readonly string[]
}

/** The result of another system, as it reports it: a city's own. Takes its evidence with it. */
export interface ImportResult extends ElectionPaper<'importResult'> {
  readonly box: string
  readonly issued: number
  readonly voted: number
  readonly papers: readonly PaperCount[]
  readonly void: number
}

/** Batches are to be counted again; all, if none is named. */
export interface OrderRecount extends ElectionHead<'orderRecount'> {
  readonly batches?: readonly string[]
  readonly reasons: Commitment
}

/** All ballots are there: they are counted. */
export type CountVotes = ElectionHead<'countVotes'>

/** An election without candidates: those present consent to the strongest, or object with reasons. */
export interface TakeConsent extends ElectionPaper<'takeConsent'> {
  readonly office: string
  readonly person: string
  readonly objections: readonly { readonly by: string; readonly reasons: Commitment }[]
}

/**
 * The committee finds the poll valid or void, as the count shows. A first poll that is void is held again as a new election; a later one that is void
 * (`roundVoid`) elects nobody, and whoever was elected before stays elected.
 */
export interface ConfirmPoll extends ElectionHead<'confirmPoll'> {
  readonly finding: (typeof FINDINGS)[number]
}

/** An action that belongs to the count. */
export type CountStep =
  | OpenBox
  | ReportBox
  | SubmitSheet
  | SubmitHands
  | ImportResult
  | OrderRecount
  | CountVotes
  | TakeConsent
  | ConfirmPoll

const number = z.int().min(0).max(1_000_000_000)

/** Schema of {@link Hands.hands}. */
export const handsSchema: z.ZodType<Hands['hands']> = z
  .record(idSchema, z.record(subjectIdSchema, number))
  .refine((hands) => Object.keys(hands).length <= 20, { error: 'has more than 20 posts' })

/** The actions, by type. */
export const countActions = {
  openBox: {
    schema: z.strictObject(step('openBox')),
    label: { en: 'open the ballot box', 'zh-CN': '开启票箱' },
    case: 'continues',
    box: 'open',
  },
  reportBox: {
    schema: z.strictObject({
      ...paper('reportBox'),
      box: idSchema,
      issued: number,
      returned: number,
      voted: z.exactOptional(number),
      scrutineers: people,
    }),
    label: { en: 'report a box', 'zh-CN': '报告票箱情况' },
    case: 'continues',
    late: true,
  },
  submitSheet: {
    schema: z.strictObject({
      ...paper('submitSheet'),
      batch: idSchema,
      box: z.exactOptional(idSchema),
      teller: subjectIdSchema,
      papers: paperCountsSchema,
      void: number,
      scrutineers: people,
    }),
    label: { en: "hand in a teller's sheet", 'zh-CN': '提交计票单' },
    case: 'continues',
    late: true,
  },
  submitHands: {
    schema: z.strictObject({
      ...paper('submitHands'),
      box: idSchema,
      teller: subjectIdSchema,
      voted: number,
      hands: handsSchema,
      scrutineers: people,
    }),
    label: { en: "hand in a teller's count of hands", 'zh-CN': '提交举手计数' },
    case: 'continues',
    late: true,
  },
  importResult: {
    schema: z.strictObject({
      ...paper('importResult'),
      box: idSchema,
      issued: number,
      voted: number,
      papers: paperCountsSchema,
      void: number,
    }),
    label: { en: 'import the result of another system', 'zh-CN': '导入其他系统的投票结果' },
    case: 'continues',
    late: true,
  },
  orderRecount: {
    schema: z.strictObject({
      ...step('orderRecount'),
      batches: z.exactOptional(z.array(idSchema).min(1).max(10_000)),
      reasons: commitmentSchema,
    }),
    label: { en: 'order a recount', 'zh-CN': '决定重新计票' },
    case: 'continues',
  },
  countVotes: {
    schema: z.strictObject(step('countVotes')),
    label: { en: 'count the votes', 'zh-CN': '计票' },
    case: 'continues',
  },
  takeConsent: {
    schema: z.strictObject({
      ...paper('takeConsent'),
      office: idSchema,
      person: subjectIdSchema,
      objections: z.array(z.strictObject({ by: subjectIdSchema, reasons: commitmentSchema })).max(1000),
    }),
    label: { en: 'ask those present for their consent', 'zh-CN': '征求到会人同意' },
    case: 'continues',
    late: true,
  },
  confirmPoll: {
    schema: z.strictObject({ ...step('confirmPoll'), finding: z.enum(FINDINGS) }),
    label: { en: 'find the poll valid or void', 'zh-CN': '确认选举是否有效' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
