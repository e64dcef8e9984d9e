import * as z from 'zod'

import { type Commitment, commitmentSchema, idSchema, subjectIdSchema } from '../base/id.ts'
import { addMonths, type CivilDate, dateSchema } from '../base/time.ts'
import { newIdSchema } from './subject.ts'

/** A node of the society: a row of the table `units`. */
export interface Unit {
  readonly id: string
  readonly layer: string
  /** The unit above; absent for the head. */
  readonly parent?: string
  readonly name?: Commitment
  readonly founded: CivilDate
  /** First civil date on which it is closed. */
  readonly closed?: CivilDate
}

/** A time on a roll: from `from` until the day before `to`. */
export interface Span {
  readonly from: CivilDate
  readonly to?: CivilDate
}

/** When a subject was on the roll of one unit: a row of the table `memberships`. */
export interface Membership {
  readonly unit: string
  readonly subject: string
  /** In order; only the last can be open. */
  readonly spans: readonly Span[]
}

/** Why a mandate ended before its term: as reported, or because its election was annulled, its holder left or its unit closed. */
export const END_REASONS = [
  'resigned',
  'recalled',
  'removed',
  'replaced',
  'incapacitated',
  'died',
  'other',
  'annulled',
  'left',
  'expelled',
  'unitClosed',
] as const

/** Why a mandate ended before its term. */
export type EndReason = (typeof END_REASONS)[number]

/** The reasons that an action can give; the others follow from what happened. */
export const REPORTED_REASONS = ['resigned', 'recalled', 'removed', 'replaced', 'incapacitated', 'died', 'other'] as const

/** A person's hold on an office of a unit, as it is taken. */
export interface NewMandate {
  readonly id: string
  readonly office: string
  readonly unit: string
  readonly subject: string
  readonly from: CivilDate
  /** First civil date on which the term is over; an office with a longest term requires it. */
  readonly to?: CivilDate
  /** Case id of the election. */
  readonly election?: string
}

/** A mandate as it was taken. */
export interface TakenMandate extends NewMandate {
  /** Its holder represents the members of the unit, by the structure of that day. */
  readonly represents?: true
}

/** A mandate: a row of the table `mandates`. In effect from `from` until the day before `to` or before its early end. */
export interface Mandate extends TakenMandate {
  readonly ended?: { readonly on: CivilDate; readonly reason: EndReason }
}

/**
 * How many a unit and all units below it have on their rolls, each subject once. A row of the table `numbers`.
 * INVARIANT: numbers of different kinds are never added: a household is not its residents, an owner's head is not a resident.
 */
export interface Numbers {
  /** Subjects of any kind on the rolls. */
  readonly members: number
  readonly residents: number
  readonly households: number
  /** Owners; one head each, however many flats. */
  readonly heads: number
  /** The owners' floor area, in 0.01 m². */
  readonly area: number
}

/** Ids of the units directly below one: a row of the table `children`. */
export interface Children {
  readonly open: readonly string[]
  readonly closed: readonly string[]
}

export const foundedUnit = { id: newIdSchema, layer: z.string().min(1).max(64), name: z.exactOptional(commitmentSchema) }

const mandateFields = {
  id: idSchema,
  office: z.string().min(1).max(64),
  unit: idSchema,
  subject: subjectIdSchema,
  from: dateSchema,
  to: z.exactOptional(dateSchema),
  election: z.exactOptional(idSchema),
}

/** Schema of {@link NewMandate}. */
export const newMandateSchema = z.strictObject(mandateFields)

/** Schema of {@link TakenMandate}. */
export const takenMandateSchema = z.strictObject({ ...mandateFields, represents: z.exactOptional(z.literal(true)) })

/** Whether a subject was on the roll on a civil date. */
export function onRoll(membership: Membership, on: CivilDate): boolean {
  return membership.spans.some(({ from, to }) => from <= on && (to === undefined || on < to))
}

/** Whether a subject is on the roll now: the last span is open. */
export function isOpen(membership: Membership | undefined): boolean {
  const last = membership?.spans.at(-1)
  return last !== undefined && last.to === undefined
}

/** Whether a mandate was in effect on a civil date. */
export function inEffect(mandate: Mandate, on: CivilDate): boolean {
  return mandate.from <= on && on < endOf(mandate)
}

/** Whether two mandates are in effect on some day together. */
export function overlap(a: Mandate, b: Mandate): boolean {
  const from = a.from > b.from ? a.from : b.from
  return from < endOf(a) && from < endOf(b)
}

/** Months from one date to another, a part of a month counted as a whole one. */
export function monthsOf(from: CivilDate, to: CivilDate): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) < to ? months + 1 : months
}

/** Later than every civil date. */
const NEVER = '9999-99-99'

/** First civil date on which a mandate is not in effect any more; later than every date, if it has no end. */
export function endOf({ to = NEVER, ended }: Mandate): string {
  return ended !== undefined && ended.on < to ? ended.on : to
}
