import type { Facts, FactValue } from '../../base/fact.ts'
import type { CivilDate } from '../../base/time.ts'
import { factFault } from '../../rules/facts.ts'
import type { Constitution } from '../constitution.ts'
import type { Standing } from './actor.ts'
import { type Choices, choicesOf } from './choices.ts'

/** Whether an actor could do an action: with facts under which it is permitted or referred; never; or not settled within the bounds. */
export type Power =
  | { readonly answer: 'could'; readonly facts: Facts }
  | { readonly answer: 'never' }
  | { readonly answer: 'unsettled' }

/** How many more comparisons may be looked at: a bound on time that is the same on every machine. */
export interface Budget {
  left: number
}

/** What is asked about one action type under one constitution on one date. */
export interface Question {
  readonly constitution: Constitution
  readonly known: Facts
  readonly choices: ReadonlyMap<string, Choices>
  /** How many comparisons the rules about the action hold. */
  readonly size: number
}

/** Most comparisons looked at for one actor and one action. */
const MOST_FOR_ONE = 2_000_000

/** Prepares the question who could do an action of a type: the parameters of the date, and the values to try for every fact. */
export function questionOf(constitution: Constitution, type: string, on: CivilDate): Question {
  const { rules, facts, clauses } = constitution
  const known: { [name: string]: FactValue } = { action: type, date: on }
  const parameters = constitution.parametersOn(on)
  for (const { id, fact } of constitution.actions.get(type)?.parameters ?? []) {
    const reading = parameters.get(id)
    if (reading !== undefined) known[fact] = reading.value as FactValue
  }
  const comparisons = rules.candidates(type).flatMap((name) => clauses.get(name)?.comparisons ?? [])
  const names = rules.needs(type).filter((name) => !name.startsWith('param.'))
  return { constitution, known, choices: choicesOf(names, facts, comparisons, known), size: comparisons.length }
}

/**
 * Looks for facts under which an actor is permitted the action or referred with it. The facts about who acts are those of the actor's
 * standing; every other fact may have any value of its type, whether or not a society could ever be in that state. Facts are fixed one by
 * one, and a branch is left as soon as the rules leave nothing open in it; so `never` is certain.
 */
export function powerOf({ constitution, known, choices, size }: Question, standing: Standing, budget: Budget): Power {
  const { rules, facts: declared } = constitution
  const most = Math.min(MOST_FOR_ONE, budget.left)
  let left = most
  let sure = true
  const valuesOf = (name: string): readonly FactValue[] => {
    const fact = declared.get(name)
    if (fact?.source === 'state' && standing[name] !== undefined)
      return standing[name].filter((value) => factFault(value, fact.is) === undefined)
    const { values, complete } = choices.get(name) as Choices
    sure &&= complete
    return values
  }
  const search = (facts: Facts): Facts | undefined => {
    left -= size
    if (left < 0) sure = false
    if (left < 0 || !rules.leavesOpen(facts)) return undefined
    const { outcome, needed } = rules.decide(facts)
    if (outcome === 'permitted' || outcome === 'referred') return facts
    const name = needed.filter((each) => choices.has(each)).sort((a, b) => count(a) - count(b))[0]
    // A parameter without a value on the date permits nothing.
    if (name === undefined) return undefined
    for (const value of valuesOf(name)) {
      const found = search({ ...facts, [name]: value })
      if (found !== undefined) return found
    }
    return undefined
  }
  const count = (name: string) => (standing[name] ?? choices.get(name)?.values ?? []).length
  const found = search(known)
  budget.left -= most - Math.max(left, 0)
  if (found !== undefined) return { answer: 'could', facts: given(found, known) }
  return { answer: sure ? 'never' : 'unsettled' }
}

function given(found: Facts, known: Facts): Facts {
  return Object.fromEntries(Object.entries(found).filter(([name]) => known[name] === undefined))
}
