import { type ElectionProcedure, election } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import {
  BRANCH_HEAD,
  DAY,
  EAST,
  on,
  PAPER,
  registerOf,
  settingWith,
  TEXT,
  untilAnnounced,
  untilCampaigning,
  untilNominating,
  untilPolling,
} from './setting.ts'

const start = given(election, [], settingWith())
const published = start.after(...untilAnnounced, on('publishRoll', '2026-06-05'))
const campaigning = start.after(...untilCampaigning)
const polling = start.after(...untilPolling)

const object = (date: string, more: object) => on('raiseObjection', date, { by: 'v4', objection: 'o1', grounds: TEXT, ...more })
const toRoll = (date: string, about: string, claim: 'add' | 'remove', more: object = {}) =>
  object(date, { against: 'roll', about, claim, ...more })
const toCandidate = (date: string, about: string) => object(date, { against: 'candidate', about, office: 'branchHead' })
const toPoll = (date: string, more: object = {}) => object(date, { against: 'poll', ...more })
const decide = (date: string, upheld: boolean, more: object = {}) =>
  on('decideObjection', date, { objection: 'o1', upheld, reasons: TEXT, ...more })

describe('an objection to the roll', () => {
  test('says whom it is about and what it asks for, and is to be decided within the days of the procedure', () => {
    published.when(toRoll('2026-06-08', 'v3', 'remove')).then([
      {
        type: 'objectionRaised',
        case: 'e1',
        phase: 'rollOpen',
        on: '2026-06-08',
        objection: 'o1',
        against: 'roll',
        about: 'v3',
        claim: 'remove',
        by: 'v4',
        grounds: TEXT,
        decideBy: '2026-06-11',
      },
    ])
    expect(published.after(toRoll('2026-06-08', 'v3', 'remove')).case('e1')).toMatchObject({
      openObjections: { roll: 1, candidate: 0, poll: 0 },
    })
    const malformed = (more: object, field: string) =>
      published.when(object('2026-06-08', more)).thenRefused('malformed', { path: [field] })
    malformed({ against: 'roll', claim: 'remove' }, 'about')
    malformed({ against: 'roll', about: 'v3' }, 'claim')
    malformed({ against: 'roll', about: 'v3', claim: 'add', office: 'branchHead' }, 'office')
    malformed({ against: 'candidate', about: 'v3' }, 'office')
    malformed({ against: 'poll', about: 'v3' }, 'about')
    malformed({ against: 'poll', claim: 'add' }, 'claim')
  })

  test('edge case 20: is taken on the fifth day after publication, that day not counted, and refused on the sixth', () => {
    expect(published.when(toRoll('2026-06-10', 'v3', 'remove')).decision.ok).toBe(true)
    published
      .when(toRoll('2026-06-11', 'v3', 'remove'))
      .thenRefused('outOfTime', { date: '2026-06-11', from: '2026-06-05', until: '2026-06-10' })
  })

  test('edge case 20: by the day on the paper, where it comes in later', () => {
    const paper = (date: string) => toRoll('2026-06-12', 'v3', 'remove', { ...PAPER, on: date })
    expect(published.when(paper('2026-06-10')).decision).toMatchObject({ events: [{ on: '2026-06-10', decideBy: '2026-06-13' }] })
    expect(published.when(paper('2026-06-11')).decision.ok).toBe(false)
    expect(published.when(paper('2026-06-04')).decision.ok).toBe(false)
  })

  test('edge case 21: no day of an election rolls over a holiday: the fifth day is the last, also on one', () => {
    // 2026-06-19, the fifth day, is the Dragon Boat Festival; 2026-09-27, the last day for the roll, is a Sunday.
    const autumn = start.after(...untilAnnounced.slice(0, 2), on('announceElection', '2026-05-25', { day: '2026-10-17' }))
    const so = autumn.after(on('publishRoll', '2026-06-14'))
    expect(so.case('e1')).toMatchObject({ roll: { objectionsUntil: '2026-06-19' }, calendar: { rollBy: '2026-09-27' } })
    expect(so.when(toRoll('2026-06-19', 'v3', 'remove')).decision.ok).toBe(true)
    expect(so.when(toRoll('2026-06-20', 'v3', 'remove')).decision.ok).toBe(false)
    expect(autumn.when(on('publishRoll', '2026-09-27')).decision.ok).toBe(true)
    expect(autumn.when(on('publishRoll', '2026-09-28')).decision.ok).toBe(false)
  })

  test('is not taken where there is nothing to correct, nor twice under one id', () => {
    published.when(toRoll('2026-06-08', 'v3', 'add')).thenRefused('alreadyExists', { what: 'voter', id: 'v3' })
    published.when(toRoll('2026-06-08', 'w1', 'remove')).thenRefused('notFound', { what: 'voter', id: 'w1' })
    published
      .after(toRoll('2026-06-08', 'v3', 'remove'))
      .when(toRoll('2026-06-08', 'v5', 'remove'))
      .thenRefused('alreadyExists', { what: 'objection', id: 'o1' })
  })

  test('is not taken once the roll is closed, nor where the procedure takes none', () => {
    start
      .after(...untilNominating)
      .when(toRoll('2026-06-13', 'v3', 'remove'))
      .thenRefused('notPossible', { reason: 'objectionOutOfPlace' })
    const { objectionDays: _, ...roll } = BRANCH_HEAD.roll
    const procedure: ElectionProcedure = { ...BRANCH_HEAD, roll }
    given(election, [], settingWith({ 'election.branchHead': procedure }))
      .after(...untilAnnounced, on('publishRoll', '2026-06-05'))
      .when(toRoll('2026-06-06', 'v3', 'remove'))
      .thenRefused('notPossible', { reason: 'noObjections' })
  })

  test('corrects the roll if it is upheld, and leaves it as it is if not', () => {
    const raised = published.after(toRoll('2026-06-08', 'v3', 'remove'))
    raised.when(decide('2026-06-11', true)).then([
      {
        type: 'objectionDecided',
        case: 'e1',
        phase: 'rollOpen',
        on: '2026-06-11',
        objection: 'o1',
        against: 'roll',
        upheld: true,
        late: false,
        reasons: TEXT,
      },
      {
        type: 'rollCorrected',
        case: 'e1',
        phase: 'rollOpen',
        on: '2026-06-11',
        voter: 'v3',
        correction: 'remove',
        eligible: 39,
        grounds: TEXT,
      },
    ])
    const kept = raised.after(decide('2026-06-11', false))
    expect(kept.case('e1')).toMatchObject({ roll: { eligible: 40 }, openObjections: { roll: 0 } })
    expect(kept.row('election.objections', 'e1/o1')).toMatchObject({ decided: { on: '2026-06-11', upheld: false } })
  })

  test('that somebody was left out is upheld once they are on the register', () => {
    const raised = published.after(toRoll('2026-06-08', 'v41', 'add'))
    raised.when(decide('2026-06-09', true)).thenRefused('notFound', { what: 'subject', id: 'v41' })
    const register = registerOf().do({ type: 'admitMembers', unit: 'east', members: [{ id: 'v41', kind: 'resident' }] })
    expect(raised.with(settingWith({}, register)).after(decide('2026-06-09', true)).case('e1')).toMatchObject({
      roll: { eligible: 41 },
    })
    expect(raised.when(decide('2026-06-09', false)).decision.ok).toBe(true)
  })

  test('of which two ask for the same corrects it once', () => {
    const raised = published.after(
      toRoll('2026-06-08', 'v3', 'remove'),
      toRoll('2026-06-08', 'v3', 'remove', { objection: 'o2', by: 'v5' }),
      decide('2026-06-09', true),
    )
    const both = raised.after(decide('2026-06-09', true, { objection: 'o2' }))
    expect(both.case('e1')).toMatchObject({ roll: { eligible: 39 }, openObjections: { roll: 0 } })
  })
})

describe('an objection is decided', () => {
  const raised = published.after(toRoll('2026-06-08', 'v3', 'remove'))

  test('once', () => {
    raised
      .after(decide('2026-06-09', false))
      .when(decide('2026-06-09', true))
      .thenRefused('notPossible', { reason: 'objectionDecided', ids: ['o1'] })
    raised.when(decide('2026-06-09', true, { objection: 'o9' })).thenRefused('notFound', { what: 'objection', id: 'o9' })
  })

  test('late rather than never, and it is marked that it was late', () => {
    expect(raised.when(decide('2026-06-11', true)).decision).toMatchObject({ events: [{ late: false }, {}] })
    expect(raised.when(decide('2026-06-12', true)).decision).toMatchObject({ events: [{ late: true }, {}] })
    expect(raised.after(decide('2026-06-12', true)).row('election.objections', 'e1/o1')).toMatchObject({
      decided: { on: '2026-06-12', upheld: true, late: true },
    })
  })

  test('not before it was raised, and not by an incomplete committee', () => {
    raised
      .when(decide('2026-06-12', true, { ...PAPER, on: '2026-06-07' }))
      .thenRefused('outOfTime', { date: '2026-06-07', from: '2026-06-08' })
    const left = ['v36', 'v39', 'v40'].map((member) =>
      on('leaveCommittee', '2026-06-08', { by: member, member, reason: 'resigned' }),
    )
    const without = raised.after(...left)
    without.when(decide('2026-06-09', true)).thenRefused('notPossible', { reason: 'committeeIncomplete' })
    const filled = without.after(on('seatCommittee', '2026-06-09', { members: ['v37', 'v38', 'v20'] }))
    expect(filled.when(decide('2026-06-09', true)).decision.ok).toBe(true)
  })
})

describe('an objection to a candidate', () => {
  test('is taken until the polls open, and bars the candidate if it is upheld', () => {
    const raised = campaigning.after(toCandidate('2026-06-22', 'v2'))
    expect(raised.when(decide('2026-06-23', true)).decision).toMatchObject({
      events: [
        { type: 'objectionDecided', against: 'candidate', upheld: true },
        { type: 'candidateBarred', office: 'branchHead', person: 'v2' },
      ],
    })
    expect(raised.after(decide('2026-06-23', false)).case('e1')).toMatchObject({ openObjections: { candidate: 0 } })
    polling.when(toCandidate(DAY, 'v2')).thenRefused('notPossible', { reason: 'objectionOutOfPlace', ids: ['candidate'] })
    published.when(toCandidate('2026-06-08', 'v2')).thenRefused('notPossible', { reason: 'objectionOutOfPlace' })
  })

  test('is against somebody who stands for this post', () => {
    campaigning.when(toCandidate('2026-06-22', 'v3')).thenRefused('notFound', { what: 'candidate', id: 'v3' })
    const withdrawn = on('withdrawCandidate', '2026-06-22', { by: 'v2', office: 'branchHead', person: 'v2' })
    campaigning.after(withdrawn).when(toCandidate('2026-06-22', 'v2')).thenRefused('notFound', { id: 'v2' })
    const raised = campaigning.after(toCandidate('2026-06-22', 'v2'), withdrawn)
    expect(raised.when(decide('2026-06-23', true)).decision).toMatchObject({ events: [{ type: 'objectionDecided' }] })
  })

  describe('that is decided when people vote already', () => {
    const voters = EAST.slice(2, 27)
    const sheet = (teller: string, person: string) =>
      on('submitSheet', DAY, {
        by: teller,
        teller,
        batch: 'b1',
        papers: [{ paper: { branchHead: { marks: { [person]: 'for' } } }, count: voters.length }],
        void: 0,
        scrutineers: ['v32', 'v33'],
      })
    const voted = start.after(
      ...untilCampaigning,
      toCandidate('2026-06-22', 'v2'),
      ...untilPolling.slice(untilCampaigning.length, -1),
      on('openPolls', DAY, { boxes: [{ box: 'hall', channel: 'station' }] }),
      ...voters.map((voter) => on('markVoter', DAY, { box: 'hall', voter })),
    )
    const upheld = decide(DAY, true)
    const told = (person: string) => [
      on('closePolls', DAY),
      on('reportBox', DAY, { box: 'hall', issued: voters.length, returned: voters.length, scrutineers: ['v32', 'v33'] }),
      sheet('v30', person),
      sheet('v31', person),
    ]
    const count = on('countVotes', DAY)
    const find = on('confirmPoll', DAY, { finding: 'valid' })

    test('still bars the candidate, who is not elected by however many', () => {
      expect(voted.after(upheld).case('e1')).toMatchObject({ candidates: [{ person: 'v1' }, { person: 'v2', status: 'barred' }] })
      expect(voted.after(upheld, ...told('v2'), count, find).case('e1')).toMatchObject({ elected: [] })
      expect(voted.after(upheld, ...told('v1'), count, find).case('e1')).toMatchObject({ elected: [{ person: 'v1' }] })
    })

    test('makes a count that is done already be done again', () => {
      const counted = voted.after(...told('v2'), count)
      counted.when(find).thenRefused('notPossible', { reason: 'objectionsOpen' })
      expect(counted.after(upheld).when(find).decision.ok).toBe(false)
      expect(counted.after(upheld, count, find).case('e1')).toMatchObject({ elected: [] })
      expect(counted.after(decide(DAY, false), find).case('e1')).toMatchObject({ elected: [{ person: 'v2' }] })
    })
  })

  test('has no place in a recall: its person is there to be voted out or not', () => {
    const before = campaigning.case('e1') as object
    const recall = campaigning.with({
      tables: { cases: { e1: { kind: 'election', case: { ...before, purpose: 'recall' } as never } } },
    })
    recall.when(toCandidate('2026-06-22', 'v2')).thenRefused('notPossible', { reason: 'recallHasNoCandidates' })
  })
})

describe('an objection to the poll', () => {
  test('is taken from the day on which the polls open', () => {
    campaigning.when(toPoll('2026-06-22')).thenRefused('notPossible', { reason: 'objectionOutOfPlace' })
    polling.when(toPoll(DAY)).then([
      {
        type: 'objectionRaised',
        case: 'e1',
        phase: 'polling',
        on: DAY,
        objection: 'o1',
        against: 'poll',
        by: 'v4',
        grounds: TEXT,
        decideBy: '2026-07-03',
      },
    ])
    polling.when(toPoll(DAY, { ...PAPER, on: '2026-06-29' })).thenRefused('outOfTime', { from: DAY })
  })

  test('changes nothing by being upheld: what follows is for the committee to decide', () => {
    const raised = polling.after(toPoll(DAY))
    expect(raised.when(decide(DAY, true)).decision).toMatchObject({ events: [{ type: 'objectionDecided', upheld: true }] })
    expect(raised.after(decide(DAY, true)).case('e1')).toMatchObject({ phase: 'polling', openObjections: { poll: 0 } })
  })

  test('can be decided in every phase in which it can be open', () => {
    const phases = ['polling', 'counting', 'confirmed', 'declared']
    for (const phase of phases)
      for (const type of ['raiseObjection', 'decideObjection', 'seatCommittee'])
        expect(election.accepts({ phase })).toContain(type)
  })
})
