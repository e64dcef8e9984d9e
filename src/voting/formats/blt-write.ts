import * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import type { RankedBallot } from '../ballot.ts'
import { fileFields, numberIn, rankedBallots, unwritable, type WrittenFile, writing } from './ballot-file.ts'
import { type BltFile, isNickname } from './blt-read.ts'

const ids = z.array(z.string())
const bltSchema: z.ZodType<BltFile> = z.object({
  ...fileFields,
  ballots: rankedBallots,
  seats: z.int().min(1),
  withdrawn: ids,
  tieOrder: z.exactOptional(ids),
  notes: z.exactOptional(z.array(z.string()).max(2)),
})

/**
 * Writes a BLT file, which {@link readBlt} reads as the same. Ids other than `'1'`, `'2'`, ... are written as nicknames, which not every program reads.
 *
 * Refused with its path (`malformed`): a ballot for a stranger, an id that cannot be a nickname, a name of several lines.
 *
 * Source: that of {@link readBlt}.
 */
export function writeBlt(file: BltFile): Result<WrittenFile> {
  return writing(file, bltSchema, (checked, numberOf) => {
    const { title, seats, candidates, withdrawn, tieOrder, ballots, notes = [] } = checked
    const number = (id: string, ...path: (string | number)[]) => numberIn(numberOf, id, path)
    const plainIds = candidates.every(({ id }, index) => id === String(index + 1))
    const lines = [
      `${candidates.length} ${seats}`,
      ...(plainIds ? [] : [`[nick ${candidates.map(({ id }, index) => nickname(id, index)).join(' ')}]`]),
      ...(withdrawn.length === 0 ? [] : [withdrawn.map((id, index) => `-${number(id, 'withdrawn', index)}`).join(' ')]),
      ...(tieOrder === undefined ? [] : [`[tie ${wholeOrder(tieOrder, numberOf).join(' ')}]`]),
      ...ballots.map((ballot, index) => ballotLine(ballot, index, numberOf)),
      '0',
      ...candidates.map(({ name }, index) => quote(name, ['candidates', index, 'name'])),
      quote(title, ['title']),
      ...notes.map((note, index) => quote(note, ['notes', index])),
    ]
    return { text: `${lines.join('\n')}\n`, lost: [] }
  })
}

function nickname(id: string, index: number): string {
  return isNickname(id) ? id : unwritable(['candidates', index, 'id'], `\`${id}\` can be no nickname in BLT`)
}

function wholeOrder(order: readonly string[], numberOf: ReadonlyMap<string, number>): readonly number[] {
  const numbers = order.map((id, index) => numberIn(numberOf, id, ['tieOrder', index]))
  if (new Set(numbers).size < numberOf.size || numbers.length > numberOf.size) {
    unwritable(['tieOrder'], 'does not name each candidate once')
  }
  return numbers
}

function ballotLine({ ranking, count = 1 }: RankedBallot, ballot: number, numberOf: ReadonlyMap<string, number>): string {
  const ranks = ranking.map((rank, place) => {
    const path = ['ballots', ballot, 'ranking', place]
    if (typeof rank === 'string') return ` ${numberIn(numberOf, rank, path)}`
    return rank.length === 0 ? ' -' : ` ${rank.map((id, index) => numberIn(numberOf, id, [...path, index])).join('=')}`
  })
  return `${count}${ranks.join('')} 0`
}

function quote(name: string, path: readonly (string | number)[]): string {
  if (/[\r\n]/.test(name)) unwritable(path, 'has several lines, which BLT cannot write')
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
