import type { ApprovalBallot, BallotCount, Mark, MarkedBallot, RankedBallot, ScoredBallot } from '../ballot.ts'
import type { Cell } from './csv.ts'
import { digits, fault, quoted } from './source.ts'

/** Ballots by what the cells of a sheet say of the candidates. */
export interface SheetBallots {
  readonly ranking: RankedBallot
  readonly approvals: ApprovalBallot
  readonly scores: ScoredBallot
  readonly marks: MarkedBallot
}

/** What a cell says of the person in whose column it stands. Empty cells say nothing. */
export interface Said {
  readonly person: string
  readonly cell: Cell
}

/** Makes a ballot of the cells of a row that are not empty. */
export type ReadCells<Ballot> = (said: readonly Said[], count: BallotCount, persons: number) => Ballot

/** How the cells of each kind of sheet are read. */
export const READ_CELLS: { readonly [Says in keyof SheetBallots]: ReadCells<SheetBallots[Says]> } = {
  ranking: readRanks,
  approvals: readTicks,
  scores: readScores,
  marks: readMarks,
}

/** Ranks as they stand on paper: equal ones are level, one left out was skipped. */
function readRanks(said: readonly Said[], count: BallotCount, persons: number): RankedBallot {
  const ranking: string[][] = []
  for (const { person, cell } of said) {
    const rank = number(cell)
    if (rank === undefined || rank < 1 || rank > persons)
      fault(cell.at, `${quoted(cell.text)} is no rank; expected 1 to ${persons}`)
    while (ranking.length < rank) ranking.push([])
    ranking[rank - 1]?.push(person)
  }
  return { ranking: ranking.map((rank) => (rank.length === 1 ? (rank[0] as string) : rank)), count }
}

const TICKS = ['1', 'x', '✓', '√']

function readTicks(said: readonly Said[], count: BallotCount): ApprovalBallot {
  const ticked = said.filter(({ cell }) => {
    if (cell.text === '0') return false
    return (
      TICKS.includes(cell.text.toLowerCase()) ||
      fault(cell.at, `${quoted(cell.text)} is no tick; expected ${TICKS.join(', ')} or nothing`)
    )
  })
  return { approvals: ticked.map(({ person }) => person), count }
}

function readScores(said: readonly Said[], count: BallotCount): ScoredBallot {
  const scores = said.map(({ person, cell }) => {
    return [person, number(cell) ?? fault(cell.at, `${quoted(cell.text)} is no score; expected a whole number`)] as const
  })
  return { scores: Object.fromEntries(scores), count }
}

/** Words for the marks, as they stand on tellers' sheets. */
const MARK_WORDS: ReadonlyMap<string, Mark> = new Map([
  ['for', 'for'],
  ['赞成', 'for'],
  ['against', 'against'],
  ['反对', 'against'],
  ['abstain', 'abstain'],
  ['弃权', 'abstain'],
  ['writein', 'writeIn'],
  ['另选', 'writeIn'],
  ['另选他人', 'writeIn'],
])

/** The mark in a cell. */
export function markIn({ at, text }: Cell): Mark {
  const mark = MARK_WORDS.get(text.toLowerCase())
  return mark ?? fault(at, `${quoted(text)} is no mark; expected for, against, abstain or writeIn (赞成、反对、弃权、另选他人)`)
}

function readMarks(said: readonly Said[], count: BallotCount): MarkedBallot {
  return { marks: Object.fromEntries(said.map(({ person, cell }) => [person, markIn(cell)])), count }
}

function number({ text }: Cell): number | undefined {
  const value = text !== '' && digits({ text, at: 0 }) === text ? Number(text) : undefined
  return Number.isSafeInteger(value) ? value : undefined
}
