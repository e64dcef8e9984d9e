import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Election } from '../election.ts'
import { inPersonFault, isOrgan, personFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { CommitteeStep, LeaveCommittee, SeatCommittee, StateRelatives } from './action.ts'
import { conflict, leavers, leaving, type Related, standing } from './leaving.ts'
import { areRelatives, pairOf, relativesKey } from './relatives.ts'

/** What choosing the committee, leaving it, and stating who are relatives bring. The phase accepts it. */
export function decideCommittee(action: CommitteeStep, election: Election, context: Context): ElectionDecision {
  switch (action.type) {
    case 'seatCommittee':
      return seating(action, election, context)
    case 'leaveCommittee':
      return departure(action, election, context)
    case 'stateRelatives':
      return statement(action, election, context)
  }
}

function seating(action: SeatCommittee, election: Election, context: Context): ElectionDecision {
  const { members, substitutes = [] } = action
  const fault =
    sizeFault(election, members) ??
    vacancyFault(election, members) ??
    personsFault(action, election, [...members, ...substitutes], context)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('committeeSeated', action, election, context), members, substitutes })
}

function departure(action: LeaveCommittee, election: Election, context: Context): ElectionDecision {
  const { member, reason } = action
  if (election.procedure.committee === undefined) return refuse(notPossible('noCommittee'))
  const fault = leavingFault(action, election, context)
  if (fault !== undefined) return refuse(fault)
  const { members = [], substitutes = [] } = election.committee ?? {}
  if (!members.includes(member) && !substitutes.includes(member))
    return refuse({ code: 'notFound', what: 'committee member', id: member })
  return happens(leaving(action, election, member, reason, standing(election), relatedIn(action, context), context))
}

/** Members resign themselves; that one is absent, or cannot stay for another reason, an organ finds. */
function leavingFault(action: LeaveCommittee, election: Election, context: Context): Refusal | undefined {
  const { by, member, reason } = action
  return reason !== 'resigned' && isOrgan(by, context) ? undefined : inPersonFault(action, member, election, context)
}

/** Whoever on the committee turns out to be a candidate's relative leaves in the same decision. */
function statement(action: StateRelatives, election: Election, context: Context): ElectionDecision {
  const fault = pairsFault(action, context)
  if (fault !== undefined) return refuse(fault)
  const pairs = [...new Map(action.pairs.map(([a, b]) => [relativesKey(action.case, a, b), pairOf(a, b)])).values()]
  const stated = new Set(pairs.map(([a, b]) => relativesKey(action.case, a, b)))
  const before = relatedIn(action, context)
  const related: Related = (a, b) => stated.has(relativesKey(action.case, a, b)) || before(a, b)
  return happens(
    { ...head('relativesStated', action, election, context), pairs },
    ...leavers(action, election, standing(election), related, context),
  )
}

function relatedIn(action: CommitteeStep, { state }: Context): Related {
  return (a, b) => areRelatives(state, action.case, a, b)
}

function sizeFault({ procedure }: Election, members: readonly string[]): Refusal | undefined {
  if (procedure.committee === undefined) return notPossible('noCommittee')
  const { min, max } = procedure.committee
  return members.length < min || members.length > max ? notPossible('committeeSize', ...members) : undefined
}

/** Until the election is announced, a committee can be chosen anew. Then only empty seats are filled, so that nobody changes it for another. */
function vacancyFault({ phase, committee }: Election, members: readonly string[]): Refusal | undefined {
  if (committee === undefined || phase === 'forming') return undefined
  if (committee.members.length >= committee.seats) return notPossible('committeeComplete', ...committee.members)
  const replaced = committee.members.filter((member) => !members.includes(member))
  return replaced.length > 0 ? notPossible('sittingMembersStay', ...replaced) : undefined
}

function personsFault(
  action: SeatCommittee,
  election: Election,
  persons: readonly string[],
  context: Context,
): Refusal | undefined {
  const candidates = standing(election)
  const related = relatedIn(action, context)
  for (const [index, person] of persons.entries()) {
    if (persons.indexOf(person) !== index) return notPossible('personTwice', person)
    const fault = personFault(person, context)
    if (fault !== undefined) return fault
    const why = conflict(person, candidates, related)
    if (why !== undefined) return notPossible(why === 'nominated' ? 'candidateOnCommittee' : 'relativeOnCommittee', person)
  }
  return undefined
}

function pairsFault({ pairs }: StateRelatives, context: Context): Refusal | undefined {
  for (const [index, [a, b]] of pairs.entries()) {
    if (a === b) return { code: 'malformed', path: ['pairs', index], problem: 'names one person twice' }
    const fault = personFault(a, context) ?? personFault(b, context)
    if (fault !== undefined) return fault
  }
  return undefined
}
