import { members, numbersOf } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { notPossible, refusalOf, residents, TestRegister, threeLayers } from './register.ts'

const notFound = (what: string, id: string) => ({ code: 'notFound', what, id })

describe('registering subjects', () => {
  test('bodies of every kind, social workers, volunteers and owners become known and are on no roll', () => {
    const register = threeLayers().do({
      type: 'registerSubjects',
      subjects: [
        { id: 'registrar', kind: 'body', body: 'registrar' },
        { id: 'v1', kind: 'volunteer', name: { ref: 'people/v1', commitment: 'a'.repeat(64) } },
        { id: 'o1', kind: 'owner', area: 8_950 },
      ],
    })
    const about = (by: string) => register.facts({ type: 'leaveSociety', by, subject: 'a1' })
    expect(about('registrar')).toMatchObject({
      'by.kind': 'body',
      'by.body': 'registrar',
      'by.member': false,
      'unit.relation': 'outside',
    })
    expect(about('v1')).toMatchObject({ 'by.kind': 'volunteer', 'by.body': 'none', 'by.member': false })
    expect(numbersOf(register.state, 'hq')).toMatchObject({ members: 6, heads: 0, area: 0 })
  })

  test('an id is given once, also within one action', () => {
    const register = threeLayers()
    const again = (subjects: object[]) => refusalOf(register.act({ type: 'registerSubjects', subjects }))
    expect(again([{ id: 'a1', kind: 'volunteer' }])).toEqual({ code: 'alreadyExists', what: 'subject', id: 'a1' })
    expect(
      again([
        { id: 'v1', kind: 'volunteer' },
        { id: 'v1', kind: 'owner' },
      ]),
    ).toEqual({ code: 'alreadyExists', what: 'subject', id: 'v1' })
    expect(register.row('subjects', 'v1')).toBeUndefined()
  })

  test('a household lists residents who are registered, before or in the same action', () => {
    const register = threeLayers()
    const household = (...ids: string[]) => ({ id: 'h', kind: 'household', residents: ids })
    const ask = (...subjects: object[]) => register.decide({ type: 'registerSubjects', subjects })
    expect(refusalOf(ask(household('nobody')))).toEqual(notFound('subject', 'nobody'))
    expect(refusalOf(ask(household('sw')))).toEqual(notPossible('notResident', 'sw'))
    expect(ask(household('a1', 'r9'), ...residents('r9')).ok).toBe(true)
  })
})

describe('admitting members', () => {
  test('new subjects and registered ones are put on the roll of the unit and count in all units above', () => {
    const register = threeLayers().do({ type: 'admitMembers', unit: 'a-knit', members: ['sw', 'a1', ...residents('k2')] })
    expect(['a-knit', 'a', 'hq', 'b'].map((unit) => numbersOf(register.state, unit).members)).toEqual([4, 5, 8, 2])
    expect(register.row('homes', 'a1')).toEqual(['a', 'a-knit'])
  })

  test('all of them are admitted or none', () => {
    const register = threeLayers()
    const admit = (...members: unknown[]) =>
      refusalOf(register.act({ type: 'admitMembers', unit: 'a', members: [...residents('new'), ...members] }))
    expect(admit('nobody')).toEqual(notFound('subject', 'nobody'))
    expect(admit('a1')).toEqual(notPossible('memberAlready', 'a1'))
    expect(admit('k1', 'k1')).toEqual(notPossible('memberAlready', 'k1'))
    expect(admit({ id: 'k1', kind: 'resident' })).toEqual({ code: 'alreadyExists', what: 'subject', id: 'k1' })
    expect(admit({ id: 'h', kind: 'household', residents: ['nobody'] })).toEqual(notFound('subject', 'nobody'))
    expect(register.row('subjects', 'new')).toBeUndefined()
    expect(numbersOf(register.state, 'a').members).toBe(3)
  })

  test('bodies, units and organs are on no roll', () => {
    for (const id of ['office', 'b', 'hq:council']) {
      expect(refusalOf(threeLayers().act({ type: 'admitMembers', unit: 'a', members: [id] }))).toEqual(
        notPossible('cannotBeMember', id),
      )
    }
  })

  test('a unit that never was takes nobody', () => {
    expect(refusalOf(threeLayers().act({ type: 'admitMembers', unit: 'zz', members: residents('r') }))).toEqual(
      notFound('unit', 'zz'),
    )
  })

  test('ten thousand are admitted in one action, each on the roll', { timeout: 60_000 }, () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ id: `m${at}`, kind: 'resident' as const }))
    const register = threeLayers().do({ type: 'admitMembers', unit: 'a-knit', members: many })
    expect(numbersOf(register.state, 'hq')).toEqual({ members: 10_006, residents: 10_006, households: 0, heads: 0, area: 0 })
    expect(register.facts({ type: 'admitMembers', unit: 'a-knit', members: many })).toMatchObject({
      'admission.count': 10_000,
      'unit.members': 10_001,
    })
    const more = {
      ...register.action({ type: 'admitMembers', unit: 'a' }, '2026-03-01'),
      members: [...many, ...residents('one-more')],
    }
    expect(members.actions.admitMembers?.schema.safeParse(more).success).toBe(false)
  })
})

describe('moving, leaving, expelling', () => {
  test('whoever moves counts where he goes and no longer where he was', () => {
    const register = threeLayers().do({ type: 'moveMember', subject: 'a1', from: 'a', to: 'b-chess' })
    expect(['a', 'b', 'b-chess', 'hq'].map((unit) => numbersOf(register.state, unit).members)).toEqual([2, 3, 2, 6])
  })

  test('nobody is moved from where he is not, to where he is, or nowhere', () => {
    const register = threeLayers().do({ type: 'admitMembers', unit: 'a-knit', members: ['a1'] })
    const move = (subject: string, from: string, to: string) => refusalOf(register.act({ type: 'moveMember', subject, from, to }))
    expect(move('a1', 'a', 'a')).toEqual(notPossible('sameUnit', 'a'))
    expect(move('a1', 'b', 'hq')).toEqual(notPossible('notMember', 'a1'))
    expect(move('a1', 'a', 'a-knit')).toEqual(notPossible('memberAlready', 'a1'))
    expect(move('a1', 'a', 'zz')).toEqual(notFound('unit', 'zz'))
    expect(move('a1', 'zz', 'a')).toEqual(notFound('unit', 'zz'))
    expect(move('nobody', 'a', 'b')).toEqual(notFound('subject', 'nobody'))
  })

  test('a member leaves one unit and stays in the others, or leaves all', () => {
    const register = threeLayers().do({ type: 'admitMembers', unit: 'b', members: ['a1'] })
    register.do({ type: 'leaveSociety', subject: 'a1', unit: 'a' })
    expect(register.row('homes', 'a1')).toEqual(['b'])
    register.do({ type: 'admitMembers', unit: 'a', members: ['a1'] }).do({ type: 'leaveSociety', subject: 'a1' })
    expect(register.row('homes', 'a1')).toBeUndefined()
    expect(numbersOf(register.state, 'hq').members).toBe(5)
    expect(register.facts({ type: 'leaveSociety', by: 'a1', subject: 'a1' })).toMatchObject({
      'by.member': false,
      'subject.member': false,
      'subject.self': true,
    })
  })

  test('only members leave or are expelled', () => {
    const register = threeLayers()
    expect(refusalOf(register.act({ type: 'leaveSociety', subject: 'sw' }))).toEqual(notPossible('notMember', 'sw'))
    expect(refusalOf(register.act({ type: 'leaveSociety', subject: 'a1', unit: 'b' }))).toEqual(notPossible('notMember', 'a1'))
    expect(refusalOf(register.act({ type: 'leaveSociety', subject: 'a1', unit: 'zz' }))).toEqual(notFound('unit', 'zz'))
    expect(refusalOf(register.act({ type: 'leaveSociety', subject: 'toString' }))).toEqual(notFound('subject', 'toString'))
    expect(refusalOf(register.act({ type: 'expelMember', subject: 'sw' }))).toEqual(notPossible('notMember', 'sw'))
    expect(refusalOf(register.act({ type: 'expelMember', subject: 'nobody' }))).toEqual(notFound('subject', 'nobody'))
  })

  test('whoever is on no roll any more holds no office either', () => {
    const seated = () =>
      threeLayers()
        .do({ type: 'admitMembers', unit: 'b', members: ['a1'] })
        .do({
          type: 'takeMandate',
          mandate: { id: 'm1', office: 'branchHead', unit: 'a', subject: 'a1', from: '2026-02-01', to: '2028-02-01' },
        })
        .do({ type: 'takeMandate', mandate: { id: 'm2', office: 'patron', unit: 'hq', subject: 'a1', from: '2027-01-01' } })
    const one = seated().do({ type: 'leaveSociety', subject: 'a1', unit: 'b' })
    expect(one.row('mandates', 'm1')).not.toHaveProperty('ended')
    const last = one.do({ type: 'leaveSociety', subject: 'a1', unit: 'a' }, '2026-04-01')
    expect(last.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-04-01', reason: 'left' } })
    expect(last.row('mandates', 'm2')).toMatchObject({ ended: { on: '2026-04-01', reason: 'left' } })

    const expelled = seated().do({ type: 'expelMember', subject: 'a1' }, '2026-04-01')
    expect(expelled.row('homes', 'a1')).toBeUndefined()
    expect(expelled.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-04-01', reason: 'expelled' } })
  })

  test('whoever left can come back, under the same id', () => {
    const register = threeLayers()
      .do({ type: 'expelMember', subject: 'a1' }, '2026-02-01')
      .do({ type: 'admitMembers', unit: 'a', members: ['a1'] }, '2026-03-01')
    expect(register.row('memberships', 'a/a1')).toEqual({
      unit: 'a',
      subject: 'a1',
      spans: [{ from: '2026-01-04', to: '2026-02-01' }, { from: '2026-03-01' }],
    })
  })
})

describe('hostile names', () => {
  const parse = (id: string) =>
    members.actions.registerSubjects?.schema.safeParse({
      ...new TestRegister().action({ type: 'registerSubjects' }, '2026-03-01'),
      subjects: [{ id, kind: 'volunteer' }],
    }).success

  test('ids that are names of properties are ids like others', () => {
    const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length']
    const register = new TestRegister().do({ type: 'foundSociety', founded: { id: 'prototype' }, founders: residents(...names) })
    register.do({ type: 'foundUnit', founded: { id: 'isPrototypeOf', layer: 'branch', parent: 'prototype' } })
    register.do({ type: 'moveMember', subject: 'constructor', from: 'prototype', to: 'isPrototypeOf' })
    register.do({
      type: 'takeMandate',
      mandate: {
        id: 'constructor',
        office: 'branchHead',
        unit: 'isPrototypeOf',
        subject: 'constructor',
        from: '2026-03-01',
        to: '2027-03-01',
      },
    })
    expect(numbersOf(register.state, 'prototype').members).toBe(5)
    expect(register.facts({ type: 'leaveSociety', by: 'constructor', subject: 'constructor' })).toMatchObject({
      'by.offices': ['branchHead'],
    })
    expect(
      refusalOf(
        register.act({
          type: 'takeMandate',
          mandate: { id: 'm', office: 'constructor', unit: 'prototype', subject: 'length', from: '2026-03-01' },
        }),
      ),
    ).toEqual(notFound('office', 'constructor'))
  })

  test('__proto__, blanks, slashes, line breaks and endless ids are no ids', () => {
    for (const id of ['__proto__', '', ' a', 'a/b', 'a\n', '张三', 'a'.repeat(65)]) expect(parse(id)).toBe(false)
    expect(parse('a'.repeat(64))).toBe(true)
  })

  test('the colon is left to organs, so nobody can be registered under the id of one', () => {
    expect(parse('hq:council')).toBe(false)
    expect(parse('hq:audit')).toBe(false)
  })
})
