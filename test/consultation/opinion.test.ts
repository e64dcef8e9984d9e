import { type ConsultationProcedure, consultation, unansweredOpinions } from 'huzhu/consultation'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { HANDED_IN, on, PAPER, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

const start = given(consultation, [], settingWith())
const deliberating = start.after(...untilDeliberating)

const opinion = (id: string, author: string, date = '2026-05-13', more: object = {}) =>
  on('giveOpinion', date, { by: author, author, opinion: id, text: TEXT, ...more })
const anonymous = (id: string, more: object = {}) =>
  on('giveOpinion', '2026-05-13', { by: 'east:branchAssembly', opinion: id, text: TEXT, ...more })
const group = (id: string, ...opinions: readonly string[]) => on('groupOpinions', '2026-05-14', { group: id, opinions })
const answer = (more: object, date = '2026-05-15') =>
  on('answerOpinions', date, { outcome: 'notAdopted', reasons: TEXT, ...more })
const close = on('closeOpinions', '2026-05-17')
const passOn = (date: string) => on('passOnOpinions', date)

/** Opinions o1 to o6 of the voters v1 to v6. */
const six = deliberating.after(...['1', '2', '3', '4', '5', '6'].map((each) => opinion(`o${each}`, `v${each}`)))

/** How many wait, by the case and by the list. */
const waiting = (so: Given) => {
  const known = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'g1', 'g2']
  const rows = (table: string): readonly (readonly [string, true])[] =>
    known.flatMap((key) => (so.row(table, key) === undefined ? [] : [[key, true] as const]))
  const state = { rows, get: (table: string, key: string) => so.row(table, key) }
  const list = unansweredOpinions(state, 'c1')
  const counted = list.reduce((sum, each) => sum + ('group' in each ? each.opinions : 1), 0)
  expect(so.case('c1')).toMatchObject({ opinions: { unanswered: counted } })
  return list.map((each) => ('group' in each ? `${each.group}: ${each.opinions}` : each.opinion))
}

describe('an opinion', () => {
  test('is given by somebody concerned, for themselves, and waits for its answer', () => {
    deliberating
      .when(opinion('o1', 'v2'))
      .then([
        { type: 'opinionGiven', case: 'c1', phase: 'deliberating', on: '2026-05-13', opinion: 'o1', text: TEXT, author: 'v2' },
      ])
    const so = deliberating.after(opinion('o1', 'v2'))
    expect(so.case('c1')).toMatchObject({ opinions: { given: 1, unanswered: 1 } })
    expect(so.row('consultation.opinions/c1', 'o1')).toEqual({ by: 'v2', on: '2026-05-13', text: TEXT })
    expect(waiting(so)).toEqual(['o1'])
  })

  test('is taken down for whoever does not write it, and is nobody else’s to give', () => {
    expect(deliberating.when(opinion('o1', 'v2', '2026-05-13', HANDED_IN)).decision.ok).toBe(true)
    deliberating.when(opinion('o1', 'v2', '2026-05-13', { by: 'v9' })).thenRefused('notPossible', { reason: 'notInPerson' })
    deliberating.when(opinion('o1', 'w1')).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
  })

  test('is in time from the publication of the materials to the last day, that day included, also on late paper', () => {
    expect(deliberating.when(opinion('o1', 'v2', '2026-05-16')).decision.ok).toBe(true)
    deliberating
      .when(opinion('o1', 'v2', '2026-05-17'))
      .thenRefused('outOfTime', { date: '2026-05-17', from: '2026-05-06', until: '2026-05-16' })
    const paper = (date: string) => opinion('o1', 'v2', '2026-05-18', { on: date, ...PAPER })
    expect(deliberating.when(paper('2026-05-16')).decision.ok).toBe(true)
    expect(deliberating.when(paper('2026-05-06')).decision.ok).toBe(true)
    deliberating.when(paper('2026-05-05')).thenRefused('outOfTime')
  })

  test('that paper shows to be in time is entered after the last day too, and is owed its answer before the question is put', () => {
    const closed = deliberating.after(close)
    const late = opinion('o1', 'v2', '2026-05-18', { on: '2026-05-16', ...PAPER })
    closed.when(opinion('o1', 'v2', '2026-05-18')).thenRefused('outOfTime', { until: '2026-05-16' })
    closed
      .after(late)
      .when(on('openDecision', '2026-05-18'))
      .thenRefused('notPossible', { reason: 'unanswered', ids: ['o1'] })
  })

  test('has an id of its own, and one person gives no more than the procedure lets', () => {
    const three = deliberating.after(...['o1', 'o2', 'o3'].map((id) => opinion(id, 'v2')))
    three.when(opinion('o1', 'v3')).thenRefused('alreadyExists', { what: 'opinion', id: 'o1' })
    three.when(opinion('o4', 'v2')).thenRefused('notPossible', { reason: 'tooManyOpinions', ids: ['v2'] })
    expect(three.when(opinion('o4', 'v3')).decision.ok).toBe(true)
  })

  test('is anonymous where the procedure says so, and then names nobody, not even by who hands it in', () => {
    const so = deliberating.after(anonymous('o1'))
    expect(so.row('consultation.opinions/c1', 'o1')).toEqual({ on: '2026-05-13', text: TEXT })
    expect(waiting(so)).toEqual(['o1'])
    deliberating.when(anonymous('o1', { by: 'v2' })).thenRefused('notPossible', { reason: 'anonymousByOrgan', ids: ['v2'] })
    const { anonymous: _, ...signed } = ROOM.opinions
    const onlySigned = given(consultation, [], settingWith({ 'consultation.room': { ...ROOM, opinions: signed } }))
    onlySigned
      .after(...untilDeliberating)
      .when(anonymous('o1'))
      .thenRefused('notPossible', { reason: 'noAnonymous' })
  })
})

describe('an answer', () => {
  test('is given with reasons to one opinion or several, and says which organ gave it', () => {
    six.when(answer({ opinions: ['o1', 'o2'] })).then([
      {
        type: 'opinionsAnswered',
        case: 'c1',
        phase: 'deliberating',
        on: '2026-05-15',
        opinions: ['o1', 'o2'],
        outcome: 'notAdopted',
        reasons: TEXT,
        organ: 'east:branchAssembly',
        answered: 2,
      },
    ])
    const so = six.after(answer({ opinions: ['o1', 'o2'] }))
    expect(waiting(so)).toEqual(['o3', 'o4', 'o5', 'o6'])
    expect(so.row('consultation.opinions/c1', 'o1')).toMatchObject({
      by: 'v1',
      answer: { on: '2026-05-15', organ: 'east:branchAssembly', outcome: 'notAdopted', reasons: TEXT },
    })
  })

  test('to no opinion is none', () => {
    six.when(answer({})).thenRefused('malformed', { path: ['opinions'] })
    six.when(answer({ opinions: [] })).thenRefused('malformed', { path: ['opinions'] })
    six.when(answer({ opinions: ['o9'] })).thenRefused('notFound', { what: 'opinion', id: 'o9' })
    six.when(answer({ group: 'g1' })).thenRefused('notFound', { what: 'group', id: 'g1' })
  })

  test('is given once, and not before the opinion', () => {
    const answered = six.after(answer({ opinions: ['o1'] }))
    answered.when(answer({ opinions: ['o2', 'o1'] })).thenRefused('notPossible', { reason: 'answeredAlready', ids: ['o1'] })
    six.when(answer({ opinions: ['o2', 'o2'] })).thenRefused('notPossible', { reason: 'namedTwice', ids: ['o2'] })
    six
      .when(answer({ opinions: ['o1'], on: '2026-05-12', ...PAPER }))
      .thenRefused('outOfTime', { date: '2026-05-12', from: '2026-05-13' })
    six
      .when(answer({ group: 'g1', on: '2026-05-05', ...PAPER }))
      .thenRefused('outOfTime', { date: '2026-05-05', from: '2026-05-06' })
  })
})

describe('opinions that say the same', () => {
  const grouped = six.after(group('g1', 'o1', 'o2', 'o3'))

  test('are answered once, and each has that answer by reference', () => {
    expect(waiting(grouped)).toEqual(['g1: 3', 'o4', 'o5', 'o6'])
    const so = grouped.after(answer({ group: 'g1', opinions: ['o4'] }))
    expect(waiting(so)).toEqual(['o5', 'o6'])
    expect(so.row('consultation.groups/c1', 'g1')).toMatchObject({ opinions: 3, answer: { outcome: 'notAdopted' } })
    so.when(answer({ opinions: ['o2'] })).thenRefused('notPossible', { reason: 'answeredAlready', ids: ['o2'] })
    so.when(answer({ group: 'g1' })).thenRefused('notPossible', { reason: 'answeredAlready', ids: ['g1'] })
  })

  test('may come after the answer: a repeat that is put into the group is answered by it', () => {
    const answered = grouped.after(answer({ group: 'g1' }))
    answered.when(group('g1', 'o4', 'o5')).then([
      {
        type: 'opinionsGrouped',
        case: 'c1',
        phase: 'deliberating',
        on: '2026-05-14',
        group: 'g1',
        opinions: ['o4', 'o5'],
        answered: 2,
      },
    ])
    expect(waiting(answered.after(group('g1', 'o4', 'o5')))).toEqual(['o6'])
  })

  test('go to another group where they were put wrongly, or get an answer of their own', () => {
    const moved = grouped.after(group('g2', 'o3', 'o4'))
    expect(waiting(moved)).toEqual(['g1: 2', 'g2: 2', 'o5', 'o6'])
    expect(waiting(moved.after(answer({ opinions: ['o1'] })))).toEqual(['g1: 1', 'g2: 2', 'o5', 'o6'])
    const apart = grouped.after(answer({ opinions: ['o1', 'o2', 'o3'] }))
    expect(waiting(apart)).toEqual(['o4', 'o5', 'o6'])
    apart.when(answer({ group: 'g1' })).thenRefused('notFound', { what: 'group', id: 'g1' })
  })

  test('are there, wait, and are named once', () => {
    six.when(group('g1', 'o9')).thenRefused('notFound', { what: 'opinion', id: 'o9' })
    six.when(group('g1', 'o1', 'o1')).thenRefused('notPossible', { reason: 'namedTwice', ids: ['o1'] })
    grouped.when(group('g1', 'o1')).thenRefused('notPossible', { reason: 'namedTwice', ids: ['o1'] })
    grouped.when(answer({ group: 'g1', opinions: ['o1'] })).thenRefused('notPossible', { reason: 'namedTwice', ids: ['o1'] })
    six
      .after(answer({ opinions: ['o1'] }))
      .when(group('g1', 'o1'))
      .thenRefused('notPossible', { reason: 'answeredAlready' })
  })
})

describe('after the last day for opinions', () => {
  const answering = six.after(close)

  test('no more are taken, and those in time are answered within the days of the procedure', () => {
    deliberating.when(on('closeOpinions', '2026-05-16')).thenRefused('outOfTime', { date: '2026-05-16', from: '2026-05-17' })
    deliberating
      .when(on('closeOpinions', '2026-05-20'))
      .then([{ type: 'opinionsClosed', case: 'c1', phase: 'answering', on: '2026-05-20', answerBy: '2026-05-23' }])
    answering.when(opinion('o7', 'v7', '2026-05-17')).thenRefused('outOfTime', { until: '2026-05-16' })
    expect(answering.due()).toMatchObject([{ what: 'answerOpinions', deadline: '2026-05-23', who: 'east:branchAssembly' }])
  })

  test('the question is not put while one of them is unanswered', () => {
    const most = answering.after(answer({ opinions: ['o1', 'o2', 'o3', 'o4', 'o5'] }, '2026-05-18'))
    const put = on('openDecision', '2026-05-18')
    most.when(put).thenRefused('notPossible', { reason: 'unanswered', ids: ['o6'] })
    expect(most.after(answer({ opinions: ['o6'] }, '2026-05-18')).when(put).decision.ok).toBe(true)
  })

  test('what one organ leaves unanswered goes to the next, with days of its own', () => {
    answering.when(passOn('2026-05-23')).thenRefused('outOfTime', { date: '2026-05-23', from: '2026-05-24' })
    answering
      .when(passOn('2026-05-24'))
      .then([{ type: 'opinionsPassedOn', case: 'c1', phase: 'answering', on: '2026-05-24', organ: 1, answerBy: '2026-05-31' }])
    const next = answering.after(passOn('2026-05-24'))
    expect(next.due()).toMatchObject([{ what: 'answerOpinions', deadline: '2026-05-31', who: 'head:council' }])
    next.when(passOn('2026-05-31')).thenRefused('outOfTime', { from: '2026-06-01' })
    const all = answer({ by: 'head:council', opinions: ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'] }, '2026-06-05')
    next.after(all).when(passOn('2026-06-06')).thenRefused('notPossible', { reason: 'allAnswered' })
  })

  test('what the last organ leaves is reported and holds nothing back: silence does not block, nor does flooding', () => {
    const reported = answering.after(passOn('2026-05-24'), answer({ opinions: ['o1'] }, '2026-05-25'), passOn('2026-06-01'))
    expect(reported.case('c1')).toMatchObject({ opinions: { given: 6, unanswered: 5, organ: 1, reported: true } })
    reported.when(passOn('2026-07-01')).thenRefused('notPossible', { reason: 'reportedAlready' })
    expect(reported.due()).toMatchObject([{ what: 'openDecision' }])
    expect(reported.when(on('openDecision', '2026-06-02')).decision.ok).toBe(true)
    expect(waiting(reported.after(answer({ opinions: ['o2'] }, '2026-06-02')))).toEqual(['o3', 'o4', 'o5', 'o6'])
  })

  test('nothing waits where the procedure has no opinion to answer', () => {
    const none = deliberating.after(close)
    none.when(passOn('2026-06-01')).thenRefused('notPossible', { reason: 'allAnswered' })
    expect(none.when(on('openDecision', '2026-05-17')).decision.ok).toBe(true)
  })
})

describe('the list of what is unanswered', () => {
  const state = (opinions: number) => {
    const table = new Map<string, true>(Array.from({ length: opinions }, (_, at) => [`o${at}`, true]))
    return {
      get: () => undefined,
      rows: (name: string) => (name === 'consultation.unanswered/c1' ? table : new Map<string, true>()),
    }
  }

  test('reads the rows of one consultation and stops at its limit', () => {
    expect(unansweredOpinions(state(1000), 'c1')).toHaveLength(1000)
    expect(unansweredOpinions(state(1000), 'c1', 2)).toEqual([{ opinion: 'o0' }, { opinion: 'o1' }])
    expect(unansweredOpinions(state(3), 'c2')).toEqual([])
  })
})

test('where one organ answers alone, what it leaves is reported at once', () => {
  const alone: ConsultationProcedure = { ...ROOM, opinions: { ...ROOM.opinions, organs: ['head:council'] } }
  const one = given(consultation, [], settingWith({ 'consultation.room': alone })).after(...untilDeliberating)
  const answering = one.after(opinion('o1', 'v1'), close)
  expect(answering.due()).toMatchObject([{ who: 'head:council' }])
  expect(answering.after(passOn('2026-05-24')).case('c1')).toMatchObject({ opinions: { organ: 0, reported: true } })
})
