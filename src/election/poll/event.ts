import * as z from 'zod'
import { idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { people } from '../committee/action.ts'
import { type ElectionHappening, happening } from '../head.ts'
import { paperSchema } from '../paper.ts'
import type { Paper } from '../rows.ts'
import { type SetUp, setUpSchema } from './action.ts'

/** Tellers and scrutineers were appointed. */
export interface OfficersAppointed extends ElectionHappening<'officersAppointed'> {
  readonly tellers: readonly string[]
  readonly scrutineers: readonly string[]
}

/** A proxy was lodged. */
export interface ProxyLodged extends ElectionHappening<'proxyLodged'> {
  readonly principal: string
  readonly holder: string
}

/** A proxy was taken back, or ended with the principal's own vote. */
export interface ProxyRevoked extends ElectionHappening<'proxyRevoked'> {
  readonly principal: string
  readonly holder: string
}

/** The polls opened. */
export interface PollsOpened extends ElectionHappening<'pollsOpened'> {
  readonly boxes: readonly SetUp[]
}

/** Somebody has voted: who, and at which box. Not what. */
export interface VoterMarked extends ElectionHappening<'voterMarked'> {
  readonly round: number
  readonly box: string
  readonly voter: string
  readonly proxy?: string
}

/** Somebody voted openly, or changed what they said. */
export interface OpenBallotCast extends ElectionHappening<'openBallotCast'> {
  readonly round: number
  readonly box: string
  readonly voter: string
  /** The holder of the voter's proxy, if it was not the voter. */
  readonly proxy?: string
  readonly paper: Paper
}

/** The polls closed. */
export type PollsClosed = ElectionHappening<'pollsClosed'>

/** An event that prepares the polls or belongs to voting. */
export type PollEvent = OfficersAppointed | ProxyLodged | ProxyRevoked | PollsOpened | VoterMarked | OpenBallotCast | PollsClosed

const round = z.int().min(1)

/** The events, by type. */
export const pollEvents = {
  officersAppointed: {
    schema: z.strictObject({ ...happening('officersAppointed'), tellers: people, scrutineers: people }),
    label: { en: 'tellers and scrutineers were appointed', 'zh-CN': '计票人、监票人已确定' },
  },
  proxyLodged: {
    schema: z.strictObject({ ...happening('proxyLodged'), principal: subjectIdSchema, holder: subjectIdSchema }),
    label: { en: 'a proxy was lodged', 'zh-CN': '委托投票已办理' },
  },
  proxyRevoked: {
    schema: z.strictObject({ ...happening('proxyRevoked'), principal: subjectIdSchema, holder: subjectIdSchema }),
    label: { en: 'a proxy was revoked', 'zh-CN': '委托投票已撤销' },
  },
  pollsOpened: {
    schema: z.strictObject({
      ...happening('pollsOpened'),
      boxes: z.array(setUpSchema),
    }),
    label: { en: 'the polls opened', 'zh-CN': '投票已开始' },
  },
  voterMarked: {
    schema: z.strictObject({
      ...happening('voterMarked'),
      round,
      box: idSchema,
      voter: subjectIdSchema,
      proxy: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'a voter voted', 'zh-CN': '选民已投票' },
  },
  openBallotCast: {
    schema: z.strictObject({
      ...happening('openBallotCast'),
      round,
      box: idSchema,
      voter: subjectIdSchema,
      proxy: z.exactOptional(subjectIdSchema),
      paper: paperSchema,
    }),
    label: { en: 'a voter voted openly', 'zh-CN': '选民已公开表决' },
  },
  pollsClosed: {
    schema: z.strictObject(happening('pollsClosed')),
    label: { en: 'the polls closed', 'zh-CN': '投票已截止' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
