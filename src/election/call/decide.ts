import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { openUnit } from '../../members/register.ts'
import { committeeFault } from '../committee/complete.ts'
import { type Contest, currentRound, type Election, isLater } from '../election.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { type ElectionProcedure, electionProcedureSchema } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { Recall } from '../recall/recall.ts'
import type { AnnounceElection, CallStep, FormElection, PostponeElection } from './action.ts'
import { calendarOf, furtherUntil, lastDayFault } from './calendar.ts'
import { namesFault } from './names.ts'
import { methodFault, postsFault, termOver } from './posts.ts'

/** What forming an election brings: a case under a procedure of the constitution. */
export function open(action: FormElection, context: Context): ElectionDecision {
  const { case: id, unit, purpose, posts, follows, person } = action
  if (openUnit(context.state, unit) === undefined) return refuse({ code: 'notFound', what: 'unit', id: unit })
  const procedure = procedureNamed(action.procedure, context)
  if (procedure === undefined) return refuse(notPossible('noProcedure', action.procedure))
  const fault =
    postsFault(action, context) ??
    methodFault(procedure, posts) ??
    namesFault(procedure, unit, context) ??
    followsFault(action, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    type: 'electionFormed',
    case: id,
    phase: 'forming',
    on: context.date,
    unit,
    purpose,
    ...(follows === undefined ? {} : { follows }),
    ...(person === undefined ? {} : { person }),
    procedureId: action.procedure,
    procedure,
    posts,
  })
}

/** What calling an election, or calling it off, brings. Its phase accepts it. */
export function decideCall(action: CallStep, election: Election, context: Context): ElectionDecision {
  switch (action.type) {
    case 'announceElection':
      return announcement(action, election, context)
    case 'postponeElection':
      return postponement(action, election, context)
    case 'cancelElection':
      return isLater(election)
        ? refuse(notPossible('laterRound'))
        : happens({ ...head('electionCancelled', action, election, context), reasons: action.reasons })
    case 'failElection':
      return isLater(election)
        ? refuse(notPossible('laterRound'))
        : happens({ ...head('electionFailed', action, election, context), reasons: action.reasons })
  }
}

function announcement(action: AnnounceElection, election: Election, context: Context): ElectionDecision {
  const procedure = procedureNamed(election.procedureId, context)
  if (procedure === undefined) return refuse(notPossible('noProcedure', election.procedureId))
  const { day, lastDay = day } = action
  const fault =
    committeeFault({ ...election, procedure }) ??
    methodFault(procedure, election.posts) ??
    namesFault(procedure, election.unit, context) ??
    daysFault({ ...election, procedure }, day, lastDay, context) ??
    termOver(election.posts, lastDay) ??
    tooSoon(procedure, day, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('electionAnnounced', action, election, context),
    procedure,
    calendar: calendarOf(procedure, day, lastDay),
    contests: election.posts.map((post): Contest => ({ office: post.office, seats: post.seats, candidates: [] })),
  })
}

/** A postponed poll keeps what is done: what is published stays published. A further election is put off within its days only; one that cannot be held in them is dropped. */
function postponement(action: PostponeElection, election: Election, context: Context): ElectionDecision {
  const { day, lastDay = day, reasons } = action
  const { procedure, calendar } = election
  const fault = daysFault(election, day, lastDay, context) ?? termOver(election.posts, lastDay)
  if (fault !== undefined) return refuse(fault)
  const before = currentRound(election)?.day ?? calendar?.day
  const until = currentRound(election)?.kind === 'further' ? furtherUntil(election) : undefined
  if (before !== undefined && (day <= before || (until !== undefined && day > until)))
    return refuse({
      code: 'outOfTime',
      what: 'day',
      date: day,
      from: addDays(before, 1),
      ...(until === undefined ? {} : { until }),
    })
  return happens({
    ...head('electionPostponed', action, election, context),
    calendar: calendarOf(procedure, day, lastDay),
    reasons,
  })
}

function procedureNamed(id: string, context: Context): ElectionProcedure | undefined {
  const read = electionProcedureSchema.safeParse(context.parameter(id))
  return read.success ? read.data : undefined
}

function daysFault(election: Election, day: CivilDate, lastDay: CivilDate, context: Context): Refusal | undefined {
  const from = context.date
  const until = recallUntil(election, context)
  if (day < from || (until !== undefined && day > until))
    return { code: 'outOfTime', what: 'day', date: day, from, ...(until === undefined ? {} : { until }) }
  return lastDayFault(election.procedure, day, lastDay)
}

/** A recall is voted on within the days of its procedure, counted anew from each announcement, or as soon as the roll can lie open: no day far off keeps the person in office (model). */
function recallUntil({ purpose, follows = '', procedure }: Election, { state, date }: Context): CivilDate | undefined {
  if (purpose !== 'recall') return undefined
  const { case: recall } = (state.get('cases', follows) ?? {}) as { readonly case?: Recall }
  const { roll, nomination } = procedure
  return addDays(date, Math.max(recall?.procedure.voteDays ?? 0, roll.publishedDaysBefore, nomination.publishedDaysBefore))
}

/** The roll and the list of candidates can still be published in time. */
function tooSoon({ roll, nomination }: ElectionProcedure, day: CivilDate, { date }: Context): Refusal | undefined {
  const from = addDays(date, Math.max(roll.publishedDaysBefore, nomination.publishedDaysBefore))
  return day < from ? { code: 'outOfTime', what: 'day', date: day, from } : undefined
}

/** A new election follows one that came to nothing; a recall is decided by the vote that it called. */
function followsFault(action: FormElection, { state }: Context): Refusal | undefined {
  const { purpose, follows } = action
  if (purpose === 'recall') return recallFault(action, state)
  if (purpose !== 'reElection') return undefined
  const row =
    follows === undefined ? undefined : (state.get('cases', follows) as { kind?: string; case?: { phase?: string } } | undefined)
  if (row?.kind !== 'election') return { code: 'notFound', what: 'election', id: follows ?? '' }
  return row.case?.phase === 'failed' || row.case?.phase === 'annulled' ? undefined : notPossible('notToFollow', follows ?? '')
}

/** The vote on a recall is the one that the recall called: of that person, for that office, by the procedure that it froze. */
function recallFault(action: FormElection, state: Context['state']): Refusal | undefined {
  const { case: id, follows = '', unit, person, posts, procedure } = action
  const { kind, case: recall } = (state.get('cases', follows) ?? {}) as { readonly kind?: string; readonly case?: Recall }
  if (kind !== 'recall' || recall === undefined) return { code: 'notFound', what: 'recall', id: follows }
  const called =
    recall.phase === 'voting' &&
    recall.vote === id &&
    recall.unit === unit &&
    recall.person === person &&
    posts.length === 1 &&
    posts[0]?.office === recall.office &&
    posts[0].seats === 1 &&
    recall.procedure.vote === procedure
  return called ? undefined : notPossible('notTheVoteCalled', follows)
}
