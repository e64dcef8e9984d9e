import { Engine } from 'json-rules-engine'
import { DocumentError } from '../base/misuse.ts'
import { readRules } from '../rules/check.ts'
import { type Operation, operation, REACHES } from '../rules/operators.ts'
import type { Condition, Rule, RuleSet } from '../rules/rule.ts'

/**
 * A json-rules-engine `Engine` with the rules, named conditions and operators of a rule set, for hosts that run one already and want its events.
 *
 * It refuses missing facts and missing conditions, and reads paths in rules that the host adds itself (`$.a.b[0]`) as own properties,
 * without JSONPath, whose filters can run code. Two traps remain the host's: one engine must not run twice at the same time, or rules are
 * lost without an error; and a listener may be called although another rule has failed, so decide by what `run` resolves to.
 *
 * @throws DocumentError with every fault of the rule set.
 */
export function configureEngine(ruleSet: RuleSet): Engine {
  return safeEngine(engineParts(checkedRules(ruleSet)))
}

/** The frozen copy of a rule set. @throws DocumentError if it has faults. */
export function checkedRules(ruleSet: RuleSet): RuleSet {
  const check = readRules(ruleSet)
  if (!check.ok) throw new DocumentError('the rule set', check.findings)
  return check.ruleSet
}

/** What goes into an engine: a copy of its own, since json-rules-engine writes into what it is given and keeps the rest by reference. */
export interface EngineParts {
  readonly rules: readonly Rule[]
  readonly conditions: readonly (readonly [string, Condition])[]
  readonly operators: readonly (readonly [string, Operation])[]
}

/** The parts of a rule set. */
export function engineParts({ rules, conditions = {}, operators = [] }: RuleSet): EngineParts {
  const custom = new Map(operators.map((operator) => [operator.name, operator]))
  return {
    rules: copyOf(rules),
    conditions: Object.entries(copyOf(conditions)),
    operators: [REACHES, ...custom.keys()].map((name) => [name, operation(name, custom)]),
  }
}

/** Rules and conditions are plain JSON. */
function copyOf<Value>(json: Value): Value {
  return JSON.parse(JSON.stringify(json))
}

/** A fresh engine. Engines made one after another may share parts: nothing that one writes there changes what another reads. */
export function safeEngine({ rules, conditions, operators }: EngineParts): Engine {
  const engine = new Engine([], { pathResolver: ownPath })
  for (const [name, test] of operators) engine.addOperator(name, test)
  for (const [name, condition] of conditions) engine.setCondition(name, condition as Parameters<Engine['setCondition']>[1])
  for (const rule of rules) engine.addRule(rule as Parameters<Engine['addRule']>[0])
  return engine
}

const PATH = /^\$(\.[A-Za-z_][A-Za-z0-9_]*|\[\d+\])*$/

/**
 * Follows own properties only.
 *
 * @throws RangeError for any other expression: wildcards, filters, scripts.
 */
function ownPath(value: object, path: string): unknown {
  if (!PATH.test(path)) throw new RangeError('a path may only name properties and positions: `$.a.b[0]`')
  let at: unknown = value
  for (const [key] of path.matchAll(/[A-Za-z0-9_]+/g)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as { readonly [key: string]: unknown })[key]
  }
  return at
}
