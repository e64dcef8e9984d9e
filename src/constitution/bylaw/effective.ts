import { type Constitution, type ParseOptions, parseConstitution } from '../constitution.ts'
import type { ByLaw } from './bylaw.ts'
import type { UnitPlace } from './check.ts'
import { merged } from './merge.ts'

/**
 * What rules a unit: the constitution, with the by-laws of the unit and of every unit above it up to the head. By-laws of its siblings and of
 * units below it have no say, nor have those of units that are closed. The order in which by-laws are given changes nothing.
 *
 * @throws RangeError for a unit that is not among the units, or that is closed; and as {@link withByLaws}.
 */
export function effective(
  constitution: Constitution,
  byLaws: readonly ByLaw[],
  unit: string,
  units: Iterable<UnitPlace>,
  options: ParseOptions = {},
): Constitution {
  const places = new Map([...units].map((each) => [each.id, each]))
  const own = places.get(unit)
  if (own === undefined) throw new RangeError(`there is no unit \`${unit}\``)
  if (own.closed !== undefined) throw new RangeError(`the unit \`${unit}\` was closed on ${own.closed}`)
  const line = new Set<string>()
  for (let at: UnitPlace | undefined = own; at !== undefined && !line.has(at.id); at = places.get(at.parent ?? '')) {
    line.add(at.id)
  }
  const having = byLaws.filter(({ document: { unit } }) => line.has(unit) && places.get(unit)?.closed === undefined)
  return withByLaws(constitution, having, options)
}

/**
 * A constitution and by-laws as one constitution: the articles of all, each parameter as tight as any of them sets it. Its rulings cite the
 * constitution, and beside it the by-laws. A by-law that is given twice counts once.
 *
 * @throws RangeError for a by-law that was checked against another constitution, and for two of one id and version.
 */
export function withByLaws(constitution: Constitution, byLaws: readonly ByLaw[], options: ParseOptions = {}): Constitution {
  if (byLaws.length === 0) return constitution
  const other = byLaws.find(({ under }) => under !== constitution.hash)
  if (other !== undefined) throw new RangeError(`the by-law \`${other.id}\` was checked against another constitution`)
  const ordered = [...new Map(byLaws.map((each) => [each.hash, each])).values()].sort((a, b) => (place(a) < place(b) ? -1 : 1))
  const twin = ordered.find((each, at) => at > 0 && place(each) === place(ordered[at - 1] as ByLaw))
  if (twin !== undefined) throw new RangeError(`two by-laws are called \`${twin.id}\` version ${twin.version}`)
  const document = merged(
    constitution.document,
    ordered.map((byLaw) => byLaw.document),
  )
  return Object.freeze({
    ...parseConstitution(document, options),
    hash: constitution.hash,
    byLaws: Object.freeze(ordered.map(({ id, version, hash }) => ({ id, version, hash }))),
  })
}

/** No space stands in an id, so that of two ids the shorter comes first. */
function place({ id, version }: ByLaw): string {
  return `${id} ${version}`
}
