import { Engine, type EngineResult, type RuleProperties } from 'json-rules-engine'
import { ACTIONS, jsonRule, type PolicyFacts, RULES } from '../policy.ts'
import { combined, contestant } from './contestant.ts'

/**
 * json-rules-engine as it has to be used where decisions matter: a fresh engine for each decision, because runs of one engine disturb
 * each other. Helped by an index: only the rules about the action are added, without their test of the action.
 */
export function jsonRulesEngine() {
  const rules = new Map(
    ACTIONS.map((action) => [action as string, RULES.filter((rule) => rule.action === action).map(asProperties)]),
  )
  return contestant({
    name: 'json-rules-engine 7, fresh engine, indexed',
    names: 'all',
    async: true,
    input: ({ action, facts }): { action: string; facts: PolicyFacts } => ({ action, facts: { ...facts } }),
    ask: ({ action, facts }): Promise<EngineResult> => new Engine(rules.get(action)).run(facts),
    answer: ({ results }) => combined(results.map(({ name, event }) => ({ name, effect: event?.type ?? '' }))),
  })
}

function asProperties(rule: (typeof RULES)[number]): RuleProperties {
  return jsonRule(rule, false) as unknown as RuleProperties
}
