import type { Reader } from '../../base/lifecycle.ts'
import type { Result } from '../../base/refusal.ts'
import type { Election, Round } from '../election.ts'
import { notPossible } from '../reason.ts'
import { entered } from '../roll/listing.ts'
import { type BatchRow, type Box, keyOf, type OpenBallotRow, type PaperCount, type PapersRow } from '../rows.ts'
import { grouped, votersOf } from './ballots.ts'
import { handsRow, papersOfHands } from './hands.ts'

type Tables = Pick<Reader, 'get'>

/** All papers of a round, and the figures of its boxes together. */
export interface RoundPapers {
  readonly papers: readonly PaperCount[]
  /** Papers that tellers or another system found void, or that no voter of this round can have cast. */
  readonly void: number
  readonly issued: number
  readonly voted: number
  readonly returned: number
}

/** Where a round stands in the tables. */
export interface RoundAt {
  readonly election: string
  /** From 1 on. */
  readonly number: number
  readonly round: Round
}

/** The round that is counted. */
export function roundAt(election: string, { rounds }: Election): RoundAt | undefined {
  const round = rounds.at(-1)
  return round === undefined ? undefined : { election, number: rounds.length, round }
}

/** A box, with its figures. */
export function boxOf({ election, number, round }: RoundAt, box: string, state: Tables): Box | undefined {
  return round.boxes.includes(box) ? (state.get('election.boxes', keyOf(election, number, box)) as Box | undefined) : undefined
}

/** The batches of paper ballots that take part in the count. */
export function batchesOf({ election, number }: RoundAt, state: Tables): readonly string[] {
  return (state.get('election.batches', keyOf(election, number)) as readonly string[] | undefined) ?? []
}

/** Whether a box of this channel holds paper ballots that tellers count. */
export function holdsPaper({ channel }: Pick<Box, 'channel'>): boolean {
  return channel === 'meeting' || channel === 'station' || channel === 'mobileBox'
}

/** Everything that was cast in a round; or what is still missing. */
export function papersOf(at: RoundAt, election: Election, state: Tables): Result<RoundPapers> {
  return election.procedure.poll.ballot === 'secret' ? secretPapers(at, state) : openPapers(at, state)
}

/** What people said under their names, the hands that were raised without names, and what another system reports. */
function openPapers(at: RoundAt, state: Tables): Result<RoundPapers> {
  const boxes = boxesOf(at, state)
  const missing = boxes.filter(({ channel, returned }) => channel === 'imported' && returned === undefined)
  if (missing.length > 0) return { ok: false, refusal: notPossible('boxNotReported', ...missing.map(({ id }) => id)) }
  const told = boxes.map(({ id }) => ({ id, ...handsRow(at, id, state) })).filter(({ sheets }) => sheets.length > 0)
  const open = told.filter(({ agreed }) => agreed !== true)
  if (open.length > 0) return { ok: false, refusal: notPossible('handsOpen', ...open.map(({ id }) => id)) }
  const named = grouped(openBallots(at, state))
  const hands = told.flatMap(({ sheets: [sheet] }) => (sheet === undefined ? [] : papersOfHands(sheet)))
  const present = votersOf(named) + votersOf(hands)
  const imported = importedRows(at, boxes, state)
  const others = boxes.filter(({ channel }) => channel === 'imported')
  const papers = [...named, ...hands, ...imported.flatMap((each) => each.papers)]
  const none = sum(imported.map((each) => each.void))
  return {
    ok: true,
    papers,
    void: none,
    issued: present + sum(others.map(({ issued = 0 }) => issued)),
    voted: present + sum(others.map(({ voted }) => voted)),
    returned: votersOf(papers) + none,
  }
}

/** Whoever was struck off after voting stays counted. */
function* openBallots({ election, number }: RoundAt, state: Tables): Iterable<PaperCount> {
  for (const voter of entered(state, election)) {
    const row = state.get('election.openBallots', keyOf(election, number, voter)) as unknown as OpenBallotRow | undefined
    if (row !== undefined) yield { paper: row.paper, count: 1 }
  }
}

function secretPapers(at: RoundAt, state: Tables): Result<RoundPapers> {
  const { election, number, round } = at
  const boxes = boxesOf(at, state)
  const unreported = boxes.filter(({ channel, returned }) => channel !== 'online' && returned === undefined)
  if (unreported.length > 0) return { ok: false, refusal: notPossible('boxNotReported', ...unreported.map(({ id }) => id)) }
  const online = boxes.filter(({ channel }) => channel === 'online')
  if (online.length > 0 && round.opened !== true)
    return { ok: false, refusal: notPossible('boxNotOpened', ...online.map(({ id }) => id)) }
  const batches = batchesOf(at, state).map((id) => ({
    id,
    ...(state.get('election.sheets', keyOf(election, number, id)) as unknown as BatchRow),
  }))
  const open = batches.filter(({ agreed }) => agreed !== true)
  if (open.length > 0) return { ok: false, refusal: notPossible('batchOpen', ...open.map(({ id }) => id)) }
  const sheets = batches.flatMap(({ sheets: [sheet] }) => sheet ?? [])
  const problem = unlikeBoxes(boxes.filter(holdsPaper), sheets)
  if (problem !== undefined) return { ok: false, refusal: { code: 'tallyImpossible', problem } }
  const others = [
    ...(round.opened === true ? [state.get('election.online', keyOf(election, number))] : []),
    ...importedRows(at, boxes, state),
  ] as unknown as readonly PapersRow[]
  const all = [...sheets, ...others]
  const papers = all.flatMap((each) => each.papers)
  const none = sum(all.map((each) => each.void))
  return {
    ok: true,
    papers,
    void: none,
    issued: sum(boxes.map((box) => (box.channel === 'online' ? box.voted : (box.issued ?? 0)))),
    voted: sum(boxes.map(({ voted }) => voted)),
    returned: votersOf(papers) + none,
  }
}

type Sheet = BatchRow['sheets'][number]

/** How the sheets differ from what the boxes returned: each box that is counted by itself, and all of them together. */
function unlikeBoxes(boxes: readonly NamedBox[], sheets: readonly Sheet[]): string | undefined {
  for (const { id, returned = 0 } of boxes) {
    const own = sheets.filter(({ box }) => box === id)
    const counted = papersIn(own)
    if (own.length > 0 && counted !== returned)
      return `the box \`${id}\` returned ${returned} paper ballots, but its sheets hold ${counted}`
  }
  const returned = sum(boxes.map((box) => box.returned ?? 0))
  const counted = papersIn(sheets)
  return counted === returned ? undefined : `the boxes returned ${returned} paper ballots, but the sheets hold ${counted}`
}

function papersIn(sheets: readonly Sheet[]): number {
  return sum(sheets.map(({ papers, void: none }) => votersOf(papers) + none))
}

type NamedBox = Box & { readonly id: string }

function boxesOf(at: RoundAt, state: Tables): readonly NamedBox[] {
  return at.round.boxes.map((id) => ({ id, ...(boxOf(at, id, state) as Box) }))
}

function importedRows({ election, number }: RoundAt, boxes: readonly NamedBox[], state: Tables): readonly PapersRow[] {
  return boxes
    .filter(({ channel }) => channel === 'imported')
    .map(({ id }) => state.get('election.imported', keyOf(election, number, id)) as unknown as PapersRow)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
