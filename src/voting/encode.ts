import { isObject } from '../base/json.ts'
import { plain } from '../base/plain.ts'
import type { Result } from '../base/refusal.ts'
import type { RankedBallot } from './ballot.ts'
import { indexCandidates } from './candidates.ts'
import { type Column, column, put } from './column.ts'
import { EncodedBallots } from './encoded.ts'
import { malformed, misshapen } from './method.ts'
import { isPlainOrder, named, putOrder, putRanks } from './named.ts'
import { candidatesSchema } from './poll.ts'
import { readBallots, readRanks } from './read.ts'
import type { Whole } from './whole.ts'

/** Ballots that rank, and the candidates of their poll. */
export interface EncodeInput {
  /** Those of the poll, in its order. */
  readonly candidates: readonly string[]
  readonly ballots: readonly RankedBallot[]
}

/**
 * Reads ballots that rank once, for several counts: reading objects and names takes longer than counting. `count` and `summarize` take what comes back in place of
 * the ballots, of a poll with the same candidates in the same order. Candidates who withdrew are among them; the poll says who did.
 *
 * What is wrong with a ballot is a refusal with its path (`malformed`). What a ballot means that is no plain order, the method decides that counts it.
 *
 * ```ts
 * import { count, encode } from 'huzhu/voting'
 *
 * const candidates = ['Li', 'Wang', 'Zhao']
 * const encoded = encode({
 *   candidates,
 *   ballots: [
 *     { ranking: ['Li', 'Wang', 'Zhao'], count: 20 },
 *     { ranking: ['Wang', 'Zhao', 'Li'], count: 12 },
 *     { ranking: ['Zhao', 'Wang', 'Li'], count: 9 },
 *   ],
 * })
 * if (!encoded.ok) throw new Error(encoded.refusal.code)
 *
 * const { ballots } = encoded
 * const elected = (['plurality', 'irv', 'schulze'] as const).map((method) => {
 *   const record = count({ method, seats: 1, candidates, ballots })
 *   return record.ok && record.elected[0]
 * })
 * elected // => ['Li', 'Wang', 'Wang']
 * ```
 */
export function encode(input: EncodeInput): Result<{ readonly ballots: EncodedBallots }> {
  if (!isObject(input as unknown)) return malformed([], 'is no list of candidates with ballots')
  const copy = plain(input.candidates)
  if (!copy.ok) return malformed(['candidates', ...copy.path], copy.message)
  const parsed = candidatesSchema.safeParse(copy.value)
  if (!parsed.success) return misshapen(parsed.error, ['candidates'])
  const indexed = indexCandidates(parsed.data)
  if (!indexed.ok) return indexed
  const { ballots } = input
  if (!Array.isArray(ballots)) return malformed(['ballots'], 'is not a list of ballots')
  const field = { candidates: parsed.data, indexOf: indexed.indexOf, withdrawn: NOBODY }
  const names = named(field)
  const [places, start, counts] = [column(), [0], [] as Whole[]]
  let ranks: Column | undefined
  const refused = readBallots(ballots, {
    ranking(ranking, count, index) {
      const wrong = readRanks(field, ranking, index, names)
      if (wrong !== undefined) return wrong
      if (ranks === undefined && !isPlainOrder(names)) ranks = plainRanks(start)
      if (ranks !== undefined) putRanks(names, ranks)
      putOrder(names, places)
      start.push(places.length)
      counts.push(count)
      return undefined
    },
  })
  if (refused !== undefined) return refused
  const rankings = { start: new Uint32Array(start), places: places.list, counts }
  return { ok: true, ballots: new EncodedBallots(parsed.data, rankings, ranks?.list) }
}

/** The ranks of ballots that are all plain orders. */
function plainRanks(start: readonly number[]): Column {
  const ranks = column()
  for (let ballot = 1; ballot < start.length; ballot += 1) {
    const length = (start[ballot] as number) - (start[ballot - 1] as number)
    for (let rank = 0; rank < length; rank += 1) put(ranks, rank)
  }
  return ranks
}

const NOBODY: ReadonlySet<number> = new Set()
