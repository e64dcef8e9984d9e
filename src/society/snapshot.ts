import * as z from 'zod'
import { digest } from '../base/canonical.ts'
import { hashSchema } from '../base/id.ts'
import type { Json } from '../base/json.ts'
import { DocumentError } from '../base/misuse.ts'
import { plain } from '../base/plain.ts'
import { shapeFindings } from '../base/shape.ts'
import { type Instant, instantSchema } from '../base/time.ts'
import { emptyState, type State } from './state.ts'

/** The state of a society at one position of its journal, as plain JSON. */
export interface Snapshot {
  readonly format: 1
  readonly constitution: { readonly id: string; readonly hash: string }
  /** How many entries it has folded. */
  readonly length: number
  /** Hash of the last of them. */
  readonly head: string
  readonly last?: Instant
  /** Rows of each table, tables and rows sorted by name and key. */
  readonly tables: { readonly [table: string]: readonly (readonly [string, Json])[] }
  /** SHA-256 of the canonical JSON of all of the above. */
  readonly hash: string
}

/** Schema of {@link Snapshot}. */
export const snapshotSchema = z.strictObject({
  format: z.literal(1),
  constitution: z.strictObject({ id: z.string(), hash: hashSchema }),
  length: z.int().min(0),
  head: hashSchema,
  last: z.exactOptional(instantSchema),
  tables: z.record(z.string(), z.array(z.tuple([z.string(), z.json()]))),
  hash: hashSchema,
})

/** Writes a state down. */
export function takeSnapshot(state: State, constitution: { readonly id: string; readonly hash: string }): Snapshot {
  const body = {
    format: 1 as const,
    constitution: { id: constitution.id, hash: constitution.hash },
    length: state.length,
    head: state.head,
    ...(state.last === undefined ? {} : { last: state.last }),
    tables: Object.fromEntries(state.tables().map((table) => [table, sorted(state.rows(table))])),
  }
  return { ...body, hash: digest(body as unknown as Json) }
}

/**
 * Reads a state that {@link takeSnapshot} wrote.
 *
 * @throws DocumentError if it is not one, was changed since, or belongs to another society.
 */
export function readSnapshot(input: unknown, constitution: { readonly id: string; readonly hash: string }): State {
  const copy = plain(input, { depth: 64, values: 100_000_000, characters: 8_000_000_000 })
  if (!copy.ok) throw new DocumentError('the snapshot', [{ code: 'notPlain', path: copy.path, message: copy.message }])
  const parsed = snapshotSchema.safeParse(copy.value)
  if (!parsed.success) throw new DocumentError('the snapshot', shapeFindings(parsed.error))
  const snapshot = copy.value as unknown as Snapshot
  const { hash, ...body } = snapshot
  if (digest(body as unknown as Json) !== hash) {
    throw new DocumentError('the snapshot', [
      { code: 'edited', path: ['hash'], message: 'was changed after it was taken', remedy: 'take it again from the journal' },
    ])
  }
  if (snapshot.constitution.hash !== constitution.hash) {
    const message = `belongs to a society under \`${snapshot.constitution.id}\`, ${snapshot.constitution.hash.slice(0, 12)}`
    throw new DocumentError('the snapshot', [
      {
        code: 'otherConstitution',
        path: ['constitution'],
        message,
        remedy: 'open it with the constitution that the society began under',
      },
    ])
  }
  const position = { length: snapshot.length, head: snapshot.head, last: snapshot.last }
  const state = emptyState(position)
  for (const [table, rows] of Object.entries(snapshot.tables)) {
    state.apply(
      rows.map(([key, value]) => ({ table, key, value })),
      position,
    )
  }
  return state
}

function sorted(rows: Iterable<readonly [string, Json]>): (readonly [string, Json])[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}
