import * as z from 'zod'
import { sharesOf } from '../voting/index.ts'
import { type Basis, passes, type Tally, type Threshold, type Unit } from '../voting/threshold.ts'

/** What a meeting needs to decide: enough who attend, and enough of them in favour. */
export interface MeetingRule {
  /** Those present, out of all who are entitled: `C-02`, 2/3 of the members. */
  readonly quorum: Threshold
  /** Those in favour: `C-10`, 2/3 of those present. */
  readonly pass: Threshold
}

/** One vote of one meeting, in whole numbers of the unit that its thresholds name: members, delegates, councillors. */
export interface MeetingTally {
  /** Entitled to vote 应到. */
  readonly eligible: number
  /** Attending 实到, whether they voted or not. */
  readonly present: number
  readonly for: number
  readonly against: number
  readonly abstain: number
  /** Void ballots; they count as cast. */
  readonly invalid?: number
}

/** What a vote came to. Without a quorum the meeting could not decide at all, and may meet again. */
export const VOTE_OUTCOMES = ['agreed', 'declined', 'inquorate'] as const

/** What a vote came to. */
export type VoteOutcome = (typeof VOTE_OUTCOMES)[number]

/** Schema of {@link MeetingTally}. */
export const meetingTallySchema = z.strictObject({
  eligible: z.int().min(0),
  present: z.int().min(0),
  for: z.int().min(0),
  against: z.int().min(0),
  abstain: z.int().min(0),
  invalid: z.exactOptional(z.int().min(0)),
})

/** Why figures cannot be those of one vote; undefined if they can. */
export function tallyFault(tally: MeetingTally): string | undefined {
  const { eligible, present } = tally
  if (present > eligible) return `${present} were present, but only ${eligible} are entitled`
  if (cast(tally) > present) return `${cast(tally)} votes were cast, but only ${present} were present`
  return undefined
}

/** What a vote came to under a rule. An abstention counts as a no where the base is those present. */
export function voteOutcome({ quorum, pass }: MeetingRule, tally: MeetingTally): VoteOutcome {
  const [unit] = unitsOf({ quorum, pass })
  if (unit === undefined || !passes(quorum, { [unit]: { for: tally.present, eligible: tally.eligible } })) return 'inquorate'
  return passes(pass, votesOf(tally, unit)) ? 'agreed' : 'declined'
}

/** Whether the figures of one meeting can answer both thresholds: one unit, a quorum of those entitled, bases that a meeting counts. */
export function isMeetingRule({ quorum, pass }: MeetingRule): boolean {
  return (
    unitsOf({ quorum, pass }).length === 1 &&
    sharesOf(quorum).every(({ of }) => of === 'eligible') &&
    sharesOf(pass).every(({ of }) => (COUNTED as readonly string[]).includes(of))
  )
}

/** The bases that {@link MeetingTally} yields. */
const COUNTED = [
  'eligible',
  'present',
  'voted',
  'participating',
  'ballotsCast',
  'forAndAgainst',
] as const satisfies readonly Basis[]

function votesOf(tally: MeetingTally, unit: Unit): Tally {
  const { eligible, present, for: agreed, against } = tally
  const ballots = cast(tally)
  const votes = {
    for: agreed,
    eligible,
    present,
    voted: ballots,
    participating: ballots,
    ballotsCast: ballots,
    forAndAgainst: agreed + against,
  }
  return { [unit]: votes satisfies { readonly [B in (typeof COUNTED)[number] | 'for']: number } }
}

function unitsOf({ quorum, pass }: MeetingRule): readonly Unit[] {
  return [...new Set([...sharesOf(quorum), ...sharesOf(pass)].map(({ unit }) => unit as Unit))]
}

function cast(tally: MeetingTally): number {
  return tally.for + tally.against + tally.abstain + (tally.invalid ?? 0)
}
