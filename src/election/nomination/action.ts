import * as z from 'zod'
import { idSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'

/** A person is put forward for a post: by an organ, by voters jointly (`by` is one of them), or by themselves. */
export interface NominateCandidate extends ElectionPaper<'nominateCandidate'> {
  readonly office: string
  readonly person: string
  /** The other voters who join in, as they signed: entered by an officer, who is `recordedBy`. */
  readonly nominators?: readonly string[]
  /** Groups for which seats may be reserved, as the committee checked: `women`. */
  readonly groups?: readonly string[]
}

/** The person agrees to stand. */
export interface AcceptNomination extends ElectionPaper<'acceptNomination'> {
  readonly office: string
  readonly person: string
}

/** A person declines, or no longer stands. */
export interface WithdrawCandidate extends ElectionPaper<'withdrawCandidate'> {
  readonly office: string
  readonly person: string
}

/** The list of candidates is published. */
export type PublishCandidates = ElectionHead<'publishCandidates'>

/** The candidates met the voters and answered questions. */
export type MeetVoters = ElectionPaper<'meetVoters'>

/** An action that concerns candidates. */
export type NominationStep = NominateCandidate | AcceptNomination | WithdrawCandidate | PublishCandidates | MeetVoters

const standing = { office: idSchema, person: subjectIdSchema }

/** The actions, by type. */
export const nominationActions = {
  nominateCandidate: {
    schema: z.strictObject({
      ...paper('nominateCandidate'),
      ...standing,
      nominators: z.exactOptional(z.array(subjectIdSchema).max(10_000)),
      groups: z.exactOptional(z.array(idSchema).max(20)),
    }),
    label: { en: 'nominate a candidate', 'zh-CN': '提名候选人' },
    case: 'continues',
    late: true,
  },
  acceptNomination: {
    schema: z.strictObject({ ...paper('acceptNomination'), ...standing }),
    label: { en: 'accept a nomination', 'zh-CN': '同意参选' },
    case: 'continues',
    late: true,
  },
  withdrawCandidate: {
    schema: z.strictObject({ ...paper('withdrawCandidate'), ...standing }),
    label: { en: 'withdraw from an election', 'zh-CN': '退出参选' },
    case: 'continues',
    late: true,
  },
  publishCandidates: {
    schema: z.strictObject(step('publishCandidates')),
    label: { en: 'publish the candidates', 'zh-CN': '公布候选人名单' },
    case: 'continues',
  },
  meetVoters: {
    schema: z.strictObject(paper('meetVoters')),
    label: { en: 'candidates meet the voters', 'zh-CN': '候选人与选民见面' },
    case: 'continues',
    late: true,
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
