import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { count, type Motion, sharesOf } from '../../voting/index.ts'
import { takesPart } from '../concern/concerned.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationPaper } from '../head.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { CastChoice, CastVote } from './action.ts'
import type { BallotState, ChoiceRow, TallyRow, VoteRow, Weights } from './ballot.ts'
import { stepsAside, weightsOf } from './entitled.ts'
import { pollOf } from './put.ts'
import { roundKey } from './rows.ts'

/** Bases that follow from single votes; who was present or how many papers went out does not. */
const SINGLE: readonly string[] = ['eligible', 'voted', 'ballotsCast', 'returned', 'participating', 'forAndAgainst']

/** Somebody votes, in time and in person. The vote of a later day, or the last of a day, takes the place of the earlier one. Whoever does not answer has no vote. */
export function voting(
  action: CastVote,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const { voter, vote } = action
  const { decision } = consultation.procedure
  if (decision.mode !== 'motion') return refuse(notPossible('wrongMode', decision.mode))
  if (!countsSingly(decision.motion)) return refuse(notPossible('meetingVotes'))
  const row = context.state.get('consultation.tallies', roundKey(action.case, ballot.round)) as TallyRow | undefined
  if (row?.meeting === true) return refuse(notPossible('talliedAlready'))
  const turn = turnOf('votes', action, voter, ballot, consultation, context)
  if (!turn.ok) return turn
  const { round } = ballot
  return happens({ ...head('voteCast', action, consultation, context), round, voter, vote, weighs: turn.weighs })
}

/** Somebody chooses among the options: a ballot that the method can count. */
export function choosing(
  action: CastChoice,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const { voter, ballot: choice } = action
  const { decision } = consultation.procedure
  if (decision.mode !== 'options') return refuse(notPossible('wrongMode', decision.mode))
  const turn = turnOf('choices', action, voter, ballot, consultation, context)
  if (!turn.ok) return turn
  if (choice.count !== undefined)
    return refuse({ code: 'malformed', path: ['ballot', 'count'], problem: 'a voter has one ballot' })
  const counted = count({ ...pollOf(decision, ballot.options ?? [], { eligible: 1, voted: 1 }), ballots: [choice] })
  if (!counted.ok) return counted
  const { round } = ballot
  return happens({
    ...head('choiceCast', action, consultation, context),
    round,
    voter,
    ballot: choice,
    weighs: turn.weighs,
  })
}

/** Votes are taken from the day on which the question was put to the last day of the round; another one by somebody from the day of that which it is to replace. */
export function timeFault(
  { openedOn: from, until }: Pick<BallotState, 'openedOn' | 'until'>,
  { date }: Context,
): Refusal | undefined {
  return date < from || (until !== undefined && date > until)
    ? { code: 'outOfTime', what: 'vote', date, from, ...(until === undefined ? {} : { until }) }
    : undefined
}

function turnOf(
  table: 'votes' | 'choices',
  action: ConsultationPaper<string>,
  voter: string,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<{ readonly weighs: Weights }> {
  const before = context.state.get(tableOf(table, action.case, ballot.round), voter) as VoteRow | ChoiceRow | undefined
  const fault =
    timeFault({ ...ballot, openedOn: before?.on ?? ballot.openedOn }, context) ??
    inPersonFault(action, voter, context) ??
    voteFault(action.case, voter, consultation, context)
  if (fault !== undefined) return refuse(fault)
  return { ok: true, weighs: weightsOf(action.case, voter, consultation, context) ?? {} }
}

/** Why somebody has no vote on the question. */
export function voteFault(id: string, voter: string, consultation: Consultation, context: Context): Refusal | undefined {
  if (!takesPart(context.state, id, consultation, voter)) return notPossible('notConcerned', voter)
  if (stepsAside(consultation, voter)) return notPossible('recused', voter)
  return weightsOf(id, voter, consultation, context) === undefined ? notPossible('noVote', voter) : undefined
}

/** Whether a motion can be voted on one by one. */
export function countsSingly({ pass, quorum }: Motion): boolean {
  if (quorum?.of === 'present') return false
  const shares = [...sharesOf(pass), ...(quorum === undefined ? [] : sharesOf(quorum.reach))]
  return shares.every(({ of }) => SINGLE.includes(of))
}
