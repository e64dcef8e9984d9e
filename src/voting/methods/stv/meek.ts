import * as z from 'zod'
import { type Markings, markingsShape } from '../../markings.ts'
import { rankingTotals } from '../../rankings.ts'
import { rankedMethod } from '../ranked.ts'
import { fitsNumbers, fractions, inNumbers, parametric, reference } from './keeping.ts'
import { countRounds } from './rounds.ts'

/**
 * What an overvote does, several candidates at one rank. Beside what {@link Markings} explains: `split` gives each of those who are not out an equal part of
 * the weight, and what one of them does not keep goes on to the next rank; `average` counts the ballot as the average of all orders in which
 * they could stand, so that it goes on only from the last of them (stv-rs, `equalize`).
 */
const OVERVOTES = ['exhaust', 'skip', 'split', 'average'] as const

/** Rules of STV by Meek's method. */
export interface MeekRules extends Markings<(typeof OVERVOTES)[number]> {
  /**
   * `reference`: the rule of the PR Foundation; what a candidate keeps is rounded up, the rest goes on. `parametric`: as droop (`meek`) and stv-rs
   * (`fixed9`) have it; what is kept and what goes on are both cut off. `fractions`: exact within a round, keep factors rounded up to `omega` places
   * (stv-rs, `approx`).
   */
  readonly arithmetic: 'reference' | 'parametric' | 'fractions'
  /** Places of all numbers; fractions need none. */
  readonly decimals: number
  /** The elected keep a quota each, once the surplus of all of them together is below 10^-omega. */
  readonly omega: number
}

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
    switch (arithmetic) {
      case 'reference':
        return fitsNumbers(decimals, BigInt(rankingTotals(rankings).valid))
          ? countRounds(poll, rankings, inNumbers(decimals, omega), levels)
          : countRounds(poll, rankings, reference(decimals, omega), levels)
      case 'parametric':
        return countRounds(poll, rankings, parametric(decimals, omega), levels)
      case 'fractions':
        return countRounds(poll, rankings, fractions(omega), levels)
    }
  },
})
