import type { FactDeclaration, FactType } from 'huzhu/constitution'
import type { Combination, Comparison, Condition, Rule } from 'huzhu/rules'
import { mulberry32 } from './random.ts'

/** What somebody asks, and all that is known about it: the one input of every contestant. */
export interface Request {
  readonly action: ActionName
  readonly facts: PolicyFacts
}

/** What a contestant answers, in the form in which answers are compared. */
export interface Answer {
  readonly outcome: 'permitted' | 'forbidden'
  /** Names of the rules that decided; empty where nothing permits. */
  readonly deciding: readonly string[]
}

export type ActionName = (typeof ACTIONS)[number]

/** The fifteen flat facts of the policy. */
export interface PolicyFacts {
  readonly byKind: (typeof KINDS)[number]
  readonly byLayer: (typeof LAYERS)[number]
  readonly isMember: boolean
  readonly memberMonths: number
  /** Where the unit of the one who acts stands, seen from the unit concerned. */
  readonly relation: (typeof RELATIONS)[number]
  readonly unitLayer: (typeof LAYERS)[number]
  readonly unitMembers: number
  readonly hours: number
  /** Square metres. */
  readonly area: number
  readonly persons: number
  readonly borrowerInside: boolean
  readonly writtenAgreement: boolean
  readonly purpose: (typeof PURPOSES)[number]
  /** Fen. */
  readonly fee: number
  readonly warnings: number
}

export const ACTIONS = ['lendRoom', 'holdActivity', 'shareResource', 'inspectUnit'] as const
const KINDS = ['resident', 'volunteer', 'socialWorker', 'organ', 'body'] as const
const LAYERS = ['head', 'branch', 'group'] as const
const RELATIONS = ['self', 'above', 'below', 'sibling', 'none'] as const
const PURPOSES = ['meeting', 'learning', 'care', 'culture', 'sale'] as const

const boolean = { type: 'boolean' } as const
const integer = { type: 'integer' } as const
const oneOf = (values: readonly string[]) => ({ type: 'enum', values }) as const

const TYPES: { readonly [Name in keyof PolicyFacts]: FactType } = {
  byKind: oneOf(KINDS),
  byLayer: oneOf(LAYERS),
  isMember: boolean,
  memberMonths: integer,
  relation: oneOf(RELATIONS),
  unitLayer: oneOf(LAYERS),
  unitMembers: integer,
  hours: integer,
  area: integer,
  persons: integer,
  borrowerInside: boolean,
  writtenAgreement: boolean,
  purpose: oneOf(PURPOSES),
  fee: integer,
  warnings: integer,
}

/** The facts as huzhu declares them, without the type of action. */
export const FACTS: readonly FactDeclaration[] = Object.entries(TYPES).map(([name, is]) => ({
  name,
  is,
  label: { en: name, 'zh-CN': name },
  source: 'host',
  changeable: true,
}))

/**
 * The policy, once, as json-rules-engine rules; every contestant but the hand-written one is transpiled from it. Four types of action
 * with two permits and one forbid each. A forbid overrides permits; what nothing permits is forbidden.
 */
export const RULES: readonly PolicyRule[] = [
  rule('lendRoom', 'permit', 'member', [
    is('isMember', 'equal', true),
    is('memberMonths', 'greaterThanInclusive', 3),
    is('hours', 'lessThanInclusive', 4),
    { any: [is('borrowerInside', 'equal', true), is('writtenAgreement', 'equal', true)] },
    is('purpose', 'notEqual', 'sale'),
  ]),
  rule('lendRoom', 'permit', 'organ', [
    is('byKind', 'equal', 'organ'),
    is('relation', 'in', ['self', 'above']),
    is('hours', 'lessThan', 8),
    is('persons', 'lessThanInclusive', 60),
    is('area', 'greaterThan', 10),
  ]),
  rule('lendRoom', 'forbid', 'business', [
    { any: [is('purpose', 'equal', 'sale'), is('fee', 'greaterThan', 3000)] },
    { not: { all: [is('borrowerInside', 'equal', true), is('fee', 'lessThanInclusive', 100)] } },
    is('warnings', 'greaterThanInclusive', 1),
  ]),
  rule('holdActivity', 'permit', 'group', [
    is('byKind', 'in', ['resident', 'volunteer', 'organ']),
    is('byLayer', 'equal', 'group'),
    is('relation', 'equal', 'self'),
    is('persons', 'lessThan', 40),
    is('purpose', 'in', ['learning', 'care', 'culture']),
  ]),
  rule('holdActivity', 'permit', 'members', [
    is('isMember', 'equal', true),
    is('unitMembers', 'greaterThanInclusive', 5),
    is('persons', 'lessThanInclusive', 30),
    is('fee', 'lessThanInclusive', 1000),
    { not: is('purpose', 'equal', 'sale') },
  ]),
  rule('holdActivity', 'forbid', 'crowded', [
    is('persons', 'greaterThan', 20),
    is('area', 'lessThan', 60),
    {
      any: [
        is('warnings', 'greaterThanInclusive', 2),
        is('hours', 'greaterThan', 6),
        { not: is('borrowerInside', 'equal', true) },
      ],
    },
  ]),
  rule('shareResource', 'permit', 'agreed', [
    is('byKind', 'notEqual', 'body'),
    is('writtenAgreement', 'equal', true),
    is('fee', 'lessThanInclusive', 2000),
    is('relation', 'notIn', ['sibling', 'none']),
    is('unitMembers', 'greaterThan', 10),
  ]),
  rule('shareResource', 'permit', 'neighbours', [
    is('borrowerInside', 'equal', true),
    is('fee', 'lessThan', 500),
    { any: [is('isMember', 'equal', true), { all: [is('byKind', 'equal', 'volunteer'), is('memberMonths', 'greaterThan', 1)] }] },
  ]),
  rule('shareResource', 'forbid', 'outside', [
    is('borrowerInside', 'equal', false),
    is('writtenAgreement', 'notEqual', true),
    { any: [is('fee', 'greaterThan', 1500), is('warnings', 'greaterThan', 2)] },
  ]),
  rule('inspectUnit', 'permit', 'above', [
    is('relation', 'equal', 'above'),
    is('byLayer', 'notEqual', 'group'),
    is('byKind', 'in', ['organ', 'socialWorker', 'volunteer']),
    is('unitLayer', 'notEqual', 'head'),
  ]),
  rule('inspectUnit', 'permit', 'advice', [
    is('byKind', 'equal', 'socialWorker'),
    is('purpose', 'in', ['care', 'meeting', 'learning']),
    is('hours', 'lessThanInclusive', 6),
    is('persons', 'lessThan', 70),
    { not: is('relation', 'equal', 'sibling') },
  ]),
  rule('inspectUnit', 'forbid', 'sibling', [
    {
      any: [
        is('relation', 'equal', 'sibling'),
        { all: [is('relation', 'equal', 'none'), { not: is('isMember', 'equal', true) }] },
      ],
    },
    is('byLayer', 'notIn', ['head']),
    is('hours', 'greaterThanInclusive', 4),
  ]),
]

/** A rule of the policy: which action it is about, and its conditions without the test of the action. */
export interface PolicyRule {
  readonly name: string
  readonly action: ActionName
  readonly effect: 'permit' | 'forbid'
  readonly conditions: readonly Condition[]
}

/** A rule as json-rules-engine has it, with or without the test of the action. */
export function jsonRule({ name, action, effect, conditions }: PolicyRule, testsAction: boolean): Rule {
  const test: Comparison = { fact: 'action', operator: 'equal', value: action }
  const all: Combination = { all: testsAction ? [test, ...conditions] : conditions }
  return { name, conditions: all, event: { type: effect } }
}

/** Requests by a seeded generator: the same ones in every run. About a fifth is permitted, an eighth forbidden by a rule. */
export function requests(count: number, seed: number): readonly Request[] {
  const random = mulberry32(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value
  return Array.from({ length: count }, () => ({
    action: pick(ACTIONS),
    facts: {
      byKind: pick(KINDS),
      byLayer: pick(LAYERS),
      isMember: random() < 0.75,
      memberMonths: below(36),
      relation: pick(RELATIONS),
      unitLayer: pick(LAYERS),
      unitMembers: 3 + below(60),
      hours: 1 + below(8),
      area: 8 + below(112),
      persons: 1 + below(60),
      borrowerInside: random() < 0.6,
      writtenAgreement: random() < 0.5,
      purpose: pick(PURPOSES),
      fee: below(8) * below(8) * 100,
      warnings: random() < 0.5 ? 0 : 1 + below(3),
    },
  }))
}

function rule(action: ActionName, effect: 'permit' | 'forbid', word: string, conditions: readonly Condition[]): PolicyRule {
  return { name: `${action}.${word}`, action, effect, conditions }
}

function is(fact: keyof PolicyFacts, operator: string, value: Comparison['value']): Comparison {
  return { fact, operator, value }
}
