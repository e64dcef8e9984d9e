import type { Json, JsonObject } from '../base/json.ts'
import type { Decision } from '../base/lifecycle.ts'
import { differences } from './difference.ts'
import type { Typed } from './lifecycle.ts'

/** What to try in a secret field of an action: what other actions of its type hold there, what it holds itself under other names, and a text. */
export function otherContents(histories: readonly (readonly Typed[])[], action: Typed, field: string): readonly Json[] {
  const held = histories.flat().flatMap((each) => (each.type === action.type ? (contentOf(each, field) ?? []) : []))
  const own = contentOf(action, field)
  return [...held, ...[1, 2].flatMap((turn) => [...(own === undefined ? [] : [altered(own, turn)]), `secret${turn}`])]
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

/** The same content with other texts, keys and numbers. */
function altered(content: Json, turn: number): Json {
  if (typeof content === 'string') return `secret${turn}${content}`
  if (typeof content === 'number') return content + turn
  if (typeof content !== 'object' || content === null) return content
  if (Array.isArray(content)) return (content as readonly Json[]).map((item) => altered(item, turn))
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [`secret${turn}${key}`, altered(value, turn)]))
}
