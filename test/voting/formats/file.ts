import * as fc from 'fast-check'
import type { BallotCount } from 'huzhu/voting'
import { expect } from 'vitest'

type Refusal = { readonly path: readonly (string | number)[]; readonly problem: string }

/** What was read or written. */
export function read<Content extends object>(
  result: ({ readonly ok: true } & Content) | { readonly ok: false; readonly refusal: object },
): Content {
  if (!result.ok) expect.fail(JSON.stringify(result.refusal))
  const { ok: _, ...content } = result
  return content as unknown as Content
}

/** Where and why something was refused. */
export function refused(result: { readonly ok: true } | { readonly ok: false; readonly refusal: object }): Refusal {
  if (result.ok) expect.fail('was not refused')
  const { code, ...said } = result.refusal as Refusal & { readonly code: string }
  expect(code).toBe('malformed')
  return said
}

/** How many ballots there are. */
export function total(ballots: readonly { readonly count?: BallotCount }[]): bigint {
  return ballots.reduce((sum, { count = 1 }) => sum + BigInt(count), 0n)
}

/** Rankings as files of ballots say them: equal ranks of two and more, skipped ranks, blank ballots. */
export function arbitraryRanking(ids: readonly string[]): fc.Arbitrary<(string | string[])[]> {
  const rank = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids) },
    fc.constant<string[]>([]),
    ...(ids.length < 2 ? [] : [fc.subarray([...ids], { minLength: 2 })]),
  )
  return fc.array(rank, { maxLength: 6 })
}

/** Numbers of ballots, on both sides of 2^53. */
export const arbitraryCount: fc.Arbitrary<BallotCount> = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 29n }).map(String),
)
