import { CONSULTATION_PROCEDURES, consultation } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { on, PAPER, propose, ROOM, STRUCTURE, settingWith, TEXT, untilDeliberating } from './setting.ts'

const ADVISORY = { ...ROOM, decision: CONSULTATION_PROCEDURES['huzhushe.topic'].procedure.decision }
const start = given(consultation, [], settingWith({ 'consultation.asked': ADVISORY }))
const deliberating = start.after(...untilDeliberating)
const screen = (more: object = {}) => on('screenTopic', '2026-05-04', { finding: 'admitted', ...more })
const convene = on('conveneConsultation', '2026-05-05', {
  stakes: ['member'],
  deliberateOn: '2026-05-12',
  opinionsUntil: '2026-05-16',
})
const say = (opinion: string, by: string) => on('giveOpinion', '2026-05-13', { by, opinion, text: TEXT, author: by })

describe('of a consultation rules read', () => {
  test('what it is about, how it is decided, and whether the power lies here', () => {
    expect(start.facts(propose())).toMatchObject({
      'consultation.class': 'room',
      'consultation.mode': 'motion',
      'consultation.own': true,
    })
    expect(start.facts(propose({ class: 'repair', procedure: 'consultation.asked' }))).toMatchObject({
      'consultation.class': 'repair',
      'consultation.mode': 'advisory',
      'consultation.own': false,
    })
    expect(start.facts(propose({ procedure: 'consultation.none' }))).toMatchObject({
      'consultation.mode': 'none',
      'consultation.own': false,
    })
  })

  test('the class to which the screening puts it', () => {
    expect(start.after(propose()).facts(screen({ class: 'repair' }))).toMatchObject({ 'consultation.own': false })
  })

  test('the procedure that is frozen when those concerned are convened, and not the one that comes after', () => {
    const changed = settingWith({ 'consultation.room': ADVISORY })
    const screened = start.after(...untilDeliberating.slice(0, 2)).with(changed)
    expect(screened.facts(convene)).toMatchObject({ 'consultation.mode': 'advisory' })
    expect(deliberating.with(changed).facts(say('o1', 'v1'))).toMatchObject({ 'consultation.mode': 'motion' })
  })

  test('how many days are left until the deliberation', () => {
    const screened = start.after(...untilDeliberating.slice(0, 2))
    expect(screened.facts(convene)).toMatchObject({ 'consultation.daysAhead': 7 })
    const convened = start.after(...untilDeliberating.slice(0, 3))
    expect(convened.facts(on('publishMaterials', '2026-05-08', { materials: [TEXT] }))).toMatchObject({
      'consultation.daysAhead': 4,
    })
    expect(deliberating.facts(say('o1', 'v1'))).toMatchObject({ 'consultation.daysAhead': 0 })
  })

  test('how many opinions are unanswered', () => {
    const answer = on('answerOpinions', '2026-05-14', { opinions: ['o1'], outcome: 'answered', reasons: TEXT })
    const given = deliberating.after(say('o1', 'v1'), say('o2', 'v2'))
    expect(given.facts(answer)).toMatchObject({ 'consultation.unanswered': 2 })
    expect(given.after(answer).facts(say('o3', 'v3'))).toMatchObject({ 'consultation.unanswered': 1 })
  })

  test('whether its next step is overdue', () => {
    const proposed = start.after(propose())
    const overdue = (date: string) => proposed.facts(on('lapseTopic', date, { reasons: TEXT }))['consultation.overdue']
    expect([overdue('2026-05-11'), overdue('2026-05-12')]).toEqual([false, true])
  })

  test('whether it is an emergency decision that nobody has ratified', () => {
    const decided = start.after(
      on('decideInEmergency', '2026-05-01', {
        unit: 'east',
        procedure: 'consultation.room',
        topic: TEXT,
        class: 'room',
        text: TEXT,
      }),
    )
    const publish = on('publishDecision', '2026-05-03', { text: TEXT })
    expect(decided.facts(publish)).toMatchObject({ 'consultation.provisional': true })
    expect(decided.after(on('ratifyDecision', '2026-05-02')).facts(publish)).toMatchObject({ 'consultation.provisional': false })
  })
})

describe('of who acts rules read', () => {
  test('whether they are concerned: by the register, and once they are convened by the rows of the case', () => {
    const concerned = (by: string) => start.facts(propose({ by }))['consultation.concernedBy']
    expect(['v1', 'h1', 'w1'].map(concerned)).toEqual([true, false, false])
    const speaking = (by: string) => deliberating.facts(say('o1', by))['consultation.concernedBy']
    expect(['v1', 'h1', 'w1'].map(speaking)).toEqual([true, false, false])
    const byEvidence = { ...ADVISORY, stakes: [{ stake: 'neighbour', from: 'evidence' as const }] }
    const neighbours = start
      .with(settingWith({ 'consultation.room': byEvidence }))
      .after(...untilDeliberating.slice(0, 2), { ...convene, stakes: ['neighbour'] })
    expect(neighbours.facts(say('o1', 'v1'))['consultation.concernedBy']).toBe(false)
  })

  test('whether they have stepped aside', () => {
    const aside = deliberating.after(
      on('declareInterest', '2026-05-12', { by: 'v1', subject: 'v1', interest: TEXT }),
      on('decideInterest', '2026-05-12', { subject: 'v1', recused: true, reasons: TEXT }),
    )
    expect(['v1', 'v2'].map((by) => aside.facts(say('o1', by))['consultation.recused'])).toEqual([true, false])
  })
})

describe('of a topic rules read', () => {
  const support = (supporters: readonly string[]) => on('supportTopic', '2026-05-02', { by: 'v2', supporters, ...PAPER })
  const four = { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'members' } as const
  const forty = start.with(settingWith({ 'consultation.room': { ...ROOM, screening: { ...ROOM.screening, petition: four } } }))

  test('how many members join it, whoever proposes it included, of all who are entitled', () => {
    expect(forty.facts(propose())['topic.support']).toEqual([1, 45])
    expect(forty.facts(propose({ supporters: ['v1', 'v2', 'w1'] }))['topic.support']).toEqual([2, 45])
    expect(forty.after(propose()).facts(support(['v2', 'v3', 'w1']))['topic.support']).toEqual([3, 45])
  })

  test('and whether so many have joined that it cannot be refused', () => {
    const joined = forty.after(propose(), support(['v2', 'v3', 'v4']))
    expect(joined.facts(screen())).toMatchObject({ 'consultation.forced': false })
    const fifth = on('supportTopic', '2026-05-03', { by: 'v5', supporters: ['v5'] })
    expect(joined.after(fifth).facts(screen())).toMatchObject({ 'consultation.forced': true })
  })
})

test('only what is wanted is looked up', () => {
  const context = {} as never
  expect(consultation.facts(propose() as never, context, ['consultation.class'])).toEqual({ 'consultation.class': 'room' })
})

test('every fact that is declared is there about a topic that is proposed', () => {
  const declared = consultation.supplies(STRUCTURE as never).map(({ name }) => name)
  expect(Object.keys(start.facts(propose())).sort()).toEqual([...declared].sort())
})
