import type { FactType } from '../base/fact.ts'
import { type Finding, isObject, type Json, type JsonObject, type Path } from '../base/json.ts'
import { DOCUMENT_LIMITS, plain } from '../base/plain.ts'
import { shapeFindings } from '../base/shape.ts'
import { checkRule, checkSize } from './check-rule.ts'
import { checkRoot, isLabel, meaning, type Scope } from './conditions.ts'
import { expand, type Size } from './expansion.ts'
import { factDeclarationSchema, factTypeSchema } from './facts.ts'
import { isDecorator, isOperator, REACHES } from './operators.ts'
import { isReserved, type Report, report, shorten } from './report.ts'
import type { CustomOperator, Rule, RuleSet } from './rule.ts'

/** A rule set read from outside: a frozen copy that shares nothing with the input, or what is wrong with it. */
export type RuleSetCheck =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Every fault of a rule set, each with its path and a remedy; empty if `compileRules` would take it. At most 200 are listed.
 * Never throws, whatever the input.
 */
export function checkRules(ruleSet: unknown): readonly Finding[] {
  const check = readRules(ruleSet)
  return check.ok ? [] : check.findings
}

/** Reads a rule set: its own data properties once, as plain JSON but for the tests of its operators. */
export function readRules(input: unknown): RuleSetCheck {
  const found = report()
  const parts = openRuleSet(input, found)
  const { operators: given, ...json } = parts
  const copy = plain(json, DOCUMENT_LIMITS)
  if (!copy.ok) found.add('notPlain', copy.path, copy.message, 'give plain JSON')
  if (!copy.ok || found.findings.length > 0) return { ok: false, findings: found.findings }
  const operators = readOperators(given, found)
  const set = copy.value as JsonObject
  const facts = checkFacts(set.facts, found)
  const index = checkIndex(set.index, facts, found)
  const conditions = set.conditions === undefined ? {} : set.conditions
  if (!isObject(conditions)) found.add('malformed', ['conditions'], 'is not a set of named conditions', 'give an object')
  const named = isObject(conditions) ? conditions : {}
  const scope: Scope = { facts, conditions: new Set(Object.keys(named)), operators }
  const sizes = checkNamed(named, scope, found)
  checkEachRule(set.rules, scope, sizes, found)
  if (found.findings.length > 0) return { ok: false, findings: found.findings }
  const ruleSet = { rules: set.rules as unknown as readonly Rule[], facts: set.facts as unknown as RuleSet['facts'] }
  return {
    ok: true,
    ruleSet: {
      ...ruleSet,
      conditions: named as unknown as NonNullable<RuleSet['conditions']>,
      operators: [...operators.values()],
      ...(index === undefined ? {} : { index }),
    },
  }
}

const PARTS = ['rules', 'facts', 'conditions', 'operators', 'index'] as const

function openRuleSet(input: unknown, found: Report): { [Part in (typeof PARTS)[number]]?: unknown } {
  const parts: { [Part in (typeof PARTS)[number]]?: unknown } = {}
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    found.add('malformed', [], 'is not a rule set', 'give an object with `rules` and `facts`')
    return parts
  }
  for (const [key, value] of dataProperties(input, [], found)) {
    const part = PARTS.find((name) => name === key)
    if (part === undefined) found.add('unknownKey', [key], `\`${shorten(key)}\` means nothing here`, meaning(key, PARTS))
    else if (value !== undefined) parts[part] = value
  }
  return parts
}

/** Own data properties, read without calling anything; what is computed or cannot be read is reported. */
function dataProperties(object: object, path: Path, found: Report): [string, unknown][] {
  try {
    return Object.entries(Object.getOwnPropertyDescriptors(object)).flatMap(([key, property]): [string, unknown][] => {
      if ('value' in property) return [[key, property.value]]
      found.add('notPlain', [...path, key], 'is computed by a getter, not plain data', 'give plain JSON')
      return []
    })
  } catch {
    found.add('notPlain', path, 'could not be read', 'give plain JSON')
    return []
  }
}

function checkFacts(facts: Json | undefined, found: Report): ReadonlyMap<string, FactType> {
  const types = new Map<string, FactType>()
  if (!isList(facts)) {
    found.add('malformed', ['facts'], 'is not a list of fact declarations', 'give a list')
    return types
  }
  facts.forEach((fact, at) => {
    if (found.full) return
    const path = ['facts', at]
    const name = isObject(fact) ? fact.name : undefined
    if (typeof name === 'string' && isReserved(name))
      found.add('reservedName', [...path, 'name'], `\`${name}\` is no name for a fact`, 'choose another')
    const declaration = factDeclarationSchema.safeParse(fact)
    if (!declaration.success) return found.addShape(shapeFindings(declaration.error), path)
    if (types.has(declaration.data.name))
      found.add('duplicateFact', [...path, 'name'], `\`${declaration.data.name}\` is declared already`, 'declare it once')
    types.set(declaration.data.name, declaration.data.is)
  })
  return types
}

function checkIndex(index: Json | undefined, facts: ReadonlyMap<string, FactType>, found: Report): string | undefined {
  if (index === undefined) return undefined
  if (typeof index !== 'string') found.add('malformed', ['index'], 'is not the name of a fact', 'give a text')
  else if (!facts.has(index)) found.addUnknown('fact', ['index'], index, facts.keys())
  else if (facts.get(index)?.type !== 'enum')
    found.add('operandMismatch', ['index'], `\`${index}\` is not an enum`, 'index by an enum fact')
  else return index
  return undefined
}

function readOperators(input: unknown, found: Report): ReadonlyMap<string, CustomOperator> {
  const operators = new Map<string, CustomOperator>()
  if (input === undefined) return operators
  if (!Array.isArray(input)) {
    found.add('malformed', ['operators'], 'is not a list of operators', 'give a list')
    return operators
  }
  dataProperties(input, ['operators'], found).forEach(([key, operator]) => {
    if (key === 'length' || found.full) return
    const path = ['operators', Number(key)]
    if (typeof operator !== 'object' || operator === null)
      return found.add('malformed', path, 'is not an operator', 'give an object')
    const own = readOperator(new Map(dataProperties(operator, path, found)), path, found)
    if (own === undefined) return
    if (operators.has(own.name))
      found.add('duplicateOperator', [...path, 'name'], `\`${own.name}\` is declared already`, 'declare it once')
    operators.set(own.name, own)
  })
  return operators
}

function readOperator(parts: ReadonlyMap<string, unknown>, path: Path, found: Report): CustomOperator | undefined {
  const [name, test, pure] = [parts.get('name'), parts.get('test'), parts.get('pure')]
  if (typeof name !== 'string' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(name)) {
    found.add(
      'malformed',
      [...path, 'name'],
      'is not the name of an operator',
      'give letters and digits, the first in lower case',
    )
    return undefined
  }
  const taken = isOperator(name) || isDecorator(name) || name === REACHES || isReserved(name)
  if (taken) found.add('reservedName', [...path, 'name'], `\`${name}\` has a meaning already`, 'choose another')
  if (typeof test !== 'function')
    found.add('malformed', [...path, 'test'], 'is not a function', 'give `(left, right) => boolean`')
  if (pure !== true) found.add('malformed', [...path, 'pure'], 'does not declare the operator pure', 'say `pure: true` if it is')
  const [left, right] = (['left', 'right'] as const).map((side) => {
    const type = plain(parts.get(side))
    const parsed = type.ok ? factTypeSchema.safeParse(type.value) : undefined
    const read = parsed?.data?.type === 'procedure' ? undefined : parsed?.data
    if (read === undefined)
      found.add('malformed', [...path, side], 'is not the type of a fact', 'give for example `{ "type": "integer" }`')
    return read
  })
  if (taken || typeof test !== 'function' || pure !== true || left === undefined || right === undefined) return undefined
  return { name, left, right, pure, test: test as CustomOperator['test'] }
}

function checkNamed(conditions: JsonObject, scope: Scope, found: Report): ReadonlyMap<string, Size> {
  for (const [name, condition] of Object.entries(conditions)) {
    const path = ['conditions', name]
    if (isReserved(name) || !isLabel(name))
      found.add('reservedName', path, `\`${shorten(name)}\` is no name for a condition`, 'choose another')
    checkRoot(condition, path, scope, found)
  }
  const { sizes, circles } = expand(conditions)
  for (const circle of circles) {
    const way = circle.length > 8 ? [...circle.slice(0, 4), '...', ...circle.slice(-2)] : circle
    found.add(
      'cyclicConditions',
      ['conditions', circle[0] as string],
      `stands on itself: ${way.map(shorten).join(' -> ')}`,
      'break the circle',
    )
  }
  return sizes
}

function checkEachRule(rules: Json | undefined, scope: Scope, sizes: ReadonlyMap<string, Size>, found: Report): void {
  if (!isList(rules)) return found.add('malformed', ['rules'], 'is not a list of rules', 'give a list')
  const names = new Map<string, number>()
  const leaves = new Map<string | undefined, number>()
  for (const [at, rule] of rules.entries()) {
    if (found.full) return
    const path = ['rules', at]
    if (!isObject(rule)) {
      found.add('malformed', path, 'is not a rule', 'give an object')
      continue
    }
    checkRule(rule, path, scope, found)
    const first = typeof rule.name === 'string' ? names.get(rule.name) : undefined
    if (first !== undefined)
      found.add('duplicateRule', [...path, 'name'], `is the name of rule ${first} already`, 'give each its own')
    else if (typeof rule.name === 'string') names.set(rule.name, at)
    checkSize(rule, path, sizes, leaves, found)
  }
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
