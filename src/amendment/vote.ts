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

/** What one vote came to, counted in one unit. */
export interface VoteCount {
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

/** One vote of one meeting, in whole numbers of the unit that its thresholds name: members, delegates, councillors, owners' heads. */
export interface MeetingTally extends VoteCount {
  /**
   * The same vote by floor area, where owners decide by heads and by area at once.
   *
   * Source: Civil Code of the PRC, Art. 278.
   */
  readonly area?: VoteCount
}

/** What a vote came to. Without a quorum the meeting could not decide at all, and may meet again. */
export const VOTE_OUTCOMES = ['agreed', 'declined', 'inquorate'] as const

/** What a vote came to. */
export type VoteOutcome = (typeof VOTE_OUTCOMES)[number]

const count = {
  eligible: z.int().min(0),
  present: z.int().min(0),
  for: z.int().min(0),
  against: z.int().min(0),
  abstain: z.int().min(0),
  invalid: z.exactOptional(z.int().min(0)),
}

/** Schema of {@link MeetingTally}. */
export const meetingTallySchema = z.strictObject({ ...count, area: z.exactOptional(z.strictObject(count)) })

/** Why figures cannot be those of one vote under a rule; undefined if they can. */
export function tallyFault(rule: MeetingRule, tally: MeetingTally): string | undefined {
  const { area } = tally
  const byArea = unitsOf(rule).length > 1
  if (byArea && area === undefined) return 'the vote is by heads and by floor area, but no area was counted'
  if (!byArea && area !== undefined) return 'floor area was counted, but it has no part in this vote'
  return countFault(tally) ?? (area === undefined ? undefined : countFault(area))
}

function countFault(count: VoteCount): string | undefined {
  const { eligible, present } = count
  if (present > eligible) return `${present} were present, but only ${eligible} are entitled`
  if (cast(count) > present) return `${cast(count)} votes were cast, but only ${present} were present`
  return undefined
}

/** What a vote came to under a rule. An abstention counts as a no where the base is those present. */
export function voteOutcome(rule: MeetingRule, tally: MeetingTally): VoteOutcome {
  const counts = countsOf(rule, tally)
  if (counts === undefined || !passes(rule.quorum, tallyOf(counts, attendance))) return 'inquorate'
  return passes(rule.pass, tallyOf(counts, votes)) ? 'agreed' : 'declined'
}

/**
 * Whether the figures of one meeting can answer both thresholds: one unit, or owners' heads and area; a quorum of those entitled; bases
 * that a meeting counts.
 */
export function isMeetingRule({ quorum, pass }: MeetingRule): boolean {
  const units = unitsOf({ quorum, pass })
  return (
    (units.length === 1 || (units.length === 2 && units.includes('heads') && units.includes('area'))) &&
    sharesOf(quorum).every(({ of }) => of === 'eligible') &&
    sharesOf(pass).every(({ of }) => (COUNTED as readonly string[]).includes(of))
  )
}

/** The bases that {@link VoteCount} yields. */
const COUNTED = [
  'eligible',
  'present',
  'voted',
  'participating',
  'ballotsCast',
  'forAndAgainst',
] as const satisfies readonly Basis[]

/** What each unit of a rule counted; undefined where the rule asks for an area that was not counted. */
function countsOf(rule: MeetingRule, tally: MeetingTally): readonly (readonly [Unit, VoteCount])[] | undefined {
  const units = unitsOf(rule)
  if (units.length < 2) return units.map((unit) => [unit, tally])
  const { area } = tally
  return area === undefined ? undefined : units.map((unit) => [unit, unit === 'area' ? area : tally])
}

function tallyOf(counts: readonly (readonly [Unit, VoteCount])[], read: (count: VoteCount) => Tally[Unit]): Tally {
  return Object.fromEntries(counts.map(([unit, count]) => [unit, read(count)]))
}

function attendance({ present, eligible }: VoteCount) {
  return { for: present, eligible }
}

function votes(count: VoteCount) {
  const { eligible, present, for: agreed, against } = count
  const ballots = cast(count)
  return {
    for: agreed,
    eligible,
    present,
    voted: ballots,
    participating: ballots,
    ballotsCast: ballots,
    forAndAgainst: agreed + against,
  } satisfies { readonly [B in (typeof COUNTED)[number] | 'for']: number }
}

function unitsOf({ quorum, pass }: MeetingRule): readonly Unit[] {
  return [...new Set([...sharesOf(quorum), ...sharesOf(pass)].map(({ unit }) => unit as Unit))]
}

function cast({ for: agreed, against, abstain, invalid = 0 }: VoteCount): number {
  return agreed + against + abstain + invalid
}
