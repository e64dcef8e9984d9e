import { election } from 'huzhu/election'
import type { Mandate } from 'huzhu/members'
import { given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import {
  BRANCH_HEAD,
  DAY,
  form,
  noon,
  on,
  registerOf,
  settingWith,
  TEXT,
  untilAnnounced,
  untilCampaigning,
  untilNominating,
} from './setting.ts'

const start = given(election, [], settingWith())

function mandate(id: string, office: string, subject: string, from: string, to: string, more: Partial<Mandate> = {}): Mandate {
  return { id, office, unit: 'east', subject, from, to, ...more }
}

/** The register with these mandates. */
function holding(...mandates: readonly Mandate[]) {
  const by = (key: (each: Mandate) => string) =>
    Object.fromEntries(
      [...new Set(mandates.map(key))].map((name) => [name, mandates.filter((each) => key(each) === name).map(({ id }) => id)]),
    )
  return {
    tables: {
      mandates: Object.fromEntries(mandates.map((each) => [each.id, each as never])),
      holdings: by(({ subject }) => subject),
      seats: by(({ unit, office }) => `${unit}/${office}`),
    },
  }
}

const nominate = (person: string, more: object = {}) =>
  on('nominateCandidate', '2026-06-15', { by: 'east:branchAssembly', office: 'branchHead', person, ...more })

describe('of an election rules read', () => {
  test('what it is for, how people vote, and how far ahead it is', () => {
    expect(start.facts(form())).toMatchObject({
      'election.purpose': 'general',
      'election.offices': ['branchHead'],
      'election.ballot': 'secret',
      'election.electorate': 'voters',
      'election.daysAhead': 0,
      'election.seatsUnfilled': 0,
    })
    const formed = start.after(...untilAnnounced.slice(0, 2))
    expect(formed.facts(on('announceElection', '2026-05-25', { day: DAY }))).toMatchObject({
      'election.daysAhead': 36,
      'election.seatsUnfilled': 1,
      'election.objectionsOpen': 0,
    })
  })

  test('the procedure that the announcement will freeze, and after it the frozen one', () => {
    const open = { ...BRANCH_HEAD, poll: { ...BRANCH_HEAD.poll, ballot: 'open' as const } }
    const formed = start.after(...untilAnnounced.slice(0, 2)).with(settingWith({ 'election.branchHead': open }))
    expect(formed.facts(on('announceElection', '2026-05-25', { day: DAY }))).toMatchObject({ 'election.ballot': 'open' })
    const announced = start.after(...untilAnnounced).with(settingWith({ 'election.branchHead': open }))
    expect(announced.facts(on('publishRoll', '2026-06-05'))).toMatchObject({ 'election.ballot': 'secret' })
  })

  test('whether its next step is overdue', () => {
    const announced = start.after(...untilAnnounced)
    const overdue = (date: string) => announced.facts(on('cancelElection', date, { reasons: TEXT }))['election.overdue']
    expect([overdue('2026-06-10'), overdue('2026-06-11')]).toEqual([false, true])
  })
})

describe('of a candidate rules read', () => {
  const nominating = start.after(...untilNominating)

  test('whether they are on the roll, and members', () => {
    expect(nominating.facts(nominate('v1'))).toMatchObject({
      'candidate.office': 'branchHead',
      'candidate.onRoll': true,
      'candidate.member': true,
      'candidate.self': false,
    })
    expect(nominating.facts(nominate('w1', { by: 'w1' }))).toMatchObject({
      'candidate.onRoll': false,
      'candidate.member': false,
      'candidate.self': true,
    })
  })

  test('whether they hold an office that does not go together with the post, whichever of the two says so', () => {
    const incompatible = (...held: readonly Mandate[]) =>
      nominating.with(holding(...held)).facts(nominate('v1'))['candidate.incompatible']
    const supervisor = mandate('s1', 'supervisor', 'v1', '2025-01-01', '2030-01-01', { unit: 'head' })
    expect(incompatible(supervisor)).toBe(true)
    expect(incompatible({ ...supervisor, ended: { on: '2026-06-01', reason: 'resigned' } })).toBe(false)
    expect(incompatible(mandate('d1', 'delegate', 'v1', '2025-01-01', '2028-01-01'))).toBe(false)
    const head = nominating.with(holding(mandate('m1', 'branchHead', 'v1', '2025-01-01', '2028-01-01')))
    expect(head.facts(nominate('v1', { office: 'supervisor' }))['candidate.incompatible']).toBe(true)
  })

  test('how many terms they have held the post in a row', () => {
    const terms = (...held: readonly Mandate[]) => nominating.with(holding(...held)).facts(nominate('v1'))['candidate.termsHeld']
    const first = mandate('m1', 'branchHead', 'v1', '2020-07-01', '2023-07-01')
    const second = mandate('m2', 'branchHead', 'v1', '2023-07-01', '2026-07-01')
    const other = mandate('m3', 'branchHead', 'v2', '2023-07-01', '2026-07-01')
    expect(terms()).toBe(0)
    expect(terms(first, second)).toBe(2)
    expect(terms(first, other)).toBe(0)
    expect(terms({ ...first, unit: 'west' })).toBe(0)
    expect(terms(second, mandate('m4', 'branchHead', 'v1', '2026-07-01', '2029-07-01'))).toBe(1)
    expect(terms({ ...first, office: 'deputy' })).toBe(0)
  })

  test('and nobody begins anew who waits until the office has stood empty for a while, or resigns before the term is over', () => {
    const terms = (...held: readonly Mandate[]) => nominating.with(holding(...held)).facts(nominate('v1'))['candidate.termsHeld']
    const over = mandate('m1', 'branchHead', 'v1', '2020-07-01', '2023-07-01')
    const after = mandate('m2', 'branchHead', 'v1', '2024-01-01', '2027-01-01')
    expect(terms(over, { ...after, ended: { on: '2026-05-01', reason: 'resigned' } })).toBe(2)
  })
})

test('of the elected rules read terms in a row, relatives together and offices that do not go together', () => {
  const kept = {
    ...start.after(...untilAnnounced).case('e1'),
    phase: 'confirmed',
    elected: [
      { office: 'branchHead', person: 'v1', round: 1 },
      { office: 'branchHead', person: 'v2', round: 1 },
    ],
  }
  const confirmed = start.after(...untilAnnounced).with({ tables: { cases: { e1: { kind: 'election', case: kept as never } } } })
  const declare = on('declareResult', '2026-07-01', { from: '2026-07-10' })
  expect(confirmed.facts(declare)).toMatchObject({
    'elected.termsHeld.branchHead': 0,
    'elected.relatives': false,
    'elected.incompatible': false,
  })
  const held = holding(
    mandate('m1', 'branchHead', 'v2', '2023-07-01', '2026-07-01'),
    mandate('s1', 'supervisor', 'v1', '2025-01-01', '2030-01-01', { unit: 'head' }),
  )
  const related = confirmed.with(held).with({ tables: { 'election.relatives': { 'e1/v1/v2': {} } } })
  expect(related.facts(declare)).toMatchObject({
    'elected.termsHeld.branchHead': 1,
    'elected.termsHeld.deputy': 0,
    'elected.relatives': true,
    'elected.incompatible': true,
  })
  const later = related.facts(on('handOver', '2026-07-01'))
  expect(later).toMatchObject({ 'elected.termsHeld.branchHead': 0, 'elected.relatives': false })
})

describe('of the elected rules read', () => {
  const declaring = (elected: readonly object[], more: object = {}) => {
    const kept = { ...start.after(...untilCampaigning).case('e1'), phase: 'confirmed', elected, ...more }
    return start
      .with({ tables: { cases: { e1: { kind: 'election', case: kept as never } } } })
      .with(holding(mandate('m1', 'deputy', 'v1', '2023-07-01', '2026-07-01')))
      .facts(on('declareResult', '2026-07-01', { from: '2026-07-10' }))
  }
  const elected = (person: string, office = 'branchHead') => ({ office, person, round: 1 })

  test('terms for each office apart: a limit is of one office, and others may be filled by the same vote', () => {
    expect(declaring([elected('v1', 'deputy'), elected('v2')])).toMatchObject({
      'elected.termsHeld.deputy': 1,
      'elected.termsHeld.branchHead': 0,
    })
  })

  test('whether all are members, and whether all stood: voters may have written somebody in', () => {
    expect(declaring([elected('v1')])).toMatchObject({ 'elected.members': true, 'elected.writtenIn': false })
    expect(declaring([elected('v5')])).toMatchObject({ 'elected.members': true, 'elected.writtenIn': true })
    expect(declaring([elected('w1')])).toMatchObject({ 'elected.members': false, 'elected.writtenIn': true })
  })

  test('nothing in a recall, which gives no office', () => {
    expect(declaring([elected('w1')], { purpose: 'recall' })).toMatchObject({
      'elected.members': true,
      'elected.writtenIn': false,
    })
  })
})

test('of an election committee rules read whether all named for it are members of the unit or of one below it', () => {
  const outsiders = (more: object) =>
    start.after(form()).facts(on('seatCommittee', '2026-05-21', { members: ['v36', 'v37'], ...more }))['committee.outsiders']
  expect(outsiders({})).toBe(false)
  expect(outsiders({ members: ['v36', 'w1'] })).toBe(true)
  expect(outsiders({ substitutes: ['w1'] })).toBe(true)
})

test('of a correction rules read whether it strikes off somebody whom the register entitles to vote', () => {
  const strikes = (more: object, so = given(election, [], settingWith()).after(...untilNominating)) =>
    so.facts(on('correctRoll', '2026-06-16', { correction: 'remove', grounds: TEXT, ...more }))['roll.strikesEntitled']
  expect(strikes({ voter: 'v9' })).toBe(true)
  expect(strikes({ voter: 'v9', correction: 'add' })).toBe(false)
  // w1 is a member of another branch.
  expect(strikes({ voter: 'w1' })).toBe(false)
  const { publishedDaysBefore, rulingDays } = BRANCH_HEAD.roll
  const onApplication = { ...BRANCH_HEAD, roll: { from: 'applications', publishedDaysBefore, rulingDays } as const }
  const applied = given(election, [], settingWith({ 'election.branchHead': onApplication })).after(...untilAnnounced)
  expect(strikes({ voter: 'v9' }, applied)).toBe(false)
})

describe('edge case 22: the last holder leaves, or fewer than half the seats are held', () => {
  const deputies = [
    mandate('p1', 'deputy', 'v3', '2025-01-01', '2028-01-01'),
    mandate('p2', 'deputy', 'v4', '2025-01-01', '2028-01-01'),
  ]
  const vacated = (type: string, more: object, ...held: readonly Mandate[]) => {
    const action: Typed = { id: 'x1', type, by: 'east:branchAssembly', at: noon('2026-03-01'), ...more }
    return start.with(holding(...held)).facts(action)['offices.vacated']
  }

  test('an office is vacant when fewer than half of its seats are held', () => {
    const vacancies = (...held: readonly Mandate[]) =>
      start.with(holding(...held)).facts({ id: 'x1', type: 'holdActivity', by: 'v1', at: noon('2026-03-01'), unit: 'east' })[
        'unit.vacancies'
      ]
    expect(vacancies()).toEqual(['branchHead', 'deputy', 'delegate'])
    expect(vacancies(deputies[0] as Mandate)).toEqual(['branchHead', 'delegate'])
  })

  test('and an act that leaves it so says which: the end of a mandate, leaving the society, expulsion', () => {
    const [one, both] = [[deputies[0] as Mandate], deputies]
    expect(vacated('endMandate', { mandate: 'p1', reason: 'died' }, ...one)).toEqual(['deputy'])
    expect(vacated('endMandate', { mandate: 'p1', reason: 'died' }, ...both)).toEqual([])
    expect(vacated('leaveSociety', { subject: 'v3' }, ...one)).toEqual(['deputy'])
    expect(vacated('leaveSociety', { subject: 'v3', unit: 'west' }, ...one)).toEqual([])
    expect(vacated('expelMember', { subject: 'v3' }, ...one)).toEqual(['deputy'])
    expect(vacated('expelMember', { subject: 'v5' }, ...one)).toEqual([])
    const head = mandate('m1', 'branchHead', 'v3', '2025-01-01', '2028-01-01')
    expect(vacated('expelMember', { subject: 'v3' }, ...one, head)).toEqual(['deputy', 'branchHead'])
  })

  describe('an election', () => {
    const head = mandate('e1:branchHead:1', 'branchHead', 'v1', '2025-01-01', '2028-01-01', { election: 'e1' })
    const r1 = { kind: 'recall', case: { mandate: 'e1:branchHead:1' } }
    const kept = (purpose: string, ...elected: string[]) => ({
      ...start.after(...untilAnnounced).case('e1'),
      phase: 'confirmed',
      purpose,
      follows: 'r1',
      elected: elected.map((person) => ({ office: 'branchHead', person, round: 1 })),
    })
    const asked = (type: string, election: object, ...held: readonly Mandate[]) =>
      start
        .with(holding(...held))
        .with({ tables: { cases: { e1: { kind: 'election', case: election as never }, r1 } } })
        .facts({ ...on(type, '2026-03-01'), from: '2026-03-01' })['offices.vacated']

    test('that recalls the holder leaves the office empty, once it is declared', () => {
      expect(asked('declareResult', kept('recall', 'v1'), head)).toEqual(['branchHead'])
      expect(asked('confirmPoll', kept('recall', 'v1'), head)).toEqual([])
      expect(asked('declareResult', kept('recall'), head)).toEqual([])
      expect(asked('declareResult', kept('general', 'v1'), head)).toEqual([])
    })

    test('that is annulled leaves those that it filled empty, and no other', () => {
      expect(asked('annulElection', kept('general', 'v1'), head)).toEqual(['branchHead'])
      expect(asked('annulElection', kept('general', 'v1'), { ...head, election: 'e0' })).toEqual([])
    })
  })
})

test('edge case 33: months since the last term was over say who goes on as a caretaker', () => {
  const months = (date: string, by: string, ...held: readonly Mandate[]) =>
    start.with(holding(...held)).facts({ id: 'x1', type: 'spendMoney', by, at: noon(date) })['term.monthsOver']
  const head = mandate('m1', 'branchHead', 'v1', '2023-07-01', '2026-07-01')
  expect(months('2026-06-30', 'east:branchAssembly', head)).toBe(0)
  expect(months('2026-07-01', 'east:branchAssembly', head)).toBe(1)
  expect(months('2027-07-01', 'east', head)).toBe(12)
  expect(months('2027-07-02', 'east', head)).toBe(13)
  expect(months('2027-07-02', 'east:branchAssembly', head, mandate('p1', 'deputy', 'v3', '2025-01-01', '2028-01-01'))).toBe(0)
  expect(months('2027-07-02', 'west:branchAssembly', head)).toBe(0)
  expect(months('2027-07-02', 'v1', head)).toBe(0)
})

test('only what a rule reads is looked up', () => {
  const context = registerOf().context('2026-05-20')
  const { 'election.purpose': purpose, 'unit.vacancies': vacancies } = election.facts(form(), context)
  expect(election.facts(form(), context, ['election.purpose', 'unit.vacancies', 'by.kind'])).toEqual({
    'election.purpose': purpose,
    'unit.vacancies': vacancies,
  })
})
