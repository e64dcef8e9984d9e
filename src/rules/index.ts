/**
 * Rules as json-rules-engine writes them, checked against declared facts and compiled: three-valued, synchronous, explained.
 *
 * @packageDocumentation
 */
export {
  FACT_SOURCES,
  type FactDeclaration,
  type FactSource,
  type Facts,
  type FactType,
  type FactValue,
  type ItemType,
  type ShareName,
} from '../base/fact.ts'
export type { Finding } from '../base/json.ts'
export type { Effect, Outcome } from '../base/ruling.ts'
export { checkRules } from './check.ts'
export type { RuleError, Verdict } from './combine.ts'
export { type CompiledRules, compileRules } from './compile.ts'
export type { ExplainedComparison, ExplainedCondition, RuleExplanation } from './explain.ts'
export { factDeclarationSchema, factFault, factTypeSchema } from './facts.ts'
export { DECORATORS, type DecoratorName, OPERATORS, type OperatorName } from './operators.ts'
export {
  type Combination,
  type Comparand,
  type Comparison,
  type Condition,
  type CustomOperator,
  combinationSchema,
  conditionSchema,
  type FactReference,
  RULE_LIMITS,
  type Rule,
  type RuleEvent,
  type RuleSet,
  ruleEventSchema,
  ruleSchema,
} from './rule.ts'
