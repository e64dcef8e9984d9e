import { type ElectionProcedure, election } from 'huzhu/election'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { BRANCH_HEAD, DAY, on, PAPER, settingWith, untilCampaigning, untilPolling } from './setting.ts'

const polling = given(election, [], settingWith()).after(...untilPolling)

const paper = (marks: object) => ({ branchHead: { marks } })
const FOR = paper({ v1: 'for', v2: 'against' })
const cast = (voter: string, ballot: object = FOR, more: object = {}) =>
  on('castBallot', DAY, { by: voter, box: 'web', voter, ballot, ...more })
const castOpenly = (voter: string, ballot: object, more: object = {}) =>
  on('castOpenBallot', DAY, { by: voter, box: 'hall', voter, ballot, ...more })
const mark = (voter: string, more: object = {}) => on('markVoter', DAY, { box: 'hall', voter, ...more })
const voted = (given: Given, box: string) => given.row('election.boxes', `e1/1/${box}`)

/** The same election until the polls are open, with another rule of the poll; candidates are listed, or people choose freely. */
function under(poll: Partial<ElectionProcedure['poll']>, free = false): Given {
  const { by: _by, organs: _organs, jointly: _jointly, ...nomination } = BRANCH_HEAD.nomination
  const procedure: ElectionProcedure = {
    ...BRANCH_HEAD,
    nomination: free ? { ...nomination, by: [] } : BRANCH_HEAD.nomination,
    poll: { ...BRANCH_HEAD.poll, ...poll },
  }
  const acts = free
    ? untilPolling.filter(({ type }) => type !== 'nominateCandidate' && type !== 'acceptNomination')
    : untilPolling
  return given(election, [], settingWith({ 'election.branchHead': procedure })).after(...acts)
}

describe('edge case 37: an online vote', () => {
  test('is taken only where the procedure opens it', () => {
    const channels = ['station', 'mobileBox'] as const
    const paperOnly = { ...BRANCH_HEAD, poll: { ...BRANCH_HEAD.poll, channels } }
    given(election, [], settingWith({ 'election.branchHead': paperOnly }))
      .after(...untilCampaigning)
      .when(on('openPolls', DAY, { boxes: [{ box: 'web', channel: 'online' }] }))
      .thenRefused('notPossible', { reason: 'channelClosed', ids: ['online'] })
    polling.when(cast('v3', FOR, { box: 'hall' })).thenRefused('notPossible', { reason: 'otherBox' })
    polling.when(cast('v3', FOR, { box: 'other' })).thenRefused('notFound', { what: 'box', id: 'other' })
  })

  test('is one for each person, whatever box they went to before', () => {
    const online = polling.after(cast('v3'))
    online.when(cast('v3')).thenRefused('notPossible', { reason: 'votedAlready', ids: ['v3'] })
    online.when(mark('v3')).thenRefused('notPossible', { reason: 'votedAlready' })
    polling.after(mark('v3')).when(cast('v3')).thenRefused('notPossible', { reason: 'votedAlready' })
    polling
      .after(mark('v3'))
      .when(mark('v3', { box: 'mobile' }))
      .thenRefused('notPossible', { reason: 'votedAlready' })
    polling.when(mark('v3', { box: 'web' })).thenRefused('notPossible', { reason: 'otherBox' })
  })

  test('is secret: what happens says who voted, and neither how nor with which receipt', () => {
    const tracker = 'a-random-text-of-the-voter'
    const marked = polling
      .when(cast('v3', FOR, { tracker }))
      .then([{ type: 'voterMarked', case: 'e1', phase: 'polling', on: DAY, round: 1, box: 'web', voter: 'v3' }])
    expect(voted(marked, 'web')).toEqual({ channel: 'online', voted: 1 })
    expect(marked.case('e1')).toEqual(polling.case('e1'))
  })

  test('is cast by the voter or the holder of their proxy, and by nobody else', () => {
    const lodge = on('lodgeProxy', '2026-06-25', { by: 'v10', principal: 'v10', holder: 'v20' })
    const [candidates, rest] = [untilPolling.slice(0, untilCampaigning.length), untilPolling.slice(untilCampaigning.length)]
    const held = given(election, [], settingWith()).after(...candidates, lodge, ...rest)
    held.when(cast('v10', FOR, { by: 'v21' })).thenRefused('notPossible', { reason: 'notTheVoter', ids: ['v21'] })
    const proxy = held.after(cast('v10', FOR, { by: 'v20' }))
    expect(proxy.row('election.marked', 'e1/1/v10')).toEqual({ box: 'web', proxy: 'v20' })
    expect(held.after(cast('v10')).row('election.proxies', 'e1/v10')).toBeUndefined()
    held.when(cast('w1')).thenRefused('notFound', { what: 'voter', id: 'w1' })
  })
})

describe('a paper is refused while its voter can still change it', () => {
  const malformed = (ballot: object) => polling.when(cast('v3', ballot)).thenRefused('malformed', { path: ['ballot'] })

  test('if it is for another post', () => {
    malformed({ deputy: { marks: {} } })
  })

  test('if it is of a kind that the method does not count', () => {
    malformed({ branchHead: { ranking: ['v1', 'v2'] } })
    malformed(paper({ v3: 'for' }))
    malformed({ branchHead: { approvals: ['v3'] } })
  })

  test('if it names more persons than there are seats, as a ballot that would be void', () => {
    const refused = (ballot: object) =>
      polling.when(cast('v3', ballot)).thenRefused('notPossible', { reason: 'tooManyMarks', ids: ['branchHead'] })
    refused(paper({ v1: 'for', v2: 'for' }))
    refused({ branchHead: { approvals: ['v1', 'v2'] } })
    refused(paper({ v1: 'for', v9: 'writeIn' }))
  })

  test('if it writes somebody in where that is not allowed, or whom the register does not know', () => {
    polling.after(cast('v3', paper({ v9: 'writeIn' })))
    polling.when(cast('v3', paper({ 'my-own-sign': 'writeIn' }))).thenRefused('notPossible', { reason: 'unknownPersonOnBallot' })
    const { writeIns: _, ...poll } = BRANCH_HEAD.poll
    const listed = { ...BRANCH_HEAD, poll }
    const closed = given(election, [], settingWith({ 'election.branchHead': listed })).after(...untilPolling)
    closed.when(cast('v3', paper({ v9: 'writeIn' }))).thenRefused('notPossible', { reason: 'noWriteIns' })
  })

  test('and the refusal tells nothing of what is on it', () => {
    const papers = [paper({ v1: 'for', v2: 'for' }), paper({ v9: 'for' }), paper({ sign: 'writeIn' }), { v1: { marks: {} } }]
    for (const ballot of papers) {
      const { decision } = polling.when(cast('v3', ballot))
      expect(decision.ok).toBe(false)
      expect(JSON.stringify(decision)).not.toMatch(/v1|v2|v9|sign/)
    }
  })
})

test('a paper that is blank, or says less than it may, is taken', () => {
  polling.after(cast('v3', {}), cast('v4', paper({})), cast('v5', paper({ v1: 'against' })), cast('v6', paper({ v1: 'abstain' })))
})

test('where people vote for whom they want, they name any person whom the society knows', () => {
  const free = under({}, true)
  free.after(cast('v3', paper({ v20: 'for' })), cast('v4', { branchHead: { approvals: ['v21'] } }), cast('v5', {}))
  free.when(cast('v3', paper({ nobody: 'for' }))).thenRefused('notPossible', { reason: 'unknownPersonOnBallot' })
  free.when(cast('v3', paper({ v20: 'for', v21: 'for' }))).thenRefused('notPossible', { reason: 'tooManyMarks' })
})

describe('an open vote', () => {
  const open = under({ ballot: 'open' })

  test('is taken where people vote openly, and a secret one where they vote by secret ballot', () => {
    open.when(cast('v3')).thenRefused('notPossible', { reason: 'ballotIsOpen' })
    open.when(mark('v3')).thenRefused('notPossible', { reason: 'ballotIsOpen' })
    polling.when(castOpenly('v3', FOR)).thenRefused('notPossible', { reason: 'ballotIsSecret' })
    under({ ballot: 'consent' }, true).after(castOpenly('v3', paper({ v20: 'for' })))
  })

  test('can be changed until the polls close, and its voter counts once', () => {
    const changed = open.after(castOpenly('v3', FOR), castOpenly('v3', paper({ v2: 'for' }), { box: 'mobile' }))
    expect(changed.row('election.openBallots', 'e1/1/v3')).toEqual({ paper: paper({ v2: 'for' }) })
    expect([voted(changed, 'hall'), voted(changed, 'mobile')]).toMatchObject([{ voted: 1 }, { voted: 0 }])
    expect(changed.row('election.marked', 'e1/1/v3')).toEqual({ box: 'hall' })
    const closed = changed.after(on('closePolls', DAY))
    closed.when(castOpenly('v3', FOR)).thenRefused('outOfPhase')
  })

  test('is said by the voter, or recorded by an officer', () => {
    open.when(castOpenly('v3', FOR, { by: 'v36' })).thenRefused('notPossible', { reason: 'notTheVoter' })
    const recorded = open.after(castOpenly('v3', FOR, { by: 'v36', ...PAPER }))
    expect(recorded.row('election.marked', 'e1/1/v3')).toEqual({ box: 'hall' })
  })
})
