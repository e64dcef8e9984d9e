import { digest } from '../../base/canonical.ts'
import type { Reader, Write } from '../../base/lifecycle.ts'
import { idsOf, PAGE } from '../../members/register.ts'
import { keyOf, type RollRow } from '../rows.ts'

type State = Pick<Reader, 'get'>

/** The row of a voter; undefined for whoever was never entered. */
export function rowOf(state: State, id: string, voter: string): RollRow | undefined {
  return state.get('election.roll', keyOf(id, voter)) as RollRow | undefined
}

/** Whether somebody is on the roll of an election, and was not struck off. */
export function isListed(state: State, id: string, voter: string): boolean {
  return rowOf(state, id, voter)?.status === 'listed'
}

/** Who is on the roll of an election, sorted. Reads the rows of this election alone. */
export function listed(state: State, id: string): readonly string[] {
  const voters: string[] = []
  for (const voter of entered(state, id)) if (isListed(state, id, voter)) voters.push(voter)
  return voters.sort()
}

/** What stands for a roll of voters: SHA-256 over the sorted ids. */
export function rollHash(sortedIds: readonly string[]): string {
  return digest(sortedIds)
}

/** Everybody who was ever entered, also those struck off, in the order in which they were entered. */
export function* entered(state: State, id: string): Iterable<string> {
  const count = countOf(state, id)
  for (let page = 0; page * PAGE < count; page += 1) yield* idsOf(state, 'election.pages', keyOf(id, page))
}

/** Enters one more voter in the list of an election. */
export function enterWrites(state: State, id: string, voter: string): readonly Write[] {
  const count = countOf(state, id)
  const key = keyOf(id, Math.floor(count / PAGE))
  return [
    { table: 'election.pages', key, value: [...idsOf(state, 'election.pages', key), voter] },
    { table: 'election.rosters', key: id, value: count + 1 },
  ]
}

/** The whole list of an election, in place of the one before. */
export function* listWrites(id: string, voters: readonly string[]): Iterable<Write> {
  for (let page = 0; page * PAGE < voters.length; page += 1)
    yield { table: 'election.pages', key: keyOf(id, page), value: voters.slice(page * PAGE, (page + 1) * PAGE) }
  yield { table: 'election.rosters', key: id, value: voters.length }
}

function countOf(state: State, id: string): number {
  return (state.get('election.rosters', id) as number | undefined) ?? 0
}
