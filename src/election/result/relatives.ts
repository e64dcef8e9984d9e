import type { Reader } from '../../base/lifecycle.ts'
import { compareVotes } from '../../voting/votes.ts'
import { areRelatives } from '../committee/relatives.ts'
import { votesIn } from '../count/further.ts'
import type { Elected, Election } from '../election.ts'
import { type CountRow, keyOf } from '../rows.ts'
import { goneFrom } from './openings.ts'

/** What becomes of close relatives who are elected together. */
export interface Settled {
  /** In order of the posts, and of election within a post. */
  readonly seated: readonly Elected[]
  readonly yielded: readonly { readonly office: string; readonly person: string; readonly to: string }[]
  /** Whoever gets a seat that was freed. */
  readonly next: readonly Elected[]
  /** Level relatives in one post: a revote between the two decides. */
  readonly level: readonly { readonly office: string; readonly pair: readonly [string, string] }[]
}

/**
 * Of close relatives whoever holds the highest post stays, then whoever has more votes in the round that elected them; the level are voted on again. A seat that is
 * freed goes to the next who passed the bar in that round and is nobody's relative; if two of these are level or there is nobody, it stays empty (model).
 *
 * Source: Zhejiang Measures for the Election of Villagers' Committees, Art. 31. Who is a close relative is what the committee stated.
 */
export function settleRelatives(id: string, election: Election, state: Reader): Settled {
  const { elected, posts, procedure, purpose } = election
  const rank = ({ office }: Elected) => posts.findIndex((post) => post.office === office)
  const inOrder = [...elected].sort((a, b) => rank(a) - rank(b))
  if (procedure.result.relatives === undefined || purpose === 'recall')
    return { seated: inOrder, yielded: [], next: [], level: [] }
  const related = (a: Elected, b: Elected) => areRelatives(state, id, a.person, b.person)
  const stay: Elected[] = []
  const yielded: Settled['yielded'][number][] = []
  const level: Settled['level'][number][] = []
  const freed: Elected[] = lostRevotes(election)
  for (const each of [...inOrder].sort(
    (a, b) => rank(a) - rank(b) || compareVotes(votesOf(id, b, state), votesOf(id, a, state)),
  )) {
    const { office, person } = each
    const to = stay.find((other) => related(other, each))
    if (to === undefined) stay.push(each)
    else if (to.office === office && votesOf(id, to, state) === votesOf(id, each, state))
      level.push({ office, pair: [to.person, person] })
    else {
      yielded.push({ office, person, to: to.person })
      freed.push(each)
    }
  }
  const next: Elected[] = []
  for (const seat of freed) {
    const heir = nextFor(id, seat, election, state, (one) => [...stay, ...next].some((other) => related(other, one)), next)
    if (heir !== undefined) next.push(heir)
  }
  const seated = [...inOrder.filter((each) => stay.includes(each)), ...next].sort((a, b) => rank(a) - rank(b))
  return { seated, yielded, next, level }
}

/** Seats of relatives who lost a revote against each other: the round that had elected them first. */
function lostRevotes({ rounds, elected, declined = [] }: Election): Elected[] {
  return rounds.flatMap(({ kind, contests, counted }, later) =>
    kind !== 'revote' || counted?.valid !== true
      ? []
      : contests.flatMap(({ office, candidates }) =>
          candidates.flatMap((person): readonly Elected[] => {
            const is = (each: { readonly office: string; readonly person: string }) =>
              each.office === office && each.person === person
            if ([...elected, ...declined].some(is)) return []
            const round = rounds.findIndex(
              (before, index) =>
                index < later &&
                before.counted?.contests.some((each) => each.office === office && each.elected.includes(person)) === true,
            )
            return round < 0 ? [] : [{ office, person, round: round + 1 }]
          }),
        ),
  )
}

function nextFor(
  id: string,
  { office, round, person: freedBy }: Elected,
  { elected, declined = [], candidates, rounds }: Election,
  state: Reader,
  isRelative: (one: Elected) => boolean,
  taken: readonly Elected[],
): Elected | undefined {
  const record = (state.get('election.counts', keyOf(id, round)) as unknown as CountRow | undefined)?.records[office]
  if (record === undefined || rounds[round - 1] === undefined) return undefined
  const gone = [
    freedBy,
    ...[...elected, ...taken].map((each) => each.person),
    ...declined.flatMap((each) => (each.office === office ? each.person : [])),
    ...goneFrom(office, candidates),
  ]
  const able = Object.keys(record.stages[0]?.votes ?? {})
    .filter((person) => !gone.includes(person) && !isRelative({ office, person, round }))
    .filter((person) => {
      const votes = votesIn(record, person)
      return votes !== '0' && (record.quota === undefined || compareVotes(votes, record.quota) >= 0)
    })
    .sort((a, b) => compareVotes(votesIn(record, b), votesIn(record, a)))
  const [best, second] = able
  if (best === undefined || (second !== undefined && votesIn(record, best) === votesIn(record, second))) return undefined
  return { office, person: best, round }
}

function votesOf(id: string, { office, person, round }: Elected, state: Reader): string {
  const record = (state.get('election.counts', keyOf(id, round)) as unknown as CountRow | undefined)?.records[office]
  return record === undefined ? '0' : votesIn(record, person)
}
