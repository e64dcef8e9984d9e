import type { CivilDate } from '../../base/time.ts'
import type { Unit } from '../../voting/index.ts'
import type { RecallProcedure } from './procedure.ts'

/**
 * The phases of a recall 罢免. A petition is filed; its signatures are checked; the person defends themselves; a vote is called, which is an election of
 * the purpose `recall`. The person is recalled or kept. Or the petition is rejected, the person's resignation is accepted before the vote, or the
 * mandate is over for another reason and nothing is left to recall.
 */
export const RECALL_PHASES = [
  'petitioned',
  'verified',
  'defended',
  'voting',
  'recalled',
  'kept',
  'resigned',
  'rejected',
  'lapsed',
] as const

/** A phase of a recall. */
export type RecallPhase = (typeof RECALL_PHASES)[number]

/** What the check of a petition finds; `repeated`: a vote was held on the same facts and reasons already. */
export const FINDINGS = ['supported', 'unsupported', 'repeated'] as const

/** What the check of a petition finds. */
export type Finding = (typeof FINDINGS)[number]

/** How many signed of those entitled, counted in one unit. */
export interface Support {
  readonly unit: Unit
  readonly signed: number
  /** Entitled on the day of the petition. */
  readonly eligible: number
}

/** One recall: the case. Who signed stands in a table. */
export interface Recall {
  readonly phase: RecallPhase
  readonly unit: string
  readonly office: string
  readonly person: string
  /** Id of the mandate that it would end. */
  readonly mandate: string
  /** Id of the parameter that held the procedure. */
  readonly procedureId: string
  /** Frozen when the petition is filed. */
  readonly procedure: RecallProcedure
  /** SHA-256 of the facts and reasons as the petition states them. */
  readonly grounds: string
  readonly petitionedOn: CivilDate
  /** By the end of which the signatures are to be checked, ... */
  readonly verifyBy: CivilDate
  /** ... and the vote held. */
  readonly voteBy: CivilDate
  /** What is left after the check. */
  readonly support: readonly Support[]
  /** Last day on which the vote waits for a defence. */
  readonly defenceUntil?: CivilDate
  /** The person wants to resign; nothing ends before it is accepted. */
  readonly resignationOn?: CivilDate
  /** Case id of the election that decides it. */
  readonly vote?: string
  readonly closedOn?: CivilDate
}

/** A signature: a row of the table `recall.signatures`, by `<case>/<signer>`. */
export interface SignatureRow {
  /** The units in which it counts. */
  readonly counts: readonly Unit[]
  readonly struckOut?: true
}

/** A vote that kept the person: a row of the table `recall.kept`, by `<mandate>/<grounds>`. The open recall of a mandate: table `recall.open`, by mandate. */
export interface KeptRow {
  readonly case: string
  readonly on: CivilDate
}
