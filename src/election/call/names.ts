import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { lineOf, unitOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { BODY_KINDS } from '../../members/subject.ts'
import type { ElectionProcedure } from '../procedure.ts'
import { notPossible } from '../reason.ts'

/**
 * What a procedure names and the constitution does not have for an election in this unit: the office whose holders vote, an office that represents somebody, an organ
 * of the unit or of one above it, or a kind of body. INVARIANT: found before the procedure is frozen, not when people look for whom it names.
 */
export function namesFault(
  { roll, nomination, result }: ElectionProcedure,
  unit: string,
  { state, structure }: Pick<Context, 'state' | 'structure'>,
): Refusal | undefined {
  const law = structure as unknown as Structure
  const layer = unitOf(state, unit)?.layer ?? ''
  const { from, office: electors = '' } = roll
  if (from === 'holders' && !law.offices.some((each) => each.id === electors && each.layer === layer))
    return notPossible('noSuchOffice', electors)
  if (from === 'representatives' && !representsBelow(law, layer)) return notPossible('nobodyRepresents', unit)
  const layers = lineOf(state, unit).map((above) => unitOf(state, above)?.layer)
  const known = [...law.organs.flatMap((organ) => (layers.includes(organ.layer) ? organ.id : [])), ...BODY_KINDS]
  const named = [...(nomination.organs ?? []), ...(result.endorsement === undefined ? [] : [result.endorsement.organ])]
  const missing = [...new Set(named)].filter((organ) => !(known as readonly string[]).includes(organ))
  return missing.length === 0 ? undefined : notPossible('noSuchOrgan', ...missing)
}

/** Whether an office of the layer, or of one that stands below it, represents its unit's members. */
function representsBelow({ layers, offices }: Structure, layer: string): boolean {
  const above = (id: string): readonly string[] => {
    const parent = layers.find((each) => each.id === id)?.parent
    return parent === undefined ? [id] : [id, ...above(parent)]
  }
  return offices.some((office) => office.represents === true && above(office.layer).includes(layer))
}
