import type { Context, Reader } from '../../base/lifecycle.ts'
import type { CivilDate } from '../../base/time.ts'
import { homesOf, lineOf, membershipOf, subjectOf } from '../../members/register.ts'
import { listedIn, withBelow } from '../../members/rolls.ts'
import type { Structure } from '../../members/structure.ts'
import { onRoll } from '../../members/unit.ts'
import type { ConcernedRow } from '../consultation.ts'
import type { StakeRule } from '../procedure.ts'
import { asListed } from './on-roll.ts'

/** The rules of stakes for a class of content. */
export function stakesIn(content: string, stakes: readonly StakeRule[]): readonly StakeRule[] {
  return stakes.filter(({ classes }) => classes === undefined || classes.includes(content))
}

/** Whom the members' register makes concerned on a civil date, each once, with the first stake that they have: the rows of the case. */
export function concernedByRegister(
  state: Pick<Reader, 'get'>,
  unit: string,
  stakes: readonly StakeRule[],
  on: CivilDate,
): ReadonlyMap<string, ConcernedRow> {
  const concerned = new Map<string, ConcernedRow>()
  const rules = stakes.filter(({ from }) => from === 'members')
  if (rules.length === 0) return concerned
  for (const each of withBelow(state, unit)) {
    for (const subject of listedIn(state, each, on)) {
      const rule = rules.find(({ kinds }) => kinds === undefined || kinds.includes(subject.kind))
      if (rule !== undefined) concerned.set(subject.id, { stake: rule.stake, since: on, ...asListed(subject) })
    }
  }
  return concerned
}

/** Whether somebody has a stake: by the register, or by the evidence that they bring. */
export function hasStake(
  subject: string,
  { from, kinds }: StakeRule,
  unit: string,
  evidence: boolean,
  { state, structure, date }: Context,
): boolean {
  const kind = subjectOf(state, structure as unknown as Structure, subject)?.kind
  if (kind === undefined || (kinds !== undefined && !kinds.includes(kind))) return false
  return from === 'evidence' ? evidence : isListed(state, unit, subject, date)
}

/** Whether a subject is on the roll of a unit, or of one below it, on a civil date. */
export function isListed(state: Pick<Reader, 'get'>, unit: string, subject: string, on: CivilDate): boolean {
  return homesOf(state, subject).some((home) => {
    const membership = membershipOf(state, home, subject)
    return lineOf(state, home).includes(unit) && membership !== undefined && onRoll(membership, on)
  })
}
