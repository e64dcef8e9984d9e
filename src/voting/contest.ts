import type { Poll } from './method.ts'
import type { PairsBody } from './pairs-body.ts'
import type { Pairs, Pairwise } from './record.ts'

/** Those who can be elected, in the order of the candidates, and how many ballots put the one above the other. */
export interface Contest {
  readonly ids: readonly string[]
  /** `votes[a][b]`: ballots that put a above b, by index in `ids`. */
  readonly votes: readonly (readonly bigint[])[]
}

/** The contest of a poll, without those who withdrew. */
export function contestOf(poll: Poll, body: PairsBody): Contest {
  const stands = (_: unknown, candidate: number) => !poll.withdrawn.has(candidate)
  return {
    ids: poll.candidates.filter(stands),
    votes: body.above.filter(stands).map((row) => row.filter(stands).map(BigInt)),
  }
}

/** Whether more ballots put a above b than b above a. */
export function beats({ votes }: Contest, a: number, b: number): boolean {
  return (votes[a]?.[b] as bigint) > (votes[b]?.[a] as bigint)
}

/** Copeland's score, doubled: 2 for each candidate whom one beats, 1 for each with whom one is level. */
export function copelandDoubled(contest: Contest): readonly number[] {
  const others = contest.ids.map((_, index) => index)
  return others.map((a) =>
    others.reduce((sum, b) => (a === b ? sum : sum + (beats(contest, a, b) ? 2 : beats(contest, b, a) ? 0 : 1)), 0),
  )
}

/** What the record says of the pairs. */
export function pairwiseOf(contest: Contest): Pairwise {
  const smith = smithSet(contest)
  const [winner] = smith
  return {
    votes: byPair(contest, (a, b) => String(contest.votes[a]?.[b])),
    ...(smith.length === 1 ? { condorcetWinner: contest.ids[winner as number] as string } : {}),
    smith: smith.map((index) => contest.ids[index] as string),
  }
}

/** A table of all pairs of two candidates, by their ids. */
export function byPair({ ids }: Contest, write: (a: number, b: number) => string): Pairs {
  return Object.fromEntries(
    ids.map((over, a) => [over, Object.fromEntries(ids.flatMap((under, b) => (a === b ? [] : [[under, write(a, b)]])))]),
  )
}

/**
 * Everybody in the Smith set beats everybody outside, so that those in it have the higher Copeland scores: it is the shortest list from the top that does.
 */
function smithSet(contest: Contest): readonly number[] {
  const scores = copelandDoubled(contest)
  const sorted = contest.ids.map((_, index) => index).sort((a, b) => (scores[b] as number) - (scores[a] as number))
  // The last of those in the list from the top whom somebody in it fails to beat: the list must reach that far.
  let last = 0
  for (let place = 0; place <= last; place += 1) {
    for (let other = sorted.length - 1; other > last; other -= 1) {
      if (!beats(contest, sorted[place] as number, sorted[other] as number)) last = other
    }
  }
  return sorted.slice(0, last + 1).sort((a, b) => a - b)
}
