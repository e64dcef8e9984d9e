import type { Commitment } from '../../base/id.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { count, type PollInput, type TieRule } from '../../voting/index.ts'
import type { Consultation } from '../consultation.ts'
import { unansweredOpinions } from '../opinion/opinions.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import type { ConsultationProcedure, DecisionRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import { MOST_DELAY } from '../topic/convening.ts'
import type { ConcludeDecision, OpenDecision } from './action.ts'
import { electorateOf } from './entitled.ts'
import type { DecisionOpened } from './event.ts'
import { lastDayOf } from './last-day.ts'

/** How many unanswered opinions a refusal names. */
const NAMED = 5

/** What is put in a round. */
export interface Question {
  readonly round: number
  readonly text?: Commitment
  readonly options?: readonly string[]
  readonly until?: CivilDate
  readonly gate?: string
  /** The counter-proposal whose turn it is. */
  readonly motion?: string
}

/** The question is put, once everybody who gave an opinion in time has an answer, or the last organ's silence is reported. */
export function putting(action: OpenDecision, consultation: Consultation, context: Context): ConsultationDecision {
  const { text = consultation.text, options } = action
  const { decision } = consultation.procedure
  const fault =
    answersFault(action.case, consultation, context) ??
    textFault(action, consultation) ??
    optionsFault(options, decision) ??
    untilFault(action, decision, context)
  if (fault !== undefined) return refuse(fault)
  const until = action.until ?? writtenUntil(decision, context.date)
  return happens(
    put(action, consultation, context, {
      round: 1,
      ...(text === undefined ? {} : { text }),
      ...(options === undefined ? {} : { options }),
      ...(until === undefined ? {} : { until }),
      ...(decision.mode === 'gates' && decision.gates[0] !== undefined ? { gate: decision.gates[0].gate } : {}),
    }),
  )
}

/** The event by which a question is put. */
export function put(
  action: OpenDecision | ConcludeDecision,
  consultation: Consultation,
  context: Context,
  question: Question,
): DecisionOpened {
  return {
    ...head('decisionOpened', action, consultation, context),
    ...question,
    ...electorateOf(action.case, consultation, context),
  }
}

/** How one of the options is chosen, whatever the ballots. An order that breaks ties is of the options that are put: of two in a runoff, between these. */
export function pollOf(
  { method, rules, ties, unranked }: Extract<DecisionRule, { readonly mode: 'options' }>,
  options: readonly string[],
  { eligible, voted }: { readonly eligible: number; readonly voted: number },
): PollInput {
  return {
    method,
    seats: 1,
    candidates: options,
    turnout: { eligible, issued: voted, voted, returned: voted },
    ...(rules === undefined ? {} : { rules }),
    ...(ties === undefined ? {} : { ties: ties.map((rule) => among(options, rule)) }),
    ...(unranked === undefined ? {} : { unranked }),
  }
}

function among(options: readonly string[], rule: TieRule): TieRule {
  return typeof rule === 'object' && 'order' in rule ? { order: rule.order.filter((each) => options.includes(each)) } : rule
}

function answersFault(id: string, { opinions }: Consultation, { state }: Context): Refusal | undefined {
  if (opinions.unanswered === 0 || opinions.reported === true) return undefined
  const waiting = unansweredOpinions(state, id, NAMED)
  return notPossible('unanswered', ...waiting.map((each) => ('group' in each ? each.group : each.opinion)))
}

/** Where a debate settled the text, no other is put. */
function textFault({ text }: OpenDecision, { debate, text: settled }: Consultation): Refusal | undefined {
  const byDebate = debate?.closed === true && debate.motions.length === 1
  return text !== undefined && byDebate && text.commitment !== settled?.commitment ? notPossible('otherText') : undefined
}

function optionsFault(options: readonly string[] | undefined, rule: DecisionRule): Refusal | undefined {
  if (rule.mode !== 'options') return options === undefined ? undefined : notPossible('wrongMode', rule.mode)
  if (options === undefined || options.length < 2) return notPossible('optionsNeeded')
  const twice = options.find((option, at) => options.indexOf(option) !== at)
  if (twice !== undefined) return notPossible('namedTwice', twice)
  const counted = count({ ...pollOf(rule, options, { eligible: 0, voted: 0 }), ballots: [] })
  return counted.ok ? undefined : counted.refusal
}

/** A written round is as long as the procedure says, or longer; no round ends before it would if no last day were announced. */
export function untilFault({ until }: Pick<OpenDecision, 'until'>, rule: DecisionRule, { date }: Context): Refusal | undefined {
  const from = writtenUntil(rule, date) ?? lastDayOf({ openedOn: date }, rule) ?? date
  const latest = addDays(from, MOST_DELAY)
  return until !== undefined && (until < from || until > latest)
    ? { code: 'outOfTime', what: 'last day of voting', date: until, from, until: latest }
    : undefined
}

function writtenUntil(rule: ConsultationProcedure['decision'], date: CivilDate): CivilDate | undefined {
  return rule.mode === 'motion' && rule.writtenDays !== undefined ? addDays(date, rule.writtenDays) : undefined
}
