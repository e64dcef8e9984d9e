import fc from 'fast-check'
import type { Constitution, Facts, FactType, FactValue } from 'huzhu/constitution'

/** Requests that start from a worked example: some of its facts take other values, at the edges where parameters lie, and some are left out. */
export function requests(constitution: Constitution) {
  const examples = constitution.document.articles.flatMap((article) => article.examples)
  return fc.constantFrom(...examples).chain(({ action: { type, at }, facts: known }) => {
    const { facts } = constitution.actions.get(type)!
    const some = fc.subarray(
      facts.map((fact) => fact.name),
      { maxLength: Math.min(4, facts.length) },
    )
    return fc.record({
      action: fc.constant({ type, at }),
      facts: fc
        .tuple(fc.record(Object.fromEntries(facts.map(({ name, is }) => [name, oneOf(constitution, is)]))), some, some)
        .map(([other, changed, left]) => {
          const mixed = { ...known, ...Object.fromEntries(changed.map((name) => [name, other[name]!])) }
          return Object.fromEntries(Object.entries(mixed).filter(([name]) => changed.includes(name) || !left.includes(name)))
        }) as fc.Arbitrary<Facts>,
    })
  })
}

/** A random value of a type. */
export function oneOf(constitution: Constitution, is: FactType): fc.Arbitrary<FactValue> {
  switch (is.type) {
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...is.values)
    case 'integer':
      return fc.constantFrom(...edges(constitution))
    case 'tally':
      return fc
        .tuple(...is.shares.map(() => fc.nat(30).chain((base) => fc.tuple(fc.nat(base), fc.constant(base)))))
        .map((pairs) => pairs.flat())
    case 'list':
      return fc.array(oneOf(constitution, is.of), { maxLength: 3 }) as fc.Arbitrary<FactValue>
    default:
      throw new TypeError(`no values to try for a fact of type ${is.type}`)
  }
}

/** The whole numbers that parameters set, and those beside them. */
function edges(constitution: Constitution): readonly number[] {
  const numbers = constitution.document.parameters.flatMap(({ is, values }) =>
    is.type === 'integer' ? values.map(({ value }) => value as number) : [],
  )
  return [...new Set([0, 1, 1000, ...numbers.flatMap((number) => [number - 1, number, number + 1])])]
}
