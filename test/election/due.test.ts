import { election, electionProcedureSchema } from 'huzhu/election'
import { type Given, given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { campaign, confirmed, declared, MEETING, names, told } from './meeting.ts'
import {
  BRANCH_HEAD,
  DAY,
  on,
  settingWith,
  TEXT,
  untilAnnounced,
  untilCampaigning,
  untilNominating,
  untilPolling,
} from './setting.ts'

const held = (...acts: readonly Typed[]) => given(election, [], settingWith()).after(...acts)
const notices = (so: Given) => so.due().flatMap(({ what, deadline, notice }) => (notice === true ? [[what, deadline]] : []))
const objections = (so: Given) => so.due().flatMap(({ what, deadline }) => (what === 'decideObjection' ? [deadline] : []))

describe('what is posted, and until when', () => {
  test('the announcement until people have voted', () => {
    for (const so of [held(...untilAnnounced), held(...untilNominating), held(...untilPolling)])
      expect(notices(so)).toEqual([['postAnnouncement', DAY]])
    expect(notices(held(...untilPolling, on('closePolls', DAY)))).toEqual([])
  })

  test('the roll until it is closed, which is when the objections can be decided', () => {
    const open = held(...untilNominating.slice(0, -1))
    expect(notices(open)).toContainEqual(['postRoll', '2026-06-13'])
    expect(open.due()).toContainEqual(expect.objectContaining({ what: 'freezeRoll', deadline: '2026-06-13' }))
    const { objectionDays: _, ...roll } = BRANCH_HEAD.roll
    const still = given(election, [], settingWith({ 'election.branchHead': { ...BRANCH_HEAD, roll } }))
    expect(notices(still.after(...untilNominating.slice(0, -1)))).toContainEqual(['postRoll', undefined])
  })

  test('the candidates, and who votes for whom, until the poll, also after it was put off', () => {
    const list = (day: string) => [
      ['postAnnouncement', day],
      ['postCandidates', day],
      ['postProxies', day],
    ]
    expect(notices(held(...untilCampaigning))).toEqual(list(DAY))
    const putOff = on('postponeElection', '2026-06-21', { day: '2026-07-10', reasons: TEXT })
    expect(notices(held(...untilCampaigning, putOff))).toEqual(list('2026-07-10'))
  })

  test('no list of proxies where everybody votes in person, and none of candidates where people vote for whom they want', () => {
    const asked = { voters: 10, standing: { branchHead: ['a'] } }
    expect(notices(campaign(asked))).toEqual([
      ['postAnnouncement', DAY],
      ['postCandidates', DAY],
    ])
    const free = { ...MEETING, nomination: { by: [], publishedDaysBefore: 2, withdrawDaysBefore: 1 } }
    const so = campaign({ voters: 10, standing: {}, posts: [{ office: 'branchHead', seats: 1 }], procedure: free })
    expect(notices(so)).toEqual([['postAnnouncement', DAY]])
  })

  test('where the procedure says: each notice, and the decision on an objection', () => {
    const postedAt = [
      { id: 'gate', label: { en: 'board at the east gate', 'zh-CN': '东门公告栏' } },
      { id: 'chat', label: { en: "the residents' chat group", 'zh-CN': '居民微信群' } },
    ]
    const so = given(election, [], settingWith({ 'election.branchHead': { ...BRANCH_HEAD, postedAt } }))
    const objected = so.after(
      ...untilCampaigning,
      on('raiseObjection', '2026-06-22', {
        ...{ by: 'v9', objection: 'o1', against: 'candidate', about: 'v1', office: 'branchHead', grounds: TEXT },
      }),
    )
    const posted = objected.due().map(({ what, where, deadline }) => [what, where, deadline])
    expect(posted).toEqual([
      ['openPolls', undefined, DAY],
      ['decideObjection', postedAt, '2026-06-25'],
      ['postAnnouncement', postedAt, DAY],
      ['postCandidates', postedAt, DAY],
      ['postProxies', postedAt, DAY],
    ])
    const silent = held(...untilCampaigning).due()
    expect(silent.filter((each) => 'where' in each)).toEqual([])
  })

  test('a place is named once', () => {
    const gate = { id: 'gate', label: { en: 'board', 'zh-CN': '公告栏' } }
    const faults = (postedAt: readonly object[]) =>
      electionProcedureSchema.safeParse({ ...BRANCH_HEAD, postedAt }).error?.issues.map(({ message }) => message)
    expect(faults([gate])).toBeUndefined()
    expect(faults([gate, gate])).toEqual(['names a place twice'])
  })

  test('the result for its days, also after the handover; nothing else is due then', () => {
    const won = confirmed(
      told(campaign({ voters: 10, standing: { branchHead: ['a'] } }), { papers: [[names('branchHead', 'a'), 8]] }),
    )
    expect(notices(declared(won))).toEqual([['postResult', '2026-07-16']])
    expect(declared(won).after(on('handOver', '2026-07-05')).due()).toEqual([
      {
        what: 'postResult',
        label: { en: 'keep the result posted', 'zh-CN': '公布选举结果' },
        deadline: '2026-07-16',
        notice: true,
        case: 'e1',
        unit: 'east',
      },
    ])
  })
})

test('whoever confirms a result sees until when; the others, that it is to be declared', () => {
  const endorsement = { organ: 'council', withinDays: 10, grounds: ['unlawfulPoll'] }
  const procedure = { ...MEETING, result: { ...MEETING.result, endorsement } }
  const asked = { voters: 10, standing: { branchHead: ['a'] }, procedure }
  const won = confirmed(told(campaign(asked), { papers: [[names('branchHead', 'a'), 8]] }))
  const steps = (so: Given) => so.due().map(({ what, deadline }) => [what, deadline])
  expect(steps(won)).toEqual([
    ['declareResult', undefined],
    ['endorseResult', '2026-07-10'],
  ])
  const endorsed = won.after(on('endorseResult', '2026-07-01', { by: 'head:council', decision: 'confirmed' }))
  expect(steps(endorsed)).toEqual([['declareResult', undefined]])
  expect(steps(declared(endorsed))).not.toContainEqual(['endorseResult', '2026-07-10'])
})

test('where two are level or a seat is left to those who stand again, another round is to be called, until it is dropped', () => {
  const next = (so: Given) => so.due().flatMap(({ what, notice }) => (notice === true ? [] : [what]))
  const polled = (...votes: readonly (readonly [string, number])[]) =>
    confirmed(
      told(campaign({ voters: 30, standing: { branchHead: ['a', 'b', 'c'] } }), {
        papers: votes.map(([person, count]) => [names('branchHead', person), count]),
      }),
    )
  expect(next(polled(['a', 20], ['b', 5]))).toEqual(['declareResult'])
  const left = polled(['a', 12], ['b', 10], ['c', 8])
  expect(next(left)).toEqual(['callRound'])
  const dropped = left.after(
    on('callRound', '2026-07-01', { round: 'further', day: '2026-07-10' }),
    on('dropRound', '2026-07-02', { reasons: TEXT }),
  )
  expect(next(dropped)).toEqual(['declareResult'])
})

describe('the first open objection is to be decided by its day', () => {
  const object = (objection: string, date: string) =>
    on('raiseObjection', date, { by: 'v9', objection, against: 'candidate', about: 'v1', office: 'branchHead', grounds: TEXT })
  const decide = (objection: string) => on('decideObjection', '2026-06-23', { objection, upheld: false, reasons: TEXT })
  const open = held(...untilCampaigning, object('o2', '2026-06-22'), object('o3', '2026-06-22'), object('o1', '2026-06-21'))

  test('whichever came in first, and the next once it is decided', () => {
    expect(objections(open)).toEqual(['2026-06-24'])
    expect(objections(open.after(decide('o1')))).toEqual(['2026-06-25'])
    expect(objections(open.after(decide('o1'), decide('o2')))).toEqual(['2026-06-25'])
    const none = open.after(decide('o1'), decide('o2'), decide('o3'))
    expect(objections(none)).toEqual([])
    expect(none.case('e1')).toMatchObject({ undecided: {} })
  })

  test('of a hundred on one day the case keeps the day alone', () => {
    const many = Array.from({ length: 100 }, (_, index) => object(`m${index}`, '2026-06-22'))
    expect(held(...untilCampaigning, ...many).case('e1')).toMatchObject({ undecided: { '2026-06-25': 100 } })
  })

  test('an election that was called off leaves none', () => {
    expect(open.after(on('cancelElection', '2026-06-23', { reasons: TEXT })).due()).toEqual([])
  })
})
