import { type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { ballotOf, closeOpinions, conclude, put, tally } from './deciding.ts'
import { on, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

type Rule = ConsultationProcedure['decision']

const half = { num: 1, den: 2, cmp: '>', unit: 'members' } as const

describe('a question that a petition forces', () => {
  const free: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'forAndAgainst' } } }
  const presence = { of: 'present' as const, reach: { ...half, of: 'eligible' as const } }
  const forced = (decision: Rule, more: object = {}) => {
    const [, ...later] = untilDeliberating
    const topic = propose({ supporters: ['v2', 'v3', 'v4'] })
    return given(consultation, [], settingWith({ 'consultation.room': { ...ROOM, decision } })).after(
      topic,
      ...later,
      closeOpinions,
      put(more),
    )
  }
  const onlyAgain = (so: ReturnType<typeof forced>, date: string) =>
    so.when(conclude('lapsed', {}, date)).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again'] })

  test('does not end before people could vote: a round that decides nothing is held again, until one was announced ahead', () => {
    const nobody = forced(free)
    onlyAgain(nobody, '2026-05-20')
    nobody.when(on('lapseTopic', '2027-01-01', { reasons: TEXT })).thenRefused('notPossible', { reason: 'petitionStands' })
    const again = nobody.after(conclude('again', { until: '2026-05-30' }, '2026-05-20'))
    expect(ballotOf(again)).toMatchObject({ round: 2, until: '2026-05-30' })
    again.when(conclude('lapsed', {}, '2026-05-30')).thenRefused('outOfTime', { from: '2026-05-31' })
    expect(again.after(conclude('lapsed', {}, '2026-05-31')).case('c1')).toMatchObject({ phase: 'lapsed' })
    onlyAgain(forced({ mode: 'options', method: 'approval' }, { options: ['a', 'b'] }), '2026-05-20')
  })

  test('nor because too few came to a meeting that was not announced', () => {
    const rule: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'present' }, quorum: presence } }
    const few = { members: { for: 1, against: 0, present: 1 } }
    onlyAgain(forced(rule).after(tally(few)), '2026-05-19')
    const announced = forced(rule, { until: '2026-05-25' }).after(tally(few))
    onlyAgain(announced, '2026-05-19')
    announced.after(conclude('lapsed', {}, '2026-05-26'))
  })

  test('ends at a gate that says no, and not at one that too few came to', () => {
    const pass = { ...half, of: 'forAndAgainst' as const }
    const gates: Rule = { mode: 'gates', gates: [{ gate: 'resolve', organ: 'head:council', motion: { pass, quorum: presence } }] }
    const at = (votes: object) => forced(gates).after(tally({ members: { eligible: 40, ...votes } }, { gate: 'resolve' }))
    const no = at({ for: 10, against: 20, present: 30 })
    expect(no.after(conclude('lapsed', {}, '2026-05-19')).case('c1')).toMatchObject({ phase: 'lapsed' })
    onlyAgain(at({ for: 15, against: 5, present: 20 }), '2026-05-19')
  })

  test('is held again at a gate of which no tally came by its last day, and so has a way out', () => {
    const gates: Rule = {
      mode: 'gates',
      gates: [{ gate: 'resolve', organ: 'head:council', motion: { pass: { ...half, of: 'forAndAgainst' } } }],
    }
    const silent = forced(gates, { until: '2026-05-18' })
    silent.when(conclude('again', {}, '2026-05-18')).thenRefused('outOfTime', { from: '2026-05-19' })
    onlyAgain(silent, '2026-05-19')
    const again = silent.after(conclude('again', { until: '2026-05-30' }, '2026-05-19'))
    expect(ballotOf(again)).toMatchObject({ round: 2, gate: 'resolve', until: '2026-05-30' })
    onlyAgain(again, '2026-05-31')
    const passed = tally({ members: { for: 3, against: 1 } }, { gate: 'resolve' })
    expect(again.after(passed, conclude('decided', {}, '2026-05-20')).case('c1')).toMatchObject({ phase: 'decided' })
  })

  test('has a last day for another round only, and not before the procedure gives', () => {
    const empty = forced(ROOM.decision)
    empty.when(conclude('lapsed', { until: '2026-06-10' })).thenRefused('malformed', { path: ['until'] })
    empty.when(conclude('again', { until: '2026-06-01' })).thenRefused('outOfTime', { from: '2026-06-02' })
    expect(ballotOf(empty.after(conclude('again', { until: '2026-06-10' })))).toMatchObject({ until: '2026-06-10' })
  })
})
