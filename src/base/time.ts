import * as z from 'zod'

/** A civil date, `YYYY-MM-DD`, in the society's zone. */
export type CivilDate = string

/** An instant, ISO 8601, UTC, with milliseconds: `2025-12-31T16:00:00.000Z`. */
export type Instant = string

/** An IANA zone name. `Asia/Shanghai` and `UTC` need no `Intl`; others are asked of the platform. */
export type Zone = string

const DATE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DAY = 86_400_000

/** The first civil date that can be written. */
export const FIRST_DAY: CivilDate = '0001-01-01'

/** Schema of a civil date that exists. */
export const dateSchema = z.string().refine(isCivilDate, { error: 'not a civil date that exists, as YYYY-MM-DD' })

/** Schema of an instant that exists. */
export const instantSchema = z.string().refine(isInstant, { error: 'not an instant in UTC, as YYYY-MM-DDTHH:mm:ss.sssZ' })

/** Whether a text is a civil date that exists (`2026-02-30` does not). Years 0001 to 9999. */
export function isCivilDate(text: string): boolean {
  return DATE.test(text) && beginsWithDay(text)
}

/**
 * Whether a text is an instant in the one form that the library takes. No leap seconds. Years up to 9899, so that deadlines of a hundred
 * years from then are still civil dates, in every zone.
 */
export function isInstant(text: string): boolean {
  return (
    INSTANT.test(text) &&
    text < '9900' &&
    beginsWithDay(text) &&
    numberIn(text, 11, 13) < 24 &&
    numberIn(text, 14, 16) < 60 &&
    numberIn(text, 17, 19) < 60
  )
}

/** Whether the ten characters of a date at the beginning of a text name a day that exists. */
function beginsWithDay(text: string): boolean {
  const [year, month, day] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The number that digits write in a text: INVARIANT: there are only digits. Every action is asked for its date several times over. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = 10 * number + text.charCodeAt(at) - 48
  return number
}

/** The civil date on which an instant falls in a zone: `2025-12-31T16:00:00.000Z` is `2026-01-01` in `Asia/Shanghai`. */
export function civilDate(at: Instant, zone: Zone): CivilDate {
  if (zone === 'UTC') return at.slice(0, 10)
  if (zone === 'Asia/Shanghai') return dateText(Math.floor((Date.parse(at) + shanghaiOffset(at)) / DAY))
  return zoneDate(at, zone)
}

/**
 * The civil date `days` after a date; the starting day is not counted. Negative counts back.
 *
 * Source: Civil Code of the PRC, Art. 201 (the day on which a period begins is not counted).
 */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateText(dayNumber(date) + days)
}

/**
 * The same-numbered day `months` later, or the last day of that month if it has none.
 *
 * Source: Civil Code of the PRC, Art. 202.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = parts(date)
  const total = year * 12 + (month - 1) + months
  const toYear = Math.floor(total / 12)
  const toMonth = total - toYear * 12 + 1
  return dateText(numberOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))))
}

/** Whole days from one civil date to another; negative if the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

function parts(date: CivilDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

function dayNumber(date: CivilDate): number {
  const [year, month, day] = parts(date)
  return numberOf(year, month, day)
}

/** Days since 1970-01-01 in the Gregorian calendar. `Date.UTC` reads no clock; years below 100 need the setter. */
function numberOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / DAY
}

/** @throws RangeError outside the years 0001 to 9999, which the text form cannot hold. */
function dateText(days: number): CivilDate {
  const date = new Date(days * DAY)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new RangeError('a civil date must lie in the years 0001 to 9999')
  return `${String(year).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Summer time was kept in these years, from 02:00 of the first to 02:00 of the second date (UTC+9). Source: IANA tz, Asia/Shanghai. */
const SHANGHAI_SUMMERS = [
  ['1986-05-03T18:00:00.000Z', '1986-09-13T17:00:00.000Z'],
  ['1987-04-11T18:00:00.000Z', '1987-09-12T17:00:00.000Z'],
  ['1988-04-16T18:00:00.000Z', '1988-09-10T17:00:00.000Z'],
  ['1989-04-15T18:00:00.000Z', '1989-09-16T17:00:00.000Z'],
  ['1990-04-14T18:00:00.000Z', '1990-09-15T17:00:00.000Z'],
  ['1991-04-13T18:00:00.000Z', '1991-09-14T17:00:00.000Z'],
] as const

function shanghaiOffset(at: Instant): number {
  const summer = at > '1986' && at < '1992' && SHANGHAI_SUMMERS.some(([from, to]) => at >= from && at < to)
  return (summer ? 9 : 8) * 3_600_000
}

const zoneFormats = new Map<Zone, Intl.DateTimeFormat>()

/** @throws RangeError for a zone that the platform does not know. */
function zoneDate(at: Instant, zone: Zone): CivilDate {
  let format = zoneFormats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zoneFormats.set(zone, format)
  }
  const found = new Map(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return `${String(found.get('year')).padStart(4, '0')}-${found.get('month')}-${found.get('day')}`
}
