import type { Context } from '../../base/lifecycle.ts'
import { isRunning } from '../../members/bookkeeping.ts'
import { mandateOf, seatsOf } from '../../members/register.ts'
import { inEffect, type Mandate } from '../../members/unit.ts'
import type { Election } from '../election.ts'
import type { Recall } from '../recall/recall.ts'

type Seen = Pick<Context, 'state' | 'date'>

/**
 * The mandate that the declared vote on a recall ends: the one that was petitioned against. Empty, if the vote recalls nobody or elects, or the mandate is over: whoever was
 * elected anew since then stays.
 */
export function recalledMandate({ purpose, elected, follows = '' }: Election, { state, date }: Seen): readonly Mandate[] {
  if (purpose !== 'recall' || elected.length === 0) return []
  const { case: recall } = (state.get('cases', follows) ?? {}) as { readonly case?: Recall }
  const mandate = recall === undefined ? undefined : mandateOf(state, recall.mandate)
  return mandate !== undefined && inEffect(mandate, date) ? [mandate] : []
}

/** The mandates that an election gave, and that are not over. */
export function mandatesGiven(id: string, { posts, unit }: Election, { state, date }: Seen): readonly Mandate[] {
  return posts
    .flatMap(({ office }) => seatsOf(state, unit, office))
    .filter((mandate) => mandate.election === id && isRunning(mandate, date))
}
