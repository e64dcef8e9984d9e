import { END_REASONS, MEMBER_KINDS, members, PERSON_KINDS, REASONS, SUBJECT_KINDS } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { type Event, residents, STRUCTURE, TestRegister, threeLayers } from './register.ts'

const mandate = { id: 'm1', office: 'branchHead', unit: 'a', subject: 'a1', from: '2026-03-01', to: '2027-03-01' }

/** One event of each type that follows on the society of three layers, or stands at its beginning. */
const SAMPLES: readonly Event[] = [
  {
    type: 'societyFounded',
    on: '2026-03-01',
    unit: { id: 'n', layer: 'head', founded: '2026-03-01', organs: ['council'] },
    members: residents('r'),
  },
  {
    type: 'societyAdopted',
    on: '2026-03-01',
    units: [{ id: 'n', layer: 'head', founded: '2020-01-01', organs: [] }],
    subjects: residents('s'),
    rolls: [{ unit: 'n', since: '2020-01-01', members: residents('r') }],
    mandates: [{ id: 'm', office: 'patron', unit: 'n', subject: 'r', from: '2026-01-01' }],
  },
  { type: 'subjectsRegistered', on: '2026-03-01', subjects: [{ id: 'v', kind: 'volunteer' }] },
  { type: 'membersAdmitted', on: '2026-03-01', unit: 'a', members: ['sw'] },
  { type: 'memberMoved', on: '2026-03-01', subject: 'a1', from: 'a', to: 'b' },
  { type: 'memberLeft', on: '2026-03-01', subject: 'a1', units: ['a'], mandates: [] },
  { type: 'memberExpelled', on: '2026-03-01', subject: 'a1', units: ['a'], mandates: [] },
  {
    type: 'unitFounded',
    on: '2026-03-01',
    unit: { id: 'n', layer: 'branch', parent: 'hq', founded: '2026-03-01', organs: ['committee'] },
  },
  { type: 'unitClosed', on: '2026-03-01', unit: 'a-knit', membersTo: 'a', mandates: [] },
  { type: 'mandateTaken', on: '2026-03-01', mandate },
  { type: 'mandateEnded', on: '2026-03-01', mandate: 'm0', reason: 'resigned' },
]

describe('every event that is declared', () => {
  test('has a sample here', () => {
    expect(SAMPLES.map((event) => event.type)).toEqual(Object.keys(members.events))
  })

  test.each(SAMPLES.map((event) => [event.type, event] as const))(
    '%s changes the register, and leaves what it was given as it was',
    (_, event) => {
      const register = threeLayers().do({ type: 'takeMandate', mandate: { ...mandate, id: 'm0', unit: 'b', subject: 'b1' } })
      const given = JSON.stringify(event)
      const before = JSON.stringify([...register.tables].map(([name, rows]) => [name, [...rows]]))
      expect(members.events[event.type]?.schema.safeParse(event).success).toBe(true)
      const { writes } = members.evolve(event, undefined, register.state)
      expect(writes.length).toBeGreaterThan(0)
      expect(JSON.parse(JSON.stringify(writes))).toEqual(writes)
      expect(JSON.stringify(event)).toBe(given)
      expect(JSON.stringify([...register.tables].map(([name, rows]) => [name, [...rows]]))).toBe(before)
      const keys = writes.map(({ table, key }) => `${table} ${key}`)
      expect(new Set(keys).size).toBe(keys.length)
    },
  )

  test.each(SAMPLES.map((event) => [event.type, event] as const))(
    '%s is folded without a word where nothing is known of what it names',
    (_, event) => {
      expect(() => members.evolve(event, undefined, new TestRegister().state)).not.toThrow()
    },
  )
})

describe('every action that is declared', () => {
  test('refuses a field that nothing reads, and an id that is none', () => {
    for (const [type, { schema }] of Object.entries(members.actions)) {
      const ask = {
        foundSociety: { founded: { id: 'hq' }, founders: residents('r') },
        adoptSociety: { units: [{ id: 'hq', layer: 'head' }], subjects: [], rolls: [], mandates: [] },
        registerSubjects: { subjects: residents('r') },
        admitMembers: { unit: 'a', members: residents('r') },
        moveMember: { subject: 'r', from: 'a', to: 'b' },
        leaveSociety: { subject: 'r' },
        expelMember: { subject: 'r' },
        foundUnit: { founded: { id: 'a', layer: 'branch', parent: 'hq' } },
        closeUnit: { unit: 'a' },
        takeMandate: { mandate },
        endMandate: { mandate: 'm1', reason: 'resigned' },
      }[type]
      const action = new TestRegister().action({ type, ...ask }, '2026-03-01')
      expect([type, schema.safeParse(action).success]).toEqual([type, true])
      expect([type, schema.safeParse({ ...action, extra: 1 }).success]).toEqual([type, false])
      expect([type, schema.safeParse({ ...action, id: '__proto__' }).success]).toEqual([type, false])
      expect([type, schema.safeParse({ ...action, at: '2026-03-01' }).success]).toEqual([type, false])
    }
  })

  test('belongs to no case, and none is open or due', () => {
    for (const { case: of } of Object.values(members.actions)) expect(of).toBe('none')
    expect(members.accepts({})).toEqual([])
    expect(members.due('c1', {})).toEqual([])
  })

  test('takes late paper only where a person takes an office or gives it up', () => {
    expect(Object.entries(members.actions).flatMap(([type, { late }]) => (late ? type : []))).toEqual([
      'takeMandate',
      'endMandate',
    ])
  })
})

describe('labels', () => {
  const chinese = /^[\u4e00-\u9fff（），；]+$/

  test('every action, event and fact has one in English and one in Chinese without a Latin letter', () => {
    const facts = members.supplies(STRUCTURE as never)
    for (const { label } of [...Object.values(members.actions), ...Object.values(members.events), ...facts, members]) {
      expect(label.en).toMatch(/^[a-z]/)
      expect(label['zh-CN']).toMatch(chinese)
    }
    for (const text of Object.values(REASONS)) expect(text['zh-CN']).toMatch(chinese)
  })
})

describe('the facts supplied', () => {
  const declared = new Map(members.supplies(STRUCTURE as never).map((fact) => [fact.name, fact]))

  test('are these, and no others', () => {
    expect([...declared].map(([name, { is }]) => `${name}: ${is.type}`)).toEqual([
      'society.founded: boolean',
      'society.members: integer',
      'society.area: integer',
      'by.kind: enum',
      'by.body: enum',
      'by.organ: enum',
      'by.layer: enum',
      'by.member: boolean',
      'by.offices: list',
      'unit.relation: enum',
      'unit.layer: enum',
      'unit.members: integer',
      'unit.subunits: integer',
      'unit.open: boolean',
      'touches.sibling: boolean',
      'subject.kind: enum',
      'subject.member: boolean',
      'subject.self: boolean',
      'mandate.office: enum',
      'mandate.months: integer',
      'admission.count: integer',
      'legalForm.refers: boolean',
    ])
    for (const fact of declared.values()) expect(fact.source).toBe('state')
  })

  test('have the type declared, for every actor and every action', () => {
    const register = threeLayers().do({ type: 'takeMandate', mandate })
    const asks = [
      { type: 'admitMembers', unit: 'a', members: residents('x') },
      { type: 'registerSubjects', subjects: [] },
      { type: 'endMandate', mandate: 'm1', reason: 'resigned' },
      { type: 'expelMember', subject: 'hq:council' },
      { type: 'foundUnit', founded: { id: 'n', layer: 'group', parent: 'a' } },
    ]
    for (const by of ['hq', 'a:committee', 'a1', 'office', 'nobody', 'constructor']) {
      for (const ask of asks) {
        const facts = register.facts({ by, ...ask })
        expect(Object.keys(facts).sort()).toEqual([...declared.keys()].sort())
        for (const [name, value] of Object.entries(facts))
          expect([name, fits(value, declared.get(name)?.is)]).toEqual([name, true])
      }
    }
  })

  test('name the layers, organs and offices of the structure, and what stands for none', () => {
    expect(declared.get('by.organ')?.is).toEqual({ type: 'enum', values: ['council', 'supervisors', 'committee', 'none'] })
    expect(declared.get('unit.layer')?.is).toEqual({ type: 'enum', values: ['head', 'branch', 'group', 'none'] })
    expect(declared.get('by.offices')?.is).toEqual({
      type: 'list',
      of: { type: 'enum', values: STRUCTURE.offices.map((office) => office.id) },
    })
    const bare = members.supplies({ ...STRUCTURE, organs: [], offices: [] } as never)
    expect(bare.find((fact) => fact.name === 'by.offices')?.is).toEqual({ type: 'list', of: { type: 'enum', values: ['none'] } })
  })

  test('know no layer or office that an amendment has dropped', () => {
    const amended = new TestRegister({ ...STRUCTURE, layers: STRUCTURE.layers.slice(0, 2), offices: [] })
    for (const event of threeLayers().do({ type: 'takeMandate', mandate }).events) amended.fold(event)
    expect(amended.facts({ type: 'admitMembers', by: 'a1', unit: 'a-knit', members: [] })).toMatchObject({
      'unit.layer': 'none',
      'by.offices': [],
    })
    expect(amended.facts({ type: 'endMandate', by: 'a1', mandate: 'm1', reason: 'resigned' })).toMatchObject({
      'mandate.office': 'none',
    })
  })
})

test('the lists of kinds and reasons agree with each other', () => {
  for (const kind of MEMBER_KINDS) expect(SUBJECT_KINDS).toContain(kind)
  for (const kind of PERSON_KINDS) expect(MEMBER_KINDS).toContain(kind)
  expect(new Set(END_REASONS).size).toBe(END_REASONS.length)
})

function fits(value: unknown, is: NonNullable<ReturnType<typeof members.supplies>[number]>['is'] | undefined): boolean {
  switch (is?.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isSafeInteger(value)
    case 'enum':
      return is.values.includes(value as string)
    case 'list':
      return Array.isArray(value) && value.every((item) => fits(item, is.of))
    default:
      return false
  }
}
