import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, addMonths, type CivilDate, daysBetween } from '../../base/time.ts'
import { type Consultation, type Outcome, tableOf } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import type { CompetenceRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { ConcludeDecision } from './action.ts'
import type { BallotState } from './ballot.ts'
import { asideOf, baseOf, passedUp, stepsAside } from './entitled.ts'
import { type Finding, findingOf } from './finding.ts'
import { lastDayOf } from './last-day.ts'
import { put, type Question, untilFault } from './put.ts'
import { isFull, isTallied, tallyOf } from './tally.ts'

type Conclusion = ConcludeDecision['conclusion']

/**
 * What came of the question is what the rule gives, whoever states it. Where this consultation has not the power, what it found is an opinion, and the
 * question is referred to whoever has. Where too few are left who have no interest of their own, it goes one level up.
 *
 * Source: Organic Law of Urban Residents' Committees of the PRC, 2025, Art. 32 (what needs the assembly goes to the assembly).
 */
export function concluding(
  action: ConcludeDecision,
  ballot: BallotState,
  consultation: Consultation,
  context: Context,
): ConsultationDecision {
  const { case: id, conclusion } = action
  const { procedure } = consultation
  const { left } = baseOf(ballot, asideOf(id, consultation, context), procedure)
  const organ = passedUp(procedure, left)
  const fault =
    (organ === undefined ? earlyFault(id, ballot, consultation, context) : undefined) ??
    untilFault(action, procedure.decision, context)
  if (fault !== undefined) return refuse(fault)
  const found = organ === undefined ? findingOf(action, ballot, consultation, context) : passing(organ)
  if (!found.ok) return found
  const competence = procedure.competence.find((each) => each.class === consultation.class)
  const rule = conclusionsOf(found, competence)
  if (!rule.includes(conclusion)) return refuse(notPossible('concludedOtherwise', ...rule))
  const outcome = outcomeOf(found, competence, consultation, context.date)
  const concluded = {
    ...head('decisionConcluded', action, consultation, context),
    round: ballot.round,
    conclusion,
    ...(outcome === undefined ? {} : { outcome }),
    ...(found.decision === undefined ? {} : { decision: found.decision }),
    ...(found.record === undefined ? {} : { record: found.record }),
  }
  return conclusion === 'again'
    ? happens(concluded, put(action, consultation, context, nextQuestion(action, found, ballot, context.date)))
    : happens(concluded)
}

function passing(organ: string): Finding & { readonly ok: true } {
  return { ok: true, is: 'passedUp', organ }
}

function conclusionsOf(found: Finding, competence: CompetenceRule | undefined): readonly Conclusion[] {
  if (found.is === 'open') return found.may
  return found.is === 'answered' && competence?.own === true ? ['decided'] : ['referred']
}

/** What is decided here takes effect and can be appealed; what is only found here does neither. */
function outcomeOf(
  found: Finding,
  competence: CompetenceRule | undefined,
  { procedure: { decision, outcome: rule }, opinions }: Consultation,
  on: CivilDate,
): Outcome | undefined {
  if (found.is === 'open') return undefined
  const silent = opinions.reported === true ? { unanswered: opinions.unanswered } : {}
  if (found.is === 'passedUp') return { on, kind: 'opinion', result: 'undecided', organ: found.organ, ...silent }
  const { result } = found.outcome
  if (competence?.own !== true) {
    const organ = competence === undefined ? {} : { organ: competence.organ }
    return { on, kind: 'opinion', ...found.outcome, ...organ, ...silent }
  }
  if (decision.mode === 'advisory') return { on, kind: 'opinion', ...found.outcome, ...silent }
  return {
    on,
    kind: 'decision',
    ...found.outcome,
    ...(result === 'rejected' ? {} : { effectFrom: addDays(on, rule.effectDays) }),
    ...(rule.appeal === undefined ? {} : { appealsUntil: addDays(on, rule.appeal.days) }),
    ...(decision.mode === 'consent' ? { reviewOn: addMonths(on, decision.reviewMonths) } : {}),
    ...silent,
  }
}

/** Another round takes as many days as the one before, if no other day is announced. */
function nextQuestion(
  action: ConcludeDecision,
  found: Finding,
  { round, openedOn, until: before, text, options, gate }: BallotState,
  on: CivilDate,
): Question {
  const until = action.until ?? (before === undefined ? undefined : addDays(on, daysBetween(openedOn, before)))
  return {
    round: round + 1,
    ...(text === undefined ? {} : { text }),
    ...(options === undefined ? {} : { options }),
    ...(gate === undefined ? {} : { gate }),
    ...(until === undefined ? {} : { until }),
    ...(found.is === 'open' ? found.next : {}),
  }
}

/** While anybody is awaited, nothing is concluded. */
function earlyFault(id: string, ballot: BallotState, consultation: Consultation, context: Context): Refusal | undefined {
  const last = lastDayOf(ballot, consultation.procedure.decision)
  if (last === undefined || context.date > last || isComplete(id, ballot, consultation, context)) return undefined
  return { code: 'outOfTime', what: 'conclusion', date: context.date, from: addDays(last, 1) }
}

/** A meeting's tally is recorded, or everybody who is left has voted or chosen. */
function isComplete(id: string, ballot: BallotState, consultation: Consultation, context: Context): boolean {
  const { round } = ballot
  const { state } = context
  if (isTallied(id, round, state)) return true
  const { mode } = consultation.procedure.decision
  if (mode !== 'motion' && mode !== 'options') return false
  const base = baseOf(ballot, asideOf(id, consultation, context), consultation.procedure)
  if (mode === 'motion') return isFull(tallyOf(id, ballot, consultation, context), base)
  const chosen = [...state.rows(tableOf('choices', id, round))].filter(([voter]) => !stepsAside(consultation, voter))
  return chosen.length >= base.left
}
