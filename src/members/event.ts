import * as z from 'zod'

import { type Commitment, idSchema, subjectIdSchema } from '../base/id.ts'
import type { EventDefinition } from '../base/lifecycle.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { type Member, memberSchema, type SubjectRecord, subjectRecordSchema } from './subject.ts'
import { END_REASONS, type EndReason, foundedUnit, type TakenMandate, takenMandateSchema } from './unit.ts'

/** A unit as it was founded. */
export interface FoundedUnit {
  readonly id: string
  readonly layer: string
  readonly parent?: string
  readonly name?: Commitment
  readonly founded: CivilDate
  /** The organs that came with it, by their names in the structure of that day. */
  readonly organs: readonly string[]
}

/** Members of one unit who joined it on the same day. */
export interface RollPart {
  readonly unit: string
  readonly since: CivilDate
  readonly members: readonly Member[]
}

/** The society came into being. */
export interface SocietyFounded {
  readonly type: 'societyFounded'
  readonly on: CivilDate
  readonly unit: FoundedUnit
  readonly members: readonly Member[]
}

/** A society that existed already was taken over. Units stand after the unit above them. */
export interface SocietyAdopted {
  readonly type: 'societyAdopted'
  readonly on: CivilDate
  readonly units: readonly FoundedUnit[]
  readonly subjects: readonly SubjectRecord[]
  readonly rolls: readonly RollPart[]
  readonly mandates: readonly TakenMandate[]
}

/** Subjects became known. */
export interface SubjectsRegistered {
  readonly type: 'subjectsRegistered'
  readonly on: CivilDate
  readonly subjects: readonly SubjectRecord[]
}

/** Subjects were put on the roll of a unit. */
export interface MembersAdmitted {
  readonly type: 'membersAdmitted'
  readonly on: CivilDate
  readonly unit: string
  readonly members: readonly Member[]
}

/** A member went from one roll to another. */
export interface MemberMoved {
  readonly type: 'memberMoved'
  readonly on: CivilDate
  readonly subject: string
  readonly from: string
  readonly to: string
}

/** A member left these units; the mandates named ended with it. */
export interface MemberLeft {
  readonly type: 'memberLeft'
  readonly on: CivilDate
  readonly subject: string
  readonly units: readonly string[]
  readonly mandates: readonly string[]
}

/** A member was taken off these rolls and out of these mandates. */
export interface MemberExpelled {
  readonly type: 'memberExpelled'
  readonly on: CivilDate
  readonly subject: string
  readonly units: readonly string[]
  readonly mandates: readonly string[]
}

/** A unit was founded. */
export interface UnitFounded {
  readonly type: 'unitFounded'
  readonly on: CivilDate
  readonly unit: FoundedUnit
}

/** A unit was closed: its members went to another, its mandates ended. */
export interface UnitClosed {
  readonly type: 'unitClosed'
  readonly on: CivilDate
  readonly unit: string
  readonly membersTo?: string
  readonly mandates: readonly string[]
}

/** A person took an office. */
export interface MandateTaken {
  readonly type: 'mandateTaken'
  readonly on: CivilDate
  readonly mandate: TakenMandate
}

/** A mandate ended before its term. */
export interface MandateEnded {
  readonly type: 'mandateEnded'
  readonly on: CivilDate
  readonly mandate: string
  readonly reason: EndReason
}

/** What happened to the members' register. */
export type MembersEvent =
  | SocietyFounded
  | SocietyAdopted
  | SubjectsRegistered
  | MembersAdmitted
  | MemberMoved
  | MemberLeft
  | MemberExpelled
  | UnitFounded
  | UnitClosed
  | MandateTaken
  | MandateEnded

const on = dateSchema
const members = z.array(memberSchema)
const subjects = z.array(subjectRecordSchema)
const ids = z.array(idSchema)
const unit = z.strictObject({
  ...foundedUnit,
  parent: z.exactOptional(idSchema),
  founded: dateSchema,
  organs: z.array(z.string().min(1).max(63)),
})
const departed = { on, subject: subjectIdSchema, units: ids, mandates: ids }

export const schemas = {
  societyFounded: z.strictObject({ type: z.literal('societyFounded'), on, unit, members }),
  societyAdopted: z.strictObject({
    type: z.literal('societyAdopted'),
    on,
    units: z.array(unit),
    subjects,
    rolls: z.array(z.strictObject({ unit: idSchema, since: dateSchema, members })),
    mandates: z.array(takenMandateSchema),
  }),
  subjectsRegistered: z.strictObject({ type: z.literal('subjectsRegistered'), on, subjects }),
  membersAdmitted: z.strictObject({ type: z.literal('membersAdmitted'), on, unit: idSchema, members }),
  memberMoved: z.strictObject({ type: z.literal('memberMoved'), on, subject: subjectIdSchema, from: idSchema, to: idSchema }),
  memberLeft: z.strictObject({ type: z.literal('memberLeft'), ...departed }),
  memberExpelled: z.strictObject({ type: z.literal('memberExpelled'), ...departed }),
  unitFounded: z.strictObject({ type: z.literal('unitFounded'), on, unit }),
  unitClosed: z.strictObject({
    type: z.literal('unitClosed'),
    on,
    unit: idSchema,
    membersTo: z.exactOptional(idSchema),
    mandates: ids,
  }),
  mandateTaken: z.strictObject({ type: z.literal('mandateTaken'), on, mandate: takenMandateSchema }),
  mandateEnded: z.strictObject({ type: z.literal('mandateEnded'), on, mandate: idSchema, reason: z.enum(END_REASONS) }),
} as const

/** The event types of the members' register, each with its schema and its name for people. */
export const events: { readonly [Type in MembersEvent['type']]: EventDefinition } = {
  societyFounded: { schema: schemas.societyFounded, label: { en: 'the society was founded', 'zh-CN': '社团已成立' } },
  societyAdopted: {
    schema: schemas.societyAdopted,
    label: { en: 'a society that existed already was taken over', 'zh-CN': '已有社团已接入' },
  },
  subjectsRegistered: {
    schema: schemas.subjectsRegistered,
    label: { en: 'persons and bodies were registered', 'zh-CN': '主体已登记' },
  },
  membersAdmitted: { schema: schemas.membersAdmitted, label: { en: 'members were admitted', 'zh-CN': '成员已入社' } },
  memberMoved: { schema: schemas.memberMoved, label: { en: 'a member moved to another unit', 'zh-CN': '成员已转入其他组织' } },
  memberLeft: { schema: schemas.memberLeft, label: { en: 'a member left', 'zh-CN': '成员已退社' } },
  memberExpelled: { schema: schemas.memberExpelled, label: { en: 'a member was expelled', 'zh-CN': '成员已被除名' } },
  unitFounded: { schema: schemas.unitFounded, label: { en: 'a unit was founded', 'zh-CN': '内部组织已设立' } },
  unitClosed: { schema: schemas.unitClosed, label: { en: 'a unit was closed', 'zh-CN': '内部组织已撤销' } },
  mandateTaken: { schema: schemas.mandateTaken, label: { en: 'a person took an office', 'zh-CN': '已就任职务' } },
  mandateEnded: { schema: schemas.mandateEnded, label: { en: 'a mandate ended before its term', 'zh-CN': '任职已提前终止' } },
}
