import { holders, numbersOf, roll } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { type Ask, notPossible, refusalOf, residents, TestRegister, threeLayers } from './register.ts'

/** A society of two branches, its units not in the order of the tree. */
const SOCIETY = {
  type: 'adoptSociety',
  units: [
    { id: 'a-knit', layer: 'group', parent: 'a' },
    { id: 'b', layer: 'branch', parent: 'hq', founded: '2019-05-01' },
    { id: 'hq', layer: 'head', founded: '2014-09-01' },
    { id: 'a', layer: 'branch', parent: 'hq' },
  ],
  subjects: [
    { id: 'office', kind: 'body', body: 'subdistrictOffice' },
    { id: 'sw', kind: 'socialWorker' },
  ],
  rolls: [
    { unit: 'a', since: '2020-01-01', members: ['r2', ...residents('r1')] },
    { unit: 'b', members: ['r1', ...residents('r2'), { id: 'house', kind: 'household', residents: ['r1', 'r3'] }] },
    { unit: 'a-knit', since: '2021-01-01', members: residents('r3') },
  ],
  mandates: [
    { id: 'm1', office: 'branchHead', unit: 'a', subject: 'r1', from: '2025-01-01', to: '2027-01-01' },
    { id: 'm2', office: 'delegate', unit: 'b', subject: 'r2', from: '2025-01-01', to: '2027-01-01' },
  ],
} as const satisfies Ask

describe('a society that exists already', () => {
  test('is taken over as it stands: tree, roll since the days given, mandates, no history', () => {
    const register = new TestRegister().do(SOCIETY)
    expect(register.events).toHaveLength(1)
    expect(register.events[0]).toMatchObject({
      type: 'societyAdopted',
      units: [{ id: 'hq', founded: '2014-09-01' }, { id: 'b' }, { id: 'a', founded: '2026-03-01' }, { id: 'a-knit' }],
    })
    expect(numbersOf(register.state, 'hq')).toMatchObject({ members: 4, residents: 3, households: 1 })
    expect(numbersOf(register.state, 'a').members).toBe(3)
    expect(roll(register.state, 'hq', '2020-06-01').ids).toEqual(['r1', 'r2'])
    expect(roll(register.state, 'hq', '2026-03-01').ids).toEqual(['house', 'r1', 'r2', 'r3'])
    expect(holders(register.state, 'branchHead', 'a', '2026-03-01')).toHaveLength(1)
    expect(roll(register.state, 'hq', '2026-03-01').numbers.representatives).toBe(1)
  })

  test('acts afterwards like one that was founded here', () => {
    const register = new TestRegister().do(SOCIETY).do({ type: 'moveMember', subject: 'r3', from: 'a-knit', to: 'b' })
    expect(register.facts({ type: 'admitMembers', by: 'b:committee', unit: 'a', members: [] })).toMatchObject({
      'touches.sibling': true,
      'by.organ': 'committee',
    })
    expect(numbersOf(register.state, 'b').members).toBe(4)
  })

  test('can be an empty head office', () => {
    const register = new TestRegister().do({
      ...SOCIETY,
      units: [{ id: 'hq', layer: 'head' }],
      subjects: [],
      rolls: [],
      mandates: [],
    })
    expect(register.facts({ type: 'admitMembers', by: 'hq:council', unit: 'hq', members: [] })).toMatchObject({
      'society.founded': true,
      'society.members': 0,
    })
  })

  test('rules read how many come onto a roll, and whether a layer must be referred', () => {
    expect(new TestRegister().facts(SOCIETY)).toMatchObject({
      'admission.count': 6,
      'legalForm.refers': false,
      'society.founded': false,
    })
    const registered = new TestRegister({ ...new TestRegister().structure, legalForm: 'registeredAssociation' })
    expect(registered.facts(SOCIETY)).toMatchObject({ 'legalForm.refers': true })
  })
})

describe('is refused whole where one part does not fit', () => {
  const refused = (change: object) => {
    const register = new TestRegister()
    const refusal = refusalOf(register.act({ ...SOCIETY, ...change }))
    expect(register.tables.size).toBe(0)
    return refusal
  }
  const [knit, b, hq, a] = SOCIETY.units

  test('where a society is founded already', () => {
    expect(refusalOf(threeLayers().act(SOCIETY))).toEqual({ code: 'alreadyExists', what: 'society', id: 'hq' })
    expect(refusalOf(new TestRegister().do(SOCIETY).act(SOCIETY))).toEqual({ code: 'alreadyExists', what: 'society', id: 'hq' })
  })

  test('no head, or two', () => {
    expect(refused({ units: [{ id: 'hq', layer: 'branch', parent: 'hq' }] })).toEqual({
      code: 'notFound',
      what: 'unit',
      id: 'hq',
    })
    expect(refused({ units: [hq, b, a, knit, { id: 'hq2', layer: 'head' }] })).toEqual(notPossible('notOneHead', 'hq', 'hq2'))
    expect(refused({ units: [{ id: 'hq', layer: 'branch' }] })).toEqual(notPossible('wrongLayer', 'hq'))
  })

  test('a unit in a wrong layer, under an unknown one, under itself, twice, or too many', () => {
    expect(refused({ units: [hq, a, b, { ...knit, parent: 'hq' }] })).toEqual(notPossible('wrongLayer', 'a-knit'))
    expect(refused({ units: [hq, a, b, { ...knit, parent: 'zz' }] })).toEqual({ code: 'notFound', what: 'unit', id: 'zz' })
    expect(refused({ units: [hq, a, b, { ...knit, parent: 'a-knit' }] })).toEqual({
      code: 'notFound',
      what: 'unit',
      id: 'a-knit',
    })
    expect(refused({ units: [hq, a, b, b, knit] })).toEqual({ code: 'alreadyExists', what: 'subject', id: 'b' })
    expect(refused({ units: [hq, a, b, knit, { ...b, id: 'c' }, { ...b, id: 'd' }] })).toEqual(notPossible('tooManyUnits', 'hq'))
    expect(refused({ units: [hq, a, b, knit, { ...b, id: 'c', layer: 'team' }] })).toEqual({
      code: 'notFound',
      what: 'layer',
      id: 'team',
    })
  })

  test('a day that has not come', () => {
    expect(refused({ units: [{ ...hq, founded: '2026-03-02' }, a, b, knit] })).toEqual({
      code: 'outOfTime',
      what: 'founded',
      date: '2026-03-02',
      until: '2026-03-01',
    })
    expect(refused({ rolls: [{ unit: 'a', since: '2026-03-02', members: residents('r1') }] })).toEqual({
      code: 'outOfTime',
      what: 'since',
      date: '2026-03-02',
      until: '2026-03-01',
    })
  })

  test('a member who is unknown, new twice, on one roll twice, or on the roll of no unit', () => {
    expect(refused({ rolls: [{ unit: 'a', members: ['r1'] }] })).toEqual({ code: 'notFound', what: 'subject', id: 'r1' })
    expect(refused({ rolls: [...SOCIETY.rolls, { unit: 'a', members: residents('r1') }] })).toEqual({
      code: 'alreadyExists',
      what: 'subject',
      id: 'r1',
    })
    expect(refused({ rolls: [...SOCIETY.rolls, { unit: 'a', members: ['r1'] }] })).toEqual(notPossible('memberAlready', 'r1'))
    expect(refused({ rolls: [...SOCIETY.rolls, { unit: 'zz', members: ['r1'] }] })).toEqual({
      code: 'notFound',
      what: 'unit',
      id: 'zz',
    })
    expect(refused({ rolls: [...SOCIETY.rolls, { unit: 'a', members: ['office'] }] })).toEqual(
      notPossible('cannotBeMember', 'office'),
    )
    expect(refused({ subjects: [{ id: 'hq', kind: 'volunteer' }] })).toEqual({ code: 'alreadyExists', what: 'subject', id: 'hq' })
  })

  test('mandates of which one alone would do, but not all', () => {
    const second = { id: 'm3', office: 'branchHead', unit: 'a', subject: 'r2', from: '2026-01-01', to: '2027-01-01' }
    expect(refused({ mandates: [...SOCIETY.mandates, second] })).toEqual(notPossible('noSeatFree', 'm1'))
    expect(refused({ mandates: [...SOCIETY.mandates, { ...second, unit: 'b', id: 'm1' }] })).toEqual({
      code: 'alreadyExists',
      what: 'mandate',
      id: 'm1',
    })
    expect(refused({ mandates: [{ ...second, to: '2026-02-01' }] })).toEqual({
      code: 'outOfTime',
      what: 'to',
      date: '2026-02-01',
      from: '2026-03-01',
    })
  })
})
