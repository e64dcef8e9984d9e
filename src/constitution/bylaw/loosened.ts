import type { Effect } from '../../base/ruling.ts'
import { operatorChain } from '../../rules/operators.ts'
import type { Comparison, Condition } from '../../rules/rule.ts'
import type { Clause } from '../clauses.ts'
import type { Constitution } from '../constitution.ts'
import type { ConstitutionDocument } from '../document.ts'
import { parameterFact } from '../ruleset.ts'
import type { Direction } from './tightest.ts'

/** What may become of a condition when a value that it reads goes higher: it may begin to hold, it may cease to hold. */
interface Turn {
  readonly begins: boolean
  readonly ceases: boolean
}

/**
 * The rules that a parameter, moved in a direction, could loosen: a permit that may begin to hold, a rule of another effect that may cease
 * to hold. Found by the form of the rules, so a rule can be named that no facts would ever loosen; none is left out.
 */
export function rulesLoosened(constitution: Constitution, parameter: string, direction: Direction): readonly Clause[] {
  const fact = parameterFact(parameter)
  return [...constitution.clauses.values()].filter(({ rule, effect, parameters }) => {
    if (!parameters.includes(parameter)) return false
    const turn = turnOf(rule.conditions, fact, constitution.document.conditions)
    return loosens(effect, direction === 'higher' ? turn : turned(turn))
  })
}

function loosens(effect: Effect, { begins, ceases }: Turn): boolean {
  return effect === 'permit' ? begins : ceases
}

const STAYS: Turn = { begins: false, ceases: false }
const EITHER: Turn = { begins: true, ceases: true }

/** Named conditions are acyclic (checked at load), so this ends. */
function turnOf(node: Condition, fact: string, conditions: ConstitutionDocument['conditions']): Turn {
  if ('all' in node) return together(node.all.map((each) => turnOf(each, fact, conditions)))
  if ('any' in node) return together(node.any.map((each) => turnOf(each, fact, conditions)))
  if ('not' in node) return turned(turnOf(node.not, fact, conditions))
  if ('condition' in node) {
    const named = conditions[node.condition]
    return named === undefined ? EITHER : turnOf(named, fact, conditions)
  }
  return turnOfComparison(node, fact)
}

function turnOfComparison({ fact: left, operator, value }: Comparison, fact: string): Turn {
  const right = typeof value === 'object' && 'fact' in value ? value.fact : undefined
  if (left !== fact && right !== fact) return STAYS
  if (left === right) return EITHER
  const { decorators, base } = operatorChain(operator)
  const swaps = decorators.filter((name) => name === 'swap').length + Number(left === fact)
  const turns = swaps + decorators.filter((name) => name === 'not').length
  const turn = onRight(base)
  return turns % 2 === 0 ? turn : turned(turn)
}

/** What a comparison does when the value on its right goes higher. Equality, lists and operators of a host can do either. */
function onRight(operator: string): Turn {
  switch (operator) {
    case 'lessThan':
    case 'lessThanInclusive':
      return { begins: true, ceases: false }
    case 'greaterThan':
    case 'greaterThanInclusive':
    case 'reaches':
      return { begins: false, ceases: true }
    default:
      return EITHER
  }
}

function turned({ begins, ceases }: Turn): Turn {
  return { begins: ceases, ceases: begins }
}

function together(turns: readonly Turn[]): Turn {
  return { begins: turns.some(({ begins }) => begins), ceases: turns.some(({ ceases }) => ceases) }
}
