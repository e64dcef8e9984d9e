import * as fc from 'fast-check'
import { APPORTIONMENTS, type Apportionment, apportion } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const shares = (sizes: { readonly [id: string]: number | string }) => Object.entries(sizes).map(([id, size]) => ({ id, size }))

function shared(method: Apportionment, seats: number, sizes: { readonly [id: string]: number | string }) {
  const result = apportion({ method, seats, shares: shares(sizes) })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return { seats: result.seats, tied: result.tied }
}

/** Representative population of the first US census, 1790: Balinski and Young, Fair Representation, table 3.1. */
const CENSUS_1790 = {
  Connecticut: 236_841,
  Delaware: 55_540,
  Georgia: 70_835,
  Kentucky: 68_705,
  Maryland: 278_514,
  Massachusetts: 475_327,
  'New Hampshire': 141_822,
  'New Jersey': 179_570,
  'New York': 331_589,
  'North Carolina': 353_523,
  Pennsylvania: 432_879,
  'Rhode Island': 68_446,
  'South Carolina': 206_236,
  Vermont: 85_533,
  Virginia: 630_560,
}

describe('the first apportionment of the United States, 1792', () => {
  test("Hamilton's bill for 120 seats, which Washington vetoed (as the US National Archives list it)", () => {
    expect(shared('hamilton', 120, CENSUS_1790)).toEqual({
      seats: {
        Connecticut: 8,
        Delaware: 2,
        Georgia: 2,
        Kentucky: 2,
        Maryland: 9,
        Massachusetts: 16,
        'New Hampshire': 5,
        'New Jersey': 6,
        'New York': 11,
        'North Carolina': 12,
        Pennsylvania: 14,
        'Rhode Island': 2,
        'South Carolina': 7,
        Vermont: 3,
        Virginia: 21,
      },
      tied: [],
    })
  })

  test('the Act of 14 April 1792: Jefferson, one for every 33,000', () => {
    const { seats, tied } = shared('jefferson', 105, CENSUS_1790)
    const byRatio = Object.entries(CENSUS_1790).map(([id, size]) => [id, Math.floor(size / 33_000)])
    expect({ seats, tied }).toEqual({ seats: Object.fromEntries(byRatio), tied: [] })
    expect(seats).toMatchObject({ Virginia: 19, Massachusetts: 14, Pennsylvania: 13, Delaware: 1 })
  })
})

describe('examples from the field', () => {
  test('the Alabama paradox of largest remainders: one seat more for all is one less for C (electowiki, Alabama paradox)', () => {
    const sizes = { A: 5670, B: 3850, C: 420, D: 60 }
    expect(shared('hamilton', 323, sizes).seats).toEqual({ A: 183, B: 124, C: 14, D: 2 })
    expect(shared('hamilton', 324, sizes).seats).toEqual({ A: 184, B: 125, C: 13, D: 2 })
  })

  test("D'Hondt and Sainte-Laguë share eight seats differently (Wikipedia, D'Hondt method)", () => {
    const votes = { A: 100_000, B: 80_000, C: 30_000, D: 20_000 }
    expect(shared('jefferson', 8, votes).seats).toEqual({ A: 4, B: 3, C: 1, D: 0 })
    expect(shared('webster', 8, votes).seats).toEqual({ A: 3, B: 3, C: 1, D: 1 })
  })
})

describe('what is level at the edge is tied', () => {
  test('by remainders', () => {
    expect(shared('hamilton', 2, { A: 1, B: 1, C: 1 })).toEqual({
      seats: { A: 0, B: 0, C: 0 },
      tied: [{ seats: 2, among: ['A', 'B', 'C'] }],
    })
    expect(shared('hamilton', 50, { A: 3, B: 7, C: 90 })).toEqual({
      seats: { A: 1, B: 3, C: 45 },
      tied: [{ seats: 1, among: ['A', 'B'] }],
    })
  })

  test('by quotients: 3/3 = 1/1, and one more seat settles it', () => {
    expect(shared('jefferson', 3, { A: 3, B: 1 })).toEqual({ seats: { A: 2, B: 0 }, tied: [{ seats: 1, among: ['A', 'B'] }] })
    expect(shared('jefferson', 4, { A: 3, B: 1 })).toEqual({ seats: { A: 3, B: 1 }, tied: [] })
    expect(shared('webster', 2, { A: 3, B: 1 })).toEqual({ seats: { A: 1, B: 0 }, tied: [{ seats: 1, among: ['A', 'B'] }] })
  })
})

describe('for any sizes', () => {
  const input = fc.record({
    method: fc.constantFrom(...APPORTIONMENTS),
    seats: fc.integer({ min: 1, max: 60 }),
    sizes: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }).filter((sizes) => sizes.some(Boolean)),
  })
  const named = (sizes: readonly number[]) => Object.fromEntries(sizes.map((size, index) => [`g${index}`, size]))

  test('seats and ties together are all the seats', () => {
    fc.assert(
      fc.property(input, ({ method, seats, sizes }) => {
        const result = shared(method, seats, named(sizes))
        const open = result.tied.reduce((sum, tie) => sum + tie.seats, 0)
        expect(Object.values(result.seats).reduce((sum, each) => sum + each, open)).toBe(seats)
        for (const tie of result.tied) expect(tie.among.length).toBeGreaterThan(tie.seats)
      }),
    )
  })

  test('divisors give each seat to the largest quotient, one after the other', () => {
    fc.assert(
      fc.property(input, ({ method, seats, sizes }) => {
        if (method === 'hamilton') return
        // Seat by seat and over a common denominator; it stops where the best are more than the seats left.
        const held = sizes.map(() => 0)
        let left = seats
        for (;;) {
          const quotients = sizes.map((size, index) => [size, method === 'webster' ? 2 * held[index]! + 1 : held[index]! + 1])
          const best = quotients.filter(([a, b]) => quotients.every(([c, d]) => a! * d! >= c! * b!))
          if (left === 0 || best.length > left) break
          for (const one of best) held[quotients.indexOf(one)]! += 1
          left -= best.length
        }
        const result = shared(method, seats, named(sizes))
        expect(Object.values(result.seats)).toEqual(held)
        expect(result.tied.map((tie) => tie.seats)).toEqual(left === 0 ? [] : [left])
      }),
    )
  })

  test('remainders stay within the quota: rounded down or up', () => {
    fc.assert(
      fc.property(input, ({ seats, sizes }) => {
        const total = sizes.reduce((sum, size) => sum + size, 0)
        const result = shared('hamilton', seats, named(sizes))
        for (const [index, size] of sizes.entries()) {
          const over = result.seats[`g${index}`]! - Math.floor((size * seats) / total)
          expect([0, 1]).toContain(over)
        }
      }),
    )
  })
})

test('sizes beyond 2^53 are shared exactly', () => {
  // A float sees three equal sizes.
  const sizes = { A: '9007199254740993', B: '9007199254740992', C: '9007199254740992' }
  expect(shared('hamilton', 1, sizes)).toEqual({ seats: { A: 1, B: 0, C: 0 }, tied: [] })
  expect(shared('jefferson', 1, sizes).seats).toEqual({ A: 1, B: 0, C: 0 })
})

test.each([
  ['no seats', { method: 'webster', seats: 0, shares: shares({ A: 1 }) }, ['seats']],
  ['nobody to share', { method: 'webster', seats: 1, shares: [] }, ['shares']],
  ['a name twice', { method: 'webster', seats: 1, shares: [...shares({ A: 1 }), ...shares({ A: 2 })] }, ['shares', 1, 'id']],
  ['no size at all', { method: 'hamilton', seats: 1, shares: shares({ A: 0, B: 0 }) }, ['shares']],
  ['half a resident', { method: 'hamilton', seats: 1, shares: shares({ A: 0.5 }) }, ['shares', 0, 'size']],
  ['a method that is none', { method: 'adams', seats: 1, shares: shares({ A: 1 }) }, ['method']],
])('%s is refused with its path', (_, input, path) => {
  expect(apportion(input as Parameters<typeof apportion>[0])).toMatchObject({ ok: false, refusal: { code: 'malformed', path } })
})
