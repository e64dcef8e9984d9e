import type { Votes } from '../record.ts'
import { asDecimal, asFraction, compare, cut, type Exact, exact, minus, over, plus, sum, times, ZERO } from './exact.ts'

/** How a count by Meek's method rounds. */
export interface MeekRounding {
  readonly arithmetic: 'reference' | 'parametric' | 'fractions'
  readonly decimals: number
  readonly omega: number
}

const ONE = exact(1n)

/** What a candidate with this keep factor keeps of a weight, and what goes on. */
export function keepOf(
  { arithmetic, decimals }: MeekRounding,
  weight: Exact,
  factor: Exact,
): readonly [kept: Exact, rest: Exact] {
  const kept = times(weight, factor)
  if (arithmetic === 'parametric') return [cut(kept, decimals), cut(times(weight, minus(ONE, factor)), decimals)]
  const rounded = arithmetic === 'reference' ? up(kept, decimals) : kept
  return [rounded, minus(weight, rounded)]
}

/** One n-th of a weight. */
export function shareOf(rounding: MeekRounding, weight: Exact, among: bigint): Exact {
  return down(rounding, over(weight, exact(among)))
}

/** Votes by seats plus one; in decimals, one in the last place more. */
export function meekQuota({ arithmetic, decimals }: MeekRounding, votes: Exact, seats: number): Exact {
  const share = over(votes, exact(BigInt(seats) + 1n))
  return arithmetic === 'fractions' ? share : plus(cut(share, decimals), exact(1n, 10n ** BigInt(decimals)))
}

export function reachesQuota({ arithmetic }: MeekRounding, votes: Exact, quota: Exact): boolean {
  return compare(votes, quota) >= (arithmetic === 'fractions' ? 1 : 0)
}

/** The keep factor that comes after one, by which so many votes would have been the quota. */
export function nextFactor({ arithmetic, decimals, omega }: MeekRounding, factor: Exact, quota: Exact, votes: Exact): Exact {
  const product = times(factor, quota)
  const next = arithmetic === 'fractions' ? up(over(product, votes), omega) : up(over(up(product, decimals), votes), decimals)
  return compare(next, ONE) < 0 ? next : ONE
}

/** Whether so small a surplus is as good as none. */
export function isSettled({ arithmetic, omega }: MeekRounding, surplus: Exact): boolean {
  return compare(surplus, exact(1n, 10n ** BigInt(omega))) < (arithmetic === 'reference' ? 0 : 1)
}

export function writeMeek({ arithmetic, decimals }: MeekRounding, number: Exact): Votes {
  return arithmetic === 'fractions' ? asFraction(number) : asDecimal(number, decimals)
}

/**
 * What each of those who are level keeps of a weight, and what passes all of them, as the average of all orders in which they could stand: one with factor k keeps
 * k / n × the sum over j of the part that passes j of the others, averaged over all choices of j. In decimals, every product and quotient is cut off.
 */
export function averageOf(
  rounding: MeekRounding,
  weight: Exact,
  factors: readonly Exact[],
): readonly [kept: readonly Exact[], rest: Exact] {
  const product = (a: Exact, b: Exact) => down(rounding, times(a, b))
  const passing = factors.map((factor) => minus(ONE, factor))
  const n = factors.length
  const kept = factors.map((factor, k) => {
    const others = passing.filter((part, other) => other !== k && part.num > 0n)
    let parts: readonly Exact[] = [ONE, ...others.map(() => ZERO)]
    for (const part of others) {
      const before = parts
      parts = before.map((each, j) => (j === 0 ? each : plus(each, product(before[j - 1] as Exact, part))))
    }
    const all = sum(parts.map((each, j) => shareOf(rounding, each, choices(n - 1, j))))
    return product(weight, shareOf(rounding, product(all, factor), BigInt(n)))
  })
  return [kept, product(weight, passing.reduce(product))]
}

/** The number of ways to choose j of n. */
function choices(n: number, j: number): bigint {
  return j === 0 ? 1n : (choices(n - 1, j - 1) * BigInt(n)) / BigInt(j)
}

function down({ arithmetic, decimals }: MeekRounding, number: Exact): Exact {
  return arithmetic === 'fractions' ? number : cut(number, decimals)
}

function up(number: Exact, places: number): Exact {
  const below = cut(number, places)
  return compare(below, number) < 0 ? plus(below, exact(1n, 10n ** BigInt(places))) : below
}
