import type * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import type { Ballots, Method, Poll } from '../method.ts'
import type { Markings } from '../method-rules.ts'
import { addRanked, bodyOf, type Ranked, rankedSchema, rankingsIn } from '../ranked.ts'
import type { Rankings } from '../ranking-columns.ts'
import { readRankings } from '../rankings.ts'
import type { CountRecord } from '../record.ts'

/** What a method says that counts each ballot for one candidate at a time. */
export interface RankedRule<Rules> {
  readonly rules: z.ZodType<Rules>
  /** How ballots are read that are no plain order. */
  markings(rules: Rules): Markings
  /** The ways to read an overvote between which a poll can choose. */
  readonly overvotes: readonly string[]
  /** Whether the rules leave candidates level. */
  levels(rules: Rules): 'strict' | 'level'
  count(poll: Poll<Rules>, rankings: Rankings): Result<CountRecord>
}

/** The method that counts so. */
export function rankedMethod<Rules>(rule: RankedRule<Rules>): Method<Rules, Ranked> {
  const read = (poll: Poll<Rules>, ballots: Ballots) => readRankings(poll, ballots, rule.markings(poll.rules), rule.overvotes)
  return {
    rules: rule.rules,
    body: (poll) => rankedSchema(poll, rule.levels(poll.rules)),
    tally(poll, ballots) {
      const given = read(poll, ballots)
      return given.ok ? { ok: true, body: bodyOf(given.rankings) } : given
    },
    add: addRanked,
    count: (poll, body) => rule.count(poll, rankingsIn(body)),
    countBallots(poll, ballots) {
      const given = read(poll, ballots)
      return given.ok ? rule.count(poll, given.rankings) : given
    },
  }
}
