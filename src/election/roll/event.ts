import * as z from 'zod'
import { type Commitment, commitmentSchema, hashSchema, subjectIdSchema } from '../../base/id.ts'
import type { EventDefinition } from '../../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../../base/time.ts'
import { type ElectionHappening, happening } from '../head.ts'

/** Registration began. */
export type RegistrationOpened = ElectionHappening<'registrationOpened'>

/** A voter was entered. */
export interface VoterRegistered extends ElectionHappening<'voterRegistered'> {
  readonly voter: string
  readonly delegate?: string
}

/** The roll was published. Whoever is on the members' register is entered by this event; the hash is of the sorted ids. */
export interface RollPublished extends ElectionHappening<'rollPublished'> {
  readonly eligible: number
  readonly hash: string
  readonly objectionsUntil?: CivilDate
}

/** The roll was closed. */
export interface RollFrozen extends ElectionHappening<'rollFrozen'> {
  readonly eligible: number
  readonly hash: string
}

/** A voter was added or struck off, by a decision on an objection or by a correction. */
export interface RollCorrected extends ElectionHappening<'rollCorrected'> {
  readonly voter: string
  readonly correction: 'add' | 'remove'
  readonly delegate?: string
  /** Entitled to vote, after it. Whoever has voted already stays counted. */
  readonly eligible: number
  readonly grounds: Commitment
}

/** An event that concerns the roll of voters. */
export type RollEvent = RegistrationOpened | VoterRegistered | RollPublished | RollFrozen | RollCorrected

const eligible = z.int().min(0)

/** The events, by type. */
export const rollEvents = {
  registrationOpened: {
    schema: z.strictObject(happening('registrationOpened')),
    label: { en: 'registration of voters began', 'zh-CN': '选民登记已开始' },
  },
  voterRegistered: {
    schema: z.strictObject({
      ...happening('voterRegistered'),
      voter: subjectIdSchema,
      delegate: z.exactOptional(subjectIdSchema),
    }),
    label: { en: 'a voter was registered', 'zh-CN': '选民已登记' },
  },
  rollPublished: {
    schema: z.strictObject({
      ...happening('rollPublished'),
      eligible,
      hash: hashSchema,
      objectionsUntil: z.exactOptional(dateSchema),
    }),
    label: { en: 'the roll of voters was published', 'zh-CN': '选民名单已公布' },
  },
  rollFrozen: {
    schema: z.strictObject({ ...happening('rollFrozen'), eligible, hash: hashSchema }),
    label: { en: 'the roll of voters was closed', 'zh-CN': '选民名单已确定' },
  },
  rollCorrected: {
    schema: z.strictObject({
      ...happening('rollCorrected'),
      voter: subjectIdSchema,
      correction: z.enum(['add', 'remove']),
      delegate: z.exactOptional(subjectIdSchema),
      eligible,
      grounds: commitmentSchema,
    }),
    label: { en: 'the roll of voters was corrected', 'zh-CN': '选民名单已更正' },
  },
} as const satisfies { readonly [type: string]: EventDefinition }
