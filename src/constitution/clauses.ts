import type { FactDeclaration } from '../base/fact.ts'
import type { Effect, ParameterReading } from '../base/ruling.ts'
import type { CivilDate } from '../base/time.ts'
import type { Comparison, CompiledRules, Condition, Rule } from '../rules/index.ts'
import type { ConstitutionDocument, DeclaredAction } from './document.ts'
import { parametersOn } from './parameter.ts'
import { parameterFact } from './ruleset.ts'

/** One rule of one article, with what it reads. */
export interface Clause {
  readonly article: string
  readonly rule: Rule
  readonly effect: Effect
  /** What it compares, named conditions written out. */
  readonly comparisons: readonly Comparison[]
  /** Declared and built-in facts that it reads, but for the type of action. */
  readonly reads: readonly string[]
  /** Ids of the parameters that it reads. */
  readonly parameters: readonly string[]
}

/** What the rules about one action type read, all together. */
export interface ActionReads {
  readonly declared: DeclaredAction
  readonly facts: readonly FactDeclaration[]
  /** These by name, and `by` if they read it. */
  readonly named: ReadonlyMap<string, FactDeclaration>
  /** Names of those that come from state. */
  readonly stateFacts: readonly string[]
  readonly parameters: readonly { readonly id: string; readonly fact: string }[]
}

/** The rules of a document by name. */
export function clausesOf(document: ConstitutionDocument): ReadonlyMap<string, Clause> {
  const clauses = new Map<string, Clause>()
  for (const article of document.articles) {
    for (const rule of article.rules) {
      const comparisons = comparisonsOf(rule.conditions, document.conditions)
      const names = new Set(comparisons.flatMap(factsOf))
      names.delete('action')
      const parameters = document.parameters.map((each) => each.id).filter((id) => names.delete(parameterFact(id)))
      clauses.set(rule.name, {
        article: article.number,
        rule,
        effect: rule.event.type,
        comparisons,
        reads: [...names],
        parameters,
      })
    }
  }
  return clauses
}

/** What each action type's rules read, of all facts that rules may read. */
export function actionReads(
  document: ConstitutionDocument,
  all: ReadonlyMap<string, FactDeclaration>,
  rules: CompiledRules,
): ReadonlyMap<string, ActionReads> {
  return new Map(
    document.actions.map((declared) => {
      const names = new Set(rules.needs(declared.type))
      const parameters = document.parameters
        .map(({ id }) => ({ id, fact: parameterFact(id) }))
        .filter(({ fact }) => names.has(fact))
      const facts = document.facts.filter((fact) => names.has(fact.name))
      const stateFacts = facts.filter(({ source }) => source === 'state').map(({ name }) => name)
      const by = names.has('by') ? all.get('by') : undefined
      const named = new Map([...(by === undefined ? [] : [by]), ...facts].map((fact) => [fact.name, fact]))
      return [declared.type, { declared, facts, named, stateFacts, parameters }]
    }),
  )
}

/** The parameters in force on a date; the last date asked is kept, since most actions of a day come together. */
export function parameterCalendar(document: ConstitutionDocument): (on: CivilDate) => ReadonlyMap<string, ParameterReading> {
  let last: { on: CivilDate; readings: ReadonlyMap<string, ParameterReading> } | undefined
  return (on) => {
    if (last?.on !== on) last = { on, readings: parametersOn(document.parameters, on) }
    return last.readings
  }
}

/** The comparisons of a condition, those of named conditions too: they are acyclic (checked at load), so this ends. */
function comparisonsOf(node: Condition, conditions: ConstitutionDocument['conditions']): readonly Comparison[] {
  if ('all' in node) return node.all.flatMap((each) => comparisonsOf(each, conditions))
  if ('any' in node) return node.any.flatMap((each) => comparisonsOf(each, conditions))
  if ('not' in node) return comparisonsOf(node.not, conditions)
  if ('fact' in node) return [node]
  const named = conditions[node.condition]
  return named === undefined ? [] : comparisonsOf(named, conditions)
}

function factsOf({ fact, value }: Comparison): readonly string[] {
  return typeof value === 'object' && 'fact' in value ? [fact, value.fact] : [fact]
}
