/**
 * A reference interpreter of rules, written to be read: no compilation, no index, no short-circuit, everything computed again whenever
 * it is asked. It shares no code with the library and says what the library must answer.
 */
import type { Comparison, Condition, CustomOperator, Rule, RuleExplanation, RuleSet, Verdict } from 'huzhu/rules'

/** What may come of a condition when all facts are known. */
export type Answer = 'holds' | 'fails' | 'errs'

type Values = { readonly [name: string]: unknown }
type Answers = ReadonlySet<Answer>

/** The verdict, with the names only of the rules that err. */
export type Expected = Omit<Verdict, 'errors'> & { readonly errors: readonly string[] }

/** The answers that are possible for a condition, given some of the facts. */
function possible(condition: Condition, facts: Values, set: RuleSet): Answers {
  if ('any' in condition) return combined('any', condition.any, facts, set)
  if ('all' in condition) return combined('all', condition.all, facts, set)
  if ('not' in condition) {
    const opposite = { holds: 'fails', fails: 'holds', errs: 'errs' } as const
    return new Set([...possible(condition.not, facts, set)].map((answer) => opposite[answer]))
  }
  if ('condition' in condition) return possible(named(condition.condition, set), facts, set)
  const [left, right] = sides(condition, facts)
  if (left === undefined || right === undefined) return new Set(['holds', 'fails'])
  try {
    return new Set([apply(condition.operator, left, right, set.operators ?? []) ? 'holds' : 'fails'])
  } catch {
    return new Set(['errs'])
  }
}

/** Every way in which the children may turn out, and what json-rules-engine makes of each. */
function combined(kind: 'all' | 'any', children: readonly Condition[], facts: Values, set: RuleSet): Answers {
  const answers = new Set<Answer>()
  const visit = (sets: readonly (readonly Condition[])[]): void => {
    const [first, ...lower] = sets
    if (first === undefined) {
      answers.add(kind === 'all' ? 'holds' : 'fails')
      return
    }
    for (const answer of together(kind, first, facts, set)) {
      const settles = answer === 'errs' || answer === (kind === 'all' ? 'fails' : 'holds')
      if (settles) answers.add(answer)
      else visit(lower)
    }
  }
  visit(byPriority(children))
  return answers
}

/** Conditions of one priority: all are evaluated; one that errs is an error; then `every` or `some`. */
function together(kind: 'all' | 'any', children: readonly Condition[], facts: Values, set: RuleSet): Answers {
  let ways: Answer[][] = [[]]
  for (const child of children) ways = ways.flatMap((way) => [...possible(child, facts, set)].map((answer) => [...way, answer]))
  return new Set(
    ways.map((way): Answer => {
      if (way.includes('errs')) return 'errs'
      const holds = kind === 'all' ? way.every((answer) => answer === 'holds') : way.some((answer) => answer === 'holds')
      return holds ? 'holds' : 'fails'
    }),
  )
}

function byPriority(children: readonly Condition[]): readonly (readonly Condition[])[] {
  const priorities = [...new Set(children.map((child) => child.priority ?? 1))].sort((a, b) => b - a)
  return priorities.map((priority) => children.filter((child) => (child.priority ?? 1) === priority))
}

/** The missing facts that keep a condition open. */
function lacking(condition: Condition, facts: Values, set: RuleSet): readonly string[] {
  if (possible(condition, facts, set).size === 1) return []
  if ('not' in condition) return lacking(condition.not, facts, set)
  if ('condition' in condition) return lacking(named(condition.condition, set), facts, set)
  if ('fact' in condition) {
    const names = [condition.fact, ...(isReference(condition.value) ? [condition.value.fact] : [])]
    return names.filter((name) => facts[name] === undefined)
  }
  const kind = 'all' in condition ? 'all' : 'any'
  const children = 'all' in condition ? condition.all : condition.any
  const names: string[] = []
  for (const each of byPriority(children)) {
    const answers = together(kind, each, facts, set)
    if (answers.size > 1) for (const child of each) names.push(...lacking(child, facts, set))
    if (!answers.has(kind === 'all' ? 'holds' : 'fails')) break
  }
  return names
}

/** The rules that can hold for the value of the index fact. */
function candidates(facts: Values, set: RuleSet): readonly Rule[] {
  const index = set.index ?? 'action'
  const type = set.facts.find((fact) => fact.name === index)?.is
  const value = facts[index]
  if (type?.type !== 'enum' || !(type.values as readonly unknown[]).includes(value)) return set.rules
  return set.rules.filter((rule) => {
    const answers = possible(rule.conditions, { [index]: value }, set)
    return answers.has('holds') || answers.has('errs')
  })
}

/** The verdict. */
export function decide(facts: Values, set: RuleSet): Expected {
  const rules = candidates(facts, set).map((rule) => ({ rule, answers: possible(rule.conditions, facts, set) }))
  const needed = new Set<string>()
  const errors: string[] = []

  const look = (effect: string) => {
    const found = rules.filter(({ rule }) => rule.event.type === effect)
    errors.push(...found.filter(({ answers }) => surely(answers, 'errs')).map(({ rule }) => rule.name))
    return found
  }
  const ask = (found: typeof rules) => {
    for (const { rule } of found) for (const name of lacking(rule.conditions, facts, set)) needed.add(name)
  }
  const holding = (found: typeof rules) => found.filter(({ answers }) => surely(answers, 'holds')).map(({ rule }) => rule.name)
  const end = (outcome: Expected['outcome'], deciding: readonly string[], obliged: readonly string[]): Expected =>
    needed.size === 0
      ? { outcome, deciding, needed: [], obliged, errors }
      : { outcome: 'unknown', deciding: [], needed: [...needed].sort(), obliged: [], errors }

  const forbids = look('forbid')
  if (forbids.some(({ answers }) => !answers.has('fails'))) return end('forbidden', holding(forbids), [])
  ask(forbids)
  const refers = look('refer')
  if (refers.some(({ answers }) => surely(answers, 'errs'))) return end('forbidden', [], [])
  if (refers.some(({ answers }) => surely(answers, 'holds'))) {
    ask(refers.filter(({ answers }) => answers.has('errs')))
    return end('referred', holding(refers), [])
  }
  ask(refers)
  const permits = look('permit')
  if (permits.every(({ answers }) => !answers.has('holds'))) return end('forbidden', [], [])
  if (!permits.some(({ answers }) => surely(answers, 'holds'))) ask(permits.filter(({ answers }) => answers.has('holds')))
  const obliges = look('oblige')
  ask(obliges.filter(({ answers }) => answers.has('holds')))
  return end('permitted', holding(permits), holding(obliges))
}

/** The explanations of the candidate rules, without the message of a rule that errs. */
export function explain(facts: Values, set: RuleSet): readonly Omit<RuleExplanation, 'error'>[] {
  return candidates(facts, set).map((rule) => {
    const answers = possible(rule.conditions, facts, set)
    const errs = surely(answers, 'errs')
    const conditions = errs ? written(rule.conditions) : explained(rule.conditions, facts, set)
    return {
      conditions,
      event: rule.event,
      priority: rule.priority ?? 1,
      name: rule.name,
      result: result(answers),
    } as RuleExplanation
  })
}

function explained(condition: Condition, facts: Values, set: RuleSet): object {
  if ('condition' in condition) {
    const { name, ...rest } = explained(named(condition.condition, set), facts, set) as { name?: string }
    const kept = name ?? condition.name
    return kept === undefined ? rest : { ...rest, name: kept }
  }
  if ('not' in condition) return { ...marks(condition), not: explained(condition.not, facts, set) }
  if ('fact' in condition) {
    const [left, right] = sides(condition, facts)
    const read = { ...(left === undefined ? {} : { factResult: left }), ...(right === undefined ? {} : { valueResult: right }) }
    return { ...written(condition), ...read, result: result(possible(condition, facts, set)) }
  }
  const kind = 'all' in condition ? 'all' : 'any'
  const children = 'all' in condition ? condition.all : condition.any
  const reached = new Set<Condition>()
  for (const each of byPriority(children)) {
    for (const child of each) reached.add(child)
    if (!together(kind, each, facts, set).has(kind === 'all' ? 'holds' : 'fails')) break
  }
  return {
    ...marks(condition),
    [kind]: children.map((child) => (reached.has(child) ? explained(child, facts, set) : written(child))),
  }
}

/** As json-rules-engine writes a condition that it did not evaluate. */
function written(condition: Condition): object {
  if ('all' in condition) return { ...marks(condition), all: condition.all.map(written) }
  if ('any' in condition) return { ...marks(condition), any: condition.any.map(written) }
  if ('not' in condition) return { ...marks(condition), not: written(condition.not) }
  return { ...condition }
}

function marks(condition: Condition): object {
  return { priority: condition.priority ?? 1, ...(condition.name === undefined ? {} : { name: condition.name }) }
}

function result(answers: Answers): boolean | null {
  return surely(answers, 'holds') ? true : surely(answers, 'fails') ? false : null
}

function surely(answers: Answers, answer: Answer): boolean {
  return answers.size === 1 && answers.has(answer)
}

function named(name: string, set: RuleSet): Condition {
  return set.conditions?.[name] as Condition
}

function sides(condition: Comparison, facts: Values): readonly [unknown, unknown] {
  return [facts[condition.fact], isReference(condition.value) ? facts[condition.value.fact] : condition.value]
}

function isReference(value: unknown): value is { fact: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'fact' in value
}

/** What an operator answers: the text of json-rules-engine's documentation and source, in other words. */
function apply(operator: string, left: unknown, right: unknown, own: readonly CustomOperator[]): boolean {
  const colon = operator.indexOf(':')
  if (colon >= 0) {
    const inner = operator.slice(colon + 1)
    const next = (a: unknown, b: unknown) => apply(inner, a, b, own)
    switch (operator.slice(0, colon)) {
      case 'someFact':
        return isList(left) && !everyOne(left, (item) => !next(item, right))
      case 'everyFact':
        return isList(left) && everyOne(left, (item) => next(item, right))
      case 'someValue':
        return !everyOne(list(right), (item) => !next(left, item))
      case 'everyValue':
        return everyOne(list(right), (item) => next(left, item))
      case 'swap':
        return next(right, left)
      case 'not':
        return !next(left, right)
      default:
        throw new Error('unknown decorator')
    }
  }
  switch (operator) {
    case 'equal':
      return left === right
    case 'notEqual':
      return !(left === right)
    case 'in':
      return occurs(left, right)
    case 'notIn':
      return !occurs(left, right)
    case 'contains':
      return isList(left) && occurs(right, left)
    case 'doesNotContain':
      return isList(left) && !occurs(right, left)
    case 'lessThan':
      return numeric(left) && (left as number) < (right as number)
    case 'lessThanInclusive':
      return numeric(left) && (left as number) <= (right as number)
    case 'greaterThan':
      return numeric(left) && (left as number) > (right as number)
    case 'greaterThanInclusive':
      return numeric(left) && (left as number) >= (right as number)
    case 'reaches':
      return reached(left, right)
    default: {
      const mine = own.find((each) => each.name === operator)
      if (mine === undefined) throw new Error('unknown operator')
      return mine.test(left, right)
    }
  }
}

/** Stops at the first that is not so, as `every` does: what comes after it is not evaluated and cannot throw. */
function everyOne(items: readonly unknown[], so: (item: unknown) => boolean): boolean {
  for (const item of items) if (!so(item)) return false
  return true
}

function occurs(value: unknown, within: unknown): boolean {
  if (typeof within === 'string') return within.includes(String(value))
  for (const item of list(within)) if (item === value) return true
  return false
}

function numeric(value: unknown): boolean {
  return !Number.isNaN(Number.parseFloat(String(value)))
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function list(value: unknown): readonly unknown[] {
  if (!isList(value)) throw new Error('not a list')
  return value
}

interface AnyShare {
  readonly num: number
  readonly den: number
  readonly cmp: string
}

/** Exact thresholds in big integers. */
export function reached(tally: unknown, threshold: unknown): boolean {
  const numbers = [...list(tally)]
  const evaluate = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) throw new Error('not a threshold')
    if ('all' in node) return !list(node.all).map(evaluate).includes(false)
    if ('any' in node) return list(node.any).map(evaluate).includes(true)
    const [count, base] = [numbers.shift(), numbers.shift()]
    for (const number of [count, base])
      if (!Number.isSafeInteger(number) || (number as number) < 0) throw new Error('not a tally')
    if (base === 0) return false
    const { num, den, cmp } = node as AnyShare
    const difference = BigInt(count as number) * BigInt(den) - BigInt(num) * BigInt(base as number)
    return cmp === '>' ? difference > 0n : difference >= 0n
  }
  const answer = evaluate(threshold)
  if (numbers.length > 0) throw new Error('too many numbers')
  return answer
}
