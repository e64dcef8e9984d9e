import type { Votes } from '../record.ts'

/** An exact number, as a fraction in lowest terms. */
export interface Exact {
  readonly num: bigint
  /** From 1 on. */
  readonly den: bigint
}

/** num / den. */
export function exact(num: bigint, den = 1n): Exact {
  if (den === 1n) return { num, den }
  const common = divisor(num < 0n ? -num : num, den)
  return { num: num / common, den: den / common }
}

export const ZERO: Exact = { num: 0n, den: 1n }

export function plus(a: Exact, b: Exact): Exact {
  return a.den === b.den ? exact(a.num + b.num, a.den) : exact(a.num * b.den + b.num * a.den, a.den * b.den)
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { num: -b.num, den: b.den })
}

export function times(a: Exact, b: Exact): Exact {
  return exact(a.num * b.num, a.den * b.den)
}

/** a / b, for b > 0. */
export function over(a: Exact, b: Exact): Exact {
  return exact(a.num * b.den, a.den * b.num)
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

/** A number from 0 on, with what lies beyond so many decimal places cut off. */
export function cut({ num, den }: Exact, places: number): Exact {
  const unit = 10n ** BigInt(places)
  return exact((num * unit) / den, unit)
}

/** As votes are written where they are exact: `"4233/2"`, `"126"`. */
export function asFraction({ num, den }: Exact): Votes {
  return den === 1n ? `${num}` : `${num}/${den}`
}

/** As votes are written with so many decimal places, of which none is cut off. */
export function asDecimal({ num, den }: Exact, places: number): Votes {
  const whole = `${num / den}`
  const rest = ((num % den) * 10n ** BigInt(places)) / den
  return places === 0 ? whole : `${whole}.${`${rest}`.padStart(places, '0')}`
}

function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}
