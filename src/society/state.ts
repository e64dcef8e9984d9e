import type { Json } from '../base/json.ts'
import type { Reader, Write } from '../base/lifecycle.ts'
import type { Instant } from '../base/time.ts'

/**
 * The state of a society: where its journal stands, and keyed tables of plain JSON rows. Everything wide (subjects, memberships,
 * seen ids, cases) is a table, so that one action costs the same in a society of a thousand and of a million.
 * INVARIANT: it is the fold of the journal's entries and nothing else; only {@link State.apply} changes it. Rows are frozen, since readers,
 * snapshots and events share them.
 */
export interface State extends Reader {
  /** Number of entries folded. */
  readonly length: number
  /** Hash of the last entry; 64 zeros if none. */
  readonly head: string
  /** `at` of the last entry. */
  readonly last: Instant | undefined
  /** Names of the tables that have rows, sorted. */
  tables(): readonly string[]
  apply(writes: readonly Write[], position: Position): void
}

/** Where a journal stands after an entry. */
export interface Position {
  readonly length: number
  readonly head: string
  readonly last: Instant | undefined
}

/** An empty state that stands at a position. */
export function emptyState(at: Position): State {
  return new Tables(at)
}

/** A view of the state in which writes are seen before they are applied. */
export function overlay(state: Reader): Reader & { readonly writes: readonly Write[]; write(writes: readonly Write[]): void } {
  const writes: Write[] = []
  const pending = new Map<string, Map<string, Json | undefined>>()
  let indexed = 0

  /** What is pending, by table and key. Most actions write a few rows that nothing reads again: only a reader asks for this. */
  function index(): typeof pending {
    for (; indexed < writes.length; indexed += 1) {
      const { table, key, value } = writes[indexed] as Write
      tableOf(pending, table).set(key, value)
    }
    return pending
  }

  return {
    writes,
    write(more) {
      for (const each of more) writes.push(each)
    },
    get(table, key) {
      const rows = index().get(table)
      return rows?.has(key) ? rows.get(key) : state.get(table, key)
    },
    *rows(table) {
      const rows = index().get(table)
      for (const row of state.rows(table)) if (!rows?.has(row[0])) yield row
      for (const [key, value] of rows ?? []) if (value !== undefined) yield [key, value] as const
    },
  }
}

class Tables implements State {
  length: number
  head: string
  last: Instant | undefined
  readonly #tables = new Map<string, Map<string, Json>>()

  constructor(at: Position) {
    this.length = at.length
    this.head = at.head
    this.last = at.last
  }

  get(table: string, key: string): Json | undefined {
    return this.#tables.get(table)?.get(key)
  }

  rows(table: string): Iterable<readonly [string, Json]> {
    return this.#tables.get(table) ?? []
  }

  tables(): readonly string[] {
    return [...this.#tables].flatMap(([name, rows]) => (rows.size > 0 ? name : [])).sort()
  }

  apply(writes: readonly Write[], position: Position): void {
    for (const { table, key, value } of writes) {
      if (value === undefined) this.#tables.get(table)?.delete(key)
      else tableOf(this.#tables, table).set(key, frozen(value))
    }
    this.length = position.length
    this.head = position.head
    this.last = position.last
  }
}

function tableOf<Value>(tables: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  let rows = tables.get(name)
  if (rows === undefined) {
    rows = new Map()
    tables.set(name, rows)
  }
  return rows
}

/** Freezes a row through and through; what is frozen already was so before. */
function frozen(value: Json): Json {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
