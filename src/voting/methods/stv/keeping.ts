import type { Votes } from '../../record.ts'
import { decimalVotes } from '../../votes.ts'
import type { Whole } from '../../whole.ts'
import { exact, type Fraction } from './arithmetic.ts'

/** How a count by Meek's method calculates: weights of ballots, keep factors and votes, of one kind. */
export interface Keeping<V> {
  readonly one: V
  plus(a: V, b: V): V
  minus(a: V, b: V): V
  compare(a: V, b: V): number
  /** What so many ballots give that give so much each. */
  times(kept: V, ballots: Whole): V
  /** An equal share of a weight. */
  share(weight: V, among: bigint): V
  /** The product, never more than it is. */
  product(a: V, b: V): V
  /** What a candidate keeps of a weight, and what goes on. */
  keep(weight: V, factor: V): { readonly kept: V; readonly rest: V }
  /** The weights at which ballots go on from those who are level. Where something is cut off, it is cut off each of them. */
  onward(rests: readonly V[]): readonly V[]
  quota(votes: V, parts: bigint): V
  /** Whether so many votes elect at this quota. */
  elects(votes: V, quota: V): boolean
  /** factor × quota / votes. */
  factor(factor: V, quota: V, votes: V): V
  /** Whether so small a surplus ends the iteration. */
  ends(surplus: V): boolean
  write(votes: V): Votes
}

/**
 * As the PR Foundation's reference rule has it: decimals, keep factors and what is kept rounded up, the rest goes on; ends below omega = 10^-`omega`.
 */
export function reference(places: number, omega: number): Keeping<bigint> {
  const unit = 10n ** BigInt(places)
  const small = 10n ** BigInt(places - omega)
  return {
    one: unit,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    times: (kept, ballots) => kept * BigInt(ballots),
    share: (weight, among) => weight / among,
    product: (a, b) => (a * b) / unit,
    keep(weight, factor) {
      const kept = over(weight * factor, unit)
      return { kept, rest: weight - kept }
    },
    onward: (rests) => rests,
    quota: (votes, parts) => votes / parts + 1n,
    elects: (votes, quota) => votes >= quota,
    factor: (factor, quota, votes) => over(over(factor * quota, unit) * unit, votes),
    ends: (surplus) => surplus < small,
    write: (votes) => decimalVotes(votes, places),
  }
}

/** Places of which two numbers up to one can be multiplied by {@link overUnit}. */
const MOST_PLACES = 9

/** Whether {@link inNumbers} calculates exactly with so many places, of so many ballots: no number of votes is beyond the safe ones. */
export function fitsNumbers(places: number, ballots: Whole): boolean {
  return places <= MOST_PLACES && BigInt(ballots) * 10n ** BigInt(places) < BigInt(Number.MAX_SAFE_INTEGER) / 2n
}

/** The same as {@link reference}, in Numbers, which are many times as fast. Only quotas and factors need more than they hold. */
export function inNumbers(places: number, omega: number): Keeping<number> {
  const { quota, factor, ends, write } = reference(places, omega)
  const unit = 10 ** places
  return {
    one: unit,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    compare: (a, b) => a - b,
    times: (kept, ballots) => kept * Number(ballots),
    share: (weight, among) => Math.floor(weight / Number(among)),
    product: (a, b) => overUnit(a, b, unit, Math.floor),
    keep(weight, factor) {
      const kept = overUnit(weight, factor, unit, Math.ceil)
      return { kept, rest: weight - kept }
    },
    onward: (rests) => rests,
    quota: (votes, parts) => Number(quota(BigInt(votes), parts)),
    elects: (votes, quota) => votes >= quota,
    factor: (...numbers) => Number(factor(...(numbers.map(BigInt) as [bigint, bigint, bigint]))),
    ends: (surplus) => ends(BigInt(surplus)),
    write: (votes) => write(BigInt(votes)),
  }
}

/**
 * a × b / unit, rounded, for whole a, b ≤ unit ≤ 10^9. The double a × b / unit is less than 1 off, and so is its whole part at most 1: what is left of a × b lies between
 * -10^9 and 2 × 10^9, and its last 32 bits, which `Math.imul` has exactly, are all of it.
 */
function overUnit(a: number, b: number, unit: number, rounded: (quotient: number) => number): number {
  const near = Math.floor((a * b) / unit)
  return near + rounded(((Math.imul(a, b) - Math.imul(near, unit)) | 0) / unit)
}

/** As the programs droop (`meek`) and stv-rs (`fixed9`) have it: decimals, what is kept and what goes on are both cut off; ends at omega. */
export function parametric(places: number, omega: number): Keeping<bigint> {
  const unit = 10n ** BigInt(places)
  return {
    ...reference(places, omega),
    keep: (weight, factor) => ({ kept: (weight * factor) / unit, rest: (weight * (unit - factor)) / unit }),
    ends: (surplus) => surplus <= 10n ** BigInt(places - omega),
  }
}

/** As stv-rs (`approx`) has it: fractions, of which only keep factors are rounded, up to `omega` places, since exact ones grow without end. */
export function fractions(omega: number): Keeping<Fraction> {
  const unit = 10n ** BigInt(omega)
  const { plus, minus, compare, write } = exact
  return {
    ...{ one: exact.of(1n), plus, minus, compare, write },
    times: (kept, ballots) => exact.times(kept, BigInt(ballots)),
    share: ({ num, den }, among) => exact.ratio(num, den * among),
    product: (a, b) => exact.ratio(a.num * b.num, a.den * b.den),
    keep(weight, factor) {
      const kept = exact.ratio(weight.num * factor.num, weight.den * factor.den)
      return { kept, rest: minus(weight, kept) }
    },
    onward: (rests) => [rests.reduce(plus)],
    quota: ({ num, den }, parts) => exact.ratio(num, den * parts),
    elects: (votes, quota) => compare(votes, quota) > 0,
    factor: (factor, quota, votes) =>
      exact.ratio(over(unit * factor.num * quota.num * votes.den, factor.den * quota.den * votes.num), unit),
    ends: (surplus) => compare(surplus, { num: 1n, den: unit }) <= 0,
  }
}

/** num / den, rounded up. */
function over(num: bigint, den: bigint): bigint {
  return (num + den - 1n) / den
}
