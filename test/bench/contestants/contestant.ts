import type { Answer, Request } from '../policy.ts'

/**
 * Somebody who answers requests under the policy. Only `ask` is timed: the input has the engine's own form already, and what comes back
 * is its own answer.
 */
export interface Contestant<Input = unknown, Output = unknown> {
  readonly name: string
  /** How many of the deciding rules its answer names. */
  readonly names: 'all' | 'one' | 'none'
  readonly async?: boolean
  input(request: Request): Input
  ask(input: Input): Output
  /** What it answered, for the comparison. */
  answer(output: Awaited<Output>): Answer
}

/** Forgets the types of input and output, so that contestants of all kinds stand in one list. */
export function contestant<Input, Output>(given: Contestant<Input, Output>): Contestant {
  return given as Contestant
}

/** Forbid overrides permit, and what nothing permits is forbidden: for engines that only say which rules hold. */
export function combined(holding: readonly { readonly name: string; readonly effect: string }[]): Answer {
  const names = (effect: string) => holding.flatMap((rule) => (rule.effect === effect ? rule.name : []))
  const forbidding = names('forbid')
  if (forbidding.length > 0) return { outcome: 'forbidden', deciding: forbidding }
  const permitting = names('permit')
  return permitting.length > 0 ? { outcome: 'permitted', deciding: permitting } : { outcome: 'forbidden', deciding: [] }
}
