import type { ElectionProcedure } from 'huzhu/election'
import { expect, test } from 'vitest'
import { type Asked, campaign, confirmed, declared, elected, MEETING, meetingWith, names, type Papers, told } from './meeting.ts'
import { on, TEXT } from './setting.ts'

const NEXT = '2026-07-01'
const DAY2 = '2026-07-10'
const HALF = meetingWith({
  rules: {
    win: { num: 1, den: 2, cmp: '>=', of: 'voted', unit: 'voters' },
    runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
  } as never,
})
const HEAD: Asked = { voters: 40, standing: { branchHead: ['a', 'b', 'c'] } }
const head = (...persons: string[]) => names('branchHead', ...persons)
const deputy = (...persons: string[]) => names('deputy', ...persons)
const poll = (asked: Asked, papers: Papers) => confirmed(told(campaign(asked), { papers }))
const call = (round: string, date = NEXT, day = DAY2) => on('callRound', date, { round, day })
const drop = (date = NEXT) => on('dropRound', date, { reasons: TEXT })
const off = (type: string, date = NEXT) => on(type, date, { reasons: TEXT })
const withdraw = (person: string, office = 'branchHead') => on('withdrawCandidate', '2026-07-02', { by: person, office, person })

/** Nobody has half of the votes: a and b go into a further election. */
const empty = poll(HEAD, [
  [head('a'), 12],
  [head('b'), 10],
  [head('c'), 8],
])

/** a and b are level for the one seat. */
const tie = poll({ ...HEAD, procedure: HALF }, [
  [head('a'), 15],
  [head('b'), 15],
])

/** Of two seats one is filled; c and b go into a further election for the other. */
const half = poll({ voters: 40, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 2 }] }, [
  [deputy('a', 'b'), 14],
  [deputy('a', 'c'), 10],
  [deputy('c'), 4],
])

test('a further election whose candidates all withdrew is dropped: its seat stays empty, and whoever was elected before stays elected', () => {
  const nobody = half.after(call('further'), withdraw('b', 'deputy'), withdraw('c', 'deputy'))
  nobody
    .when(on('openPolls', DAY2, { boxes: [{ box: 'hall', channel: 'meeting' }] }))
    .thenRefused('notPossible', { reason: 'tooFewCandidates' })
  const so = nobody.after(drop('2026-07-03'))
  expect(so.case('e1')).toMatchObject({
    phase: 'confirmed',
    confirmedOn: '2026-07-03',
    rounds: [{}, { droppedOn: '2026-07-03' }],
  })
  const after = declared(so, '2026-07-03')
  expect(elected(after)).toEqual([['deputy', 'a']])
  expect(after.row('mandates', 'e1:deputy:1')).toMatchObject({ subject: 'a' })
})

test('a revote that nobody wants is dropped: the seat of those who are level stays empty', () => {
  tie.when(on('declareResult', NEXT, { from: NEXT })).thenRefused('notPossible', { reason: 'tieOpen' })
  const so = tie.after(call('revote'), drop())
  expect(declared(so).case('e1')).toMatchObject({ phase: 'declared', elected: [] })
})

test('a dropped round is neither dropped nor called again, and nothing is owed for its seats', () => {
  const revote = tie.after(call('revote'), drop())
  revote.when(drop()).thenRefused('outOfPhase', { phase: 'confirmed' })
  revote.when(call('revote')).thenRefused('notPossible', { reason: 'nobodyTied' })
  revote.when(call('further')).thenRefused('notPossible', { reason: 'noFurther' })
  const further = half.after(call('further'), drop())
  further.when(call('further')).thenRefused('notPossible', { reason: 'noFurther' })
  expect(declared(further).case('e1')).toMatchObject({ phase: 'declared' })
})

test('what another round is owed for is held all the same: the seat beside the tied one, and a seat that is declined', () => {
  const asked = { voters: 40, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 1 }] }
  const posts = [{ office: 'branchHead', seats: 1 }, ...asked.posts]
  const both = poll({ ...asked, procedure: HALF, standing: { branchHead: ['x', 'y'], ...asked.standing }, posts }, [
    [{ ...head('x'), ...deputy('a') }, 12],
    [{ ...head('y'), ...deputy('b') }, 12],
    [{ ...head('x'), ...deputy('c') }, 3],
    [{ ...head('y'), ...deputy('c') }, 3],
  ])
  const beside = both.after(call('revote'), drop())
  beside.when(on('declareResult', NEXT, { from: NEXT })).thenRefused('notPossible', { reason: 'furtherDue', ids: ['deputy'] })
  expect(beside.after(call('further')).case('e1')).toMatchObject({
    rounds: [{}, {}, { contests: [{ office: 'deputy', seats: 1, candidates: ['a', 'b'] }] }],
  })
  const declined = half.after(call('further'), drop(), on('declineOffice', NEXT, { by: 'a', office: 'deputy', person: 'a' }))
  expect(declined.after(call('further')).case('e1')).toMatchObject({
    rounds: [{}, {}, { contests: [{ office: 'deputy', seats: 1, candidates: ['b', 'c'] }] }],
  })
})

test('another round after a dropped one is counted and verified as if there had been none', () => {
  const again = half.after(
    call('further'),
    drop(),
    on('declineOffice', NEXT, { by: 'a', office: 'deputy', person: 'a' }),
    call('further'),
  )
  const so = confirmed(told(again, { papers: [[deputy('c'), 25]] }, DAY2), 'valid', DAY2)
  expect(elected(so)).toEqual([['deputy', 'c']])
  expect(declared(so, DAY2).case('e1')).toMatchObject({ phase: 'declared', elected: [{ person: 'c', round: 3 }] })
})

test('the days of a further election are counted from the last day on which people voted, not from a round that was dropped', () => {
  const declined = half.after(call('further'), drop(), on('declineOffice', NEXT, { by: 'a', office: 'deputy', person: 'a' }))
  declined.when(call('further', NEXT, '2026-07-16')).thenRefused('outOfTime', { what: 'day', until: '2026-07-15' })
})

test('of close relatives who are level and do not vote again, neither has the seat', () => {
  const procedure: ElectionProcedure = { ...HALF, result: { ...MEETING.result, relatives: 'highestPost' } }
  const level = poll(
    {
      voters: 40,
      standing: { deputy: ['c', 'd', 'e'] },
      posts: [{ office: 'deputy', seats: 2 }],
      procedure,
      relatives: [['c', 'd']],
    },
    [[deputy('c', 'd'), 30]],
  )
  level.when(on('declareResult', NEXT, { from: NEXT })).thenRefused('notPossible', { reason: 'relativesLevel' })
  expect(declared(level.after(call('revote'), drop())).case('e1')).toMatchObject({ phase: 'declared', elected: [] })
})

test('the first round is not dropped, and in a later one the election neither fails nor is cancelled', () => {
  campaign(HEAD).when(drop('2026-06-22')).thenRefused('notPossible', { reason: 'firstRound' })
  const later = half.after(call('further'))
  for (const type of ['failElection', 'cancelElection'])
    later.when(off(type)).thenRefused('notPossible', { reason: 'laterRound' })
})

test('a committee with too few members drops no round', () => {
  const procedure = { ...MEETING, committee: { min: 2, max: 3 } }
  const so = poll({ ...HEAD, procedure, committee: ['m20', 'm21'] }, [
    [head('a'), 12],
    [head('b'), 10],
    [head('c'), 8],
  ]).after(call('further'), on('leaveCommittee', NEXT, { by: 'm20', member: 'm20', reason: 'resigned' }))
  so.when(drop()).thenRefused('notPossible', { reason: 'committeeIncomplete' })
})

test('the organ above has its days from the day on which the round was dropped', () => {
  const endorsement = { organ: 'council', withinDays: 10, grounds: ['unlawfulPoll'] }
  const so = poll({ ...HEAD, procedure: { ...MEETING, result: { ...MEETING.result, endorsement } } }, [
    [head('a'), 12],
    [head('b'), 10],
    [head('c'), 8],
  ]).after(call('further'), drop(DAY2))
  so.when(on('declareResult', '2026-07-20', { from: '2026-07-20' })).thenRefused('notPossible', { reason: 'notEndorsed' })
  expect(declared(so, '2026-07-21').case('e1')).toMatchObject({ phase: 'declared' })
})

test('a further election is put off within its days only', () => {
  const so = empty.after(call('further'))
  const putOff = (day: string) => on('postponeElection', NEXT, { day, reasons: TEXT })
  so.when(putOff('2026-07-16')).thenRefused('outOfTime', { what: 'day', from: '2026-07-11', until: '2026-07-15' })
  expect(so.after(putOff('2026-07-15')).case('e1')).toMatchObject({ rounds: [{}, { day: '2026-07-15' }] })
})

test('a first round and a revote are put off to any later day', () => {
  const putOff = (date: string, day: string) => on('postponeElection', date, { day, reasons: TEXT })
  expect(campaign(HEAD).after(putOff('2026-06-22', '2026-12-01')).case('e1')).toMatchObject({ rounds: [{ day: '2026-12-01' }] })
  expect(tie.after(call('revote'), putOff(NEXT, '2026-12-01')).case('e1')).toMatchObject({ rounds: [{}, { day: '2026-12-01' }] })
})

test('a revote that is put off for ever keeps nobody from annulling the whole; before people have voted the election fails or is cancelled instead', () => {
  const far = tie.after(call('revote', NEXT, '2099-07-10'))
  expect(far.after(off('annulElection')).case('e1')).toMatchObject({ phase: 'annulled' })
  campaign(HEAD).when(off('annulElection', '2026-06-22')).thenRefused('notPossible', { reason: 'firstRound' })
})
