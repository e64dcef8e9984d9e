import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  civilDate,
  dateSchema,
  daysBetween,
  instantSchema,
  isCivilDate,
  isInstant,
} from '../../src/base/time.ts'

const firstDay = Date.parse('0001-01-01T00:00:00.000Z')
const lastDay = Date.parse('9999-12-31T00:00:00.000Z')
const DAY = 86_400_000

/** A civil date by the calendar of the platform. */
const anyDate = fc
  .integer({ min: firstDay / DAY, max: lastDay / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10))
const nearDate = fc
  .integer({ min: Date.parse('1900-01-01') / DAY, max: Date.parse('2200-01-01') / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10))

describe('a civil date', () => {
  test.each(['0001-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '9999-12-31'])('%s exists', (date) => {
    expect(isCivilDate(date)).toBe(true)
    expect(dateSchema.safeParse(date).success).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '26-01-01',
    '2026-1-1',
    '2026/01/01',
    '2026-01-01T00:00:00.000Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '-2026-01-01',
    '',
  ])('%j does not exist or is not written as one', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(dateSchema.safeParse(text).success).toBe(false)
  })

  test('every day of the calendar exists, and its neighbours are one day away', () => {
    fc.assert(
      fc.property(
        anyDate.filter((date) => date > '0001-01-01' && date < '9999-12-31'),
        (date) =>
          isCivilDate(date) &&
          daysBetween(date, addDays(date, 1)) === 1 &&
          daysBetween(date, addDays(date, -1)) === -1 &&
          addDays(date, 0) === date,
      ),
      { numRuns: 500 },
    )
  })
})

describe('an instant', () => {
  test.each(['2025-12-31T16:00:00.000Z', '2024-02-29T23:59:59.999Z', '0001-01-01T00:00:00.000Z'])('%s is one', (at) => {
    expect(isInstant(at)).toBe(true)
    expect(instantSchema.safeParse(at).success).toBe(true)
  })

  test.each([
    '2025-12-31T24:00:00.000Z',
    '2025-12-31T23:60:00.000Z',
    '2025-12-31T23:59:60.000Z',
    '2025-02-29T00:00:00.000Z',
    '2025-12-31T16:00:00Z',
    '2025-12-31T16:00:00.000',
    '2025-12-31T16:00:00.000+00:00',
    '2025-12-31T16:00:00.0000Z',
    '2025-12-31 16:00:00.000Z',
    '2025-12-31t16:00:00.000z',
    '9900-01-01T00:00:00.000Z',
    '2025-12-31',
    '',
  ])('%j is none, or is not written as one', (text) => {
    expect(isInstant(text)).toBe(false)
    expect(instantSchema.safeParse(text).success).toBe(false)
  })

  test('the last one still has a civil date in every zone, and deadlines of a hundred years', () => {
    const last = '9899-12-31T23:59:59.999Z'
    expect(isInstant(last)).toBe(true)
    for (const zone of ['UTC', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
      expect(dateSchema.safeParse(addDays(civilDate(last, zone), 36_500)).success).toBe(true)
    }
  })
})

describe('counting days (Civil Code of the PRC, Art. 201 to 203)', () => {
  test('the day on which a period begins is not counted', () => {
    expect(addDays('2026-03-01', 15)).toBe('2026-03-16')
    expect(addDays('2026-12-20', 15)).toBe('2027-01-04')
    expect(addDays('2024-02-20', 10)).toBe('2024-03-01')
    expect(addDays('2026-03-21', -20)).toBe('2026-03-01')
  })

  test('a period of months ends on the day of the same number', () => {
    expect(addMonths('2026-03-15', 1)).toBe('2026-04-15')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-12-01', 36)).toBe('2029-12-01')
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2100-01-31', 1, '2100-02-28'],
  ])('or on the last day of the month where it has none: %s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test('months never skip one, and the day never grows', () => {
    fc.assert(
      fc.property(nearDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const to = addMonths(date, months)
        const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        const day = Number(to.slice(8))
        const last = addDays(to, 1).slice(8) === '01'
        return (
          isCivilDate(to) &&
          count(to) - count(date) === months &&
          (day === Number(date.slice(8)) || (last && day < Number(date.slice(8))))
        )
      }),
      { numRuns: 500 },
    )
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(
        nearDate,
        fc.integer({ min: -40_000, max: 40_000 }),
        (date, days) => daysBetween(date, addDays(date, days)) === days,
      ),
      { numRuns: 500 },
    )
  })

  test('dates in order are texts in order', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => a < b === daysBetween(a, b) > 0),
      { numRuns: 500 },
    )
  })

  test('beyond the years 0001 to 9999 there is no date', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-01', 1)).toThrow(RangeError)
    expect(() => addMonths('0001-01-01', -1)).toThrow(RangeError)
    expect(addDays('0001-01-01', 3_652_058)).toBe('9999-12-31')
    expect(daysBetween('0001-01-01', '0100-01-01')).toBe(36_159)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '%s days or months are no number of them',
    (number) => {
      expect(() => addDays('2026-01-01', number)).toThrow(RangeError)
      expect(() => addMonths('2026-01-01', number)).toThrow(RangeError)
    },
  )
})

describe('the civil date of an instant', () => {
  test('the last instant of 2025 in Beijing, and the first of 2026', () => {
    expect(civilDate('2025-12-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2025-12-31')
    expect(civilDate('2025-12-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-01-01')
    expect(civilDate('2025-12-31T23:59:59.999Z', 'UTC')).toBe('2025-12-31')
  })

  test('another zone is asked of the platform', () => {
    expect(civilDate('2026-01-01T04:59:59.999Z', 'America/New_York')).toBe('2025-12-31')
    expect(civilDate('2026-01-01T05:00:00.000Z', 'America/New_York')).toBe('2026-01-01')
    expect(civilDate('2026-06-30T18:30:00.000Z', 'Asia/Kolkata')).toBe('2026-07-01')
    expect(civilDate('2011-12-30T09:59:59.000Z', 'Pacific/Apia')).toBe('2011-12-29')
    expect(civilDate('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31')
  })

  test('a zone that nobody knows is an error', () => {
    expect(() => civilDate('2026-01-01T00:00:00.000Z', 'Asia/Beijing2')).toThrow(RangeError)
  })

  test('in an early year, too', () => {
    expect(civilDate('0001-06-01T12:00:00.000Z', 'UTC')).toBe('0001-06-01')
    expect(civilDate('0099-06-01T20:00:00.000Z', 'Asia/Shanghai')).toBe('0099-06-02')
    expect(civilDate('0099-06-01T12:00:00.000Z', 'Europe/Berlin')).toBe(
      `${new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date('0099-06-01T12:00:00.000Z'))}`.padStart(
        10,
        '0',
      ),
    )
  })
})

describe('summer time in China, 1986 to 1991, as the time-zone database has it', () => {
  const shanghai = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' })
  const byPlatform = (at: number) => shanghai.format(new Date(at))
  const wrong = (instants: readonly number[]) =>
    instants.map((at) => new Date(at).toISOString()).filter((at) => civilDate(at, 'Asia/Shanghai') !== byPlatform(Date.parse(at)))

  test('every quarter of an hour around the days on which the clock was changed', () => {
    const changes = [
      '1986-05-04',
      '1986-09-14',
      '1987-04-12',
      '1987-09-13',
      '1988-04-17',
      '1988-09-11',
      '1989-04-16',
      '1989-09-17',
    ]
    changes.push('1990-04-15', '1990-09-16', '1991-04-14', '1991-09-15', '1992-04-12')
    const quarters = changes.flatMap((date) =>
      Array.from({ length: 48 * 4 }, (_, quarter) => Date.parse(date) - DAY + quarter * 900_000),
    )
    expect(wrong(quarters)).toEqual([])
  })

  test('the last and the first millisecond of every day of these years', () => {
    const from = Date.parse('1986-01-01T00:00:00.000Z')
    const days = Array.from({ length: 366 * 6 }, (_, day) => from + day * DAY)
    const midnights = days.flatMap((day) => [15, 16].flatMap((hour) => [day + hour * 3_600_000 - 1, day + hour * 3_600_000]))
    expect(wrong(midnights)).toEqual([])
    expect(civilDate('1986-05-04T15:00:00.000Z', 'Asia/Shanghai')).toBe('1986-05-05')
    expect(civilDate('1986-05-02T15:00:00.000Z', 'Asia/Shanghai')).toBe('1986-05-02')
  })

  test('no other year had it, from 1950 to 2100', () => {
    const months = Array.from({ length: 12 * 151 }, (_, month) => Date.UTC(1950, month, 15, 15, 30))
    const summers = months.filter((at) => byPlatform(at) !== new Date(at).toISOString().slice(0, 10))
    expect([...new Set(summers.map((at) => new Date(at).getUTCFullYear()))]).toEqual([1986, 1987, 1988, 1989, 1990, 1991])
    expect(wrong(months)).toEqual([])
  })
})
