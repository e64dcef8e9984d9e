import { holders } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { notPossible, refusalOf, STRUCTURE, TestRegister, threeLayers } from './register.ts'

const councillor = { office: 'councillor', unit: 'hq', subject: 'a1', from: '2026-03-01', to: '2029-03-01' }
const take = (mandate: object) => ({ type: 'takeMandate', mandate })

describe('taking an office', () => {
  test('a person holds it from the first day of the term until the day before it is over', () => {
    const register = threeLayers().do(take({ id: 'm1', ...councillor, election: 'case-7' }))
    const on = (date: string) => holders(register.state, 'councillor', 'hq', date).map((mandate) => mandate.id)
    expect([on('2026-02-28'), on('2026-03-01'), on('2029-02-28'), on('2029-03-01')]).toEqual([[], ['m1'], ['m1'], []])
    expect(holders(register.state, 'councillor', 'hq', '2026-03-01')[0]).toEqual({ id: 'm1', ...councillor, election: 'case-7' })
  })

  test('what is not there cannot be taken', () => {
    const register = threeLayers().do(take({ id: 'm1', ...councillor }))
    const refused = (change: object) => refusalOf(register.act(take({ id: 'm2', ...councillor, subject: 'a2', ...change })))
    expect(refused({ id: 'm1' })).toEqual({ code: 'alreadyExists', what: 'mandate', id: 'm1' })
    expect(refused({ office: 'king' })).toEqual({ code: 'notFound', what: 'office', id: 'king' })
    expect(refused({ unit: 'zz' })).toEqual({ code: 'notFound', what: 'unit', id: 'zz' })
    expect(refused({ unit: 'a' })).toEqual(notPossible('wrongLayer', 'a'))
    expect(refused({ subject: 'nobody' })).toEqual({ code: 'notFound', what: 'subject', id: 'nobody' })
    expect(refused({ subject: 'office' })).toEqual(notPossible('notPerson', 'office'))
    expect(refused({ subject: 'hq:council' })).toEqual(notPossible('notPerson', 'hq:council'))
  })

  test('no office in a closed unit', () => {
    const register = threeLayers()
      .do({ type: 'closeUnit', unit: 'a-knit', membersTo: 'a' })
      .do({ type: 'closeUnit', unit: 'a', membersTo: 'hq' })
    const mandate = { id: 'm1', office: 'branchHead', unit: 'a', subject: 'a1', from: '2026-03-01', to: '2027-03-01' }
    expect(refusalOf(register.act(take(mandate)))).toEqual(notPossible('unitClosed', 'a'))
  })

  test('a household holds no office, whoever lives in it', () => {
    const register = threeLayers().do({
      type: 'admitMembers',
      unit: 'a',
      members: [{ id: 'house', kind: 'household', residents: ['a1'] }],
    })
    expect(refusalOf(register.act(take({ id: 'm1', ...councillor, subject: 'house' })))).toEqual(
      notPossible('notPerson', 'house'),
    )
  })
})

describe('terms', () => {
  const refused = (change: object) => refusalOf(threeLayers().act(take({ id: 'm1', ...councillor, ...change })))

  test('a term is not longer than the office allows, to the day', () => {
    expect(refused({ to: '2029-03-02' })).toEqual({
      code: 'outOfTime',
      what: 'to',
      date: '2029-03-02',
      from: '2026-03-01',
      until: '2029-03-01',
    })
    expect(threeLayers().act(take({ id: 'm1', ...councillor, from: '2028-02-29', to: '2031-02-28' })).ok).toBe(true)
  })

  test('an office with a longest term says when the term is over; one without may leave it open', () => {
    const { to: _, ...open } = councillor
    expect(refusalOf(threeLayers().act(take({ id: 'm1', ...open })))).toEqual(notPossible('termMissing', 'councillor'))
    expect(threeLayers().act(take({ id: 'm1', ...open, office: 'patron' })).ok).toBe(true)
  })

  test('a term ends after it begins, and is not over already', () => {
    expect(refused({ to: '2026-03-01' })).toEqual({ code: 'outOfTime', what: 'to', date: '2026-03-01', from: '2026-03-01' })
    expect(refused({ to: '2025-01-01' })).toEqual({ code: 'outOfTime', what: 'to', date: '2025-01-01', from: '2026-03-01' })
    expect(refused({ from: '2024-01-01', to: '2026-03-01' })).toEqual({
      code: 'outOfTime',
      what: 'to',
      date: '2026-03-01',
      from: '2026-03-01',
    })
  })

  test('the last year of the calendar breaks nothing', () => {
    expect(threeLayers().act(take({ id: 'm1', ...councillor, from: '9999-12-01', to: '9999-12-31' })).ok).toBe(true)
  })

  test('rules read the months of the term, rounded up', () => {
    const { to: _, ...open } = councillor
    const months = (from: string, to?: string) =>
      threeLayers().facts(take({ id: 'm1', ...open, from, ...(to === undefined ? {} : { to }) }))['mandate.months']
    expect(months('2026-03-01', '2029-03-01')).toBe(36)
    expect(months('2026-03-01', '2029-03-02')).toBe(37)
    expect(months('2024-01-31', '2024-02-29')).toBe(1)
    expect(months('2024-01-31', '2024-03-01')).toBe(2)
    expect(months('2026-03-01')).toBe(0)
  })
})

describe('seats', () => {
  test('no more persons hold an office on any day than it has seats', () => {
    const register = threeLayers()
    ;['a1', 'a2', 'b1'].forEach((subject, at) => {
      register.do(take({ id: `m${at}`, ...councillor, subject }))
    })
    expect(refusalOf(register.act(take({ id: 'm9', ...councillor, subject: 'c1' })))).toEqual(
      notPossible('noSeatFree', 'm0', 'm1', 'm2'),
    )
    expect(register.act(take({ id: 'm9', ...councillor, subject: 'c1', from: '2029-03-01', to: '2032-03-01' })).ok).toBe(true)
  })

  test('seats are counted day by day: two who follow each other need one', () => {
    const register = threeLayers()
      .do(take({ id: 'm1', office: 'delegate', unit: 'a', subject: 'a1', from: '2026-03-01', to: '2027-01-01' }))
      .do(take({ id: 'm2', office: 'delegate', unit: 'a', subject: 'a2', from: '2027-01-01', to: '2027-12-01' }))
    const across = { office: 'delegate', unit: 'a', from: '2026-06-01', to: '2028-01-01' }
    register.do(take({ id: 'm3', ...across, subject: 'k1' }))
    expect(refusalOf(register.act(take({ id: 'm4', ...across, subject: 'b1' })))).toEqual(notPossible('noSeatFree', 'm1', 'm3'))
    expect(register.act(take({ id: 'm4', ...across, from: '2027-12-01', subject: 'b1' })).ok).toBe(true)
  })

  test('each unit of the layer has its own seats', () => {
    const head = { office: 'branchHead', from: '2026-03-01', to: '2028-03-01' }
    const register = threeLayers()
      .do(take({ id: 'm1', ...head, unit: 'a', subject: 'a1' }))
      .do(take({ id: 'm2', ...head, unit: 'b', subject: 'b1' }))
    expect(refusalOf(register.act(take({ id: 'm3', ...head, unit: 'a', subject: 'a2' })))).toEqual(
      notPossible('noSeatFree', 'm1'),
    )
  })

  test('one person does not take two seats of one office in one unit', () => {
    const register = threeLayers().do(take({ id: 'm1', ...councillor }))
    expect(refusalOf(register.act(take({ id: 'm2', ...councillor })))).toEqual(notPossible('holdsAlready', 'm1'))
    expect(register.act(take({ id: 'm2', ...councillor, from: '2029-03-01', to: '2030-03-01' })).ok).toBe(true)
  })
})

describe('offices that do not go together', () => {
  const supervisor = { ...councillor, office: 'supervisor' }
  const branchHead = { office: 'branchHead', unit: 'b', subject: 'a1', from: '2026-03-01', to: '2027-03-01' }

  test('are not held together, whichever of the two names the other, and in whichever unit', () => {
    const first = threeLayers().do(take({ id: 'm1', ...supervisor }))
    expect(refusalOf(first.act(take({ id: 'm2', ...councillor })))).toEqual(notPossible('incompatibleOffices', 'm1'))
    expect(refusalOf(first.act(take({ id: 'm2', ...branchHead })))).toEqual(notPossible('incompatibleOffices', 'm1'))
    const second = threeLayers().do(take({ id: 'm1', ...branchHead }))
    expect(refusalOf(second.act(take({ id: 'm2', ...supervisor })))).toEqual(notPossible('incompatibleOffices', 'm1'))
  })

  test('can follow each other', () => {
    const register = threeLayers().do(take({ id: 'm1', ...branchHead }))
    expect(register.act(take({ id: 'm2', ...supervisor, from: '2027-03-01', to: '2030-03-01' })).ok).toBe(true)
  })

  test('a supervisor who is elected to the council resigns one office first', () => {
    const register = threeLayers()
      .do(take({ id: 'm1', ...supervisor }))
      .do({ type: 'endMandate', mandate: 'm1', reason: 'resigned' })
    expect(register.act(take({ id: 'm2', ...councillor })).ok).toBe(true)
  })

  test('an office can be incompatible with itself: one branch to a head', () => {
    const offices = STRUCTURE.offices.map((office) =>
      office.id === 'branchHead' ? { ...office, incompatible: ['branchHead'] } : office,
    )
    const register = threeLayers({ ...STRUCTURE, offices }).do(take({ id: 'm1', ...branchHead }))
    expect(refusalOf(register.act(take({ id: 'm2', ...branchHead, unit: 'a' })))).toEqual(
      notPossible('incompatibleOffices', 'm1'),
    )
  })
})

describe('ending a mandate', () => {
  const seated = () => threeLayers().do(take({ id: 'm1', ...councillor }))

  test('frees the seat from that day on', () => {
    const register = seated().do({ type: 'endMandate', mandate: 'm1', reason: 'recalled' }, '2026-06-01')
    const on = (date: string) => holders(register.state, 'councillor', 'hq', date).length
    expect([on('2026-05-31'), on('2026-06-01')]).toEqual([1, 0])
    expect(register.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-06-01', reason: 'recalled' } })
  })

  test('can be written down late, from paper', () => {
    const ask = {
      type: 'endMandate',
      mandate: 'm1',
      reason: 'resigned',
      on: '2026-05-20',
      recordedBy: 'a2',
      evidence: { ref: 'letter', hash: 'a'.repeat(64) },
    }
    const register = seated().do(ask, '2026-06-01')
    expect(register.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-05-20' } })
  })

  test('is possible once, while the term runs', () => {
    const end = { type: 'endMandate', mandate: 'm1', reason: 'resigned' }
    expect(refusalOf(threeLayers().act(end))).toEqual({ code: 'notFound', what: 'mandate', id: 'm1' })
    expect(refusalOf(seated().do(end).act(end))).toEqual(notPossible('endedAlready', 'm1'))
    expect(refusalOf(seated().act(end, '2029-03-01'))).toEqual({
      code: 'outOfTime',
      what: 'on',
      date: '2029-03-01',
      until: '2029-03-01',
    })
  })

  test('before the term begins leaves no day of it', () => {
    const register = threeLayers().do(take({ id: 'm1', ...councillor, from: '2026-09-01' }))
    register.do({ type: 'endMandate', mandate: 'm1', reason: 'other' }, '2026-08-01')
    expect(holders(register.state, 'councillor', 'hq', '2026-09-01')).toEqual([])
    expect(register.act(take({ id: 'm2', ...councillor, from: '2026-09-01' })).ok).toBe(true)
  })

  test('rules read whose mandate it is and of which office', () => {
    const facts = (by: string) => seated().facts({ type: 'endMandate', by, mandate: 'm1', reason: 'resigned' })
    expect(facts('a1')).toMatchObject({
      'subject.self': true,
      'subject.kind': 'resident',
      'mandate.office': 'councillor',
      'mandate.months': 36,
      'unit.layer': 'head',
    })
    expect(facts('hq:council')).toMatchObject({ 'subject.self': false, 'unit.relation': 'own' })
  })
})

test('the reasons that follow from what happened cannot be given', () => {
  const register = new TestRegister()
  expect(() => register.decide({ type: 'endMandate', mandate: 'm1', reason: 'expelled' })).toThrow()
})
