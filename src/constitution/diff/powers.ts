import { canonical } from '../../base/canonical.ts'
import type { Facts } from '../../base/fact.ts'
import type { Bilingual } from '../../base/text.ts'
import type { CivilDate } from '../../base/time.ts'
import type { Constitution } from '../constitution.ts'
import { type Actor, actorsOf, type StandingActor } from './actor.ts'
import { namedIn } from './conditions.ts'
import type { Change } from './list.ts'
import { type Budget, type Power, powerOf, type Question, questionOf } from './search.ts'

/** A power that an actor gains or loses: an action that it could do under one version and not under the other. */
export interface PowerChange {
  readonly type: string
  readonly label: Bilingual
  readonly actor: Actor
  /** Facts under which the version that gives the power permits the action or refers it. */
  readonly facts: Facts
}

/** An action and an actor about whom the search came to no end, under one version or both. */
export interface UnsettledPower {
  readonly type: string
  readonly label: Bilingual
  readonly actor: Actor
}

/**
 * Who gains or loses which power. An actor *could* do an action if there are facts, fitting their declarations, under which the rules
 * permit it or refer it to an organ; the facts about who acts are those of the actor, all others are free.
 */
export interface PowerDiff {
  /** The civil date whose parameters were read. */
  readonly on: CivilDate
  readonly gained: readonly PowerChange[]
  readonly lost: readonly PowerChange[]
  readonly unsettled: readonly UnsettledPower[]
  /** How many kinds of actor there are under each version. */
  readonly actors: Change<number>
}

/** Most comparisons that the search looks at in all: some seconds. What is left then is unsettled. */
const MOST_IN_ALL = 12_000_000

/** Compares the powers under two versions, for every action type about which their rules differ and every actor of either. */
export function powerDiff(before: Constitution, after: Constitution, on: CivilDate): PowerDiff {
  const budget: Budget = { left: MOST_IN_ALL }
  const gained: PowerChange[] = []
  const lost: PowerChange[] = []
  const unsettled: UnsettledPower[] = []
  const actors = { before: actorsOf(before.document.structure), after: actorsOf(after.document.structure) }
  const pairs = pairsOf(actors)
  for (const { type, label } of typesOf(before, after)) {
    const sides = [before, after].map((constitution) => askable(constitution, type, on))
    const same = sides[0]?.text === sides[1]?.text
    for (const pair of pairs) {
      if (same && pair.same) continue
      const [old, next] = pair.standing.map((each, at) => power(sides[at], each, budget)) as [Power, Power]
      const { actor } = pair
      if (old.answer === 'unsettled' || next.answer === 'unsettled') unsettled.push({ type, label, actor })
      else if (old.answer === 'never' && next.answer === 'could') gained.push({ type, label, actor, facts: next.facts })
      else if (old.answer === 'could' && next.answer === 'never') lost.push({ type, label, actor, facts: old.facts })
    }
  }
  return { on, gained, lost, unsettled, actors: { before: actors.before.length, after: actors.after.length } }
}

interface Pair {
  readonly actor: Actor
  /** Before and after; undefined where there is no such actor. */
  readonly standing: readonly [StandingActor['standing'] | undefined, StandingActor['standing'] | undefined]
  readonly same: boolean
}

/** The actors of both versions, each once. */
function pairsOf({ before, after }: Change<readonly StandingActor[]>): readonly Pair[] {
  const keyOf = ({ actor }: StandingActor) => `${actor.kind} ${actor.id}`
  const [old, next] = [before, after].map((actors) => new Map(actors.map((each) => [keyOf(each), each]))) as [
    Map<string, StandingActor>,
    Map<string, StandingActor>,
  ]
  return [...new Map([...old, ...next])].map(([key, { actor }]) => {
    const standing = [old.get(key)?.standing, next.get(key)?.standing] as const
    return { actor, standing, same: canonical(standing[0] ?? null) === canonical(standing[1] ?? null) }
  })
}

/** The action types of both versions, each once, labelled as after. */
function typesOf(before: Constitution, after: Constitution): readonly { readonly type: string; readonly label: Bilingual }[] {
  const all = [...before.document.actions, ...after.document.actions]
  return [...new Map(all.map(({ type, label }) => [type, { type, label }])).values()]
}

/** A question with all that its answer hangs on as one text, and the answers so far by what the question reads of a standing. */
interface Asked {
  readonly question: Question
  readonly text: string
  readonly answers: Map<string, Power>
}

/** The question about an action type; undefined where there is no such type. */
function askable(constitution: Constitution, type: string, on: CivilDate): Asked | undefined {
  if (!constitution.actions.has(type)) return undefined
  const { rules, clauses, document, facts } = constitution
  const question = questionOf(constitution, type, on)
  const chosen = rules.candidates(type).map((name) => clauses.get(name)?.rule)
  const conditions = chosen.flatMap((rule) => rule?.conditions ?? [])
  const named = [...namedIn(conditions, document)].sort()
  const text = canonical([
    chosen.map((rule) => [rule?.conditions ?? null, rule?.event.type ?? null]),
    named.map((name) => [name, document.conditions[name]]),
    question.known,
    [...question.choices.keys()].map((name) => [name, facts.get(name)?.is, facts.get(name)?.source]),
  ])
  return { question, text, answers: new Map() }
}

/** Actors whom the rules do not tell apart get one answer. */
function power(asked: Asked | undefined, standing: StandingActor['standing'] | undefined, budget: Budget): Power {
  if (asked === undefined || standing === undefined) return { answer: 'never' }
  const { question, answers } = asked
  const key = canonical(Object.entries(standing).filter(([name]) => question.choices.has(name)))
  const known = answers.get(key) ?? powerOf(question, standing, budget)
  answers.set(key, known)
  return known
}
