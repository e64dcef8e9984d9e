import * as z from 'zod'

import { type Commitment, commitmentSchema, subjectIdSchema } from '../base/id.ts'

/** Kinds of subject: whoever can act or be asked. */
export const SUBJECT_KINDS = ['resident', 'household', 'owner', 'volunteer', 'socialWorker', 'unit', 'organ', 'body'] as const

/** Kind of a subject. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Kinds of subject that are one person each; only a person holds an office. */
export const PERSON_KINDS = ['resident', 'owner', 'volunteer', 'socialWorker'] as const

/** Kinds of subject that can be on the roll of a unit: persons and households. */
export const MEMBER_KINDS = [...PERSON_KINDS, 'household'] as const

/**
 * Kinds of body: the society 社团, residents' committee 居民委员会, owners' assembly 业主大会, Party organisation 社区党组织, property company
 * 物业服务企业, sub-district office 街道办事处, registrar 登记管理机关, outside organisations 社区外组织.
 */
export const BODY_KINDS = [
  'society',
  'residentsCommittee',
  'ownersAssembly',
  'partyOrganisation',
  'propertyCompany',
  'subdistrictOffice',
  'registrar',
  'outsideOrganisation',
] as const

/** Kind of a body. */
export type BodyKind = (typeof BODY_KINDS)[number]

/** A person without further particulars. Names stay with the host. */
export interface PlainPerson {
  readonly id: string
  readonly kind: 'resident' | 'volunteer' | 'socialWorker'
  readonly name?: Commitment
}

/** An owner: one head, however many flats. */
export interface Owner {
  readonly id: string
  readonly kind: 'owner'
  readonly name?: Commitment
  /** Exclusive floor area of all flats together, in 0.01 m². */
  readonly area?: number
}

/** A household, with the residents who belong to it as far as they are registered. On a roll it counts as one household and no residents. */
export interface Household {
  readonly id: string
  readonly kind: 'household'
  readonly name?: Commitment
  readonly residents?: readonly string[]
}

/** A body with rules of its own, inside or around the society. */
export interface Body {
  readonly id: string
  readonly kind: 'body'
  readonly body: BodyKind
  readonly name?: Commitment
}

/** A unit of the society as a subject: its id is that of the unit. */
export interface UnitSubject {
  readonly id: string
  readonly kind: 'unit'
}

/** What decides inside a unit, as a subject: its id is `<unit>:<organ>`. */
export interface OrganSubject {
  readonly id: string
  readonly kind: 'organ'
  readonly organ: string
  readonly unit: string
}

/** A subject who can be put on a roll. */
export type MemberRecord = PlainPerson | Owner | Household

/** A subject who is registered by an action; units and organs come with the founding of a unit. */
export type SubjectRecord = MemberRecord | Body

/** A row of the table `subjects`. */
export type Subject = SubjectRecord | UnitSubject | OrganSubject

/** Who is admitted: the id of a registered subject, or the record of a new one. */
export type Member = string | MemberRecord

/** Most subjects in one action. */
export const MAX_AT_ONCE = 10_000

/** Id of a new subject or unit. The colon is left to organs, so that nobody can take the id of one. */
export const newIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)

const named = { id: newIdSchema, name: z.exactOptional(commitmentSchema) }
const memberRecords = [
  z.strictObject({ ...named, kind: z.enum(['resident', 'volunteer', 'socialWorker']) }),
  z.strictObject({ ...named, kind: z.literal('owner'), area: z.exactOptional(z.int().min(1).max(1_000_000_000)) }),
  z.strictObject({ ...named, kind: z.literal('household'), residents: z.exactOptional(z.array(subjectIdSchema).min(1).max(50)) }),
] as const
const body = z.strictObject({ ...named, kind: z.literal('body'), body: z.enum(BODY_KINDS) })

/** Schema of {@link SubjectRecord}. */
export const subjectRecordSchema = z.discriminatedUnion('kind', [...memberRecords, body])

/** Schema of {@link Member}. */
export const memberSchema = z.union([z.discriminatedUnion('kind', memberRecords), subjectIdSchema])

/** Whether a subject is one person. */
export function isPerson(subject: Subject): boolean {
  return (PERSON_KINDS as readonly string[]).includes(subject.kind)
}

/** Whether a subject can be on a roll. */
export function canBeMember(subject: Subject): subject is MemberRecord {
  return (MEMBER_KINDS as readonly string[]).includes(subject.kind)
}
