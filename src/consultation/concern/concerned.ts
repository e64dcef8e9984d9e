import type { Reader, Write } from '../../base/lifecycle.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'

/** The row of somebody who is concerned. */
export function concernedRow(state: Pick<Reader, 'get'>, id: string, subject: string): ConcernedRow | undefined {
  return state.get(tableOf('concerned', id), subject) as ConcernedRow | undefined
}

/**
 * Whether somebody takes part in debate and decision: whoever is concerned; after a draw, those drawn and the bodies that were invited. An opinion is
 * open to everybody concerned.
 */
export function takesPart(
  state: Pick<Reader, 'get'>,
  id: string,
  { drawn }: Pick<Consultation, 'drawn'>,
  subject: string,
): boolean {
  const row = concernedRow(state, id, subject)
  return row !== undefined && (row.stake === undefined || hasPlace(row, drawn))
}

/** Whether somebody with a stake takes part: everybody, or after a draw those drawn. */
export function hasPlace({ place }: ConcernedRow, drawn: Consultation['drawn']): boolean {
  return drawn === undefined || place?.as === 'drawn'
}

/** The row of somebody who is concerned, with something more. */
export function withConcerned(state: Pick<Reader, 'get'>, id: string, subject: string, more: Partial<ConcernedRow>): Write {
  return { table: tableOf('concerned', id), key: subject, value: { ...concernedRow(state, id, subject), ...more } }
}
