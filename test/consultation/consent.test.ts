import type { ConsultationProcedure } from 'huzhu/consultation'
import { describe, expect, test } from 'vitest'
import { text } from './debating.ts'
import { asideOf, ballotOf, conclude, deciding, object, outcomeOf, settle, vote } from './deciding.ts'
import { EAST, on, ROOM, TEXT } from './setting.ts'

const rule = (otherwise: 'lapse' | 'passUp'): ConsultationProcedure['decision'] => ({
  mode: 'consent',
  rounds: 1,
  reviewMonths: 12,
  otherwise,
})
const open = deciding(rule('lapse'))
const integrated = settle('x1', 'integrated', { text: text('better') })

describe('consent', () => {
  test('is given where nobody objects, and is reviewed on a day', () => {
    expect(outcomeOf(open.after(conclude('decided')))).toEqual({
      on: '2026-05-26',
      kind: 'decision',
      result: 'consented',
      text: TEXT,
      effectFrom: '2026-05-29',
      appealsUntil: '2026-05-29',
      reviewOn: '2027-05-26',
    })
    open.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'wrongMode', ids: ['consent'] })
  })

  test('is not given before the second day after it is asked for: whoever objects has one whole day', () => {
    for (const day of ['2026-05-18', '2026-05-19'])
      open.when(conclude('decided', {}, day)).thenRefused('outOfTime', { what: 'conclusion', from: '2026-05-20' })
    expect(open.due()).toMatchObject([{ what: 'concludeDecision', deadline: '2026-05-20' }])
    open.after(conclude('decided', {}, '2026-05-20'))
    deciding(rule('lapse'), {}, { until: '2026-05-20' })
      .when(conclude('decided', {}, '2026-05-20'))
      .thenRefused('outOfTime', { from: '2026-05-21' })
  })

  test('is held back by one objection with reasons, of somebody who has a vote', () => {
    open.when(object('w1', 'x1')).thenRefused('notPossible', { reason: 'notConcerned' })
    open.when(on('raiseConcern', '2026-05-19', { by: 'v1', objection: 'x1' })).thenRefused('malformed', { path: ['reasons'] })
    const objected = open.after(object('v1', 'x1'))
    objected.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again'] })
    objected.when(object('v2', 'x1')).thenRefused('alreadyExists', { what: 'objection', id: 'x1' })
  })

  test('comes about once the objector takes it back, in person', () => {
    const objected = open.after(object('v1', 'x1'))
    objected.when(settle('x1', 'withdrawn', { by: 'v2' })).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
    objected.when(settle('x9', 'withdrawn', { by: 'v1' })).thenRefused('notFound', { what: 'objection' })
    const back = objected.after(settle('x1', 'withdrawn', { by: 'v1' }))
    back.when(settle('x1', 'withdrawn', { by: 'v1' })).thenRefused('notPossible', { reason: 'settledAlready' })
    back.after(conclude('decided'))
  })

  test('is asked for again, when the proposal was changed to meet an objection', () => {
    const objected = open.after(object('v1', 'x1'))
    objected.when(settle('x1', 'integrated')).thenRefused('malformed', { path: ['text'] })
    const changed = objected.after(integrated)
    changed.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again'] })
    const again = changed.after(conclude('again'))
    expect(ballotOf(again)).toMatchObject({ round: 2, text: text('better'), objections: [] })
    again.when(conclude('decided')).thenRefused('outOfTime', { from: '2026-05-28' })
    expect(outcomeOf(again.after(conclude('decided', {}, '2026-05-28')))).toMatchObject({
      result: 'consented',
      text: text('better'),
    })
  })

  test('fails after the last round: what still stands goes up or ends the question', () => {
    const last = (otherwise: 'lapse' | 'passUp') => deciding(rule(otherwise)).after(object('v1', 'x1'), conclude('again'))
    expect(ballotOf(last('lapse'))).toMatchObject({ objections: [{ objection: 'x1' }] })
    last('lapse').when(integrated).thenRefused('notPossible', { reason: 'roundsOver' })
    last('lapse')
      .when(conclude('again', {}, '2026-05-28'))
      .thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['lapsed'] })
    expect(
      last('lapse')
        .after(conclude('lapsed', {}, '2026-05-28'))
        .case('c1'),
    ).toMatchObject({ phase: 'lapsed' })
    expect(
      last('passUp')
        .after(conclude('referred', {}, '2026-05-28'))
        .case('c1'),
    ).toMatchObject({
      phase: 'referred',
      outcome: { kind: 'opinion', result: 'undecided', organ: 'head:council' },
    })
    last('lapse').after(settle('x1', 'withdrawn', { by: 'v1' }), conclude('decided', {}, '2026-05-28'))
  })

  test('is not held back by whoever has stepped aside', () => {
    open
      .after(...asideOf('v1'))
      .when(object('v1', 'x1'))
      .thenRefused('notPossible', { reason: 'recused' })
    open.after(object('v1', 'x1'), ...asideOf('v1'), conclude('decided'))
  })

  test('is not given where nobody is left who could object: the question goes up or ends', () => {
    const nobody = (otherwise: 'lapse' | 'passUp') =>
      deciding(rule(otherwise), { recusal: { effect: 'leavesBoth', passUpTo: 'head:council' } }).after(...asideOf(...EAST))
    nobody('lapse')
      .when(conclude('decided'))
      .thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['lapsed'] })
    expect(outcomeOf(nobody('passUp').after(conclude('referred')))).toMatchObject({ result: 'undecided', organ: 'head:council' })
  })

  test('is for few: a round holds a hundred objections', () => {
    const full = Array.from({ length: 100 }, (_, at) => object('v1', `x${at}`)).reduce((so, act) => so.after(act), open)
    full.when(object('v1', 'y')).thenRefused('notPossible', { reason: 'tooManyObjections' })
  })

  test('is asked for before objections only where the question is decided in this way', () => {
    const motion = deciding(ROOM.decision)
    motion.when(object('v1', 'x1')).thenRefused('notPossible', { reason: 'wrongMode', ids: ['motion'] })
    motion.when(settle('x1', 'withdrawn', { by: 'v1' })).thenRefused('notPossible', { reason: 'wrongMode', ids: ['motion'] })
  })
})
