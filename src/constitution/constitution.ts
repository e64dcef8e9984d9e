import { digest } from '../base/canonical.ts'
import type { FactDeclaration } from '../base/fact.ts'
import type { Finding } from '../base/json.ts'
import { DocumentError } from '../base/misuse.ts'
import type { ConstitutionReference, ParameterReading } from '../base/ruling.ts'
import type { CivilDate } from '../base/time.ts'
import { type CompiledRules, type CustomOperator, compileRules } from '../rules/index.ts'
import { checkDocument, type SoundDocument } from './check.ts'
import { type ActionReads, actionReads, type Clause, clausesOf, parameterCalendar } from './clauses.ts'
import type { ConstitutionDocument } from './document.ts'
import { ruleSetOf } from './ruleset.ts'

/** A constitution that was checked and can rule. Its document is the plain, frozen JSON that can be kept and hashed. */
export interface Constitution extends ConstitutionReference {
  readonly document: ConstitutionDocument
  /** Every fact that its rules may read, by name: declared, built in (`action`, `by`, `date`) and `param.<id>`. */
  readonly facts: ReadonlyMap<string, FactDeclaration>
  /** Every action type that it rules, and what the rules about it read. */
  readonly actions: ReadonlyMap<string, ActionReads>
  /** Every rule by name, with its article. */
  readonly clauses: ReadonlyMap<string, Clause>
  /** The rules of all articles, compiled. */
  readonly rules: CompiledRules
  /** The parameters in force on a civil date, by id. */
  parametersOn(on: CivilDate): ReadonlyMap<string, ParameterReading>
}

/** How a ruling cites a constitution. */
export function referenceTo({ id, version, hash, byLaws }: Constitution): ConstitutionReference {
  return { id, version, hash, ...(byLaws === undefined ? {} : { byLaws }) }
}

/** What a host adds to a document: the operators of its own that the rules name. */
export interface ParseOptions {
  readonly operators?: readonly CustomOperator[]
}

/**
 * Checks a document and compiles its rules. Everything that could go wrong later is looked for now: shape, numbers, dates,
 * types of operands, names of facts, parameters, organs and actions, cyclic conditions.
 *
 * @throws DocumentError with every {@link Finding}: where, what, and what would be right.
 */
export function parseConstitution(json: unknown, options: ParseOptions = {}): Constitution {
  const check = checkDocument(json, options.operators)
  if (!check.ok) throw new DocumentError('the constitution', check.findings)
  return constitutionOf(check, options)
}

/** The constitution of a document that was checked. */
export function constitutionOf({ document, json }: SoundDocument, options: ParseOptions): Constitution {
  const ruleSet = ruleSetOf(document, options.operators)
  const rules = compileRules(ruleSet)
  const facts = new Map(ruleSet.facts.map((fact) => [fact.name, fact]))
  return Object.freeze({
    id: document.id,
    version: document.version,
    hash: digest(json),
    document,
    facts,
    actions: actionReads(document, facts, rules),
    clauses: clausesOf(document),
    rules,
    parametersOn: parameterCalendar(document),
  })
}

/** The faults of a document, each with its path and a remedy; empty if {@link parseConstitution} would take it. Never throws. */
export function findFaults(json: unknown, options: ParseOptions = {}): readonly Finding[] {
  const check = checkDocument(json, options.operators)
  return check.ok ? [] : check.findings
}
