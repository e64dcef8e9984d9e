/**
 * Exact thresholds: shares with a named base and a named unit, and whether a tally passes them. Counting: ballots in, the full record of the count out.
 *
 * @packageDocumentation
 */
export { APPORTIONMENTS, type ApportionInput, type Apportionment, apportion, type SeatTie } from './apportionment.ts'
export {
  type ApprovalBallot,
  type Ballot,
  type BallotCount,
  ballotSchema,
  MARKS,
  type Mark,
  type MarkedBallot,
  type RankedBallot,
  type ScoredBallot,
} from './ballot.ts'
export { type CountInput, count, merge, type Summary, summarize } from './count.ts'
export { type DrawGroup, type DrawInput, type DrawnGroup, drawParticipants } from './draw.ts'
export { type EncodeInput, encode } from './encode.ts'
export type { EncodedBallots } from './encoded.ts'
export { drawLot } from './lot.ts'
export type { Ballots } from './method.ts'
export type {
  Exclusions,
  IrvRules,
  LimitedRules,
  Markings,
  MeekRules,
  MethodRules,
  MinimaxRules,
  ScoreRules,
  StrengthRule,
  StrengthRules,
  WigmRules,
} from './method-rules.ts'
export {
  type Decision,
  decide,
  type Motion,
  type MotionTally,
  type MotionVotes,
  motionSchema,
  motionTallySchema,
} from './motion.ts'
export { METHODS, type MethodName, type PollInput, pollSchema, UNRANKED, type Unranked } from './poll.ts'
export type { ShareReached } from './reached.ts'
export type {
  BallotTotals,
  CountRecord,
  Pairs,
  Pairwise,
  RankedPair,
  Runoff,
  Stage,
  Validity,
  VoidPoll,
  Votes,
} from './record.ts'
export { candidatesFor, type Fraction, STATUTES, type StatutoryRules, statutoryRulesSchema } from './statute.ts'
export type { Basis, Share, Tally, Threshold, Unit } from './threshold.ts'
export { BASES, passes, reaches, shareSchema, sharesOf, smallestPassing, thresholdSchema, UNITS } from './threshold.ts'
export { type BrokenTie, type Tie, type TieRule, tieRuleSchema } from './tie.ts'
export { type Turnout, turnoutSchema } from './turnout.ts'
export { type Verification, verifyCount } from './verify/verify.ts'
