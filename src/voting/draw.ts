import * as z from 'zod'
import { type PlainLimits, plain } from '../base/plain.ts'
import type { Result } from '../base/refusal.ts'
import { shapeFindings } from '../base/shape.ts'
import { listSchema } from './list.ts'
import { drawLot } from './lot.ts'
import { malformed } from './method.ts'
import { personSchema } from './person.ts'

/** One group that participants are drawn from, e.g. the residents of one building. */
export interface DrawGroup {
  readonly group: string
  /** How many are drawn from it. */
  readonly places: number
  /** How many more are drawn who stand by, in order. */
  readonly reserves: number
  /** Ids of all who can be drawn. The order means nothing. */
  readonly pool: readonly string[]
}

/** A draw of participants by lot. */
export interface DrawInput {
  /** Something that nobody could know when the pools were fixed: see {@link drawLot}. */
  readonly seed: string
  /** Every person stands in one group only. */
  readonly groups: readonly DrawGroup[]
  /** Those drawn who refused, in the order in which they did. */
  readonly refused?: readonly string[]
}

/** Who was drawn from one group. */
export interface DrawnGroup {
  readonly group: string
  /** In the order in which they were drawn; whoever took a place that was refused stands last. */
  readonly drawn: readonly string[]
  /** Those who stand by, the next one first. */
  readonly reserves: readonly string[]
  /** Who took whose place. */
  readonly replaced: readonly { readonly refused: string; readonly by: string }[]
  /** Places that nobody is left for. */
  readonly vacant: number
}

/** The residents of a large town. */
const LIMITS: PlainLimits = { depth: 5, values: 1_000_000, characters: 20_000_000 }

const drawSchema: z.ZodType<DrawInput> = z.strictObject({
  seed: z.string().min(1).max(1000),
  groups: z
    .array(
      z.strictObject({ group: personSchema, places: z.int().min(1), reserves: z.int().min(0), pool: listSchema(personSchema) }),
    )
    .min(1),
  refused: z.exactOptional(listSchema(personSchema)),
})

/**
 * Draws participants by lot, so many from each group, with reserves. Anybody who has the pools and the seed can draw again: in each group it is
 * `drawLot` with the seed `seed/group`, the first `places` drawn take part and the next `reserves` stand by.
 *
 * The place of one who refused goes to the first reserve; a reserve who refused stands by no more. The draw itself does not change: refusals can be
 * added as they come.
 *
 * A group with fewer persons than places, or a person in two groups, is refused (`malformed`): a quota that cannot be met is for whoever set it.
 *
 * Source: RFC 3797, as {@link drawLot}; the groups are huzhu's own.
 *
 * @example
 * ```ts
 * import { drawParticipants } from 'huzhu/voting'
 *
 * const pool = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']
 * const groups = [{ group: '3号楼', places: 2, reserves: 2, pool }]
 * const draw = drawParticipants({ seed: 'seed', groups, refused: ['r3'] })
 *
 * draw.ok && draw.groups[0]?.drawn // => ['r6', 'r5']
 * draw.ok && draw.groups[0]?.reserves // => ['r2']
 * ```
 */
export function drawParticipants(input: DrawInput): Result<{ readonly groups: readonly DrawnGroup[] }> {
  const copy = plain(input, LIMITS)
  if (!copy.ok) return malformed(copy.path, copy.message)
  const parsed = drawSchema.safeParse(copy.value)
  if (!parsed.success) {
    const [first] = shapeFindings(parsed.error)
    return malformed(first?.path ?? [], first?.message ?? 'has not the form required')
  }
  const { seed, groups, refused = [] } = parsed.data
  const names = new Set<string>()
  const persons = new Set<string>()
  for (const [index, { group, places, pool }] of groups.entries()) {
    if (names.size === names.add(group).size)
      return malformed(['groups', index, 'group'], `\`${group}\` stands in the list twice`)
    if (pool.length < places) return malformed(['groups', index, 'pool'], `holds ${pool.length} persons for ${places} places`)
    const twice = pool.findIndex((person) => persons.size === persons.add(person).size)
    if (twice >= 0) return malformed(['groups', index, 'pool', twice], `\`${pool[twice]}\` stands in the pools twice`)
  }
  // Whoever has refused is struck off, so that nobody does so twice.
  const stranger = refused.findIndex((person) => !persons.delete(person))
  if (stranger >= 0) return malformed(['refused', stranger], `\`${refused[stranger]}\` is in no pool, or refused before`)
  return { ok: true, groups: groups.map((group) => drawGroup(seed, group, refused)) }
}

function drawGroup(seed: string, { group, places, reserves, pool }: DrawGroup, refusals: readonly string[]): DrawnGroup {
  const order = drawLot(`${seed}/${group}`, pool, places + reserves)
  let drawn = order.slice(0, places)
  let standby = order.slice(places)
  const replaced: { refused: string; by: string }[] = []
  for (const refused of refusals) {
    if (drawn.includes(refused)) {
      const [next, ...others] = standby
      drawn = drawn.filter((person) => person !== refused)
      if (next === undefined) continue
      drawn = [...drawn, next]
      standby = others
      replaced.push({ refused, by: next })
    } else {
      standby = standby.filter((person) => person !== refused)
    }
  }
  return { group, drawn, reserves: standby, replaced, vacant: places - drawn.length }
}
