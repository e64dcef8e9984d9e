import type { Answer, PolicyFacts, Request } from '../policy.ts'
import { contestant } from './contestant.ts'

/**
 * The policy as a programmer writes it by hand: the oracle of all others, and the speed that nothing driven by data can reach.
 * INVARIANT: written from the sense of the rules, not made from them.
 */
export const handWritten = contestant<Request, Answer>({
  name: 'hand-written JS',
  names: 'all',
  input: (request) => request,
  ask: decide,
  answer: (answer) => answer,
})

/** The oracle. */
export function decide({ action, facts }: Request): Answer {
  switch (action) {
    case 'lendRoom':
      return lendRoom(facts)
    case 'holdActivity':
      return holdActivity(facts)
    case 'shareResource':
      return shareResource(facts)
    case 'inspectUnit':
      return inspectUnit(facts)
  }
}

function lendRoom(facts: PolicyFacts): Answer {
  const { purpose, fee, hours, borrowerInside } = facts
  const business = purpose === 'sale' || fee > 3000
  if (business && !(borrowerInside && fee <= 100) && facts.warnings >= 1) return LEND.business
  const settled = borrowerInside || facts.writtenAgreement
  const member = facts.isMember && facts.memberMonths >= 3 && hours <= 4 && settled && purpose !== 'sale'
  const inside = facts.relation === 'self' || facts.relation === 'above'
  const organ = facts.byKind === 'organ' && inside && hours < 8 && facts.persons <= 60 && facts.area > 10
  return member ? (organ ? LEND.both : LEND.member) : organ ? LEND.organ : NOTHING
}

function holdActivity(facts: PolicyFacts): Answer {
  const { persons, purpose, byKind } = facts
  const trouble = facts.warnings >= 2 || facts.hours > 6 || !facts.borrowerInside
  if (persons > 20 && facts.area < 60 && trouble) return HOLD.crowded
  const person = byKind === 'resident' || byKind === 'volunteer' || byKind === 'organ'
  const common = purpose === 'learning' || purpose === 'care' || purpose === 'culture'
  const group = person && facts.byLayer === 'group' && facts.relation === 'self' && persons < 40 && common
  const members = facts.isMember && facts.unitMembers >= 5 && persons <= 30 && facts.fee <= 1000 && purpose !== 'sale'
  return group ? (members ? HOLD.both : HOLD.group) : members ? HOLD.members : NOTHING
}

function shareResource(facts: PolicyFacts): Answer {
  const { fee, relation, borrowerInside } = facts
  if (!borrowerInside && !facts.writtenAgreement && (fee > 1500 || facts.warnings > 2)) return SHARE.outside
  const near = relation !== 'sibling' && relation !== 'none'
  const agreed = facts.byKind !== 'body' && facts.writtenAgreement && fee <= 2000 && near && facts.unitMembers > 10
  const known = facts.isMember || (facts.byKind === 'volunteer' && facts.memberMonths > 1)
  const neighbours = borrowerInside && fee < 500 && known
  return agreed ? (neighbours ? SHARE.both : SHARE.agreed) : neighbours ? SHARE.neighbours : NOTHING
}

function inspectUnit(facts: PolicyFacts): Answer {
  const { relation, byKind, byLayer, hours, purpose } = facts
  const stranger = relation === 'sibling' || (relation === 'none' && !facts.isMember)
  if (stranger && byLayer !== 'head' && hours >= 4) return INSPECT.sibling
  const able = byKind === 'organ' || byKind === 'socialWorker' || byKind === 'volunteer'
  const above = relation === 'above' && byLayer !== 'group' && able && facts.unitLayer !== 'head'
  const useful = purpose === 'care' || purpose === 'meeting' || purpose === 'learning'
  const advice = byKind === 'socialWorker' && useful && hours <= 6 && facts.persons < 70 && relation !== 'sibling'
  return above ? (advice ? INSPECT.both : INSPECT.above) : advice ? INSPECT.advice : NOTHING
}

const permitted = (...deciding: readonly string[]): Answer =>
  Object.freeze({ outcome: 'permitted', deciding: Object.freeze(deciding) })
const forbidden = (...deciding: readonly string[]): Answer =>
  Object.freeze({ outcome: 'forbidden', deciding: Object.freeze(deciding) })

const NOTHING = forbidden()
const LEND = {
  member: permitted('lendRoom.member'),
  organ: permitted('lendRoom.organ'),
  both: permitted('lendRoom.member', 'lendRoom.organ'),
  business: forbidden('lendRoom.business'),
}
const HOLD = {
  group: permitted('holdActivity.group'),
  members: permitted('holdActivity.members'),
  both: permitted('holdActivity.group', 'holdActivity.members'),
  crowded: forbidden('holdActivity.crowded'),
}
const SHARE = {
  agreed: permitted('shareResource.agreed'),
  neighbours: permitted('shareResource.neighbours'),
  both: permitted('shareResource.agreed', 'shareResource.neighbours'),
  outside: forbidden('shareResource.outside'),
}
const INSPECT = {
  above: permitted('inspectUnit.above'),
  advice: permitted('inspectUnit.advice'),
  both: permitted('inspectUnit.above', 'inspectUnit.advice'),
  sibling: forbidden('inspectUnit.sibling'),
}
