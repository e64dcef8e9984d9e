import * as z from 'zod'
import { type Commitment, commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { dateSchema } from '../../base/time.ts'
import type { CountRecord } from '../../voting/index.ts'
import { people } from '../committee/action.ts'
import type { RoundCount } from '../election.ts'
import { type ElectionHappening, happening } from '../head.ts'
import { paperCountsSchema } from '../paper.ts'
import type { Hands, PaperCount } from '../rows.ts'
import { FINDINGS, handsSchema } from './action.ts'

/** The ballot box was opened: what is in it, in canonical order, and the trackers apart. The hash is of both, as they lay in it. */
export interface BoxOpened extends ElectionHappening<'boxOpened'> {
  readonly round: number
  readonly ballots: readonly PaperCount[]
  /** Things in the box that no voter of this round can have cast. */
  readonly void: number
  readonly trackers: readonly string[]
  readonly hash: string
}

/** A box was reported. */
export interface BoxReported extends ElectionHappening<'boxReported'> {
  readonly round: number
  readonly box: string
  readonly issued: number
  readonly returned: number
  readonly voted?: number
  readonly scrutineers: readonly string[]
}

/** A teller handed in a sheet. `agrees`: with the other teller's; if not, the batch is counted again. */
export interface SheetSubmitted extends ElectionHappening<'sheetSubmitted'> {
  readonly round: number
  readonly batch: string
  readonly box?: string
  readonly teller: string
  readonly papers: readonly PaperCount[]
  readonly void: number
  readonly scrutineers: readonly string[]
  /** `first`: the other sheet is still to come. */
  readonly agrees: 'first' | 'yes' | 'no'
}

/** A teller counted the hands of a meeting. `agrees`: with the other teller; if not, they are counted again. */
export interface HandsSubmitted extends ElectionHappening<'handsSubmitted'>, Hands {
  readonly round: number
  readonly box: string
  readonly teller: string
  readonly scrutineers: readonly string[]
  /** `first`: the other count is still to come. */
  readonly agrees: 'first' | 'yes' | 'no'
}

/** Another system's result was taken over. */
export interface ResultImported extends ElectionHappening<'resultImported'> {
  readonly round: number
  readonly box: string
  readonly issued: number
  readonly voted: number
  readonly papers: readonly PaperCount[]
  readonly void: number
}

/** Batches are counted again. */
export interface RecountOrdered extends ElectionHappening<'recountOrdered'> {
  readonly round: number
  readonly batches: readonly string[]
  /** Imported boxes whose result is to be taken over anew. */
  readonly imported: readonly string[]
  /** Meetings whose hands are counted again. */
  readonly hands?: readonly string[]
  readonly reasons: Commitment
}

/** The votes were counted: what came of it, and the full record for each post. */
export interface VotesCounted extends ElectionHappening<'votesCounted'> {
  readonly round: number
  readonly count: RoundCount
  readonly records: { readonly [office: string]: CountRecord }
}

/** Those present consented, or objected. */
export interface ConsentTaken extends ElectionHappening<'consentTaken'> {
  readonly round: number
  readonly office: string
  readonly person: string
  readonly objections: readonly { readonly by: string; readonly reasons: Commitment }[]
}

/** The poll was found valid or void. */
export interface PollFound extends ElectionHappening<'pollFound'> {
  readonly finding: (typeof FINDINGS)[number]
  /** Elected by this round, by post. */
  readonly elected: readonly { readonly office: string; readonly person: string }[]
}

/** An event that belongs to the count. */
export type CountEvent =
  | BoxOpened
  | BoxReported
  | SheetSubmitted
  | HandsSubmitted
  | ResultImported
  | RecountOrdered
  | VotesCounted
  | ConsentTaken
  | PollFound

const round = z.int().min(1)
const number = z.int().min(0)

const roundCount: z.ZodType<RoundCount> = z.strictObject({
  on: dateSchema,
  valid: z.boolean(),
  because: z.array(z.enum(['returnedExceedIssued', 'returnedExceedVoted', 'turnoutNotReached'])),
  turnout: z.strictObject({ eligible: number, issued: number, voted: number, returned: number }),
  contests: z.array(
    z.strictObject({
      office: idSchema,
      elected: people,
      tied: people,
      tiedSeats: number,
      unfilled: number,
      further: people,
    }),
  ),
})

/** The events, by type. */
export const countEvents = {
  boxOpened: {
    schema: z.strictObject({
      ...happening('boxOpened'),
      round,
      ballots: z.array(z.looseObject({})),
      void: number,
      trackers: z.array(z.string()),
      hash: hashSchema,
    }),
    label: { en: 'the ballot box was opened', 'zh-CN': '票箱已开启' },
  },
  boxReported: {
    schema: z.strictObject({
      ...happening('boxReported'),
      round,
      box: idSchema,
      issued: number,
      returned: number,
      voted: z.exactOptional(number),
      scrutineers: people,
    }),
    label: { en: 'a box was reported', 'zh-CN': '票箱情况已报告' },
  },
  sheetSubmitted: {
    schema: z.strictObject({
      ...happening('sheetSubmitted'),
      round,
      batch: idSchema,
      box: z.exactOptional(idSchema),
      teller: subjectIdSchema,
      papers: paperCountsSchema,
      void: number,
      scrutineers: people,
      agrees: z.enum(['first', 'yes', 'no']),
    }),
    label: { en: "a teller's sheet was handed in", 'zh-CN': '计票单已提交' },
  },
  handsSubmitted: {
    schema: z.strictObject({
      ...happening('handsSubmitted'),
      round,
      box: idSchema,
      teller: subjectIdSchema,
      voted: number,
      hands: handsSchema,
      scrutineers: people,
      agrees: z.enum(['first', 'yes', 'no']),
    }),
    label: { en: "a teller's count of hands was handed in", 'zh-CN': '举手计数已提交' },
  },
  resultImported: {
    schema: z.strictObject({
      ...happening('resultImported'),
      round,
      box: idSchema,
      issued: number,
      voted: number,
      papers: paperCountsSchema,
      void: number,
    }),
    label: { en: 'the result of another system was imported', 'zh-CN': '其他系统的投票结果已导入' },
  },
  recountOrdered: {
    schema: z.strictObject({
      ...happening('recountOrdered'),
      round,
      batches: z.array(idSchema),
      imported: z.array(idSchema),
      hands: z.exactOptional(z.array(idSchema)),
      reasons: commitmentSchema,
    }),
    label: { en: 'a recount was ordered', 'zh-CN': '已决定重新计票' },
  },
  votesCounted: {
    schema: z.strictObject({
      ...happening('votesCounted'),
      round,
      count: roundCount,
      records: z.record(idSchema, z.looseObject({})),
    }),
    label: { en: 'the votes were counted', 'zh-CN': '选票已清点' },
  },
  consentTaken: {
    schema: z.strictObject({
      ...happening('consentTaken'),
      round,
      office: idSchema,
      person: subjectIdSchema,
      objections: z.array(z.strictObject({ by: subjectIdSchema, reasons: commitmentSchema })),
    }),
    label: { en: 'those present were asked for their consent', 'zh-CN': '已征求到会人同意' },
  },
  pollFound: {
    schema: z.strictObject({
      ...happening('pollFound'),
      finding: z.enum(FINDINGS),
      elected: z.array(z.strictObject({ office: idSchema, person: subjectIdSchema })),
    }),
    label: { en: 'the poll was found valid or void', 'zh-CN': '选举是否有效已确认' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
