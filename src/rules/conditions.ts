import type { FactType } from '../base/fact.ts'
import { isObject, type Json, type JsonObject, type Path } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { DECORATORS, isDecorator, isOperator, OPERATORS, operatorChain, REACHES } from './operators.ts'
import { isReserved, type Report, shorten } from './report.ts'
import type { CustomOperator } from './rule.ts'
import { type Side, sidesFault } from './typing.ts'

/** What conditions may name. */
export interface Scope {
  readonly facts: ReadonlyMap<string, FactType>
  readonly conditions: ReadonlySet<string>
  readonly operators: ReadonlyMap<string, CustomOperator>
}

const COMBINING = ['any', 'all', 'not', 'condition'] as const
const COMPARISON = ['fact', 'operator', 'value'] as const
const MARKS = ['name', 'priority'] as const
const FLAT = 'facts are flat: a rule reads a fact by its name and nothing inside it'

/** Looks for every fault of a condition at the root of a rule or under a name: there it must combine others. */
export function checkRoot(node: Json, path: Path, scope: Scope, report: Report): void {
  if (isObject(node) && combining(node).length === 0 && COMPARISON.some((key) => Object.hasOwn(node, key))) {
    report.add('leafAtRoot', path, 'is a comparison alone', 'put it into a list: `{ "all": [ ... ] }`')
  }
  checkCondition(node, path, scope, report)
}

/** Looks for every fault of a condition. It is plain JSON of bounded depth, so recursion ends. */
function checkCondition(node: Json, path: Path, scope: Scope, report: Report): void {
  if (report.full) return
  if (!isObject(node)) return report.add('malformed', path, 'is not a condition', 'give an object')
  const keys = combining(node)
  const [key] = keys
  if (keys.length > 1) {
    return report.add(
      'severalKeys',
      path,
      `has ${keys.map(quoted).join(' and ')}, of which only ${quoted(key)} would count`,
      'nest one in the other',
    )
  }
  checkKeys(node, path, key === undefined ? COMPARISON : [key], report)
  checkMarks(node, path, report)
  if (key === undefined) return checkComparison(node, path, scope, report)
  const inner = node[key] as Json
  if (key === 'not') return checkCondition(inner, [...path, key], scope, report)
  if (key === 'condition') return checkReference(inner, [...path, key], scope, report)
  if (!Array.isArray(inner)) return report.add('malformed', [...path, key], 'is not a list of conditions', 'give a list')
  if (inner.length === 0) {
    return report.add('emptyList', [...path, key], 'is an empty list, which would hold always', 'name at least one condition')
  }
  inner.forEach((child, index) => {
    checkCondition(child, [...path, key, index], scope, report)
  })
}

function checkReference(name: Json, path: Path, scope: Scope, report: Report): void {
  if (typeof name !== 'string') return report.add('malformed', path, 'is not the name of a condition', 'give a text')
  if (!scope.conditions.has(name)) report.addUnknown('condition', path, name, scope.conditions)
}

function checkComparison(node: JsonObject, path: Path, scope: Scope, report: Report): void {
  const missing = COMPARISON.filter((key) => !Object.hasOwn(node, key))
  if (missing.length === COMPARISON.length) {
    return report.add(
      'malformed',
      path,
      'is not a condition',
      'give one of `all`, `any`, `not`, `condition`, or `fact`, `operator` and `value`',
    )
  }
  for (const key of missing) report.add('missingKey', path, `has no ${quoted(key)}`, `give ${COMPARISON.map(quoted).join(', ')}`)
  const left = 'fact' in node ? checkFact(node.fact as Json, [...path, 'fact'], scope, report) : undefined
  const known = 'operator' in node && checkOperator(node.operator as Json, [...path, 'operator'], scope, report)
  const right = 'value' in node ? checkValue(node.value as Json, [...path, 'value'], scope, report) : undefined
  if (!known || left === undefined || right === undefined) return
  const fault = sidesFault(operatorChain(node.operator as string), left, right, scope.operators)
  if (fault !== undefined) report.add('operandMismatch', path, fault, valueRemedy(left, right))
}

function checkFact(name: Json, path: Path, scope: Scope, report: Report): Side | undefined {
  if (typeof name !== 'string') {
    report.add('malformed', path, 'is not the name of a fact', 'give a text')
    return undefined
  }
  const type = scope.facts.get(name)
  if (type?.type === 'procedure') {
    report.add(
      'notReadable',
      path,
      `${quoted(name)} is a whole procedure, which no rule can read`,
      'declare what the rule needs as a parameter of its own',
    )
    return undefined
  }
  if (type !== undefined) return { is: type }
  if (isReserved(name)) report.add('reservedName', path, `${quoted(name)} is no name for a fact`)
  else report.addUnknown('fact', path, name, scope.facts.keys())
  return undefined
}

function checkOperator(operator: Json, path: Path, scope: Scope, report: Report): boolean {
  if (typeof operator !== 'string') {
    report.add('malformed', path, 'is not the name of an operator', 'give a text')
    return false
  }
  const { decorators, base } = operatorChain(operator)
  const unknown = decorators.filter((name) => !isDecorator(name))
  for (const name of unknown) report.addUnknown('decorator', path, name, DECORATORS)
  if (decorators.length > 16) report.add('tooDeep', path, `has ${decorators.length} decorators`, 'use at most 16')
  const known = isOperator(base) || base === REACHES || scope.operators.has(base)
  if (!known) report.addUnknown('operator', path, base, [...OPERATORS, REACHES, ...scope.operators.keys()])
  return known && unknown.length === 0 && decorators.length <= 16
}

function checkValue(value: Json, path: Path, scope: Scope, report: Report): Side | undefined {
  if (!isObject(value) || !Object.hasOwn(value, 'fact')) return { literal: value }
  for (const key of Object.keys(value)) {
    if (key === 'fact') continue
    if (key === 'path') report.add('factPath', [...path, key], FLAT, 'declare the value as a fact of its own')
    else if (key === 'params')
      report.add('factParams', [...path, key], 'facts are given, not computed: they take no parameters', 'leave it out')
    else report.add('unknownKey', [...path, key], `${quoted(key)} means nothing here`, 'leave it out')
  }
  return checkFact(value.fact as Json, [...path, 'fact'], scope, report)
}

function checkKeys(node: JsonObject, path: Path, meant: readonly string[], report: Report): void {
  for (const key of Object.keys(node)) {
    if (meant.includes(key) || (MARKS as readonly string[]).includes(key)) continue
    if (key === 'path') report.add('factPath', [...path, key], FLAT, 'declare the value as a fact of its own')
    else if (key === 'params')
      report.add('factParams', [...path, key], 'facts are given, not computed: they take no parameters', 'leave it out')
    else
      report.add(
        'unknownKey',
        [...path, key],
        `${quoted(key)} means nothing here`,
        meaning(key, [...COMBINING, ...COMPARISON, ...MARKS]),
      )
  }
}

function checkMarks(node: JsonObject, path: Path, report: Report): void {
  if (node.priority !== undefined) checkPriority(node.priority, [...path, 'priority'], report)
  if (node.name !== undefined && !isLabel(node.name))
    report.add('malformed', [...path, 'name'], 'is not a name', 'give a text of 1 to 200 characters')
}

/** A priority must be a whole number from 1 on: json-rules-engine reads others as something else. */
export function checkPriority(priority: Json, path: Path, report: Report): void {
  if (Number.isSafeInteger(priority) && (priority as number) >= 1) return
  report.add('badPriority', path, 'is not a whole number from 1 on', 'give 1, 2, 3, ..., highest first')
}

/** Whether a value can be a name. */
export function isLabel(value: Json): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= 200
}

/** What a key that means nothing was probably meant to be. */
export function meaning(key: string, known: readonly string[]): string {
  const close = nearest(shorten(key), known)
  return close === undefined || close === key ? 'leave it out' : `did you mean ${quoted(close)}?`
}

/** The near value, where a text stands that the fact cannot have. */
function valueRemedy(left: Side, right: Side): string | undefined {
  const [side, literal] = 'is' in left && 'literal' in right ? [left.is, right.literal] : [undefined, undefined]
  const type = side?.type === 'list' ? side.of : side
  if (type?.type !== 'enum') return undefined
  const texts = (Array.isArray(literal) ? (literal as readonly Json[]) : [literal]).filter((value) => typeof value === 'string')
  const wrong = texts.find((text) => !type.values.includes(text))
  const close = wrong === undefined ? undefined : nearest(shorten(wrong), type.values)
  return close === undefined ? undefined : `did you mean ${quoted(close)}?`
}

function combining(node: JsonObject): readonly (typeof COMBINING)[number][] {
  return COMBINING.filter((key) => Object.hasOwn(node, key))
}

function quoted(name: string | undefined): string {
  return `\`${shorten(name ?? '')}\``
}
