/**
 * json-rules-engine itself: behind the interface of the compiled rules, or as an `Engine` for hosts that run it already.
 *
 * @packageDocumentation
 */
export { configureEngine } from './profile.ts'
export { type EngineRules, jsonRulesEngine } from './rules.ts'
