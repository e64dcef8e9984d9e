/**
 * huzhu 互助: whether a constitution allows an action and why, what happens to the case, and a record that anyone can check.
 * This entry exports no machine: lifecycles come from entries of their own.
 *
 * @packageDocumentation
 */
export type { ActionHead, Evidence } from './base/action.ts'
export type {
  ActionDefinition,
  BoxContent,
  Context,
  Decision,
  Due,
  Event,
  EventDefinition,
  Evolution,
  Lifecycle,
  Place,
  Reader,
  Write,
} from './base/lifecycle.ts'
export { REFUSALS, type Refusal, type RefusalCode, type RefusalData, type Result } from './base/refusal.ts'
export { type Naming, refusalText } from './base/refusal-text.ts'
export {
  ArgumentError,
  type Article,
  type Bilingual,
  type CivilDate,
  type Constitution,
  type ConstitutionDocument,
  type ConstitutionReference,
  civilDate,
  DocumentError,
  type Effect,
  type ExampleRun,
  type Explanation,
  explain,
  type FactDeclaration,
  type Facts,
  type FactValue,
  type Finding,
  factsNeeded,
  findFaults,
  type Ground,
  type Instant,
  type Json,
  type JsonObject,
  type Locale,
  type Obligation,
  type Outcome,
  type ParameterReading,
  type ParseOptions,
  parameter,
  parseConstitution,
  type Ruling,
  rule,
  ruleAgain,
  runExamples,
} from './constitution/index.ts'
export { type BallotBox, memoryBallotBox } from './society/ballot-box.ts'
export { BallotBoxError } from './society/casting.ts'
export type { DueNow } from './society/due.ts'
export type { Option } from './society/options.ts'
export { SOCIETY_REASONS } from './society/reason.ts'
export { type Snapshot, snapshotSchema } from './society/snapshot.ts'
export { type Allowed, type Done, openSociety, type Society, type SocietyOptions } from './society/society.ts'
export type { StepOptions } from './society/step.ts'
