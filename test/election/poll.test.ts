import { election } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { BRANCH_HEAD, DAY, on, PAPER, settingWith, TEXT, untilCampaigning, untilPolling } from './setting.ts'

const campaigning = given(election, [], settingWith()).after(...untilCampaigning)
const polling = given(election, [], settingWith()).after(...untilPolling)

const HALL = { box: 'hall', channel: 'station' }
const WEB = { box: 'web', channel: 'online' }
const appoint = (tellers: string[], scrutineers: string[], date = '2026-06-21') =>
  on('appointOfficers', date, { tellers, scrutineers })
const open = (date: string, ...boxes: object[]) => on('openPolls', date, { boxes })

describe('tellers and scrutineers', () => {
  test('are at least two tellers, all of them known and different persons', () => {
    campaigning.when(appoint(['v30'], ['v32'])).thenRefused('notPossible', { reason: 'tooFewTellers' })
    campaigning.when(appoint(['v30', 'v30'], [])).thenRefused('notPossible', { reason: 'personTwice', ids: ['v30'] })
    campaigning.when(appoint(['v30', 'v31'], ['v31'])).thenRefused('notPossible', { reason: 'personTwice', ids: ['v31'] })
    campaigning.when(appoint(['v30', 'nobody'], [])).thenRefused('notFound', { id: 'nobody' })
    campaigning.when(appoint(['v30', 'h1'], [])).thenRefused('notPossible', { reason: 'notPerson' })
  })

  test('edge case 14: are neither candidates nor close relatives of one; members of the committee can be', () => {
    const refused = (reason: string, tellers: string[], scrutineers: string[]) =>
      related.when(appoint(tellers, scrutineers)).thenRefused('notPossible', { reason })
    const related = campaigning.after(on('stateRelatives', '2026-06-20', { pairs: [['v30', 'v2']] }))
    refused('candidateAsOfficer', ['v1', 'v31'], ['v32'])
    refused('candidateAsOfficer', ['v31', 'v33'], ['v1'])
    refused('relativeAsOfficer', ['v30', 'v31'], ['v32'])
    refused('relativeAsOfficer', ['v31', 'v33'], ['v30'])
    related.after(appoint(['v36', 'v37'], ['v38']))
  })

  test('are appointed anew if one of them turns out to be a relative: the polls wait for it', () => {
    const partial = campaigning.after(
      appoint(['v30', 'v31'], ['v32', 'v33']),
      on('stateRelatives', '2026-06-22', { pairs: [['v1', 'v33']] }),
    )
    partial.when(open(DAY, HALL)).thenRefused('notPossible', { reason: 'relativeAsOfficer', ids: ['v33'] })
    partial.after(appoint(['v30', 'v31'], ['v32', 'v34']), open(DAY, HALL))
  })
})

describe('the polls open', () => {
  const ready = campaigning.after(appoint(['v30', 'v31'], ['v32', 'v33']))

  test('on the days of the poll alone; a poll that was missed is put off', () => {
    ready.when(open('2026-06-29', HALL)).thenRefused('outOfTime', { from: DAY, until: DAY })
    ready.when(open('2026-07-01', HALL)).thenRefused('outOfTime', { until: DAY })
    ready.after(on('postponeElection', '2026-07-01', { day: '2026-07-02', reasons: TEXT }), open('2026-07-02', HALL))
    expect(ready.after(open(DAY, HALL, WEB)).case('e1')).toMatchObject({
      phase: 'polling',
      rounds: [{ openedOn: DAY, boxes: ['hall', 'web'] }],
    })
  })

  test('with so many scrutineers at each station and mobile box, where the procedure asks for it: nobody watches two boxes', () => {
    const poll = { ...BRANCH_HEAD.poll, scrutineersAtEachBox: true as const }
    const apart = given(election, [], settingWith({ 'election.branchHead': { ...BRANCH_HEAD, poll } }))
    const watched = apart.after(...untilCampaigning, appoint(['v30', 'v31'], ['v32', 'v33', 'v34', 'v35', 'v29']))
    const east = { box: 'east', channel: 'mobileBox' }
    const refused = (reason: string, ids: string[], ...boxes: object[]) =>
      watched.when(open(DAY, ...boxes)).thenRefused('notPossible', { reason, ids })
    refused('tooFewScrutineers', ['hall'], HALL)
    refused('tooFewScrutineers', ['east'], { ...HALL, scrutineers: ['v32', 'v33'] }, { ...east, scrutineers: ['v34'] })
    refused('personTwice', ['v33'], { ...HALL, scrutineers: ['v32', 'v33'] }, { ...east, scrutineers: ['v33', 'v34'] })
    refused('noScrutineer', ['v28'], { ...HALL, scrutineers: ['v32', 'v28'] })
    const both = [
      { ...HALL, scrutineers: ['v32', 'v33'] },
      { ...east, scrutineers: ['v34', 'v35'] },
    ]
    const closed = watched.after(open(DAY, ...both, WEB), on('closePolls', DAY))
    const report = (...scrutineers: string[]) =>
      on('reportBox', DAY, { box: 'hall', issued: 0, returned: 0, scrutineers: scrutineers })
    closed.when(report('v32', 'v34')).thenRefused('notPossible', { reason: 'watchedElsewhere', ids: ['v34'] })
    expect(closed.when(report('v32', 'v33')).decision.ok).toBe(true)
    expect(closed.when(report('v32', 'v29')).decision.ok).toBe(true)
    const anew = closed.after(appoint(['v30', 'v31'], ['v10', 'v11', 'v12', 'v13'], DAY), report('v10', 'v11'))
    const second = (...scrutineers: string[]) => on('reportBox', DAY, { box: 'east', issued: 0, returned: 0, scrutineers })
    anew.when(second('v10', 'v12')).thenRefused('notPossible', { reason: 'watchedElsewhere', ids: ['v10'] })
    expect(anew.when(second('v12', 'v13')).decision.ok).toBe(true)
    expect(campaigning.after(appoint(['v30', 'v31'], ['v32', 'v33']), open(DAY, HALL, east)).case('e1')).toMatchObject({
      phase: 'polling',
    })
  })

  test('with ways to vote that the procedure opens, and each box once', () => {
    ready.when(open(DAY, { box: 'room', channel: 'meeting' })).thenRefused('notPossible', { reason: 'channelClosed' })
    ready.when(open(DAY, HALL, { ...WEB, box: 'hall' })).thenRefused('alreadyExists', { what: 'box', id: 'hall' })
  })

  test('with enough officers, where ballots are on paper', () => {
    campaigning.when(open(DAY, HALL)).thenRefused('notPossible', { reason: 'tooFewTellers' })
    const alone = campaigning.after(appoint(['v30', 'v31'], ['v32']))
    alone.when(open(DAY, HALL, WEB)).thenRefused('notPossible', { reason: 'tooFewScrutineers' })
    campaigning.after(open(DAY, WEB))
  })

  test('not by an incomplete committee', () => {
    const left = ['v36', 'v39', 'v40'].map((member) =>
      on('leaveCommittee', '2026-06-21', { by: member, member, reason: 'resigned' }),
    )
    ready
      .after(...left)
      .when(open(DAY, HALL))
      .thenRefused('notPossible', { reason: 'committeeIncomplete' })
  })
})

describe('the polls close', () => {
  const long = { ...BRANCH_HEAD, poll: { ...BRANCH_HEAD.poll, days: 2 } }
  const days = given(election, [], settingWith({ 'election.branchHead': long })).after(
    ...untilPolling.map((act) => (act.type === 'announceElection' ? { ...act, lastDay: '2026-07-01' } : act)),
  )

  test('on the last day, or once everybody has voted', () => {
    const close = (date: string) => on('closePolls', date)
    days.when(close(DAY)).thenRefused('outOfTime', { from: '2026-07-01' })
    expect(days.after(close('2026-07-01')).case('e1')).toMatchObject({ phase: 'counting', rounds: [{ closedOn: '2026-07-01' }] })
    const voters = Array.from({ length: 40 }, (_, n) => `v${n + 1}`)
    const mark = (voter: string) => on('markVoter', DAY, { box: 'hall', voter })
    days
      .after(...voters.slice(1).map(mark))
      .when(close(DAY))
      .thenRefused('outOfTime')
    days.after(...voters.map(mark), close(DAY))
  })

  test('and people vote on no other day, even while nobody has closed them', () => {
    const late = on('markVoter', '2026-07-01', { box: 'hall', voter: 'v3' })
    polling.when(late).thenRefused('outOfTime', { from: DAY, until: DAY })
    days.after(late)
    days.when({ ...late, ...PAPER, on: '2026-06-29' } as never).thenRefused('outOfTime', { from: DAY })
  })
})
