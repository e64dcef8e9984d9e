import { buildMongoQueryMatcher, createMongoAbility, type MongoAbility } from '@casl/ability'
import { $and, $nor, $or, and, nor, or } from '@ucast/mongo2js'
import type { Comparison, Condition } from 'huzhu/rules'
import { type PolicyFacts, RULES } from '../policy.ts'
import { contestant } from './contestant.ts'

/**
 * CASL: the last rule that matches wins, so forbids stand behind permits; it indexes by action itself. It names one rule where two
 * permit. It only finds its rules by the kind of the subject: a constant here, the cheapest there is.
 */
export function casl() {
  const inOrder = [...RULES].sort((a, b) => Number(a.effect === 'forbid') - Number(b.effect === 'forbid'))
  const ability: MongoAbility = createMongoAbility(
    inOrder.map(({ name, action, effect, conditions }) => ({
      action,
      subject: 'Request',
      conditions: query({ all: conditions }),
      inverted: effect === 'forbid',
      reason: name,
    })),
    {
      conditionsMatcher: buildMongoQueryMatcher({ $and, $or, $nor }, { and, or, nor }),
      detectSubjectType: () => 'Request',
    },
  )
  return contestant({
    name: 'CASL 7, relevantRuleFor',
    names: 'one',
    input: ({ action, facts }): { action: string; facts: PolicyFacts } => ({ action, facts: { ...facts } }),
    ask: ({ action, facts }) => ability.relevantRuleFor(action, facts as never),
    answer: (rule) => ({
      outcome: rule !== null && !rule.inverted ? 'permitted' : 'forbidden',
      deciding: rule?.reason === undefined ? [] : [rule.reason],
    }),
  })
}

type Query = { [key: string]: unknown }

function query(condition: Condition): Query {
  if ('all' in condition) return { $and: condition.all.map(query) }
  if ('any' in condition) return { $or: condition.any.map(query) }
  if ('not' in condition) return { $nor: [query(condition.not)] }
  if ('condition' in condition) throw new TypeError('the policy names no conditions')
  const { fact, operator, value } = condition
  return operator === 'equal' ? { [fact]: value } : { [fact]: { [wordFor(operator)]: value as Comparison['value'] } }
}

function wordFor(operator: string): string {
  const word = WORDS.get(operator)
  if (word === undefined) throw new TypeError(`no word for ${operator}`)
  return word
}

const WORDS = new Map([
  ['notEqual', '$ne'],
  ['in', '$in'],
  ['notIn', '$nin'],
  ['lessThan', '$lt'],
  ['lessThanInclusive', '$lte'],
  ['greaterThan', '$gt'],
  ['greaterThanInclusive', '$gte'],
])
