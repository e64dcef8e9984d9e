import type { Json } from '../../base/json.ts'
import type { Reader, Write } from '../../base/lifecycle.ts'
import type { MotionVotes, Unit } from '../../voting/index.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { BallotState, TallyRow, VoteRow, Weights } from './ballot.ts'
import type { DecisionConcluded, DecisionEvent, DecisionOpened, VoteCast } from './event.ts'
import { roundKey } from './rows.ts'

/** What putting the question, voting and concluding make of a consultation. INVARIANT: who votes changes rows alone, so that a vote costs the same however many there are. */
export function evolveDecision(event: DecisionEvent, consultation: Consultation, state: Reader): ConsultationEvolution {
  switch (event.type) {
    case 'decisionOpened':
      return { case: opened(event, consultation), writes: [] }
    case 'voteCast':
      return { writes: cast(event, state) }
    case 'choiceCast': {
      const { case: id, round, voter, on, ballot, weighs } = event
      return { writes: [row(tableOf('choices', id, round), voter, { on, ballot, weighs })] }
    }
    case 'tallyRecorded': {
      const { case: id, round, tally } = event
      return { writes: [row('consultation.tallies', roundKey(id, round), { ...tally, meeting: true })] }
    }
    case 'concernRaised': {
      const { objection, by, reasons } = event
      return balloted(consultation, ({ objections }) => ({ objections: [...objections, { objection, by, reasons }] }))
    }
    case 'concernSettled': {
      const { objection, settled, text } = event
      return balloted(consultation, ({ objections }) => ({
        objections: objections.map((each) => (each.objection === objection ? { ...each, settled } : each)),
        ...(text === undefined ? {} : { text }),
      }))
    }
    case 'decisionConcluded':
      return concluded(event, consultation)
  }
}

/** A round begins. What was objected to and not settled still stands; the counter-proposal that is put no longer waits. */
function opened(event: DecisionOpened, consultation: Consultation): Consultation {
  const { phase, on, round, voters, eligible, text, options, until, gate, motion } = event
  const { debate } = consultation
  const objections = consultation.ballot?.objections.filter(({ settled }) => settled === undefined) ?? []
  return {
    ...consultation,
    phase,
    ...(text === undefined ? {} : { text }),
    ...(debate === undefined || motion === undefined
      ? {}
      : { debate: { ...debate, waiting: debate.waiting.filter((each) => each.motion !== motion) } }),
    ballot: {
      round,
      openedOn: on,
      voters,
      eligible,
      objections,
      ...(text === undefined ? {} : { text }),
      ...(options === undefined ? {} : { options }),
      ...(until === undefined ? {} : { until }),
      ...(gate === undefined ? {} : { gate }),
    },
  }
}

function balloted(consultation: Consultation, change: (ballot: BallotState) => Partial<BallotState>): ConsultationEvolution {
  const { ballot } = consultation
  return ballot === undefined
    ? { writes: [] }
    : { case: { ...consultation, ballot: { ...ballot, ...change(ballot) } }, writes: [] }
}

function concluded(
  { case: id, phase, round, outcome, decision, record }: DecisionConcluded,
  consultation: Consultation,
): ConsultationEvolution {
  const { ballot } = consultation
  return {
    case: {
      ...consultation,
      phase,
      ...(ballot === undefined || decision === undefined ? {} : { ballot: { ...ballot, decision } }),
      ...(outcome === undefined ? {} : { outcome }),
    },
    writes: record === undefined ? [] : [row('consultation.records', roundKey(id, round), record)],
  }
}

/** A vote is added to the running sums, and the same voter's earlier one taken off. */
function cast({ case: id, round, voter, on, vote, weighs }: VoteCast, state: Reader): readonly Write[] {
  const table = tableOf('votes', id, round)
  const key = roundKey(id, round)
  const before = state.get(table, voter) as VoteRow | undefined
  const sums = (state.get('consultation.tallies', key) as TallyRow | undefined)?.units ?? {}
  const less = before === undefined ? sums : added(sums, before.vote, before.weighs, -1)
  return [row(table, voter, { on, vote, weighs }), row('consultation.tallies', key, { units: added(less, vote, weighs, 1) })]
}

function added(sums: TallyRow['units'], vote: VoteRow['vote'], weighs: Weights, sign: 1 | -1): TallyRow['units'] {
  const units: { [U in Unit]?: MotionVotes } = { ...sums }
  for (const [unit, weight] of Object.entries(weighs) as [Unit, number][]) {
    const votes = units[unit] ?? { for: 0, against: 0, abstain: 0 }
    units[unit] = { ...votes, [vote]: (votes[vote] ?? 0) + sign * weight }
  }
  return units
}

function row(table: string, key: string, value: object): Write {
  return { table, key, value: value as Json }
}
