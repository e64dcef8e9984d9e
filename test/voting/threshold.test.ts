import * as fc from 'fast-check'
import {
  passes,
  reaches,
  type Share,
  shareSchema,
  sharesOf,
  smallestPassing,
  type Threshold,
  thresholdSchema,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const share = (
  num: number,
  den: number,
  cmp: Share['cmp'],
  of: Share['of'] = 'present',
  unit: Share['unit'] = 'members',
): Share => ({
  num,
  den,
  cmp,
  of,
  unit,
})

/** The least who pass, out of n. Source: Civil Code of the PRC, Art. 1259: 以上 includes the number itself, 超过 excludes it. */
const COLUMNS = {
  'more than half 过半数': share(1, 2, '>'),
  'half or more 半数以上': share(1, 2, '>='),
  'two thirds or more 三分之二以上': share(2, 3, '>='),
  'more than two thirds 超过三分之二': share(2, 3, '>'),
  'not fewer than one third 不得少于三分之一': share(1, 3, '>='),
  'three quarters or more 四分之三以上': share(3, 4, '>='),
  'one fifth or more 五分之一以上': share(1, 5, '>='),
  'one tenth or more 十分之一以上': share(1, 10, '>='),
  'four fifths or more 五分之四以上': share(4, 5, '>='),
}
const TABLE: readonly (readonly [number, readonly number[]])[] = [
  [9, [5, 5, 6, 7, 3, 7, 2, 1, 8]],
  [10, [6, 5, 7, 7, 4, 8, 2, 1, 8]],
  [15, [8, 8, 10, 11, 5, 12, 3, 2, 12]],
  [30, [16, 15, 20, 21, 10, 23, 6, 3, 24]],
  [34, [18, 17, 23, 23, 12, 26, 7, 4, 28]],
  [50, [26, 25, 34, 34, 17, 38, 10, 5, 40]],
  [60, [31, 30, 40, 41, 20, 45, 12, 6, 48]],
  [99, [50, 50, 66, 67, 33, 75, 20, 10, 80]],
  [100, [51, 50, 67, 67, 34, 75, 20, 10, 80]],
  [501, [251, 251, 334, 335, 167, 376, 101, 51, 401]],
  [667, [334, 334, 445, 445, 223, 501, 134, 67, 534]],
  [1000, [501, 500, 667, 667, 334, 750, 200, 100, 800]],
]

describe.each(Object.entries(COLUMNS))('%s', (_, threshold) => {
  const column = Object.values(COLUMNS).indexOf(threshold)
  test.each(TABLE.map(([n, row]) => [n, row[column] as number]))('of %i is reached by %i and by no fewer', (n, least) => {
    expect(smallestPassing(threshold, n)).toBe(least)
    expect(passes(threshold, { members: { for: least, present: n } })).toBe(true)
    expect(passes(threshold, { members: { for: least - 1, present: n } })).toBe(false)
  })
})

const numerator = fc.integer({ min: 1, max: 1000 })
const anyShare = fc
  .tuple(numerator, numerator, fc.constantFrom<Share['cmp']>('>', '>='))
  .map(([a, b, cmp]) => share(Math.min(a, b), Math.max(a, b), cmp))
const size = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

/** The same question in rationals of unlimited size. */
function exactly({ num, den, cmp }: Share, count: number, base: number): boolean {
  const [left, right] = [BigInt(count) * BigInt(den), BigInt(num) * BigInt(base)]
  return base > 0 && (cmp === '>' ? left > right : left >= right)
}

describe('a threshold is exact', () => {
  test('at every size, up to the largest safe integer', () => {
    fc.assert(
      fc.property(anyShare, size, fc.nat(), (each, base, raw) => {
        const near = Number((BigInt(base) * BigInt(each.num)) / BigInt(each.den))
        return [raw % base, near - 1, near, near + 1]
          .filter((count) => count >= 0 && count <= base)
          .every((count) => passes(each, { members: { for: count, present: base } }) === exactly(each, count, base))
      }),
      { numRuns: 1000 },
    )
  })

  test('with fractions as large as the numbers that they measure', () => {
    const large = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(large, large, large, large, fc.constantFrom<Share['cmp']>('>', '>='), (a, b, c, d, cmp) => {
        const each = share(Math.min(a, b), Math.max(a, b), cmp)
        const [count, base] = [Math.min(c, d), Math.max(c, d)]
        // A fraction equal to the share is where rounding would show.
        return (
          reaches([count, base], each) === exactly(each, count, base) && reaches([each.num, each.den], each) === (cmp === '>=')
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('where a float would say otherwise', () => {
    expect(55 >= 0.55 * 100).toBe(false)
    expect(passes(share(55, 100, '>='), { members: { for: 55, present: 100 } })).toBe(true)
    const [count, base] = [6_004_799_503_160_660, 9_007_199_254_740_991]
    expect(count / base >= 2 / 3).toBe(true)
    expect(passes(share(2, 3, '>='), { members: { for: count, present: base } })).toBe(false)
  })

  test('the least that passes passes, and one fewer does not', () => {
    fc.assert(
      fc.property(anyShare, size, (each, n) => {
        const least = smallestPassing(each, n)
        return least === undefined ? !exactly(each, n, n) : exactly(each, least, n) && !exactly(each, least - 1, n)
      }),
      { numRuns: 1000 },
    )
  })

  test('one more in favour never loses what was reached', () => {
    fc.assert(
      fc.property(anyShare, fc.integer({ min: 1, max: 10_000 }), fc.nat(), (each, base, raw) => {
        const count = raw % base
        return !reaches([count, base], each) || reaches([count + 1, base], each)
      }),
    )
  })
})

describe('a tie and the whole', () => {
  test('17 of 34 are half or more, but not more than half', () => {
    expect(passes(share(1, 2, '>='), { members: { for: 17, present: 34 } })).toBe(true)
    expect(passes(share(1, 2, '>'), { members: { for: 17, present: 34 } })).toBe(false)
  })

  test('two thirds or more and more than two thirds differ only where three divides the base', () => {
    const bases = Array.from({ length: 300 }, (_, index) => index + 1)
    const differ = bases.filter((n) => smallestPassing(share(2, 3, '>='), n) !== smallestPassing(share(2, 3, '>'), n))
    expect(differ).toEqual(bases.filter((n) => n % 3 === 0))
  })

  test('nothing exceeds the whole', () => {
    expect(smallestPassing(share(1, 1, '>='), 9)).toBe(9)
    expect(smallestPassing(share(1, 1, '>'), 9)).toBeUndefined()
  })

  test('nobody reaches anything of nobody', () => {
    for (const each of Object.values(COLUMNS)) expect(passes(each, { members: { for: 0, present: 0 } })).toBe(false)
  })
})

describe('the base decides', () => {
  test('an abstention works as a no among those present, and not at all among yes and no', () => {
    const tally = { members: { for: 14, present: 30, forAndAgainst: 20 } }
    expect(passes(share(1, 2, '>', 'present'), tally)).toBe(false)
    expect(passes(share(1, 2, '>', 'forAndAgainst'), tally)).toBe(true)
  })

  test('an invalid ballot stays among the ballots cast: 50 of 100 do not win, though 50 of 92 valid ones would', () => {
    const half = share(1, 2, '>', 'ballotsCast', 'voters')
    expect(passes(half, { voters: { for: 50, ballotsCast: 100 } })).toBe(false)
    expect(passes(half, { voters: { for: 51, ballotsCast: 100 } })).toBe(true)
    expect(passes(half, { voters: { for: 50, ballotsCast: 92 } })).toBe(true)
  })

  test('40 of 60 representatives are a quorum of their meeting, but no turnout of their election', () => {
    const tally = { representatives: { for: 40, eligible: 60 } }
    expect(passes(share(2, 3, '>=', 'eligible', 'representatives'), tally)).toBe(true)
    expect(passes(share(2, 3, '>', 'eligible', 'representatives'), tally)).toBe(false)
    expect(smallestPassing(share(2, 3, '>', 'eligible', 'representatives'), 60)).toBe(41)
  })

  test('100 of 300 ballots reach the floor of a runoff, 99 do not', () => {
    const floor = share(1, 3, '>=', 'ballotsCast', 'voters')
    expect(passes(floor, { voters: { for: 100, ballotsCast: 300 } })).toBe(true)
    expect(passes(floor, { voters: { for: 99, ballotsCast: 300 } })).toBe(false)
  })

  test('each base is read under its own name', () => {
    const tally = {
      members: { for: 10, eligible: 40, present: 20, voted: 15, ballotsCast: 14, returned: 13, issued: 21, seats: 12 },
    }
    const half = (of: Share['of']) => passes(share(1, 2, '>=', of), tally)
    expect([half('eligible'), half('present'), half('voted'), half('issued'), half('seats')]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
  })
})

describe('owners decide by heads and by area, and need both (Civil Code of the PRC, Art. 278)', () => {
  const both = (num: number, den: number, cmp: Share['cmp'], of: Share['of']): Threshold => ({
    all: [share(num, den, cmp, of, 'heads'), share(num, den, cmp, of, 'area')],
  })
  const participation = both(2, 3, '>=', 'eligible')
  const ordinary = both(1, 2, '>', 'participating')
  const special = both(3, 4, '>=', 'participating')
  /** 1,000 heads and 90,000 m2, area counted in 0.01 m2. */
  const owners = (heads: number, area: number) => ({
    heads: { for: heads, eligible: 1000, participating: 667 },
    area: { for: area, eligible: 9_000_000, participating: 6_000_000 },
  })

  test('667 heads with 60,000 m2 take part in a decision of 1,000 heads with 90,000 m2; 666 or a hundredth of a square metre less do not', () => {
    expect(passes(participation, owners(667, 6_000_000))).toBe(true)
    expect(passes(participation, owners(666, 6_000_000))).toBe(false)
    expect(passes(participation, owners(667, 5_999_999))).toBe(false)
  })

  test('of these, an ordinary matter needs 334 heads and more than 30,000 m2', () => {
    expect(passes(ordinary, owners(334, 3_000_001))).toBe(true)
    expect(passes(ordinary, owners(333, 3_000_001))).toBe(false)
    expect(passes(ordinary, owners(334, 3_000_000))).toBe(false)
  })

  test('a special matter needs 501 heads and 45,000 m2', () => {
    expect(passes(special, owners(501, 4_500_000))).toBe(true)
    expect(passes(special, owners(500, 4_500_000))).toBe(false)
    expect(passes(special, owners(501, 4_499_999))).toBe(false)
  })

  test('a vote that passes by heads and fails by area fails, and the other way round', () => {
    expect(passes(ordinary, owners(667, 1))).toBe(false)
    expect(passes(ordinary, owners(1, 6_000_000))).toBe(false)
  })
})

describe('one way of several is enough', () => {
  const petition: Threshold = {
    any: [
      share(1, 10, '>=', 'eligible', 'residents'),
      share(1, 10, '>=', 'eligible', 'householdDelegates'),
      share(1, 3, '>=', 'eligible', 'representatives'),
    ],
  }
  const tally = (residents: number, delegates: number, representatives: number) => ({
    residents: { for: residents, eligible: 1000 },
    householdDelegates: { for: delegates, eligible: 400 },
    representatives: { for: representatives, eligible: 60 },
  })

  test('a tenth of the residents, or of the household delegates, or a third of the representatives', () => {
    expect(passes(petition, tally(100, 0, 0))).toBe(true)
    expect(passes(petition, tally(0, 40, 0))).toBe(true)
    expect(passes(petition, tally(0, 0, 20))).toBe(true)
  })

  test('but not a little of each', () => {
    expect(passes(petition, tally(99, 39, 19))).toBe(false)
  })

  test('a way that was not used counts as nobody of nobody', () => {
    expect(
      passes(petition, { ...tally(0, 0, 20), residents: { for: 0, eligible: 0 }, householdDelegates: { for: 0, eligible: 0 } }),
    ).toBe(true)
  })

  test('ways can be nested: by heads and area, or unanimously', () => {
    const nested: Threshold = {
      any: [
        { all: [share(3, 4, '>=', 'participating', 'heads'), share(3, 4, '>=', 'participating', 'area')] },
        share(1, 1, '>=', 'eligible', 'members'),
      ],
    }
    expect(sharesOf(nested).map(({ unit }) => unit)).toEqual(['heads', 'area', 'members'])
    expect(reaches([3, 4, 3, 4, 0, 9], nested)).toBe(true)
    expect(reaches([3, 4, 2, 4, 8, 9], nested)).toBe(false)
    expect(reaches([0, 4, 0, 4, 9, 9], nested)).toBe(true)
  })
})

describe('figures that cannot be used are refused:', () => {
  const half = share(1, 2, '>')
  test.each<[string, () => unknown, RegExp]>([
    ['a tally without the unit', () => passes(half, { households: { for: 1, present: 2 } }), /lacks `members\.for`/],
    ['a tally without the base', () => passes(half, { members: { for: 1, eligible: 2 } }), /lacks `members\.present`/],
    ['more in favour than there are', () => passes(half, { members: { for: 3, present: 2 } }), /3 members of 2 present/],
    ['a negative number', () => passes(half, { members: { for: -1, present: 2 } }), /safe integers/],
    ['a fraction', () => passes(half, { members: { for: 0.5, present: 2 } }), /safe integers/],
    ['not a number', () => passes(half, { members: { for: Number.NaN, present: 2 } }), /safe integers/],
    ['infinitely many', () => passes(half, { members: { for: 1, present: Number.POSITIVE_INFINITY } }), /safe integers/],
    ['a number beyond the safe ones', () => passes(half, { members: { for: 1, present: 2 ** 53 } }), /safe integers/],
    ['a number as a text', () => passes(half, { members: { for: '1' as never, present: 2 } }), /safe integers/],
    ['too few numbers', () => reaches([1], half), /needs 2 numbers, not 1/],
    ['too many numbers', () => reaches([1, 2, 3], half), /needs 2 numbers, not 3/],
    ['a gap among the numbers', () => reaches(new Array(2), half), /safe integers/],
    ['a base of nobody', () => smallestPassing(half, 0), /safe integer from 1/],
    ['half a base', () => smallestPassing(half, 1.5), /safe integer from 1/],
  ])('%s', (_, act, says) => {
    expect(act).toThrow(RangeError)
    expect(act).toThrow(says)
  })

  test('all shares of a combination are looked at, so that a bad figure is never hidden by a good one', () => {
    const either: Threshold = { any: [half, share(1, 2, '>', 'eligible')] }
    expect(() => passes(either, { members: { for: 2, present: 3, eligible: 1 } })).toThrow(/2 members of 1 eligible/)
  })
})

describe('a threshold that says nothing sure is no threshold:', () => {
  const good = share(1, 2, '>')
  test.each<[string, unknown]>([
    ['more than the whole', { ...good, num: 3 }],
    ['more than all of it', share(1, 1, '>')],
    ['more than all of it, written otherwise', share(3, 3, '>')],
    ['a numerator of nothing', { ...good, num: 0 }],
    ['a denominator of nothing', { ...good, num: 1, den: 0 }],
    ['a fraction in a fraction', { ...good, num: 0.5 }],
    ['an unsafe numerator', { ...good, num: 1, den: 2 ** 53 }],
    ['a bare fraction without base', { num: 1, den: 2, cmp: '>', unit: 'members' }],
    ['a share that does not say what is counted', { num: 1, den: 2, cmp: '>', of: 'present' }],
    ['an unknown base', { ...good, of: 'everybody' }],
    ['another comparison', { ...good, cmp: '<' }],
    ['a field that nothing reads', { ...good, exact: true }],
    ['all of none', { all: [] }],
    ['any of none', { any: [] }],
    ['both all and any', { all: [good], any: [good] }],
  ])('%s', (_, threshold) => {
    expect(thresholdSchema.safeParse(threshold).success).toBe(false)
  })

  test('but all of it is a share, and everybody reaches it', () => {
    const all = share(1, 1, '>=')
    expect(thresholdSchema.parse(all)).toEqual(all)
    expect([reaches([3, 3], all), reaches([2, 3], all)]).toEqual([true, false])
  })

  test('nine levels of combinations', () => {
    const nested = (levels: number): Threshold => (levels === 1 ? good : { all: [nested(levels - 1)] })
    expect(thresholdSchema.safeParse(nested(8)).success).toBe(true)
    expect(thresholdSchema.safeParse(nested(9)).success).toBe(false)
  })

  test('sound ones are taken', () => {
    for (const each of Object.values(COLUMNS)) expect(shareSchema.parse(each)).toEqual(each)
    expect(thresholdSchema.safeParse({ any: [{ all: [good, good] }, good] }).success).toBe(true)
  })
})
