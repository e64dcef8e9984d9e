import type { CivilDate } from '../../base/time.ts'
import { holdingsOf, lineOf, type Register, subjectOf } from '../../members/register.ts'
import { roll } from '../../members/rolls.ts'
import type { Structure } from '../../members/structure.ts'
import { inEffect } from '../../members/unit.ts'
import { reaches, sharesOf, type Threshold, type Unit } from '../../voting/index.ts'
import { SIGNERS } from './procedure.ts'
import type { Recall, Support } from './recall.ts'

/** A signature and the units in which it counts; in none, if the signer has no say in the unit on that day. */
export interface Signature {
  readonly signer: string
  readonly counts: readonly Unit[]
}

/** Where the signatures on a petition count: on the roll of the unit, and of those below it, on the day of the petition. */
export function signaturesOf(
  { signers, threshold, unit, on }: { signers: readonly string[]; threshold: Threshold; unit: string; on: CivilDate },
  state: Register,
  structure: Structure,
): { readonly signatures: readonly Signature[]; readonly support: readonly Support[] } {
  const { ids, numbers } = roll(state, unit, on)
  const listed = new Set(ids)
  const units = [...new Set(sharesOf(threshold).map((share) => share.unit as Unit))]
  const entitled = {
    anyMember: numbers.members,
    resident: numbers.residents,
    household: numbers.households,
    owner: numbers.heads,
    representative: numbers.representatives,
  } as const
  const represents = (signer: string) =>
    holdingsOf(state, signer).some((each) => each.represents && inEffect(each, on) && lineOf(state, each.unit).includes(unit))
  const isEntitled = (signer: string, who: (typeof SIGNERS)[Unit]) => {
    if (who === 'representative') return represents(signer)
    return listed.has(signer) && (who === 'anyMember' || subjectOf(state, structure, signer)?.kind === who)
  }
  const signatures = signers.map((signer) => ({ signer, counts: units.filter((each) => isEntitled(signer, SIGNERS[each])) }))
  const support = units.map((each) => ({
    unit: each,
    signed: signatures.filter(({ counts }) => counts.includes(each)).length,
    eligible: entitled[SIGNERS[each] as keyof typeof entitled],
  }))
  return { signatures, support }
}

/** Support without the signatures that were struck out. */
export function without(support: readonly Support[], struckOut: readonly Signature[]): readonly Support[] {
  return support.map((each) => ({
    ...each,
    signed: each.signed - struckOut.filter(({ counts }) => counts.includes(each.unit)).length,
  }))
}

/** Whether as many signed as the procedure asks for. */
export function isSupported({ procedure, support }: Pick<Recall, 'procedure' | 'support'>): boolean {
  const pairs = sharesOf(procedure.petition).flatMap(({ unit }) => {
    const found = support.find((each) => each.unit === unit)
    return [found?.signed ?? 0, found?.eligible ?? 0]
  })
  return reaches(pairs, procedure.petition)
}
