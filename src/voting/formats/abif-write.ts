import * as z from 'zod'
import { isObject } from '../../base/json.ts'
import type { Result } from '../../base/refusal.ts'
import type { RankedBallot, ScoredBallot } from '../ballot.ts'
import type { ScoredFile } from './abif-read.ts'
import {
  fileFields,
  noneWithdrawn,
  numberIn,
  type RankedFile,
  rankedBallots,
  scoredBallots,
  unwritable,
  type WrittenFile,
  writing,
} from './ballot-file.ts'

const fields = { ...fileFields, ...noneWithdrawn }
const rankedSchema: z.ZodType<RankedFile> = z.object({ ...fields, ballots: rankedBallots.min(1) })
const scoredSchema: z.ZodType<ScoredFile> = z.object({ ...fields, ballots: scoredBallots.min(1) })

/**
 * Writes an ABIF file, which {@link readAbif} reads as the same: rankings as `27:A>B=C`, scores as `27:A/5,B/3`. The number of seats has no
 * place in it (`lost`).
 *
 * Refused with its path (`malformed`): a ballot for a stranger, skipped ranks, withdrawn candidates, names that brackets cannot hold, no ballots.
 *
 * Source: that of {@link readAbif}.
 */
export function writeAbif(file: RankedFile | ScoredFile): Result<WrittenFile> {
  const first: unknown = file?.ballots?.[0]
  return writing<RankedFile | ScoredFile, WrittenFile>(
    file,
    isObject(first) && 'scores' in first ? scoredSchema : rankedSchema,
    ({ title, candidates, ballots }, numberOf) => {
      const tokens = candidates.map(({ id }, index) => tokenOf(id, index))
      const token = (id: string, path: readonly (string | number)[]) => tokens[numberIn(numberOf, id, path) - 1] as string
      const lines = [
        '{version: "0.1"}',
        ...(title === '' ? [] : [`{title: ${JSON.stringify(title)}}`]),
        ...candidates.map(({ name }, index) => `=${tokens[index]}:${bracketed(name, ['candidates', index, 'name'])}`),
        ...ballots.map(
          (ballot, index) =>
            `${ballot.count ?? 1}:${'ranking' in ballot ? ranks(ballot, index, token) : scores(ballot, index, token)}`,
        ),
      ]
      return { text: `${lines.join('\n')}\n`, lost: [] }
    },
  )
}

type Token = (id: string, path: readonly (string | number)[]) => string

function ranks({ ranking }: RankedBallot, ballot: number, token: Token): string {
  const rankTexts = ranking.map((rank, place) => {
    const path = ['ballots', ballot, 'ranking', place]
    if (typeof rank === 'string') return token(rank, path)
    if (rank.length === 0) unwritable(path, 'is a skipped rank, which ABIF cannot say')
    return rank.map((id, index) => token(id, [...path, index])).join('=')
  })
  return rankTexts.join('>')
}

function scores(ballot: ScoredBallot, index: number, token: Token): string {
  return Object.entries(ballot.scores)
    .map(([id, score]) => `${token(id, ['ballots', index, 'scores', id])}/${score}`)
    .join(',')
}

function tokenOf(id: string, index: number): string {
  return /^[\w-]+$/.test(id) ? id : bracketed(id, ['candidates', index, 'id'])
}

function bracketed(text: string, path: readonly (string | number)[]): string {
  return /[\]\r\n]/.test(text) ? unwritable(path, 'has a bracket or several lines, which ABIF cannot write') : `[${text}]`
}
