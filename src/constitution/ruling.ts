import { canonical } from '../base/canonical.ts'
import type { FactDeclaration, Facts, FactValue } from '../base/fact.ts'
import { nearest } from '../base/nearest.ts'
import type { ConstitutionReference, Ground, Obligation, Ruling } from '../base/ruling.ts'
import { addDays, type CivilDate } from '../base/time.ts'
import type { Verdict } from '../rules/index.ts'
import type { Clause } from './clauses.ts'
import { type Constitution, referenceTo } from './constitution.ts'
import { type ActionRequest, gather, type Prepared, prepare, refuse } from './prepare.ts'

/**
 * Whether the constitution allows an action, and why: the articles that decide, the values and parameters they read, what must be
 * done if it is done, and, where the answer hangs on facts not given, which ones.
 *
 * `facts` are all that is known beside the action; a name left out is unknown. Never throws: what cannot be used stands in `errors`
 * with its path, and the action is then forbidden. Pure: the same input gives the same ruling for ever.
 */
export function rule(constitution: Constitution, action: ActionRequest, facts: Facts = {}): Ruling {
  return judged(constitution, prepare(constitution, action, facts))
}

/**
 * The ruling that the constitution gives on the facts of a recorded one. Where the record was made by the rules, the two are equal; an
 * auditor needs nothing but the entry and the constitution that it cites.
 *
 * @throws RangeError for a ruling that cites another constitution, or that keeps no facts because its input could not be used.
 */
export function ruleAgain(constitution: Constitution, ruling: Ruling): Ruling {
  sameConstitution(constitution, ruling)
  const { action: type, date, by, ...facts } = ruling.facts
  if (typeof type !== 'string' || typeof date !== 'string' || !constitution.actions.has(type))
    throw new RangeError('the ruling keeps no facts: its input could not be used')
  return judged(constitution, gather(constitution, { type, date, by: by as string | undefined }, facts))
}

/**
 * Holds a ruling against the constitution that it cites, so that no answer is told to people that it did not give.
 *
 * @throws RangeError for a ruling that cites another constitution, or that was edited.
 */
export function checkRuling(constitution: Constitution, ruling: Ruling): void {
  sameConstitution(constitution, ruling)
  if (Object.keys(ruling.facts).length === 0 ? refuses(ruling) : isGivenAgain(constitution, ruling)) return
  throw new RangeError('the ruling was edited: on the facts that it keeps, the constitution that it cites gives another')
}

/** Without facts the input could not be used, and nothing was decided. */
function refuses({ outcome, grounds, needed, obligations, errors }: Ruling): boolean {
  return outcome === 'forbidden' && grounds.length + needed.length + obligations.length === 0 && errors.length > 0
}

function isGivenAgain(constitution: Constitution, ruling: Ruling): boolean {
  return canonical(ruleAgain(constitution, ruling)) === canonical(ruling)
}

/** @throws RangeError for a ruling of another constitution, of another version, or under other by-laws. */
function sameConstitution(constitution: Constitution, ruling: Ruling): void {
  const cited = ruling.constitution
  const own = referenceTo(constitution)
  if (cited.hash === own.hash && hashes(cited) === hashes(own)) return
  throw new RangeError(`the ruling cites ${inWords(cited)}; this is ${inWords(own)}`)
}

function hashes({ byLaws = [] }: ConstitutionReference): string {
  return byLaws.map(({ hash }) => hash).join()
}

function inWords({ id, version, hash, byLaws = [] }: ConstitutionReference): string {
  const beside = byLaws.map((each) => ` with by-law \`${each.id}\` version ${each.version} (${each.hash})`)
  return `\`${id}\` version ${version} (${hash})${beside.join('')}`
}

/**
 * The facts that rules could read about an action of a type: what a host may have to supply.
 *
 * @throws RangeError for an action type that the constitution does not know.
 */
export function factsNeeded(constitution: Constitution, actionType: string): readonly FactDeclaration[] {
  const reads = constitution.actions.get(actionType)
  if (reads === undefined) {
    const close = nearest(actionType, constitution.actions.keys())
    throw new RangeError(`there is no action \`${actionType}\`${close === undefined ? '' : `; did you mean \`${close}\`?`}`)
  }
  return reads.facts
}

function judged(constitution: Constitution, prepared: Prepared): Ruling {
  return prepared.ok ? rulingFrom(constitution, prepared, constitution.rules.decide(prepared.facts)) : prepared.ruling
}

/** A verdict of the rules, whichever evaluator gave it, as a ruling with its grounds. */
function rulingFrom(constitution: Constitution, prepared: Prepared & { ok: true }, verdict: Verdict): Ruling {
  const parameter = verdict.needed.find((name) => name.startsWith('param.'))
  if (parameter !== undefined) {
    const message = `the parameter \`${parameter.slice(6)}\` has no value on ${prepared.date}`
    return refuse(constitution, { message }, prepared.read)
  }
  return {
    outcome: verdict.outcome,
    facts: prepared.read,
    grounds: verdict.deciding.map((name) => ground(constitution, name, prepared)),
    needed: verdict.needed,
    obligations: verdict.obliged.map((name) => obligation(constitution, name, prepared.date)),
    errors: verdict.errors.map(({ rule, message }) => ({ article: clauseOf(constitution, rule).article, rule, message })),
    constitution: referenceTo(constitution),
  }
}

function ground(constitution: Constitution, name: string, prepared: Prepared & { ok: true }): Ground {
  const { article, rule, effect, reads, parameters } = clauseOf(constitution, name)
  const values: Record<string, FactValue> = {}
  for (const fact of reads) {
    const value = prepared.facts[fact]
    if (value !== undefined) values[fact] = value
  }
  return {
    article,
    rule: name,
    effect,
    values,
    parameters: parameters.flatMap((id) => prepared.parameters.get(id) ?? []),
    ...(rule.event.type === 'refer'
      ? { referral: { organ: rule.event.params.organ, ...deadline(rule.event.params, prepared.date) } }
      : {}),
  }
}

function obligation(constitution: Constitution, name: string, date: CivilDate): Obligation {
  const { article, rule } = clauseOf(constitution, name)
  if (rule.event.type !== 'oblige') throw new TypeError(`\`${name}\` does not oblige`)
  const { duty, who, metBy } = rule.event.params
  return {
    article,
    rule: name,
    duty,
    ...(who === undefined ? {} : { who }),
    ...deadline(rule.event.params, date),
    ...(metBy === undefined ? {} : { metBy }),
  }
}

/** Days are counted from the next day on (Civil Code of the PRC, Art. 201). */
function deadline(params: { readonly withinDays?: number }, date: CivilDate): { deadline?: CivilDate } {
  return params.withinDays === undefined ? {} : { deadline: addDays(date, params.withinDays) }
}

function clauseOf(constitution: Constitution, name: string): Clause {
  const clause = constitution.clauses.get(name)
  if (clause === undefined) throw new TypeError(`there is no rule \`${name}\``)
  return clause
}
