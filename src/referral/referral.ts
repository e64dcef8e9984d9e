import type { Commitment } from '../base/id.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import type { CivilDate } from '../base/time.ts'

/** The phases of a referral: before the organ; agreed or declined by it; withdrawn by whoever brought it. */
export const REFERRAL_PHASES = ['open', 'agreed', 'declined', 'withdrawn'] as const

/** A phase of a referral. */
export type ReferralPhase = (typeof REFERRAL_PHASES)[number]

/** What an organ answers. */
export const REFERRAL_ANSWERS = ['agreed', 'declined'] as const

/** What an organ answers. */
export type ReferralAnswer = (typeof REFERRAL_ANSWERS)[number]

/** An action that the constitution leaves to an organ, put before that organ: one case. */
export interface Referral {
  readonly phase: ReferralPhase
  /** What it froze when it was brought. */
  readonly procedure: { readonly constitution: ConstitutionReference }
  /** The organ of the structure that is asked, ... */
  readonly organ: string
  /** ... and the unit whose organ it is. */
  readonly unit: string
  /** Type and digest of the action; see {@link referralDigest}. */
  readonly subjectAction: string
  readonly digest: string
  readonly broughtBy: string
  readonly broughtOn: CivilDate
  /** Civil date by the end of which it is to be answered. */
  readonly deadline?: CivilDate
  readonly answeredOn?: CivilDate
  readonly reasons?: Commitment
}
