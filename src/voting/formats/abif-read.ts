import type { Result } from '../../base/refusal.ts'
import type { RankedBallot, ScoredBallot } from '../ballot.ts'
import { type BallotLine, ballotLine, type Entry, enclosed, lineIsOver, token } from './abif-line.ts'
import { type BallotFile, type CandidateName, MOST_CANDIDATES, type RankedFile } from './ballot-file.ts'
import { expectSign, fault, found, quoted, reading, restOfLine, type Source, skipLine, skipSpace } from './source.ts'

/** A file whose ballots are scores. */
export interface ScoredFile extends BallotFile {
  readonly ballots: readonly ScoredBallot[]
}

/**
 * Reads an ABIF file, lines such as `27:A>B=C` or `27:A/5>B/3`, for the order on its ballots or for the ratings: a line can have both, and which of
 * them are to be counted is for the caller to say.
 *
 * Ids are the names on the ballots. If any are declared (`=A:[Ada Lovelace]`), all must be; else everybody named is a candidate. Of the metadata
 * only the title is kept. Somebody may stand on a ranking twice: `count` knows what that means.
 *
 * Refused with the place (`malformed`): what breaks the form; ratings that go against the order; for `ranking`, lists with commas, which have no
 * order; for `scores`, somebody without a rating, unless in a list with commas, where it means none; a file without ballots.
 *
 * Source: electorama/abif, draft 1, and abiftool 0.1, which it describes.
 *
 * @example
 * ```ts
 * import { readAbif } from 'huzhu/voting/formats'
 *
 * const file = readAbif('=Li:[Li Wei]\n=Wang:[Wang Fang]\n27:Li/5>Wang/3\n3:Wang/4\n', 'scores')
 * file.ok && file.ballots // => [{ scores: { Li: 5, Wang: 3 }, count: 27 }, { scores: { Wang: 4 }, count: 3 }]
 * ```
 */
export function readAbif(text: string, says: 'ranking'): Result<RankedFile>
export function readAbif(text: string, says: 'scores'): Result<ScoredFile>
export function readAbif(text: string, says: 'ranking' | 'scores'): Result<RankedFile | ScoredFile> {
  return reading<RankedFile | ScoredFile>(text, (source) => {
    const { title, declared, lines } = readLines(source)
    const candidates = candidatesOf(declared, lines)
    if (lines.length === 0) fault(source.text.length, 'the file has no ballots')
    return says === 'ranking'
      ? { title, candidates, ballots: lines.map(rankedBallot) }
      : { title, candidates, ballots: lines.map(scoredBallot) }
  })
}

interface Lines {
  readonly title: string
  readonly declared: ReadonlyMap<string, string>
  readonly lines: readonly BallotLine[]
}

function readLines(source: Source): Lines {
  const declared = new Map<string, string>()
  const lines: BallotLine[] = []
  let title = ''
  for (; source.at < source.text.length; skipLine(source)) {
    skipSpace(source)
    const sign = source.text[source.at]
    if (sign === '=') declare(source, declared)
    else if (sign === '{') title = readMetadata(source).title ?? title
    else if (!lineIsOver(source)) lines.push(ballotLine(source))
  }
  return { title, declared, lines }
}

/** Reads `=A:[Ada Lovelace]`. */
function declare(source: Source, declared: Map<string, string>): void {
  source.at += 1
  skipSpace(source)
  const from = source.at
  const id = token(source)
  if (declared.has(id)) fault(from, `${quoted(id)} is declared twice`)
  expectSign(source, ':', 'a declared candidate')
  if (source.text[source.at] !== '[') {
    declared.set(id, restOfLine(source) || id)
    return
  }
  declared.set(id, enclosed(source, ']'))
  if (!lineIsOver(source)) fault(source.at, `${found(source)} where the line should end`)
}

/** Reads `{title: "Burlington"}`, with quotes of any kind or none. */
function readMetadata(source: Source): { readonly title?: string } {
  const from = source.at
  const line = restOfLine(source)
  const end = line.lastIndexOf('}')
  const colon = line.indexOf(':')
  const behind = line.slice(end + 1).trim()
  if (end < 0 || colon < 0 || colon > end || (behind !== '' && !behind.startsWith('#'))) {
    fault(from, 'is no metadata; expected a line as in {title: "Council"}')
  }
  const key = unquoted(line.slice(1, colon).trim())
  return key === 'title' ? { title: unquoted(line.slice(colon + 1, end).trim()) } : {}
}

function unquoted(text: string): string {
  const quote = text[0]
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text
  try {
    return quote === '"' ? String(JSON.parse(text)) : text.slice(1, -1)
  } catch {
    return text.slice(1, -1)
  }
}

function candidatesOf(declared: ReadonlyMap<string, string>, lines: readonly BallotLine[]): readonly CandidateName[] {
  const names = new Map(declared)
  for (const { entries } of lines) {
    for (const { at, token: id } of entries) {
      if (names.has(id)) continue
      if (declared.size > 0) fault(at, `${quoted(id)} is not declared; the file declares its candidates, as in =${id}:[...]`)
      if (names.size === MOST_CANDIDATES) fault(at, `is one more than the ${MOST_CANDIDATES} candidates that a poll takes`)
      names.set(id, id)
    }
  }
  if (names.size > MOST_CANDIDATES) fault(0, `has more than ${MOST_CANDIDATES} candidates`)
  return [...names].map(([id, name]) => ({ id, name }))
}

function rankedBallot({ count, entries }: BallotLine): RankedBallot {
  const ranking: string[][] = []
  for (const [index, entry] of entries.entries()) {
    const { at, sign, token: id } = entry
    if (sign === ',') fault(at, 'stands in a list with commas, which has no order; read the file for its scores')
    checkOrder(entries[index - 1], entry)
    if (sign === '=') ranking.at(-1)?.push(id)
    else ranking.push([id])
  }
  return { ranking: ranking.map((rank) => (rank.length === 1 ? (rank[0] as string) : rank)), count }
}

function scoredBallot({ count, entries }: BallotLine): ScoredBallot {
  const scores = new Map<string, number>()
  const list = entries.some(({ sign }) => sign === ',')
  for (const [index, entry] of entries.entries()) {
    const { at, rating, token: id } = entry
    if (rating === undefined && !list) fault(at, `${quoted(id)} has no rating; expected one as in ${id}/5`)
    if (scores.has(id)) fault(at, `${quoted(id)} is rated twice`)
    checkOrder(entries[index - 1], entry)
    if (rating !== undefined) scores.set(id, rating)
  }
  return { scores: Object.fromEntries(scores), count }
}

/** The order may be finer than the ratings, but not against them. */
function checkOrder(before: Entry | undefined, { at, sign, rating }: Entry): void {
  if (before?.rating === undefined || rating === undefined) return
  if (sign === '>' && rating > before.rating) fault(at, `is ranked below ${quoted(before.token)} and rated above`)
  if (sign === '=' && rating !== before.rating) fault(at, `is ranked level with ${quoted(before.token)} and rated otherwise`)
}
