import type { FactType, ItemType, ShareName } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import { sharesOf, thresholdSchema } from '../voting/threshold.ts'
import { factFault, typeName } from './facts.ts'
import { type OperatorChain, REACHES } from './operators.ts'
import type { CustomOperator } from './rule.ts'

/** One side of a comparison, as far as it is known at load: the type of a fact, or a value written into the rule. */
export type Side = { readonly is: FactType } | { readonly literal: Json }

/** The fault of two sides for an operator and its decorators, as a sentence; undefined if they fit. Names must be known. */
export function sidesFault(
  chain: OperatorChain,
  left: Side,
  right: Side,
  custom: ReadonlyMap<string, CustomOperator>,
): string | undefined {
  const [decorator, ...decorators] = chain.decorators
  if (decorator === undefined) return baseFault(chain.base, left, right, custom)
  const rest = { decorators, base: chain.base }
  switch (decorator) {
    case 'someFact':
    case 'everyFact':
      return eachItem(left, decorator, 'left', (item) => sidesFault(rest, item, right, custom))
    case 'someValue':
    case 'everyValue':
      return eachItem(right, decorator, 'right', (item) => sidesFault(rest, left, item, custom))
    case 'swap':
      return sidesFault(rest, right, left, custom)
    default:
      return sidesFault(rest, left, right, custom)
  }
}

function eachItem(side: Side, decorator: string, where: string, fault: (item: Side) => string | undefined): string | undefined {
  if ('is' in side) {
    return side.is.type === 'list'
      ? fault({ is: side.is.of })
      : `\`${decorator}\` needs a list on the ${where}, not ${sideName(side)}`
  }
  if (!Array.isArray(side.literal)) return `\`${decorator}\` needs a list on the ${where}`
  if (side.literal.length === 0) return `\`${decorator}\` needs a list that is not empty`
  for (const item of side.literal as readonly Json[]) {
    const found = fault({ literal: item })
    if (found !== undefined) return found
  }
  return undefined
}

function baseFault(name: string, left: Side, right: Side, custom: ReadonlyMap<string, CustomOperator>): string | undefined {
  switch (name) {
    case 'equal':
    case 'notEqual':
      return scalarFault(name, left) ?? scalarFault(name, right) ?? alikeFault(name, left, right)
    case 'in':
    case 'notIn':
      return (
        scalarFault(name, left) ??
        eachItem(right, name, 'right', (item) => scalarFault(name, item) ?? alikeFault(name, left, item))
      )
    case 'contains':
    case 'doesNotContain':
      return (
        scalarFault(name, right) ??
        eachItem(left, name, 'left', (item) => scalarFault(name, item) ?? alikeFault(name, item, right))
      )
    case 'lessThan':
    case 'lessThanInclusive':
    case 'greaterThan':
    case 'greaterThanInclusive':
      return orderedFault(name, left) ?? orderedFault(name, right) ?? alikeFault(name, left, right)
    case REACHES:
      return reachesFault(left, right)
    default:
      return ownFault(name, left, right, custom)
  }
}

const SCALARS: ReadonlySet<string> = new Set(['boolean', 'integer', 'enum', 'id', 'date', 'instant'])
const ORDERED: ReadonlySet<string> = new Set(['integer', 'date', 'instant'])

function scalarFault(name: string, side: Side): string | undefined {
  if ('literal' in side)
    return typeof side.literal === 'object' ? `\`${name}\` compares single values, not ${sideName(side)}` : undefined
  return SCALARS.has(side.is.type) ? undefined : `\`${name}\` compares single values, not ${sideName(side)}`
}

function orderedFault(name: string, side: Side): string | undefined {
  if ('literal' in side) return undefined
  return ORDERED.has(side.is.type) ? undefined : `\`${name}\` compares whole numbers, dates or instants, not ${sideName(side)}`
}

/** Two single values can be compared if their types are the same, or the literal is a value of the other's type. */
function alikeFault(name: string, left: Side, right: Side): string | undefined {
  if ('is' in left && 'is' in right) {
    if (left.is.type !== right.is.type)
      return `\`${name}\` compares values of one type, not ${sideName(left)} with ${sideName(right)}`
    if (left.is.type !== 'enum' || right.is.type !== 'enum') return undefined
    const { values } = right.is
    return left.is.values.some((value) => values.includes(value))
      ? undefined
      : `\`${name}\` compares two facts that have no value in common`
  }
  const [type, literal] = 'is' in left ? [left.is, right] : 'is' in right ? [right.is, left] : [undefined, undefined]
  if (type === undefined || literal === undefined || 'is' in literal) return `\`${name}\` compares two values that never change`
  const fault = factFault(literal.literal, type)
  return fault === undefined ? undefined : `the value ${fault}`
}

function reachesFault(left: Side, right: Side): string | undefined {
  if (!('is' in left) || left.is.type !== 'tally') return `\`${REACHES}\` needs a tally on the left, not ${sideName(left)}`
  if ('is' in right) {
    if (right.is.type !== 'threshold') return `\`${REACHES}\` needs a threshold on the right, not ${sideName(right)}`
    return right.is.shares === undefined ? undefined : sharesFault(left.is.shares, right.is.shares)
  }
  const threshold = thresholdSchema.safeParse(right.literal)
  if (!threshold.success) return `\`${REACHES}\` needs a threshold, \`{ num, den, cmp, of, unit }\`, on the right`
  return sharesFault(left.is.shares, sharesOf(threshold.data))
}

/** The fault of a threshold for a tally: it must ask for the shares that are counted, in the same order; undefined if it does. */
function sharesFault(counted: readonly ShareName[], asked: readonly ShareName[]): string | undefined {
  const same =
    asked.length === counted.length && asked.every(({ of, unit }, at) => counted[at]?.of === of && counted[at]?.unit === unit)
  return same ? undefined : `the threshold asks for ${shareNames(asked)}, but the tally counts ${shareNames(counted)}`
}

function ownFault(name: string, left: Side, right: Side, custom: ReadonlyMap<string, CustomOperator>): string | undefined {
  const own = custom.get(name)
  if (own === undefined) return `there is no operator \`${name}\``
  return takesFault(name, 'left', own.left, left) ?? takesFault(name, 'right', own.right, right)
}

/** An operator of the host's own must be able to take every value that its side can have. */
function takesFault(name: string, where: string, takes: FactType, side: Side): string | undefined {
  const fits = 'literal' in side ? factFault(side.literal, takes) === undefined : within(side.is, takes)
  return fits ? undefined : `\`${name}\` takes ${typeName(takes)} on the ${where}, not ${sideName(side)}`
}

function within(given: FactType, taken: FactType): boolean {
  if (given.type === 'enum' && taken.type === 'enum') return given.values.every((value) => taken.values.includes(value))
  if (given.type === 'list' && taken.type === 'list') return within(given.of, taken.of)
  if (given.type === 'tally' && taken.type === 'tally') return shareNames(given.shares) === shareNames(taken.shares)
  return given.type === taken.type
}

function shareNames(shares: readonly ShareName[]): string {
  return shares.map(({ of, unit }) => `${unit} of ${of}`).join(', ')
}

function sideName(side: Side): string {
  if ('is' in side) return typeName(side.is as FactType | ItemType)
  return Array.isArray(side.literal)
    ? 'a list'
    : side.literal === null
      ? 'null'
      : typeof side.literal === 'object'
        ? 'an object'
        : `the value ${JSON.stringify(side.literal)}`
}
