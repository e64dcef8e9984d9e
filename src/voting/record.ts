import type { PollInput } from './poll.ts'
import type { ShareReached } from './reached.ts'
import type { BrokenTie, Tie } from './tie.ts'

/**
 * A number of votes: decimal digits, with as many places as the method keeps (`"825.00000"`), or a fraction `"n/d"` in lowest terms where it is exact.
 */
export type Votes = string

/** Something about every two candidates, by their ids: `[a][b]`, of a over b. */
export type Pairs = { readonly [candidate: string]: { readonly [other: string]: Votes } }

/** How candidates stand to each other in pairs. */
export interface Pairwise {
  /** Ballots that put a above b, as the poll reads them. */
  readonly votes: Pairs
  /** Whoever is above each other candidate on more ballots than below; often there is nobody. */
  readonly condorcetWinner?: string
  /** The smallest set of candidates each of whom is above each one outside it on more ballots than below (J. H. Smith, 1973). */
  readonly smith: readonly string[]
}

/** A majority of a over b in a count by ranked pairs, and whether it stands. */
export interface RankedPair {
  readonly over: string
  readonly under: string
  /** `"for:against"`, as the rule for strengths writes it. */
  readonly strength: string
  /** `skipped`: stronger ones say the contrary. `open`: whether it stands hangs on the order of equally strong ones, which nothing decided. */
  readonly is: 'locked' | 'skipped' | 'open'
}

/** What happened at one stage of a count, and how everybody stood after it. */
export interface Stage {
  /** What was done: `first` preferences or totals, the `surplus` of one elected, the `exclusion` of some, an `iteration` of Meek, and so on. */
  readonly kind: string
  /** Whose surplus was transferred, or who was excluded. */
  readonly of?: readonly string[]
  /**
   * Votes of each candidate after the stage, excluded ones included, withdrawn ones not; and of those written in. Empty, where candidates are only compared
   * in pairs.
   */
  readonly votes: { readonly [candidate: string]: Votes }
  /** Elected and excluded by this stage, in order. */
  readonly elected: readonly string[]
  readonly excluded: readonly string[]
  /** Votes that count for nobody, or for nobody any more. */
  readonly exhausted: Votes
  /** Votes lost by rounding. Where a ballot is one vote, `votes` + `exhausted` + `loss` = the valid ballots, always. */
  readonly loss: Votes
  readonly quota?: Votes
  /** Schulze: the strength `"for:against"` of the strongest path from a to b. */
  readonly paths?: Pairs
  /** Ranked pairs, the strongest first. */
  readonly rankedPairs?: readonly RankedPair[]
}

/** How many ballots there were, and how many of them count. */
export interface BallotTotals {
  readonly cast: string
  readonly valid: string
  readonly void: string
  /** Valid ballots for nobody. */
  readonly blank: string
}

/** The next round of voting: who is voted on, for how many seats. */
export interface Runoff {
  readonly seats: number
  readonly candidates: readonly string[]
}

/** Why a whole poll is void: too many ballots in the box, or too few who voted. */
export type VoidPoll = 'returnedExceedIssued' | 'returnedExceedVoted' | 'turnoutNotReached'

/** Whether a poll is valid by its statute. A void one elects nobody, and is held again. */
export interface Validity {
  readonly valid: boolean
  /** Every reason; none, if it is valid. */
  readonly because: readonly VoidPoll[]
  /** The turnout, where the statute asks for one. */
  readonly turnout?: ShareReached
}

/**
 * The full record of a count: the poll as it was asked for, and what came of it. Plain JSON; `verifyCount` checks it against the ballots with code of its own.
 */
export interface CountRecord extends PollInput {
  /** In order of election. */
  readonly elected: readonly string[]
  /** Ties that nothing broke. Where there is one, fewer than `seats` may be elected. */
  readonly tied: readonly Tie[]
  /** Ties that a rule broke, in order. */
  readonly broken: readonly BrokenTie[]
  readonly stages: readonly Stage[]
  readonly ballots: BallotTotals
  readonly quota?: Votes
  /** Where candidates are compared in pairs. */
  readonly pairwise?: Pairwise
  /** Where the rule can make a whole poll void. */
  readonly validity?: Validity
  /** Where the rule leaves seats to another round. */
  readonly runoff?: Runoff
}
