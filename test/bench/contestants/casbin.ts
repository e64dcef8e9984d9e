import { type Enforcer, newEnforcer, newModelFromString } from 'casbin'
import type { Condition } from 'huzhu/rules'
import { ACTIONS, type PolicyFacts, type PolicyRule, RULES } from '../policy.ts'
import { contestant } from './contestant.ts'

/** casbin with one expression for each policy line (`eval`), all rules in one enforcer. `enforceSync` says yes or no and names no rule. */
export async function casbin() {
  const enforcer = await enforcerOf(RULES, true)
  return contestant({
    name: 'casbin 5, enforceSync, one enforcer',
    names: 'none',
    input: ({ action, facts }): RequestObject => ({ action, ...facts }),
    ask: (request) => enforcer.enforceSync(request),
    answer: (allowed) => ({ outcome: allowed ? 'permitted' : 'forbidden', deciding: [] }),
  })
}

/** The same with an enforcer for each type of action. */
export async function casbinIndexed() {
  const enforcers = new Map<string, Enforcer>()
  for (const action of ACTIONS) {
    const rules = RULES.filter((rule) => rule.action === action)
    enforcers.set(action, await enforcerOf(rules, false))
  }
  return contestant({
    name: 'casbin 5, enforceSync, one for each action',
    names: 'none',
    input: ({ action, facts }): RequestObject => ({ action, ...facts }),
    ask: (request) => (enforcers.get(request.action) as Enforcer).enforceSync(request),
    answer: (allowed) => ({ outcome: allowed ? 'permitted' : 'forbidden', deciding: [] }),
  })
}

type RequestObject = PolicyFacts & { readonly action: string }

const MODEL = `
[request_definition]
r = request
[policy_definition]
p = name, test, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = eval(p.test)
`

async function enforcerOf(rules: readonly PolicyRule[], testsAction: boolean): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(MODEL))
  for (const { name, action, effect, conditions } of rules) {
    const test = expression({ all: conditions })
    const whole = testsAction ? `r.request.action == '${action}' && ${test}` : test
    await enforcer.addPolicy(name, whole, effect === 'permit' ? 'allow' : 'deny')
  }
  return enforcer
}

function expression(condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map(expression).join(' && ')})`
  if ('any' in condition) return `(${condition.any.map(expression).join(' || ')})`
  if ('not' in condition) return `!${expression(condition.not)}`
  if ('condition' in condition) throw new TypeError('the policy names no conditions')
  const { fact, operator, value } = condition
  const left = `r.request.${fact}`
  if (operator === 'in')
    return `(${list(value)
      .map((each) => `${left} == ${each}`)
      .join(' || ')})`
  if (operator === 'notIn')
    return `(${list(value)
      .map((each) => `${left} != ${each}`)
      .join(' && ')})`
  return `(${left} ${signFor(operator)} ${literal(value)})`
}

function list(value: unknown): readonly string[] {
  return (value as readonly unknown[]).map(literal)
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function signFor(operator: string): string {
  const sign = SIGNS.get(operator)
  if (sign === undefined) throw new TypeError(`no sign for ${operator}`)
  return sign
}

const SIGNS = new Map([
  ['equal', '=='],
  ['notEqual', '!='],
  ['lessThan', '<'],
  ['lessThanInclusive', '<='],
  ['greaterThan', '>'],
  ['greaterThanInclusive', '>='],
])
