import { createHash } from 'node:crypto'
import { numbersOf, roll } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { residents, threeLayers } from './register.ts'

describe('the roll of a unit', () => {
  test('lists its members and those of all units below, sorted', () => {
    const { state } = threeLayers()
    expect(roll(state, 'hq', '2026-03-01').ids).toEqual(['a1', 'a2', 'b1', 'c1', 'h1', 'k1'])
    expect(roll(state, 'a', '2026-03-01').ids).toEqual(['a1', 'a2', 'k1'])
    expect(roll(state, 'a-knit', '2026-03-01').ids).toEqual(['k1'])
  })

  test('lists a person who is in two groups once, and counts it once in each unit', () => {
    const register = threeLayers()
      .do({ type: 'foundUnit', founded: { id: 'a-tea', layer: 'group', parent: 'a' } })
      .do({ type: 'admitMembers', unit: 'a-tea', members: ['k1'] })
      .do({ type: 'admitMembers', unit: 'b-chess', members: ['k1'] })
    const counts = () => ['a-knit', 'a-tea', 'a', 'b', 'hq'].map((unit) => numbersOf(register.state, unit).members)
    expect(roll(register.state, 'hq', '2026-03-01').ids.filter((id) => id === 'k1')).toEqual(['k1'])
    expect(counts()).toEqual([1, 1, 3, 3, 6])
    register.do({ type: 'leaveSociety', subject: 'k1', unit: 'a-knit' })
    expect(counts()).toEqual([0, 1, 3, 3, 6])
    register.do({ type: 'leaveSociety', subject: 'k1', unit: 'a-tea' })
    expect(counts()).toEqual([0, 0, 2, 3, 6])
  })

  test('is that of its day: who came later is not on it, who left later still is', () => {
    const register = threeLayers()
      .do({ type: 'admitMembers', unit: 'a', members: residents('late') }, '2026-03-10')
      .do({ type: 'leaveSociety', subject: 'a1' }, '2026-03-20')
    const on = (date: string) => roll(register.state, 'a', date).ids
    expect(on('2026-01-03')).toEqual([])
    expect(on('2026-03-09')).toEqual(['a1', 'a2', 'k1'])
    expect(on('2026-03-10')).toEqual(['a1', 'a2', 'k1', 'late'])
    expect(on('2026-03-19')).toEqual(['a1', 'a2', 'k1', 'late'])
    expect(on('2026-03-20')).toEqual(['a2', 'k1', 'late'])
  })

  test('of a day before a unit was closed still lists its members', () => {
    const register = threeLayers().do({ type: 'closeUnit', unit: 'a-knit', membersTo: 'hq' }, '2026-03-20')
    expect(roll(register.state, 'a', '2026-03-19').ids).toEqual(['a1', 'a2', 'k1'])
    expect(roll(register.state, 'a', '2026-03-20').ids).toEqual(['a1', 'a2'])
    expect(roll(register.state, 'a-knit', '2026-03-19').ids).toEqual(['k1'])
  })

  test('whoever comes and goes on the same day was on no roll', () => {
    const register = threeLayers()
      .do({ type: 'admitMembers', unit: 'a', members: residents('guest') }, '2026-03-10')
      .do({ type: 'leaveSociety', subject: 'guest' }, '2026-03-10')
    for (const date of ['2026-03-09', '2026-03-10', '2026-03-11'])
      expect(roll(register.state, 'a', date).ids).not.toContain('guest')
  })

  test('of a unit that never was is a mistake of the caller', () => {
    expect(() => roll(threeLayers().state, 'zz', '2026-03-01')).toThrow(RangeError)
  })
})

describe('numbers of different kinds are never mixed', () => {
  const register = threeLayers()
    .do({
      type: 'admitMembers',
      unit: 'a',
      members: [
        { id: 'house', kind: 'household', residents: ['a1', 'a2'] },
        { id: 'o1', kind: 'owner', area: 8_950 },
        { id: 'o2', kind: 'owner', area: 45_000 },
        { id: 'v1', kind: 'volunteer' },
        'sw',
      ],
    })
    .do({
      type: 'takeMandate',
      mandate: { id: 'm1', office: 'delegate', unit: 'a', subject: 'a1', from: '2026-03-01', to: '2027-03-01' },
    })
    .do({
      type: 'takeMandate',
      mandate: { id: 'm2', office: 'delegate', unit: 'b', subject: 'a1', from: '2026-03-01', to: '2027-03-01' },
    })
    .do({
      type: 'takeMandate',
      mandate: { id: 'm3', office: 'delegate', unit: 'b', subject: 'b1', from: '2026-03-01', to: '2027-03-01' },
    })
    .do({
      type: 'takeMandate',
      mandate: { id: 'm4', office: 'branchHead', unit: 'b', subject: 'c1', from: '2026-03-01', to: '2027-03-01' },
    })

  test('a household is not its residents, an owner of five flats is one head with the area of five', () => {
    expect(numbersOf(register.state, 'a')).toEqual({ members: 8, residents: 3, households: 1, heads: 2, area: 53_950 })
    expect(numbersOf(register.state, 'hq')).toEqual({ members: 11, residents: 6, households: 1, heads: 2, area: 53_950 })
    expect(numbersOf(register.state, 'b')).toEqual({ members: 2, residents: 2, households: 0, heads: 0, area: 0 })
    const facts = register.facts({ type: 'leaveSociety', by: 'o1', subject: 'o1' })
    expect(facts).toMatchObject({ 'society.members': 11, 'society.area': 53_950 })
  })

  test('representatives are persons who represent members on that day, one who represents two branches once', () => {
    const representatives = (unit: string, date: string) => roll(register.state, unit, date).numbers.representatives
    expect([representatives('a', '2026-03-01'), representatives('b', '2026-03-01'), representatives('hq', '2026-03-01')]).toEqual(
      [1, 2, 2],
    )
    expect([representatives('hq', '2026-02-28'), representatives('hq', '2027-03-01')]).toEqual([0, 0])
  })

  test('a roll of one kind lists that kind alone, and says so', () => {
    const owners = roll(register.state, 'hq', '2026-03-01', 'owner')
    expect(owners).toMatchObject({
      kind: 'owner',
      ids: ['o1', 'o2'],
      numbers: { members: 2, residents: 0, heads: 2, area: 53_950 },
    })
    expect(owners.hash).not.toBe(roll(register.state, 'hq', '2026-03-01').hash)
  })

  test('the numbers of today are those of the roll of today', () => {
    for (const unit of ['hq', 'a', 'a-knit', 'b', 'b-chess']) {
      const { representatives: _, ...numbers } = roll(register.state, unit, '2026-03-01').numbers
      expect(numbersOf(register.state, unit)).toEqual(numbers)
    }
  })
})

describe('the hash of a roll', () => {
  test('is the SHA-256 of its canonical JSON', () => {
    const text =
      '{"ids":["k1"],"numbers":{"area":0,"heads":0,"households":0,"members":1,"representatives":0,"residents":1},"on":"2026-03-01","unit":"a-knit"}'
    expect(roll(threeLayers().state, 'a-knit', '2026-03-01').hash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('is another on another day, and for the same members admitted in another order the same', () => {
    const admit = (...ids: string[]) => threeLayers().do({ type: 'admitMembers', unit: 'b', members: residents(...ids) })
    const hash = (register: ReturnType<typeof admit>, date: string) => roll(register.state, 'b', date).hash
    expect(hash(admit('x', 'y'), '2026-03-01')).toBe(hash(admit('y', 'x'), '2026-03-01'))
    expect(hash(admit('x', 'y'), '2026-03-01')).not.toBe(hash(admit('x', 'y'), '2026-03-02'))
  })
})

test('a roll longer than a page of the roster is whole', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ id: `m${String(at).padStart(3, '0')}`, kind: 'resident' as const }))
  const register = threeLayers().do({ type: 'admitMembers', unit: 'b-chess', members: many })
  expect(roll(register.state, 'b-chess', '2026-03-01').ids).toEqual(['c1', ...many.map((member) => member.id)])
})
