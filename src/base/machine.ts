import {
  type AnyStateMachine,
  type EventObject,
  type MetaObject,
  type NonReducibleUnknown,
  type ParameterizedObject,
  type StateMachine,
  type StateSchema,
  transition,
} from 'xstate'
import type * as z from 'zod'
import type { ActionHead } from './action.ts'
import type { FactDeclaration, Facts } from './fact.ts'
import type { JsonObject } from './json.ts'
import type { ActionDefinition, Context, Due, EventDefinition, Evolution, Lifecycle, Reader, Write } from './lifecycle.ts'
import type { Result } from './refusal.ts'
import type { Bilingual } from './text.ts'

/**
 * The statechart of a lifecycle: flat phases, the action types as its alphabet, guards over what they read of the case. No delays, no
 * invocations, no parallel regions: deadlines are dates in the case, and nothing happens by itself.
 *
 * It runs with `createActor(machine, { input })`, the inspector and `@xstate/graph`. `Guarded` is the part of the case that guards read; a
 * whole case will do. What of it changes in the course of the case needs an `assign`, or a running actor would go by its first value.
 */
export type Machine<Phase extends string, Guarded extends object, Action extends EventObject> = StateMachine<
  Guarded,
  Action,
  Record<never, never>,
  never,
  never,
  ParameterizedObject,
  never,
  Phase,
  string,
  Guarded,
  NonReducibleUnknown,
  EventObject,
  MetaObject,
  StateSchema
>

/** Actions that a phase takes without leaving it; named as transitions to itself, since XState's `can` passes over one without a target. */
export function staying<Phase extends string, Type extends string>(
  phase: Phase,
  ...types: readonly Type[]
): { readonly [T in Type]: Phase } {
  return Object.fromEntries(types.map((type) => [type, phase])) as { [T in Type]: Phase }
}

/** What a phase takes. */
export interface PhaseRow {
  /** The action types that have a place in it; none in a phase that closes the case. */
  readonly accepts: readonly string[]
  /** Those of them that can lead to another phase. */
  readonly moves: readonly string[]
}

/** The phases of a machine and what each takes, built when first asked for. */
function phaseTable(machine: AnyStateMachine): ReadonlyMap<string, PhaseRow> {
  let table = tables.get(machine)
  if (table === undefined) {
    table = new Map(Object.entries(machine.states).map(([phase, node]) => [phase, rowOf(node)]))
    tables.set(machine, table)
  }
  return table
}

/** The phase after an action that the phase accepts. Asks the machine only where the action can change it. */
export function nextPhase<Phase extends string, Guarded extends object, Action extends EventObject>(
  machine: Machine<Phase, Guarded, Action>,
  phase: Phase,
  guarded: Guarded,
  action: Action,
): Phase {
  if (phaseTable(machine).get(phase)?.moves.includes(action.type) !== true) return phase
  const statechart: AnyStateMachine = machine
  const [after] = transition(statechart, statechart.resolveState({ value: phase, context: guarded }), action)
  return after.value as Phase
}

/** A lifecycle in its own types: what {@link lifecycleOf} makes a `Lifecycle` of. */
export interface CaseLifecycle<
  Case extends { readonly phase: string },
  Opening extends ActionHead,
  Step extends ActionHead,
  Happening extends { readonly type: string },
> {
  readonly kind: string
  readonly label: Bilingual
  readonly machine: AnyStateMachine
  /** What people call its phases. */
  readonly phases: { readonly [Phase in Case['phase']]: Bilingual }
  readonly actions: { readonly [Type in (Opening | Step)['type']]: ActionDefinition }
  readonly events: { readonly [Type in Happening['type']]: EventDefinition }
  /** Schema of its procedures. */
  readonly procedure?: z.ZodType
  supplies(structure: JsonObject): readonly FactDeclaration[]
  /** What opening a case would bring, or why not. */
  open(action: Opening, context: Context): Result<{ readonly events: readonly Happening[] }>
  /** What a step of a case would bring, or why not. The phase accepts it. */
  decide(action: Step, before: Case, context: Context): Result<{ readonly events: readonly Happening[] }>
  /** Facts about an action of this lifecycle; `before` is there unless it opens the case. */
  facts?(action: Opening | Step, before: Case | undefined, context: Context, wanted?: readonly string[]): Facts
  /** Facts about an action of whichever lifecycle. */
  factsOfAny?(action: ActionHead, context: Context, wanted?: readonly string[]): Facts
  /** Units that an action concerns. */
  touches(action: Opening | Step, before: Case | undefined, context: Context): readonly string[]
  /** The ballot box of an action that puts into one or opens one; the id of its case, if absent. */
  boxOf?(action: Opening | Step, before: Case | undefined, context: Context): string
  evolve(event: Happening, before: Case | undefined, state: Reader): { readonly case?: Case; readonly writes: readonly Write[] }
  due(id: string, before: Case): readonly Due[]
}

/**
 * The lifecycle that runs on a machine. It refuses what the phase does not accept, so that `decide` need not.
 *
 * INVARIANT: actions were parsed by their schemas, cases and events come from `decide` and `evolve`; so JSON is given its type here, and
 * nowhere else.
 */
export function lifecycleOf<
  Case extends { readonly phase: string },
  Opening extends ActionHead,
  Step extends ActionHead,
  Happening extends { readonly type: string },
>(own: CaseLifecycle<Case, Opening, Step, Happening>): Lifecycle {
  const { kind, label, machine, phases } = own
  const actions: Lifecycle['actions'] = own.actions
  const events: Lifecycle['events'] = own.events
  const accepts = (phase: string) => phaseTable(machine).get(phase)?.accepts ?? []
  const caseOf = (json: JsonObject | undefined) => json as unknown as Case | undefined
  const beforeOf = (action: ActionHead, context: Context) =>
    actions[action.type]?.case === 'continues' ? caseOf(context.case) : undefined
  return {
    kind,
    label,
    actions,
    events,
    ...(own.procedure === undefined ? {} : { procedure: own.procedure }),
    supplies: (structure) => own.supplies(structure),
    decide(action, context) {
      if (actions[action.type]?.case === 'opens') return own.open(action as Opening, context) as ReturnType<Lifecycle['decide']>
      const before = beforeOf(action, context)
      if (before === undefined) return { ok: false, refusal: { code: 'notFound', what: 'case', id: action.case ?? '' } }
      const expected = accepts(before.phase)
      if (!expected.includes(action.type)) {
        const label = phases[before.phase as Case['phase']]
        return { ok: false, refusal: { code: 'outOfPhase', phase: before.phase, label, type: action.type, expected } }
      }
      return own.decide(action as Step, before, context) as ReturnType<Lifecycle['decide']>
    },
    facts(action, context, wanted) {
      const general = own.factsOfAny?.(action, context, wanted)
      if (own.facts === undefined || !Object.hasOwn(actions, action.type)) return general ?? {}
      return { ...general, ...own.facts(action as Opening | Step, beforeOf(action, context), context, wanted) }
    },
    touches: (action, context) => own.touches(action as Opening | Step, beforeOf(action, context), context),
    boxOf: (action, context) => own.boxOf?.(action as Opening | Step, beforeOf(action, context), context) ?? String(action.case),
    evolve: (event, before, state) => own.evolve(event as unknown as Happening, caseOf(before), state) as Evolution,
    accepts: (state) => accepts(String(state.phase)),
    due: (id, state) => own.due(id, caseOf(state) as Case),
  }
}

const tables = new WeakMap<AnyStateMachine, ReadonlyMap<string, PhaseRow>>()

type Node = AnyStateMachine['states'][string]

function rowOf(node: Node): PhaseRow {
  const types = [...node.transitions.keys()].map(String)
  const moves = types.filter((type) => node.transitions.get(type)?.some(({ target }) => target?.some((to) => to !== node)))
  return { accepts: Object.freeze(types), moves: Object.freeze(moves) }
}
