import type { FactDeclaration, Facts, FactValue } from '../base/fact.ts'
import type { Path } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { plain } from '../base/plain.ts'
import type { ParameterReading, Ruling, RulingError } from '../base/ruling.ts'
import { type CivilDate, civilDate, type Instant, isCivilDate, isInstant } from '../base/time.ts'
import { factFault } from '../rules/index.ts'
import type { ActionReads } from './clauses.ts'
import { type Constitution, referenceTo } from './constitution.ts'

/** The part of an action that the constitution looks at. */
export interface ActionRequest {
  readonly type: string
  readonly at: Instant
  readonly by?: string
  /** Late paper: the civil date on which it took place; the law of that date holds. */
  readonly on?: CivilDate
  /** The facts that the action itself states, where the constitution declares its type. */
  readonly details?: Facts
}

/** An action with the known facts that rules about it read, ready to be judged; or the ruling on an input that cannot be used. */
export type Prepared =
  | {
      readonly ok: true
      /** What a ruling keeps: the type of action, the date, the facts. */
      readonly read: Facts
      /** The same with the parameters in force. */
      readonly facts: Facts
      readonly date: CivilDate
      readonly parameters: ReadonlyMap<string, ParameterReading>
    }
  | { readonly ok: false; readonly ruling: Ruling }

/** Reads each property of the input once, checks it against the declared facts, and adds what is built in and in force. */
export function prepare(constitution: Constitution, action: ActionRequest, facts: Facts): Prepared {
  try {
    const { type, at, by, on, details } = action
    const fault = headFault(constitution, type, at, by, on)
    if (fault !== undefined) return { ok: false, ruling: refuse(constitution, fault) }
    const received = civilDate(at, constitution.document.zone)
    const date = on ?? received
    if (date > received)
      return { ok: false, ruling: refuse(constitution, { path: ['on'], message: `lies after ${received}, the day of \`at\`` }) }
    return gather(constitution, { type, date, by }, facts, details)
  } catch {
    // Only a getter or proxy that throws can get here.
    return { ok: false, ruling: refuse(constitution, { path: [], message: 'the action or its facts could not be read' }) }
  }
}

/** An action of a known type on a civil date, with the facts that rules about it read. It may throw where facts do. */
export function gather(
  constitution: Constitution,
  { type, date, by }: { readonly type: string; readonly date: CivilDate; readonly by: string | undefined },
  facts: Facts,
  details?: Facts,
): Prepared {
  if (date < constitution.document.validFrom) {
    const message = `the constitution is in force from ${constitution.document.validFrom}, not yet on ${date}`
    return { ok: false, ruling: refuse(constitution, { path: ['at'], message }) }
  }
  const { named, parameters: asked } = constitution.actions.get(type) as ActionReads
  const known: Record<string, FactValue> = { action: type, date }
  if (by !== undefined && named.has('by')) known.by = by
  const wrong =
    take(constitution, facts, ['facts'], named, known) ??
    (details === undefined ? undefined : (givenTwice(facts, details) ?? take(constitution, details, ['details'], named, known)))
  if (wrong !== undefined) return { ok: false, ruling: refuse(constitution, wrong) }
  const parameters = constitution.parametersOn(date)
  return { ok: true, read: known, facts: withParameters(known, asked, parameters), date, parameters }
}

/** An input that cannot be used permits nothing. */
export function refuse(constitution: Constitution, error: RulingError, facts: Facts = {}): Ruling {
  return {
    outcome: 'forbidden',
    facts,
    grounds: [],
    needed: [],
    obligations: [],
    errors: [error],
    constitution: referenceTo(constitution),
  }
}

function headFault(constitution: Constitution, type: unknown, at: unknown, by: unknown, on: unknown): RulingError | undefined {
  if (typeof type !== 'string') return { path: ['type'], message: 'the type of the action is missing' }
  if (!constitution.actions.has(type)) {
    const close = nearest(type.slice(0, 100), constitution.actions.keys())
    return {
      path: ['type'],
      message: `there is no action \`${type.slice(0, 100)}\`${close === undefined ? '' : `; did you mean \`${close}\`?`}`,
    }
  }
  if (typeof at !== 'string' || !isInstant(at))
    return { path: ['at'], message: 'is not an instant in UTC, as `2026-03-01T02:00:00.000Z`' }
  if (by !== undefined && typeof by !== 'string') return { path: ['by'], message: 'is not an id' }
  if (on !== undefined && (typeof on !== 'string' || !isCivilDate(on)))
    return { path: ['on'], message: 'is not a civil date, as `2026-03-01`' }
  return undefined
}

function take(
  constitution: Constitution,
  given: Facts,
  path: Path,
  reads: ReadonlyMap<string, FactDeclaration>,
  known: Record<string, FactValue>,
): RulingError | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { path, message: 'is not an object of facts' }
  for (const name of Object.keys(given)) {
    const read = reads.get(name)
    const declared = read ?? givable(constitution, name)
    if (declared === undefined) return { path: [...path, name], message: notAFact(constitution, name) }
    const value = own(given[name])
    if (value === undefined) return { path: [...path, name], message: 'has no value; leave it out if it is not known' }
    const fault = factFault(value, declared.is)
    if (fault !== undefined) return { path: [...path, name], message: fault }
    if (read !== undefined) known[name] = value
  }
  return undefined
}

function withParameters(read: Facts, asked: ActionReads['parameters'], parameters: ReadonlyMap<string, ParameterReading>): Facts {
  if (asked.length === 0) return read
  const facts = { ...read }
  for (const { id, fact } of asked) {
    const reading = parameters.get(id)
    if (reading !== undefined) (facts as Record<string, FactValue>)[fact] = reading.value as FactValue
  }
  return facts
}

/** A fact that an action or a host may give though no rule about the action reads it. */
function givable(constitution: Constitution, name: string): FactDeclaration | undefined {
  return name === 'action' || name === 'date' || name.startsWith('param.') ? undefined : constitution.facts.get(name)
}

function givenTwice(facts: Facts, details: Facts): RulingError | undefined {
  if (typeof details !== 'object' || details === null) return undefined
  const name = Object.keys(details).find((each) => Object.hasOwn(facts, each))
  return name === undefined ? undefined : { path: ['details', name], message: 'is given twice' }
}

/** A list is copied, so that no getter in it is read twice. */
function own(value: FactValue | undefined): FactValue | undefined {
  if (typeof value !== 'object') return value
  const copy = plain(value)
  return copy.ok ? (copy.value as FactValue) : undefined
}

function notAFact(constitution: Constitution, name: string): string {
  if (name.startsWith('param.')) return 'is a parameter; the constitution knows its value'
  if (name === 'action' || name === 'date') return 'comes from the action itself'
  const close = nearest(name.slice(0, 100), constitution.facts.keys())
  return `there is no fact \`${name.slice(0, 100)}\`${close === undefined ? '' : `; did you mean \`${close}\`?`}`
}
