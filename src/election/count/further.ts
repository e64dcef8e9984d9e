import { type CountRecord, candidatesFor, type StatutoryRules } from '../../voting/index.ts'
import { compareVotes } from '../../voting/votes.ts'
import type { Contest, Round } from '../election.ts'
import type { CountRule } from '../procedure.ts'

/** The votes of a person, first preferences where ballots rank; none where candidates are only compared in pairs. */
export function votesIn({ stages: [first] }: Pick<CountRecord, 'stages'>, person: string): string {
  return first?.votes[person] ?? '0'
}

/** Compares two persons by their votes, whoever has more first. */
export function byVotes(record: Pick<CountRecord, 'stages'>): (a: string, b: string) => number {
  return (a, b) => compareVotes(votesIn(record, b), votesIn(record, a))
}

/**
 * Who goes into a further election 另行选举 for so many seats: those with most votes of the others, as many as the rules ask for; who is level with the last
 * of them comes in too. In the order of the candidates, which does not say who had more. Nobody, where the procedure holds no such election or this was one.
 *
 * Source: Electoral Law of the PRC, 2020, Art. 45; that the level come in too is a model, since no law says what becomes of them.
 */
export function furtherOf(
  record: CountRecord,
  seats: number,
  out: readonly string[],
  rule: CountRule,
  { kind }: Pick<Round, 'kind'>,
): Contest['candidates'] {
  if (seats === 0 || rule.furtherWithinDays === undefined || kind === 'further') return []
  const others = withVotes(record).filter((person) => !out.includes(person))
  const places = placesFor(seats, rule)
  if (places === undefined || others.length <= places) return places === 0 ? [] : others
  const last = [...others].sort(byVotes(record))[places - 1]
  return last === undefined ? [] : others.filter((person) => byVotes(record)(person, last) <= 0)
}

/** Everybody who has a number of votes: candidates in the order of the poll, then who was written in. An object would put ids that are numbers first. */
function withVotes({ candidates, stages: [first] }: CountRecord): readonly string[] {
  const votes = first?.votes ?? {}
  return [
    ...candidates.filter((person) => Object.hasOwn(votes, person)),
    ...Object.keys(votes).filter((person) => !candidates.includes(person)),
  ]
}

/** Places in a further election; for all, if undefined. */
function placesFor(seats: number, { method, rules }: CountRule): number | undefined {
  if (method === 'two-round') return 2
  if (method !== 'statutory-majority') return undefined
  const { runoff, differential = {} } = (rules ?? {}) as unknown as StatutoryRules
  if (runoff === undefined) return 0
  return runoff.beyond === undefined ? candidatesFor({ differential }, seats).least : seats + runoff.beyond
}
