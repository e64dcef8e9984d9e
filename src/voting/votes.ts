import type { Votes } from './record.ts'

/** A fraction as votes are written: `"4233/2"` in lowest terms, `"126"` if it is whole. */
export function fractionVotes(num: bigint, den: bigint): Votes {
  const common = divisor(num, den)
  return den === common ? String(num / common) : `${num / common}/${den / common}`
}

/** A whole number of units of so many decimal places as votes are written: 1256789 units of 5 places are `"12.56789"`. */
export function decimalVotes(units: bigint, places: number): Votes {
  if (places === 0) return String(units)
  const digits = String(units).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Compares two numbers of votes exactly, however they are written: negative, zero or positive. */
export function compareVotes(a: Votes, b: Votes): number {
  if (a === b) return 0
  const [left, right] = [fraction(a), fraction(b)]
  const difference = left.num * right.den - right.num * left.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `"825.00000"`, `"4233/2"` or `"126"` as a fraction, not in lowest terms. */
function fraction(votes: Votes): { readonly num: bigint; readonly den: bigint } {
  const [over = '', under = '1'] = votes.split('/')
  const [units = '', places = ''] = over.split('.')
  return { num: BigInt(units + places), den: BigInt(under) * 10n ** BigInt(places.length) }
}

/** In a loop: fractions of a thousand digits would need as many calls. */
function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}
