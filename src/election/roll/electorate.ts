import type { Refusal } from '../../base/refusal.ts'
import type { CivilDate } from '../../base/time.ts'
import { homesOf, lineOf, mandatesIn, membershipOf, type Register, subjectOf } from '../../members/register.ts'
import { holders, listedIn, withBelow } from '../../members/rolls.ts'
import type { Structure } from '../../members/structure.ts'
import { canBeMember, type Subject } from '../../members/subject.ts'
import { inEffect, onRoll } from '../../members/unit.ts'
import type { Election } from '../election.ts'
import type { RollRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'

/** Where the voters of an election come from. */
export type Electing = Pick<Election, 'unit' | 'procedure'>

/**
 * Whom the members' register gives an election as its voters on a civil date, sorted, each once. Nobody where voters are entered on application.
 */
export function electorate(state: Register, { unit, procedure }: Electing, on: CivilDate): readonly string[] {
  const { from, kinds, office = '' } = procedure.roll
  switch (from) {
    case 'members':
      return sorted(membersOf(state, unit, on, kinds))
    case 'holders':
      return sorted(holders(state, office, unit, on).map(({ subject }) => subject))
    case 'representatives':
      return sorted(representatives(state, unit, on))
    case 'applications':
      return []
  }
}

/** Why somebody cannot be on the roll of voters. Reads the register for this one subject, not for all. */
export function entitlementFault(
  state: Register,
  structure: Structure,
  electing: Electing,
  voter: string,
  on: CivilDate,
): Refusal | undefined {
  const subject = subjectOf(state, structure, voter)
  if (subject === undefined) return { code: 'notFound', what: 'subject', id: voter }
  return isOfKind(subject, electing.procedure.roll.kinds) && belongs(state, electing, voter, on)
    ? undefined
    : notPossible('notEntitled', voter)
}

function belongs(state: Register, electing: Electing, voter: string, on: CivilDate): boolean {
  switch (electing.procedure.roll.from) {
    case 'members':
      return homesOf(state, voter).some((home) => {
        const membership = membershipOf(state, home, voter)
        return lineOf(state, home).includes(electing.unit) && membership !== undefined && onRoll(membership, on)
      })
    case 'holders':
    case 'representatives':
      return electorate(state, electing, on).includes(voter)
    case 'applications':
      return true
  }
}

function isOfKind(subject: Subject, kinds: RollRule['kinds']): boolean {
  return canBeMember(subject) && (kinds === undefined || kinds.includes(subject.kind))
}

function* membersOf(state: Register, unit: string, on: CivilDate, kinds: RollRule['kinds']): Iterable<string> {
  for (const each of withBelow(state, unit))
    for (const subject of listedIn(state, each, on)) if (isOfKind(subject, kinds)) yield subject.id
}

/** They are persons, so that somebody who represents two units below is one voter. */
function* representatives(state: Register, unit: string, on: CivilDate): Iterable<string> {
  for (const each of withBelow(state, unit))
    for (const mandate of mandatesIn(state, each)) if (mandate.represents && inEffect(mandate, on)) yield mandate.subject
}

function sorted(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort()
}
