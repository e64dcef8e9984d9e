import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsNumbers, inNumbers, type Keeping, reference } from '../../src/voting/methods/stv/keeping.ts'

/** The weight by which another, which ends in 1, 3, 7 or 9, gives whole units and one last place more: each step doubles the digits that are right. */
function inverse(weight: number, unit: number): number {
  let found = BigInt(weight) ** 3n
  for (let right = 1; right < 9; right *= 2) found = (found * (2n - BigInt(weight) * found)) % BigInt(unit)
  return Number((found + BigInt(unit)) % BigInt(unit))
}

/** Two weights up to one: any, and such that their product is one last place above or below whole units. */
const weights = (unit: number) => {
  const any = fc.integer({ min: 0, max: unit })
  const near = any.filter((one) => one % 2 === 1 && one % 5 !== 0).map((one) => [one, inverse(one, unit)] as const)
  return fc.oneof(
    fc.tuple(any, any),
    near,
    near.map(([one, other]) => [one, unit - other] as const),
  )
}

const setting = fc.integer({ min: 1, max: 9 }).chain((places) =>
  fc.record({
    places: fc.constant(places),
    omega: fc.integer({ min: 1, max: places }),
    pair: weights(10 ** places),
    ballots: fc.integer({ min: 1, max: 4_000_000 }),
    among: fc.integer({ min: 1, max: 500 }),
  }),
)

test('what a count by the reference rule calculates in Numbers is what whole numbers of any size give, to the last place', () => {
  fc.assert(
    fc.property(setting, ({ places, omega, pair: [a, b], ballots, among }) => {
      const results = <V>(keeping: Keeping<V>, of: (number: number) => V) => {
        const votes = keeping.times(of(a), ballots)
        const quota = keeping.quota(keeping.plus(votes, of(b)), BigInt(among))
        return [
          ...[keeping.one, votes, quota, keeping.share(of(a), BigInt(among)), keeping.product(of(a), of(b))],
          ...Object.values(keeping.keep(of(a), of(b))),
          keeping.factor(of(a), quota, keeping.plus(votes, of(1))),
          ...[keeping.ends(of(b)), keeping.elects(votes, quota), Math.sign(keeping.compare(of(a), of(b)))],
          keeping.write(votes),
        ].map(String)
      }
      expect(fitsNumbers(places, ballots)).toBe(true)
      expect(results(inNumbers(places, omega), Number)).toEqual(results(reference(places, omega), BigInt))
    }),
    { numRuns: 2000 },
  )
})

test('more ballots or more places than Numbers hold exactly are counted in whole numbers of any size', () => {
  expect(fitsNumbers(9, 4_503_599)).toBe(true)
  expect(fitsNumbers(9, 4_503_600)).toBe(false)
  expect(fitsNumbers(10, 1)).toBe(false)
  expect(fitsNumbers(1, 10n ** 18n)).toBe(false)
})
