import type { Finding, Json, JsonObject } from '../base/json.ts'
import type { Lifecycle } from '../base/lifecycle.ts'
import { DocumentError } from '../base/misuse.ts'
import { type Constitution, findFaults, type ParseOptions, parseConstitution } from '../constitution/constitution.ts'
import { members } from '../members/index.ts'
import type { BallotBox } from './ballot-box.ts'
import { leakFindings } from './leak.ts'
import { misfits } from './misfit.ts'

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
