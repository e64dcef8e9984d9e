import type { Article, ConstitutionDocument } from 'huzhu/constitution'
import type { Comparison, Condition } from 'huzhu/rules'
import { ACTIONS, FACTS, jsonRule, type PolicyRule, RULES } from './policy.ts'

/**
 * The policy as a constitution: one article for each type of action, and `others` articles about other types, each about its own, as
 * long as those of the policy. The longest lending is a dated parameter, as it would be in a charter.
 */
export function constitutionOf(others: number): ConstitutionDocument {
  const otherRules = Array.from({ length: others }, (_, index) => othersLike(index))
  return {
    format: 1,
    id: 'bench',
    version: '1',
    title: both('The policy as a constitution'),
    zone: 'Asia/Shanghai',
    validFrom: '2024-01-01',
    structure: { legalForm: 'other', layers: [{ id: 'head', label: both('head office') }], organs: [], offices: [] },
    parameters: [
      {
        id: 'lending.hours',
        label: both('longest lending, in hours'),
        is: { type: 'integer' },
        values: [
          { value: 3, validFrom: '2024-01-01', validTo: '2025-01-01', source: MODEL },
          { value: 4, validFrom: '2025-01-01', source: MODEL },
        ],
      },
    ],
    facts: FACTS,
    actions: [...ACTIONS, ...otherRules.map(([first]) => first?.action as string)].map((type) => ({ type, label: both(type) })),
    conditions: {},
    articles: [...ACTIONS.map((action) => RULES.filter((rule) => rule.action === action)), ...otherRules].map(article),
  }
}

const MODEL = { law: 'model', confidence: 'I' } as const

type AnyRule = Omit<PolicyRule, 'action'> & { readonly action: string }

/** The rules of one of the four types of action, in turn, about a type of their own. */
function othersLike(index: number): readonly AnyRule[] {
  const action = `other${index}`
  return RULES.filter((rule) => rule.action === ACTIONS[index % ACTIONS.length]).map((rule) => ({
    ...rule,
    action,
    name: `${action}.${rule.name}`,
  }))
}

function article(rules: readonly AnyRule[], index: number): Article {
  const about = rules[0]?.action ?? ''
  return {
    number: String(index + 1),
    heading: both(about),
    text: both(`Who may ${about}.`),
    sources: [MODEL],
    rules: rules.map((rule) => jsonRule({ ...rule, conditions: rule.conditions.map(withParameter) } as PolicyRule, true)),
    examples: [],
  }
}

/** `hours <= 4` becomes `hours <= param.lending.hours`. */
function withParameter(condition: Condition): Condition {
  const { fact, operator, value } = condition as Comparison
  return fact === 'hours' && operator === 'lessThanInclusive' && value === 4
    ? { fact, operator, value: { fact: 'param.lending.hours' } }
    : condition
}

function both(text: string) {
  return { en: text, 'zh-CN': text }
}
