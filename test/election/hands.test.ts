import fc from 'fast-check'
import { type ElectionProcedure, verifyRound } from 'huzhu/election'
import type { Given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { papersOfHands } from '../../src/election/count/hands.ts'
import { campaign, confirmed, contest, elected, MEETING, meetingWith, names, POLL, type Standing } from './meeting.ts'
import { on, TEXT } from './setting.ts'

/** People vote openly: at the meeting by a show of hands, at another place under their names, or in another system. */
const OPEN: ElectionProcedure = {
  ...MEETING,
  poll: { ...MEETING.poll, ballot: 'open', channels: ['meeting', 'station', 'imported'] },
}
const HEAD: Standing = { branchHead: ['a', 'b'] }
const BOXES = [{ box: 'hall', channel: 'meeting' }]

/** The polls are closed. */
function closed(standing = HEAD, procedure = OPEN, boxes: readonly object[] = BOXES): Given {
  return voted(campaign({ voters: 40, standing, procedure }), boxes)
}

function voted(before: Given, boxes: readonly object[] = BOXES, ...votes: ReturnType<typeof on>[]): Given {
  return before.after(on('openPolls', POLL, { boxes }), ...votes, on('closePolls', POLL))
}

const hands = (teller: string, number: number, raised: object, more: object = {}) =>
  on('submitHands', POLL, { by: teller, box: 'hall', teller, voted: number, hands: raised, scrutineers: ['m3', 'm4'], ...more })
const both = (number: number, raised: object) => ['m1', 'm2'].map((teller) => hands(teller, number, raised))
const rows = (so: Given) => ({ get: (table: string, key: string) => so.row(table, key) })
const turnout = (so: Given) =>
  (so.case('e1') as never as { rounds: { counted: { turnout: object } }[] }).rounds.at(-1)?.counted.turnout

describe('a meeting that votes by a show of hands', () => {
  const raised = { branchHead: { a: 18, b: 9 } }

  test('gives numbers alone: two tellers who say the same', () => {
    const so = confirmed(closed().after(...both(30, raised)))
    expect(elected(so)).toEqual([['branchHead', 'a']])
    expect(turnout(so)).toEqual({ eligible: 40, issued: 30, voted: 30, returned: 30 })
    expect(verifyRound(rows(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('more than half of those who voted must have raised a hand, whoever abstained', () => {
    expect(contest(closed().after(...both(36, raised), on('countVotes', POLL)), 'branchHead')).toMatchObject({ elected: [] })
  })

  test('is counted again where the two differ', () => {
    const differ = closed().after(hands('m1', 30, raised), hands('m2', 30, { branchHead: { a: 17, b: 10 } }))
    expect(differ.row('election.hands', 'e1/1/hall')).toEqual({ sheets: [], recounts: 1 })
    expect(elected(confirmed(differ.after(...both(30, raised))))).toEqual([['branchHead', 'a']])
  })

  test('is not counted before the second teller has counted, nor by one teller twice', () => {
    const first = closed().after(hands('m1', 30, raised))
    first.when(on('countVotes', POLL)).thenRefused('notPossible', { reason: 'handsOpen', ids: ['hall'] })
    first.when(hands('m1', 30, raised)).thenRefused('notPossible', { reason: 'sameTeller' })
  })

  test('is told by appointed tellers, each for themselves, watched by scrutineers, and once', () => {
    const open = closed()
    open.when(hands('m9', 30, raised)).thenRefused('notPossible', { reason: 'noTeller' })
    open.when(hands('m1', 30, raised, { by: 'm2' })).thenRefused('notPossible', { reason: 'notInPerson' })
    open.when(hands('m1', 30, raised, { scrutineers: ['m3'] })).thenRefused('notPossible', { reason: 'unsigned' })
    const told = open.after(...both(30, raised))
    told.when(hands('m1', 30, raised)).thenRefused('alreadyExists', { what: 'hands' })
    told
      .after(on('countVotes', POLL))
      .when(hands('m1', 30, raised))
      .thenRefused('alreadyExists')
  })

  test('is told of a meeting, in an open election, for posts and persons who are voted on', () => {
    closed(HEAD, { ...MEETING })
      .when(hands('m1', 30, raised))
      .thenRefused('notPossible', { reason: 'ballotIsSecret' })
    const station = closed(HEAD, OPEN, [{ box: 'hall', channel: 'station' }])
    station.when(hands('m1', 30, raised)).thenRefused('notPossible', { reason: 'otherBox' })
    closed()
      .when(hands('m1', 30, raised, { box: 'yard' }))
      .thenRefused('notFound', { what: 'box' })
    closed()
      .when(hands('m1', 30, { deputy: { a: 3 } }))
      .thenRefused('malformed', { path: ['hands', 'deputy'] })
    closed()
      .when(hands('m1', 30, { branchHead: { ghost: 3 } }))
      .thenRefused('notFound', { id: 'ghost' })
    expect(closed().when(hands('m1', 30, { branchHead: { m9: 3 } })).decision.ok).toBe(true)
    const { writeIns: _, ...poll } = OPEN.poll
    closed(HEAD, { ...OPEN, poll })
      .when(hands('m1', 30, { branchHead: { m9: 3 } }))
      .thenRefused('notPossible', { reason: 'noWriteIns' })
  })

  test('where numbers cannot be, they are refused', () => {
    const refused = (number: number, votes: object) =>
      closed()
        .when(hands('m1', number, { branchHead: votes }))
        .thenRefused('tallyImpossible')
    refused(41, { a: 18 })
    refused(30, { a: 31 })
    refused(30, { a: 18, b: 13 })
    expect(closed().when(hands('m1', 30, { branchHead: { a: 18, b: 12 } })).decision.ok).toBe(true)
  })

  test('nobody is voted on for two posts, since nobody can see who raised two hands for one person', () => {
    const two = closed({ branchHead: ['a', 'b'], deputy: ['c', 'd'] })
    two
      .when(hands('m1', 30, { branchHead: { a: 18 }, deputy: { a: 2 } }))
      .thenRefused('notPossible', { reason: 'personForTwoPosts', ids: ['a'] })
  })

  test('no method counts it that reads an order', () => {
    const irv = { ...meetingWith({ method: 'irv' }), poll: OPEN.poll }
    const { rules: _, ...count } = irv.count
    closed(HEAD, { ...irv, count })
      .when(hands('m1', 30, raised))
      .thenRefused('notPossible', { reason: 'handsSayTooLittle', ids: ['irv'] })
  })

  test('a recount of everything takes the hands too', () => {
    const recount = closed()
      .after(...both(30, raised), on('countVotes', POLL))
      .after(on('orderRecount', POLL, { reasons: TEXT }))
    expect(recount.row('election.boxes', 'e1/1/hall')).toEqual({ channel: 'meeting', voted: 0 })
    expect(elected(confirmed(recount.after(...both(30, { branchHead: { a: 9, b: 18 } }))))).toEqual([['branchHead', 'b']])
  })

  test('nobody came: nothing to tell, and too few voted', () => {
    const so = closed().after(...both(0, {}), on('countVotes', POLL))
    expect(so.case('e1')).toMatchObject({ rounds: [{ counted: { valid: false, because: ['turnoutNotReached'] } }] })
  })
})

describe('beside others who vote openly', () => {
  const cast = (voter: string, person: string, box: string) =>
    on('castOpenBallot', POLL, { by: voter, voter, box, ballot: names('branchHead', person) })
  const boxes = [...BOXES, { box: 'east', channel: 'station' }, { box: 'city', channel: 'imported' }]
  const start = campaign({ voters: 40, standing: HEAD, procedure: OPEN })
  const city = (more: object = {}) =>
    on('importResult', POLL, {
      ...{ box: 'city', issued: 8, voted: 8, papers: [{ paper: names('branchHead', 'b'), count: 7 }], void: 1 },
      evidence: { ref: 'report', hash: '0'.repeat(64) },
      ...more,
    })

  test('hands, names and the result of another system are counted together', () => {
    const polls = voted(start, boxes, cast('m5', 'a', 'east'), cast('m6', 'a', 'east'), cast('m7', 'b', 'east'))
    const told = polls.after(...both(20, { branchHead: { a: 14, b: 6 } }), city())
    const so = confirmed(told)
    expect(turnout(so)).toEqual({ eligible: 40, issued: 31, voted: 31, returned: 31 })
    expect(elected(so)).toEqual([['branchHead', 'a']])
    expect(verifyRound(rows(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('the other system must have reported, once, and with what shows it', () => {
    const polls = voted(start, boxes)
    polls.when(on('countVotes', POLL)).thenRefused('notPossible', { reason: 'boxNotReported', ids: ['city'] })
    const { evidence: _, ...without } = city() as unknown as { readonly evidence: unknown }
    polls.when(without as never).thenRefused('notPossible', { reason: 'noEvidence' })
    polls.after(city()).when(city()).thenRefused('alreadyExists')
  })

  test('a meeting whose voters are named raises no hands beside', () => {
    const named = voted(start, BOXES, cast('m5', 'a', 'hall'))
    named.when(hands('m1', 30, { branchHead: { a: 18 } })).thenRefused('notPossible', { reason: 'votersAreNamed', ids: ['hall'] })
  })
})

test('whatever hands are raised, the papers say the same: as many voters, each person as often, nobody twice, none with more names than they must', () => {
  const raised = fc.integer({ min: 1, max: 60 }).chain((number) =>
    fc.record({
      voted: fc.constant(number),
      hands: fc.dictionary(
        fc.constantFrom('chair', 'deputy', 'member'),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: number })),
      ),
    }),
  )
  fc.assert(
    fc.property(raised, ({ voted: number, hands: posts }) => {
      const papers = papersOfHands({ voted: number, hands: posts })
      expect(papers.reduce((sum, { count }) => sum + Number(count), 0)).toBe(number)
      for (const [office, votes] of Object.entries(posts)) {
        const listed = papers.map(({ paper, count }) => ({ list: (paper[office] as { approvals: string[] }).approvals, count }))
        for (const [person, times] of Object.entries(votes)) {
          const holding = listed.filter(({ list }) => list.includes(person))
          expect(holding.reduce((sum, { count }) => sum + Number(count), 0)).toBe(times)
        }
        const all = Object.values(votes).reduce((sum, times) => sum + times, 0)
        for (const { list } of listed) {
          expect(new Set(list).size).toBe(list.length)
          expect(list.length).toBeLessThanOrEqual(Math.ceil(all / number))
        }
      }
    }),
    { numRuns: 500 },
  )
})
