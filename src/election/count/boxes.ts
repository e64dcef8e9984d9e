import { digest } from '../../base/canonical.ts'
import type { Json } from '../../base/json.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Election } from '../election.ts'
import { paperSchema } from '../paper.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { PaperCount } from '../rows.ts'
import type { ImportResult, OpenBox, ReportBox } from './action.ts'
import { grouped, hasIdleOrder, votersOf } from './ballots.ts'
import { boxOf, holdsPaper, type RoundAt } from './papers.ts'
import { papersFault } from './readable.ts'

/** The ballot box is opened once. What lies in it and is no paper of this round is void. */
export function openBox(action: OpenBox, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { round, number } = at
  if (!round.boxes.some((id) => boxOf(at, id, context.state)?.channel === 'online')) return refuse(notPossible('noOnlineBox'))
  if (round.opened === true) return refuse({ code: 'alreadyExists', what: 'openedBox', id: String(number) })
  if (context.box === undefined) return happens()
  const { ballots, trackers } = context.box
  const read = ballots.flatMap(({ ballot, count }): readonly PaperCount[] => {
    const paper = paperSchema.safeParse(ballot)
    return paper.success ? [{ paper: paper.data, count }] : []
  })
  const fits = (papers: readonly PaperCount[]) => papersFault(papers, round, election, context) === undefined
  // Papers were checked as they were cast: one by one is for a box into which something else came.
  const fit = fits(read) ? read : read.filter((each) => fits([each]))
  const papers = fit.some(({ paper }) => hasIdleOrder(paper)) ? grouped(fit) : fit
  return happens({
    ...head('boxOpened', action, election, context),
    round: number,
    ballots: papers,
    void: ballots.reduce((sum, { count }) => sum + count, 0) - votersOf(papers),
    trackers,
    hash: digest({ ballots: papers, trackers } as unknown as Json),
  })
}

/** A report can be corrected until the votes are counted. */
export function reportBox(action: ReportBox, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { box: id, issued, returned, voted, scrutineers } = action
  const box = boxOf(at, id, context.state)
  if (box === undefined) return refuse({ code: 'notFound', what: 'box', id })
  if (!holdsPaper(box)) return refuse(notPossible('noPaperBox', id))
  if (voted !== undefined && box.channel !== 'meeting') return refuse(notPossible('votersAreMarked', id))
  const fault = tellingFault(at, election) ?? elsewhere(scrutineers, id, at, context) ?? unsigned(scrutineers, election)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('boxReported', action, election, context),
    round: at.number,
    box: id,
    issued,
    returned,
    ...(voted === undefined ? {} : { voted }),
    scrutineers,
  })
}

/** Another system's result is taken over once; after a recount of everything was ordered, again. */
export function importResult(action: ImportResult, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { box: id, issued, voted, papers, void: none } = action
  const box = boxOf(at, id, context.state)
  if (box === undefined) return refuse({ code: 'notFound', what: 'box', id })
  if (box.channel !== 'imported') return refuse(notPossible('noImportedBox', id))
  if (box.returned !== undefined) return refuse({ code: 'alreadyExists', what: 'result', id })
  if (action.evidence === undefined) return refuse(notPossible('noEvidence', id))
  const fault = countedFault(at) ?? papersFault(papers, at.round, election, context)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('resultImported', action, election, context),
    round: at.number,
    box: id,
    issued,
    voted,
    papers,
    void: none,
  })
}

/** Paper is told only in a secret poll, and not after the count. */
export function tellingFault(at: RoundAt, { procedure }: Election): Refusal | undefined {
  return procedure.poll.ballot === 'secret' ? countedFault(at) : notPossible('openPoll')
}

/** Nothing more is told after the count: a recount drops that first. */
export function countedFault({ round }: RoundAt): Refusal | undefined {
  return round.counted === undefined ? undefined : notPossible('countedAlready')
}

/** Whoever watches another box, or signed for it, did not see this one. Scrutineers who were appointed since the polls opened watch the one for which they sign. */
export function elsewhere(signed: readonly string[], id: string, at: RoundAt, { state }: Context): Refusal | undefined {
  const others = at.round.boxes.flatMap((box) => (box === id ? [] : (boxOf(at, box, state)?.scrutineers ?? [])))
  const absent = signed.filter((person) => others.includes(person))
  return absent.length === 0 ? undefined : notPossible('watchedElsewhere', ...absent)
}

/** Scrutineers 监票人 who were appointed sign, as many as the procedure asks for. */
export function unsigned(signed: readonly string[], { officers, procedure }: Election): Refusal | undefined {
  const strangers = signed.filter((each) => !officers.scrutineers.includes(each))
  return strangers.length > 0 || new Set(signed).size < procedure.poll.scrutineers
    ? notPossible('unsigned', ...strangers)
    : undefined
}
