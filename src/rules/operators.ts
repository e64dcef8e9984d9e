import { reaches, type Threshold } from '../voting/threshold.ts'
import type { CustomOperator } from './rule.ts'

/** The ten operators of json-rules-engine. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const

/** The six decorators of json-rules-engine, written before an operator: `not:someFact:in`. */
export const DECORATORS = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'] as const

/** The operator that compares a tally with a threshold, exactly. */
export const REACHES = 'reaches'

/** An operator of json-rules-engine. */
export type OperatorName = (typeof OPERATORS)[number]

/** A decorator of json-rules-engine. */
export type DecoratorName = (typeof DECORATORS)[number]

/** What an operator answers about two values. It may throw on values that do not fit. */
export type Operation = (left: unknown, right: unknown) => boolean

/** An operator as a rule writes it, taken apart: the decorators from left to right, and what they decorate. */
export interface OperatorChain {
  readonly decorators: readonly string[]
  readonly base: string
}

/** Takes `not:everyFact:greaterThan` apart. Whether the names are known is another question. */
export function operatorChain(operator: string): OperatorChain {
  const words = operator.split(':')
  return { decorators: words.slice(0, -1), base: words.at(-1) as string }
}

/**
 * What an operator with its decorators does, on any values: exactly what json-rules-engine 7 does, throwing included.
 *
 * @throws RangeError for an operator or decorator that is not known.
 */
export function operation(operator: string, custom: ReadonlyMap<string, CustomOperator>): Operation {
  const { decorators, base } = operatorChain(operator)
  return decorators.reduceRight<Operation>((next, decorator) => decorated(decorator, next), baseOperation(base, custom))
}

function baseOperation(name: string, custom: ReadonlyMap<string, CustomOperator>): Operation {
  const builtIn = isOperator(name) ? BUILT_IN[name] : undefined
  if (builtIn !== undefined) return builtIn
  if (name === REACHES) return (left, right) => reaches(left as readonly number[], right as Threshold)
  const own = custom.get(name)
  if (own === undefined) throw new RangeError(`there is no operator \`${name}\``)
  return (left, right) => {
    const answer = own.test(left, right)
    if (typeof answer !== 'boolean') throw new TypeError(`the operator \`${name}\` must answer true or false`)
    return answer
  }
}

/** Whether a name is one of the ten operators. */
export function isOperator(name: string): name is OperatorName {
  return (OPERATORS as readonly string[]).includes(name)
}

/** Whether a name is one of the six decorators. */
export function isDecorator(name: string): name is DecoratorName {
  return (DECORATORS as readonly string[]).includes(name)
}

const BUILT_IN: { readonly [Name in OperatorName]: Operation } = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => position(right, left) > -1,
  notIn: (left, right) => position(right, left) === -1,
  contains: (left, right) => Array.isArray(left) && left.indexOf(right) > -1,
  doesNotContain: (left, right) => Array.isArray(left) && left.indexOf(right) === -1,
  lessThan: (left, right) => beginsAsNumber(left) && (left as number) < (right as number),
  lessThanInclusive: (left, right) => beginsAsNumber(left) && (left as number) <= (right as number),
  greaterThan: (left, right) => beginsAsNumber(left) && (left as number) > (right as number),
  greaterThanInclusive: (left, right) => beginsAsNumber(left) && (left as number) >= (right as number),
}

/** In a text, as in json-rules-engine, this is the position of a part; declared facts never get there. */
function position(within: unknown, value: unknown): number {
  if (Array.isArray(within)) return within.indexOf(value)
  if (typeof within === 'string') return within.indexOf(value as string)
  throw new TypeError('`in` and `notIn` need a list on the right')
}

/**
 * The check that json-rules-engine makes before it compares: whether the text of the value begins as a number. Civil dates and
 * instants pass it with their year, and are then compared as texts by UTF-16 code unit. For them that is the order of time: one
 * form each, fixed width, largest unit first, UTC.
 */
function beginsAsNumber(value: unknown): boolean {
  return typeof value === 'number' ? !Number.isNaN(value) : !Number.isNaN(Number.parseFloat(value as string))
}

function decorated(name: string, next: Operation): Operation {
  switch (name) {
    case 'someFact':
      return (left, right) => Array.isArray(left) && left.some((item) => next(item, right))
    case 'everyFact':
      return (left, right) => Array.isArray(left) && left.every((item) => next(item, right))
    case 'someValue':
      return (left, right) => listOf(right).some((item) => next(left, item))
    case 'everyValue':
      return (left, right) => listOf(right).every((item) => next(left, item))
    case 'swap':
      return (left, right) => next(right, left)
    case 'not':
      return (left, right) => !next(left, right)
    default:
      throw new RangeError(`there is no decorator \`${name}\``)
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new TypeError('`someValue` and `everyValue` need a list on the right')
}
