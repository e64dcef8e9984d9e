import * as z from 'zod'
import { idSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { contestSchema } from '../call/event.ts'
import type { Contest } from '../election.ts'
import { type ElectionHappening, happening } from '../head.ts'

/** A person was put forward. The names of the nominators stand in the table `election.nominations`. */
export interface CandidateNominated extends ElectionHappening<'candidateNominated'> {
  readonly office: string
  readonly person: string
  readonly by: string
  readonly nominators: readonly string[]
  readonly groups?: readonly string[]
}

/** The person agreed. */
export interface NominationAccepted extends ElectionHappening<'nominationAccepted'> {
  readonly office: string
  readonly person: string
}

/** The person stands no longer. */
export interface CandidateWithdrawn extends ElectionHappening<'candidateWithdrawn'> {
  readonly office: string
  readonly person: string
}

/** An upheld objection bars the person. */
export interface CandidateBarred extends ElectionHappening<'candidateBarred'> {
  readonly office: string
  readonly person: string
}

/** The list was published: who stands for what. */
export interface CandidatesPublished extends ElectionHappening<'candidatesPublished'> {
  readonly contests: readonly Contest[]
}

/** The candidates met the voters. */
export type VotersMet = ElectionHappening<'votersMet'>

/** An event that concerns candidates. */
export type NominationEvent =
  | CandidateNominated
  | NominationAccepted
  | CandidateWithdrawn
  | CandidateBarred
  | CandidatesPublished
  | VotersMet

const standing = { office: idSchema, person: subjectIdSchema }

/** The events, by type. */
export const nominationEvents = {
  candidateNominated: {
    schema: z.strictObject({
      ...happening('candidateNominated'),
      ...standing,
      by: subjectIdSchema,
      nominators: z.array(subjectIdSchema),
      groups: z.exactOptional(z.array(idSchema)),
    }),
    label: { en: 'a candidate was nominated', 'zh-CN': '候选人已提名' },
  },
  nominationAccepted: {
    schema: z.strictObject({ ...happening('nominationAccepted'), ...standing }),
    label: { en: 'a nomination was accepted', 'zh-CN': '被提名人已同意参选' },
  },
  candidateWithdrawn: {
    schema: z.strictObject({ ...happening('candidateWithdrawn'), ...standing }),
    label: { en: 'a candidate withdrew', 'zh-CN': '候选人已退出' },
  },
  candidateBarred: {
    schema: z.strictObject({ ...happening('candidateBarred'), ...standing }),
    label: { en: 'a candidate was barred', 'zh-CN': '候选人资格已取消' },
  },
  candidatesPublished: {
    schema: z.strictObject({ ...happening('candidatesPublished'), contests: z.array(contestSchema) }),
    label: { en: 'the candidates were published', 'zh-CN': '候选人名单已公布' },
  },
  votersMet: {
    schema: z.strictObject(happening('votersMet')),
    label: { en: 'the candidates met the voters', 'zh-CN': '候选人已与选民见面' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
