import { ArgumentError } from 'huzhu'
import { parameter, text } from 'huzhu/constitution'
import { holders, roll } from 'huzhu/members'
import { profileOfCase, profileOn, profileParameter, residents } from 'huzhu/profiles'
import { describe, expect, test } from 'vitest'
import { activity, constitution, founded, now, open } from './fixture.ts'

const society = await founded()
const AT = now()
const INSTANT = 'give an instant in UTC with milliseconds, as `2026-03-01T02:00:00.000Z`'
const DATE = 'give a civil date that exists, as `2026-03-01`'

function thrown(attempt: () => unknown): ArgumentError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof ArgumentError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a question about no instant', () => {
  test.each([
    ['""', ''],
    ['"tomorrow"', 'tomorrow'],
    ['"2026-03-01"', '2026-03-01'],
    ['"2026-03-01T02:00:00Z"', '2026-03-01T02:00:00Z'],
    ['"2026-03-01T10:00:00.000+08:00"', '2026-03-01T10:00:00.000+08:00'],
    ['"2026-02-30T02:00:00.000Z"', '2026-02-30T02:00:00.000Z'],
    [`"${'x'.repeat(60)}…"`, 'x'.repeat(5000)],
    ['a Date', new Date(AT)],
    [String(Date.parse(AT)), Date.parse(AT)],
    ['NaN', Number.NaN],
    ['Symbol(now)', Symbol('now')],
    ['null', null],
    ['undefined', undefined],
  ])('%s is answered with that and with what is right', (shown, given) => {
    for (const ask of [() => society.due(given as string), () => society.options('p1', given as string)])
      expect(thrown(ask)).toMatchObject({
        name: 'ArgumentError',
        argument: 'at',
        given,
        message: `\`at\` is ${shown}; ${INSTANT}`,
      })
  })

  test('is a `RangeError` too, as every argument that cannot be', () => {
    expect(thrown(() => society.due(''))).toBeInstanceOf(RangeError)
  })
})

test('what is due until no civil date', () => {
  expect(thrown(() => society.due(AT, '1.3.2026')).message).toBe(`\`until\` is "1.3.2026"; ${DATE}`)
})

test('what nobody may do: a subject is asked about by an id', () => {
  expect(thrown(() => society.options('', AT)).message).toBe(
    '`subject` is ""; give the id of a subject, as `p1` or `head:council`',
  )
})

test('a latest instant that is none lets nothing through, not even what is in time', async () => {
  const latest = 'end of day'
  expect(thrown(() => society.check(activity('a1'), {}, { latest })).argument).toBe('latest')
  const other = await open()
  await expect(other.act(activity('a1'), {}, { latest })).rejects.toThrow(`\`latest\` is "end of day"; ${INSTANT}`)
  expect(other.length).toBe(0)
})

test.each([
  ['parameter', () => parameter(constitution, 'council.termMonths', '2026-3-1')],
  ['profileOn', () => profileOn(residents, '2026-3-1')],
  ['profileOfCase', () => profileOfCase(residents, '2026-03-01', '2026-3-1')],
  ['profileParameter', () => profileParameter(residents, 'term.years', '2026-3-1')],
  ['text', () => text(constitution, 'en', '2026-3-1')],
  ['roll', () => roll(society as never, 'head', '2026-3-1')],
  ['holders', () => holders(society as never, 'councillor', 'head', '2026-3-1')],
])('%s on a day that is no civil date would answer something else, and throws', (_, ask) => {
  expect(thrown(ask)).toMatchObject({ argument: 'on', message: `\`on\` is "2026-3-1"; ${DATE}` })
})
