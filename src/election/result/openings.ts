import type { Reader } from '../../base/lifecycle.ts'
import { furtherOf } from '../count/further.ts'
import { type Election, type Round, seatsLeft } from '../election.ts'
import { type CountRow, keyOf } from '../rows.ts'

/** What a post still lacks after the rounds so far. */
export interface Opening {
  readonly office: string
  /** Those who are level for `tiedSeats`: a revote decides among them. */
  readonly tied: readonly string[]
  readonly tiedSeats: number
  /** Seats that nobody has, those of the tied apart. */
  readonly empty: number
  /** Who would go into a further election for them; nobody, after one was held or where there is none. */
  readonly further: readonly string[]
  /** A further election is to be held before these seats may stay empty. */
  readonly furtherDue: boolean
}

/** What the posts still lack. A recall fills nothing. */
export function openingsOf(id: string, election: Election, state: Reader): readonly Opening[] {
  return election.posts.map(({ office }) => openingOf(id, office, election, state))
}

function openingOf(id: string, office: string, election: Election, state: Reader): Opening {
  const { purpose, rounds, elected, declined = [], candidates, procedure } = election
  const held = rounds.flatMap(({ kind, counted }) => {
    const contest = counted?.contests.find((each) => each.office === office)
    return contest === undefined ? [] : [{ kind, valid: counted?.valid === true, contest }]
  })
  const dropped = droppedFor(office, rounds)
  const { tied = [], tiedSeats = 0, further = [] } = (dropped.isLast ? undefined : held.at(-1)?.contest) ?? {}
  const empty = purpose === 'recall' ? 0 : seatsLeft(election, office) - tiedSeats - dropped.seats
  const gone = [
    ...[...elected, ...declined].flatMap((each) => (each.office === office ? each.person : [])),
    ...goneFrom(office, candidates),
  ]
  const over = held.some(({ kind, valid }) => kind === 'further' && valid)
  const byConsent = procedure.poll.ballot === 'consent'
  const record = (state.get('election.counts', keyOf(id, 1)) as unknown as CountRow | undefined)?.records[office]
  const next =
    byConsent || record === undefined
      ? further.filter((person) => !gone.includes(person))
      : over
        ? []
        : furtherOf(record, empty, [...gone, ...tied], procedure.count, { kind: 'first' })
  return {
    office,
    tied,
    tiedSeats,
    empty,
    further: next,
    furtherDue:
      empty > 0 && next.length > 0 && (held[0]?.contest.unfilled ?? 0) > 0 && !held.some(({ kind }) => kind === 'further'),
  }
}

/** Whoever withdrew or was barred from a post: of two posts somebody may have chosen the other. */
export function goneFrom(office: string, candidates: Election['candidates']): readonly string[] {
  return candidates.flatMap((each) =>
    each.office === office && (each.status === 'withdrawn' || each.status === 'barred') ? each.person : [],
  )
}

/** Seats of a post that stay empty, since the round for them was dropped; and whether nothing was voted on for the post since. */
function droppedFor(office: string, rounds: readonly Round[]): { readonly seats: number; readonly isLast: boolean } {
  const own = rounds.flatMap(({ contests, droppedOn }) =>
    contests.flatMap((contest) => (contest.office === office ? [{ seats: contest.seats, droppedOn }] : [])),
  )
  const dropped = own.filter(({ droppedOn }) => droppedOn !== undefined)
  return { seats: dropped.reduce((sum, { seats }) => sum + seats, 0), isLast: own.at(-1)?.droppedOn !== undefined }
}
