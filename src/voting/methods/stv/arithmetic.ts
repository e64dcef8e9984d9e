import type { Votes } from '../../record.ts'
import { decimalVotes, fractionVotes } from '../../votes.ts'

/** Numbers of votes, and the values of ballots, in a count that transfers parts of them. All are from 0 on. */
export interface Arithmetic<V> {
  /** So many whole votes. */
  of(votes: bigint): V
  /** num / den as closely as the arithmetic keeps it, never more than it is. */
  ratio(num: bigint, den: bigint): V
  plus(a: V, b: V): V
  /** a is not less than b. */
  minus(a: V, b: V): V
  /** Negative, zero or positive. */
  compare(a: V, b: V): number
  /** What so many ballots of this value are worth. */
  times(value: V, ballots: bigint): V
  /** The value of a ballot after the transfer of a surplus of the votes: value × surplus / votes. */
  transfer(value: V, surplus: V, votes: V): V
  write(votes: V): Votes
}

/** Decimals with so many places, as whole numbers of the last place: what does not fit is cut off, once, at the end of a transfer. */
export function decimals(places: number): Arithmetic<bigint> {
  const unit = 10n ** BigInt(places)
  return {
    of: (votes) => votes * unit,
    ratio: (num, den) => (num * unit) / den,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    times: (value, ballots) => value * ballots,
    transfer: (value, surplus, votes) => (value * surplus) / votes,
    write: (votes) => decimalVotes(votes, places),
  }
}

/** Decimals as {@link decimals} are, but the product in a transfer is cut off before it is divided (PR Foundation, reference WIGM rule, D.4). */
export function truncating(places: number): Arithmetic<bigint> {
  const unit = 10n ** BigInt(places)
  return { ...decimals(places), transfer: (value, surplus, votes) => (((value * surplus) / unit) * unit) / votes }
}

/** A fraction in lowest terms. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

/** Fractions: nothing is ever left off. */
export const exact: Arithmetic<Fraction> = {
  of: (votes) => ({ num: votes, den: 1n }),
  ratio: reduced,
  plus: (a, b) => reduced(a.num * b.den + b.num * a.den, a.den * b.den),
  minus: (a, b) => reduced(a.num * b.den - b.num * a.den, a.den * b.den),
  compare: (a, b) => Number(a.num * b.den > b.num * a.den) - Number(a.num * b.den < b.num * a.den),
  times: (value, ballots) => reduced(value.num * ballots, value.den),
  transfer: (value, surplus, votes) => reduced(value.num * surplus.num * votes.den, value.den * surplus.den * votes.num),
  write: ({ num, den }) => fractionVotes(num, den),
}

function reduced(num: bigint, den: bigint): Fraction {
  let [a, b] = [num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 1n ? { num, den } : { num: num / a, den: den / a }
}
