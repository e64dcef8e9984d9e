import * as z from 'zod'
import { markingsShape } from '../../markings.ts'
import { malformed } from '../../method.ts'
import type { MeekRules } from '../../method-rules.ts'
import type { Rankings } from '../../ranking-columns.ts'
import { rankingTotals } from '../../rankings.ts'
import { rankedMethod } from '../ranked.ts'
import { fitsNumbers, fractions, inNumbers, parametric, reference } from './keeping.ts'
import { countRounds } from './rounds.ts'

/** What an average takes grows with the cube of the elected who are level; the length of fractions, with how many of the elected a ballot goes over. */
const MOST_SEATS = 40

/**
 * Where something is cut off each part of a split ballot, every way over the elected who are level is dealt out by itself. Their number is the product of how many
 * are level at each rank, and with few seats it stays small.
 */
const [MOST_WAYS, FEW_SEATS] = [1_000, 20]

const OVERVOTES = ['exhaust', 'skip', 'split', 'average'] as const satisfies readonly MeekRules['overvotes'][]

/**
 * STV by Meek's method (B. L. Meek, 1969), by the reference rule of the PR Foundation: every elected candidate keeps of each ballot the part that leaves
 * them a quota, whoever it came from, and the quota falls as ballots are exhausted. Nine decimals, omega 10^-6.
 *
 * A stage for each round: `first` preferences; an `iteration` after somebody was elected; the `exclusion` of one. The last is without a transfer: seats that are left
 * go to those who are left, otherwise these are out. What the arithmetic cuts off counts as exhausted.
 *
 * All who could not be told apart by the surplus that is left are tied for exclusion. A tie that no rule of the poll breaks ends the count.
 */
export const meekStv = rankedMethod<MeekRules>({
  rules: z
    .strictObject({
      arithmetic: z.enum(['reference', 'parametric', 'fractions']).default('reference'),
      decimals: z.int().min(1).max(30).default(9),
      omega: z.int().min(1).max(30).default(6),
      ...markingsShape(OVERVOTES),
    })
    .refine(({ arithmetic, decimals, omega }) => arithmetic === 'fractions' || omega <= decimals, {
      path: ['omega'],
      error: 'is smaller than the last decimal',
    }),
  markings: (rules) => rules,
  overvotes: OVERVOTES,
  levels: ({ overvotes }) => (overvotes === 'split' || overvotes === 'average' ? 'level' : 'strict'),
  count(poll, rankings) {
    const { arithmetic, decimals, omega, overvotes } = poll.rules
    const levels = overvotes === 'average' ? 'average' : 'split'
    if (levels === 'average' && poll.seats > MOST_SEATS) {
      return malformed(['seats'], `are more than ${MOST_SEATS}, up to which the orders of an overvote are averaged`)
    }
    if (arithmetic === 'fractions' && poll.seats > MOST_SEATS) {
      return malformed(['seats'], `are more than ${MOST_SEATS}, up to which votes are fractions`)
    }
    if (levels === 'split' && arithmetic !== 'fractions' && poll.seats > FEW_SEATS && !splitsWithin(rankings, MOST_WAYS)) {
      return malformed(['ballots'], `split in more than ${MOST_WAYS} ways, which can be followed for up to ${FEW_SEATS} seats`)
    }
    switch (arithmetic) {
      case 'reference':
        // What an average adds up of those who are level may be beyond what a Number holds.
        return levels === 'split' && fitsNumbers(decimals, BigInt(rankingTotals(rankings).valid))
          ? countRounds(poll, rankings, inNumbers(decimals, omega), levels)
          : countRounds(poll, rankings, reference(decimals, omega), levels)
      case 'parametric':
        return countRounds(poll, rankings, parametric(decimals, omega), levels)
      case 'fractions':
        return countRounds(poll, rankings, fractions(omega), levels)
    }
  },
})

/** Whether no ballot splits in more ways: as many as the product of how many stand at each of its ranks. */
function splitsWithin({ start, places, counts }: Rankings, most: number): boolean {
  for (let ballot = 0; ballot < counts.length; ballot += 1) {
    let [ways, level] = [1, 0]
    for (let k = start[ballot] as number; k < (start[ballot + 1] as number); k += 1) {
      if (((places[k] as number) & 1) === 0) {
        ways *= level || 1
        level = 0
      }
      level += 1
    }
    if (ways * level > most) return false
  }
  return true
}
