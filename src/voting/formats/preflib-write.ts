import * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import type { RankedBallot } from '../ballot.ts'
import {
  fileFields,
  lostIds,
  noneWithdrawn,
  numberIn,
  oneLine,
  type RankedFile,
  rankedBallots,
  unwritable,
  type WrittenFile,
  writing,
} from './ballot-file.ts'
import type { PrefLibType } from './preflib-read.ts'

const preflibSchema: z.ZodType<RankedFile> = z.object({ ...fileFields, ...noneWithdrawn, ballots: rankedBallots })

/**
 * Writes a PrefLib file of the narrowest type that its orders allow. Equal orders are added up, as the format demands. Ids and the number of
 * seats have no place in it (`lost`): whoever reads it finds the candidates by number, in their order. Metadata that nobody gave here are left empty.
 *
 * Refused with its path (`malformed`): a ballot for a stranger or for somebody twice, skipped ranks, withdrawn candidates, names that are equal, have several
 * lines or blanks around them.
 *
 * Source: that of {@link readPrefLib}.
 */
export function writePrefLib(file: RankedFile): Result<WrittenFile & { readonly type: PrefLibType }> {
  return writing(file, preflibSchema, (checked, numberOf) => {
    const { title, candidates, ballots } = checked
    const orders = new Map<string, bigint>()
    let [ties, complete] = [false, true]
    for (const [index, { ranking, count = 1 }] of ballots.entries()) {
      const order = orderOf(ranking, index, numberOf)
      ties ||= order.ties
      complete &&= order.named === numberOf.size
      orders.set(order.text, (orders.get(order.text) ?? 0n) + BigInt(count))
    }
    const type: PrefLibType = ties ? (complete ? 'toc' : 'toi') : complete ? 'soc' : 'soi'
    checkNames(candidates)
    const head = [
      'FILE NAME:',
      `TITLE: ${oneLine(title, ['title'])}`,
      'DESCRIPTION:',
      `DATA TYPE: ${type}`,
      'MODIFICATION TYPE: original',
      'RELATES TO:',
      'RELATED FILES:',
      'PUBLICATION DATE:',
      'MODIFICATION DATE:',
      `NUMBER ALTERNATIVES: ${candidates.length}`,
      `NUMBER VOTERS: ${[...orders.values()].reduce((sum, count) => sum + count, 0n)}`,
      `NUMBER UNIQUE ORDERS: ${orders.size}`,
      ...candidates.map(({ name }, index) => `ALTERNATIVE NAME ${index + 1}: ${oneLine(name, ['candidates', index, 'name'])}`),
    ]
    const lines = [...head.map((line) => `# ${line}`), ...[...orders].map(([order, count]) => `${count}: ${order}`)]
    return { text: `${lines.join('\n')}\n`, lost: lostIds(checked), type }
  })
}

interface Order {
  readonly text: string
  readonly named: number
  readonly ties: boolean
}

function orderOf(ranking: RankedBallot['ranking'], ballot: number, numberOf: ReadonlyMap<string, number>): Order {
  const seen = new Set<number>()
  const number = (id: string, ...path: (string | number)[]) => {
    const found = numberIn(numberOf, id, path)
    if (seen.has(found)) unwritable(path, 'stands on the ballot twice, which PrefLib cannot say')
    seen.add(found)
    return found
  }
  const ranks = ranking.map((rank, place) => {
    const path = ['ballots', ballot, 'ranking', place]
    if (typeof rank === 'string') return [number(rank, ...path)]
    return rank.length > 0
      ? rank.map((id, index) => number(id, ...path, index))
      : unwritable(path, 'is a skipped rank, which PrefLib cannot say')
  })
  const text = ranks.map((rank) => (rank.length === 1 ? `${rank[0]}` : `{${rank.join(',')}}`)).join(',')
  return { text, named: seen.size, ties: ranks.some((rank) => rank.length > 1) }
}

function checkNames(candidates: RankedFile['candidates']): void {
  const seen = new Set<string>()
  for (const [index, { name }] of candidates.entries()) {
    if (seen.has(name))
      unwritable(['candidates', index, 'name'], 'is the name of another candidate too, which PrefLib does not allow')
    seen.add(name)
  }
}
