import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type ElectionProcedure, election } from 'huzhu/election'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import {
  BRANCH_HEAD,
  DAY,
  EAST,
  form,
  on,
  registerOf,
  settingWith,
  TEXT,
  untilAnnounced,
  untilCampaigning,
  untilNominating,
  untilPolling,
} from './setting.ts'

const start = given(election, [], settingWith())
const announced = start.after(...untilAnnounced)
const nominating = start.after(...untilNominating)
const polling = start.after(...untilPolling)

const publish = (date = '2026-06-05') => on('publishRoll', date)
const freeze = (date = '2026-06-12') => on('freezeRoll', date)
const correct = (voter: string, correction: 'add' | 'remove', date = '2026-06-16', more: object = {}) =>
  on('correctRoll', date, { voter, correction, grounds: TEXT, ...more })
const vote = (voter: string) => on('markVoter', DAY, { box: 'hall', voter })

const hashOf = (ids: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([...ids].sort()))
    .digest('hex')
const rollOf = (so: Given) => (so.case('e1') as unknown as { readonly roll: { readonly [field: string]: unknown } }).roll

/** The election under another rule of the roll, up to its announcement. */
function under(roll: Partial<ElectionProcedure['roll']>, register = registerOf()): Given {
  const { kinds: _, ...rest } = BRANCH_HEAD.roll
  const procedure = { ...BRANCH_HEAD, roll: { ...rest, ...roll } }
  return given(election, [], settingWith({ 'election.branchHead': procedure }, register)).after(...untilAnnounced)
}

describe('the roll of voters is published', () => {
  test('with all members of the unit of the kinds that vote, and the days for objections', () => {
    announced.when(publish()).then([
      {
        type: 'rollPublished',
        case: 'e1',
        phase: 'rollOpen',
        on: '2026-06-05',
        eligible: 40,
        hash: hashOf(EAST),
        objectionsUntil: '2026-06-10',
      },
    ])
    const published = announced.after(publish())
    expect(published.row('election.roll', 'e1/v1')).toEqual({ status: 'listed' })
    for (const other of ['w1', 'h1']) expect(published.row('election.roll', `e1/${other}`)).toBeUndefined()
  })

  test('without days for objections where the procedure has none', () => {
    const { objectionDays: _, ...roll } = BRANCH_HEAD.roll
    const procedure = { ...BRANCH_HEAD, roll }
    const so = given(election, [], settingWith({ 'election.branchHead': procedure })).after(...untilAnnounced, publish())
    expect(rollOf(so)).not.toHaveProperty('objectionsUntil')
    expect(so.after(freeze('2026-06-05')).case('e1')).toMatchObject({ phase: 'nominating' })
  })

  test('twenty days before the poll at the latest; else the poll is put off', () => {
    expect(announced.when(publish('2026-06-10')).decision.ok).toBe(true)
    announced.when(publish('2026-06-11')).thenRefused('outOfTime', { date: '2026-06-11', until: '2026-06-10' })
    const later = on('postponeElection', '2026-06-11', { day: '2026-07-01', reasons: TEXT })
    expect(announced.after(later).when(publish('2026-06-11')).decision.ok).toBe(true)
  })

  test('as it stands on that day: whoever joins later is not on it, whoever left before neither', () => {
    const register = registerOf()
      .do({ type: 'admitMembers', unit: 'east', members: [{ id: 'v41', kind: 'resident' }] }, '2026-06-06')
      .do({ type: 'leaveSociety', subject: 'v40' }, '2026-06-05')
      .do({ type: 'leaveSociety', subject: 'v39' }, '2026-06-06')
    const so = announced.with(settingWith({}, register))
    expect(so.when(publish()).decision).toMatchObject({ events: [{ hash: hashOf(EAST.filter((id) => id !== 'v40')) }] })
  })

  test('not by an incomplete committee, and not with nobody on it', () => {
    const left = ['v36', 'v39', 'v40'].map((member) =>
      on('leaveCommittee', '2026-05-26', { by: member, member, reason: 'resigned' }),
    )
    announced
      .after(...left)
      .when(publish())
      .thenRefused('notPossible', { reason: 'committeeIncomplete' })
    under({ kinds: ['owner'] })
      .when(publish())
      .thenRefused('notPossible', { reason: 'rollEmpty' })
  })
})

describe('others than the members vote', () => {
  const term = { unit: 'east', from: '2026-04-01', to: '2028-04-01' }
  const mandates = (...taken: readonly object[]) =>
    taken.reduce<ReturnType<typeof registerOf>>(
      (register, mandate) => register.do({ type: 'takeMandate', mandate }),
      registerOf(),
    )

  test('the holders of an office on that day', () => {
    const register = mandates(
      { ...term, id: 'm1', office: 'deputy', subject: 'v7' },
      { ...term, id: 'm2', office: 'deputy', subject: 'v5', to: '2026-06-05' },
      { ...term, id: 'm3', office: 'branchHead', subject: 'v6' },
    )
    const holders = under({ from: 'holders', office: 'deputy' }, register)
    expect(holders.when(publish()).decision).toMatchObject({ events: [{ eligible: 1, hash: hashOf(['v7']) }] })
    const nominating = holders.after(publish(), freeze())
    nominating.when(correct('v6', 'add')).thenRefused('notPossible', { reason: 'notEntitled', ids: ['v6'] })
    const more = register.do({
      type: 'takeMandate',
      mandate: { ...term, id: 'm4', office: 'deputy', subject: 'v8', from: '2026-06-06' },
    })
    expect(rollOf(nominating.with(settingWith({}, more)).after(correct('v8', 'add')))).toMatchObject({ eligible: 2 })
  })

  test('all who represent members of the unit or of one below it: whoever does so twice is one voter', () => {
    const register = mandates(
      { ...term, id: 'm1', office: 'delegate', subject: 'v7' },
      { ...term, id: 'm2', office: 'delegate', subject: 'v5' },
      { ...term, id: 'm3', office: 'delegate', unit: 'west', subject: 'v5' },
      { ...term, id: 'm4', office: 'delegate', unit: 'west', subject: 'w1' },
      { ...term, id: 'm5', office: 'deputy', subject: 'v9' },
      { ...term, id: 'm6', office: 'delegate', subject: 'v10', to: '2026-06-05' },
    )
    const procedure: ElectionProcedure = {
      ...BRANCH_HEAD,
      roll: { from: 'representatives', publishedDaysBefore: 20, rulingDays: 3 },
      nomination: { ...BRANCH_HEAD.nomination, organs: ['assembly'] },
    }
    const so = given(election, [], settingWith({ 'election.chair': procedure }, register)).after(
      form({ unit: 'head', procedure: 'election.chair', posts: [{ office: 'chair', seats: 1 }] }),
      ...untilAnnounced.slice(1),
    )
    expect(so.when(publish()).decision).toMatchObject({ events: [{ eligible: 3, hash: hashOf(['v5', 'v7', 'w1']) }] })
    const two = under({ from: 'representatives' }, register)
    expect(two.when(publish()).decision).toMatchObject({ events: [{ eligible: 2, hash: hashOf(['v5', 'v7']) }] })
  })
})

describe('the roll is closed', () => {
  const published = announced.after(publish())

  test('when the days for objections are over and each is decided', () => {
    published.when(freeze('2026-06-10')).thenRefused('outOfTime', { date: '2026-06-10', from: '2026-06-11' })
    published
      .when(freeze('2026-06-11'))
      .then([{ type: 'rollFrozen', case: 'e1', phase: 'nominating', on: '2026-06-11', eligible: 40, hash: hashOf(EAST) }])
  })

  test('as the decisions on objections left it', () => {
    const objection = { objection: 'o1', against: 'roll', about: 'v3', claim: 'remove', grounds: TEXT }
    const raised = published.after(on('raiseObjection', '2026-06-08', { by: 'v4', ...objection }))
    raised.when(freeze()).thenRefused('notPossible', { reason: 'objectionsOpen' })
    const decided = raised.after(on('decideObjection', '2026-06-10', { objection: 'o1', upheld: true, reasons: TEXT }))
    expect(decided.when(freeze()).decision).toMatchObject({
      events: [{ eligible: 39, hash: hashOf(EAST.filter((id) => id !== 'v3')) }],
    })
    expect(rollOf(decided.after(freeze()))).toMatchObject({ publishedOn: '2026-06-05', frozenOn: '2026-06-12', eligible: 39 })
  })
})

describe('a closed roll is corrected', () => {
  test('whoever was left out is added, if they may vote; whoever died or moved away is struck off', () => {
    nominating.when(correct('v3', 'remove')).then([
      {
        type: 'rollCorrected',
        case: 'e1',
        phase: 'nominating',
        on: '2026-06-16',
        voter: 'v3',
        correction: 'remove',
        eligible: 39,
        grounds: TEXT,
      },
    ])
    const struck = nominating.after(correct('v3', 'remove'))
    expect(struck.row('election.roll', 'e1/v3')).toEqual({ status: 'removed' })
    struck.when(correct('v3', 'remove')).thenRefused('notFound', { what: 'voter', id: 'v3' })
    expect(rollOf(struck.after(correct('v3', 'add')))).toMatchObject({ eligible: 40 })
    nominating.when(correct('v3', 'add')).thenRefused('alreadyExists', { what: 'voter', id: 'v3' })
    nominating.when(correct('v99', 'add')).thenRefused('notFound', { what: 'subject', id: 'v99' })
    for (const other of ['w1', 'h1', 'street'])
      nominating.when(correct(other, 'add')).thenRefused('notPossible', { reason: 'notEntitled', ids: [other] })
  })

  test('a member who joined late is added once they are on the register', () => {
    const register = registerOf().do(
      { type: 'admitMembers', unit: 'east', members: [{ id: 'v41', kind: 'resident' }] },
      '2026-06-16',
    )
    const so = nominating.with(settingWith({}, register)).after(correct('v41', 'add'))
    expect(rollOf(so)).toMatchObject({ eligible: 41 })
    expect(so.row('election.roll', 'e1/v41')).toEqual({ status: 'listed' })
  })

  test('a member who is on the roll of a unit below it counts too', () => {
    const procedure = {
      ...BRANCH_HEAD,
      roll: { ...BRANCH_HEAD.roll, kinds: ['resident' as const] },
      nomination: { ...BRANCH_HEAD.nomination, organs: ['assembly'] },
    }
    const chair = given(election, [], settingWith({ 'election.chair': procedure })).after(
      form({ unit: 'head', procedure: 'election.chair', posts: [{ office: 'chair', seats: 1 }] }),
      ...untilAnnounced.slice(1),
      publish(),
    )
    expect(rollOf(chair)).toMatchObject({ eligible: 45 })
    const nominating = chair.after(freeze(), correct('w1', 'remove'))
    expect(rollOf(nominating.after(correct('w1', 'add')))).toMatchObject({ eligible: 45 })
  })

  test('a candidate who is struck off is barred', () => {
    const so = start.after(...untilCampaigning)
    expect(so.when(correct('v2', 'remove', '2026-06-22')).decision).toMatchObject({
      events: [
        { type: 'rollCorrected', voter: 'v2' },
        { type: 'candidateBarred', office: 'branchHead', person: 'v2' },
      ],
    })
  })

  test('a candidate who withdrew is not barred, nor one whom others than the members elect', () => {
    const withdrawn = start.after(
      ...untilCampaigning,
      on('withdrawCandidate', '2026-06-21', { by: 'v2', office: 'branchHead', person: 'v2' }),
    )
    expect(withdrawn.when(correct('v2', 'remove', '2026-06-22')).decision).toMatchObject({ events: [{ type: 'rollCorrected' }] })
    const term = { unit: 'east', from: '2026-04-01', to: '2028-04-01', office: 'deputy' }
    const register = registerOf().do({ type: 'takeMandate', mandate: { ...term, id: 'm1', subject: 'v7' } })
    const holders = under({ from: 'holders', office: 'deputy' }, register).after(
      publish(),
      freeze(),
      on('nominateCandidate', '2026-06-15', { by: 'east:branchAssembly', office: 'branchHead', person: 'v7' }),
    )
    expect(holders.when(correct('v7', 'remove')).decision).toMatchObject({ events: [{ type: 'rollCorrected' }] })
  })

  test('proxies of and to a voter who is struck off end', () => {
    const lodge = (principal: string, holder: string) => on('lodgeProxy', '2026-06-22', { by: principal, principal, holder })
    const so = start.after(...untilCampaigning, lodge('v5', 'v6'), lodge('v7', 'v6'), lodge('v8', 'v9'))
    const struck = so.after(correct('v6', 'remove', '2026-06-23'), correct('v8', 'remove', '2026-06-23'))
    for (const principal of ['v5', 'v7', 'v8']) expect(struck.row('election.proxies', `e1/${principal}`)).toBeUndefined()
    for (const holder of ['v6', 'v9']) expect(struck.row('election.holders', `e1/${holder}`)).toBeUndefined()
    expect(so.when(correct('v6', 'remove', '2026-06-23')).decision).toMatchObject({
      events: [
        { type: 'rollCorrected' },
        { type: 'proxyRevoked', principal: 'v5', holder: 'v6' },
        { type: 'proxyRevoked', principal: 'v7', holder: 'v6' },
      ],
    })
  })
})

describe('a voter who is struck off after voting', () => {
  const voted = polling.after(vote('v3'), correct('v3', 'remove', DAY))

  test('stays counted in the round that runs, with the mark and the ballot that nobody can find again', () => {
    expect(rollOf(voted)).toMatchObject({ eligible: 40, stayed: 1 })
    expect(voted.row('election.marked', 'e1/1/v3')).toEqual({ box: 'hall' })
    expect(voted.row('election.boxes', 'e1/1/hall')).toMatchObject({ voted: 1 })
    expect(rollOf(polling.after(correct('v3', 'remove', DAY)))).toMatchObject({ eligible: 39 })
  })

  test('counts no more in the round after it', () => {
    const called = voted.with({ tables: { cases: { e1: { kind: 'election', case: inNextRound(voted) } } } })
    expect(rollOf(called)).toMatchObject({ eligible: 39 })
    expect(rollOf(called)).not.toHaveProperty('stayed')
    expect(rollOf(called.after(correct('v4', 'remove', '2026-07-08')))).toMatchObject({ eligible: 38 })
  })

  test('does not vote again, also when added again', () => {
    expect(voted.when(vote('v3')).decision.ok).toBe(false)
    const again = voted.after(correct('v3', 'add', DAY))
    expect(rollOf(again)).toMatchObject({ eligible: 40, stayed: 0 })
    again.when(vote('v3')).thenRefused('notPossible', { reason: 'votedAlready' })
  })

  test('keeps the vote of a principal whose proxy they used', () => {
    const lodge = (principal: string) => on('lodgeProxy', '2026-06-22', { by: principal, principal, holder: 'v6' })
    const [open, ...before] = [...untilPolling].reverse()
    const so = start.after(...before.reverse(), lodge('v5'), lodge('v7'), open as object as { type: string })
    const used = so.after(on('markVoter', DAY, { box: 'hall', voter: 'v5', holder: 'v6' }))
    expect(used.when(correct('v6', 'remove', DAY)).decision).toMatchObject({
      events: [
        { type: 'rollCorrected', eligible: 39 },
        { type: 'proxyRevoked', principal: 'v7' },
      ],
    })
  })
})

/** The case after a further election was called. */
function inNextRound(so: Given) {
  const days = { day: '2026-07-10', lastDay: '2026-07-10', calendar: {}, contests: [] }
  const event = { type: 'roundCalled', case: 'e1', phase: 'campaigning', on: '2026-07-01', round: 'further', ...days }
  return election.evolve(event, so.case('e1'), { get: () => undefined, rows: () => [] }).case as Parameters<
    typeof election.due
  >[1]
}

test('at any time the roll counts whoever is on it, and whoever was struck off after voting in this round', () => {
  const someone = fc.constantFrom('v3', 'v4', 'v5')
  const acts = fc.array(
    fc.oneof(
      someone.map(vote),
      fc.tuple(someone, fc.constantFrom('add' as const, 'remove' as const)).map(([voter, way]) => correct(voter, way, DAY)),
    ),
    { maxLength: 15 },
  )
  fc.assert(
    fc.property(acts, (sequence) => {
      let so = polling
      for (const act of sequence) if (so.when(act).decision.ok) so = so.after(act)
      const counts = (voter: string) =>
        (so.row('election.roll', `e1/${voter}`) as { readonly status: string }).status === 'listed' ||
        so.row('election.marked', `e1/1/${voter}`) !== undefined
      const stayed = (voter: string) =>
        (so.row('election.roll', `e1/${voter}`) as { readonly status: string }).status === 'removed' && counts(voter)
      expect(rollOf(so).eligible).toBe(EAST.filter(counts).length)
      expect(rollOf(so).stayed ?? 0).toBe(EAST.filter(stayed).length)
    }),
    { numRuns: 200 },
  )
})
