import type { Context } from '../../base/lifecycle.ts'
import type { ElectionStep } from '../action.ts'
import type { Election } from '../election.ts'
import { head } from '../phase.ts'
import type { LeaveReason } from './action.ts'
import type { CommitteeLeft } from './event.ts'
import { areRelatives } from './relatives.ts'

/** Whether two persons are close relatives. */
export type Related = (a: string, b: string) => boolean

type Committee = NonNullable<Election['committee']>

/** Persons who stand: put forward, or in the round that runs; neither withdrawn nor barred. In a recall, whom it is about. */
export function standing(election: Pick<Election, 'candidates' | 'rounds'>): readonly string[] {
  const { candidates, rounds } = election
  const gone = candidates.filter(({ status }) => status === 'withdrawn' || status === 'barred')
  const inRound = rounds
    .at(-1)
    ?.contests.flatMap((contest) => contest.candidates.map((person) => ({ office: contest.office, person })))
  return [...candidates, ...(inRound ?? [])].flatMap(({ office, person }) =>
    gone.some((each) => each.office === office && each.person === person) ? [] : person,
  )
}

/** Why somebody cannot be on the committee: they stand themselves, or a close relative of theirs does. */
export function conflict(person: string, candidates: readonly string[], related: Related): 'nominated' | 'relative' | undefined {
  if (candidates.includes(person)) return 'nominated'
  return candidates.some((candidate) => related(person, candidate)) ? 'relative' : undefined
}

/**
 * What nominating a person brings to the committee: the person leaves it, and so do their close relatives; the next in line move up.
 *
 * Source: Organic Law of Urban Residents' Committees, 2025, Art. 15.
 */
export function committeeLeavers(
  action: ElectionStep,
  election: Election,
  person: string,
  context: Context,
): readonly CommitteeLeft[] {
  const related: Related = (a, b) => areRelatives(context.state, action.case, a, b)
  return leavers(action, election, [...standing(election), person], related, context)
}

/** Who must leave the committee where these persons stand and these are related, and who moves up for each. */
export function leavers(
  action: ElectionStep,
  election: Election,
  candidates: readonly string[],
  related: Related,
  context: Context,
): readonly CommitteeLeft[] {
  let committee = election.committee
  const events: CommitteeLeft[] = []
  for (const member of election.committee?.members ?? []) {
    const reason = conflict(member, candidates, related)
    if (committee === undefined || reason === undefined) continue
    const left = leaving(action, { ...election, committee }, member, reason, candidates, related, context)
    events.push(left)
    committee = without(committee, left)
  }
  return events
}

/** Somebody leaves. For a member, the first substitute moves up who neither stands nor is a close relative of one who does. */
export function leaving(
  action: ElectionStep,
  election: Election,
  member: string,
  reason: LeaveReason,
  candidates: readonly string[],
  related: Related,
  context: Context,
): CommitteeLeft {
  const { members = [], substitutes = [] } = election.committee ?? {}
  const joined = members.includes(member)
    ? substitutes.find((substitute) => conflict(substitute, candidates, related) === undefined)
    : undefined
  return { ...head('committeeLeft', action, election, context), member, reason, ...(joined === undefined ? {} : { joined }) }
}

/** The committee after somebody left it. */
export function without(committee: Committee, { member, joined }: Pick<CommitteeLeft, 'member' | 'joined'>): Committee {
  const { members, substitutes } = committee
  return {
    ...committee,
    members: [...members.filter((each) => each !== member), ...(joined === undefined ? [] : [joined])],
    substitutes: substitutes.filter((each) => each !== member && each !== joined),
  }
}
