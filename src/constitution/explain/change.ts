import type { Facts, FactValue } from '../../base/fact.ts'
import type { Ruling } from '../../base/ruling.ts'
import type { Verdict } from '../../rules/index.ts'
import type { ActionReads, Clause } from '../clauses.ts'
import type { Constitution } from '../constitution.ts'
import { ruleAgain } from '../ruling.ts'
import { otherValues } from './options.ts'

/** What would turn an answer into "permitted": facts with other values; nothing, whatever people change; or nothing that was found. */
export type Search =
  | { readonly found: 'change'; readonly facts: Facts }
  | { readonly found: 'impossible' | 'none'; readonly facts?: undefined }

/** Most rulings that one search may cost. */
const MOST_RULINGS = 200

/** Most facts in one change: who must change more has another action in mind. */
const MOST_CHANGED = 5

interface Attempt {
  readonly constitution: Constitution
  readonly ruling: Ruling
  /** Known facts and parameters. */
  readonly facts: Facts
  /** The values to try, by the facts that people could change. */
  readonly options: ReadonlyMap<string, readonly FactValue[]>
  readonly clauses: readonly Clause[]
  rulings: number
}

/**
 * Looks for the smallest change among the known facts that people could change by which a forbidden or referred action is permitted: first
 * every one of one fact, then of two, and so on. So no part of what is found would do. The change is only found if ruling again permits.
 *
 * A change must touch a fact of every rule that stands in the way, so from each answer only the facts of one such rule are tried. Nothing
 * that would do with the values tried is missed, up to {@link MOST_CHANGED} facts and {@link MOST_RULINGS} rulings.
 */
export function findChange(constitution: Constitution, ruling: Ruling): Search {
  const reads = constitution.actions.get(ruling.facts.action as string)
  if (reads === undefined) return { found: 'none' }
  const attempt = attemptOf(constitution, ruling, reads)
  if (isSettled(attempt)) return { found: 'impossible' }
  if (lacksFacts(attempt)) return { found: 'none' }
  for (let size = 1; size <= Math.min(MOST_CHANGED, attempt.options.size); size += 1) {
    const facts = changeFrom(attempt, {}, size)
    if (facts !== undefined) return { found: 'change', facts }
  }
  return { found: 'none' }
}

function attemptOf(constitution: Constitution, ruling: Ruling, reads: ActionReads): Attempt {
  const type = ruling.facts.action as string
  const facts: Record<string, FactValue> = { ...ruling.facts }
  const parameters = constitution.parametersOn(ruling.facts.date as string)
  for (const { id, fact } of reads.parameters) {
    const reading = parameters.get(id)
    if (reading !== undefined) facts[fact] = reading.value as FactValue
  }
  const clauses = constitution.rules.candidates(type).map((name) => constitution.clauses.get(name) as Clause)
  const comparisons = clauses.flatMap((clause) => clause.comparisons)
  const options = new Map<string, readonly FactValue[]>()
  for (const fact of reads.facts) {
    const own = facts[fact.name]
    if (fact.changeable && own !== undefined) options.set(fact.name, otherValues(fact, own, comparisons, facts))
  }
  return { constitution, ruling, facts, options, clauses, rulings: 0 }
}

/** What is not unknown without the facts that could change is the answer whatever they are. */
function isSettled({ constitution, facts, options }: Attempt): boolean {
  const fixed = Object.fromEntries(Object.entries(facts).filter(([name]) => !options.has(name)))
  return constitution.rules.decide(fixed).outcome !== 'unknown'
}

/** A rule that lacks facts and reads none that could change keeps every answer open, unless it is one that permits. */
function lacksFacts({ constitution, facts, options }: Attempt): boolean {
  return constitution.rules.explain(facts).some(({ name, event, result }) => {
    const reads = constitution.clauses.get(name)?.reads ?? []
    return result === null && event.type !== 'permit' && !reads.some((fact) => options.has(fact))
  })
}

/** A change of `size` more facts than `changed` already holds; undefined if there is none, or no ruling left to try. */
function changeFrom(attempt: Attempt, changed: Facts, size: number): Facts | undefined {
  if (attempt.rulings >= MOST_RULINGS) return undefined
  attempt.rulings += 1
  const verdict = attempt.constitution.rules.decide({ ...attempt.facts, ...changed })
  if (verdict.outcome === 'permitted') return isPermitted(attempt, changed) ? changed : undefined
  if (size === 0) return undefined
  for (const name of inTheWay(attempt, verdict)) {
    if (Object.hasOwn(changed, name)) continue
    for (const value of valuesOf(attempt, name, verdict)) {
      const found = changeFrom(attempt, { ...changed, [name]: value }, size - 1)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The facts of which one must change: those of a rule that forbids or refers, else those of all rules that could permit. */
function inTheWay({ constitution, options, clauses }: Attempt, { outcome, deciding, errors }: Verdict): Iterable<string> {
  const [first] = deciding
  if (first !== undefined) return constitution.clauses.get(first)?.reads ?? []
  if (outcome === 'unknown' || errors.length > 0) return options.keys()
  return new Set(clauses.filter(({ effect }) => effect === 'permit').flatMap(({ reads }) => reads))
}

/** The values to try for a fact; where a rule refers to an organ, the organ first: its word is what is asked for. */
function valuesOf({ constitution, options }: Attempt, name: string, { deciding }: Verdict): readonly FactValue[] {
  const values = options.get(name) ?? []
  const event = constitution.clauses.get(deciding[0] ?? '')?.rule.event
  if (event?.type !== 'refer' || !values.includes(event.params.organ)) return values
  return [event.params.organ, ...values.filter((value) => value !== event.params.organ)]
}

function isPermitted({ constitution, ruling }: Attempt, changed: Facts): boolean {
  return ruleAgain(constitution, { ...ruling, facts: { ...ruling.facts, ...changed } }).outcome === 'permitted'
}
