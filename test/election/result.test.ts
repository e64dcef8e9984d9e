import type { ElectionProcedure } from 'huzhu/election'
import { describe, expect, test } from 'vitest'
import {
  type Asked,
  campaign,
  confirmed,
  contest,
  declared,
  elected,
  MEETING,
  meetingWith,
  names,
  type Papers,
  POLL,
  told,
} from './meeting.ts'
import { on, TEXT } from './setting.ts'

const HALF = { win: { num: 1, den: 2, cmp: '>=', of: 'voted', unit: 'voters' } } as const
const THIRD = {
  win: { num: 1, den: 3, cmp: '>=', of: 'voted', unit: 'voters' },
  returnedExceed: ['voted'],
  runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
} as const
const rules = (some: object) => meetingWith({ rules: some as never })
const HEAD: Asked = { voters: 40, standing: { branchHead: ['a', 'b', 'c'] } }
const head = (...persons: string[]) => names('branchHead', ...persons)
const NEXT = '2026-07-01'
const DAY2 = '2026-07-10'
const poll = (asked: Asked, papers: Papers) => confirmed(told(campaign(asked), { papers }))
const again = (so: ReturnType<typeof poll>, papers: Papers, day = DAY2, finding = 'valid') =>
  confirmed(told(so, { papers }, day), finding, day)
const declare = (day = NEXT, from = day) => on('declareResult', day, { from })
const further = (day = DAY2, on_ = NEXT) => on('callRound', on_, { round: 'further', day })
const revote = (day = DAY2) => on('callRound', NEXT, { round: 'revote', day })

describe('a result is declared', () => {
  const won = poll(HEAD, [[head('a'), 30]])

  test('with a mandate for each seat, from its day for the term of the office', () => {
    const so = declared(won)
    expect(so.case('e1')).toMatchObject({ phase: 'declared', declaredOn: NEXT, handoverBy: '2026-07-11' })
    expect(so.row('mandates', 'e1:branchHead:1')).toEqual({
      id: 'e1:branchHead:1',
      office: 'branchHead',
      unit: 'east',
      subject: 'a',
      from: NEXT,
      to: '2029-07-01',
      election: 'e1',
    })
    expect(so.row('holdings', 'a')).toEqual(['e1:branchHead:1'])
  })

  test('from no day in the past', () => {
    won.when(declare(NEXT, POLL)).thenRefused('outOfTime', { what: 'from', date: POLL, from: NEXT })
  })

  test('from a day within those of the handover, where nobody holds the office', () => {
    const until = '2026-07-11'
    expect(won.when(declare(NEXT, until)).decision.ok).toBe(true)
    won.when(declare(NEXT, '2026-07-12')).thenRefused('outOfTime', { what: 'from', date: '2026-07-12', from: NEXT, until })
  })

  test('or, where somebody does, from the day on which their term is over', () => {
    const holding = { id: 'old', office: 'branchHead', unit: 'east', subject: 'm9', from: '2023-10-01', to: '2026-10-01' }
    const so = poll({ ...HEAD, mandates: [holding] }, [[head('a'), 30]])
    expect(so.when(declare(NEXT, '2026-10-01')).decision).toMatchObject({ events: [{ mandates: [{ to: '2029-10-01' }] }] })
    for (const day of ['2026-10-02', '2099-01-01'])
      so.when(declare(NEXT, day)).thenRefused('outOfTime', { what: 'from', date: day, until: '2026-10-01' })
  })

  test('while no objection is open', () => {
    const objection = on('raiseObjection', NEXT, { by: 'm7', objection: 'o1', against: 'poll', grounds: TEXT })
    won.after(objection).when(declare()).thenRefused('notPossible', { reason: 'objectionsOpen' })
  })

  test('with staggered terms in the order of the votes, and as representatives of the members', () => {
    const so = declared(
      poll(
        {
          voters: 40,
          standing: { delegate: ['a', 'b', 'c', 'd'] },
          posts: [{ office: 'delegate', seats: 3, months: [36, 24, 12] }],
          procedure: rules(THIRD),
        },
        [
          [names('delegate', 'a', 'b', 'c'), 12],
          [names('delegate', 'b', 'c'), 8],
          [names('delegate', 'c'), 8],
        ],
      ),
    )
    const terms = [1, 2, 3].map((nth) => so.row('mandates', `e1:delegate:${nth}`))
    expect(terms).toMatchObject([
      { subject: 'c', to: '2029-07-01', represents: true },
      { subject: 'b', to: '2028-07-01' },
      { subject: 'a', to: '2027-07-01' },
    ])
  })

  test('under an id of its own where the name of the mandate would be too long', () => {
    const id = 'e'.repeat(60)
    const moved = won.with({ tables: { cases: { [id]: { kind: 'election', case: won.case('e1') as never } } } })
    expect(moved.after({ ...declare(), case: id }).row('holdings', 'a')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  test('edge case 17: a supervisor who is elected head must resign one office first', () => {
    const mandates = [{ id: 'sup', office: 'supervisor', unit: 'head', subject: 'a', from: '2024-01-01', to: '2029-01-01' }]
    const so = poll({ ...HEAD, mandates }, [[head('a'), 30]])
    so.when(declare()).thenRefused('notPossible', { reason: 'incompatibleOffices', ids: ['sup'] })
    const ended = { sup: { ...mandates[0], ended: { on: NEXT, reason: 'resigned' } } as never }
    expect(declared(so.with({ tables: { mandates: ended } })).case('e1')).toMatchObject({ phase: 'declared' })
    const declined = so.after(on('declineOffice', NEXT, { by: 'a', office: 'branchHead', person: 'a' }))
    expect(declared(declined).case('e1')).toMatchObject({ phase: 'declared', elected: [] })
  })

  test('edge case 23: a by-election fills the rest of the term only', () => {
    const so = poll({ ...HEAD, posts: [{ office: 'branchHead', seats: 1, to: '2027-03-01' }], more: { purpose: 'byElection' } }, [
      [head('a'), 30],
    ])
    expect(declared(so).row('mandates', 'e1:branchHead:1')).toMatchObject({ from: NEXT, to: '2027-03-01' })
  })

  test('only when the seat is free', () => {
    const mandates = [{ id: 'old', office: 'branchHead', unit: 'east', subject: 'b', from: '2024-01-01', to: '2026-08-01' }]
    const so = poll({ ...HEAD, mandates }, [[head('a'), 30]])
    so.when(declare()).thenRefused('notPossible', { reason: 'noSeatFree', ids: ['old'] })
    expect(so.after(declare(NEXT, '2026-08-01')).row('mandates', 'e1:branchHead:1')).toMatchObject({ from: '2026-08-01' })
  })
})

describe('where one of two seats is still held', () => {
  const mandates = [{ id: 'old', office: 'deputy', unit: 'east', subject: 'm9', from: '2024-01-01', to: '2027-01-01' }]
  const asked: Asked = { voters: 40, standing: { deputy: ['a', 'b'] }, mandates, procedure: rules(THIRD) }

  test('a result is not declared that fills both', () => {
    const both = poll({ ...asked, posts: [{ office: 'deputy', seats: 2 }] }, [[names('deputy', 'a', 'b'), 30]])
    both.when(declare()).thenRefused('notPossible', { reason: 'noSeatFree', ids: ['old', 'e1:deputy:1'] })
  })

  test('annulling the election of the other leaves it', () => {
    const one = declared(poll({ ...asked, posts: [{ office: 'deputy', seats: 1 }] }, [[names('deputy', 'a'), 30]]))
    const annulled = one.after(on('annulElection', '2026-07-05', { reasons: TEXT }))
    expect(annulled.row('mandates', 'e1:deputy:1')).toMatchObject({ ended: { on: '2026-07-05', reason: 'annulled' } })
    expect(annulled.row('mandates', 'old')).toEqual(mandates[0])
  })
})

describe('a further election', () => {
  const open = poll(HEAD, [
    [head('a'), 12],
    [head('b'), 10],
    [head('c'), 8],
  ])

  test('is held for seats that stayed empty, before the result is declared', () => {
    open.when(declare()).thenRefused('notPossible', { reason: 'furtherDue', ids: ['branchHead'] })
    const called = open.after(further())
    expect(called.case('e1')).toMatchObject({
      phase: 'campaigning',
      calendar: { day: DAY2 },
      rounds: [
        {},
        { kind: 'further', day: DAY2, contests: [{ office: 'branchHead', seats: 1, candidates: ['a', 'b'] }], boxes: [] },
      ],
    })
    const so = again(called, [
      [head('a'), 10],
      [head('b'), 14],
    ])
    expect(elected(so)).toEqual([['branchHead', 'b']])
    expect(declared(so, '2026-07-11').row('mandates', 'e1:branchHead:1')).toMatchObject({ subject: 'b' })
  })

  test('is also for whoever chose this post of two: declining the other takes nobody out', () => {
    const declined = [{ office: 'deputy', person: 'a' }]
    const standing = { branchHead: ['a', 'b', 'c'], deputy: ['d'] }
    const so = poll({ voters: 40, standing, declined }, [
      [{ ...head('a'), ...names('deputy', 'd') }, 12],
      [{ ...head('b'), ...names('deputy', 'd') }, 10],
      [{ ...head('c'), ...names('deputy', 'd') }, 8],
    ])
    expect(so.after(further()).case('e1')).toMatchObject({ rounds: [{}, { contests: [{ candidates: ['a', 'b'] }] }] })
  })

  test('is held within the days of the procedure; after them seats may stay empty', () => {
    open.when(further('2026-07-16')).thenRefused('outOfTime', { what: 'day', from: NEXT, until: '2026-07-15' })
    open.when(further('2026-06-30')).thenRefused('outOfTime', { what: 'day', from: NEXT })
    open
      .when(on('callRound', NEXT, { round: 'further', day: DAY2, lastDay: '2026-07-11' }))
      .thenRefused('outOfTime', { what: 'lastDay', until: DAY2 })
    open.when(declare('2026-07-15')).thenRefused('notPossible', { reason: 'furtherDue' })
    const late = open.after(declare('2026-07-16'))
    expect(late.case('e1')).toMatchObject({ phase: 'declared', elected: [] })
  })

  test('is held once: seats that it leaves empty stay so', () => {
    const so = again(open.after(further()), [[head(), 30]])
    expect(contest(so, 'branchHead')).toMatchObject({ unfilled: 1, further: [] })
    so.when(further('2026-07-12', '2026-07-11')).thenRefused('notPossible', { reason: 'noFurther' })
    expect(declared(so, '2026-07-11').case('e1')).toMatchObject({ phase: 'declared' })
  })

  test('that is void elects nobody; whoever was elected before stays elected, and it can be held again', () => {
    const asked = { voters: 40, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 2 }] }
    const one = poll(asked, [
      [names('deputy', 'a', 'b'), 14],
      [names('deputy', 'a', 'c'), 10],
      [names('deputy', 'c'), 4],
    ])
    expect(elected(one)).toEqual([['deputy', 'a']])
    const few = told(one.after(further()), { papers: [[names('deputy', 'b'), 5]] }, DAY2).after(on('countVotes', DAY2))
    few
      .when(on('confirmPoll', DAY2, { finding: 'void' }))
      .thenRefused('notPossible', { reason: 'foundOtherwise', ids: ['roundVoid', 'turnoutNotReached'] })
    const found = few.after(on('confirmPoll', DAY2, { finding: 'roundVoid' }))
    expect(found.case('e1')).toMatchObject({ phase: 'confirmed' })
    expect(elected(found)).toEqual([['deputy', 'a']])
    const third = again(found.after(further('2026-07-20', '2026-07-11')), [[names('deputy', 'c'), 25]], '2026-07-20')
    expect(elected(third)).toEqual([
      ['deputy', 'a'],
      ['deputy', 'c'],
    ])
    expect(declared(found, '2026-07-11').case('e1')).toMatchObject({ phase: 'declared' })
  })

  test('is none where the procedure holds none: the seat stays empty', () => {
    const { furtherWithinDays: _, ...count } = MEETING.count
    const so = poll({ ...HEAD, procedure: { ...MEETING, count } }, [
      [head('a'), 15],
      [head('b'), 15],
    ])
    so.when(further()).thenRefused('notPossible', { reason: 'noFurther' })
    expect(declared(so).case('e1')).toMatchObject({ phase: 'declared', elected: [] })
  })

  test('ends the proxies, the offices at the count and the seat on the committee of whoever was written in and now stands', () => {
    const procedure: ElectionProcedure = {
      ...MEETING,
      poll: { ...MEETING.poll, proxies: { max: 3, lodgedDaysBefore: 1 } },
      committee: { min: 1, max: 3 },
    }
    const acts = campaign({ ...HEAD, procedure, committee: ['m20', 'm9', 'm21'] }).after(
      on('lodgeProxy', '2026-06-22', { by: 'm30', principal: 'm30', holder: 'm9' }),
      on('lodgeProxy', '2026-06-22', { by: 'm31', principal: 'm31', holder: 'm10' }),
    )
    const so = confirmed(
      told(acts, {
        papers: [
          [head('a'), 12],
          [{ branchHead: { marks: { m9: 'writeIn' } } }, 10],
          [{ branchHead: { marks: { m1: 'writeIn' } } }, 10],
        ],
      }),
    )
    const called = so.after(further())
    expect(called.case('e1')).toMatchObject({
      rounds: [{}, { contests: [{ candidates: ['a', 'm1', 'm9'] }] }],
      officers: { tellers: ['m2'], scrutineers: ['m3', 'm4'] },
      committee: { members: ['m20', 'm21'] },
    })
    expect(called.row('election.proxies', 'e1/m30')).toBeUndefined()
    expect(called.row('election.proxies', 'e1/m31')).toMatchObject({ holder: 'm10' })
  })
})

describe('a revote', () => {
  test('is called only while somebody is tied', () => {
    poll(HEAD, [[head('a'), 30]])
      .when(revote())
      .thenRefused('notPossible', { reason: 'nobodyTied' })
  })

  test('comes before a further election, and again if it ends level', () => {
    const tie = poll({ ...HEAD, procedure: rules(HALF) }, [
      [head('a'), 15],
      [head('b'), 15],
    ])
    tie.when(further()).thenRefused('notPossible', { reason: 'tieOpen', ids: ['a', 'b'] })
    const level = again(tie.after(revote()), [
      [head('a'), 12],
      [head('b'), 12],
    ])
    expect(contest(level, 'branchHead')).toMatchObject({ tied: ['a', 'b'], tiedSeats: 1 })
    const others = again(tie.after(revote()), [
      [head('a'), 2],
      [{ branchHead: { marks: { m9: 'writeIn' } } }, 20],
    ])
    expect(others.row('election.counts', 'e1/2')).toMatchObject({
      records: { branchHead: { ballots: { valid: '2', void: '20' } } },
    })
    expect(elected(others)).toEqual([['branchHead', 'a']])
    const third = on('callRound', '2026-07-11', { round: 'revote', day: '2026-07-12' })
    expect(elected(again(level.after(third), [[head('b'), 25]], '2026-07-12'))).toEqual([['branchHead', 'b']])
  })
})

describe('a count by stages that stops at a tie on its way', () => {
  const ranked = (...ranking: string[]) => ({ branchHead: { ranking } })
  const scottish = meetingWith({ method: 'scottish-stv' })
  const { rules: _, ...count } = scottish.count
  const asked = { ...HEAD, procedure: { ...scottish, count } }

  test('leaves the seat to a revote among those who are left, and not empty', () => {
    const so = poll({ ...asked, standing: { branchHead: ['a', 'b', 'c', 'd'] } }, [
      [ranked('a', 'b'), 14],
      [ranked('b', 'c'), 9],
      [ranked('c', 'a'), 9],
      [ranked('d', 'a'), 2],
    ])
    expect(contest(so, 'branchHead')).toMatchObject({
      elected: [],
      tied: ['a', 'b', 'c'],
      tiedSeats: 1,
      unfilled: 0,
      further: [],
    })
    so.when(declare()).thenRefused('notPossible', { reason: 'tieOpen', ids: ['a', 'b', 'c'] })
    const won = again(so.after(revote()), [
      [ranked('a'), 18],
      [ranked('b'), 16],
    ])
    expect(elected(won)).toEqual([['branchHead', 'a']])
  })

  test('also for the second seat, once the first was filled', () => {
    const two = { ...asked, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 2 }] }
    const so = poll(two, [
      [{ deputy: { ranking: ['a'] } }, 20],
      [{ deputy: { ranking: ['b'] } }, 8],
      [{ deputy: { ranking: ['c'] } }, 8],
    ])
    expect(contest(so, 'deputy')).toMatchObject({ elected: ['a'], tied: ['b', 'c'], tiedSeats: 1, unfilled: 0 })
  })
})

describe('an office', () => {
  const won = poll({ ...HEAD, procedure: rules(THIRD) }, [
    [head('a'), 18],
    [head('b'), 9],
    [head('c'), 3],
  ])
  const decline = (by: string, more: object = {}) => on('declineOffice', NEXT, { by, office: 'branchHead', person: 'a', ...more })

  test('is declined in person, by somebody who was elected', () => {
    won.when(decline('b')).thenRefused('notPossible', { reason: 'notInPerson', ids: ['a'] })
    won.when(decline('b', { person: 'b' })).thenRefused('notFound', { what: 'elected', id: 'b' })
    expect(elected(won.after(decline('a')))).toEqual([])
  })

  test('that is declined stays empty, or goes into a further election among those with most votes of the others', () => {
    const declined = won.after(decline('a'))
    expect(declared(declined).case('e1')).toMatchObject({ phase: 'declared', elected: [] })
    expect(declined.after(further()).case('e1')).toMatchObject({
      rounds: [{}, { contests: [{ seats: 1, candidates: ['b', 'c'] }] }],
    })
  })
})

describe('the organ above', () => {
  const endorsement = { organ: 'council', withinDays: 10, grounds: ['unlawfulPoll', 'barredPerson'] }
  const procedure = { ...MEETING, result: { ...MEETING.result, endorsement } }
  const won = poll({ ...HEAD, procedure }, [[head('a'), 30]])
  const endorse = (decision: string, more: object = {}, day = NEXT) =>
    on('endorseResult', day, { by: 'head:council', decision, ...more })

  test('confirms a result before it is declared', () => {
    won.when(declare()).thenRefused('notPossible', { reason: 'notEndorsed', ids: ['council'] })
    const so = won.after(endorse('confirmed'))
    so.when(endorse('confirmed')).thenRefused('alreadyExists', { what: 'endorsement' })
    expect(declared(so).case('e1')).toMatchObject({ phase: 'declared' })
  })

  test('confirms by silence when its days are over, and is then too late to refuse', () => {
    won.when(declare('2026-07-10')).thenRefused('notPossible', { reason: 'notEndorsed' })
    expect(won.after(declare('2026-07-11')).case('e1')).toMatchObject({ phase: 'declared' })
    won.when(endorse('refused', { ground: 'unlawfulPoll' }, '2026-07-11')).thenRefused('outOfTime', { until: '2026-07-10' })
  })

  test('refuses only on a ground that the procedure lists, which sets the election aside', () => {
    won.when(endorse('refused', { ground: 'dislike' })).thenRefused('notPossible', { reason: 'noGround', ids: ['dislike'] })
    won.when(endorse('refused')).thenRefused('malformed', { path: ['ground'] })
    expect(won.after(endorse('refused', { ground: 'unlawfulPoll' })).case('e1')).toMatchObject({
      phase: 'annulled',
      endorsement: { decision: 'refused', ground: 'unlawfulPoll' },
    })
  })

  test('confirms nothing where the procedure does not ask it', () => {
    poll(HEAD, [[head('a'), 30]])
      .when(endorse('confirmed'))
      .thenRefused('notPossible', { reason: 'noEndorsement' })
  })

  test('confirms anew what another round has changed', () => {
    const empty = poll({ ...HEAD, procedure }, [
      [head('a'), 15],
      [head('b'), 15],
    ]).after(endorse('confirmed'), further())
    const so = again(empty, [[head('a'), 25]])
    so.when(declare('2026-07-11')).thenRefused('notPossible', { reason: 'notEndorsed' })
  })
})

describe('edge case 15: close relatives who are elected together', () => {
  const procedure = { ...rules(THIRD), result: { ...MEETING.result, relatives: 'highestPost' as const } }
  const asked: Asked = {
    voters: 40,
    standing: { branchHead: ['a', 'b'], deputy: ['c', 'd', 'e', 'f'] },
    posts: [
      { office: 'branchHead', seats: 1 },
      { office: 'deputy', seats: 2 },
    ],
    procedure,
  }
  const papers = (c: number, d: number, e: number): Papers => [
    [{ ...head('a'), ...names('deputy', 'c', 'd') }, Math.min(c, d)],
    ...(c > d ? [[{ ...head('a'), ...names('deputy', 'c', 'e') }, c - d] as const] : []),
    ...(e > c - d ? [[{ ...head('a'), ...names('deputy', 'e') }, e - (c - d)] as const] : []),
  ]

  test('the highest post stays, and the seat goes to the next who passed the bar', () => {
    const so = poll({ ...asked, relatives: [['a', 'd']] }, papers(20, 16, 14))
    expect(elected(so)).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
      ['deputy', 'd'],
    ])
    const after = declared(so)
    expect(elected(after)).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
      ['deputy', 'e'],
    ])
    expect(after.row('mandates', 'e1:deputy:2')).toMatchObject({ subject: 'e' })
    expect(after.row('holdings', 'd')).toBeUndefined()
  })

  test('the seat stays empty if nobody else passed, or the next is a relative too', () => {
    expect(elected(declared(poll({ ...asked, relatives: [['a', 'd']] }, papers(20, 16, 5))))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
    ])
    const related = poll(
      {
        ...asked,
        relatives: [
          ['a', 'd'],
          ['c', 'e'],
        ],
      },
      papers(20, 16, 14),
    )
    expect(elected(declared(related))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
    ])
  })

  test('the highest post stays, even if the relative has more votes in a lower one', () => {
    const so = poll({ ...asked, relatives: [['a', 'c']] }, [
      [{ ...head('a'), ...names('deputy', 'c', 'd') }, 14],
      [{ ...head('b'), ...names('deputy', 'c', 'd') }, 10],
    ])
    expect(elected(declared(so))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'd'],
    ])
  })

  test('the seat stays empty if two are level to be next', () => {
    const so = poll({ ...asked, relatives: [['a', 'd']] }, [
      [{ ...head('a'), ...names('deputy', 'c', 'd') }, 16],
      [names('deputy', 'e', 'f'), 14],
    ])
    expect(elected(declared(so))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
    ])
  })

  test('in one post whoever has more votes stays', () => {
    const so = declared(poll({ ...asked, relatives: [['c', 'd']] }, papers(20, 16, 14)))
    expect(elected(so)).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
      ['deputy', 'e'],
    ])
  })

  test('the level are voted on again between the two; the loser frees the seat for the next', () => {
    const so = poll({ ...asked, relatives: [['c', 'd']] }, papers(18, 18, 14))
    so.when(declare()).thenRefused('notPossible', { reason: 'relativesLevel', ids: ['c', 'd'] })
    const called = so.after(revote())
    expect(called.case('e1')).toMatchObject({
      rounds: [{}, { kind: 'revote', contests: [{ office: 'deputy', seats: 1, candidates: ['c', 'd'] }] }],
    })
    const decided = again(called, [
      [names('deputy', 'c'), 10],
      [names('deputy', 'd'), 15],
    ])
    expect(elected(decided)).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'd'],
    ])
    expect(elected(declared(decided, '2026-07-11'))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'd'],
      ['deputy', 'e'],
    ])
    const stuffed = confirmed(told(called, { papers: [[names('deputy', 'c'), 5]], voted: 4 }, DAY2), 'roundVoid', DAY2)
    expect(elected(stuffed)).toEqual(elected(so))
    stuffed.when(declare('2026-07-11')).thenRefused('notPossible', { reason: 'relativesLevel' })
  })

  test('may serve together where the procedure says nothing of it', () => {
    const so = poll({ ...asked, procedure: rules(THIRD), relatives: [['a', 'd']] }, papers(20, 16, 14))
    expect(elected(declared(so))).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'c'],
      ['deputy', 'd'],
    ])
  })
})

describe('a recall', () => {
  const mandates = [{ id: 'old', office: 'branchHead', unit: 'east', subject: 'm9', from: '2025-01-01', to: '2028-01-01' }]
  const petition = {
    phase: 'voting',
    vote: 'e1',
    unit: 'east',
    person: 'm9',
    office: 'branchHead',
    mandate: 'old',
    procedure: { vote: 'election.meeting', voteDays: 30 },
  }
  const asked: Asked = {
    voters: 40,
    standing: {},
    posts: [{ office: 'branchHead', seats: 1 }],
    mandates,
    cases: { r1: { kind: 'recall', case: petition } },
    more: { purpose: 'recall', person: 'm9', follows: 'r1' },
  }
  const recall = (votes: number, more: Partial<Asked> = {}) =>
    poll({ ...asked, ...more }, [
      [{ branchHead: { marks: { m9: 'for' } } }, votes],
      [{ branchHead: { marks: { m9: 'against' } } }, 30 - votes],
    ])

  test('that passes ends the mandate and gives none', () => {
    const so = declared(recall(16))
    expect(so.row('mandates', 'old')).toMatchObject({ ended: { on: NEXT, reason: 'recalled' } })
    expect(so.row('holdings', 'm9')).toEqual(['old'])
  })

  test('that passes ends no other mandate than the one petitioned against: whoever was elected anew since then stays', () => {
    const again = { ...mandates[0], id: 'new', from: '2026-06-20' }
    const over = { ...mandates[0], to: '2026-06-20' }
    const so = declared(recall(16, { mandates: [over, again] }))
    expect(so.row('mandates', 'new')).toEqual(again)
    expect(so.row('mandates', 'old')).toEqual(over)
  })

  test('that passes waits for no end of the term', () => {
    recall(16).when(declare(NEXT, '2028-01-01')).thenRefused('outOfTime', { what: 'from', until: '2026-07-11' })
  })

  test('that does not pass changes nothing, and no further vote is due', () => {
    const so = recall(15)
    so.when(further()).thenRefused('notPossible', { reason: 'noFurther' })
    expect(declared(so).row('mandates', 'old')).toEqual(mandates[0])
  })

  test('is voted on within the days of its procedure, counted from the announcement, also where the vote is put off', () => {
    const called = campaign(asked)
    const put = (day: string) => called.when(on('postponeElection', '2026-06-22', { day, reasons: TEXT }))
    put('2026-07-23').thenRefused('outOfTime', { what: 'day', from: '2026-06-22', until: '2026-07-22' })
    expect(put('2026-07-22').decision).toMatchObject({ ok: true })
    const short = { ...petition, procedure: { ...petition.procedure, voteDays: 27 } }
    expect(() => campaign({ ...asked, cases: { r1: { kind: 'recall', case: short } } })).toThrow('outOfTime')
  })

  test('cannot be declined', () => {
    recall(16)
      .when(on('declineOffice', NEXT, { by: 'm9', office: 'branchHead', person: 'm9' }))
      .thenRefused('notPossible', { reason: 'recallGivesNothing' })
  })
})

test('offices are handed over in time, or late, which is recorded', () => {
  const so = declared(poll(HEAD, [[head('a'), 30]]))
  so.when(on('handOver', '2026-07-11')).then([
    { type: 'handedOver', case: 'e1', phase: 'handedOver', on: '2026-07-11', late: false },
  ])
  so.when(on('handOver', '2026-07-12')).then([
    { type: 'handedOver', case: 'e1', phase: 'handedOver', on: '2026-07-12', late: true },
  ])
})

test('nothing is handed over before every objection is decided: afterwards nobody could', () => {
  const object = on('raiseObjection', NEXT, { by: 'm9', objection: 'o1', against: 'poll', grounds: TEXT })
  const so = declared(poll(HEAD, [[head('a'), 30]])).after(object)
  so.when(on('handOver', NEXT)).thenRefused('notPossible', { reason: 'objectionsOpen' })
  const decided = so.after(on('decideObjection', NEXT, { objection: 'o1', upheld: false, reasons: TEXT }))
  expect(decided.after(on('handOver', NEXT)).case('e1')).toMatchObject({ phase: 'handedOver' })
})

test('nothing is handed over to those whose term has not begun', () => {
  const so = poll(HEAD, [[head('a'), 30]]).after(declare(NEXT, '2026-07-05'))
  so.when(on('handOver', '2026-07-04')).thenRefused('outOfTime', { what: 'handOver', from: '2026-07-05' })
  expect(so.after(on('handOver', '2026-07-05')).case('e1')).toMatchObject({ phase: 'handedOver' })
})

test('an election that is annulled ends the mandates that it gave, and can be held anew', () => {
  const so = declared(poll(HEAD, [[head('a'), 30]]))
  const annulled = so.after(on('annulElection', '2026-07-05', { by: 'head:council', reasons: TEXT }))
  expect(annulled.case('e1')).toMatchObject({ phase: 'annulled' })
  expect(annulled.row('mandates', 'e1:branchHead:1')).toMatchObject({ ended: { on: '2026-07-05', reason: 'annulled' } })
  const anew = on('formElection', '2026-07-06', {
    case: 'e2',
    unit: 'east',
    procedure: 'election.meeting',
    purpose: 'reElection',
    follows: 'e1',
    posts: [{ office: 'branchHead', seats: 1 }],
  })
  expect(annulled.after(anew).case('e2')).toMatchObject({ phase: 'forming' })
})
