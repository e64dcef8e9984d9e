import { digest } from '../../base/canonical.ts'
import { ID_PATTERN } from '../../base/id.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, addMonths, type CivilDate } from '../../base/time.ts'
import { draftOf, seat } from '../../members/bookkeeping.ts'
import { mandateFault } from '../../members/check.ts'
import { holders } from '../../members/rolls.ts'
import type { Structure } from '../../members/structure.ts'
import type { TakenMandate } from '../../members/unit.ts'
import { furtherUntil } from '../call/calendar.ts'
import { committeeFault } from '../committee/complete.ts'
import { openObjections } from '../count/finding.ts'
import type { Elected, Election } from '../election.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DeclareResult } from './action.ts'
import { recalledMandate } from './mandates.ts'
import { openingsOf } from './openings.ts'
import { settleRelatives } from './relatives.ts'

/** A result is declared once nothing about it is open; what the rounds left empty stays empty. */
export function declareResult(action: DeclareResult, election: Election, context: Context): ElectionDecision {
  const { case: id, from } = action
  const fault =
    committeeFault(election) ??
    openObjections(election) ??
    openingsFault(id, election, context) ??
    endorsementFault(election, context) ??
    fromFault(from, election, context)
  if (fault !== undefined) return refuse(fault)
  const { seated, yielded, next, level } = settleRelatives(id, election, context.state)
  if (level.length > 0) return refuse(notPossible('relativesLevel', ...level.flatMap(({ pair }) => pair)))
  const declared = {
    ...head('resultDeclared', action, election, context),
    from,
    yielded,
    next,
    handoverBy: addDays(from, election.procedure.result.handoverDays),
  }
  if (election.purpose === 'recall') {
    const [recalled] = recalledMandate(election, context)
    return happens({ ...declared, mandates: [], ...(recalled === undefined ? {} : { recalled: recalled.id }) })
  }
  const mandates = mandatesOf(id, seated, from, election, context)
  return 'code' in mandates ? refuse(mandates) : happens({ ...declared, mandates })
}

function openingsFault(id: string, election: Election, { state, date }: Context): Refusal | undefined {
  const openings = openingsOf(id, election, state)
  const tied = openings.flatMap((opening) => opening.tied)
  if (tied.length > 0) return notPossible('tieOpen', ...tied)
  const until = furtherUntil(election)
  const due = openings.filter(({ furtherDue }) => furtherDue && until !== undefined && date <= until)
  return due.length === 0 ? undefined : notPossible('furtherDue', ...due.map(({ office }) => office))
}

/** Silence confirms: after its days nobody needs to confirm any more. */
function endorsementFault({ procedure, endorsement, confirmedOn }: Election, { date }: Context): Refusal | undefined {
  const rule = procedure.result.endorsement
  if (rule === undefined || endorsement !== undefined || confirmedOn === undefined) return undefined
  const silentFrom = addDays(confirmedOn, rule.withinDays + 1)
  return date < silentFrom ? notPossible('notEndorsed', rule.organ) : undefined
}

/**
 * Mandates begin on the day of the declaration or later: within the days of the handover, or when the term of those who hold the posts now is over. A recall waits for no
 * end of a term (model).
 */
function fromFault(
  from: CivilDate,
  { unit, posts, purpose, procedure }: Election,
  { state, date }: Context,
): Refusal | undefined {
  const terms = posts
    .flatMap(({ office }) => holders(state, office, unit, date))
    .flatMap(({ to }) => (to === undefined || purpose === 'recall' ? [] : to))
  const until = [addDays(date, procedure.result.handoverDays), ...terms].reduce((a, b) => (a < b ? b : a))
  return from < date || from > until ? { code: 'outOfTime', what: 'from', date: from, from: date, until } : undefined
}

/** The mandates that the result gives, or why the register does not bear one of them: it is taken together with those before it. */
function mandatesOf(
  id: string,
  seated: readonly Elected[],
  from: CivilDate,
  election: Election,
  { state, structure, date }: Context,
): readonly TakenMandate[] | Refusal {
  const law = structure as unknown as Structure
  const draft = draftOf(state)
  const mandates: TakenMandate[] = []
  for (const { office, person } of seated) {
    const nth = mandates.filter((each) => each.office === office).length + 1
    const to = endOf(office, nth, from, election, law)
    const represents = law.offices.find((each) => each.id === office)?.represents === true
    const mandate: TakenMandate = {
      id: mandateId(id, office, nth),
      office,
      unit: election.unit,
      subject: person,
      from,
      ...(to === undefined ? {} : { to }),
      election: id,
      ...(represents ? { represents } : {}),
    }
    const fault = mandateFault(draft, law, mandate, date)
    if (fault !== undefined) return fault
    seat(draft, mandate)
    mandates.push(mandate)
  }
  return mandates
}

/** The first day after the term: of the term that a by-election completes, of the seat where terms are staggered, else of the office. */
function endOf(office: string, nth: number, from: CivilDate, { posts }: Election, { offices }: Structure): CivilDate | undefined {
  const post = posts.find((each) => each.office === office)
  if (post?.to !== undefined) return post.to
  const months = post?.months?.[nth - 1] ?? offices.find((each) => each.id === office)?.termMonths
  return months === undefined ? undefined : addMonths(from, months)
}

/** `<case>:<office>:<n>`, or its digest where that is too long for an id. */
function mandateId(id: string, office: string, nth: number): string {
  const name = `${id}:${office}:${nth}`
  return ID_PATTERN.test(name) ? name : digest(name)
}
