import type { ActionHead } from '../base/action.ts'
import { digest } from '../base/canonical.ts'
import type { Facts, FactValue } from '../base/fact.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { BoxContent, Context, Event } from '../base/lifecycle.ts'
import { plain } from '../base/plain.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import type { Ruling } from '../base/ruling.ts'
import { discreet } from '../base/secret.ts'
import { addDays, type CivilDate, civilDate, daysBetween, FIRST_DAY, type Instant } from '../base/time.ts'
import type { Constitution } from '../constitution/constitution.ts'
import { rule } from '../constitution/ruling.ts'
import type { Deed } from '../journal/entry.ts'
import { memberFacts, members } from '../members/index.ts'
import { organOver, placesOf } from '../members/relation.ts'
import type { Structure } from '../members/structure.ts'
import { referralDigest } from '../referral/digest.ts'
import { type ParsedAction, parseAction } from './action.ts'
import { type BoxUse, boxUse } from './casting.ts'
import type { CaseRow, ObligationRow, SeenRow } from './fold.ts'
import { constitutionNamed, constitutionOfCase, constitutionOn } from './law.ts'
import { notPossible } from './reason.ts'
import type { Setup } from './setup.ts'
import type { State } from './state.ts'

/** What one action comes to, before anything is written. */
export type Step =
  /** The constitution and the lifecycle allow it: record the deed. */
  | ({ readonly kind: 'done'; readonly deed: Deed } & BoxUse)
  /** The constitution refuses it: record the deed where the subject is known; it has no events. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly deed: Deed | undefined }
  /** It never reached the constitution; nothing is recorded. */
  | { readonly kind: 'rejected'; readonly refusal: Refusal }
  /** The same request was recorded at this position already. */
  | { readonly kind: 'repeated'; readonly id: string; readonly position: number }

/** What a host may say beside the action and its facts. */
export interface StepOptions {
  /** The latest instant that `at` may have: the host's clock. */
  readonly latest?: Instant
}

/** What a host handed in, as plain JSON of our own, or why it is not. */
export type Input = Result<{ readonly action: Json; readonly facts: Json }>

/** 0 plain: the copy is taken at once, so that whatever the caller changes later reaches nobody. */
export function readInput(setup: Setup, action: unknown, facts: unknown): Input {
  const input = plain(action)
  if (!input.ok) {
    // Its type is not known yet: a field is kept secret that is so in any action.
    return { ok: false, refusal: discreet({ code: 'malformed', path: input.path, problem: input.message }, setup.secrets) }
  }
  const given = plain(facts)
  if (!given.ok) return { ok: false, refusal: { code: 'malformed', path: ['facts', ...given.path], problem: given.message } }
  return { ok: true, action: input.value, facts: given.value }
}

/**
 * Takes one action through the path, up to the record: parse, recall, decide, rule. Pure; changes nothing.
 * The numbers are those of the path in the README. `box` is what the ballot box holds that the action opens, once it was opened.
 */
export function step(setup: Setup, state: State, input: Input, options: StepOptions = {}, box?: BoxContent): Step {
  // 0 plain
  if (!input.ok) return reject(input.refusal)

  // 1 parse
  const parsed = parseAction(setup, state, input.action, input.facts)
  if (!parsed.ok) return reject(parsed.refusal)
  const head = parsed.action

  // 2 recall
  const seen = state.get('seen', head.id) as SeenRow | undefined
  if (seen !== undefined) {
    if (seen.action !== digest({ ...parsed.recorded, at: seen.at }))
      return reject({ code: 'idReused', id: head.id, position: seen.position })
    return { kind: 'repeated', id: head.id, position: seen.position }
  }
  const recalled = recall(setup, state, parsed, options)
  if (!recalled.ok) return reject(recalled.refusal)
  const { constitution, context } = recalled

  // 3 decide
  const { owner, definition, whole } = parsed
  if (definition?.box !== undefined && setup.ballotBox === undefined) return reject(notPossible('noBallotBox'))
  const decided = owner?.decide(whole, box === undefined ? context : { ...context, box }) ?? { ok: true, events: [] }
  if (!decided.ok) return reject(discreet(decided.refusal, definition?.secret))

  // 4 rule
  const known = { ...parsed.facts, ...stateFacts(setup, parsed, constitution, context) }
  const ruling = rule(constitution, head, known)
  const fault = ruling.errors.find((error) => error.path !== undefined)
  if (fault !== undefined) return reject({ code: 'malformed', path: fault.path ?? [], problem: fault.message })

  // 5 evolve and 6 record belong to the one writer: see society.ts
  const taken = answer(setup, state, parsed, ruling, decided.events)
  return taken.kind === 'done' ? { ...taken, ...boxUse(parsed, context, box) } : taken
}

function reject(refusal: Refusal): Step {
  return { kind: 'rejected', refusal }
}

function answer(setup: Setup, state: State, parsed: ParsedAction, ruling: Ruling, events: readonly Event[]): Step {
  const deed = (happened: readonly Event[]): Deed => ({ action: parsed.recorded, facts: parsed.facts, ruling, events: happened })
  switch (ruling.outcome) {
    case 'permitted':
      return { kind: 'done', deed: deed(events) }
    case 'unknown':
      // Nothing was decided: the same request may come again with the facts, so it leaves no memory of its id.
      return { kind: 'refused', refusal: refusalOf(setup, state, parsed.action, ruling), deed: undefined }
    default: {
      const known = state.get('subjects', parsed.action.by) !== undefined
      return { kind: 'refused', refusal: refusalOf(setup, state, parsed.action, ruling), deed: known ? deed([]) : undefined }
    }
  }
}

/** The refusal that a ruling other than `permitted` amounts to. */
export function refusalOf(setup: Setup, state: State, action: ActionHead, ruling: Ruling): Refusal {
  if (ruling.outcome === 'unknown') return { code: 'factsNeeded', ruling, needed: ruling.needed }
  const asked = ruling.outcome === 'referred' ? ruling.grounds[0]?.referral : undefined
  if (asked === undefined) return { code: 'unconstitutional', ruling }
  const structure = constitutionNamed(setup, state, ruling.constitution).document.structure as unknown as JsonObject
  const organ = organOver(asked.organ, action, { state, structure }) ?? asked.organ
  return { code: 'referred', ruling, ...asked, organ, digest: referralDigest(action as unknown as JsonObject) }
}

type Recalled = Result<{ readonly constitution: Constitution; readonly context: Context }>

/** Finds the case and the law; checks the order of time. */
function recall(setup: Setup, state: State, { action, owner, definition }: ParsedAction, options: StepOptions): Recalled {
  const { at, case: id, on } = action
  if (state.last !== undefined && at < state.last) return { ok: false, refusal: { code: 'timeReversed', at, last: state.last } }
  if (options.latest !== undefined && at > options.latest) {
    return { ok: false, refusal: { code: 'timeAhead', at, latest: options.latest } }
  }
  const row = id === undefined ? undefined : (state.get('cases', id) as CaseRow | undefined)
  if (definition?.case === 'opens' && row !== undefined)
    return { ok: false, refusal: { code: 'alreadyExists', what: 'case', id: id ?? '' } }
  if (definition?.case === 'continues' && (row === undefined || row.kind !== owner?.kind)) {
    return { ok: false, refusal: { code: 'notFound', what: 'case', id: id ?? '' } }
  }
  const zone = setup.constitution.document.zone
  const received = civilDate(at, zone)
  const date = on ?? received
  const pinned = definition?.case === 'continues' ? row?.constitution.hash : undefined
  const constitution = pinned === undefined ? constitutionOn(setup, state, date) : constitutionOfCase(setup, state, pinned, date)
  const fault = lateFault(constitution, action, received) ?? meetsFault(state, action) ?? unitFault(state, action)
  if (fault !== undefined) return { ok: false, refusal: fault }
  return {
    ok: true,
    constitution,
    context: contextOf(setup, state, constitution, date, pinned === undefined ? undefined : row?.case),
  }
}

/** What a lifecycle may see. */
export function contextOf(
  setup: Setup,
  state: State,
  constitution: Constitution,
  date: CivilDate,
  kept: JsonObject | undefined,
): Context {
  const { id, version, hash, document } = constitution
  return {
    state,
    case: kept,
    date,
    constitution: { id, version, hash },
    parameter: (name, day = date) => constitution.parametersOn(day).get(name)?.value,
    structure: document.structure as unknown as JsonObject,
    faults: setup.faults,
  }
}

/** Late paper may reach back `lateEntry.days` days; without that parameter, none is taken. */
function lateFault(constitution: Constitution, { on }: ActionHead, received: CivilDate): Refusal | undefined {
  if (on === undefined) return undefined
  const days = constitution.parametersOn(received).get('lateEntry.days')?.value
  const back = typeof days === 'number' && days > 0 ? days : 0
  const from = addDays(received, -Math.min(back, daysBetween(FIRST_DAY, received)))
  return on < from || on > received ? { code: 'outOfTime', what: 'on', date: on, from, until: received } : undefined
}

function meetsFault(state: State, action: ActionHead): Refusal | undefined {
  for (const id of action.meets ?? []) {
    const obligation = state.get('obligations', id) as ObligationRow | undefined
    if (obligation === undefined) return { code: 'notFound', what: 'obligation', id }
    if (obligation.metBy?.includes(action.type) === false) return notPossible('obligationNotMetByThis', id)
  }
  return undefined
}

/** Rules say nothing about a unit that was never founded. */
function unitFault(state: State, { unit }: ActionHead): Refusal | undefined {
  return unit === undefined || state.get('units', unit) !== undefined ? undefined : { code: 'notFound', what: 'unit', id: unit }
}

/** The state facts that the constitution reads about this type of action, and no others. */
function stateFacts(setup: Setup, parsed: ParsedAction, constitution: Constitution, context: Context): Facts {
  const { action, owner } = parsed
  const wanted = constitution.actions.get(action.type)?.stateFacts ?? []
  if (wanted.length === 0) return {}
  const concerned = owner?.touches(action, context) ?? (action.unit === undefined ? [] : [action.unit])
  const touched = [...concerned, ...unitsServed(action, context)]
  const facts: Record<string, FactValue> = { ...memberFacts(action, touched, context, wanted) }
  for (const lifecycle of setup.lifecycles) {
    if (lifecycle === members) continue
    const supplied = lifecycle.facts(action, context, wanted)
    for (const name of Object.keys(supplied)) {
      const value = supplied[name]
      if (value !== undefined && wanted.includes(name)) facts[name] = value
    }
  }
  return facts
}

/** The units of those whose obligations an action meets: whoever meets another's reaches into its unit. */
function unitsServed({ meets = [] }: ActionHead, { state, structure, date }: Context): readonly string[] {
  return meets.flatMap((id) => {
    const { by } = state.get('obligations', id) as unknown as ObligationRow
    return placesOf(state, structure as unknown as Structure, by, date)
  })
}
