import * as z from 'zod'
import { type ActionHead, type Evidence, headFields, lateFields } from '../base/action.ts'
import { type Commitment, idSchema, subjectIdSchema } from '../base/id.ts'
import type { ActionDefinition } from '../base/lifecycle.ts'
import type { Bilingual } from '../base/text.ts'
import { type CivilDate, dateSchema } from '../base/time.ts'
import { MAX_AT_ONCE, type Member, memberSchema, type SubjectRecord, subjectRecordSchema } from './subject.ts'
import { foundedUnit, type NewMandate, newMandateSchema, REPORTED_REASONS } from './unit.ts'

/** Head fields that every action on the members' register has. */
export interface RegisterHead<Type extends string> extends Pick<ActionHead, 'id' | 'by' | 'at' | 'authority' | 'meets'> {
  readonly type: Type
}

/** Late paper. */
interface Late {
  readonly on?: CivilDate
  readonly recordedBy?: string
  readonly evidence?: Evidence
}

/** A society comes into being: its head office, with the founders on its roll. */
export interface FoundSociety extends RegisterHead<'foundSociety'> {
  readonly founded: { readonly id: string; readonly name?: Commitment }
  readonly founders: readonly Member[]
}

/** A unit of a society that exists already. */
export interface AdoptedUnit {
  readonly id: string
  readonly layer: string
  readonly parent?: string
  readonly name?: Commitment
  /** The day of the adoption, if absent. */
  readonly founded?: CivilDate
}

/** Part of the roll of a unit that exists already: those who joined on the same day. */
export interface AdoptedRoll {
  readonly unit: string
  /** The day of the adoption, if absent. */
  readonly since?: CivilDate
  readonly members: readonly Member[]
}

/** A society that exists already is taken over as it stands: tree, subjects, rolls and mandates, without their history. All of it or nothing. */
export interface AdoptSociety extends RegisterHead<'adoptSociety'> {
  readonly units: readonly AdoptedUnit[]
  /** Bodies and persons who are on no roll. */
  readonly subjects: readonly SubjectRecord[]
  readonly rolls: readonly AdoptedRoll[]
  readonly mandates: readonly NewMandate[]
}

/** Subjects become known who are on no roll: bodies around the society, social workers, volunteers, owners, residents. */
export interface RegisterSubjects extends RegisterHead<'registerSubjects'> {
  readonly subjects: readonly SubjectRecord[]
}

/** Subjects are put on the roll of a unit, all of them or none. */
export interface AdmitMembers extends RegisterHead<'admitMembers'> {
  readonly unit: string
  readonly members: readonly Member[]
}

/** A member goes from the roll of one unit to that of another. */
export interface MoveMember extends RegisterHead<'moveMember'> {
  readonly subject: string
  readonly from: string
  readonly to: string
}

/** A member leaves one unit, or the whole society where no unit is named. Whoever is on no roll any more holds no office either. */
export interface LeaveSociety extends RegisterHead<'leaveSociety'> {
  readonly subject: string
  readonly unit?: string
}

/** A member is taken off every roll and out of every office. */
export interface ExpelMember extends RegisterHead<'expelMember'> {
  readonly subject: string
}

/** A unit is founded below another. Its organs come with it. */
export interface FoundUnit extends RegisterHead<'foundUnit'> {
  readonly founded: { readonly id: string; readonly layer: string; readonly parent: string; readonly name?: Commitment }
}

/** A unit without open units below it is closed; its members go to another, and its mandates end. */
export interface CloseUnit extends RegisterHead<'closeUnit'> {
  readonly unit: string
  readonly membersTo?: string
}

/** A person takes an office. */
export interface TakeMandate extends RegisterHead<'takeMandate'>, Late {
  readonly mandate: NewMandate
}

/** A mandate ends before its term, on the civil date of the act. */
export interface EndMandate extends RegisterHead<'endMandate'>, Late {
  readonly mandate: string
  readonly reason: (typeof REPORTED_REASONS)[number]
}

/** An action on the members' register. */
export type MembersAction =
  | FoundSociety
  | AdoptSociety
  | RegisterSubjects
  | AdmitMembers
  | MoveMember
  | LeaveSociety
  | ExpelMember
  | FoundUnit
  | CloseUnit
  | TakeMandate
  | EndMandate

const members = z.array(memberSchema).min(1).max(MAX_AT_ONCE)
const subjects = z.array(subjectRecordSchema).max(MAX_AT_ONCE)
const { id, layer, name } = foundedUnit

export const schemas = {
  foundSociety: z.strictObject({ ...headFields('foundSociety'), founded: z.strictObject({ id, name }), founders: members }),
  adoptSociety: z.strictObject({
    ...headFields('adoptSociety'),
    units: z
      .array(z.strictObject({ id, layer, parent: z.exactOptional(idSchema), name, founded: z.exactOptional(dateSchema) }))
      .min(1)
      .max(MAX_AT_ONCE),
    subjects,
    rolls: z.array(z.strictObject({ unit: idSchema, since: z.exactOptional(dateSchema), members })).max(MAX_AT_ONCE),
    mandates: z.array(newMandateSchema).max(MAX_AT_ONCE),
  }),
  registerSubjects: z.strictObject({ ...headFields('registerSubjects'), subjects: subjects.min(1) }),
  admitMembers: z.strictObject({ ...headFields('admitMembers'), unit: idSchema, members }),
  moveMember: z.strictObject({ ...headFields('moveMember'), subject: subjectIdSchema, from: idSchema, to: idSchema }),
  leaveSociety: z.strictObject({ ...headFields('leaveSociety'), subject: subjectIdSchema, unit: z.exactOptional(idSchema) }),
  expelMember: z.strictObject({ ...headFields('expelMember'), subject: subjectIdSchema }),
  foundUnit: z.strictObject({ ...headFields('foundUnit'), founded: z.strictObject({ id, layer, parent: idSchema, name }) }),
  closeUnit: z.strictObject({ ...headFields('closeUnit'), unit: idSchema, membersTo: z.exactOptional(idSchema) }),
  takeMandate: z.strictObject({ ...headFields('takeMandate'), ...lateFields, mandate: newMandateSchema }),
  endMandate: z.strictObject({ ...headFields('endMandate'), ...lateFields, mandate: idSchema, reason: z.enum(REPORTED_REASONS) }),
} as const

/** The action types on the members' register, each with its schema and its name for people. */
export const actions: { readonly [Type in MembersAction['type']]: ActionDefinition } = {
  foundSociety: define('foundSociety', { en: 'found the society', 'zh-CN': '成立社团' }),
  adoptSociety: define('adoptSociety', { en: 'take over a society that exists already', 'zh-CN': '接入已有社团' }),
  registerSubjects: define('registerSubjects', {
    en: 'register persons and bodies who are no members',
    'zh-CN': '登记非成员主体',
  }),
  admitMembers: define('admitMembers', { en: 'admit members', 'zh-CN': '吸收成员' }),
  moveMember: define('moveMember', { en: 'move a member to another unit', 'zh-CN': '成员转入其他组织' }),
  leaveSociety: define('leaveSociety', { en: 'leave a unit or the society', 'zh-CN': '退社' }),
  expelMember: define('expelMember', { en: 'expel a member', 'zh-CN': '除名' }),
  foundUnit: define('foundUnit', { en: 'found a unit', 'zh-CN': '设立内部组织' }),
  closeUnit: define('closeUnit', { en: 'close a unit', 'zh-CN': '撤销内部组织' }),
  takeMandate: { ...define('takeMandate', { en: 'take an office', 'zh-CN': '就任职务' }), late: true },
  endMandate: { ...define('endMandate', { en: 'end a mandate before its term', 'zh-CN': '提前终止任职' }), late: true },
}

function define(type: MembersAction['type'], label: Bilingual): ActionDefinition {
  return { schema: schemas[type], label, case: 'none' }
}
