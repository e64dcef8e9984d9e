import * as cedarWasm from '@cedar-policy/cedar-wasm/nodejs'
import type { Condition } from 'huzhu/rules'
import { type PolicyRule, RULES } from '../policy.ts'
import { contestant } from './contestant.ts'

const POLICY_SET = 'policy'

/** Cedar in WebAssembly, with the policy set parsed beforehand. Every call carries its context over the border as JSON. */
export function cedar() {
  const staticPolicies = Object.fromEntries(RULES.map((rule) => [rule.name, policyText(rule)]))
  const parsed = cedarWasm.preparsePolicySet(POLICY_SET, { staticPolicies })
  if (parsed.type === 'failure') throw new TypeError(parsed.errors.map((error) => error.message).join('; '))
  return contestant({
    name: 'cedar-wasm 4, parsed beforehand',
    names: 'all',
    input: ({ action, facts }): cedarWasm.StatefulAuthorizationCall => ({
      principal: { type: 'Subject', id: 'somebody' },
      action: { type: 'Action', id: action },
      resource: { type: 'Unit', id: 'somewhere' },
      context: { ...facts },
      preparsedPolicySetId: POLICY_SET,
      entities: [],
    }),
    ask: (call) => cedarWasm.statefulIsAuthorized(call),
    answer: (answer) => {
      if (answer.type === 'failure') throw new TypeError(answer.errors.map((error) => error.message).join('; '))
      const { decision, diagnostics } = answer.response
      if (diagnostics.errors.length > 0) throw new TypeError(diagnostics.errors.map(({ error }) => error.message).join('; '))
      return { outcome: decision === 'allow' ? 'permitted' : 'forbidden', deciding: diagnostics.reason }
    },
  })
}

function policyText({ effect, action, conditions }: PolicyRule): string {
  return `${effect}(principal, action == Action::"${action}", resource) when { ${expression({ all: conditions })} };`
}

function expression(condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map(expression).join(' && ')})`
  if ('any' in condition) return `(${condition.any.map(expression).join(' || ')})`
  if ('not' in condition) return `!${expression(condition.not)}`
  if ('condition' in condition) throw new TypeError('the policy names no conditions')
  const { fact, operator, value } = condition
  const left = `context.${fact}`
  if (operator === 'in') return `${JSON.stringify(value)}.contains(${left})`
  if (operator === 'notIn') return `!(${JSON.stringify(value)}.contains(${left}))`
  return `(${left} ${signFor(operator)} ${JSON.stringify(value)})`
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
