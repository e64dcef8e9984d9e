/**
 * The members' register: subjects and bodies, the tree of units, rolls, offices and mandates.
 *
 * @packageDocumentation
 */
import type { JsonObject } from '../base/json.ts'
import type { Lifecycle } from '../base/lifecycle.ts'
import { actions } from './action.ts'
import { touches } from './concern.ts'
import { decide } from './decide.ts'
import { events } from './event.ts'
import { evolve } from './evolve.ts'
import { memberFacts, supplies } from './facts.ts'
import type { Structure } from './structure.ts'

export type {
  AdmitMembers,
  AdoptedRoll,
  AdoptedUnit,
  AdoptSociety,
  CloseUnit,
  EndMandate,
  ExpelMember,
  FoundSociety,
  FoundUnit,
  LeaveSociety,
  MembersAction,
  MoveMember,
  RegisterHead,
  RegisterSubjects,
  TakeMandate,
} from './action.ts'
export type {
  FoundedUnit,
  MandateEnded,
  MandateTaken,
  MemberExpelled,
  MemberLeft,
  MemberMoved,
  MembersAdmitted,
  MembersEvent,
  RollPart,
  SocietyAdopted,
  SocietyFounded,
  SubjectsRegistered,
  UnitClosed,
  UnitFounded,
} from './event.ts'
export { memberFacts } from './facts.ts'
export { REASONS, type Reason } from './reason.ts'
export { headOf, numbersOf, type Register } from './register.ts'
export { RELATIONS, type Relation, type Standpoint, touchesSibling } from './relation.ts'
export { holders, type Roll, type RollNumbers, roll } from './rolls.ts'
export type { Layer, LegalForm, Office, Organ, Structure } from './structure.ts'
export { LEGAL_FORMS, legalFormRefers, structureFaults, structureSchema } from './structure.ts'
export type {
  Body,
  BodyKind,
  Household,
  Member,
  MemberRecord,
  OrganSubject,
  Owner,
  PlainPerson,
  Subject,
  SubjectKind,
  SubjectRecord,
  UnitSubject,
} from './subject.ts'
export { BODY_KINDS, MEMBER_KINDS, PERSON_KINDS, SUBJECT_KINDS } from './subject.ts'
export type { Children, EndReason, Mandate, Membership, NewMandate, Numbers, Span, TakenMandate, Unit } from './unit.ts'
export { END_REASONS } from './unit.ts'

/**
 * The members' register as a lifecycle without cases: founding or adopting a society, admitting, moving, leaving and expelling members,
 * founding and closing units, taking and ending mandates.
 *
 * `facts` answers for these actions alone; for those of other lifecycles ask {@link memberFacts} with the units that they touch.
 */
export const members: Lifecycle = {
  kind: 'members',
  label: { en: 'members and units', 'zh-CN': '成员与组织' },
  actions,
  events,
  supplies: (structure: JsonObject) => supplies(structure as unknown as Structure),
  decide,
  facts: (action, context) => (Object.hasOwn(actions, action.type) ? memberFacts(action, touches(action, context), context) : {}),
  touches,
  evolve,
  accepts: () => [],
  due: () => [],
}
