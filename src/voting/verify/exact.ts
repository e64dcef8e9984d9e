import type { Votes } from '../record.ts'

/** An exact number, as a fraction in lowest terms. */
export interface Exact {
  readonly num: bigint
  /** From 1 on. */
  readonly den: bigint
}

/** num / den. */
export function exact(num: bigint, den = 1n): Exact {
  const common = divisor(num < 0n ? -num : num, den)
  return { num: num / common, den: den / common }
}

export const ZERO: Exact = { num: 0n, den: 1n }

export function plus(a: Exact, b: Exact): Exact {
  return a.den === b.den ? exact(a.num + b.num, a.den) : exact(a.num * b.den + b.num * a.den, a.den * b.den)
}

export function times(a: Exact, b: Exact): Exact {
  return exact(a.num * b.num, a.den * b.den)
}

/** Negative, zero or positive. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(numbers: Iterable<Exact>): Exact {
  let all = ZERO
  for (const number of numbers) all = plus(all, number)
  return all
}

/** As votes are written where they are exact: `"4233/2"`, `"126"`. */
export function asFraction({ num, den }: Exact): Votes {
  return den === 1n ? `${num}` : `${num}/${den}`
}

function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}
