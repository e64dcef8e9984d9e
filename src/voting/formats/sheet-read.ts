import type { Result } from '../../base/refusal.ts'
import type { BallotCount } from '../ballot.ts'
import { type BallotFile, isId, MOST_CANDIDATES } from './ballot-file.ts'
import { type Cell, nextRow } from './csv.ts'
import { markIn, READ_CELLS, type ReadCells, type SheetBallots } from './sheet-cells.ts'
import { ballotCount, fault, quoted, reading, type Source } from './source.ts'

/** What a tellers' sheet says. It has no title. */
export interface SheetFile<Says extends keyof SheetBallots> extends BallotFile {
  readonly ballots: readonly SheetBallots[Says][]
}

const COUNT = ['count', '票数', '张数']
const NAME = ['name', '姓名']

/**
 * Reads a tellers' sheet 计票表, a table in CSV as spreadsheet programs write it: one row for each pile of ballots that say the same. The first column,
 * headed `count` 票数, has the number of ballots in the pile; each other column is headed by the id of a candidate. A row whose first cell is `name` 姓名 may give
 * the names; without it, ids are names. Blank rows, and rows of 0 ballots, say nothing.
 *
 * What the cells say, the caller names, since 1 can be a rank, a score or a tick:
 * - `ranking`: ranks from 1 to the number of candidates;
 * - `approvals`: a tick `1`, `x`, `✓` or `√`;
 * - `scores`: whole numbers;
 * - `marks`: `for` 赞成, `against` 反对, `abstain` 弃权; or `writeIn` 另选他人, in the column of a person who is no candidate.
 *
 * Refused with the place (`malformed`): what breaks the form; a row with fewer cells than the heading, which may be torn off.
 *
 * Source: RFC 4180; the columns are huzhu's own.
 *
 * @example
 * ```ts
 * import { readTellersSheet } from 'huzhu/voting/formats'
 *
 * const sheet = readTellersSheet('票数,张三,李四\r\n20,赞成,反对\r\n3,,弃权\r\n', 'marks')
 * sheet.ok && sheet.ballots // => [{ marks: { 张三: 'for', 李四: 'against' }, count: 20 }, { marks: { 李四: 'abstain' }, count: 3 }]
 * ```
 */
export function readTellersSheet<Says extends keyof SheetBallots>(text: string, says: Says): Result<SheetFile<Says>> {
  return reading(text, (source) => {
    const { persons, width } = readHeading(source)
    const names = new Map<string, string>()
    const writtenIn = new Map<string, boolean>()
    const ballots: SheetBallots[Says][] = []
    for (let row = nextRow(source); row !== undefined; row = nextRow(source)) {
      const [first, ...cells] = checkWidth(row, width, source)
      if (NAME.includes(first.text.toLowerCase())) {
        if (names.size > 0 || ballots.length > 0) fault(first.at, 'is a row of names, which stands once, below the heading')
        for (const [index, person] of persons.entries()) names.set(person, (cells[index] as Cell).text)
        continue
      }
      const said = persons.map((person, index) => ({ person, cell: cells[index] as Cell })).filter(({ cell }) => cell.text !== '')
      if (says === 'marks') for (const { person, cell } of said) checkWriteIn(writtenIn, person, cell)
      const count = countOf(first)
      const read: ReadCells<SheetBallots[Says]> = READ_CELLS[says]
      const ballot = read(said, count ?? 1, persons.length)
      if (count !== undefined) ballots.push(ballot)
    }
    const standing = persons.filter((person) => writtenIn.get(person) !== true)
    const candidates = standing.map((id) => ({ id, name: names.get(id) ?? id }))
    return { title: '', candidates, ballots }
  })
}

interface Heading {
  readonly persons: readonly string[]
  /** Cells in a row. */
  readonly width: number
}

function readHeading(source: Source): Heading {
  const row = nextRow(source) ?? fault(source.text.length, 'the sheet is empty')
  const [first, ...rest] = row as readonly [Cell, ...Cell[]]
  if (!COUNT.includes(first.text.toLowerCase())) {
    fault(
      first.at,
      `${quoted(first.text)} is no heading of the first column; expected ${COUNT.join(', ')}, and commas between columns`,
    )
  }
  const last = rest.findLastIndex(({ text }) => text !== '')
  const persons = rest.slice(0, last + 1)
  if (persons.length === 0) fault(first.at, 'no candidate has a column')
  if (persons.length > MOST_CANDIDATES) fault(first.at, `more than ${MOST_CANDIDATES} columns stand here`)
  const seen = new Set<string>()
  for (const { at, text } of persons) {
    if (!isId(text)) fault(at, `${quoted(text)} can be no candidate; each column is headed by an id`)
    if (seen.has(text)) fault(at, `${quoted(text)} heads two columns`)
    seen.add(text)
  }
  return { persons: [...seen], width: persons.length + 1 }
}

function checkWidth(row: readonly Cell[], width: number, source: Source): readonly [Cell, ...Cell[]] {
  const beyond = row.slice(width).find(({ text }) => text !== '')
  if (beyond !== undefined) fault(beyond.at, `${quoted(beyond.text)} stands in a column without a heading`)
  const last = row.at(-1) as Cell
  if (row.length < width) fault(Math.min(last.at, source.text.length), `the row has ${row.length} cells for ${width} columns`)
  return row as readonly [Cell, ...Cell[]]
}

/** A person is either a candidate or written in, on all ballots. */
function checkWriteIn(writtenIn: Map<string, boolean>, person: string, cell: Cell): void {
  const now = markIn(cell) === 'writeIn'
  const before = writtenIn.get(person)
  if (before !== undefined && before !== now)
    fault(cell.at, `${quoted(cell.text)} in a column where others ${before ? 'write the person in' : 'mark a candidate'}`)
  writtenIn.set(person, now)
}

function countOf({ at, text }: Cell): BallotCount | undefined {
  if (/^0{1,31}$/.test(text)) return undefined
  return ballotCount(text) ?? fault(at, `${quoted(text)} is no number of ballots; expected a whole number`)
}
