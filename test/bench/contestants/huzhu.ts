import { type ActionRequest, parseConstitution, type Ruling, rule } from 'huzhu/constitution'
import { jsonRulesEngine } from 'huzhu/engine'
import { compileRules, type RuleSet, type Verdict } from 'huzhu/rules'
import { constitutionOf } from '../articles.ts'
import { ACTIONS, type Answer, FACTS, jsonRule, type PolicyFacts, RULES } from '../policy.ts'
import { combined, contestant } from './contestant.ts'

/** The compiled rules alone: outcome and names of the deciding rules. */
export function huzhuDecide() {
  const rules = compileRules(ruleSet())
  return contestant({
    name: 'huzhu, decide',
    names: 'all',
    input: ({ action, facts }) => ({ action, ...facts }),
    ask: (facts) => rules.decide(facts),
    answer: answerOf,
  })
}

/** The whole tree of every rule about the action, with the values read; what json-rules-engine gives with its results. */
export function huzhuExplain() {
  const rules = compileRules(ruleSet())
  return contestant({
    name: 'huzhu, explain',
    names: 'all',
    input: ({ action, facts }) => ({ action, ...facts }),
    ask: (facts) => rules.explain(facts),
    answer: (explanations) =>
      combined(explanations.flatMap(({ name, event, result }) => (result === true ? { name, effect: event.type } : []))),
  })
}

/** json-rules-engine itself in the safe profile of `huzhu/engine`. */
export function huzhuEngine() {
  const rules = jsonRulesEngine(ruleSet())
  return contestant({
    name: 'huzhu/engine, decide',
    names: 'all',
    async: true,
    input: ({ action, facts }) => ({ action, ...facts }),
    ask: (facts) => rules.decide(facts),
    answer: answerOf,
  })
}

/** A constitution with `others` articles beside those of the policy: checks all facts, reads the parameter in force, cites articles and values. */
export function huzhuRule(others: number) {
  const constitution = parseConstitution(constitutionOf(others))
  return contestant({
    name: `huzhu, rule, ${constitution.document.articles.length.toLocaleString('en')} articles`,
    names: 'all',
    input: ({ action, facts }): { action: ActionRequest; facts: PolicyFacts } => ({
      action: { type: action, at: '2026-03-01T02:00:00.000Z', by: 'r:0001' },
      facts: { ...facts },
    }),
    ask: ({ action, facts }) => rule(constitution, action, facts as never),
    answer: ({ outcome, grounds, errors }: Ruling) => {
      if (errors.length > 0) throw new TypeError(JSON.stringify(errors))
      return answerOf({ outcome, deciding: grounds.map((ground) => ground.rule) })
    },
  })
}

/** The policy as huzhu takes it. */
export function ruleSet(): RuleSet {
  const action = { name: 'action', is: { type: 'enum', values: ACTIONS }, label: { en: 'action', 'zh-CN': '申请' } } as const
  return {
    rules: RULES.map((rule) => jsonRule(rule, true)),
    facts: [{ ...action, source: 'action', changeable: false }, ...FACTS],
  }
}

function answerOf({ outcome, deciding }: Pick<Verdict, 'outcome' | 'deciding'>): Answer {
  if (outcome !== 'permitted' && outcome !== 'forbidden') throw new TypeError(`the outcome is ${outcome}`)
  return { outcome, deciding }
}
