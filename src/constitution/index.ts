/**
 * A constitution as one dated document, and its answer to one action: `parseConstitution`, `rule`, `factsNeeded`, `parameter`.
 * Needs neither xstate nor json-rules-engine.
 *
 * @packageDocumentation
 */
export { ArgumentError } from '../base/argument.ts'
export type { FactDeclaration, FactSource, Facts, FactType, FactValue, ItemType, ShareName } from '../base/fact.ts'
export type { Finding, Json, JsonObject, Path } from '../base/json.ts'
export { DocumentError } from '../base/misuse.ts'
export {
  type ConstitutionReference,
  EFFECTS,
  type Effect,
  type Ground,
  type Obligation,
  OUTCOMES,
  type Outcome,
  type ParameterReading,
  type Ruling,
  type RulingError,
  type Source,
} from '../base/ruling.ts'
export { type Bilingual, LOCALES, type Locale } from '../base/text.ts'
export { type CivilDate, civilDate, type Instant } from '../base/time.ts'
export { type ByLaw, type ByLawDocument, byLawSchema, type TightenedParameter } from './bylaw/bylaw.ts'
export { type ByLawOptions, checkByLaw, parseByLaw, type UnitPlace } from './bylaw/check.ts'
export { effective, withByLaws } from './bylaw/effective.ts'
export type { ActionReads, Clause } from './clauses.ts'
export { type Constitution, findFaults, type ParseOptions, parseConstitution } from './constitution.ts'
export type { Actor } from './diff/actor.ts'
export type { ArticleChange, ArticleDiff, MovedArticle, RuleName } from './diff/articles.ts'
export type { ConditionChange, ConditionDiff } from './diff/conditions.ts'
export { type ConstitutionDiff, diff, type StructureDiff } from './diff/diff.ts'
export type { Direction } from './diff/direction.ts'
export type { Change, ListDiff } from './diff/list.ts'
export type { ParameterChange, ParameterDiff, SourcedValue, ValueChange } from './diff/parameters.ts'
export type { PowerChange, PowerDiff, UnsettledPower } from './diff/powers.ts'
export { diffText } from './diff/text/text.ts'
export type { DiffCase, TurnedRuling } from './diff/turned.ts'
export {
  type Article,
  type Chapter,
  type ConstitutionDocument,
  constitutionSchema,
  type DatedValue,
  type DeclaredAction,
  type Example,
  type Parameter,
} from './document.ts'
export { type ExampleRun, runExamples } from './examples.ts'
export { type Explanation, explain } from './explain/explain.ts'
export { LINT_CODES, type LintCode, type LintMeaning, SEVERITIES, type Severity } from './lint/codes.ts'
export type { LintFinding } from './lint/finding.ts'
export { lint } from './lint/lint.ts'
export { isProfile, lintProfile } from './lint/profile.ts'
export { parameter } from './parameter.ts'
export type { ActionRequest } from './prepare.ts'
export { factsNeeded, rule, ruleAgain } from './ruling.ts'
export { text } from './text/text.ts'
