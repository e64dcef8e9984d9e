/** Random rule sets with facts, each made from one number. Typed ones pass every check; hostile ones mix what no check would let through. */

import type { Comparison, Condition, CustomOperator, Rule, RuleSet } from 'huzhu/rules'
import type { FactDeclaration, FactType } from '../../src/base/fact.ts'

/** One case: a rule set, and facts with nothing missing. */
export interface Case {
  readonly seed: number
  readonly kind: 'typed' | 'hostile'
  readonly ruleSet: RuleSet
  readonly facts: { readonly [name: string]: unknown }
}

/** A source of numbers that gives the same ones again for the same seed (mulberry32). */
export interface Dice {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
}

export function dice(seed: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, chance: (share) => next() < share, pick: (from) => from[below(from.length)] as (typeof from)[number] }
}

const enumOf = (...values: string[]) => ({ type: 'enum', values }) as const
const ROLES = enumOf('head', 'resident', 'owner', 'worker')
const VISITORS = enumOf('resident', 'owner', 'guest')
const MEMBERS = { of: 'present', unit: 'members' } as const
const HOUSEHOLDS = { of: 'eligible', unit: 'households' } as const

/** The facts that every case declares. */
export const TYPES: { readonly [name: string]: FactType } = {
  action: enumOf('lend', 'admit', 'elect'),
  inside: { type: 'boolean' },
  signed: { type: 'boolean' },
  age: { type: 'integer' },
  area: { type: 'integer' },
  role: ROLES,
  visitor: VISITORS,
  by: { type: 'id' },
  unit: { type: 'id' },
  born: { type: 'date' },
  opened: { type: 'date' },
  heard: { type: 'instant' },
  roles: { type: 'list', of: ROLES },
  ages: { type: 'list', of: { type: 'integer' } },
  units: { type: 'list', of: { type: 'id' } },
  days: { type: 'list', of: { type: 'date' } },
  votes: { type: 'tally', shares: [MEMBERS] },
  ballots: { type: 'tally', shares: [MEMBERS, HOUSEHOLDS] },
  'param.half': { type: 'threshold' },
}

const HALF = { num: 1, den: 2, cmp: '>', ...MEMBERS } as const
const TWO_THIRDS = { num: 2, den: 3, cmp: '>=', ...MEMBERS } as const
const TENTH = { num: 1, den: 10, cmp: '>=', ...HOUSEHOLDS } as const

const DECLARATIONS: readonly FactDeclaration[] = Object.entries(TYPES).map(([name, is]) => ({
  name,
  is,
  label: { en: name, 'zh-CN': name },
  source: 'host',
  changeable: true,
}))

const OWN: readonly CustomOperator[] = [
  {
    name: 'near',
    left: { type: 'integer' },
    right: { type: 'integer' },
    pure: true,
    test: (left, right) => Math.abs((left as number) - (right as number)) <= 3,
  },
  {
    name: 'under',
    left: { type: 'id' },
    right: { type: 'id' },
    pure: true,
    test: (left, right) => (left as string).startsWith(right as string),
  },
]

/** The case of a number. */
export function randomCase(seed: number): Case {
  const roll = dice(seed)
  const kind = roll.chance(0.6) ? 'typed' : 'hostile'
  const leaf = kind === 'typed' ? () => typedLeaf(roll) : () => (roll.chance(0.5) ? typedLeaf(roll) : hostileLeaf(roll))
  const names = ['adult', 'open', 'agreed'].slice(0, roll.below(4))
  const conditions: { [name: string]: Condition } = {}
  names.forEach((name, at) => {
    conditions[name] = combination(roll, leaf, names.slice(0, at), 2)
  })
  const rules = Array.from({ length: 1 + roll.below(4) }, (_, at) => randomRule(roll, leaf, names, at))
  const facts = Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [name, factValue(roll, kind, name, type)]))
  // Each its own copy: json-rules-engine compares lists and objects by identity, and two documents share none.
  return {
    seed,
    kind,
    ruleSet: { ...structuredClone({ rules, conditions }), facts: DECLARATIONS, operators: OWN },
    facts: structuredClone(facts),
  }
}

/** The facts of a case without some of them. */
export function withoutSome(facts: Case['facts'], roll: Dice): Case['facts'] {
  const share = roll.pick([0.1, 0.3, 0.6])
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !roll.chance(name === 'action' ? share / 4 : share)))
}

/** A value that fits a type. */
export function typedValue(roll: Dice, type: FactType): unknown {
  switch (type.type) {
    case 'boolean':
      return roll.chance(0.5)
    case 'integer':
      return roll.pick([0, 1, 17, 18, 19, 60, -5])
    case 'enum':
      return roll.pick(type.values)
    case 'id':
      return roll.pick(['u1', 'u1.2', 'u2', 'r7'])
    case 'date':
      return roll.pick(['1999-12-31', '2025-12-31', '2026-01-01'])
    case 'instant':
      return roll.pick(['2025-12-31T15:59:59.999Z', '2025-12-31T16:00:00.000Z'])
    case 'list':
      return Array.from({ length: roll.below(4) }, () => typedValue(roll, type.of))
    case 'tally':
      return type.shares.flatMap(() =>
        roll.pick([
          [2, 3],
          [1, 2],
          [0, 0],
          [66, 100],
          [67, 100],
          [9007199254740990, 9007199254740991],
        ]),
      )
    default:
      return roll.pick([HALF, TWO_THIRDS])
  }
}

const ODD: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  0,
  1.5,
  18,
  null,
  true,
  false,
  '',
  '9',
  '10',
  '9x',
  'head',
  'administrator',
  '2026-01-01',
  [],
  ['head'],
  [18],
  [Number.NaN],
  [null, true, ''],
  [[18]],
  [2, 3],
  [0, 0, 0, 0],
]

function factValue(roll: Dice, kind: Case['kind'], name: string, type: FactType): unknown {
  const odd = kind === 'hostile' && roll.chance(name === 'action' ? 0.05 : 0.3)
  return odd ? roll.pick(ODD) : typedValue(roll, type)
}

function randomRule(roll: Dice, leaf: () => Comparison, names: readonly string[], at: number): Rule {
  const inner = combination(roll, leaf, names, 3)
  const about: Comparison = roll.chance(0.7)
    ? { fact: 'action', operator: 'equal', value: roll.pick(['lend', 'admit', 'elect']) }
    : { fact: 'action', operator: 'notIn', value: ['lend'] }
  const conditions = roll.chance(0.75) ? ({ all: [about, inner] } as const) : (inner as Rule['conditions'])
  const effect = roll.pick(['permit', 'permit', 'permit', 'forbid', 'refer', 'oblige'] as const)
  const article = `${1 + roll.below(3)}`
  const event =
    effect === 'refer'
      ? { type: effect, params: { organ: 'council', article } }
      : effect === 'oblige'
        ? { type: effect, params: { duty: 'report', withinDays: 3 } }
        : roll.chance(0.5)
          ? { type: effect, params: { article } }
          : { type: effect }
  return { name: `rule ${at}`, ...(roll.chance(0.2) ? { priority: 1 + roll.below(3) } : {}), conditions, event }
}

function combination(roll: Dice, leaf: () => Comparison, names: readonly string[], depth: number): Condition {
  const marks = {
    ...(roll.chance(0.2) ? { priority: 1 + roll.below(3) } : {}),
    ...(roll.chance(0.1) ? { name: `n${roll.below(3)}` } : {}),
  }
  const children = () =>
    Array.from({ length: 1 + roll.below(4) }, (): Condition => {
      if (depth <= 1 || roll.chance(0.6)) return roll.chance(0.25) ? { ...leaf(), priority: 1 + roll.below(3) } : leaf()
      return combination(roll, leaf, names, depth - 1)
    })
  const shape = roll.next()
  if (names.length > 0 && shape < 0.2) return { condition: roll.pick(names), ...marks }
  if (shape < 0.35) return { not: depth > 1 && roll.chance(0.5) ? combination(roll, leaf, names, depth - 1) : leaf(), ...marks }
  return shape < 0.7 ? { all: children(), ...marks } : { any: children(), ...marks }
}

function typeOf(name: string): FactType {
  return TYPES[name] as FactType
}

const NAMES = Object.keys(TYPES)
const SINGLE = NAMES.filter((name) => ['boolean', 'integer', 'enum', 'id', 'date', 'instant'].includes(typeOf(name).type))
const ORDERED = NAMES.filter((name) => ['integer', 'date', 'instant'].includes(typeOf(name).type))

/** The facts that can be compared with a fact: others of its type. Of enums, only the roles and the lists of roles have values in common. */
const ALIKE = new Map(
  SINGLE.map((name) => [
    name,
    SINGLE.filter((other) => typeOf(other).type === typeOf(name).type && typeOf(name).type !== 'enum'),
  ]),
)
const LISTS = new Map(
  SINGLE.map((name) => [
    name,
    name === 'action' ? [] : NAMES.filter((other) => itemType(other) !== undefined && itemType(other) === typeOf(name).type),
  ]),
)

function itemType(name: string): string | undefined {
  const type = typeOf(name)
  return type.type === 'list' ? type.of.type : undefined
}

/** A comparison that fits its facts, with decorators now and then. */
function typedLeaf(roll: Dice): Comparison {
  const leaf = plainLeaf(roll)
  return roll.chance(0.15) ? { ...leaf, operator: `not:${leaf.operator}` } : leaf
}

function plainLeaf(roll: Dice): Comparison {
  const scalar = roll.pick(SINGLE)
  const type = typeOf(scalar)
  const some = () => Array.from({ length: 1 + roll.below(roll.chance(0.1) ? 12 : 3) }, () => typedValue(roll, type)) as string[]
  const lists = LISTS.get(scalar) as readonly string[]
  const comparing = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']
  const other = (name: string) => {
    const alike = ALIKE.get(name) as readonly string[]
    return alike.length > 0 && roll.chance(0.3) ? { fact: roll.pick(alike) } : (typedValue(roll, typeOf(name)) as string)
  }
  switch (roll.below(13)) {
    case 0:
    case 1:
      return { fact: scalar, operator: roll.pick(['equal', 'notEqual']), value: other(scalar) }
    case 2:
      return {
        fact: scalar,
        operator: roll.pick(['in', 'notIn']),
        value: lists.length > 0 && roll.chance(0.4) ? { fact: roll.pick(lists) } : some(),
      }
    case 3:
    case 4: {
      const fact = roll.pick(ORDERED)
      return { fact, operator: roll.pick(comparing), value: other(fact) }
    }
    case 5:
      return {
        fact: 'roles',
        operator: roll.pick(['contains', 'doesNotContain']),
        value: roll.chance(0.5) ? { fact: 'visitor' } : 'head',
      }
    case 6:
      return {
        fact: 'ages',
        operator: `${roll.pick(['someFact', 'everyFact'])}:${roll.pick([...comparing, 'equal', 'near'])}`,
        value: other('age'),
      }
    case 7:
      return {
        fact: 'age',
        operator: `${roll.pick(['someValue', 'everyValue'])}:${roll.pick(comparing)}`,
        value: roll.chance(0.5) ? { fact: 'ages' } : [17, 18],
      }
    case 8:
      return {
        fact: 'units',
        operator: `everyFact:someValue:${roll.pick(['under', 'equal'])}`,
        value: roll.chance(0.5) ? { fact: 'units' } : ['u1'],
      }
    case 9:
      return { fact: 'units', operator: `swap:${roll.pick(['in', 'notIn'])}`, value: roll.chance(0.5) ? { fact: 'by' } : 'u1' }
    case 10:
      return {
        fact: 'votes',
        operator: 'reaches',
        value: roll.chance(0.5) ? { fact: 'param.half' } : roll.pick([HALF, TWO_THIRDS]),
      }
    case 11:
      return { fact: 'ballots', operator: 'reaches', value: { [roll.pick(['all', 'any'])]: [TWO_THIRDS, TENTH] } as never }
    default:
      return roll.chance(0.5)
        ? { fact: 'age', operator: `${roll.pick(['', 'swap:'])}near`, value: other('age') }
        : { fact: 'by', operator: 'under', value: roll.chance(0.5) ? { fact: 'unit' } : 'u1' }
  }
}

/** Any operator on any fact and any value that JSON can hold. */
function hostileLeaf(roll: Dice): Comparison {
  const base = roll.pick([
    'equal',
    'notEqual',
    'in',
    'in',
    'notIn',
    'contains',
    'doesNotContain',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
    'reaches',
    'near',
    'under',
  ])
  const decorators = Array.from({ length: roll.pick([0, 0, 0, 1, 1, 2, 3]) }, () =>
    roll.pick(['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not', 'not']),
  )
  const json = ODD.filter((value) => !holdsNaN(value) && value !== Number.POSITIVE_INFINITY && !Object.is(value, -0))
  const value = roll.chance(0.3) ? { fact: roll.pick(NAMES) } : roll.chance(0.1) ? HALF : roll.pick(json)
  return { fact: roll.pick(NAMES), operator: [...decorators, base].join(':'), value: value as Comparison['value'] }
}

function holdsNaN(value: unknown): boolean {
  return Number.isNaN(value) || (Array.isArray(value) && value.some(holdsNaN))
}
