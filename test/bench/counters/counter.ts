import type { Election } from './election.ts'

/** Somebody who counts. Only `count` is timed: the ballots have the counter's own form already, and what comes back is its own answer. */
export interface Counter<Ballots = unknown, Answer = unknown> {
  readonly name: string
  /** So slow that it is given a tenth of the voters. */
  readonly slow?: boolean
  ballots(held: Election): Ballots
  count(ballots: Ballots): Answer
  /** Ids of those elected. */
  elected(answer: Answer, held: Election): readonly string[]
}

/** Forgets the types of ballots and answer, so that counters of all kinds stand in one list. */
export function counter<Ballots, Answer>(given: Counter<Ballots, Answer>): Counter {
  return given as Counter
}
