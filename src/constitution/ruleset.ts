import type { FactDeclaration } from '../base/fact.ts'
import type { CustomOperator, Rule, RuleSet } from '../rules/index.ts'
import { sharesOf, type Threshold } from '../voting/threshold.ts'
import type { ConstitutionDocument } from './document.ts'

/** Name of the fact under which rules read a parameter. */
export function parameterFact(id: string): string {
  return `param.${id}`
}

/** The facts that every action brings along. */
export const BUILT_IN = ['action', 'by', 'date'] as const

/**
 * All rules of a document as one rule set: unmodified json-rules-engine rules, each with the number of its article in
 * `event.params.article`, over the declared facts, the built-in ones and the parameters.
 */
export function ruleSetOf(document: ConstitutionDocument, operators?: readonly CustomOperator[]): RuleSet {
  return {
    rules: document.articles.flatMap((article) => article.rules.map((rule) => cited(rule, article.number))),
    facts: [...builtIn(document), ...document.facts, ...parameters(document)],
    conditions: document.conditions,
    ...(operators === undefined ? {} : { operators }),
  }
}

function cited(rule: Rule, article: string): Rule {
  return { ...rule, event: { ...rule.event, params: { ...rule.event.params, article } } } as Rule
}

function builtIn(document: ConstitutionDocument): readonly FactDeclaration[] {
  return [
    {
      name: 'action',
      is: { type: 'enum', values: document.actions.map((action) => action.type) },
      label: { en: 'type of action', 'zh-CN': '申请种类' },
      source: 'action',
      changeable: false,
    },
    { name: 'by', is: { type: 'id' }, label: { en: 'who acts', 'zh-CN': '申请人' }, source: 'action', changeable: false },
    {
      name: 'date',
      is: { type: 'date' },
      label: { en: 'date of the act', 'zh-CN': '行为日期' },
      source: 'action',
      changeable: false,
    },
  ]
}

function parameters(document: ConstitutionDocument): readonly FactDeclaration[] {
  return document.parameters.map(({ id, is, label, values: [first] }) => ({
    name: parameterFact(id),
    is: is.type === 'threshold' && first !== undefined ? { ...is, shares: sharesOf(first.value as Threshold) } : is,
    label,
    source: 'action',
    changeable: false,
  }))
}
