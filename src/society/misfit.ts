import { canonical } from '../base/canonical.ts'
import type { FactDeclaration } from '../base/fact.ts'
import type { Finding, Json, JsonObject, Path } from '../base/json.ts'
import type { Lifecycle } from '../base/lifecycle.ts'
import { nearest } from '../base/nearest.ts'
import { shapeFindings } from '../base/shape.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { ConstitutionDocument, DeclaredAction, Parameter } from '../constitution/document.ts'

/** Where the lifecycles of this package come from, for who opens a preset without them. */
const ENTRIES: { readonly [kind: string]: string } = {
  amendment: 'huzhu/amendment',
  consultation: 'huzhu/consultation',
  election: 'huzhu/election',
  recall: 'huzhu/election',
  referral: 'huzhu/referral',
}

/**
 * Where a constitution and the lifecycles of a society do not fit. Lifecycles that were not given come first, and as long as one is missing nothing is said
 * of facts that nobody supplies: it may be what supplies them.
 */
export function misfits(
  { document }: Constitution,
  lifecycles: readonly Lifecycle[],
  owners: ReadonlyMap<string, Lifecycle>,
): readonly Finding[] {
  const missing = missingFindings(document, lifecycles, owners)
  return [
    ...missing,
    ...document.actions.flatMap((action, index) => ownerFindings(action, index, lifecycles, owners)),
    ...document.parameters.flatMap((parameter, index) => procedureFindings(parameter, index, lifecycles)),
    ...(missing.length > 0 ? [] : suppliesFindings(document, lifecycles)),
  ]
}

/** One finding for each lifecycle that is named and was not given, at the first place that names it. */
function missingFindings(
  { actions, parameters }: ConstitutionDocument,
  lifecycles: readonly Lifecycle[],
  owners: ReadonlyMap<string, Lifecycle>,
): readonly Finding[] {
  const kinds = lifecycles.map(({ kind }) => kind)
  const named = new Map<string, { readonly path: Path; readonly needs: string[] }>()
  const name = (kind: string, path: Path, need: string) => {
    if (kinds.includes(kind)) return
    const place = named.get(kind) ?? { path, needs: [] }
    named.set(kind, place)
    place.needs.push(need)
  }
  for (const [index, { type, lifecycle }] of actions.entries())
    if (lifecycle !== undefined && !owners.has(type)) name(lifecycle, ['actions', index, 'lifecycle'], `carries out \`${type}\``)
  for (const [index, { id, is }] of parameters.entries())
    if (is.type === 'procedure') name(is.lifecycle, ['parameters', index, 'is', 'lifecycle'], `follows \`${id}\``)
  return [...named].map(([kind, { path, needs }]) => ({
    code: 'unknownLifecycle',
    path,
    message: `the lifecycle \`${kind}\` was not given, which ${needs[0]}${needs.length > 1 ? `, and ${needs.length - 1} more` : ''}`,
    remedy: howToGive(kind, kinds),
  }))
}

function howToGive(kind: string, given: readonly string[]): string {
  if (Object.hasOwn(ENTRIES, kind))
    return `open the society with it: \`lifecycles: [${kind}, ...]\`, imported from \`${ENTRIES[kind]}\``
  const close = nearest(kind, [...given, ...Object.keys(ENTRIES)])
  return close === undefined
    ? 'open the society with it in `lifecycles`, or leave out what names it'
    : `did you mean \`${close}\`?`
}

/** Whether each action is declared for the lifecycle that carries it out. */
function ownerFindings(
  { type, lifecycle }: DeclaredAction,
  index: number,
  lifecycles: readonly Lifecycle[],
  owners: ReadonlyMap<string, Lifecycle>,
): readonly Finding[] {
  const owner = owners.get(type)?.kind
  const path = ['actions', index, 'lifecycle']
  if (owner !== undefined) {
    if (owner === lifecycle) return []
    return [
      { code: 'otherLifecycle', path, message: `\`${type}\` belongs to the lifecycle \`${owner}\``, remedy: `name \`${owner}\`` },
    ]
  }
  const named = lifecycles.find(({ kind }) => kind === lifecycle)
  if (named === undefined) return []
  const close = nearest(type, Object.keys(named.actions))
  const remedy = close === undefined ? 'leave `lifecycle` out' : `did you mean \`${close}\`?`
  return [{ code: 'unknownAction', path, message: `the lifecycle \`${lifecycle}\` carries out no \`${type}\``, remedy }]
}

function suppliesFindings({ structure, facts }: ConstitutionDocument, lifecycles: readonly Lifecycle[]): readonly Finding[] {
  const supplied = new Map(
    lifecycles.flatMap((lifecycle) =>
      lifecycle.supplies(structure as unknown as JsonObject).map((fact) => [fact.name, fact] as const),
    ),
  )
  return facts.flatMap((fact, index) => supplyFindings(fact, index, supplied))
}

function supplyFindings(fact: FactDeclaration, index: number, supplied: ReadonlyMap<string, FactDeclaration>): Finding[] {
  if (fact.source !== 'state') return []
  const supply = supplied.get(fact.name)
  if (supply === undefined) {
    const close = nearest(fact.name, supplied.keys())
    const remedy = close === undefined ? 'let the host supply it (source `host`)' : `did you mean \`${close}\`?`
    return [{ code: 'notSupplied', path: ['facts', index, 'name'], message: `nobody supplies the fact \`${fact.name}\``, remedy }]
  }
  if (canonical(supply.is as unknown as Json) === canonical(fact.is as unknown as Json)) return []
  const remedy = `declare it as ${canonical(supply.is as unknown as Json)}`
  return [{ code: 'otherType', path: ['facts', index, 'is'], message: `\`${fact.name}\` is supplied with another type`, remedy }]
}

/** A procedure must be one that its lifecycle can follow: a case that is opened later freezes it as it stands. */
function procedureFindings({ is, values }: Parameter, index: number, lifecycles: readonly Lifecycle[]): readonly Finding[] {
  if (is.type !== 'procedure') return []
  const path = ['parameters', index]
  const lifecycle = lifecycles.find(({ kind }) => kind === is.lifecycle)
  if (lifecycle === undefined) return []
  const { procedure } = lifecycle
  if (procedure === undefined) {
    const message = `the lifecycle \`${is.lifecycle}\` takes no procedure from the constitution`
    return [{ code: 'noProcedure', path: [...path, 'is', 'lifecycle'], message, remedy: 'leave the procedure out' }]
  }
  return values.flatMap(({ value }, at) => {
    const read = procedure.safeParse(value)
    if (read.success) return []
    return shapeFindings(read.error).map((fault) => ({ ...fault, path: [...path, 'values', at, 'value', ...fault.path] }))
  })
}
