import * as z from 'zod'
import { type Commitment, commitmentSchema, subjectIdSchema } from '../../base/id.ts'
import type { ActionDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ElectionHead, type ElectionPaper, paper, step } from '../head.ts'

/** Registration of voters begins. */
export type OpenRegistration = ElectionHead<'openRegistration'>

/** A voter is entered in the roll. */
export interface RegisterVoter extends ElectionPaper<'registerVoter'> {
  readonly voter: string
  /** Household mode: who votes for it. */
  readonly delegate?: string
  /** First civil date on which the person has the vote: the eighteenth birthday, the end of a deprivation of rights. */
  readonly entitledFrom?: CivilDate
}

/** The roll is published; objections run from here. */
export type PublishRoll = ElectionHead<'publishRoll'>

/** The roll is closed. */
export type FreezeRoll = ElectionHead<'freezeRoll'>

/** A closed roll is corrected, with grounds: somebody died, moved away, was left out. */
export interface CorrectRoll extends ElectionHead<'correctRoll'> {
  readonly voter: string
  readonly correction: 'add' | 'remove'
  readonly delegate?: string
  readonly grounds: Commitment
}

/** An action that concerns the roll of voters. */
export type RollStep = OpenRegistration | RegisterVoter | PublishRoll | FreezeRoll | CorrectRoll

/** The actions, by type. */
export const rollActions = {
  openRegistration: {
    schema: z.strictObject(step('openRegistration')),
    label: { en: 'open the registration of voters', 'zh-CN': '开始选民登记' },
    case: 'continues',
  },
  registerVoter: {
    schema: z.strictObject({
      ...paper('registerVoter'),
      voter: subjectIdSchema,
      delegate: z.exactOptional(subjectIdSchema),
      entitledFrom: z.exactOptional(dateSchema),
    }),
    label: { en: 'register a voter', 'zh-CN': '登记选民' },
    case: 'continues',
    late: true,
  },
  publishRoll: {
    schema: z.strictObject(step('publishRoll')),
    label: { en: 'publish the roll of voters', 'zh-CN': '公布选民名单' },
    case: 'continues',
  },
  freezeRoll: {
    schema: z.strictObject(step('freezeRoll')),
    label: { en: 'close the roll of voters', 'zh-CN': '确定选民名单' },
    case: 'continues',
  },
  correctRoll: {
    schema: z.strictObject({
      ...step('correctRoll'),
      voter: subjectIdSchema,
      correction: z.enum(['add', 'remove']),
      delegate: z.exactOptional(subjectIdSchema),
      grounds: commitmentSchema,
    }),
    label: { en: 'correct the roll of voters', 'zh-CN': '更正选民名单' },
    case: 'continues',
  },
} as const satisfies { readonly [type: string]: ActionDefinition }
