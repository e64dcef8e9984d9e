import * as z from 'zod'
import { isObject } from '../../base/json.ts'
import type { Result } from '../../base/refusal.ts'
import type { Ballot } from '../ballot.ts'
import {
  approvalBallots,
  type BallotFile,
  fileFields,
  lostTitle,
  markedBallots,
  noneWithdrawn,
  numberIn,
  oneLine,
  rankedBallots,
  scoredBallots,
  unwritable,
  type WrittenFile,
  writing,
} from './ballot-file.ts'
import { writeRow } from './csv.ts'

const fields = { ...fileFields, ...noneWithdrawn }
const SCHEMAS: { readonly [says: string]: z.ZodType<BallotFile> } = {
  ranking: z.object({ ...fields, ballots: rankedBallots }),
  approvals: z.object({ ...fields, ballots: approvalBallots }),
  scores: z.object({ ...fields, ballots: scoredBallots }),
  marks: z.object({ ...fields, ballots: markedBallots }),
}

/**
 * Writes a tellers' sheet, which {@link readTellersSheet} reads as the same if it is told what the ballots say. All of them must say it in the same way. It begins
 * with a byte order mark, without which spreadsheet programs take Chinese for something else. The title and the number of seats have no place in it (`lost`).
 *
 * Refused with its path (`malformed`): a ballot for a stranger, or for somebody twice; a skipped rank at the end; withdrawn candidates; names and ids of
 * several lines or with blanks around them.
 *
 * Source: that of {@link readTellersSheet}.
 */
export function writeTellersSheet(file: BallotFile): Result<WrittenFile> {
  const first: unknown = file?.ballots?.[0]
  const says = isObject(first) ? Object.keys(SCHEMAS).find((form) => form in first) : undefined
  return writing(file, SCHEMAS[says ?? 'ranking'] as z.ZodType<BallotFile>, (checked, numberOf) => {
    const { candidates, ballots } = checked
    const said = ballots.map((ballot, index) => cellsOf(ballot, index, numberOf))
    const standing = candidates.map(({ id }, index) => oneLine(id, ['candidates', index, 'id']))
    const writtenIn = [...new Set(said.flatMap((cells) => [...cells.keys()]))].filter((person) => !numberOf.has(person))
    const persons = [...standing, ...writtenIn]
    const names = candidates.map(({ name }, index) => oneLine(name, ['candidates', index, 'name']))
    const rows = [
      ['count', ...persons],
      ...(candidates.every(({ id, name }) => id === name) ? [] : [['name', ...names, ...writtenIn.map(() => '')]]),
      ...said.map((cells, index) => [String(ballots[index]?.count ?? 1), ...persons.map((person) => cells.get(person) ?? '')]),
    ]
    return { text: `\ufeff${rows.map(writeRow).join('')}`, lost: lostTitle(checked) }
  })
}

type Cells = ReadonlyMap<string, string>

/** What a ballot says of each person, as it stands in a cell. */
function cellsOf(ballot: Ballot, index: number, numberOf: ReadonlyMap<string, number>): Cells {
  const path = ['ballots', index]
  if ('ranking' in ballot) return ranks(ballot.ranking, [...path, 'ranking'], numberOf)
  if ('marks' in ballot) return marks(ballot.marks, [...path, 'marks'], numberOf)
  if ('scores' in ballot) return figures(Object.entries(ballot.scores), [...path, 'scores'], numberOf)
  const ticks = ballot.approvals.map((id) => [id, 1] as const)
  return figures(ticks, [...path, 'approvals'], numberOf)
}

function figures(
  said: readonly (readonly [string, number])[],
  path: readonly (string | number)[],
  numberOf: ReadonlyMap<string, number>,
): Cells {
  const cells = new Map<string, string>()
  for (const [id, figure] of said) {
    numberIn(numberOf, id, path)
    if (cells.has(id)) unwritable(path, `names \`${id}\` twice, which a sheet cannot say`)
    cells.set(id, String(figure))
  }
  return cells
}

type RankList = readonly (string | readonly string[])[]

function ranks(ranking: RankList, path: readonly (string | number)[], numberOf: ReadonlyMap<string, number>): Cells {
  const cells = new Map<string, string>()
  if (ranking.length > numberOf.size) unwritable(path, `has more ranks than the ${numberOf.size} candidates`)
  if (ranking.at(-1)?.length === 0) unwritable(path, 'ends with a skipped rank, which a sheet cannot say')
  for (const [place, rank] of ranking.entries()) {
    for (const id of typeof rank === 'string' ? [rank] : rank) {
      numberIn(numberOf, id, [...path, place])
      if (cells.has(id)) unwritable([...path, place], `names \`${id}\` twice, which a sheet cannot say`)
      cells.set(id, String(place + 1))
    }
  }
  return cells
}

function marks(
  said: { readonly [id: string]: string },
  path: readonly (string | number)[],
  numberOf: ReadonlyMap<string, number>,
): Cells {
  for (const [person, mark] of Object.entries(said)) {
    if (numberOf.has(person) === (mark === 'writeIn'))
      unwritable([...path, person], 'is a candidate written in, or a stranger marked')
    oneLine(person, [...path, person])
  }
  return new Map(Object.entries(said))
}
