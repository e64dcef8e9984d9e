import type { Context, Reader, Write } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { roundDays } from '../call/calendar.ts'
import { type Election, isVotedOn } from '../election.ts'
import { inPersonFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { voterOf } from '../roll/acting.ts'
import { hasVoted } from '../roll/correction.ts'
import { isListed, rowOf } from '../roll/listing.ts'
import { keyOf, type ProxyRow } from '../rows.ts'
import type { LodgeProxy, RevokeProxy } from './action.ts'
import type { ProxyLodged, ProxyRevoked } from './event.ts'

type Rows = Pick<Reader, 'get'>

/** The proxy that a principal has lodged. */
export function proxyOf(state: Rows, id: string, principal: string): ProxyRow | undefined {
  return state.get('election.proxies', keyOf(id, principal)) as ProxyRow | undefined
}

/** A proxy is lodged in time, by a voter, with a voter who is no candidate and holds few enough. It is not handed on. */
export function lodging(action: LodgeProxy, election: Election, context: Context): ElectionDecision {
  const { case: id, principal, holder } = action
  const { state, date } = context
  const { proxies } = election.procedure.poll
  if (proxies === undefined) return refuse(notPossible('noProxies'))
  const until = roundDays(election)?.proxiesBy
  if (until !== undefined && date > until) return refuse({ code: 'outOfTime', what: 'proxy', date, until })
  if (holder === principal) return refuse(notPossible('proxyToOneself', principal))
  const fault = principalFault(action, election, context) ?? holderFault(id, holder, election, state)
  if (fault !== undefined) return refuse(fault)
  if (proxyOf(state, id, principal) !== undefined) return refuse({ code: 'alreadyExists', what: 'proxy', id: principal })
  if (principalsOf(state, id, principal).length > 0) return refuse(notPossible('proxyHandedOn', principal))
  if (proxyOf(state, id, holder) !== undefined) return refuse(notPossible('proxyHandedOn', holder))
  if (principalsOf(state, id, holder).length >= proxies.max) return refuse(notPossible('tooManyProxies', holder))
  return happens({ ...head('proxyLodged', action, election, context), principal, holder })
}

/** A principal takes the proxy back until it was used. */
export function revocation(action: RevokeProxy, election: Election, context: Context): ElectionDecision {
  const { case: id, principal } = action
  const proxy = proxyOf(context.state, id, principal)
  if (proxy === undefined) return refuse({ code: 'notFound', what: 'proxy', id: principal })
  const fault = principalFault(action, election, context)
  if (fault !== undefined) return refuse(fault)
  if (hasVoted(context.state, id, election, principal)) return refuse(notPossible('votedAlready', principal))
  return happens({ ...head('proxyRevoked', action, election, context), principal, holder: proxy.holder })
}

/** Who holds a proxy is a voter and no candidate, when it is lodged and when it is used; nor is the delegate of a household that holds one. */
export function holderFault(id: string, holder: string, election: Election, state: Rows): Refusal | undefined {
  if (!isListed(state, id, holder)) return { code: 'notFound', what: 'voter', id: holder }
  const person = rowOf(state, id, holder)?.delegate ?? holder
  return isVotedOn(election, person) ? notPossible('candidateHoldsProxy', person) : undefined
}

/** The principal is a voter and gives or takes back the proxy in person or in writing; a household does by its delegate. */
function principalFault(action: RevokeProxy | LodgeProxy, election: Election, context: Context): Refusal | undefined {
  const { case: id, by, principal } = action
  if (!isListed(context.state, id, principal)) return { code: 'notFound', what: 'voter', id: principal }
  return voterOf(context.state, id, by) === principal ? undefined : inPersonFault(action, principal, election, context)
}

function principalsOf(state: Rows, id: string, holder: string): readonly string[] {
  return (state.get('election.holders', keyOf(id, holder)) as readonly string[] | undefined) ?? []
}

/** The rows of a proxy that was lodged: kept for every round of the election, until it is taken back. */
export function lodged({ case: id, principal, holder, on }: ProxyLodged, state: Rows): readonly Write[] {
  return [
    { table: 'election.proxies', key: keyOf(id, principal), value: { holder, lodgedOn: on } },
    { table: 'election.holders', key: keyOf(id, holder), value: [...principalsOf(state, id, holder), principal] },
  ]
}

/** The rows of a proxy that ended. */
export function revoked({ case: id, principal, holder }: ProxyRevoked, state: Rows): readonly Write[] {
  const others = principalsOf(state, id, holder).filter((each) => each !== principal)
  const key = keyOf(id, holder)
  return [
    { table: 'election.proxies', key: keyOf(id, principal) },
    { table: 'election.holders', key, ...(others.length === 0 ? {} : { value: others }) },
  ]
}
