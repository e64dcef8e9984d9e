import type { Result } from '../../base/refusal.ts'
import type { CountRecord } from '../../voting/index.ts'
import type { Contest, Election } from '../election.ts'
import type { CountRow } from '../rows.ts'

/** Counts the same ballots for so many seats, as if these had withdrawn. */
export type CountAgain = (seats: number, withdrawn: readonly string[]) => Result<CountRecord>

/**
 * Fills the seats that are reserved for groups: if the count of all gives a group fewer, the best of the group are counted first, among themselves, and the
 * seats that are left are counted among all others. Seats for which nobody of the group passes are open to all.
 */
export function countReserved(
  { office, seats }: Contest,
  election: Pick<Election, 'posts' | 'candidates' | 'elected'>,
  all: CountRecord,
  ask: CountAgain,
): Result<{ readonly counts: readonly CountRecord[] } & CountRow> {
  const reserved = election.posts.find((post) => post.office === office)?.reserved ?? []
  const before = election.elected.flatMap((each) => (each.office === office ? each.person : []))
  const owed = (group: string, least: number, chosen: readonly string[]) =>
    least - [...before, ...chosen].filter((person) => isOf(person, group, office, election)).length
  if (reserved.every(({ group, seats: least }) => owed(group, least, all.elected) <= 0)) {
    return { ok: true, counts: [all], records: { [office]: all } }
  }
  const counts: CountRecord[] = []
  const gone: string[] = []
  let records: CountRow['records'] = { [office]: all }
  let left = seats
  for (const { group, seats: least } of [...reserved, { group: undefined, seats }]) {
    const some = Math.min(left, group === undefined ? seats : owed(group, least, gone))
    if (some <= 0) continue
    const counted = ask(
      some,
      all.candidates.filter((person) => gone.includes(person) || (group !== undefined && !isOf(person, group, office, election))),
    )
    if (!counted.ok) return counted
    const { ok: _, ...record } = counted
    counts.push(record)
    records = { ...records, [`${office}:${group ?? 'others'}`]: record }
    const tied = record.tied.filter(({ what }) => what === 'seats')
    gone.push(...record.elected, ...tied.flatMap(({ among }) => among))
    left -= record.elected.length + tied.reduce((sum, tie) => sum + tie.seats, 0)
  }
  return { ok: true, counts, records }
}

function isOf(person: string, group: string, office: string, { candidates }: Pick<Election, 'candidates'>): boolean {
  return candidates.some((each) => each.person === person && each.office === office && each.groups?.includes(group) === true)
}
