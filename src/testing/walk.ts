import type { Event, Lifecycle } from '../base/lifecycle.ts'
import { type Given, given, type Setting, type Typed } from './lifecycle.ts'

/** What a lifecycle is tried on. */
export interface LifecycleSamples {
  /** Courses of its cases, each from the start, every action accepted. Together they hold every action type and bring every event. */
  readonly histories: readonly (readonly Typed[])[]
  readonly setting?: Setting
  /** The machine that it runs on, if it runs on one. */
  readonly machine?: Statechart
}

/** What the contract looks at in a machine; every machine of XState 5 fits. */
export interface Statechart {
  readonly root: { readonly ownEvents: readonly unknown[] }
  readonly states: { readonly [phase: string]: StatechartNode }
}

/** One phase of a {@link Statechart}. */
export interface StatechartNode {
  readonly type: string
  readonly ownEvents: readonly unknown[]
  readonly after: readonly unknown[]
  readonly invoke: readonly unknown[]
}

/** One action of a history: what had happened before it, what it brings, and what has happened then. */
export interface Stop {
  readonly so: Given
  readonly action: Typed
  readonly events: readonly Event[]
  readonly next: Given
}

/** Goes through the histories step by step. @throws Error if an action is refused */
export function walk(lifecycle: Lifecycle, { histories, setting = {} }: LifecycleSamples, visit: (stop: Stop) => void): void {
  for (const [number, history] of histories.entries()) {
    let so = given(lifecycle, [], setting)
    for (const [position, action] of history.entries()) {
      const { decision } = so.when(action)
      if (!decision.ok)
        throw new Error(
          `action ${position} (\`${action.type}\`) of history ${number} is refused: ${JSON.stringify(decision.refusal)}`,
        )
      const next = so.after(action)
      visit({ so, action, events: decision.events, next })
      so = next
    }
  }
}
