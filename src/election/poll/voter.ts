import type { Reader } from '../../base/lifecycle.ts'
import { type Election, keyOf, type MarkRow, type RollRow } from '../election.ts'

type Rows = Pick<Reader, 'get'>

/** A voter on the roll who was not struck off. */
export function voterOf(state: Rows, id: string, voter: string): RollRow | undefined {
  const row = state.get('election.roll', keyOf(id, voter)) as RollRow | undefined
  return row?.status === 'listed' ? row : undefined
}

/** That a voter has voted in the round that runs, in whatever box. */
export function markOf(state: Rows, id: string, { rounds }: Election, voter: string): MarkRow | undefined {
  return state.get('election.marked', keyOf(id, rounds.length, voter)) as MarkRow | undefined
}
