import * as z from 'zod'
import { type ActionHead, headFields, lateFields } from '../base/action.ts'
import type { Facts } from '../base/fact.ts'
import { ID_PATTERN, idSchema, SUBJECT_ID_PATTERN } from '../base/id.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { ActionDefinition, Lifecycle } from '../base/lifecycle.ts'
import { nearest } from '../base/nearest.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import { discreet, recordedForm } from '../base/secret.ts'
import { shapeFindings } from '../base/shape.ts'
import { civilDate, isCivilDate, isInstant } from '../base/time.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { DeclaredAction } from '../constitution/document.ts'
import { constitutionOn } from './law.ts'
import type { Setup } from './setup.ts'
import type { State } from './state.ts'

/** An action of a known type and form, with the facts that the host gave. */
export interface ParsedAction {
  /** The action as it is recorded, without its secret fields: what everything but `decide` goes by. */
  readonly action: ActionHead & { readonly details?: Facts }
  /** The same, as JSON. */
  readonly recorded: JsonObject
  /** The action with its secret fields. */
  readonly whole: ActionHead
  readonly facts: Facts
  /** The lifecycle that owns its type; none for a type that only the constitution declares. */
  readonly owner: Lifecycle | undefined
  readonly definition: ActionDefinition | undefined
}

/** Reads a plain input as an action: the strict schema of its type, and facts only of those that a host may give. */
export function parseAction(setup: Setup, state: State, input: Json, facts: Json): Result<ParsedAction> {
  const type = field(input, 'type')
  if (typeof type !== 'string') return malformed(['type'], 'the type of the action is missing')
  const owner = setup.owners.get(type)
  const definition = owner?.actions[type]
  const law = lawFor(setup, state, input)
  const declared = owner === undefined ? law.actions.get(type)?.declared : undefined
  if (definition === undefined && (declared === undefined || declared.lifecycle !== undefined))
    return { ok: false, refusal: unknownAction(setup, law, type) }
  const parsed = (definition?.schema ?? declaredSchema(type)).safeParse(input)
  if (!parsed.success) {
    const [first] = shapeFindings(parsed.error)
    const problem =
      first === undefined
        ? 'has not the form required'
        : first.remedy === undefined
          ? first.message
          : `${first.message}: ${first.remedy}`
    const { refusal } = malformed(first?.path ?? [], problem)
    return { ok: false, refusal: discreet(refusal, definition?.secret) }
  }
  const recorded = recordedForm(input as JsonObject, definition?.secret)
  const action = recorded as unknown as ParsedAction['action']
  const fault =
    headFault(action) ?? factsFault(law, facts) ?? (declared === undefined ? undefined : detailsFault(law, declared, action))
  if (fault !== undefined) return { ok: false, refusal: fault }
  return { ok: true, action, recorded, whole: input as unknown as ActionHead, facts: facts as Facts, owner, definition }
}

/** What the path itself goes by, however loose the schema of a host's own lifecycle is. */
function headFault({ id, by, at }: ParsedAction['action']): Refusal | undefined {
  if (typeof id !== 'string' || !ID_PATTERN.test(id)) return { code: 'malformed', path: ['id'], problem: 'is not an id' }
  if (typeof by !== 'string' || !SUBJECT_ID_PATTERN.test(by))
    return { code: 'malformed', path: ['by'], problem: 'is not the id of a subject' }
  if (typeof at === 'string' && isInstant(at)) return undefined
  return { code: 'malformed', path: ['at'], problem: 'is not an instant in UTC, as `2026-03-01T02:00:00.000Z`' }
}

/** The constitution in force on the date of the action, so that an amendment can add types and facts. */
function lawFor(setup: Setup, state: State, input: Json): Constitution {
  const [at, on] = [field(input, 'at'), field(input, 'on')]
  if (typeof on === 'string' && isCivilDate(on)) return constitutionOn(setup, state, on)
  if (typeof at !== 'string' || !isInstant(at)) return setup.constitution
  return constitutionOn(setup, state, civilDate(at, setup.constitution.document.zone))
}

function detailsFault(law: Constitution, declared: DeclaredAction, action: ParsedAction['action']): Refusal | undefined {
  if (action.on !== undefined && declared.late !== true) {
    return { code: 'malformed', path: ['on'], problem: `\`${declared.type}\` takes no late paper` }
  }
  const allowed = [...(declared.details ?? []), ...(declared.optional ?? [])]
  for (const name of Object.keys(action.details ?? {})) {
    if (allowed.includes(name)) continue
    const close = nearest(name, allowed)
    const hint = close === undefined ? `it holds ${allowed.join(', ') || 'nothing'}` : `did you mean \`${close}\`?`
    return { code: 'malformed', path: ['details', name], problem: `\`${declared.type}\` does not hold this; ${hint}` }
  }
  const missing = declared.details?.find((name) => action.details?.[name] === undefined)
  if (missing !== undefined)
    return {
      code: 'malformed',
      path: ['details', missing],
      problem: `is missing: ${law.facts.get(missing)?.label.en ?? missing}`,
    }
  return undefined
}

/** Hosts give facts of source `host` only: the action states its own, the society knows its state. */
function factsFault(law: Constitution, facts: Json): Refusal | undefined {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    return { code: 'malformed', path: ['facts'], problem: 'is not an object of facts by name' }
  }
  for (const name of Object.keys(facts)) {
    const source = law.facts.get(name)?.source
    if (source === 'state')
      return { code: 'malformed', path: ['facts', name], problem: 'comes from the state of the society; leave it out' }
    if (source === 'action')
      return { code: 'malformed', path: ['facts', name], problem: 'belongs into the `details` of the action' }
  }
  return undefined
}

const declaredSchemas = new Map<string, z.ZodType>()

function declaredSchema(type: string): z.ZodType {
  let schema = declaredSchemas.get(type)
  if (schema === undefined) {
    const value = z.union([z.boolean(), z.int(), z.string(), z.array(z.union([z.boolean(), z.int(), z.string()]))])
    schema = z.strictObject({
      ...headFields(type),
      ...lateFields,
      unit: z.exactOptional(idSchema),
      details: z.exactOptional(z.record(z.string(), value)),
    })
    declaredSchemas.set(type, schema)
  }
  return schema
}

function field(input: Json, name: string): Json | undefined {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as JsonObject)[name] : undefined
}

function malformed(path: readonly (string | number)[], problem: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code: 'malformed', path, problem } }
}

function unknownAction(setup: Setup, law: Constitution, type: string): Refusal {
  const short = type.slice(0, 100)
  const close = nearest(short, [...setup.owners.keys(), ...law.actions.keys()])
  return { code: 'unknownAction', type: short, ...(close === undefined ? {} : { nearest: close }) }
}
