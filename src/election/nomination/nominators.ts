import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { lineOf, subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { type Election, isStanding } from '../election.ts'
import { refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { voterOf } from '../roll/acting.ts'
import { isListed } from '../roll/listing.ts'
import { keyOf, type NominationRow } from '../rows.ts'
import type { NominateCandidate } from './action.ts'

/** How a person comes to be put forward, and the voters who join in it. */
export type Nominators = Result<{
  readonly way: Election['procedure']['nomination']['by'][number]
  readonly voters: readonly string[]
}>

/**
 * Who puts somebody forward: an organ or body that the procedure names, the person, else so many voters jointly. Nobody signs for others: their names come from a signed
 * paper that an officer wrote down who neither joins in it nor stands.
 */
export function nominatorsOf(action: NominateCandidate, election: Election, context: Context): Nominators {
  const { by, person, nominators = [], recordedBy, evidence } = action
  const { nomination } = election.procedure
  const alone = nominators.length === 0
  if (alone && isNamed(by, election, context)) return { ok: true, way: 'organ', voters: [] }
  if (alone && by === person && nomination.by.includes('self')) return { ok: true, way: 'self', voters: [] }
  if (!nomination.by.includes('jointly')) return refuse(notPossible('mayNotNominate', by))
  if (!alone && (recordedBy === undefined || [by, person, ...nominators].includes(recordedBy)))
    return refuse(notPossible('signaturesNotRecorded', by))
  if (!alone && evidence === undefined) return refuse(notPossible('noEvidence', by))
  const voters = [...new Set([voterOf(context.state, action.case, by), ...nominators])]
  const fault = votersFault(action, voters, election, context)
  return fault === undefined ? { ok: true, way: 'jointly', voters } : refuse(fault)
}

/** Organs are named by their id, of the unit or of one above it; bodies by their kind. */
function isNamed(by: string, { unit, procedure }: Election, { state, structure }: Context): boolean {
  const { organs = [] } = procedure.nomination
  const subject = subjectOf(state, structure as unknown as Structure, by)
  if (subject?.kind === 'organ') return organs.includes(subject.organ) && lineOf(state, unit).includes(subject.unit)
  return subject?.kind === 'body' && organs.includes(subject.body)
}

/**
 * Voters nominate as they stand on the roll: a household, where households vote. Each nominates one person for a post, and nobody for two posts; whoever nominated
 * somebody who stands no longer is free again.
 *
 * Source: Zhejiang Measures for the Election of Villagers' Committees, Art. 17 (one person for two posts: void).
 */
function votersFault(
  { case: id, office, person }: NominateCandidate,
  voters: readonly string[],
  election: Election,
  { state }: Context,
): Refusal | undefined {
  for (const voter of voters) {
    if (!isListed(state, id, voter)) return { code: 'notFound', what: 'voter', id: voter }
    for (const post of election.posts) {
      const row = state.get('election.nominations', keyOf(id, post.office, voter)) as NominationRow | undefined
      if (row === undefined || !isStanding(election, post.office, row.person)) continue
      if (post.office === office) return notPossible('nominatedAnother', voter)
      if (row.person === person) return notPossible('nominatedForTwoPosts', voter)
    }
  }
  const { jointly = 1 } = election.procedure.nomination
  return voters.length < jointly ? notPossible('tooFewNominators', ...voters) : undefined
}
