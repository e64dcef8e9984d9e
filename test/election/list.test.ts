import { describe, expect, test } from 'vitest'
import { BOTH, contests, FREE, nominate, nominating, publish, type Rule, stands, statuses, withdraw } from './nominating.ts'
import { DAY, form, on, TEXT } from './setting.ts'

describe('the list of candidates', () => {
  const two = nominating().after(...stands('v2'), ...stands('v1'), nominate('v3'))

  test('has those who agreed, in the order in which they were put forward', () => {
    const listed = two.after(publish())
    expect(contests(listed)).toEqual([['v2', 'v1']])
    expect(statuses(listed)).toEqual(['v2 listed', 'v1 listed', 'v3 nominated'])
    expect(listed.case('e1')).toMatchObject({ phase: 'campaigning', candidatesPublishedOn: '2026-06-20' })
  })

  test('is published in time; if it is late, the poll is put off first', () => {
    two.after(publish('2026-06-25'))
    two.when(publish('2026-06-26')).thenRefused('outOfTime', { until: '2026-06-25' })
    two.after(on('postponeElection', '2026-06-26', { day: '2026-07-01', reasons: TEXT }), publish('2026-06-26'))
  })

  test('waits until every objection to a candidate is decided', () => {
    const objection = { objection: 'o1', against: 'candidate', about: 'v1', office: 'branchHead', grounds: TEXT }
    const open = two.after(on('raiseObjection', '2026-06-17', { by: 'v20', ...objection }))
    open.when(publish()).thenRefused('notPossible', { reason: 'objectionsOpen' })
    const upheld = open.after(on('decideObjection', '2026-06-18', { objection: 'o1', upheld: true, reasons: TEXT }))
    expect(contests(upheld.after(publish()))).toEqual([['v2']])
    upheld.when(nominate('v1')).thenRefused('notPossible', { reason: 'candidateBarred' })
  })

  test('is not published by an incomplete committee', () => {
    const left = ['v36', 'v39', 'v40'].map((member) =>
      on('leaveCommittee', '2026-06-16', { by: member, member, reason: 'resigned' }),
    )
    two
      .after(...left)
      .when(publish())
      .thenRefused('notPossible', { reason: 'committeeIncomplete' })
  })

  test('is empty where people vote for whom they want', () => {
    const free = nominating(FREE)
    expect(contests(free.after(publish()))).toEqual([[]])
  })
})

describe('edge case 34: as many candidates as seats', () => {
  const one = (rule: Rule) => nominating(rule).after(...stands('v1'))

  test('are refused where candidates must outnumber the seats, as for a residents committee', () => {
    one({ ...BOTH, differential: {} })
      .when(publish())
      .thenRefused('notPossible', { reason: 'tooFewCandidates', ids: ['branchHead'] })
    one({ ...BOTH, differential: {} }).after(...stands('v2'), publish())
  })

  test('are enough where the procedure asks for no more, as in an association; nobody is not', () => {
    expect(contests(one(BOTH).after(publish()))).toEqual([['v1']])
    nominating().when(publish()).thenRefused('notPossible', { reason: 'tooFewCandidates' })
  })

  test('are counted against the share of the seats, and there can be too many', () => {
    const rule = { ...BOTH, differential: { min: { num: 1, den: 2 }, max: { num: 1, den: 1 } } }
    const posts = [{ office: 'delegate', seats: 3 }]
    const some = (count: number) =>
      nominating(rule, posts).after(
        ...Array.from({ length: count }, (_, n) => stands(`v${n + 1}`, { office: 'delegate' })).flat(),
      )
    some(4).when(publish()).thenRefused('notPossible', { reason: 'tooFewCandidates' })
    some(5).after(publish())
    some(6).after(publish())
    some(7).when(publish()).thenRefused('notPossible', { reason: 'tooManyCandidates' })
  })
})

describe('after the list is published', () => {
  const listed = (rule: Rule = BOTH) => nominating(rule).after(...stands('v1'), ...stands('v2'), publish())
  const officers = on('appointOfficers', '2026-06-21', { tellers: ['v30', 'v31'], scrutineers: ['v32', 'v33'] })
  const polls = on('openPolls', DAY, { boxes: [{ box: 'hall', channel: 'station' }] })

  test('a candidate can withdraw up to the day that the procedure sets', () => {
    expect(contests(listed().after(withdraw('v1', '2026-06-27')))).toEqual([['v2']])
    listed().when(withdraw('v1', '2026-06-28')).thenRefused('outOfTime', { until: '2026-06-27' })
    listed().after(on('postponeElection', '2026-06-28', { day: '2026-07-15', reasons: TEXT }), withdraw('v1', '2026-07-12'))
  })

  test('the days of a later round are counted back from its own poll', () => {
    const before = listed()
    const round = { kind: 'further', day: '2026-07-10', lastDay: '2026-07-10', boxes: [] }
    const contests = [{ office: 'branchHead', seats: 1, candidates: ['v1', 'v2'] }]
    const further = { ...before.case('e1'), rounds: [{ ...round, contests }] }
    const later = before.with({ tables: { cases: { e1: { kind: 'election', case: further } as never } } })
    later.after(withdraw('v1', '2026-07-07'))
    later.when(withdraw('v1', '2026-07-08')).thenRefused('outOfTime', { until: '2026-07-07' })
  })

  test('the polls do not open if too few are left: the election fails and is held anew', () => {
    const left = listed({ ...BOTH, differential: {} }).after(withdraw('v1', '2026-06-27'), officers)
    left.when(polls).thenRefused('notPossible', { reason: 'tooFewCandidates', ids: ['branchHead'] })
    left.after(on('failElection', DAY, { reasons: TEXT }), form({ case: 'e2', purpose: 'reElection', follows: 'e1' }))
    listed().after(withdraw('v1', '2026-06-27'), officers, polls)
  })

  test('the candidates meet the voters, where the procedure asks for it before the polls open', () => {
    const start = listed({ ...BOTH, meeting: true }).after(officers)
    start.when(polls).thenRefused('notPossible', { reason: 'votersNotMet' })
    start.when(on('meetVoters', '2026-06-19')).thenRefused('outOfTime', { from: '2026-06-20' })
    expect(start.after(on('meetVoters', '2026-06-22'), polls).case('e1')).toMatchObject({ metVotersOn: '2026-06-22' })
  })
})
