import type { ActionHead } from '../base/action.ts'
import type { Facts } from '../base/fact.ts'
import type { Finding, Json, JsonObject } from '../base/json.ts'
import type { BoxContent, Context, Decision, Due, Event, Lifecycle, Reader } from '../base/lifecycle.ts'
import { plain } from '../base/plain.ts'
import { REFUSALS, type Refusal, type RefusalCode } from '../base/refusal.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import { discreet, recordedForm } from '../base/secret.ts'
import { shapeFindings } from '../base/shape.ts'
import { civilDate, type Zone } from '../base/time.ts'
import type { Structure } from '../members/structure.ts'
import { emptyState, overlay } from '../society/state.ts'
import { differences } from './difference.ts'

/** The circumstances of a test; what is left out is empty. */
export interface Setting {
  readonly structure?: Structure
  /** The value of each parameter, whatever the date. */
  readonly parameters?: { readonly [id: string]: Json }
  readonly constitution?: ConstitutionReference
  /** `Asia/Shanghai`, if absent. */
  readonly zone?: Zone
  /** Rows of the society's tables, by table and key. */
  readonly tables?: { readonly [table: string]: { readonly [key: string]: Json } }
  /** Why a document could not become the constitution; every document could, if absent. */
  readonly faults?: (document: Json) => readonly Finding[]
  /** What the ballot box holds that an action opens; while it is absent, boxes stay shut. */
  readonly box?: BoxContent | undefined
}

/** What has happened so far. Nothing here ever changes it: each call gives another. */
export interface Given {
  /** Other circumstances from here on. */
  with(setting: Setting): Given
  /** What these actions bring happens. Throws an Error if one is refused. */
  after(...actions: readonly Typed[]): Given
  /** Somebody asks for an action. */
  when(action: Typed): When
  /** The facts that the lifecycle supplies about an action. */
  facts(action: Typed): Facts
  /** The units that an action concerns. */
  touches(action: Typed): readonly string[]
  /** What is to be done about the cases of the lifecycle. */
  due(): readonly Due[]
  /** A case of the lifecycle, by its id. */
  case(id: string): JsonObject | undefined
  /** A row of the society's tables. */
  row(table: string, key: string): Json | undefined
}

/** Anything with a type: an action or an event, written out or typed by an interface. */
export type Typed = { readonly type: string } | { readonly type: string; readonly [field: string]: unknown }

/** What somebody asked for. The `then` functions throw an Error that shows the difference, and otherwise go on from what happened. */
export interface When {
  readonly decision: Decision
  /** Exactly these events happen. */
  then(events: readonly Typed[]): Given
  /** It is allowed, and nothing happens. */
  thenNothing(): Given
  /** It is refused with this code, and with at least this data. */
  thenRefused<Code extends RefusalCode>(code: Code, data?: Partial<Extract<Refusal, { readonly code: Code }>>): Given
}

/**
 * A test of a lifecycle in three steps: given what happened, when somebody asks for an action, then this happens. The constitution is
 * not asked; the action is read by its schema, decided and folded as a society does it.
 */
export function given(lifecycle: Lifecycle, events: readonly Typed[] = [], setting: Setting = {}): Given {
  const start = overlay(emptyState({ length: 0, head: '', last: undefined }))
  for (const [table, rows] of Object.entries(setting.tables ?? {})) {
    start.write(Object.entries(rows).map(([key, value]) => ({ table, key, value })))
  }
  return givenIn(lifecycle, setting, folded(lifecycle, start, events))
}

/** What a lifecycle may look at for an action under these circumstances. */
export function contextIn(lifecycle: Lifecycle, setting: Setting, state: Reader, action: ActionHead): Context {
  const {
    constitution = CONSTITUTION,
    structure = STRUCTURE,
    parameters = {},
    zone = 'Asia/Shanghai',
    faults = () => [],
    box,
  } = setting
  const definition = lifecycle.actions[action.type]
  return {
    state,
    case: definition?.case === 'continues' ? caseIn(lifecycle, state, action.case) : undefined,
    date: action.on ?? civilDate(action.at, zone),
    constitution,
    parameter: (id) => (Object.hasOwn(parameters, id) ? parameters[id] : undefined),
    structure: structure as unknown as JsonObject,
    faults,
    ...(box !== undefined && definition?.box === 'open' ? { box } : {}),
  }
}

/** The same value, which nobody can change any more: a fold that changes what it reads throws. */
export function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

const CONSTITUTION: ConstitutionReference = { id: 'test', version: '1', hash: '0'.repeat(64) }

const STRUCTURE: Structure = {
  legalForm: 'other',
  layers: [{ id: 'head', label: { en: 'head office', 'zh-CN': '总社' } }],
  organs: [],
  offices: [],
}

function givenIn(lifecycle: Lifecycle, setting: Setting, state: Reader): Given {
  const contextFor = (action: Typed) => contextIn(lifecycle, setting, state, action as ActionHead)
  const recorded = (action: Typed) =>
    recordedForm(action as JsonObject, lifecycle.actions[action.type]?.secret) as unknown as ActionHead
  const onward = (events: readonly Typed[]) => givenIn(lifecycle, setting, folded(lifecycle, state, events))
  return {
    with(more) {
      const { tables = {}, ...rest } = more
      const next = overlay(state)
      for (const [table, rows] of Object.entries(tables))
        next.write(Object.entries(rows).map(([key, value]) => ({ table, key, value })))
      return givenIn(lifecycle, { ...setting, ...rest }, next)
    },
    after(...actions) {
      return actions.reduce<Given>((so, action) => {
        const { decision, then } = so.when(action)
        if (!decision.ok) throw new Error(`\`${action.type}\` was refused: ${JSON.stringify(decision.refusal)}`)
        return then(decision.events)
      }, this)
    },
    when: (action) => asked(decide(lifecycle, setting, state, action), onward),
    facts: (action) => lifecycle.facts(recorded(action), contextFor(action)),
    touches: (action) => lifecycle.touches(recorded(action), contextFor(action)),
    due() {
      return [...state.rows('cases')].flatMap(([id]) => {
        const found = caseIn(lifecycle, state, id)
        return found === undefined ? [] : lifecycle.due(id, found)
      })
    },
    case: (id) => caseIn(lifecycle, state, id),
    row: (table, key) => state.get(table, key),
  }
}

function asked(decision: Decision, onward: (events: readonly Typed[]) => Given): When {
  const happened = (expected: readonly Typed[]): Given => {
    if (!decision.ok) throw new Error(`expected ${events(expected)}, but it was refused: ${JSON.stringify(decision.refusal)}`)
    const different = differences(expected as unknown as Json, decision.events)
    if (different.length > 0) throw new Error(`expected other events than ${events(decision.events)}:\n${different.join('\n')}`)
    return onward(decision.events)
  }
  return {
    decision,
    // biome-ignore lint/suspicious/noThenProperty: see the interface
    then(expected) {
      if (!Array.isArray(expected))
        throw new TypeError('`then` takes a list of events; what `when` gives is no promise and needs no `await`')
      return happened(expected)
    },
    thenNothing: () => happened([]),
    thenRefused(code, data = {}) {
      if (decision.ok) throw new Error(`expected the refusal \`${code}\`, but this happened: ${events(decision.events)}`)
      const expected = { ...decision.refusal, ...data, code } as unknown as Json
      const different = differences(expected, decision.refusal as unknown as Json)
      if (different.length > 0)
        throw new Error(`expected another refusal than \`${decision.refusal.code}\`:\n${different.join('\n')}`)
      return onward([])
    },
  }
}

/** The path up to the decision: plain, parsed by its schema, its case recalled. */
function decide(lifecycle: Lifecycle, setting: Setting, state: Reader, input: Typed): Decision {
  const definition = Object.hasOwn(lifecycle.actions, input.type) ? lifecycle.actions[input.type] : undefined
  const refused = (refusal: Refusal): Decision => ({ ok: false, refusal: discreet(refusal, definition?.secret) })
  const read = plain(input)
  if (!read.ok) return refused({ code: 'malformed', path: read.path, problem: read.message })
  if (definition === undefined) return refused({ code: 'unknownAction', type: input.type })
  const parsed = definition.schema.safeParse(read.value)
  if (!parsed.success) {
    const [first] = shapeFindings(parsed.error)
    return refused({ code: 'malformed', path: first?.path ?? [], problem: first?.message ?? 'has not the form required' })
  }
  const action = read.value as unknown as ActionHead
  const id = action.case ?? ''
  if (definition.case === 'opens' && state.get('cases', id) !== undefined)
    return refused({ code: 'alreadyExists', what: 'case', id })
  const context = contextIn(lifecycle, setting, state, action)
  if (definition.case === 'continues' && context.case === undefined) return refused({ code: 'notFound', what: 'case', id })
  const decision = lifecycle.decide(action, context)
  if (decision.ok) return decision
  inForm(action.type, decision.refusal)
  return refused(decision.refusal)
}

/** A refusal that lacks what its code asks for cannot be put into words. @throws Error if it does */
function inForm(type: string, { code, ...data }: Refusal): void {
  const form = Object.hasOwn(REFUSALS, code) ? REFUSALS[code].data.safeParse(data) : undefined
  if (form?.success === true) return
  const [fault] = form === undefined ? [] : shapeFindings(form.error)
  const why = fault === undefined ? 'there is no such code' : `at \`${fault.path.join('.')}\`: ${fault.message}`
  throw new Error(`\`${type}\` is refused with \`${code}\`, which has not the form required: ${why}`)
}

function folded(lifecycle: Lifecycle, before: Reader, events: readonly Typed[]): Reader {
  const state = overlay(before)
  for (const each of events as readonly Event[]) {
    const id = typeof each.case === 'string' ? each.case : undefined
    const { case: after, writes } = freeze(lifecycle.evolve(freeze(each), caseIn(lifecycle, state, id), state))
    if (id !== undefined && after !== undefined)
      state.write([{ table: 'cases', key: id, value: { kind: lifecycle.kind, case: after } }])
    state.write(writes)
  }
  return state
}

function caseIn(lifecycle: Lifecycle, state: Reader, id: string | undefined): JsonObject | undefined {
  const row =
    id === undefined ? undefined : (state.get('cases', id) as { readonly kind: string; readonly case: JsonObject } | undefined)
  return row?.kind === lifecycle.kind ? row.case : undefined
}

function events(list: readonly Typed[]): string {
  return list.length === 0 ? 'nothing' : list.map(({ type }) => `\`${type}\``).join(', ')
}
