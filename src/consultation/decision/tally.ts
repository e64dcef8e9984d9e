import type { Context, Reader } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { type Motion, type MotionTally, type MotionVotes, decide as measured, type Unit } from '../../voting/index.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { RecordTally } from './action.ts'
import type { BallotState, TallyRow, VoteRow, Weights } from './ballot.ts'
import { asideOf, type Base, baseOf, unitsOf } from './entitled.ts'
import { roundKey } from './rows.ts'
import { countsSingly, timeFault } from './voting.ts'

/** A meeting voted as a whole: on the question, or as the organ of the gate that the question is at. */
export function tallying(
  action: RecordTally,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const fault = timeFault(ballot, context) ?? talliedFault(action, ballot, context)
  if (fault !== undefined) return refuse(fault)
  const asked = motionAt(action, ballot, consultation)
  if (!asked.ok) return asked
  const read =
    action.gate === undefined
      ? ofThoseConcerned(action, asked.motion, ballot, consultation, context)
      : { ok: true as const, tally: action.tally }
  if (!read.ok) return read
  const decision = measured(asked.motion, read.tally)
  if (!decision.ok) return decision
  if (decision.outcome === 'castingVoteNeeded') return refuse(notPossible('castingVoteNeeded'))
  return happens({
    ...head('tallyRecorded', action, consultation, context),
    round: ballot.round,
    ...(action.gate === undefined ? {} : { gate: action.gate }),
    tally: read.tally,
  })
}

/** Whether the tally of a meeting is recorded in a round. */
export function isTallied(id: string, round: number, state: Reader): boolean {
  return (state.get('consultation.tallies', roundKey(id, round)) as TallyRow | undefined)?.meeting === true
}

/**
 * What was counted in a round on the motion: a meeting's tally as it was recorded, or the sum of the single votes. Whoever stepped aside after voting is taken out
 * of it again.
 */
export function tallyOf(id: string, ballot: BallotState, consultation: Consultation, context: Context): MotionTally {
  const { round } = ballot
  const row = context.state.get('consultation.tallies', roundKey(id, round)) as TallyRow | undefined
  if (row?.meeting === true) {
    const { meeting: _, ...tally } = row
    return tally
  }
  const aside = asideOf(id, consultation, context)
  const struck = [...aside.keys()].flatMap((voter) => {
    const vote = context.state.get(tableOf('votes', id, round), voter) as VoteRow | undefined
    return vote === undefined ? [] : [vote]
  })
  const { eligible } = baseOf(ballot, aside, consultation.procedure)
  const units = Object.fromEntries(
    unitsOf(consultation.procedure.decision).map((unit) => [unit, votesIn(unit, row, struck, eligible)]),
  )
  return { units }
}

/** Whether nobody voted. */
export function isEmpty({ units }: MotionTally): boolean {
  return Object.values(units).every((votes) => castIn(votes) === 0)
}

/** How many voted in a unit. */
function castIn({ for: yes, against, abstain = 0, invalid = 0 }: MotionVotes): number {
  return yes + against + abstain + invalid
}

function votesIn(unit: Unit, row: TallyRow | undefined, struck: readonly VoteRow[], eligible: Weights): MotionVotes {
  const sum = (kind: VoteRow['vote']) =>
    struck.reduce((rest, { vote, weighs }) => (vote === kind ? rest - (weighs[unit] ?? 0) : rest), row?.units[unit]?.[kind] ?? 0)
  const votes = { for: sum('for'), against: sum('against'), abstain: sum('abstain') }
  return { ...votes, voted: castIn(votes), eligible: eligible[unit] ?? 0 }
}

function talliedFault({ case: id }: RecordTally, { round }: BallotState, { state }: Context): Refusal | undefined {
  const row = state.get('consultation.tallies', roundKey(id, round)) as TallyRow | undefined
  return row === undefined ? undefined : notPossible(row.meeting === true ? 'talliedAlready' : 'votedSingly')
}

/** The motion that the meeting voted on: that of the question, or of the gate at which it is, and no other. */
function motionAt({ gate }: RecordTally, ballot: BallotState, { procedure }: Consultation): Result<{ readonly motion: Motion }> {
  const { decision } = procedure
  switch (decision.mode) {
    case 'motion':
      return gate === undefined ? { ok: true, motion: decision.motion } : refuse(notPossible('otherGate', gate))
    case 'gates': {
      const at = decision.gates.find((each) => each.gate === ballot.gate)
      return at === undefined || gate !== at.gate
        ? refuse(notPossible('otherGate', ...(ballot.gate === undefined ? [] : [ballot.gate])))
        : { ok: true, motion: at.motion }
    }
    default:
      return refuse(notPossible('wrongMode', decision.mode))
  }
}

/** Where people can vote one by one, the tally of a meeting shuts nobody out: it is one of the last day that was announced, if any, or everybody voted (model). */
function ofThoseConcerned(
  { case: id, tally }: RecordTally,
  motion: Motion,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<{ readonly tally: MotionTally }> {
  const base = baseOf(ballot, asideOf(id, consultation, context), consultation.procedure)
  const read = withBase(tally, base)
  const { until: last } = ballot
  const { date } = context
  if (!read.ok || last === undefined || date >= last || !countsSingly(motion) || isFull(read.tally, base)) return read
  return refuse({ code: 'outOfTime', what: 'tally', date, from: last })
}

/** Whether everybody who can vote did so. */
export function isFull({ units }: MotionTally, { entitled }: Base): boolean {
  return (Object.entries(entitled) as [Unit, number][]).every(([unit, all]) => {
    const votes = units[unit]
    return votes !== undefined && castIn(votes) >= all
  })
}

/** The tally with the base as it is known here: it cannot name another, nor hold more votes than there are voters left, nor more present than are entitled. */
export function withBase(
  tally: MotionTally,
  { eligible, entitled }: Pick<Base, 'eligible' | 'entitled'>,
): Result<{ readonly tally: MotionTally }> {
  const units: { [U in Unit]?: MotionVotes } = {}
  for (const [unit, votes] of Object.entries(tally.units) as [Unit, MotionVotes][]) {
    const base = eligible[unit]
    if (base === undefined) {
      units[unit] = votes
      continue
    }
    if (votes.eligible !== undefined && votes.eligible !== base)
      return impossible(`${votes.eligible} ${unit} are said to be entitled; it is ${base}`)
    const voted = Math.max(castIn(votes), votes.voted ?? 0)
    if (voted > (entitled[unit] ?? 0)) return impossible(`${voted} ${unit} voted, of ${entitled[unit]} who can`)
    if ((votes.present ?? 0) > base) return impossible(`${votes.present} ${unit} are said to be present, of ${base}`)
    units[unit] = { ...votes, eligible: base }
  }
  return { ok: true, tally: { ...tally, units } }
}

function impossible(problem: string): ReturnType<typeof refuse> {
  return refuse({ code: 'tallyImpossible', problem })
}
