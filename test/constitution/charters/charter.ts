import { type Constitution, type Facts, type FactType, parseConstitution, type Ruling, rule } from 'huzhu/constitution'
import type { Combination, Condition, RuleEvent } from 'huzhu/rules'
import type { Share } from 'huzhu/voting'

/** One clause of a charter or of a law as it was published: where it stands, and its rules. */
export interface CharterClause {
  readonly law: string
  readonly article: string
  readonly facts: { readonly [name: string]: FactType }
  readonly parameters?: { readonly [id: string]: Share | number }
  readonly rules: readonly { readonly name: string; readonly event: RuleEvent; readonly conditions: Combination }[]
}

const both = (text: string) => ({ en: text, 'zh-CN': text })

/** A constitution of one clause, about the actions that its rules name. */
export function charter({ law, article, facts, parameters = {}, rules }: CharterClause): Constitution {
  const source = { law, article, confidence: 'P' } as const
  const actions = new Set(JSON.stringify(rules).match(/(?<="fact":"action","operator":"equal","value":")\w+/g))
  return parseConstitution({
    format: 1,
    id: 'charter',
    version: '1',
    title: both(law),
    zone: 'Asia/Shanghai',
    validFrom: '1998-10-25',
    structure: {
      legalForm: 'registeredAssociation',
      layers: [{ id: 'head', label: both('head') }],
      organs: ['congress', 'council'].map((id) => ({ id, label: both(id), layer: 'head' })),
      offices: [],
    },
    parameters: Object.entries(parameters).map(([id, value]) => ({
      id,
      label: both(id),
      is: { type: typeof value === 'number' ? 'integer' : 'threshold' },
      values: [{ value, validFrom: '1998-10-25', source }],
    })),
    facts: Object.entries(facts).map(([name, is]) => ({ name, is, label: both(name), source: 'host', changeable: true })),
    actions: [...actions].map((type) => ({ type, label: both(type) })),
    conditions: {},
    articles: [
      { number: /\d+/.exec(article)?.[0], heading: both(article), text: both(article), sources: [source], rules, examples: [] },
    ],
  })
}

/** The charter's answer to an action with these facts. */
export function ruled(constitution: Constitution, type: string, facts: Facts): Ruling {
  const ruling = rule(constitution, { type, at: '2026-03-02T02:00:00.000Z' }, facts)
  if (ruling.errors.length > 0) throw new Error(JSON.stringify(ruling.errors))
  return ruling
}

export function permit(name: string, type: string, ...conditions: Condition[]) {
  return { name, event: { type: 'permit' }, conditions: about(type, conditions) } as const
}

export function forbid(name: string, type: string, ...conditions: Condition[]) {
  return { name, event: { type: 'forbid' }, conditions: about(type, conditions) } as const
}

function about(type: string, conditions: readonly Condition[]): Combination {
  return { all: [{ fact: 'action', operator: 'equal', value: type }, ...conditions] }
}

/** A comparison with a value, or with a parameter where the value is one's name: `param.quorum`. */
export function is(fact: string, operator: string, value: string | number | boolean | readonly string[]): Condition {
  return { fact, operator, value: typeof value === 'string' && value.startsWith('param.') ? { fact: value } : value }
}

export const BOOLEAN: FactType = { type: 'boolean' }
export const INTEGER: FactType = { type: 'integer' }

export function oneOf(...values: string[]): FactType {
  return { type: 'enum', values }
}

export function tally(of: Share['of'], unit: Share['unit']): FactType {
  return { type: 'tally', shares: [{ of, unit }] }
}

export function share(num: number, den: number, cmp: Share['cmp'], of: Share['of'], unit: Share['unit']): Share {
  return { num, den, cmp, of, unit }
}
