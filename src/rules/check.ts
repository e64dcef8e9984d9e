import type { FactType } from '../base/fact.ts'
import type { Finding, Json, JsonObject, Path } from '../base/json.ts'
import { DOCUMENT_LIMITS, plain } from '../base/plain.ts'
import { EFFECTS } from '../base/ruling.ts'
import { shapeFindings } from '../base/shape.ts'
import { checkPriority, checkRoot, isLabel, meaning, type Scope } from './conditions.ts'
import { expand, type Size, sizeOf } from './expansion.ts'
import { factDeclarationSchema, factTypeSchema } from './facts.ts'
import { DECORATORS, isDecorator, isOperator, OPERATORS, REACHES } from './operators.ts'
import { isReserved, type Report, report, shorten } from './report.ts'
import { type CustomOperator, RULE_LIMITS, type Rule, type RuleSet, ruleEventSchema } from './rule.ts'

/** A rule set read from outside: a frozen copy that shares nothing with the input, or what is wrong with it. */
export type RuleSetCheck = { readonly ok: true; readonly ruleSet: RuleSet } | { readonly ok: false; readonly findings: readonly Finding[] }

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
    ruleSet: { ...ruleSet, conditions: named as unknown as NonNullable<RuleSet["conditions"]>, operators: [...operators.values()], ...(index === undefined ? {} : { index }) },
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
    if (typeof name === 'string' && isReserved(name)) found.add('reservedName', [...path, 'name'], `\`${name}\` is no name for a fact`, 'choose another')
    const declaration = factDeclarationSchema.safeParse(fact)
    if (!declaration.success) return addShape(shapeFindings(declaration.error), path, found)
    if (types.has(declaration.data.name)) found.add('duplicateFact', [...path, 'name'], `\`${declaration.data.name}\` is declared already`, 'declare it once')
    types.set(declaration.data.name, declaration.data.is)
  })
  return types
}

function checkIndex(index: Json | undefined, facts: ReadonlyMap<string, FactType>, found: Report): string | undefined {
  if (index === undefined) return undefined
  if (typeof index !== 'string') found.add('malformed', ['index'], 'is not the name of a fact', 'give a text')
  else if (!facts.has(index)) found.addUnknown('fact', ['index'], index, facts.keys())
  else if (facts.get(index)?.type !== 'enum') found.add('operandMismatch', ['index'], `\`${index}\` is not an enum`, 'index by an enum fact')
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
    if (typeof operator !== 'object' || operator === null) return found.add('malformed', path, 'is not an operator', 'give an object')
    const own = readOperator(new Map(dataProperties(operator, path, found)), path, found)
    if (own === undefined) return
    if (operators.has(own.name)) found.add('duplicateOperator', [...path, 'name'], `\`${own.name}\` is declared already`, 'declare it once')
    operators.set(own.name, own)
  })
  return operators
}

function readOperator(parts: ReadonlyMap<string, unknown>, path: Path, found: Report): CustomOperator | undefined {
  const [name, test, pure] = [parts.get('name'), parts.get('test'), parts.get('pure')]
  if (typeof name !== 'string' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(name)) {
    found.add('malformed', [...path, 'name'], 'is not the name of an operator', 'give letters and digits, the first in lower case')
    return undefined
  }
  const taken = isOperator(name) || isDecorator(name) || name === REACHES || isReserved(name)
  if (taken) found.add('reservedName', [...path, 'name'], `\`${name}\` has a meaning already`, 'choose another')
  if (typeof test !== 'function') found.add('malformed', [...path, 'test'], 'is not a function', 'give `(left, right) => boolean`')
  if (pure !== true) found.add('malformed', [...path, 'pure'], 'does not declare the operator pure', 'say `pure: true` if it is')
  const [left, right] = (['left', 'right'] as const).map((side) => {
    const type = plain(parts.get(side))
    const parsed = type.ok ? factTypeSchema.safeParse(type.value) : undefined
    if (!parsed?.success) found.add('malformed', [...path, side], 'is not the type of a fact', 'give for example `{ "type": "integer" }`')
    return parsed?.data
  })
  if (taken || typeof test !== 'function' || pure !== true || left === undefined || right === undefined) return undefined
  return { name, left, right, pure, test: test as CustomOperator['test'] }
}

function checkNamed(conditions: JsonObject, scope: Scope, found: Report): ReadonlyMap<string, Size> {
  for (const [name, condition] of Object.entries(conditions)) {
    const path = ['conditions', name]
    if (isReserved(name) || !isLabel(name)) found.add('reservedName', path, `\`${shorten(name)}\` is no name for a condition`, 'choose another')
    checkRoot(condition, path, scope, found)
  }
  const { sizes, circles } = expand(conditions)
  for (const circle of circles) {
    const way = circle.length > 8 ? [...circle.slice(0, 4), '...', ...circle.slice(-2)] : circle
    found.add('cyclicConditions', ['conditions', circle[0] as string], `stands on itself: ${way.map(shorten).join(' -> ')}`, 'break the circle')
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
    if (first !== undefined) found.add('duplicateRule', [...path, 'name'], `is the name of rule ${first} already`, 'give each its own')
    else if (typeof rule.name === 'string') names.set(rule.name, at)
    checkSize(rule, path, sizes, leaves, found)
  }
}

const RULE_KEYS = ['name', 'priority', 'conditions', 'event'] as const

function checkRule(rule: JsonObject, path: Path, scope: Scope, found: Report): void {
  for (const key of Object.keys(rule)) {
    if ((RULE_KEYS as readonly string[]).includes(key)) continue
    found.add('unknownKey', [...path, key], `\`${shorten(key)}\` means nothing here`, meaning(key, RULE_KEYS))
  }
  if (rule.name === undefined || !isLabel(rule.name)) found.add('malformed', [...path, 'name'], 'is not the name of a rule', 'give a text of 1 to 200 characters')
  else if (isReserved(rule.name)) found.add('reservedName', [...path, 'name'], `\`${rule.name}\` is no name for a rule`, 'choose another')
  if (rule.priority !== undefined) checkPriority(rule.priority, [...path, 'priority'], found)
  checkEvent(rule.event, [...path, 'event'], found)
  if (rule.conditions === undefined) found.add('missingKey', path, 'has no `conditions`', 'give `{ "all": [ ... ] }`')
  else checkRoot(rule.conditions, [...path, 'conditions'], scope, found)
}

function checkEvent(event: Json | undefined, path: Path, found: Report): void {
  if (!isObject(event)) return found.add('malformed', path, 'is not an event', 'give `{ "type": "permit" }`')
  if (typeof event.type !== 'string' || !(EFFECTS as readonly string[]).includes(event.type)) {
    return found.addUnknown('effect', [...path, 'type'], String(event.type), EFFECTS)
  }
  const parsed = ruleEventSchema.safeParse(event)
  if (!parsed.success) addShape(shapeFindings(parsed.error), path, found)
}

/** Counts the comparisons of an article over all its rules, named conditions written out, and refuses once when there are too many. */
function checkSize(rule: JsonObject, path: Path, sizes: ReadonlyMap<string, Size>, leaves: Map<string | undefined, number>, found: Report): void {
  const size = sizeOf(rule.conditions ?? null, sizes)
  if (size.depth > RULE_LIMITS.depth) {
    const message = `is nested ${size.depth} levels deep, named conditions written out`
    found.add('tooDeep', [...path, 'conditions'], message, `nest at most ${RULE_LIMITS.depth}`)
  }
  const params = isObject(rule.event) && isObject(rule.event.params) ? rule.event.params : {}
  const article = typeof params.article === 'string' ? params.article : undefined
  const before = leaves.get(article) ?? 0
  const after = before + size.leaves
  leaves.set(article, after)
  if (before > RULE_LIMITS.leaves || after <= RULE_LIMITS.leaves) return
  const where = article === undefined ? 'the rules that name no article' : `article ${shorten(article)}`
  const message = `brings ${where} to ${after} comparisons, named conditions written out`
  found.add('tooManyLeaves', [...path, 'conditions'], message, `have at most ${RULE_LIMITS.leaves} in an article`)
}

function addShape(findings: readonly Finding[], path: Path, found: Report): void {
  for (const { code, path: inner, message, remedy } of findings) found.add(code, [...path, ...inner], message, remedy)
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
