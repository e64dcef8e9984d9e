import type { Json, JsonObject } from '../base/json.ts'
import type { Decision } from '../base/lifecycle.ts'
import { differences } from './difference.ts'
import type { Typed } from './lifecycle.ts'

/** What to try in a secret field of an action: what other actions of its type hold there, what it holds itself with one or all of its parts changed, and a text. */
export function otherContents(histories: readonly (readonly Typed[])[], action: Typed, field: string): readonly Json[] {
  const held = histories.flat().flatMap((each) => (each.type === action.type ? given(contentOf(each, field)) : []))
  const own = given(contentOf(action, field))
  return [...held, ...[1, 2].flatMap((turn) => [...own.flatMap((content) => changed(content, turn)), `secret${turn}`])]
}

/** How decisions on the same action with other secrets tell them apart: those that allow it by their events, those that refuse it with one code by what they say. */
export function telling(decisions: readonly Decision[]): readonly string[] {
  const first = new Map<string, Decision>()
  return decisions.flatMap((decision) => {
    const answer = decision.ok ? 'allowed' : decision.refusal.code
    const same = first.get(answer) ?? decision
    first.set(answer, same)
    return differences(same as unknown as Json, decision as unknown as Json)
  })
}

function contentOf(action: Typed, field: string): Json | undefined {
  return Object.hasOwn(action, field) ? (action as unknown as JsonObject)[field] : undefined
}

function given(content: Json | undefined): readonly Json[] {
  return content === undefined ? [] : [content]
}

/** The same content with each of its texts and numbers changed alone, then all of them, then the keys too. */
function changed(content: Json, turn: number): readonly Json[] {
  return [...eachLeaf(content, turn), allLeaves(content, turn, ''), allLeaves(content, turn, `secret${turn}`)]
}

function eachLeaf(content: Json, turn: number): readonly Json[] {
  if (typeof content !== 'object' || content === null) return [leaf(content, turn)]
  if (Array.isArray(content))
    return (content as readonly Json[]).flatMap((item, index) => eachLeaf(item, turn).map((other) => content.with(index, other)))
  return Object.entries(content).flatMap(([key, value]) => eachLeaf(value, turn).map((other) => ({ ...content, [key]: other })))
}

function allLeaves(content: Json, turn: number, prefix: string): Json {
  if (typeof content !== 'object' || content === null) return leaf(content, turn)
  if (Array.isArray(content)) return (content as readonly Json[]).map((item) => allLeaves(item, turn, prefix))
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [`${prefix}${key}`, allLeaves(value, turn, prefix)]))
}

function leaf(value: null | boolean | number | string, turn: number): Json {
  if (typeof value === 'string') return `secret${turn}${value}`
  return typeof value === 'number' ? value + turn : value
}
