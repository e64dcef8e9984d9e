import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, addMonths, type CivilDate } from '../../base/time.ts'
import { openUnit } from '../../members/register.ts'
import type { Office, Structure } from '../../members/structure.ts'
import type { Post } from '../election.ts'
import { ELECTS_ONE, type ElectionProcedure, ruleFault } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { FormElection } from './action.ts'

/** Why these posts cannot be filled. INVARIANT: found when the election is formed, not when people have voted and nobody can be declared. */
export function postsFault({ posts, unit, purpose }: FormElection, { structure, state, date }: Context): Refusal | undefined {
  const { offices } = structure as unknown as Structure
  const layer = openUnit(state, unit)?.layer
  for (const [index, post] of posts.entries()) {
    const { office, seats, reserved = [] } = post
    const found = offices.find((each) => each.id === office && each.layer === layer)
    if (found === undefined) return notPossible('noSuchOffice', office)
    if (seats > found.seats) return notPossible('moreSeatsThanOffice', office)
    if (reserved.reduce((sum, each) => sum + each.seats, 0) > seats) return notPossible('moreReservedThanSeats', office)
    if (posts.findIndex((each) => each.office === office) !== index) return notPossible('postTwice', office)
    const fault = purpose === 'recall' ? undefined : termFault(post, found, date)
    if (fault !== undefined) return fault
  }
  return termOver(posts, date)
}

/** A method that elects one person counts no post with more seats, and some rules count only so many: the votes for it would lie uncounted. */
export function methodFault({ count }: ElectionProcedure, posts: readonly Post[]): Refusal | undefined {
  const post = ELECTS_ONE.includes(count.method) ? posts.find(({ seats }) => seats > 1) : undefined
  if (post !== undefined) return notPossible('methodElectsOne', post.office)
  const fault = posts.map(({ seats }) => ruleFault(count, seats)).find((each) => each !== undefined)
  return fault === undefined ? undefined : { ...fault, path: ['procedure', 'count', ...fault.path] }
}

/** A by-election completes a term that is not over on the last day of the poll, nor when it is formed. */
export function termOver(posts: readonly Post[], day: CivilDate): Refusal | undefined {
  const to = posts.flatMap((post) => post.to ?? []).find((each) => each <= day)
  return to === undefined ? undefined : { code: 'outOfTime', what: 'to', date: to, from: addDays(day, 1) }
}

/** No seat is held for longer than the office is; a term that a by-election completes has begun already. */
function termFault({ office, months = [], to }: Post, { termMonths }: Office, date: CivilDate): Refusal | undefined {
  if (termMonths === undefined) return undefined
  const tooLong = months.some((each) => each > termMonths) || (to !== undefined && to > addMonths(date, termMonths))
  return tooLong ? notPossible('termTooLong', office) : undefined
}
