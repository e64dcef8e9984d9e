import { numbersOf } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { notPossible, refusalOf, residents, STRUCTURE, TestRegister, threeLayers } from './register.ts'

describe('founding the society', () => {
  test('the founders are on the roll of the head office, whose organs act at once', () => {
    const register = new TestRegister().do({ type: 'foundSociety', founded: { id: 'hq' }, founders: residents('r1', 'r2') })
    expect(register.events).toEqual([
      {
        type: 'societyFounded',
        on: '2026-03-01',
        unit: { id: 'hq', layer: 'head', founded: '2026-03-01', organs: ['council', 'supervisors'] },
        members: residents('r1', 'r2'),
      },
    ])
    expect(numbersOf(register.state, 'hq').members).toBe(2)
    expect(register.row('subjects', 'hq:council')).toEqual({ id: 'hq:council', kind: 'organ', organ: 'council', unit: 'hq' })
    expect(register.facts({ type: 'registerSubjects', by: 'hq:council', subjects: [] })).toMatchObject({
      'by.organ': 'council',
      'by.layer': 'head',
    })
  })

  test('it is founded once', () => {
    const again = { type: 'foundSociety', founded: { id: 'hq2' }, founders: residents('r1') }
    expect(refusalOf(threeLayers().act(again))).toEqual({ code: 'alreadyExists', what: 'society', id: 'hq' })
  })

  test('a founder cannot have the id of the head office, or be named twice', () => {
    const found = (founders: object[]) =>
      refusalOf(new TestRegister().act({ type: 'foundSociety', founded: { id: 'hq' }, founders }))
    expect(found(residents('hq'))).toEqual({ code: 'alreadyExists', what: 'subject', id: 'hq' })
    expect(found(residents('r1', 'r1'))).toEqual({ code: 'alreadyExists', what: 'subject', id: 'r1' })
  })

  test('bodies can be registered before, but nobody can be admitted', () => {
    const register = new TestRegister().do({
      type: 'registerSubjects',
      subjects: [{ id: 'office', kind: 'body', body: 'subdistrictOffice' }],
    })
    expect(refusalOf(register.act({ type: 'admitMembers', unit: 'hq', members: residents('r1') }))).toEqual({
      code: 'notFound',
      what: 'unit',
      id: 'hq',
    })
    expect(register.facts({ type: 'admitMembers', by: 'office', unit: 'hq', members: [] })).toMatchObject({
      'society.founded': false,
      'society.members': 0,
      'by.kind': 'body',
      'by.body': 'subdistrictOffice',
    })
  })
})

describe('founding a unit', () => {
  const found = (founded: object) => threeLayers().act({ type: 'foundUnit', founded })

  test('a branch stands under the head, a group under a branch, and nowhere else', () => {
    expect(found({ id: 'c', layer: 'branch', parent: 'hq' }).ok).toBe(true)
    expect(refusalOf(found({ id: 'c', layer: 'branch', parent: 'a' }))).toEqual(notPossible('wrongLayer', 'c'))
    expect(refusalOf(found({ id: 'c', layer: 'group', parent: 'hq' }))).toEqual(notPossible('wrongLayer', 'c'))
    expect(refusalOf(found({ id: 'c', layer: 'head', parent: 'hq' }))).toEqual(notPossible('wrongLayer', 'c'))
  })

  test('an unknown layer or an unknown unit above is named', () => {
    expect(refusalOf(found({ id: 'c', layer: 'team', parent: 'hq' }))).toEqual({ code: 'notFound', what: 'layer', id: 'team' })
    expect(refusalOf(found({ id: 'c', layer: 'branch', parent: 'zz' }))).toEqual({ code: 'notFound', what: 'unit', id: 'zz' })
    expect(refusalOf(found({ id: 'c', layer: 'branch', parent: 'constructor' }))).toEqual({
      code: 'notFound',
      what: 'unit',
      id: 'constructor',
    })
  })

  test('an id that a unit, a person or a body has is not given again', () => {
    for (const id of ['a', 'hq', 'a1', 'office']) {
      expect(refusalOf(found({ id, layer: 'branch', parent: 'hq' }))).toEqual({ code: 'alreadyExists', what: 'subject', id })
    }
  })

  test('no more units of a layer under one unit than its structure says; closed ones do not count', () => {
    const register = threeLayers().do({ type: 'foundUnit', founded: { id: 'c', layer: 'branch', parent: 'hq' } })
    const fourth = { type: 'foundUnit', founded: { id: 'd', layer: 'branch', parent: 'hq' } }
    expect(refusalOf(register.act(fourth))).toEqual(notPossible('tooManyUnits', 'hq'))
    register.do({ type: 'closeUnit', unit: 'c' }).do(fourth)
    expect(register.row('children', 'hq')).toEqual({ open: ['a', 'b', 'd'], closed: ['c'] })
  })

  test('nothing is founded under a closed unit', () => {
    const register = threeLayers()
      .do({ type: 'closeUnit', unit: 'b-chess', membersTo: 'b' })
      .do({ type: 'closeUnit', unit: 'b', membersTo: 'hq' })
    const group = { type: 'foundUnit', founded: { id: 'go', layer: 'group', parent: 'b' } }
    expect(refusalOf(register.act(group))).toEqual(notPossible('unitClosed', 'b'))
  })
})

describe('closing a unit', () => {
  test('a unit with open units below it is not closed', () => {
    expect(refusalOf(threeLayers().act({ type: 'closeUnit', unit: 'a', membersTo: 'hq' }))).toEqual(
      notPossible('hasSubunits', 'a-knit'),
    )
  })

  test('a unit with members is closed only if they are taken by another open unit', () => {
    const register = threeLayers()
    const close = (more: object = {}) => register.decide({ type: 'closeUnit', unit: 'a-knit', ...more })
    expect(refusalOf(close())).toEqual(notPossible('hasMembers', 'a-knit'))
    expect(refusalOf(close({ membersTo: 'a-knit' }))).toEqual(notPossible('sameUnit', 'a-knit'))
    expect(refusalOf(close({ membersTo: 'zz' }))).toEqual({ code: 'notFound', what: 'unit', id: 'zz' })
    expect(close({ membersTo: 'a' }).ok).toBe(true)
  })

  test('its members go to the other unit, each once, and its mandates end', () => {
    const register = threeLayers()
      .do({ type: 'admitMembers', unit: 'a', members: ['k1'] })
      .do({ type: 'admitMembers', unit: 'a-knit', members: residents('k2') })
      .do({ type: 'closeUnit', unit: 'a-knit', membersTo: 'a' }, '2026-04-01')
      .do(
        {
          type: 'takeMandate',
          mandate: { id: 'm1', office: 'branchHead', unit: 'a', subject: 'a1', from: '2026-04-01', to: '2028-04-01' },
        },
        '2026-04-01',
      )
      .do({ type: 'closeUnit', unit: 'a', membersTo: 'hq' }, '2026-05-01')
    expect(numbersOf(register.state, 'hq').members).toBe(7)
    expect(numbersOf(register.state, 'a').members).toBe(0)
    expect(register.row('homes', 'k1')).toEqual(['hq'])
    expect(register.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-05-01', reason: 'unitClosed' } })
  })

  test('a closed unit and its organs have no place any more, and take nobody', () => {
    const register = threeLayers()
      .do({ type: 'closeUnit', unit: 'b-chess', membersTo: 'b' })
      .do({ type: 'closeUnit', unit: 'b', membersTo: 'hq' })
    expect(register.facts({ type: 'admitMembers', by: 'b:committee', unit: 'b', members: residents('x') })).toMatchObject({
      'by.kind': 'organ',
      'by.organ': 'none',
      'by.layer': 'none',
      'unit.relation': 'outside',
      'unit.open': false,
    })
    const closed = notPossible('unitClosed', 'b')
    expect(refusalOf(register.act({ type: 'admitMembers', unit: 'b', members: residents('x') }))).toEqual(closed)
    expect(refusalOf(register.act({ type: 'moveMember', subject: 'a1', from: 'a', to: 'b' }))).toEqual(closed)
    expect(refusalOf(register.act({ type: 'closeUnit', unit: 'b' }))).toEqual(closed)
    expect(refusalOf(register.act({ type: 'closeUnit', unit: 'a-knit', membersTo: 'b' }))).toEqual(closed)
  })

  test('the head of the society is not closed like a unit', () => {
    const alone = new TestRegister().do({ type: 'foundSociety', founded: { id: 'hq' }, founders: residents('r1') })
    alone.do({ type: 'leaveSociety', subject: 'r1' })
    expect(refusalOf(alone.act({ type: 'closeUnit', unit: 'hq' }))).toEqual(notPossible('headStays', 'hq'))
  })

  test('a unit that never was cannot be closed', () => {
    expect(refusalOf(threeLayers().act({ type: 'closeUnit', unit: 'zz' }))).toEqual({ code: 'notFound', what: 'unit', id: 'zz' })
  })
})

describe('organs follow the structure', () => {
  test('an organ that an amendment adds belongs to the units that stand already', () => {
    const register = threeLayers()
    const amended = new TestRegister({
      ...STRUCTURE,
      organs: [...STRUCTURE.organs, { id: 'audit', label: { en: 'audit', 'zh-CN': '审计组' }, layer: 'branch' }],
    })
    for (const event of register.events) amended.fold(event)
    const ask = { type: 'admitMembers', by: 'a:audit', unit: 'a', members: residents('x') }
    expect(amended.facts(ask)).toMatchObject({
      'by.kind': 'organ',
      'by.organ': 'audit',
      'by.layer': 'branch',
      'unit.relation': 'own',
    })
    expect(register.facts(ask)).toMatchObject({ 'by.kind': 'unknown', 'by.organ': 'none', 'unit.relation': 'outside' })
  })

  test('an organ that an amendment drops acts no more', () => {
    const amended = new TestRegister({ ...STRUCTURE, organs: [] })
    for (const event of threeLayers().events) amended.fold(event)
    expect(amended.facts({ type: 'expelMember', by: 'hq:council', subject: 'a1' })).toMatchObject({
      'by.kind': 'organ',
      'by.organ': 'none',
    })
  })
})
