import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { committeeFault } from '../committee/complete.ts'
import type { Election } from '../election.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { voterOf } from '../roll/acting.ts'
import { isListed } from '../roll/listing.ts'
import { type CountRow, keyOf } from '../rows.ts'
import type { ConfirmPoll, CountVotes, TakeConsent } from './action.ts'
import { votesIn } from './further.ts'
import { papersOf, type RoundAt } from './papers.ts'
import { countRound } from './tally.ts'

export function countVotes(action: CountVotes, at: RoundAt, election: Election, context: Context): ElectionDecision {
  if (at.round.counted !== undefined) return refuse(notPossible('countedAlready'))
  const cast = papersOf(at, election, context.state)
  if (!cast.ok) return cast
  const fault = votersFault(cast.voted, election)
  if (fault !== undefined) return refuse(fault)
  const counted = countRound(election, at.round, cast, context.date)
  if (!counted.ok) return counted
  const { count, records } = counted
  return happens({ ...head('votesCounted', action, election, context), round: at.number, count, records })
}

/** More voters than there can be: whichever method counts, a box that was not marked voter by voter, or another system, was reported wrongly. */
function votersFault(voted: number, { roll }: Election): Refusal | undefined {
  const eligible = roll?.eligible ?? 0
  if (voted <= eligible) return undefined
  return { code: 'tallyImpossible', problem: `${voted} voted, but ${eligible} are entitled to` }
}

/**
 * Those present are asked for the strongest of those who are left; of several who are level, for any. Without objections the person is elected. With objections,
 * which voters raise and give reasons for, the person is out, and the next is asked; or the poll is confirmed as it stands, and a further one is held.
 */
export function takeConsent(action: TakeConsent, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { office, person, objections } = action
  if (election.procedure.poll.ballot !== 'consent') return refuse(notPossible('noConsent'))
  const { counted } = at.round
  if (counted === undefined) return refuse(notPossible('notCounted'))
  const contest = counted.contests.find((each) => each.office === office)
  if (contest === undefined) return refuse({ code: 'notFound', what: 'post', id: office })
  if (contest.unfilled === 0) return refuse(notPossible('seatsFilled', office))
  const { state } = context
  const stranger = objections.find(({ by }) => !isListed(state, action.case, voterOf(state, action.case, by)))
  if (stranger !== undefined) return refuse({ code: 'notFound', what: 'voter', id: stranger.by })
  const record = (state.get('election.counts', keyOf(at.election, at.number)) as unknown as CountRow).records[office]
  const [strongest] = contest.further
  if (record === undefined || strongest === undefined || !contest.further.includes(person)) {
    return refuse(notPossible('notNamed', person))
  }
  if (votesIn(record, person) !== votesIn(record, strongest)) return refuse(notPossible('notStrongest', strongest))
  return happens({ ...head('consentTaken', action, election, context), round: at.number, office, person, objections })
}

/** The committee finds what the count says. */
export function confirmPoll(action: ConfirmPoll, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { finding } = action
  const { counted } = at.round
  if (counted === undefined) return refuse(notPossible('notCounted'))
  const found = counted.valid ? 'valid' : at.number === 1 ? 'void' : 'roundVoid'
  if (finding !== found) return refuse(notPossible('foundOtherwise', found, ...counted.because))
  const fault = committeeFault(election) ?? (found === 'valid' ? openObjections(election) : undefined)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('pollFound', action, election, context),
    finding,
    elected: counted.contests.flatMap(({ office, elected }) => elected.map((person) => ({ office, person }))),
  })
}

/** Objections that nobody has decided hold back the finding and the declaration. */
export function openObjections({ openObjections: { roll, candidate, poll } }: Election): Refusal | undefined {
  return roll + candidate + poll > 0 ? notPossible('objectionsOpen') : undefined
}
