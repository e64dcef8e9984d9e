import type { Reader } from '../../base/lifecycle.ts'
import { type Verification, verifyCount } from '../../voting/index.ts'
import type { Election } from '../election.ts'
import { type CountRow, keyOf } from '../rows.ts'
import type { Keeping } from './ballots.ts'
import { papersOf } from './papers.ts'
import { failedIn, readContest } from './tally.ts'

/** Where the rows of the tables are read: a society, for example. */
export interface Rows {
  /** One row of a table. */
  get(table: string, key: string): unknown
}

/**
 * Checks the records of a counted round of an election, from 1 on, against the papers that were recorded: each is counted again by `verifyCount`, with code that
 * shares nothing with the counter. Which papers are void is read as it was for the count. The path of a problem begins with the name of the record.
 */
export function verifyRound(rows: Rows, id: string, number: number): Verification {
  const state = rows as Pick<Reader, 'get'>
  const election = (state.get('cases', id) as { readonly case?: unknown } | undefined)?.case as Election | undefined
  const round = election?.rounds[number - 1]
  const row = state.get('election.counts', keyOf(id, number)) as unknown as CountRow | undefined
  if (election === undefined || round?.counted === undefined || row === undefined) {
    return { ok: false, problem: 'the round was not counted', path: [] }
  }
  const cast = papersOf({ election: id, number, round }, election, state)
  if (!cast.ok) return { ok: false, problem: 'the papers of the round are not complete', path: [] }
  const keeping: Keeping[] = []
  for (const contest of round.contests) {
    const { ballots } = readContest(contest, election, round, cast, keeping)
    for (const [name, record] of Object.entries(row.records)) {
      if (name !== contest.office && !name.startsWith(`${contest.office}:`)) continue
      const verified = verifyCount(ballots, record)
      if (!verified.ok) return { ...verified, path: [name, ...verified.path] }
    }
    const counted = round.counted.contests.find(({ office }) => office === contest.office)
    if (counted !== undefined) keeping.push(...failedIn(counted, contest, election, round))
  }
  return { ok: true }
}
