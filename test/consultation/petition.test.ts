import { type ConsultationProcedure, consultation, consultationProcedureSchema } from 'huzhu/consultation'
import { profileParameter, residents } from 'huzhu/profiles'
import { given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { registerOf, settingWith as societyWith } from '../election/setting.ts'
import { EAST, on, PAPER, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

type Petition = NonNullable<ConsultationProcedure['screening']['petition']>

const of = (unit: 'residents' | 'households' | 'groups' | 'householdDelegates' | 'representatives', num: number, den: number) =>
  ({ num, den, cmp: '>=', of: 'eligible', unit }) as const

/** Who can make the residents' assembly meet: by the law in force on a civil date. */
const lawOn = (date: string) => profileParameter(residents, 'assembly.petition', date)?.value as unknown as Petition
const LAW_2018 = lawOn('2025-12-31')
const LAW_2025 = lawOn('2026-01-01')

const under = (petition: Petition): ConsultationProcedure => ({ ...ROOM, screening: { ...ROOM.screening, petition } })

/** The branch `east` as a community: 40 residents, 5 households, 3 representatives; the head office has two units below it. */
const register = ['v5', 'v6', 'v7'].reduce((so, subject) => {
  const term = { office: 'delegate', unit: 'east', from: '2026-01-01', to: '2028-01-01' }
  return so.do({ type: 'takeMandate', mandate: { id: `mandate-${subject}`, subject, ...term } })
}, registerOf())
const by = (petition: Petition) =>
  given(consultation, [], {
    ...societyWith({}, register),
    parameters: { 'consultation.room': under(petition) as never },
  })

const first = (many: number) => EAST.slice(0, many)
const forcedBy = (petition: Petition, supporters: readonly string[], more: object = {}) => {
  const [by_ = '', ...others] = supporters
  return (
    by(petition)
      .after(propose({ by: by_, supporters: others, ...more }))
      .case('c1')?.forced ?? false
  )
}

describe('an assembly that a petition forces', () => {
  test('under the law of 2018: one fifth of the residents, of the households, or one third of the groups', () => {
    expect(forcedBy(LAW_2018, first(8))).toBe(true)
    expect(forcedBy(LAW_2018, first(7))).toBe(false)
    expect(forcedBy(LAW_2018, ['h1'])).toBe(true)
    expect(forcedBy(LAW_2018, ['west'], { unit: 'head' })).toBe(true)
    expect(forcedBy(LAW_2018, ['v5'])).toBe(false)
  })

  test('under the law of 2025: one tenth of the residents or of the household delegates, or one third of the representatives', () => {
    expect(forcedBy(LAW_2025, first(4))).toBe(true)
    expect(forcedBy(LAW_2025, first(3))).toBe(false)
    expect(forcedBy(LAW_2025, ['h1'])).toBe(true)
    expect(forcedBy(LAW_2025, ['v5'])).toBe(true)
    expect(forcedBy(LAW_2025, ['west'], { unit: 'head' })).toBe(false)
  })

  test('the same petition: refused at will under the old law, and not under the new one', () => {
    const petition = propose({ supporters: ['v2', 'v3', 'v4'] })
    const refusing = on('screenTopic', '2026-05-04', { by: 'head:council', finding: 'refused', reasons: TEXT })
    expect(by(LAW_2018).after(petition, refusing).case('c1')).toMatchObject({ phase: 'lapsed' })
    by(LAW_2025).after(petition).when(refusing).thenRefused('notPossible', { reason: 'petitionForces' })
  })

  test('is no sum of kinds: three residents and no household are neither a tenth of the one nor of the other', () => {
    const both: Petition = { all: [of('residents', 1, 20), of('households', 1, 5)] }
    expect(forcedBy(both, first(8))).toBe(false)
    expect(forcedBy(both, ['v1', 'h1'])).toBe(false)
    expect(forcedBy(both, ['v1', 'v2', 'h1'])).toBe(true)
  })
})

describe('whoever joins a topic', () => {
  const start = given(consultation, [], settingWith())
  const proposed = start.after(propose())
  const support = (date: string, supporters: readonly string[], more: object = {}) =>
    on('supportTopic', date, { by: 'v2', supporters, ...PAPER, ...more })

  test('can make it one that is taken up, with those who joined before', () => {
    const three = proposed.after(support('2026-05-02', ['v2', 'v3']))
    expect(three.case('c1')).toMatchObject({ supporters: 3, support: [{ unit: 'residents', signed: 3, eligible: 40 }] })
    expect(three.case('c1')?.forced).toBeUndefined()
    three.when(support('2026-05-03', ['v4'])).then([
      {
        type: 'topicSupported',
        case: 'c1',
        phase: 'proposed',
        on: '2026-05-03',
        supporters: ['v4'],
        support: [{ unit: 'residents', signed: 4, eligible: 40 }],
        forced: true,
      },
    ])
  })

  test('nobody signs for others: their names are entered by an officer, from the paper that they signed', () => {
    const alone = { id: 'p9', type: 'proposeTopic', by: 'v1', at: '2026-05-01T04:00:00.000Z', case: 'c1', unit: 'east' }
    const asked = { ...alone, procedure: 'consultation.room', topic: TEXT, class: 'room', supporters: ['v2', 'v3', 'v4'] }
    start.when(asked).thenRefused('notPossible', { reason: 'signaturesNotRecorded', ids: ['v2'] })
    const proposed = start.after(propose())
    proposed.after(on('supportTopic', '2026-05-02', { by: 'v2', supporters: ['v2'] }))
    proposed
      .when(on('supportTopic', '2026-05-02', { by: 'v2', supporters: ['v2', 'v3'] }))
      .thenRefused('notPossible', { reason: 'signaturesNotRecorded', ids: ['v3'] })
    start.when({ ...asked, recordedBy: 'v1' }).thenRefused('notPossible', { reason: 'noEvidence', ids: ['v2'] })
    proposed
      .when(on('supportTopic', '2026-05-02', { by: 'v2', supporters: ['v2', 'v3'], recordedBy: 'v2' }))
      .thenRefused('notPossible', { reason: 'noEvidence', ids: ['v3'] })
  })

  test('is known to the society and joins once', () => {
    start.when(propose({ supporters: ['nobody'] })).thenRefused('notFound', { what: 'subject', id: 'nobody' })
    start.when(propose({ supporters: ['v2', 'v2'] })).thenRefused('notPossible', { reason: 'personTwice', ids: ['v2'] })
    proposed.when(support('2026-05-02', ['v1'])).thenRefused('alreadyExists', { what: 'supporter', id: 'v1' })
    const joined = proposed.after(support('2026-05-02', ['v2']))
    joined.when(support('2026-05-03', ['v3', 'v2'])).thenRefused('alreadyExists', { what: 'supporter', id: 'v2' })
  })

  test('counts once, though they propose it and sign it too', () => {
    expect(start.after(propose({ supporters: ['v1', 'v2'] })).case('c1')).toMatchObject({
      supporters: 2,
      support: [{ signed: 2 }],
    })
  })

  test('counts nowhere without a say in the unit: a member of another branch, a body, an organ that proposes', () => {
    const guests = start.after(propose({ by: 'east:branchAssembly', supporters: ['w1', 'w2', 'street', 'h1'] }))
    expect(guests.case('c1')).toMatchObject({ supporters: 5, support: [{ unit: 'residents', signed: 0 }] })
  })

  test('joins after the proposal, by the day on the paper', () => {
    proposed
      .when(support('2026-05-03', ['v3'], { on: '2026-04-30', ...PAPER }))
      .thenRefused('outOfTime', { date: '2026-04-30', from: '2026-05-01' })
  })

  test('weighs by floor area where a petition of owners says so', () => {
    const members = [
      { id: 'o1', kind: 'owner', area: 9000 },
      { id: 'o2', kind: 'owner', area: 1000 },
    ]
    const owners = registerOf().do({ type: 'admitMembers', unit: 'east', members })
    const petition: Petition = {
      all: (['heads', 'area'] as const).map((unit) => ({ num: 1, den: 5, cmp: '>=' as const, of: 'eligible' as const, unit })),
    }
    const so = given(consultation, [], {
      ...societyWith({}, owners),
      parameters: { 'consultation.room': under(petition) as never },
    })
    expect(so.after(propose({ by: 'o1' })).case('c1')).toMatchObject({
      forced: true,
      support: [
        { unit: 'heads', signed: 1, eligible: 2 },
        { unit: 'area', signed: 9000, eligible: 10_000 },
      ],
    })
    expect(so.after(propose({ by: 'o2' })).case('c1')?.forced).toBeUndefined()
  })
})

describe('a petition', () => {
  const screen = on('screenTopic', '2026-05-01', { finding: 'admitted' })
  const [, , convene] = untilDeliberating as readonly Typed[] as readonly [Typed, Typed, Typed]
  const join = (date: string, voter: string) => on('supportTopic', date, { by: voter, supporters: [voter] })
  const lapse = on('lapseTopic', '2026-06-30', { reasons: TEXT })

  test('can be joined until the question is put, so that whoever admits a topic at once cannot let it lapse for that', () => {
    const admitted = by(of('residents', 1, 20)).after(propose(), screen)
    admitted.after(lapse)
    for (const so of [admitted, admitted.after(convene), admitted.after(convene, ...untilDeliberating.slice(3))]) {
      const joined = so.after(join('2026-05-12', 'v2'))
      expect(joined.case('c1')).toMatchObject({ forced: true, phase: so.case('c1')?.phase })
      joined.when(lapse).thenRefused('notPossible', { reason: 'petitionStands' })
    }
  })

  test('is not reached by shares that nobody counted, where the procedure changed before the convening', () => {
    const changed = by(of('residents', 1, 2))
      .after(propose(), screen)
      .with({
        parameters: { 'consultation.room': under(of('households', 1, 5)) as never },
      })
    expect(changed.after(convene, join('2026-05-12', 'v2')).case('c1')?.forced).toBeUndefined()
  })
})

test('a procedure asks only for what those who join can reach', () => {
  const reads = (petition: object) => consultationProcedureSchema.safeParse(under(petition as Petition)).success
  expect(reads(LAW_2018)).toBe(true)
  expect(reads({ ...of('residents', 1, 10), of: 'present' })).toBe(false)
  expect(reads({ any: [of('residents', 1, 10), { ...of('residents', 1, 10), unit: 'councillors' }] })).toBe(false)
})
