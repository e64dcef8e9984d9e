import { type ElectionProcedure, election } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { count, METHODS } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { BRANCH_HEAD, DAY, form, on, STRUCTURE, settingWith, TEXT, untilAnnounced } from './setting.ts'

const start = given(election, [], settingWith())

describe('an election is formed', () => {
  test('under a procedure of the constitution', () => {
    expect(start.after(form()).case('e1')).toMatchObject({ phase: 'forming', unit: 'east', procedure: BRANCH_HEAD })
  })

  test('but not under one that the constitution does not have', () => {
    start.when(form({ procedure: 'election.other' })).thenRefused('notPossible', { reason: 'noProcedure' })
  })

  test('for offices of the unit, each once, with no more seats than the office has', () => {
    const refused = (...posts: object[]) => start.when(form({ posts })).thenRefused('notPossible')
    refused({ office: 'councillor', seats: 1 })
    refused({ office: 'branchHead', seats: 2 })
    refused({ office: 'branchHead', seats: 1 }, { office: 'branchHead', seats: 1 })
  })

  test('for no more reserved seats than there are, and for terms that can be held', () => {
    const asked = (post: object) => start.when(form({ posts: [{ office: 'deputy', seats: 2, ...post }] }))
    const women = { group: 'women', seats: 2 }
    asked({ reserved: [women, { group: 'young', seats: 1 }] }).thenRefused('notPossible', { reason: 'moreReservedThanSeats' })
    asked({ months: [36, 37] }).thenRefused('notPossible', { reason: 'termTooLong', ids: ['deputy'] })
    asked({ to: '2026-05-20' }).thenRefused('outOfTime', { what: 'to', from: '2026-05-21' })
    asked({ to: '2029-05-21' }).thenRefused('notPossible', { reason: 'termTooLong', ids: ['deputy'] })
    expect(asked({ to: '2029-05-20' }).decision).toMatchObject({ ok: true })
    start.after(form({ posts: [{ office: 'deputy', seats: 2, reserved: [women], months: [36, 12] }] }))
    start.after(form({ posts: [{ office: 'deputy', seats: 2, to: '2026-05-21' }] }))
    const { schema } = election.actions.formElection as { schema: z.ZodType }
    const read = (post: object) => schema.safeParse(form({ posts: [{ office: 'deputy', seats: 2, ...post }] })).success
    expect([{ months: [36, 12] }, { to: '2027-01-01' }].map(read)).toEqual([true, true])
    expect([{ months: [36] }, { months: [36, 12, 6] }, { months: [36, 12], to: '2027-01-01' }].map(read)).toEqual([
      false,
      false,
      false,
    ])
  })

  test.each(METHODS)('for as many seats as its method can count: %s', (method) => {
    const rules = { 'statutory-majority': BRANCH_HEAD.count.rules, score: { max: 5 } }[method as string]
    const how = { ...BRANCH_HEAD, count: { method, ...(rules === undefined ? {} : { rules }) } } as ElectionProcedure
    const two = form({ posts: [{ office: 'deputy', seats: 2 }] })
    const asked = given(election, [], settingWith({ 'election.branchHead': how }))
    const turnout = { eligible: 40, voted: 0, returned: 0 }
    const counted = count({ method, seats: 2, candidates: ['a', 'b'], turnout, rules: rules ?? {}, ballots: [] } as never)
    if (counted.ok) expect(asked.after(two).case('e1')).toMatchObject({ posts: [{ seats: 2 }] })
    else asked.when(two).thenRefused('notPossible', { reason: 'methodElectsOne', ids: ['deputy'] })
    expect(asked.after(form()).case('e1')).toMatchObject({ posts: [{ seats: 1 }] })
  })

  test('for as many seats as the rules of its method can count', () => {
    const offices = STRUCTURE.offices.map((office) => (office.id === 'deputy' ? { ...office, seats: 11 } : office))
    const forming = (seats: number, rules: object) => {
      const how = { ...BRANCH_HEAD, count: { method: 'wigm-stv', rules } } as ElectionProcedure
      const setting = { ...settingWith({ 'election.branchHead': how }), structure: { ...STRUCTURE, offices } }
      return [given(election, [], setting), form({ posts: [{ office: 'deputy', seats }] })] as const
    }
    const [asked, eleven] = forming(11, {})
    asked.when(eleven).thenRefused('malformed', { path: ['procedure', 'count', 'rules', 'decimals'] })
    for (const [start, formed] of [forming(10, {}), forming(11, { decimals: 5 })]) {
      expect(start.after(formed).case('e1')).toMatchObject({ phase: 'forming' })
    }
  })

  test('by electors, organs and bodies that the constitution has, and names which it has not', () => {
    const asked = (more: Partial<ElectionProcedure>, unit = 'east', office = 'branchHead') =>
      given(election, [], settingWith({ 'election.branchHead': { ...BRANCH_HEAD, ...more } })).when(
        form({ unit, posts: [{ office, seats: 1 }] }),
      )
    const { kinds: _, ...roll } = BRANCH_HEAD.roll
    const holders = (office: string) => ({ roll: { ...roll, from: 'holders', office } as const })
    expect(asked(holders('deputy')).decision.ok).toBe(true)
    for (const office of ['elder', 'councillor']) asked(holders(office)).thenRefused('notPossible', { reason: 'noSuchOffice' })
    const nomination = (...organs: string[]) => ({ nomination: { ...BRANCH_HEAD.nomination, organs } })
    expect(asked(nomination('branchAssembly', 'council', 'partyOrganisation')).decision.ok).toBe(true)
    asked(nomination('elders', 'council', 'gods')).thenRefused('notPossible', { reason: 'noSuchOrgan', ids: ['elders', 'gods'] })
    const endorsed = (organ: string) => ({
      ...nomination('assembly'),
      result: { ...BRANCH_HEAD.result, endorsement: { organ, withinDays: 5, grounds: ['unlawful'] } },
    })
    expect(asked(endorsed('council'), 'head', 'chair').decision.ok).toBe(true)
    asked(endorsed('branchAssembly'), 'head', 'chair').thenRefused('notPossible', { ids: ['branchAssembly'] })
    expect(asked({ roll: { ...roll, from: 'representatives' } }).decision.ok).toBe(true)
  })

  test('by representatives only where the unit, or one below it, has an office that represents', () => {
    const { kinds: _, ...roll } = BRANCH_HEAD.roll
    const procedure: ElectionProcedure = { ...BRANCH_HEAD, roll: { ...roll, from: 'representatives' } }
    const offices = STRUCTURE.offices.map((office) => (office.id === 'delegate' ? { ...office, layer: 'head' } : office))
    const setting = { ...settingWith({ 'election.branchHead': procedure }), structure: { ...STRUCTURE, offices } }
    given(election, [], setting)
      .when(form())
      .thenRefused('notPossible', { reason: 'nobodyRepresents', ids: ['east'] })
  })

  test('anew only after one that failed or was annulled', () => {
    const running = start.after(form())
    const anew = form({ case: 'e2', purpose: 'reElection', follows: 'e1' })
    running.when(anew).thenRefused('notPossible', { reason: 'notToFollow' })
    running.when({ ...anew, follows: 'e9' }).thenRefused('notFound', { id: 'e9' })
    expect(running.after(on('failElection', '2026-05-22', { reasons: TEXT }), anew).case('e2')).toMatchObject({ follows: 'e1' })
  })
})

describe('an election is announced', () => {
  const formed = start.after(...untilAnnounced.slice(0, 2))

  test('with days counted back from the poll, the first day not counted, over no holiday', () => {
    expect(formed.after(on('announceElection', '2026-05-25', { day: DAY })).case('e1')).toMatchObject({
      phase: 'announced',
      calendar: {
        day: '2026-06-30',
        lastDay: '2026-06-30',
        rollBy: '2026-06-10',
        candidatesBy: '2026-06-25',
        withdrawBy: '2026-06-27',
        proxiesBy: '2026-06-27',
      },
    })
  })

  test('under the procedure that is in force on that day, which no later change of the constitution touches', () => {
    const changed = { ...BRANCH_HEAD, roll: { ...BRANCH_HEAD.roll, publishedDaysBefore: 10 } }
    const announced = formed
      .with({ parameters: { 'election.branchHead': changed as never } })
      .after(on('announceElection', '2026-05-25', { day: DAY }))
    expect(announced.case('e1')).toMatchObject({ procedure: changed, calendar: { rollBy: '2026-06-20' } })
    const later = announced.with(settingWith()).after(on('postponeElection', '2026-05-26', { day: '2026-07-15', reasons: TEXT }))
    expect(later.case('e1')).toMatchObject({ procedure: changed, calendar: { day: '2026-07-15', rollBy: '2026-07-05' } })
  })

  test('under a method of that day that can count its seats', () => {
    const two = start.after(form({ posts: [{ office: 'deputy', seats: 2 }] }), ...untilAnnounced.slice(1, 2))
    const changed = { ...BRANCH_HEAD, count: { method: 'irv' } } as const
    two
      .with({ parameters: { 'election.branchHead': changed as never } })
      .when(on('announceElection', '2026-05-25', { day: DAY }))
      .thenRefused('notPossible', { reason: 'methodElectsOne', ids: ['deputy'] })
  })

  test('under a procedure whose electors, organs and bodies the constitution has on that day', () => {
    const changed = { ...BRANCH_HEAD, nomination: { ...BRANCH_HEAD.nomination, organs: ['branchAssembly', 'elders'] } }
    given(election, [], settingWith())
      .after(...untilAnnounced.slice(0, -1))
      .with({ parameters: { 'election.branchHead': changed as never } })
      .when(on('announceElection', '2026-05-25', { day: DAY }))
      .thenRefused('notPossible', { reason: 'noSuchOrgan', ids: ['elders'] })
  })

  test('early enough for the roll and for the list of candidates, and not by an incomplete committee', () => {
    formed.when(on('announceElection', '2026-06-11', { day: DAY })).thenRefused('outOfTime', { from: '2026-07-01' })
    const longer = { ...BRANCH_HEAD, nomination: { ...BRANCH_HEAD.nomination, publishedDaysBefore: 40 } }
    const listed = formed.with({ parameters: { 'election.branchHead': longer as never } })
    listed.when(on('announceElection', '2026-05-25', { day: DAY })).thenRefused('outOfTime', { from: '2026-07-04' })
    listed.after(on('announceElection', '2026-05-25', { day: '2026-07-04' }))
    start
      .after(form())
      .when(on('announceElection', '2026-05-25', { day: DAY }))
      .thenRefused('notPossible', { reason: 'committeeIncomplete' })
  })

  test('for a day, or put off to one, on which the term of a by-election is not over', () => {
    const asked = (to: string) =>
      start.after(form({ purpose: 'byElection', posts: [{ office: 'branchHead', seats: 1, to }] }), ...untilAnnounced.slice(1, 2))
    const announce = on('announceElection', '2026-05-25', { day: DAY })
    asked(DAY).when(announce).thenRefused('outOfTime', { what: 'to', date: DAY, from: '2026-07-01' })
    const later = on('postponeElection', '2026-05-26', { day: '2026-07-10', reasons: TEXT })
    asked('2026-07-10').after(announce).when(later).thenRefused('outOfTime', { what: 'to', from: '2026-07-11' })
    asked('2026-07-11').after(announce, later)
  })

  test('for no more days than the procedure gives the poll', () => {
    formed
      .when(on('announceElection', '2026-05-25', { day: DAY, lastDay: '2026-07-01' }))
      .thenRefused('outOfTime', { until: DAY })
  })

  test('for some days more at the end of the calendar too', () => {
    const procedure = { ...BRANCH_HEAD, poll: { ...BRANCH_HEAD.poll, days: 3 } }
    const three = given(election, [], settingWith({ 'election.branchHead': procedure })).after(...untilAnnounced.slice(0, 2))
    const announce = (more: object) => three.when(on('announceElection', '2026-05-25', { day: '9999-12-30', ...more }))
    expect(announce({ lastDay: '9999-12-31' }).decision).toMatchObject({ ok: true })
    announce({ lastDay: '9999-12-29' }).thenRefused('outOfTime', { what: 'lastDay', from: '9999-12-30' })
  })
})

test('a poll is put off only to a later day, and called off until people vote', () => {
  const announced = start.after(...untilAnnounced)
  announced.when(on('postponeElection', '2026-05-26', { day: '2026-06-29', reasons: TEXT })).thenRefused('outOfTime')
  expect(announced.after(on('cancelElection', '2026-05-26', { reasons: TEXT })).case('e1')).toMatchObject({ phase: 'cancelled' })
})
