import { createHash } from 'node:crypto'
import { type ElectionProcedure, election } from 'huzhu/election'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { BRANCH_HEAD, DAY, form, on, PAPER, registerOf, settingWith, TEXT, untilAnnounced } from './setting.ts'

const procedureWith = (roll: Partial<ElectionProcedure['roll']>): ElectionProcedure => ({
  ...BRANCH_HEAD,
  roll: { ...BRANCH_HEAD.roll, ...roll },
})
const open = on('openRegistration', '2026-05-26')
const register = (voter: string, more: object = {}) => on('registerVoter', '2026-05-28', { voter, ...more })
const publish = on('publishRoll', '2026-06-05')
const correct = (voter: string, correction: 'add' | 'remove', more: object = {}) =>
  on('correctRoll', '2026-06-16', { voter, correction, grounds: TEXT, ...more })
const hashOf = (...sorted: readonly string[]) => createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
const rollOf = (so: Given) => (so.case('e1') as unknown as { readonly roll: { readonly eligible: number } }).roll

const applications = given(election, [], settingWith({ 'election.branchHead': procedureWith({ from: 'applications' }) }))
const registering = applications.after(...untilAnnounced, open)

describe('voters are registered on application', () => {
  test('each once, of the kinds that vote', () => {
    registering
      .when(register('v5'))
      .then([{ type: 'voterRegistered', case: 'e1', phase: 'registering', on: '2026-05-28', voter: 'v5' }])
    registering.after(register('v5')).when(register('v5')).thenRefused('alreadyExists', { what: 'voter', id: 'v5' })
    registering.when(register('v99')).thenRefused('notFound', { what: 'subject', id: 'v99' })
    for (const other of ['h1', 'street', 'east:branchAssembly'])
      registering.when(register(other)).thenRefused('notPossible', { reason: 'notEntitled', ids: [other] })
  })

  test('and they alone are on the roll that is published', () => {
    registering.when(publish).thenRefused('notPossible', { reason: 'rollEmpty' })
    const published = registering.after(register('v7'), register('w1'), register('v5'), publish)
    expect(rollOf(published)).toMatchObject({ eligible: 3, hash: hashOf('v5', 'v7', 'w1') })
    expect(published.row('election.roll', 'e1/w1')).toEqual({ status: 'listed' })
    expect(published.row('election.roll', 'e1/v1')).toBeUndefined()
  })

  test('on a form that comes in later, but not from before the election was formed', () => {
    const late = (date: string) => register('v5', { ...PAPER, on: date })
    expect(registering.when(late('2026-05-27')).decision).toMatchObject({ events: [{ on: '2026-05-27' }] })
    registering.when(late('2026-05-19')).thenRefused('outOfTime', { from: '2026-05-20' })
  })

  test('more than fill one page of the list', () => {
    const residents = Array.from({ length: 300 }, (_, index) => `x${index}`)
    const society = registerOf().do({ type: 'registerSubjects', subjects: residents.map((id) => ({ id, kind: 'resident' })) })
    const many = registering.with(settingWith({}, society)).after(...residents.map((id) => register(id)), publish)
    expect(rollOf(many)).toMatchObject({ eligible: 300 })
    const closed = many.after(
      on('freezeRoll', '2026-06-12'),
      correct('x299', 'remove'),
      correct('v1', 'add'),
      correct('x299', 'add'),
    )
    expect(rollOf(closed)).toMatchObject({ eligible: 301 })
    expect(closed.row('election.rosters', 'e1')).toBe(301)
    const pages = [0, 1, 2, 3].map(
      (page) => (closed.row('election.pages', `e1/${page}`) as readonly string[] | undefined)?.length,
    )
    expect(pages).toEqual([128, 128, 45, undefined])
  })

  test('edge case 19: whoever turns 18 on the day of the poll votes, and whoever does so a day later does not', () => {
    expect(registering.when(register('v5', { entitledFrom: DAY })).decision.ok).toBe(true)
    registering
      .when(register('v5', { entitledFrom: '2026-07-01' }))
      .thenRefused('outOfTime', { what: 'entitledFrom', date: '2026-07-01', until: DAY })
  })

  test('edge case 19: so does whose deprivation of rights ends before it, or before the last day of a poll of several days', () => {
    const days = { ...procedureWith({ from: 'applications' }), poll: { ...BRANCH_HEAD.poll, days: 3 } }
    const announce = on('announceElection', '2026-05-25', { day: DAY, lastDay: '2026-07-02' })
    const so = given(election, [], settingWith({ 'election.branchHead': days })).after(
      ...untilAnnounced.slice(0, 2),
      announce,
      open,
    )
    expect(so.when(register('v5', { entitledFrom: '2026-07-02' })).decision.ok).toBe(true)
    expect(so.when(register('v5', { entitledFrom: '2026-07-03' })).decision.ok).toBe(false)
  })
})

describe('edge case 18: nobody is registered for the same office of two units', () => {
  const west = (type: string, date: string, more: object = {}) =>
    on(type, date, { by: 'west:electionCommittee', case: 'e2', ...more })
  const committee = west('seatCommittee', '2026-05-21', { by: 'west:branchAssembly', members: ['w1', 'w2', 'w3'] })
  const both = registering.after(
    register('v5'),
    { ...form({ case: 'e2', unit: 'west' }), by: 'west:branchAssembly' },
    committee,
    west('announceElection', '2026-05-25', { day: DAY }),
    west('openRegistration', '2026-05-26'),
  )
  const second = west('registerVoter', '2026-05-29', { voter: 'v5' })

  test('the first registration stands, the second is refused', () => {
    both.when(second).thenRefused('notPossible', { reason: 'registeredElsewhere', ids: ['v5', 'e1'] })
    expect(both.when(west('registerVoter', '2026-05-29', { voter: 'v6' })).decision.ok).toBe(true)
  })

  test('two elections of one unit take the same voter', () => {
    const twice = registering.after(
      register('v5'),
      form({ case: 'e2' }),
      { ...committee, by: 'east:branchAssembly' },
      west('announceElection', '2026-05-25', { day: DAY }),
      west('openRegistration', '2026-05-26'),
    )
    expect(twice.when(second).decision.ok).toBe(true)
  })

  test('until the first is struck off', () => {
    const struck = both.after(publish, on('freezeRoll', '2026-06-12'), correct('v5', 'remove'))
    expect(struck.when(second).decision.ok).toBe(true)
    struck
      .after(second)
      .when(correct('v5', 'add'))
      .thenRefused('notPossible', { reason: 'registeredElsewhere', ids: ['v5', 'e2'] })
  })

  test('until the first election is over', () => {
    const cancelled = both.after(on('cancelElection', '2026-05-29', { reasons: TEXT }))
    expect(cancelled.when(second).decision.ok).toBe(true)
  })

  test('a registration for another office is another matter', () => {
    const deputy = form({ case: 'e2', unit: 'west', posts: [{ office: 'deputy', seats: 1 }] })
    const other = registering.after(
      register('v5'),
      deputy,
      committee,
      west('announceElection', '2026-05-25', { day: DAY }),
      west('openRegistration', '2026-05-26'),
    )
    expect(other.when(second).decision.ok).toBe(true)
  })
})

describe('where the roll comes from the register', () => {
  const society = registerOf()
    .do({ type: 'admitMembers', unit: 'east', members: [{ id: 'h6', kind: 'household', residents: ['v1', 'v2'] }] })
    .do({ type: 'admitMembers', unit: 'east', members: [{ id: 'h7', kind: 'household', residents: ['v3'] }] })
  const procedures = { 'election.branchHead': procedureWith({ kinds: ['household'] }) }
  const households = given(election, [], settingWith(procedures, society)).after(...untilAnnounced, open)

  test('nobody is entered one by one', () => {
    const residents = given(election, [], settingWith()).after(...untilAnnounced, open)
    residents.when(register('v5')).thenRefused('notPossible', { reason: 'rollFromRegister', ids: ['v5'] })
    households.when(register('h6')).thenRefused('notPossible', { reason: 'rollFromRegister', ids: ['h6'] })
  })

  test('a household names who votes for it: one of its residents, and nobody who votes for another', () => {
    const named = households.after(register('h6', { delegate: 'v2' }))
    named.when(register('h6', { delegate: 'v1' })).thenRefused('alreadyExists', { what: 'voter', id: 'h6' })
    const refused = (so: Given, voter: string, delegate: string, reason: string) =>
      so.when(register(voter, { delegate })).thenRefused('notPossible', { reason })
    refused(households, 'h6', 'v3', 'delegateOfHousehold')
    refused(households, 'h6', 'h7', 'delegateOfHousehold')
    refused(named, 'h1', 'v2', 'delegateTwice')
    households.when(register('h6', { delegate: 'v99' })).thenRefused('notFound', { id: 'v99' })
    expect(named.when(register('h1', { delegate: 'v9' })).decision.ok).toBe(true)
  })

  test('and the roll lists every household, with the delegates that were named', () => {
    const published = households.after(register('h6', { delegate: 'v2' }), publish)
    expect(rollOf(published)).toMatchObject({ eligible: 7 })
    expect(published.row('election.roll', 'e1/h6')).toEqual({ status: 'listed', delegate: 'v2' })
    expect(published.row('election.roll', 'e1/h1')).toEqual({ status: 'listed' })
    expect(published.row('election.delegates', 'e1/v2')).toBe('h6')
  })

  test('but not one that has left before', () => {
    const named = households.after(register('h6', { delegate: 'v2' }))
    const left = registerOf()
      .do({ type: 'admitMembers', unit: 'east', members: [{ id: 'h6', kind: 'household', residents: ['v1', 'v2'] }] })
      .do({ type: 'leaveSociety', subject: 'h6' }, '2026-06-01')
    const published = named.with(settingWith(procedures, left)).after(publish)
    expect(published.row('election.roll', 'e1/h6')).toBeUndefined()
    expect(published.row('election.delegates', 'e1/v2')).toBeUndefined()
    expect(rollOf(published)).toMatchObject({ eligible: 5 })
  })

  test('another delegate votes once the household is struck off and added again', () => {
    const closed = households.after(register('h6', { delegate: 'v2' }), publish, on('freezeRoll', '2026-06-12'))
    const changed = closed.after(correct('h6', 'remove'), correct('h6', 'add', { delegate: 'v1' }))
    expect(changed.row('election.roll', 'e1/h6')).toEqual({ status: 'listed', delegate: 'v1' })
    expect(changed.row('election.delegates', 'e1/v2')).toBeUndefined()
    expect(rollOf(changed)).toMatchObject({ eligible: 7 })
  })
})
