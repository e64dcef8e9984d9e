import type { Json, JsonObject } from './json.ts'
import type { Refusal } from './refusal.ts'

/** An action as it is recorded, ruled and compared: without its secret fields. */
export function recordedForm(action: JsonObject, secret: readonly string[] = []): JsonObject {
  if (secret.length === 0) return action
  const recorded: Record<string, Json> = {}
  for (const name of Object.keys(action)) if (!secret.includes(name)) recorded[name] = action[name] as Json
  return Object.freeze(recorded)
}

/** A refusal of a malformed action that says of a secret field which one it is, and nothing of what is in it. */
export function discreet(refusal: Refusal, secret: readonly string[] = []): Refusal {
  if (refusal.code !== 'malformed') return refusal
  const field = secret.find((name) => name === refusal.path[0])
  return field === undefined ? refusal : { code: 'malformed', path: [field], problem: 'has not the form required' }
}
