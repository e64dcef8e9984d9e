import * as z from 'zod'
import type { ShareName } from '../base/fact.ts'
import { compareShares } from '../base/fraction.ts'

/** What a share is taken of. The base is always named; a bare fraction means nothing. */
export const BASES = [
  'eligible',
  'present',
  'voted',
  'ballotsCast',
  'participating',
  'forAndAgainst',
  'issued',
  'returned',
  'seats',
] as const

/**
 * What a share is taken of: everybody entitled 全体, those attending 到会 (an abstention then works as a no), persons who voted 参加投票,
 * ballots in the box, invalid ones included 已投选票, owners taking part 参与表决, yes + no only 赞成与反对, ballots issued or returned, seats.
 */
export type Basis = (typeof BASES)[number]

/** What is counted. Numbers of different units are never added or compared. */
export const UNITS = [
  'residents',
  'voters',
  'members',
  'households',
  'householdDelegates',
  'representatives',
  'delegates',
  'groups',
  'councillors',
  'heads',
  'area',
] as const

/** What is counted. `heads` and `area` are owners' heads and exclusive floor area (any integer unit, e.g. 0.01 m²). */
export type Unit = (typeof UNITS)[number]

/** An exact share: `count / base >= num / den`, or `>`. */
export type Share = {
  /** The share is `num` of `den`: 2 of 3 for two thirds. */
  readonly num: number
  /** Not less than `num`. */
  readonly den: number
  /** `>=` for 以上 and 不得少于, `>` for 超过 and 过半数 (Civil Code of the PRC, Art. 1259). */
  readonly cmp: '>' | '>='
  /** What the share is taken of. */
  readonly of: Basis
  /** What is counted. */
  readonly unit: Unit
}

/** A share, or several of which all must be reached (heads and area), or any one (residents, households or representatives). */
export type Threshold =
  | Share
  | {
      /** All of these must be reached. */
      readonly all: readonly Threshold[]
    }
  | {
      /** One of these must be reached. */
      readonly any: readonly Threshold[]
    }

/** What was counted: for each unit, how many are for it, and the bases. `{ members: { for: 20, present: 30, eligible: 44 } }`. */
export type Tally = { readonly [U in Unit]?: { readonly for: number } & { readonly [B in Basis]?: number } }

const whole = z.int().min(1)

/** Schema of {@link Share}: `0 < num/den <= 1`, and less than 1 where more than it is asked for: nothing is more than the whole. */
export const shareSchema = z
  .strictObject({ num: whole, den: whole, cmp: z.enum(['>', '>=']), of: z.enum(BASES), unit: z.enum(UNITS) })
  .refine(({ num, den }) => num <= den, { error: 'a share must not exceed the whole' })
  .refine(({ num, den, cmp }) => num !== den || cmp === '>=', { error: 'nothing is more than the whole: ask for all with `>=`' })

const MAX_LEVELS = 8

const several = z
  .array(z.lazy(() => thresholdSchema))
  .min(1)
  .max(16)

/** INVARIANT: made once. Were it made where it is first read, its JSON Schema would hang on which module had read it before. */
const formSchema: z.ZodType<Threshold> = z.union([
  shareSchema,
  z.strictObject({ all: several }),
  z.strictObject({ any: several }),
])

/** Schema of {@link Threshold}; at most eight levels deep. */
export const thresholdSchema: z.ZodType<Threshold> = z
  .lazy(() => formSchema)
  .refine((threshold) => levelsOf(threshold) <= MAX_LEVELS, { error: `a threshold is at most ${MAX_LEVELS} levels deep` })

/** The shares of a threshold by what they count, in the order in which it names them. */
export function sharesOf(threshold: Threshold): readonly ShareName[] {
  return leaves(threshold).map(({ of, unit }) => ({ of, unit }))
}

/**
 * Whether pairs `[count, base, count, base, ...]`, one for each share in the threshold's order, reach it. Exact.
 * An empty base is reached by nothing, whatever the share.
 *
 * @throws RangeError if the pairs are not as many as the shares, or not safe integers >= 0.
 */
export function reaches(pairs: readonly number[], threshold: Threshold): boolean {
  const shares = leaves(threshold)
  if (pairs.length !== shares.length * 2)
    throw new RangeError(`a threshold of ${shares.length} shares needs ${shares.length * 2} numbers, not ${pairs.length}`)
  // Not `every`, which would skip the holes of a sparse list.
  for (const number of pairs) {
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('a tally holds safe integers from 0 on')
  }
  let next = 0
  const holds = (node: Threshold): boolean => {
    if ('all' in node) return node.all.map(holds).every(Boolean)
    if ('any' in node) return node.any.map(holds).some(Boolean)
    const count = pairs[next] as number
    const base = pairs[next + 1] as number
    next += 2
    return shareReached(node, count, base)
  }
  return holds(threshold)
}

/**
 * Whether a tally passes a threshold. Exact: 67 of 100 reach two thirds, 66 do not. {@link Share} says which law means what by "more than".
 *
 * @throws RangeError if the tally lacks a number that the threshold names, or counts more for it than its base holds.
 */
export function passes(threshold: Threshold, tally: Tally): boolean {
  return reaches(pairsOf(threshold, tally), threshold)
}

/** The numbers of a tally that a threshold names, as `[count, base, ...]` in its order. @throws RangeError as {@link passes}. */
function pairsOf(threshold: Threshold, tally: Tally): readonly number[] {
  return leaves(threshold).flatMap((share) => {
    const counted = tally[share.unit]
    const base = counted?.[share.of]
    if (counted === undefined || base === undefined)
      throw new RangeError(`the tally lacks \`${share.unit}.${counted === undefined ? 'for' : share.of}\``)
    if (counted.for > base) throw new RangeError(`the tally counts ${counted.for} ${share.unit} of ${base} ${share.of}`)
    return [counted.for, base]
  })
}

/**
 * The smallest whole number, in the unit of `n`, that reaches a share of `n`; undefined if even `n` does not (nothing exceeds the whole).
 *
 * @throws RangeError if `n` is not a safe integer >= 1.
 */
export function smallestPassing(share: Share, n: number): number | undefined {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('the base must be a safe integer from 1 on')
  const exact = (BigInt(share.num) * BigInt(n)) / BigInt(share.den)
  const floor = Number(exact)
  const smallest = shareReached(share, floor, n) ? floor : floor + 1
  return smallest <= n ? smallest : undefined
}

function shareReached(share: Share, count: number, base: number): boolean {
  if (base === 0) return false
  const difference = compareShares(count, base, share.num, share.den)
  return share.cmp === '>' ? difference > 0 : difference >= 0
}

function levelsOf(threshold: Threshold): number {
  if ('all' in threshold) return 1 + Math.max(...threshold.all.map(levelsOf))
  if ('any' in threshold) return 1 + Math.max(...threshold.any.map(levelsOf))
  return 1
}

/** The shares of a threshold, in the order in which it names them. */
export function leaves(threshold: Threshold): readonly Share[] {
  if ('all' in threshold) return threshold.all.flatMap(leaves)
  if ('any' in threshold) return threshold.any.flatMap(leaves)
  return [threshold]
}
