import type { ElectionProcedure } from 'huzhu/election'
import type { Given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { campaign, confirmed, MEETING, meetingWith, names, POLL, polled, told } from './meeting.ts'
import { on, PAPER, TEXT } from './setting.ts'

const HEAD = { branchHead: ['a', 'b'] }
const SCRUTINEERS = ['m3', 'm4']
const OPEN: ElectionProcedure = { ...MEETING, poll: { ...MEETING.poll, ballot: 'open', channels: ['meeting', 'station'] } }

describe('more voters than are on the roll are counted by no method', () => {
  const METHODS: readonly (readonly [name: string, count: Partial<ElectionProcedure['count']>, paper: object])[] = [
    ['statutory majority', {}, names('branchHead', 'a')],
    ['plurality', { method: 'plurality', rules: {} }, names('branchHead', 'a')],
    ['approval', { method: 'approval', rules: {} }, names('branchHead', 'a')],
    [
      'instant runoff',
      { method: 'irv', rules: { overvotes: 'exhaust', skippedRanks: 'skip' } },
      { branchHead: { ranking: ['a'] } },
    ],
  ]

  test.each(METHODS)('%s; the report is corrected, and then they are', (_, count, paper) => {
    const so = campaign({ voters: 40, standing: HEAD, procedure: meetingWith(count) })
    const said = told(so, { papers: [[paper, 40]], voted: 41 })
    said.when(on('countVotes', POLL)).thenRefused('tallyImpossible', { problem: '41 voted, but 40 are entitled to' })
    const report = on('reportBox', POLL, { box: 'hall', issued: 40, returned: 40, voted: 40, scrutineers: SCRUTINEERS })
    expect(said.after(report).when(on('countVotes', POLL)).decision).toMatchObject({ ok: true })
  })
})

test('nothing of an election took place before it was formed', () => {
  const so = campaign({ voters: 40, standing: HEAD })
  const officers = { tellers: ['m1', 'm2'], scrutineers: SCRUTINEERS, ...PAPER, recordedBy: 'm5' }
  so.when(on('appointOfficers', '2026-06-22', { ...officers, on: '2026-05-31' })).thenRefused('outOfTime', { from: '2026-06-01' })
  expect(so.when(on('appointOfficers', '2026-06-22', { ...officers, on: '2026-06-21' })).decision).toMatchObject({ ok: true })
})

describe('what is written down later took place after the polls', () => {
  const [open, close, report, sheet] = polled({ papers: [[names('branchHead', 'a'), 30]] })
  const closed = campaign({ voters: 40, standing: HEAD }).after(open as never, close as never)
  const onDay = (day: string) => ({ ...PAPER, recordedBy: 'm5', on: day })

  test.each([
    ['a report of a box', report],
    ["a teller's sheet", sheet],
  ])('were closed: %s', (_, action) => {
    closed.when({ ...(action as object), ...onDay('2026-06-29') } as never).thenRefused('outOfTime', { from: POLL })
    expect(closed.when({ ...(action as object), ...onDay(POLL) } as never).decision).toMatchObject({ ok: true })
  })

  test('were found valid: whoever was elected declines, and the organ above confirms', () => {
    const endorsement = { organ: 'council', withinDays: 5, grounds: ['unfair'] }
    const procedure = { ...MEETING, result: { ...MEETING.result, endorsement } }
    const so = confirmed(told(campaign({ voters: 40, standing: HEAD, procedure }), { papers: [[names('branchHead', 'a'), 30]] }))
    const declined = { by: 'a', office: 'branchHead', person: 'a' }
    const endorsed = { by: 'head:council', decision: 'confirmed' }
    for (const [type, more] of [
      ['declineOffice', declined],
      ['endorseResult', endorsed],
    ] as const) {
      so.when(on(type, '2026-07-01', { ...more, ...onDay('2026-06-29') })).thenRefused('outOfTime', { from: POLL })
      expect(so.when(on(type, '2026-07-01', { ...more, ...onDay(POLL) })).decision).toMatchObject({ ok: true })
    }
  })
})

describe('a show of hands at one of two meetings', () => {
  const boxes = [
    { box: 'hall', channel: 'meeting', scrutineers: ['m3', 'm4'] },
    { box: 'yard', channel: 'meeting', scrutineers: ['m5', 'm6'] },
  ]
  const officers = on('appointOfficers', '2026-06-22', { tellers: ['m1', 'm2'], scrutineers: ['m3', 'm4', 'm5', 'm6'] })
  const so = campaign({ voters: 40, standing: HEAD, procedure: OPEN }).after(
    officers,
    on('openPolls', POLL, { boxes }),
    on('closePolls', POLL),
  )
  const hands = (teller: string, scrutineers: readonly string[]) =>
    on('submitHands', POLL, { by: teller, box: 'hall', teller, voted: 20, hands: { branchHead: { a: 15 } }, scrutineers })

  test('is not signed by whoever watched the other', () => {
    so.when(hands('m1', ['m5', 'm6'])).thenRefused('notPossible', { reason: 'watchedElsewhere', ids: ['m5', 'm6'] })
  })

  test('nor when it is counted again: whoever watches a box stays with it', () => {
    const again = so.after(
      ...['m1', 'm2'].map((teller) => hands(teller, SCRUTINEERS)),
      on('orderRecount', POLL, { reasons: TEXT }),
    )
    expect(again.row('election.boxes', 'e1/1/hall')).toEqual({ channel: 'meeting', voted: 0, scrutineers: SCRUTINEERS })
  })
})

test('only voters object to whoever is asked for in an election by consent', () => {
  const poll = { ballot: 'consent', channels: ['meeting'], scrutineers: 0 } as const
  const procedure = { ...meetingWith({ method: 'plurality', rules: {} }), poll }
  const votes = ['m1', 'm2', 'm3'].map((voter) =>
    on('castOpenBallot', POLL, { by: voter, voter, box: 'hall', ballot: names('branchHead', 'a') }),
  )
  const so: Given = campaign({ voters: 40, standing: HEAD, procedure }).after(
    on('openPolls', POLL, { boxes: [{ box: 'hall', channel: 'meeting' }] }),
    ...votes,
    on('closePolls', POLL),
    on('countVotes', POLL),
  )
  const asked = (by: string) =>
    so.when(on('takeConsent', POLL, { office: 'branchHead', person: 'a', objections: [{ by, reasons: TEXT }] }))
  asked('ghost').thenRefused('notFound', { what: 'voter', id: 'ghost' })
  asked('east:branchAssembly').thenRefused('notFound', { what: 'voter' })
  expect(asked('m5').decision).toMatchObject({ ok: true })
})
