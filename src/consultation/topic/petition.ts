import type { Context } from '../../base/lifecycle.ts'
import { childrenOf, holdingsOf, lineOf, mandatesIn, numbersOf, subjectOf } from '../../members/register.ts'
import { withBelow } from '../../members/rolls.ts'
import type { Structure } from '../../members/structure.ts'
import { inEffect } from '../../members/unit.ts'
import { reaches, sharesOf, type Threshold, type Unit } from '../../voting/index.ts'
import { ON_ROLL } from '../concern/on-roll.ts'
import { isListed } from '../concern/stake.ts'
import type { Support } from '../consultation.ts'

/** Who joins without being on the roll: representatives of the members, by their mandates; groups, which are the units directly below. */
const BESIDE: readonly Unit[] = ['representatives', 'delegates', 'groups']

type Place = Pick<Context, 'state' | 'structure' | 'date'>

/** Whether a threshold can be reached by those who join: shares of all entitled, in units that the register counts. */
export function isPetition(threshold: Threshold): boolean {
  return sharesOf(threshold).every(
    ({ of, unit }) => of === 'eligible' && (ON_ROLL[unit as Unit] !== undefined || BESIDE.includes(unit as Unit)),
  )
}

/** How many are entitled to join, in each unit of a petition. Nobody has yet. */
export function nobodyYet(petition: Threshold | undefined, unit: string, { state, date }: Place): readonly Support[] {
  if (petition === undefined) return []
  const units = new Set(sharesOf(petition).map((share) => share.unit as Unit))
  const eligible = (counted: Unit): number => {
    const rolled = ON_ROLL[counted]
    if (rolled !== undefined) return numbersOf(state, unit)[rolled.of]
    if (counted === 'groups') return childrenOf(state, unit).open.length
    const persons = new Set<string>()
    for (const each of withBelow(state, unit))
      for (const mandate of mandatesIn(state, each))
        if (mandate.represents && inEffect(mandate, date)) persons.add(mandate.subject)
    return persons.size
  }
  return [...units].map((counted) => ({ unit: counted, signed: 0, eligible: eligible(counted) }))
}

/** Support with that of more who join. Whoever has no say in the unit on that day can join, and counts nowhere. */
export function joinedBy(support: readonly Support[], more: readonly string[], unit: string, place: Place): readonly Support[] {
  return support.map((line) => ({
    ...line,
    signed: more.reduce((sum, joining) => sum + weightOf(joining, line.unit, unit, place), line.signed),
  }))
}

/** Whether so many have joined that the topic cannot be refused. */
export function forces(petition: Threshold | undefined, support: readonly Support[]): boolean {
  if (petition === undefined) return false
  const pairs = sharesOf(petition).flatMap(({ unit }) => {
    const line = support.find((each) => each.unit === unit)
    return [line?.signed ?? 0, line?.eligible ?? 0]
  })
  return reaches(pairs, petition)
}

/** One for each who joins, or an owner's floor area. */
function weightOf(joining: string, counted: Unit, unit: string, { state, structure, date }: Place): number {
  if (counted === 'groups') return childrenOf(state, unit).open.includes(joining) ? 1 : 0
  const rolled = ON_ROLL[counted]
  if (rolled === undefined) {
    const represents = holdingsOf(state, joining).some(
      (each) => each.represents && inEffect(each, date) && lineOf(state, each.unit).includes(unit),
    )
    return represents ? 1 : 0
  }
  const subject = subjectOf(state, structure as unknown as Structure, joining)
  if (subject === undefined || (rolled.kind !== undefined && subject.kind !== rolled.kind)) return 0
  if (!isListed(state, unit, joining, date)) return 0
  return counted === 'area' && subject.kind === 'owner' ? (subject.area ?? 0) : 1
}
