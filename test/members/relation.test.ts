import { memberFacts, members, touchesSibling } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { residents, type TestRegister, threeLayers } from './register.ts'

const UNITS = ['hq', 'a', 'a-knit', 'b', 'b-chess']

/** How the actor stands to each of the five units. */
function relations(register: TestRegister, by: string): string {
  return UNITS.map((unit) => register.facts({ type: 'admitMembers', by, unit, members: [] })['unit.relation']).join(' ')
}

describe('where a unit stands, seen from who acts', () => {
  const register = threeLayers()

  test('for the head office and its organs every unit is below', () => {
    expect(relations(register, 'hq')).toBe('own below below below below')
    expect(relations(register, 'hq:council')).toBe('own below below below below')
  })

  test('for a branch and its organs the head is above, its groups are below, another branch and its groups are siblings', () => {
    expect(relations(register, 'a')).toBe('above own below sibling sibling')
    expect(relations(register, 'a:committee')).toBe('above own below sibling sibling')
    expect(relations(register, 'b')).toBe('above sibling sibling own below')
  })

  test('for a group its branch and the head are above', () => {
    expect(relations(register, 'a-knit')).toBe('above above own sibling sibling')
  })

  test('a member stands where it is on a roll', () => {
    expect(relations(register, 'h1')).toBe('own below below below below')
    expect(relations(register, 'a1')).toBe('above own below sibling sibling')
    expect(relations(register, 'k1')).toBe('above above own sibling sibling')
  })

  test('whoever has no place in the tree is outside everywhere', () => {
    for (const by of ['office', 'sw', 'nobody', 'hq:king'])
      expect(relations(register, by)).toBe('outside outside outside outside outside')
  })

  test('of several places the best one counts: own before below before above before sibling', () => {
    const moved = threeLayers().do({ type: 'admitMembers', unit: 'b', members: ['k1'] })
    expect(relations(moved, 'k1')).toBe('above above own own below')
  })

  test('an office gives a place while it is held, and not a day longer', () => {
    const seated = threeLayers().do({
      type: 'takeMandate',
      mandate: { id: 'm1', office: 'branchHead', unit: 'b', subject: 'sw', from: '2026-02-01', to: '2026-05-01' },
    })
    const on = (date: string) => seated.facts({ type: 'admitMembers', by: 'sw', unit: 'b', members: [] }, date)
    expect(on('2026-04-30')).toMatchObject({ 'unit.relation': 'own', 'by.offices': ['branchHead'] })
    expect(on('2026-05-01')).toMatchObject({ 'unit.relation': 'outside', 'by.offices': [] })
  })
})

describe('siblings are held apart', () => {
  const register = threeLayers()
  const touching = (ask: { type: string; by: string; [field: string]: unknown }) => register.facts(ask)['touches.sibling']

  test('a branch that acts in another branch or in its groups touches a sibling', () => {
    expect(touching({ type: 'admitMembers', by: 'a:committee', unit: 'b', members: [] })).toBe(true)
    expect(touching({ type: 'admitMembers', by: 'a:committee', unit: 'b-chess', members: [] })).toBe(true)
    expect(touching({ type: 'foundUnit', by: 'a', founded: { id: 'n', layer: 'group', parent: 'b' } })).toBe(true)
    expect(touching({ type: 'closeUnit', by: 'a', unit: 'a-knit', membersTo: 'b' })).toBe(true)
    expect(
      touching({
        type: 'takeMandate',
        by: 'a',
        mandate: { id: 'm', office: 'branchHead', unit: 'b', subject: 'a1', from: '2026-03-01' },
      }),
    ).toBe(true)
  })

  test('it cannot take a member from another branch, send it one, or expel one', () => {
    expect(touching({ type: 'moveMember', by: 'a:committee', subject: 'b1', from: 'b', to: 'a' })).toBe(true)
    expect(touching({ type: 'moveMember', by: 'a:committee', subject: 'a1', from: 'a', to: 'b' })).toBe(true)
    expect(touching({ type: 'expelMember', by: 'a:committee', subject: 'b1' })).toBe(true)
    expect(touching({ type: 'leaveSociety', by: 'a:committee', subject: 'b1' })).toBe(true)
  })

  test('own affairs, those of its groups and those of the head are no siblings', () => {
    expect(touching({ type: 'admitMembers', by: 'a:committee', unit: 'a', members: [] })).toBe(false)
    expect(touching({ type: 'admitMembers', by: 'a:committee', unit: 'a-knit', members: [] })).toBe(false)
    expect(touching({ type: 'foundUnit', by: 'a', founded: { id: 'n', layer: 'branch', parent: 'hq' } })).toBe(false)
    expect(touching({ type: 'expelMember', by: 'a:committee', subject: 'a1' })).toBe(false)
  })

  test('the head office touches no sibling anywhere', () => {
    for (const unit of UNITS) expect(touching({ type: 'admitMembers', by: 'hq:council', unit, members: [] })).toBe(false)
  })

  test('a member who moves from one branch to another moves only himself', () => {
    const ask = { type: 'moveMember', subject: 'a1', from: 'a', to: 'b' }
    expect(register.facts({ ...ask, by: 'a1' })).toMatchObject({
      'touches.sibling': false,
      'subject.self': true,
      'unit.relation': 'sibling',
    })
    expect(register.facts({ ...ask, by: 'a2' })).toMatchObject({ 'touches.sibling': true, 'subject.self': false })
  })

  test('the units that another lifecycle touches are judged in the same way', () => {
    const context = register.context('2026-03-01')
    const action = register.action({ type: 'openPolls', by: 'a:committee' }, '2026-03-01')
    expect(touchesSibling('a:committee', ['a', 'a-knit', 'hq'], context)).toBe(false)
    expect(touchesSibling('a:committee', ['a', 'b-chess'], context)).toBe(true)
    expect(touchesSibling('office', ['a', 'b'], context)).toBe(false)
    expect(memberFacts(action, ['a', 'b-chess'], context)['touches.sibling']).toBe(true)
    expect(memberFacts(action, [], context)['touches.sibling']).toBe(false)
    expect(members.facts(action, context)).toEqual({})
  })
})

describe('an office counts where it was given', () => {
  test('the head of one branch who is a member of another holds no office there', () => {
    const register = threeLayers()
      .do({ type: 'admitMembers', unit: 'a', members: ['b1'] })
      .do({
        type: 'takeMandate',
        mandate: { id: 'm1', office: 'branchHead', unit: 'b', subject: 'b1', from: '2026-03-01', to: '2027-03-01' },
      })
    const offices = (unit: string) => register.facts({ type: 'admitMembers', by: 'b1', unit, members: [] })
    expect(offices('a')).toMatchObject({ 'unit.relation': 'own', 'by.offices': [] })
    expect(offices('b')).toMatchObject({ 'unit.relation': 'own', 'by.offices': ['branchHead'] })
    expect(offices('b-chess')['by.offices']).toEqual(['branchHead'])
    expect(offices('hq')['by.offices']).toEqual(['branchHead'])
    expect(register.facts({ type: 'registerSubjects', by: 'b1', subjects: [] })['by.offices']).toEqual(['branchHead'])
  })

  test('several offices come in the order of the structure, each once', () => {
    const register = threeLayers()
    const take = (id: string, office: string, unit: string) => ({
      type: 'takeMandate',
      mandate: { id, office, unit, subject: 'h1', from: '2026-03-01', to: '2027-03-01' },
    })
    register
      .do(take('m1', 'patron', 'hq'))
      .do(take('m2', 'branchHead', 'a'))
      .do(take('m3', 'branchHead', 'b'))
      .do(take('m4', 'councillor', 'hq'))
    expect(register.facts({ type: 'expelMember', by: 'h1', subject: 'a1' })['by.offices']).toEqual([
      'councillor',
      'branchHead',
      'patron',
    ])
  })
})

describe('the unit concerned', () => {
  const register = threeLayers()

  test('is none where an action names none', () => {
    expect(register.facts({ type: 'registerSubjects', by: 'hq:council', subjects: [] })).toMatchObject({
      'unit.relation': 'none',
      'unit.layer': 'none',
      'unit.members': 0,
      'unit.subunits': 0,
      'unit.open': false,
    })
  })

  test('is known by its layer, members and units below', () => {
    expect(register.facts({ type: 'admitMembers', by: 'hq', unit: 'a', members: residents('x', 'y') })).toMatchObject({
      'unit.layer': 'branch',
      'unit.members': 3,
      'unit.subunits': 1,
      'unit.open': true,
      'admission.count': 2,
      'society.members': 6,
    })
  })

  test('of an action in a case is that of the case, whatever else the action names', () => {
    const action = register.action({ type: 'openPolls', by: 'a1', unit: 'a' }, '2026-03-01')
    expect(memberFacts(action, ['b'], register.context('2026-03-01', { phase: 'open', unit: 'b' }))['unit.relation']).toBe(
      'sibling',
    )
    expect(memberFacts(action, ['a'], register.context('2026-03-01', { phase: 'open' }))['unit.relation']).toBe('own')
  })

  test('that does not exist has no facts, so that nothing is permitted on its account', () => {
    const facts = memberFacts(
      register.action({ type: 'lendRoom', by: 'a1', unit: 'zz' }, '2026-03-01'),
      ['zz'],
      register.context('2026-03-01'),
    )
    expect(Object.keys(facts).filter((name) => name.startsWith('unit.'))).toEqual([])
    expect(facts).toMatchObject({ 'touches.sibling': false, 'by.offices': [] })
  })

  test('of an expulsion or of leaving altogether is the head', () => {
    expect(register.facts({ type: 'expelMember', by: 'hq:council', subject: 'a1' })).toMatchObject({
      'unit.relation': 'own',
      'unit.layer': 'head',
    })
    expect(register.facts({ type: 'leaveSociety', by: 'a1', subject: 'a1' })).toMatchObject({
      'unit.relation': 'above',
      'unit.layer': 'head',
    })
  })
})

test('an action type can be asked about before its content is known', () => {
  const context = threeLayers().context('2026-03-01')
  for (const type of Object.keys(members.actions)) {
    const facts = memberFacts({ id: 'option', type, by: 'a1', at: '2026-03-01T02:00:00.000Z' }, [], context)
    expect(facts).toMatchObject({ 'by.kind': 'resident', 'by.member': true, 'society.founded': true })
  }
})

describe('founding what looks like a sub-branch', () => {
  test('a group below a branch of a registered association is referred, not permitted', () => {
    const register = threeLayers()
    const refers = (layer: string, parent: string, legalForm: 'registeredAssociation' | 'filedCommunityOrg') => {
      const context = { ...register.context('2026-03-01'), structure: { ...register.structure, legalForm } as never }
      return members.facts(
        register.action({ type: 'foundUnit', by: 'a', founded: { id: 'n', layer, parent } }, '2026-03-01'),
        context,
      )['legalForm.refers']
    }
    expect(refers('group', 'a', 'registeredAssociation')).toBe(true)
    expect(refers('branch', 'hq', 'registeredAssociation')).toBe(false)
    expect(refers('group', 'a', 'filedCommunityOrg')).toBe(false)
  })
})
