import type { Context } from '../../base/lifecycle.ts'
import { isRunning } from '../../members/bookkeeping.ts'
import { seatsOf } from '../../members/register.ts'
import { holders } from '../../members/rolls.ts'
import type { Mandate } from '../../members/unit.ts'
import type { Election } from '../election.ts'

type Seen = Pick<Context, 'state' | 'date'>

/** The mandate that the declared vote on a recall ends: the one of whoever it elected to be recalled. Empty, if it recalls nobody or elects. */
export function recalledMandate({ purpose, elected, unit }: Election, { state, date }: Seen): readonly Mandate[] {
  if (purpose !== 'recall') return []
  return elected
    .slice(0, 1)
    .flatMap(({ office, person }) => holders(state, office, unit, date).filter(({ subject }) => subject === person))
}

/** The mandates that an election gave, and that are not over. */
export function mandatesGiven(id: string, { posts, unit }: Election, { state, date }: Seen): readonly Mandate[] {
  return posts
    .flatMap(({ office }) => seatsOf(state, unit, office))
    .filter((mandate) => mandate.election === id && isRunning(mandate, date))
}
