/** Rules about lending the society's room, for tests: short ways to write rules and facts. */

import type {
  Combination,
  Comparand,
  Comparison,
  Condition,
  CustomOperator,
  FactDeclaration,
  FactType,
  Rule,
  RuleEvent,
  RuleSet,
} from 'huzhu/rules'

export function fact(name: string, is: FactType): FactDeclaration {
  return { name, is, label: { en: name, 'zh-CN': name }, source: 'host', changeable: true }
}

export function is(name: string, operator: string, value: Comparand): Comparison {
  return { fact: name, operator, value }
}

export function all(...conditions: Condition[]): Combination {
  return { all: conditions }
}

export function any(...conditions: Condition[]): Combination {
  return { any: conditions }
}

export function rule(name: string, type: 'permit' | 'forbid' | 'refer' | 'oblige', conditions: Combination): Rule {
  const events: { readonly [Type in RuleEvent['type']]: RuleEvent } = {
    permit: { type: 'permit' },
    forbid: { type: 'forbid' },
    refer: { type: 'refer', params: { organ: 'council' } },
    oblige: { type: 'oblige', params: { duty: 'report' } },
  }
  return { name, conditions, event: events[type] }
}

export const MEMBERS = { of: 'present', unit: 'members' } as const

/** What can be known about lending the room. */
export const FACTS: readonly FactDeclaration[] = [
  fact('action', { type: 'enum', values: ['lend', 'admit'] }),
  fact('inside', { type: 'boolean' }),
  fact('signed', { type: 'boolean' }),
  fact('agreed', { type: 'boolean' }),
  fact('hours', { type: 'integer' }),
  fact('limit', { type: 'integer' }),
  fact('borrower', { type: 'enum', values: ['resident', 'unit', 'company'] }),
  fact('by', { type: 'id' }),
  fact('until', { type: 'date' }),
  fact('heard', { type: 'instant' }),
  fact('keepers', { type: 'list', of: { type: 'id' } }),
  fact('bookings', { type: 'list', of: { type: 'integer' } }),
  fact('vote', { type: 'tally', shares: [MEMBERS] }),
  fact('param.quorum', { type: 'threshold' }),
]

export function ruleSet(rules: readonly Rule[], more: Partial<Omit<RuleSet, 'rules'>> = {}): RuleSet {
  return { rules, facts: FACTS, ...more }
}

/** An operator of a host: whether one whole number divides another. It throws on what is none. */
export const DIVIDES: CustomOperator = {
  name: 'divides',
  left: { type: 'integer' },
  right: { type: 'integer' },
  pure: true,
  test(left, right) {
    if (typeof left !== 'number' || typeof right !== 'number') throw new TypeError('only whole numbers divide')
    return right % left === 0
  },
}

/** Any input, as a rule set: for what the types would not let through. */
export function untyped(value: unknown): RuleSet {
  return value as RuleSet
}
