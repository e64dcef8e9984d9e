import * as z from 'zod'
import { plain } from '../base/plain.ts'
import type { Result } from '../base/refusal.ts'
import { shapeFindings } from '../base/shape.ts'
import { malformed } from './method.ts'
import { personSchema } from './person.ts'

/** Methods of apportionment, by their names in the field. */
export const APPORTIONMENTS = ['hamilton', 'webster', 'jefferson'] as const

/**
 * How seats are shared out in proportion:
 *
 * - `hamilton`: largest remainders (Hare-Niemeyer). Each has its quota rounded down; seats left over go to the largest fractions;
 * - `webster`: divisors 1, 3, 5, ... (Sainte-Laguë): each has its size over a common divisor, rounded to the nearest whole number;
 * - `jefferson`: divisors 1, 2, 3, ... (D'Hondt): the same, rounded down; it favours the large.
 *
 * Source: M. L. Balinski, H. P. Young, Fair Representation (1982).
 */
export type Apportionment = (typeof APPORTIONMENTS)[number]

/** Seats to be shared out. */
export interface ApportionInput {
  readonly method: Apportionment
  readonly seats: number
  /** Those who share, with their size in residents, households or votes: whole numbers, larger ones as digits. The order means nothing. */
  readonly shares: readonly { readonly id: string; readonly size: number | string }[]
}

/** Seats that nothing gives to one rather than another. */
export interface SeatTie {
  readonly seats: number
  /** Each could have one of them. */
  readonly among: readonly string[]
}

const schema: z.ZodType<ApportionInput> = z.strictObject({
  method: z.enum(APPORTIONMENTS),
  seats: z.int().min(1).max(100_000),
  shares: z
    .array(z.strictObject({ id: personSchema, size: z.union([z.int().min(0), z.string().regex(/^[1-9]\d{0,30}$/)]) }))
    .min(1)
    .max(1000),
})

/**
 * Shares seats out in proportion to size, exactly. `seats` by id are those that are certain; what is level at the edge is in `tied`, and a lot
 * or a rule of the society decides it. Both together are all the seats.
 *
 * What is wrong with the input is a refusal (`malformed`), sizes that are all 0 among it. Sizes are whole numbers of one unit. Source: as {@link Apportionment}
 * names it.
 *
 * @example
 * ```ts
 * import { apportion } from 'huzhu/voting'
 *
 * const shares = [
 *   { id: 'building 1', size: 120 },
 *   { id: 'building 2', size: 80 },
 *   { id: 'building 3', size: 40 },
 * ]
 *
 * apportion({ method: 'webster', seats: 6, shares }) // => { ok: true, seats: { 'building 1': 3, 'building 2': 2, 'building 3': 1 }, tied: [] }
 * ```
 */
export function apportion(
  input: ApportionInput,
): Result<{ readonly seats: { readonly [id: string]: number }; readonly tied: readonly SeatTie[] }> {
  const copy = plain(input)
  if (!copy.ok) return malformed(copy.path, copy.message)
  const parsed = schema.safeParse(copy.value)
  if (!parsed.success) {
    const [first] = shapeFindings(parsed.error)
    return malformed(first?.path ?? [], first?.message ?? 'has not the form required')
  }
  const { method, seats, shares } = parsed.data
  const ids = shares.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  if (twice >= 0) return malformed(['shares', twice, 'id'], `\`${ids[twice]}\` stands in the list twice`)
  const sizes = shares.map(({ size }) => BigInt(size))
  const total = sizes.reduce((sum, size) => sum + size, 0n)
  if (total === 0n) return malformed(['shares'], 'are all of size 0')
  const given = method === 'hamilton' ? byRemainder(sizes, total, seats) : byDivisor(sizes, total, seats, method)
  return {
    ok: true,
    seats: Object.fromEntries(ids.map((id, index) => [id, given.seats[index] as number])),
    tied: given.left === 0 ? [] : [{ seats: given.left, among: ids.filter((_, index) => given.level.includes(index)) }],
  }
}

/** Seats by index; then those left over, and the indexes of those who are level for them. */
interface Given {
  readonly seats: readonly number[]
  readonly left: number
  readonly level: readonly number[]
}

function byRemainder(sizes: readonly bigint[], total: bigint, seats: number): Given {
  const given = sizes.map((size) => Number((size * BigInt(seats)) / total))
  const remainder = sizes.map((size) => (size * BigInt(seats)) % total)
  let left = seats - given.reduce((sum, each) => sum + each, 0)
  const order = [...sizes.keys()].sort((a, b) => compare(remainder[b] as bigint, remainder[a] as bigint))
  const level = levelAt(order, left, (a, b) => remainder[a] === remainder[b])
  for (const index of order.slice(0, left)) {
    if (level.includes(index)) break
    given[index] = (given[index] as number) + 1
    left -= 1
  }
  return { seats: given, left, level }
}

function byDivisor(sizes: readonly bigint[], total: bigint, seats: number, method: 'webster' | 'jefferson'): Given {
  const divisor = (held: number): bigint => BigInt(method === 'webster' ? 2 * held + 1 : held + 1)
  const given = [...certain(sizes, total, seats, method)]
  let left = seats - given.reduce((sum, each) => sum + each, 0)
  while (left > 0) {
    const level = largest(sizes, given.map(divisor))
    if (level.length > left) return { seats: given, left, level }
    for (const index of level) given[index] = (given[index] as number) + 1
    left -= level.length
  }
  return { seats: given, left, level: [] }
}

/**
 * Seats that a divisor method gives in any case, so that only a few are given one by one: those of a smaller house, since with more seats nobody has
 * fewer. For Jefferson, the quota rounded down. For Webster, the rounded quotas of a house with one seat less for each share: rounding adds half a
 * seat to each at most.
 */
function certain(sizes: readonly bigint[], total: bigint, seats: number, method: 'webster' | 'jefferson'): readonly number[] {
  if (method === 'jefferson') return sizes.map((size) => Number((size * BigInt(seats)) / total))
  const house = BigInt(Math.max(0, seats - sizes.length))
  return sizes.map((size) => (house === 0n ? 0 : Number((2n * size * house + total) / (2n * total))))
}

/** The indexes of the largest quotients, all of them if several are. */
function largest(sizes: readonly bigint[], divisors: readonly bigint[]): readonly number[] {
  let best: number[] = []
  for (let index = 0; index < sizes.length; index += 1) {
    const first = best[0] ?? index
    const difference = compare(
      (sizes[index] as bigint) * (divisors[first] as bigint),
      (sizes[first] as bigint) * (divisors[index] as bigint),
    )
    if (difference > 0) best = [index]
    else if (difference === 0) best.push(index)
  }
  return best
}

/** Of an order from best to worst: those level with both the last who would have one of `left` seats and the first who would not. */
function levelAt(order: readonly number[], left: number, same: (a: number, b: number) => boolean): readonly number[] {
  const [last, next] = [order[left - 1], order[left]]
  if (last === undefined || next === undefined || !same(last, next)) return []
  return order.filter((index) => same(index, next))
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
