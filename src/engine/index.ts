export { configureEngine } from './profile.ts'
export { type EngineRules, jsonRulesEngine } from './rules.ts'
