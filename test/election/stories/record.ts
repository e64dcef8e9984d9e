import { openSociety, type Society, type SocietyOptions } from 'huzhu'
import { type Election, verifyRound } from 'huzhu/election'
import { verifyJournal } from 'huzhu/journal'
import { expect } from 'vitest'

/** A society whose elections a test tells, and what it was opened with. */
export interface Told {
  readonly society: Society
  readonly opening: SocietyOptions
}

/** An election of the society as it stands. */
export function electionOf({ society }: Told, id = 'e1'): Election {
  const row = society.get('cases', id) as unknown as { readonly case: Election }
  return row.case
}

/**
 * How every story ends: the journal is whole; the society that is opened from it is the same; each round of these elections, counted again from
 * its papers, gives what was recorded.
 */
export async function expectRecord({ society, opening }: Told, ...elections: readonly string[]): Promise<void> {
  expect(await verifyJournal(opening.journal)).toMatchObject({ ok: true, length: society.length })
  const replayed = await openSociety(opening)
  expect(replayed.snapshot().hash).toBe(society.snapshot().hash)
  for (const id of elections) {
    const { rounds } = electionOf({ society: replayed, opening }, id)
    expect(rounds.map((_, index) => verifyRound(replayed, id, index + 1))).toEqual(rounds.map(() => ({ ok: true })))
  }
}
