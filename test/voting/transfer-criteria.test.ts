import * as fc from 'fast-check'
import { type CountRecord, count, type MethodName, merge, type RankedBallot, type Summary, summarize } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const CANDIDATES = ['a', 'b', 'c', 'd', 'e']
const complete = fc.shuffledSubarray(CANDIDATES, { minLength: 5 })
const partial = fc.shuffledSubarray(CANDIDATES, { minLength: 1 })
const ballots = (ranking: fc.Arbitrary<string[]>) =>
  fc.array(fc.record({ ranking, count: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 8 })

function counted(method: MethodName, seats: number, given: readonly RankedBallot[], rules: object = {}): CountRecord {
  const ties = [{ lot: { seed: 'criteria' } }]
  const result = count({ method, seats, candidates: CANDIDATES, ballots: given, ties, rules: { ...rules } })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const sum = (some: readonly RankedBallot[]) => some.reduce((total, { count }) => total + Number(count), 0)

describe('a majority', () => {
  test('that ranks one first elects that one by an instant runoff', () => {
    fc.assert(
      fc.property(ballots(partial), fc.constantFrom(...CANDIDATES), (others, first) => {
        const given = [...others, { ranking: [first], count: sum(others) + 1 }]
        expect(counted('irv', 1, given).elected).toEqual([first])
      }),
    )
  })

  test('that ranks some above all others elects one of them by an instant runoff', () => {
    fc.assert(
      fc.property(ballots(complete), fc.subarray(CANDIDATES, { minLength: 1 }), (given, some) => {
        const solid = given.filter(({ ranking }) => ranking.slice(0, some.length).every((one) => some.includes(one as string)))
        fc.pre(2 * sum(solid) > sum(given))
        expect(some).toContain(counted('irv', 1, given).elected[0])
      }),
    )
  })

  test('certain losers excluded at once leave the winner as he is', () => {
    fc.assert(
      fc.property(ballots(complete), (given) => {
        const one = counted('irv', 1, given)
        fc.pre(one.broken.length === 0)
        expect(counted('irv', 1, given, { batch: 'certainLosers' }).elected).toEqual(one.elected)
      }),
    )
  })
})

describe.each(['wigm-stv', 'meek-stv'] as const)('by %s', (method) => {
  test('k quotas of ballots that rank some above all others elect k of them, or all (M. Dummett: proportionality for solid coalitions)', () => {
    const rules = method === 'meek-stv' ? { arithmetic: 'fractions' } : {}
    fc.assert(
      fc.property(
        ballots(complete),
        fc.integer({ min: 1, max: 3 }),
        fc.subarray(CANDIDATES, { minLength: 1 }),
        (given, seats, some) => {
          const solid = given.filter(({ ranking }) => ranking.slice(0, some.length).every((one) => some.includes(one as string)))
          const quotas = Math.floor(sum(solid) / (Math.floor(sum(given) / (seats + 1)) + 1))
          fc.pre(quotas > 0)
          const { elected } = counted(method, seats, given, rules)
          expect(elected.filter((one) => some.includes(one)).length).toBeGreaterThanOrEqual(Math.min(quotas, some.length))
        },
      ),
    )
  })
})

describe.each(['irv', 'scottish-stv', 'wigm-stv', 'meek-stv'] as const)('summaries of %s', (method) => {
  test('hold no more than there are different rankings, however many ballots are merged', () => {
    const poll = { method, seats: 1, candidates: CANDIDATES }
    const part = summarize({ ...poll, ballots: CANDIDATES.map((one, k) => ({ ranking: [one], count: 100_000 + k })) }) as Summary
    let all = part
    for (let machine = 1; machine < 20; machine += 1) all = merge(all, part) as Summary
    expect((all.body as { rankings: unknown[] }).rankings).toHaveLength(5)
    expect(count(all)).toMatchObject({ ok: true, elected: ['e'], ballots: { valid: '10000200' } })
  })
})
