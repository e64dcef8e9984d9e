import { canonical } from '../../base/canonical.ts'
import type { Context, Reader } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Election } from '../election.ts'
import { inPersonFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import { type BatchRow, keyOf, type PaperCount } from '../rows.ts'
import type { OrderRecount, SubmitSheet } from './action.ts'
import { grouped } from './ballots.ts'
import { tellingFault, unsigned } from './boxes.ts'
import { handsRow } from './hands.ts'
import { batchesOf, boxOf, holdsPaper, type RoundAt } from './papers.ts'
import { papersFault } from './readable.ts'

/** Two tellers who agree close a batch; two who do not begin it anew. A batch that was named by mistake is closed by two empty sheets. */
export function submitSheet(action: SubmitSheet, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { batch, box, teller, papers, void: none, scrutineers } = action
  if (!election.officers.tellers.includes(teller)) return refuse(notPossible('noTeller', teller))
  const { sheets, agreed } = batchRow(at, batch, context.state)
  if (agreed === true) return refuse({ code: 'alreadyExists', what: 'batch', id: batch })
  const [first] = sheets
  if (first?.teller === teller) return refuse(notPossible('sameTeller', teller))
  const fault =
    inPersonFault(action, teller, election, context) ??
    tellingFault(at, election) ??
    boxFault(box, at, election, context.state) ??
    unsigned(scrutineers, election) ??
    papersFault(papers, at.round, election, context)
  if (fault !== undefined) return refuse(fault)
  const agrees = first === undefined ? 'first' : sayTheSame(first, { ...ofBox(box), papers, void: none }) ? 'yes' : 'no'
  return happens({
    ...head('sheetSubmitted', action, election, context),
    round: at.number,
    batch,
    ...ofBox(box),
    teller,
    papers,
    void: none,
    scrutineers,
    agrees,
  })
}

/** What was counted is dropped. Without names, all batches, counts of hands and imported results are. */
export function orderRecount(action: OrderRecount, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { batches = batchesOf(at, context.state), reasons } = action
  const unknown = batches.find((batch) => !batchesOf(at, context.state).includes(batch))
  if (unknown !== undefined) return refuse({ code: 'notFound', what: 'batch', id: unknown })
  const imported =
    action.batches === undefined ? at.round.boxes.filter((box) => boxOf(at, box, context.state)?.channel === 'imported') : []
  const hands =
    action.batches === undefined ? at.round.boxes.filter((box) => handsRow(at, box, context.state).sheets.length > 0) : []
  return happens({
    ...head('recountOrdered', action, election, context),
    round: at.number,
    batches,
    imported,
    ...(hands.length === 0 ? {} : { hands }),
    reasons,
  })
}

/** The sheets of a batch so far. */
export function batchRow({ election, number }: Pick<RoundAt, 'election' | 'number'>, batch: string, state: Reader): BatchRow {
  const row = state.get('election.sheets', keyOf(election, number, batch)) as unknown as BatchRow | undefined
  return row ?? { sheets: [], recounts: 0 }
}

/** Which box a sheet is about. */
export function ofBox(box: string | undefined): { readonly box?: string } {
  return box === undefined ? {} : { box }
}

/**
 * Where few voted at a box, its papers go among those of other boxes: else the record would show how these few voted. So it would, if all but a few papers were
 * counted apart: those that are mixed are as many, or none.
 */
function boxFault(id: string | undefined, at: RoundAt, { procedure }: Election, state: Reader): Refusal | undefined {
  if (id === undefined) return undefined
  const box = boxOf(at, id, state)
  if (box === undefined) return { code: 'notFound', what: 'box', id }
  if (!holdsPaper(box)) return notPossible('noPaperBox', id)
  const { boxesApartFrom = Number.POSITIVE_INFINITY } = procedure.count
  const mixed = mixedBeside(id, at, state)
  return box.voted < boxesApartFrom || (mixed > 0 && mixed < boxesApartFrom) ? notPossible('boxNotApart', id) : undefined
}

/** How many voted at the paper boxes that are not counted apart, if this one is. */
function mixedBeside(id: string, at: RoundAt, state: Reader): number {
  const apart = batchesOf(at, state).flatMap((batch) => batchRow(at, batch, state).sheets.flatMap(({ box }) => box ?? []))
  return at.round.boxes.reduce((sum, each) => {
    const box = each === id || apart.includes(each) ? undefined : boxOf(at, each, state)
    return box !== undefined && holdsPaper(box) ? sum + box.voted : sum
  }, 0)
}

interface Told {
  readonly box?: string
  readonly papers: readonly PaperCount[]
  readonly void: number
}

/** In whatever order and grouping they list their papers. */
function sayTheSame(a: Told, b: Told): boolean {
  return a.box === b.box && a.void === b.void && canonical(grouped(a.papers)) === canonical(grouped(b.papers))
}
