import { describe, expect, test } from 'vitest'
import { compareVotes, fractionVotes } from '../../src/voting/votes.ts'
import { fromJson, plus, times, toJson, whole, wholeSchema } from '../../src/voting/whole.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

describe('whole numbers are exact on both sides of 2^53', () => {
  test('sums', () => {
    expect(plus(2, 3)).toBe(5)
    expect(plus(LARGEST, 0)).toBe(LARGEST)
    expect(plus(LARGEST, 1)).toBe(9007199254740992n)
    // As Numbers, this is 2^53 again.
    expect(plus(plus(LARGEST, 1), 1)).toBe(9007199254740993n)
    expect(plus(LARGEST, 2)).toBe(9007199254740993n)
    expect(plus(LARGEST, LARGEST)).toBe(18014398509481982n)
  })

  test('products', () => {
    expect(times(3, 4)).toBe(12)
    expect(times(3, 3002399751580331)).toBe(9007199254740993n)
    expect(times(0, 10n ** 20n)).toBe(0)
  })

  test('have one form each, so that equal bodies look equal', () => {
    expect(whole(5n)).toBe(5)
    expect(whole(2n ** 53n)).toBe(2n ** 53n)
    expect([LARGEST, 2n ** 53n].map(toJson)).toEqual([LARGEST, '9007199254740992'])
    expect([LARGEST, '9007199254740992'].map(fromJson)).toEqual([LARGEST, 2n ** 53n])
  })

  test.each([[-1], [0.5], [2 ** 53], ['12'], ['-9007199254740993'], ['09007199254740993'], [null]])(
    '%j is none in a body',
    (json) => {
      expect(wholeSchema.safeParse(json).success).toBe(false)
    },
  )
})

describe('votes', () => {
  test('as fractions stand in lowest terms, whole ones without a bar', () => {
    expect([fractionVotes(4233n, 2n), fractionVotes(252n, 2n), fractionVotes(0n, 2n), fractionVotes(6n, 4n)]).toEqual([
      '4233/2',
      '126',
      '0',
      '3/2',
    ])
  })

  test.each([
    ['1/3', '0.33333', 1],
    ['825.00000', '825', 0],
    ['825.00001', '825', 1],
    ['9007199254740993', '9007199254740992', 1],
    ['1/2', '2/4', 0],
    ['0', '1/1000000000000000000000', -1],
  ])('%s and %s are compared exactly', (a, b, sign) => {
    expect(Math.sign(compareVotes(a, b))).toBe(sign)
    expect(Math.sign(compareVotes(b, a))).toBe(sign === 0 ? 0 : -sign)
  })
})
