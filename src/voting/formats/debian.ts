import * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import type { RankedBallot } from '../ballot.ts'
import {
  type CandidateName,
  fileFields,
  lostIds,
  lostTitle,
  noneWithdrawn,
  numberIn,
  oneLine,
  type RankedFile,
  rankedBallots,
  unwritable,
  type WrittenFile,
  writing,
} from './ballot-file.ts'
import { atLineEnd, fault, quoted, reading, restOfLine, type Source, skipLine, skipSpace } from './source.ts'

/** One sign a rank: 1 to 9, then letters. */
const MOST_OPTIONS = 35

/**
 * Reads a tally sheet of the Debian project: the options, then a line `V: 3-12` for each voter, with the rank of each option or a dash. Ids are the numbers
 * of the options, `'1'`, `'2'`, ... The rank after 9 is `a`, and so on. Only the order of ranks counts, so none is ever skipped. Digests behind the ranks are passed over.
 *
 * What stands before the first option is text for people. After it, whatever is neither a vote nor the drawing of the options is refused with its place
 * (`malformed`), so that no vote is lost.
 *
 * Source: the tally sheets on debian.org, as of leader2006.
 *
 * @example
 * ```ts
 * import { readDebianTally } from 'huzhu/voting/formats'
 *
 * const file = readDebianTally(`
 *   Option 1-->: Jeroen van Wolffelaar
 * /  Option 2->: None of the Above
 * V: 1-   1d7ba886e62a2cf64379a5c8f8032cc2
 * V: 31   5983810b34693310479f3b26eda85177
 * `)
 * file.ok && file.ballots // => [{ ranking: ['1'], count: 1 }, { ranking: ['2', '1'], count: 1 }]
 * ```
 */
export function readDebianTally(text: string): Result<RankedFile> {
  return reading(text, (source) => {
    const candidates: CandidateName[] = []
    const ballots: RankedBallot[] = []
    for (; source.at < source.text.length; skipLine(source)) {
      skipSpace(source)
      if (isVote(source)) ballots.push({ ranking: readRanks(source, candidates.length), count: 1 })
      else readOption(source, candidates, ballots.length > 0)
    }
    if (candidates.length === 0) fault(source.text.length, 'the file names no options, as in Option 1--->: Ada')
    return { title: '', candidates, ballots }
  })
}

function isVote({ text, at }: Source): boolean {
  return text.startsWith('V:', at)
}

const DRAWING = /[ \t/|\\]*/y
const OPTION = /Option[ \t]+(\d{1,3})[ \t]*(?:-+>?[ \t]*)?:/y

/** Reads a line that is no vote: an option, or text that may stand here. */
function readOption(source: Source, candidates: CandidateName[], voted: boolean): void {
  const { text } = source
  DRAWING.lastIndex = source.at
  source.at += DRAWING.exec(text)?.[0].length ?? 0
  OPTION.lastIndex = source.at
  const option = OPTION.exec(text)
  if (option === null) {
    if (candidates.length > 0 && !atLineEnd(source)) fault(source.at, 'is neither an option nor a vote, as in V: 3-12')
    return
  }
  const expected = candidates.length + 1
  if (voted) fault(source.at, 'is an option after the first vote')
  if (Number(option[1]) !== expected) fault(source.at, `is option ${option[1]} where option ${expected} is expected`)
  if (expected > MOST_OPTIONS) fault(source.at, `is one more than the ${MOST_OPTIONS} options that a vote has signs for`)
  source.at = OPTION.lastIndex
  candidates.push({ id: String(expected), name: restOfLine(source) })
}

function readRanks(source: Source, options: number): RankedBallot['ranking'] {
  source.at += 2
  skipSpace(source)
  const from = source.at
  const ranks = source.text.slice(from, from + options)
  const rest = restOfLine(source)
  const said = rest.split(/[ \t]/, 1)[0] as string
  if (options === 0) fault(from, 'is a vote before the options')
  if (said.length !== options) fault(from, `${quoted(said)} has ${said.length} ranks for ${options} options`)
  const byRank = new Map<number, string[]>()
  for (let index = 0; index < options; index += 1) {
    const sign = ranks[index] as string
    if (sign === '-') continue
    if (!/[1-9a-z]/i.test(sign)) fault(from + index, `${quoted(sign)} is no rank; expected 1 to 9, a to z, or a dash`)
    const rank = Number.parseInt(sign, 36)
    byRank.set(rank, [...(byRank.get(rank) ?? []), String(index + 1)])
  }
  const ordered = [...byRank].sort(([a], [b]) => a - b)
  return ordered.map(([, ids]) => (ids.length === 1 ? (ids[0] as string) : ids))
}

/** A sheet has one line for each voter. */
const MOST_VOTES = 1_000_000n

const debianSchema: z.ZodType<RankedFile> = z.object({
  ...fileFields,
  ...noneWithdrawn,
  candidates: fileFields.candidates.max(MOST_OPTIONS),
  ballots: rankedBallots,
})

/**
 * Writes a tally sheet of the Debian project, without digests: one line for each voter, a million at most. Title, ids and the number of seats have no place
 * in it (`lost`): whoever reads it finds the candidates by number, in their order.
 *
 * Refused with its path (`malformed`): a ballot for a stranger or for somebody twice, skipped ranks, withdrawn candidates, more than 35 candidates, names of several
 * lines or with blanks around them.
 *
 * Source: that of {@link readDebianTally}.
 */
export function writeDebianTally(file: RankedFile): Result<WrittenFile> {
  return writing(file, debianSchema, (checked, numberOf) => {
    const { candidates, ballots } = checked
    const options = candidates.map(({ name }, index) => {
      const arrow = `${'-'.repeat(candidates.length - index)}>`
      const bars = index === 0 ? '  ' : `${'|'.repeat(index - 1)}/  `
      return `${bars}Option ${index + 1}${arrow}: ${oneLine(name, ['candidates', index, 'name'])}`
    })
    let votes = 0n
    const lines = ballots.map((ballot, index) => {
      votes += BigInt(ballot.count ?? 1)
      if (votes > MOST_VOTES) unwritable(['ballots', index, 'count'], `makes more than ${MOST_VOTES} votes, one line each`)
      return `V: ${ranksOf(ballot, index, numberOf)}\n`.repeat(Number(ballot.count ?? 1))
    })
    return { text: `${options.join('\n')}\n${lines.join('')}`, lost: [...lostTitle(checked), ...lostIds(checked)] }
  })
}

function ranksOf({ ranking }: RankedBallot, ballot: number, numberOf: ReadonlyMap<string, number>): string {
  const signs = Array.from(numberOf, () => '-')
  for (const [place, rank] of ranking.entries()) {
    const path = ['ballots', ballot, 'ranking', place]
    if (rank.length === 0) unwritable(path, 'is a skipped rank, which a tally sheet cannot say')
    for (const id of typeof rank === 'string' ? [rank] : rank) {
      const index = numberIn(numberOf, id, path) - 1
      if (signs[index] !== '-') unwritable(path, `names \`${id}\` twice, which a tally sheet cannot say`)
      signs[index] = (place + 1).toString(36)
    }
  }
  return signs.join('')
}
