import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { type Motion, type MotionTally, type MotionVotes, decide as measured, type Unit } from '../../voting/index.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { RecordTally } from './action.ts'
import type { BallotState, TallyRow, VoteRow, Weights } from './ballot.ts'
import { asideOf, type Base, baseOf, unitsOf } from './entitled.ts'
import { roundKey } from './rows.ts'
import { timeFault } from './voting.ts'

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
      ? withBase(action.tally, baseOf(ballot, asideOf(action.case, consultation, context), consultation.procedure))
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
export function castIn({ for: yes, against, abstain = 0, invalid = 0 }: MotionVotes): number {
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

/** The tally with the base as it is known here: it cannot name another, nor hold more votes than there are voters left, nor more present than are entitled. */
function withBase(tally: MotionTally, { eligible, entitled }: Base): Result<{ readonly tally: MotionTally }> {
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
