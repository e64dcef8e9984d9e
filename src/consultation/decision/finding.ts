import type { Context } from '../../base/lifecycle.ts'
import type { Result } from '../../base/refusal.ts'
import {
  type CountRecord,
  count,
  type Decision,
  type Motion,
  type MotionTally,
  decide as measure,
  reaches,
  sharesOf,
  type Threshold,
  type Unit,
} from '../../voting/index.ts'
import { type Consultation, type Outcome, tableOf } from '../consultation.ts'
import { refuse } from '../phase.ts'
import type { DecisionRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { ConcludeDecision } from './action.ts'
import type { BallotState, ChoiceRow, Weights } from './ballot.ts'
import { standingOf } from './consent.ts'
import { asideOf, baseOf, stepsAside } from './entitled.ts'
import { pollOf, type Question } from './put.ts'
import { isEmpty, tallyOf } from './tally.ts'

/** What a round came to. */
export type Finding = (
  | {
      /** The question is answered. */
      readonly is: 'answered'
      readonly outcome: Pick<Outcome, 'result' | 'text' | 'option'>
    }
  | {
      /** It is not: there was no quorum, a tie, an objection that stands. */
      readonly is: 'open'
      readonly may: readonly ('again' | 'lapsed')[]
      /** What the next round puts. */
      readonly next?: Partial<Question>
    }
  | {
      /** It goes one level up. */
      readonly is: 'passedUp'
      readonly organ: string
    }
) & { readonly decision?: Decision; readonly record?: CountRecord }

type Mode<Name extends DecisionRule['mode']> = Extract<DecisionRule, { readonly mode: Name }>

/** What a round came to under the rule. */
export function findingOf(
  action: ConcludeDecision,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<Finding> {
  const { decision } = consultation.procedure
  switch (decision.mode) {
    case 'advisory':
      return advice(action, ballot)
    case 'consent':
      return consent(decision, action.case, ballot, consultation, context)
    case 'motion':
      return vote(decision, action, ballot, consultation, context)
    case 'options':
      return choice(decision, action.case, ballot, consultation, context)
    case 'gates':
      return gate(decision, action.case, ballot, consultation, context)
  }
}

/**
 * A round that decides nothing is held again, or the question lapses. One that a petition forces lapses only once a last day that was announced ahead is past, so that it
 * does not end before people could vote (model).
 */
function undecided({ openedOn, until }: BallotState, { forced }: Consultation, { date }: Context): Finding {
  const announced = until !== undefined && until > openedOn && date > until
  return { is: 'open', may: forced && !announced ? ['again'] : ['again', 'lapsed'] }
}

function advice({ advice }: ConcludeDecision, { text }: BallotState): Result<Finding> {
  const given = advice ?? text
  if (given === undefined) return refuse(notPossible('adviceMissing'))
  return { ok: true, is: 'answered', outcome: { result: 'advice', text: given } }
}

/**
 * Nobody's objection stands, and the text is the one that was asked about. Else another round, as long as there are any. Where nobody is left who could
 * object, nobody consents, in no round.
 */
function consent(
  { rounds, otherwise }: Mode<'consent'>,
  id: string,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<Finding> {
  const { left } = baseOf(ballot, asideOf(id, consultation, context), consultation.procedure)
  const integrated = ballot.objections.some(({ settled }) => settled === 'integrated')
  if (left > 0 && !integrated && standingOf(ballot, consultation).length === 0)
    return { ok: true, is: 'answered', outcome: { result: 'consented', ...textOf(ballot) } }
  if (left > 0 && ballot.round <= rounds) return { ok: true, is: 'open', may: ['again'] }
  const organ = consultation.procedure.recusal.passUpTo
  return otherwise === 'passUp' && organ !== undefined
    ? { ok: true, is: 'passedUp', organ }
    : { ok: true, is: 'open', may: ['lapsed'] }
}

/** A motion that is rejected gives way to the counter-proposal that waited. */
function vote(
  { motion }: Mode<'motion'>,
  action: ConcludeDecision,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<Finding> {
  const tally = tallyOf(action.case, ballot, consultation, context)
  if (isEmpty(tally)) return { ok: true, ...undecided(ballot, consultation, context) }
  const measured = withChair(motion, tally, action.castingVote)
  if (!measured.ok) return measured
  const { ok: _, ...decision } = measured
  switch (decision.outcome) {
    case 'passed':
      return { ok: true, is: 'answered', outcome: { result: 'adopted', ...textOf(ballot) }, decision }
    case 'failed': {
      const counter = consultation.debate?.waiting.find(({ seconded }) => seconded)
      return counter === undefined
        ? { ok: true, is: 'answered', outcome: { result: 'rejected', ...textOf(ballot) }, decision }
        : { ok: true, is: 'open', may: ['again'], next: { text: counter.text, motion: counter.motion }, decision }
    }
    case 'noQuorum':
      return { ok: true, ...undecided(ballot, consultation, context), decision }
    case 'castingVoteNeeded':
      return refuse({ code: 'choiceMissing', choice: 'castingVote', options: ['for', 'against'] })
  }
}

/** The chair votes only where there is a tie to break. */
function withChair(motion: Motion, tally: MotionTally, castingVote: ConcludeDecision['castingVote']): Result<Decision> {
  const before = measure(motion, tally)
  if (castingVote === undefined || !before.ok) return before
  return before.outcome === 'castingVoteNeeded' ? measure(motion, { ...tally, castingVote }) : refuse(notPossible('noTieToBreak'))
}

/** A tie is voted on again among those tied; a method that leaves it to two of them, between these. */
function choice(
  rule: Mode<'options'>,
  id: string,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<Finding> {
  const rows = [...context.state.rows(tableOf('choices', id, ballot.round))]
    .filter(([voter]) => !stepsAside(consultation, voter))
    .map(([, row]) => row as unknown as ChoiceRow)
  const { eligible, left } = baseOf(ballot, asideOf(id, consultation, context), consultation.procedure)
  if (rows.length === 0 || (rule.quorum !== undefined && !tookPart(rule.quorum, rows, eligible)))
    return { ok: true, ...undecided(ballot, consultation, context) }
  const poll = pollOf(rule, ballot.options ?? [], { eligible: left, voted: rows.length })
  const counted = count({ ...poll, ballots: rows.map(({ ballot: choice }) => choice) })
  if (!counted.ok) return counted
  const { ok: _, ...record } = counted
  const [option] = record.elected
  if (option !== undefined) return { ok: true, is: 'answered', outcome: { result: 'chosen', option, ...textOf(ballot) }, record }
  const options = record.tied[0]?.among ?? record.runoff?.candidates
  return {
    ok: true,
    ...undecided(ballot, consultation, context),
    ...(options === undefined ? {} : { next: { options } }),
    record,
  }
}

function tookPart(quorum: Threshold, rows: readonly ChoiceRow[], eligible: Weights): boolean {
  const pairs = sharesOf(quorum).flatMap((share) => {
    const unit = share.unit as Unit
    return [rows.reduce((sum, { weighs }) => sum + (weighs[unit] ?? 0), 0), eligible[unit] ?? 0]
  })
  return reaches(pairs, quorum)
}

/** A gate that is passed leads to the next; one that is not, back, or to the end of the question. */
function gate(
  { gates }: Mode<'gates'>,
  id: string,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): Result<Finding> {
  const at = gates.findIndex((each) => each.gate === ballot.gate)
  const tally = tallyOf(id, ballot, consultation, context)
  const rule = gates[at]
  if (rule === undefined || Object.keys(tally.units).length === 0) return missed(ballot, consultation)
  const counted = measure(rule.motion, tally)
  if (!counted.ok) return counted
  const { ok: _, ...decision } = counted
  if (decision.outcome === 'noQuorum') return { ok: true, ...undecided(ballot, consultation, context), decision }
  if (decision.outcome === 'passed') {
    const next = gates[at + 1]
    return next === undefined
      ? { ok: true, is: 'answered', outcome: { result: 'adopted', ...textOf(ballot) }, decision }
      : { ok: true, is: 'open', may: ['again'], next: { gate: next.gate }, decision }
  }
  const back = gates.find((each) => each.gate === rule.backTo)
  return back === undefined
    ? { ok: true, is: 'open', may: ['lapsed'], decision }
    : { ok: true, is: 'open', may: ['again'], next: { gate: back.gate }, decision }
}

/** A gate from which no tally came by its last day is held again; the silence of its organ does not end what a petition forces (model). */
function missed({ until }: BallotState, { forced }: Consultation): Result<Finding> {
  return until === undefined
    ? refuse(notPossible('notVoted'))
    : { ok: true, is: 'open', may: forced ? ['again'] : ['again', 'lapsed'] }
}

function textOf({ text }: BallotState): Pick<Outcome, 'text'> {
  return text === undefined ? {} : { text }
}
