import { canonical } from '../base/canonical.ts'
import type { FactDeclaration } from '../base/fact.ts'
import type { Finding, Json, JsonObject } from '../base/json.ts'
import type { Lifecycle } from '../base/lifecycle.ts'
import { DocumentError } from '../base/misuse.ts'
import { nearest } from '../base/nearest.ts'
import { shapeFindings } from '../base/shape.ts'
import { type Constitution, findFaults, type ParseOptions, parseConstitution } from '../constitution/constitution.ts'
import type { Parameter } from '../constitution/document.ts'
import { members } from '../members/index.ts'
import type { BallotBox } from './ballot-box.ts'
import { leakFindings } from './leak.ts'

/** What a society is opened with, made ready: which lifecycle owns which action, who supplies which fact, which constitution it began under. */
export interface Setup {
  readonly constitution: Constitution
  readonly lifecycles: readonly Lifecycle[]
  readonly owners: ReadonlyMap<string, Lifecycle>
  /** The fields that are secret in some action. */
  readonly secrets: readonly string[]
  readonly ballotBox: BallotBox | undefined
  /** The faults for which a document could not become the constitution of this society. */
  faults(document: Json): readonly Finding[]
  /** A version of the constitution that an amendment brought, by its document. */
  parse(document: Json): Constitution
}

/**
 * Makes a society's lifecycles and constitution fit together. The members' register is always among the lifecycles.
 *
 * @throws DocumentError if two lifecycles own one action, if what is secret in an action would be recorded, if the constitution reads a fact that nobody supplies, declares an action
 * for a lifecycle that is not there, or holds a procedure that its lifecycle cannot follow.
 */
export function makeSetup(
  constitution: Constitution,
  given: readonly Lifecycle[],
  options: ParseOptions = {},
  ballotBox?: BallotBox,
): Setup {
  const lifecycles = [members, ...given]
  const owners = new Map<string, Lifecycle>()
  for (const lifecycle of lifecycles) {
    for (const type of Object.keys(lifecycle.actions)) {
      const other = owners.get(type)
      if (other !== undefined) {
        const message = `\`${type}\` belongs to \`${other.kind}\` and to \`${lifecycle.kind}\``
        throw new DocumentError('the list of lifecycles', [{ code: 'ownedTwice', path: ['lifecycles', lifecycle.kind], message }])
      }
      owners.set(type, lifecycle)
    }
  }
  const leaks = lifecycles.flatMap(leakFindings)
  if (leaks.length > 0) throw new DocumentError('the list of lifecycles', leaks)
  const parsed = new Map<string, Constitution>()
  const setup: Setup = {
    constitution,
    lifecycles,
    owners,
    secrets: lifecycles.flatMap(({ actions }) => Object.values(actions).flatMap(({ secret = [] }) => secret)),
    ballotBox,
    faults(document) {
      const faults = findFaults(document, options)
      if (faults.length > 0) return faults
      const amended = parseConstitution(document, options)
      return [...otherZone(amended, constitution), ...misfits(amended, lifecycles, owners)]
    },
    parse(document) {
      const key = String((document as JsonObject).version)
      let found = parsed.get(key)
      if (found === undefined) {
        found = parseConstitution(document, options)
        parsed.set(key, found)
      }
      return found
    },
  }
  const findings = misfits(constitution, lifecycles, owners)
  if (findings.length > 0) throw new DocumentError('the constitution in this society', findings)
  return setup
}

/** Days of record are counted in one zone for ever: another would date one instant twice. */
function otherZone(amended: Constitution, constitution: Constitution): Finding[] {
  const { zone } = constitution.document
  if (amended.document.zone === zone) return []
  const message = `is \`${amended.document.zone}\`, another zone than the society's`
  return [{ code: 'otherZone', path: ['zone'], message, remedy: `name \`${zone}\`` }]
}

/** Where a constitution and the lifecycles of a society do not fit. */
function misfits(
  constitution: Constitution,
  lifecycles: readonly Lifecycle[],
  owners: ReadonlyMap<string, Lifecycle>,
): Finding[] {
  const structure = constitution.document.structure as unknown as JsonObject
  const supplied = new Map(
    lifecycles.flatMap((lifecycle) => lifecycle.supplies(structure).map((fact) => [fact.name, fact] as const)),
  )
  return [
    ...constitution.document.facts.flatMap((fact, index) => supplyFindings(fact, index, supplied)),
    ...constitution.document.parameters.flatMap((parameter, index) => procedureFindings(parameter, index, lifecycles)),
    ...constitution.document.actions.flatMap((action, index): Finding[] => {
      const owner = owners.get(action.type)?.kind
      if (owner === action.lifecycle) return []
      const path = ['actions', index, 'lifecycle']
      if (owner === undefined) {
        const message = `no lifecycle \`${action.lifecycle}\` that carries out \`${action.type}\` was given`
        return [{ code: 'unknownLifecycle', path, message, remedy: 'open the society with it, or leave `lifecycle` out' }]
      }
      return [
        {
          code: 'otherLifecycle',
          path,
          message: `\`${action.type}\` belongs to the lifecycle \`${owner}\``,
          remedy: `name \`${owner}\``,
        },
      ]
    }),
  ]
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
  if (lifecycle === undefined) {
    const message = `no lifecycle \`${is.lifecycle}\` was given`
    const close = nearest(
      is.lifecycle,
      lifecycles.map(({ kind }) => kind),
    )
    const remedy = close === undefined ? 'open the society with it, or leave the procedure out' : `did you mean \`${close}\`?`
    return [{ code: 'unknownLifecycle', path: [...path, 'is', 'lifecycle'], message, remedy }]
  }
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
