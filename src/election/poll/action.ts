import * as z from 'zod'
import { idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { people } from '../committee/action.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'
import { paperSchema } from '../paper.ts'
import { CHANNELS, type Channel } from '../procedure.ts'
import type { Paper } from '../rows.ts'

/** Tellers 计票人 and scrutineers 监票人 are appointed, in place of those before. */
export interface AppointOfficers extends ElectionPaper<'appointOfficers'> {
  readonly tellers: readonly string[]
  readonly scrutineers: readonly string[]
}

/** A voter who will be away entrusts another voter, in writing. */
export interface LodgeProxy extends ElectionPaper<'lodgeProxy'> {
  readonly principal: string
  readonly holder: string
}

/** The principal takes the proxy back, and votes in person. */
export interface RevokeProxy extends ElectionPaper<'revokeProxy'> {
  readonly principal: string
}

/** A box that is set up: its way of voting, and who watches it alone. */
export interface SetUp {
  readonly box: string
  readonly channel: Channel
  /** Scrutineers of its own, where several boxes are open at the same time. */
  readonly scrutineers?: readonly string[]
}

/** The polls open. Every box with its way of voting. */
export interface OpenPolls extends ElectionHead<'openPolls'> {
  readonly boxes: readonly SetUp[]
}

/** A voter gets and casts a paper ballot; or the holder of their proxy does. A helper who only writes is no holder. */
export interface MarkVoter extends ElectionPaper<'markVoter'> {
  readonly box: string
  readonly voter: string
  /** Who votes for them by proxy. */
  readonly holder?: string
  /** Who writes for a voter who cannot 代写; no candidate. */
  readonly helper?: string
}

/** A voter, or the holder of their proxy (`by`), casts a secret ballot online. Ballot and tracker enter no record. */
export interface CastBallot extends ElectionHead<'castBallot'> {
  readonly box: string
  readonly voter: string
  readonly ballot: Paper
  /** A random text of the voter's own: listed when the box is opened, apart from the ballots, it shows that the envelope was received. */
  readonly tracker?: string
}

/** A voter says openly for whom they are: by show of hands 举手, by signature 签名. Can be changed until the polls close. */
export interface CastOpenBallot extends ElectionPaper<'castOpenBallot'> {
  readonly box: string
  readonly voter: string
  readonly ballot: Paper
}

/** The polls close. */
export type ClosePolls = ElectionHead<'closePolls'>

/** An action that prepares the polls or belongs to voting. */
export type PollStep =
  | AppointOfficers
  | LodgeProxy
  | RevokeProxy
  | OpenPolls
  | MarkVoter
  | CastBallot
  | CastOpenBallot
  | ClosePolls

/** Schema of {@link SetUp}. */
export const setUpSchema: z.ZodType<SetUp> = z.strictObject({
  box: idSchema,
  channel: z.enum(CHANNELS),
  scrutineers: z.exactOptional(people),
})

/** The actions, by type. */
export const pollActions = {
  appointOfficers: {
    schema: z.strictObject({ ...paper('appointOfficers'), tellers: people, scrutineers: people }),
    label: { en: 'appoint tellers and scrutineers', 'zh-CN': '确定计票人、监票人' },
    case: 'continues',
    late: true,
  },
  lodgeProxy: {
    schema: z.strictObject({ ...paper('lodgeProxy'), principal: subjectIdSchema, holder: subjectIdSchema }),
    label: { en: 'lodge a proxy', 'zh-CN': '办理委托投票' },
    case: 'continues',
    late: true,
  },
  revokeProxy: {
    schema: z.strictObject({ ...paper('revokeProxy'), principal: subjectIdSchema }),
    label: { en: 'revoke a proxy', 'zh-CN': '撤销委托投票' },
    case: 'continues',
    late: true,
  },
  openPolls: {
    schema: z.strictObject({
      ...step('openPolls'),
      boxes: z.array(setUpSchema).min(1).max(1000),
    }),
    label: { en: 'open the polls', 'zh-CN': '开始投票' },
    case: 'continues',
  },
  markVoter: {
    schema: z.strictObject({
      ...paper('markVoter'),
      box: idSchema,
      voter: subjectIdSchema,
      holder: z.exactOptional(subjectIdSchema),
      helper: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'hand a voter a paper ballot', 'zh-CN': '发放选票' },
    case: 'continues',
    late: true,
  },
  castBallot: {
    schema: z.strictObject({
      ...step('castBallot'),
      box: idSchema,
      voter: subjectIdSchema,
      ballot: paperSchema,
      tracker: z.exactOptional(z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)),
    }),
    label: { en: 'cast a secret ballot', 'zh-CN': '无记名投票' },
    case: 'continues',
    secret: ['ballot', 'tracker'],
    box: 'put',
  },
  castOpenBallot: {
    schema: z.strictObject({ ...paper('castOpenBallot'), box: idSchema, voter: subjectIdSchema, ballot: paperSchema }),
    label: { en: 'vote openly', 'zh-CN': '公开表决' },
    case: 'continues',
    late: true,
  },
  closePolls: {
    schema: z.strictObject(step('closePolls')),
    label: { en: 'close the polls', 'zh-CN': '投票截止' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
