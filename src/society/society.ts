import type { ActionHead } from '../base/action.ts'
import { assertInstant } from '../base/argument.ts'
import type { Facts } from '../base/fact.ts'
import type { Event, Lifecycle } from '../base/lifecycle.ts'
import type { Result } from '../base/refusal.ts'
import type { Ruling } from '../base/ruling.ts'
import type { CivilDate, Instant } from '../base/time.ts'
import type { Constitution, ParseOptions } from '../constitution/constitution.ts'
import { GENESIS, seal } from '../journal/chain.ts'
import type { Deed, Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/port.ts'
import { type BallotBox, inCanonicalOrder } from './ballot-box.ts'
import { type Envelope, hold } from './casting.ts'
import { type DueNow, due } from './due.ts'
import { fold } from './fold.ts'
import { type Option, options } from './options.ts'
import { notPossible } from './reason.ts'
import { catchUp } from './replay.ts'
import { makeSetup, type Setup } from './setup.ts'
import { readSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts'
import { emptyState, type State } from './state.ts'
import { type Input, readInput, refusalOf, type Step, type StepOptions, step } from './step.ts'

/** What a society is opened with. */
export interface SocietyOptions extends ParseOptions {
  /** The constitution that it began under; amendments since then are in its journal. */
  readonly constitution: Constitution
  /** The lifecycles that it uses beside the members' register. */
  readonly lifecycles?: readonly Lifecycle[]
  readonly journal: Journal
  /** Where secret ballots lie until they are counted. Without one, no action puts into a box or opens one. */
  readonly ballotBox?: BallotBox
  /** A snapshot to start from; only entries after it are read. */
  readonly snapshot?: Snapshot
}

/** An action that was done: what happened, why it was allowed, and the record. */
export interface Done {
  readonly ruling: Ruling
  readonly events: readonly Event[]
  readonly entry: Entry
}

/** An action that would be done. */
export interface Allowed {
  readonly ruling: Ruling
  readonly events: readonly Event[]
}

/** A society under its constitution, with its journal. One writer: calls of `act` queue, in the order of the calls. */
export interface Society {
  /** Number of entries in its journal. */
  readonly length: number
  /** May this be, by the society's own state? Changes nothing. @throws ArgumentError if `latest` is no instant */
  check(action: unknown, facts?: Facts, options?: StepOptions): Result<Allowed>
  /** Does it: rules, moves the case on, records. The same request again gives the same answer and no second effect. @throws ArgumentError as `check` */
  act(action: unknown, facts?: Facts, options?: StepOptions): Promise<Result<Done>>
  /** Several in order, one entry each; not atomic: a refusal does not stop the rest. */
  actAll(actions: readonly unknown[], facts?: Facts, options?: StepOptions): Promise<readonly Result<Done>[]>
  /**
   * Reads what other writers have recorded since. `act` does so by itself before it refuses anything; `check`, `options` and `due` answer by
   * what was read so far.
   *
   * @throws DocumentError as {@link openSociety}
   */
  refresh(): Promise<void>
  /** What a subject may do now: yes, no, or depending on which facts. @throws ArgumentError if `subject` is no id or `at` no instant */
  options(subject: string, at: Instant): readonly Option[]
  /** What is still to be done, the earliest deadline first. @throws ArgumentError if `at` is no instant or `until` no civil date */
  due(at: Instant, until?: CivilDate): readonly DueNow[]
  /** One row of the state's tables, plain JSON. */
  get(table: string, key: string): unknown
  /** All rows of one of the state's tables, in no particular order. Read them before the next `act`. */
  rows(table: string): Iterable<readonly [key: string, row: unknown]>
  /** The state as plain JSON, to open the society from later. */
  snapshot(): Snapshot
  /** Calls back after each new entry; what a listener throws is dropped. Returns how to stop. */
  subscribe(listener: (entry: Entry) => void): () => void
}

/**
 * Opens a society from its journal: reads and checks every entry (or those after the snapshot) and folds it. An empty journal is a
 * society yet to be founded.
 *
 * @throws DocumentError if constitution, lifecycles, snapshot or journal do not fit together or were tampered with.
 */
export async function openSociety(given: SocietyOptions): Promise<Society> {
  const { constitution, journal, lifecycles = [], ballotBox, snapshot, operators } = given
  const setup = makeSetup(constitution, lifecycles, operators === undefined ? {} : { operators }, ballotBox)
  const state =
    snapshot === undefined ? emptyState({ length: 0, head: GENESIS, last: undefined }) : readSnapshot(snapshot, constitution)
  await catchUp(setup, state, journal)
  return societyOf(setup, state, journal)
}

/** How often an action is decided anew because another writer was faster. */
const ATTEMPTS = 3

function societyOf(setup: Setup, state: State, journal: Journal): Society {
  const listeners = new Set<(entry: Entry) => void>()
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(task)
    queue = turn.catch(() => undefined)
    return turn
  }

  async function once(input: Input, options: StepOptions | undefined, attempt: number): Promise<Result<Done>> {
    const taken = await decided(input, options)
    if (taken.kind === 'rejected') return { ok: false, refusal: taken.refusal }
    if (taken.kind === 'repeated') return answerAgain(setup, state, journal, taken.position)
    if (taken.kind === 'refused' && taken.deed === undefined) return { ok: false, refusal: taken.refusal }
    const recorded = await record(taken.deed as Deed, taken.kind === 'done' ? taken.put : undefined)
    if (recorded.ok) return taken.kind === 'done' ? doneBy(recorded.entry, taken.deed) : { ok: false, refusal: taken.refusal }
    await catchUp(setup, state, journal)
    return attempt < ATTEMPTS ? once(input, options, attempt + 1) : { ok: false, refusal: recorded.refusal }
  }

  /**
   * Where an action opens a ballot box, it is decided over what the box holds. INVARIANT: first all that was recorded is read, then no ballot is held,
   * then the box is opened. So it holds the ballot of every voter whom an entry before this one marked.
   */
  async function decided(input: Input, options: StepOptions | undefined): Promise<Step> {
    const taken = await upToDate(input, options)
    if (taken.kind !== 'done' || taken.opens === undefined) return taken
    await catchUp(setup, state, journal)
    const shut = step(setup, state, input, options)
    if (shut.kind !== 'done' || shut.opens === undefined) return shut
    const box = setup.ballotBox as BallotBox
    const held = await box.held(shut.opens)
    if (held.length > 0) return { kind: 'rejected', refusal: notPossible('ballotsHeld', shut.opens) }
    return step(setup, state, input, options, inCanonicalOrder(await box.open(shut.opens)))
  }

  /**
   * Before anything is refused, what other writers recorded meanwhile is read: it may be what is missing. Before a ballot is held too: the
   * journal may have recorded the same request and failed to say so, and its ballot is held already.
   */
  async function upToDate(input: Input, options: StepOptions | undefined): Promise<Step> {
    const taken = step(setup, state, input, options)
    if (taken.kind === 'done' && taken.put === undefined) return taken
    if ((await journal.length()) === state.length) return taken
    await catchUp(setup, state, journal)
    return step(setup, state, input, options)
  }

  /** 5 evolve and 6 record: folded before, written, and applied only once it is durable. */
  async function record(deed: Deed, put: Envelope | undefined): Promise<Result<{ readonly entry: Entry }>> {
    const entry = seal(deed, state.length, state.head)
    const writes = fold(setup, state, deed, entry)
    const append = () => journal.append(entry, state.length)
    const held = put === undefined ? undefined : await hold(setup.ballotBox as BallotBox, put, entry)
    const appended = await (held === undefined ? append() : held.until(append))
    if (!appended.ok) return appended
    state.apply(writes, { length: entry.position + 1, head: entry.hash, last: entry.at })
    for (const listener of [...listeners]) void notify(listener, entry)
    await held?.drop()
    return { ok: true, entry }
  }

  function act(action: unknown, facts: Facts = {}, options?: StepOptions): Promise<Result<Done>> {
    const input = readInput(setup, action, facts)
    return inTurn(async () => once(input, limits(options), 1))
  }

  return {
    get length() {
      return state.length
    },
    check(action, facts = {}, given) {
      const taken = step(setup, state, readInput(setup, action, facts), limits(given))
      if (taken.kind === 'done') return { ok: true, ruling: taken.deed.ruling, events: taken.deed.events }
      return {
        ok: false,
        refusal: taken.kind === 'repeated' ? { code: 'alreadyExists', what: 'action', id: taken.id } : taken.refusal,
      }
    },
    act,
    refresh: () => inTurn(() => catchUp(setup, state, journal)),
    actAll: (actions, facts, options) => Promise.all(actions.map((action) => act(action, facts, options))),
    options: (subject, at) => options(setup, state, subject, at),
    due: (at, until) => due(setup, state, at, until),
    get: (table, key) => state.get(table, key),
    rows: (table) => ({ [Symbol.iterator]: () => state.rows(table)[Symbol.iterator]() }),
    snapshot: () => takeSnapshot(state, setup.constitution),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** With a `latest` that is no instant, nothing would be beyond it. */
function limits(options: StepOptions = {}): StepOptions {
  if (options.latest !== undefined) assertInstant('latest', options.latest)
  return options
}

function doneBy(entry: Entry, deed: Deed): Result<Done> {
  return { ok: true, ruling: deed.ruling, events: deed.events, entry }
}

/** The answer that was given when the request came first, read back from the journal. */
async function answerAgain(setup: Setup, state: State, journal: Journal, position: number): Promise<Result<Done>> {
  for await (const entry of journal.read(position)) {
    const { action, ruling, events } = entry
    if (action === undefined || ruling === undefined || events === undefined) break
    if (ruling.outcome === 'permitted') return { ok: true, ruling, events, entry }
    return { ok: false, refusal: refusalOf(setup, state, action as unknown as ActionHead, ruling) }
  }
  return { ok: false, refusal: { code: 'alreadyExists', what: 'action', id: String(position) } }
}

/** Called at once, though an async function: it waits only for a listener that is one itself, whose fault would else end the host. */
async function notify(listener: (entry: Entry) => void, entry: Entry): Promise<void> {
  try {
    await listener(entry)
  } catch {
    // What is recorded is recorded: a listener cannot undo it, and its fault is not the caller's.
  }
}
