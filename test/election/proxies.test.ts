import { type ElectionProcedure, election } from 'huzhu/election'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { BRANCH_HEAD, DAY, on, PAPER, settingWith, TEXT, untilCampaigning, untilPolling } from './setting.ts'

const campaigning = given(election, [], settingWith()).after(...untilCampaigning)

const lodge = (principal: string, holder: string, more: object = {}, date = '2026-06-25') =>
  on('lodgeProxy', date, { by: principal, principal, holder, ...more })
const revoke = (principal: string, date: string, more: object = {}) =>
  on('revokeProxy', date, { by: principal, principal, ...more })
const mark = (voter: string, more: object = {}) => on('markVoter', DAY, { box: 'hall', voter, ...more })

/** From the campaign to the open polls. */
const opened = (given: Given) => given.after(...untilPolling.slice(untilCampaigning.length).map((act) => ({ ...act })))

describe('edge case 10: a proxy', () => {
  test('to one holder is taken three times, not a fourth time', () => {
    const full = campaigning.after(lodge('v10', 'v20'), lodge('v11', 'v20'), lodge('v12', 'v20'))
    full.when(lodge('v13', 'v20')).thenRefused('notPossible', { reason: 'tooManyProxies', ids: ['v20'] })
    full.after(revoke('v11', '2026-06-26'), lodge('v13', 'v20'))
  })

  test('is not held by a candidate', () => {
    campaigning.when(lodge('v10', 'v1')).thenRefused('notPossible', { reason: 'candidateHoldsProxy', ids: ['v1'] })
    campaigning.after(lodge('v1', 'v10'))
  })

  test('is not handed on', () => {
    const lodged = campaigning.after(lodge('v10', 'v20'))
    lodged.when(lodge('v20', 'v21')).thenRefused('notPossible', { reason: 'proxyHandedOn', ids: ['v20'] })
    lodged.when(lodge('v11', 'v10')).thenRefused('notPossible', { reason: 'proxyHandedOn', ids: ['v10'] })
    campaigning.when(lodge('v10', 'v10')).thenRefused('notPossible', { reason: 'proxyToOneself' })
  })

  test('is not taken where everybody votes in person, as representatives do', () => {
    const { proxies: _, ...poll } = BRANCH_HEAD.poll
    const inPerson: ElectionProcedure = { ...BRANCH_HEAD, poll }
    given(election, [], settingWith({ 'election.branchHead': inPerson }))
      .after(...untilCampaigning)
      .when(lodge('v10', 'v20'))
      .thenRefused('notPossible', { reason: 'noProxies' })
  })

  test('is lodged in time; a poll that is put off gives more', () => {
    campaigning.after(lodge('v10', 'v20', {}, '2026-06-27'))
    campaigning.when(lodge('v10', 'v20', {}, '2026-06-28')).thenRefused('outOfTime', { until: '2026-06-27' })
    const later = on('postponeElection', '2026-06-28', { day: '2026-07-02', reasons: TEXT })
    campaigning.after(later, lodge('v10', 'v20', {}, '2026-06-28'))
  })

  test('is between voters on the roll, and the principal gives it in person or in writing', () => {
    campaigning.when(lodge('w1', 'v20')).thenRefused('notFound', { what: 'voter', id: 'w1' })
    campaigning.when(lodge('v10', 'w1')).thenRefused('notFound', { what: 'voter', id: 'w1' })
    campaigning.when(lodge('v10', 'v20', { by: 'v20' })).thenRefused('notPossible', { reason: 'notInPerson' })
    campaigning.after(lodge('v10', 'v20', { by: 'v36', ...PAPER }))
  })

  test('is given once, and taken back before another is given', () => {
    const lodged = campaigning.after(lodge('v10', 'v20'))
    lodged.when(lodge('v10', 'v21')).thenRefused('alreadyExists', { what: 'proxy', id: 'v10' })
    lodged.when(revoke('v10', '2026-06-26', { by: 'v20' })).thenRefused('notPossible', { reason: 'notInPerson' })
    const other = lodged.after(revoke('v10', '2026-06-26'), lodge('v10', 'v21'))
    expect(other.row('election.proxies', 'e1/v10')).toEqual({ holder: 'v21', lodgedOn: '2026-06-25' })
    expect(other.row('election.holders', 'e1/v20')).toBeUndefined()
    campaigning.when(revoke('v10', '2026-06-26')).thenRefused('notFound', { what: 'proxy' })
  })
})

describe('at the polls', () => {
  const polls = opened(campaigning.after(lodge('v10', 'v20')))

  test('edge case 11: a vote by proxy counts in the turnout as a ballot cast', () => {
    const voted = polls.after(mark('v20'), mark('v10', { holder: 'v20' }))
    expect(voted.row('election.boxes', 'e1/1/hall')).toMatchObject({ voted: 2 })
    expect(voted.row('election.marked', 'e1/1/v10')).toEqual({ box: 'hall', proxy: 'v20' })
  })

  test('nobody votes for another without the proxy', () => {
    polls.when(mark('v10', { holder: 'v21' })).thenRefused('notPossible', { reason: 'notTheVoter', ids: ['v21'] })
    polls.when(mark('v11', { holder: 'v20' })).thenRefused('notPossible', { reason: 'notTheVoter' })
  })

  test('a principal who comes in person ends the proxy', () => {
    const came = polls.when(mark('v10')).then([
      { type: 'proxyRevoked', case: 'e1', phase: 'polling', on: DAY, principal: 'v10', holder: 'v20' },
      { type: 'voterMarked', case: 'e1', phase: 'polling', on: DAY, round: 1, box: 'hall', voter: 'v10' },
    ])
    expect(came.row('election.proxies', 'e1/v10')).toBeUndefined()
    came.when(mark('v10', { holder: 'v20' })).thenRefused('notPossible', { reason: 'notTheVoter' })
  })

  test('a proxy is taken back until it was used', () => {
    polls
      .after(revoke('v10', DAY))
      .when(mark('v10', { holder: 'v20' }))
      .thenRefused('notPossible', { reason: 'notTheVoter' })
    const used = polls.after(mark('v10', { holder: 'v20' }))
    used.when(revoke('v10', DAY)).thenRefused('notPossible', { reason: 'votedAlready', ids: ['v10'] })
    used.when(mark('v10')).thenRefused('notPossible', { reason: 'votedAlready', ids: ['v10'] })
  })

  test('a helper writes for a voter who cannot, and is no candidate', () => {
    polls.after(mark('v12', { helper: 'v20' }))
    polls.when(mark('v12', { helper: 'v2' })).thenRefused('notPossible', { reason: 'candidateHelps', ids: ['v2'] })
  })
})

test('a household votes, and holds a proxy, by its delegate', () => {
  const households: ElectionProcedure = {
    ...BRANCH_HEAD,
    unit: 'householdDelegates',
    roll: { ...BRANCH_HEAD.roll, kinds: ['household'] },
  }
  const delegate = (voter: string, person: string) => on('registerVoter', '2026-05-26', { voter, delegate: person })
  const [called, rest] = [untilCampaigning.slice(0, 3), untilCampaigning.slice(3)]
  const begun = given(election, [], settingWith({ 'election.branchHead': households })).after(
    ...called,
    on('openRegistration', '2026-05-26'),
    delegate('h1', 'v11'),
    delegate('h2', 'v12'),
    delegate('h3', 'v2'),
    ...rest,
  )
  begun.when(lodge('h1', 'h3', { by: 'v11' })).thenRefused('notPossible', { reason: 'candidateHoldsProxy', ids: ['v2'] })
  begun.when(lodge('h1', 'h2', { by: 'v12' })).thenRefused('notPossible', { reason: 'notInPerson', ids: ['h1'] })
  const polls = opened(begun.after(lodge('h1', 'h2', { by: 'v11' })))
  const cast = (voter: string, by: string) => on('castBallot', DAY, { by, voter, box: 'web', ballot: {} })
  polls.when(cast('h2', 'v13')).thenRefused('notPossible', { reason: 'notTheVoter', ids: ['v13'] })
  const voted = polls.after(cast('h2', 'v12'), cast('h1', 'v12'))
  expect([voted.row('election.marked', 'e1/1/h2'), voted.row('election.marked', 'e1/1/h1')]).toEqual([
    { box: 'web' },
    { box: 'web', proxy: 'h2' },
  ])
})
