import { type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { on, PAPER, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

const start = given(consultation, [], settingWith())
const proposed = start.after(propose())
const forced = start.after(propose({ supporters: ['v2', 'v3', 'v4'] }))
const screened = start.after(...untilDeliberating.slice(0, 2))
const convened = start.after(...untilDeliberating.slice(0, 3))
const informed = start.after(...untilDeliberating.slice(0, 4))
const deliberating = start.after(...untilDeliberating)

const screen = (date: string, more: object = {}) => on('screenTopic', date, { finding: 'admitted', ...more })
const refuseIt = (date: string, more: object = {}) => screen(date, { finding: 'refused', reasons: TEXT, ...more })
const convene = (date: string, more: object = {}) =>
  on('conveneConsultation', date, { stakes: ['member'], deliberateOn: '2026-05-12', opinionsUntil: '2026-05-16', ...more })
const publish = (date: string, more: object = {}) => on('publishMaterials', date, { materials: [TEXT], ...more })
/** The question is before another body since a day. */
const referredOn = (date: string, so: Given) =>
  so.with({
    tables: { cases: { c1: { kind: 'consultation', case: { ...so.case('c1'), phase: 'referred', outcome: { on: date } } } } },
  })
const lapse = (date: string) => on('lapseTopic', date, { reasons: TEXT })

describe('a topic', () => {
  test('opens a case under a procedure of the constitution, and is to be screened within its days', () => {
    start.when(propose({ from: 'case-of-the-committee' })).then([
      {
        type: 'topicProposed',
        case: 'c1',
        phase: 'proposed',
        on: '2026-05-01',
        unit: 'east',
        topic: TEXT,
        class: 'room',
        by: 'v1',
        from: 'case-of-the-committee',
        procedureId: 'consultation.room',
        procedure: ROOM,
        supporters: ['v1'],
        support: [{ unit: 'residents', signed: 1, eligible: 40 }],
        forced: false,
        screenBy: '2026-05-11',
      },
    ])
    expect(proposed.due()).toMatchObject([{ what: 'screenTopic', deadline: '2026-05-11', case: 'c1', unit: 'east' }])
  })

  test('needs a unit that is open, a procedure that is there, and a class that is consulted on', () => {
    start.when(propose({ unit: 'south' })).thenRefused('notFound', { what: 'unit', id: 'south' })
    start.when(propose({ procedure: 'consultation.none' })).thenRefused('notPossible', { reason: 'noProcedure' })
    start.when(propose({ class: 'weather' })).thenRefused('notPossible', { reason: 'classUnknown', ids: ['weather'] })
  })

  test('is admitted, in another class if that fits better; late screening counts and is marked', () => {
    proposed.when(screen('2026-05-11', { class: 'repair' })).then([
      {
        type: 'topicScreened',
        case: 'c1',
        phase: 'screened',
        on: '2026-05-11',
        finding: 'admitted',
        class: 'repair',
        late: false,
      },
    ])
    const late = proposed.when(screen('2026-05-12'))
    expect(late.decision).toMatchObject({ events: [{ late: true, class: 'room' }] })
    expect(proposed.after(screen('2026-05-11', { class: 'repair' })).case('c1')).toMatchObject({ class: 'repair' })
    proposed.when(screen('2026-05-04', { class: 'weather' })).thenRefused('notPossible', { reason: 'classUnknown' })
    proposed
      .when(screen('2026-05-04', { on: '2026-04-30', ...PAPER }))
      .thenRefused('outOfTime', { date: '2026-04-30', from: '2026-05-01' })
  })

  test('is refused with reasons only', () => {
    proposed.when(screen('2026-05-04', { finding: 'refused' })).thenRefused('malformed', { path: ['reasons'] })
    expect(proposed.after(refuseIt('2026-05-04')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('is taken back by whoever proposed it, and by nobody else', () => {
    proposed
      .when(on('withdrawTopic', '2026-05-02', { by: 'v2' }))
      .thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
    expect(deliberating.after(on('withdrawTopic', '2026-05-13', { by: 'v1', reasons: TEXT })).case('c1')).toMatchObject({
      phase: 'withdrawn',
    })
  })

  test('is not taken back while an opinion on it waits for its answer', () => {
    const opinion = on('giveOpinion', '2026-05-13', { by: 'v2', author: 'v2', opinion: 'o1', text: TEXT })
    const back = on('withdrawTopic', '2026-05-13', { by: 'v1', reasons: TEXT })
    const answer = on('answerOpinions', '2026-05-13', { opinions: ['o1'], outcome: 'answered', reasons: TEXT })
    deliberating.after(opinion).when(back).thenRefused('notPossible', { reason: 'unanswered' })
    expect(deliberating.after(opinion, answer, back).case('c1')).toMatchObject({ phase: 'withdrawn' })
  })
})

describe('a question that nobody carries on', () => {
  test('lapses when the day for its next step is past, and not before', () => {
    proposed.when(lapse('2026-05-11')).thenRefused('outOfTime', { from: '2026-05-12' })
    expect(proposed.after(lapse('2026-05-12')).case('c1')).toMatchObject({ phase: 'lapsed' })
    convened.when(lapse('2026-05-09')).thenRefused('outOfTime', { from: '2026-05-10' })
    informed.when(lapse('2026-05-12')).thenRefused('outOfTime', { from: '2026-05-13' })
    deliberating.when(lapse('2026-05-17')).thenRefused('outOfTime', { from: '2026-05-18' })
    expect(deliberating.after(lapse('2026-05-18')).case('c1')).toMatchObject({ phase: 'lapsed' })
    screened.when(lapse('2026-05-14')).thenRefused('outOfTime', { from: '2026-05-15' })
    expect(screened.after(lapse('2026-05-15')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('is to be convened within as many days of its admission as it was to be screened in, however late that came', () => {
    expect(screened.due()).toMatchObject([{ what: 'conveneConsultation', deadline: '2026-05-14' }])
    const paper = { on: '2026-05-20', ...PAPER }
    const late = proposed.after(screen('2026-05-22', paper))
    expect(late.due()).toMatchObject([{ what: 'conveneConsultation', deadline: '2026-05-30' }])
    const admitted = forced.after(screen('2026-05-04'))
    expect(admitted.due()).toMatchObject([{ deadline: '2026-05-14' }])
    admitted.when(lapse('2026-06-30')).thenRefused('notPossible', { reason: 'petitionStands' })
  })

  test('does not lapse over opinions that are owed an answer: they go to the next organ, and after the last one it can', () => {
    const opinion = on('giveOpinion', '2026-05-13', { by: 'v2', author: 'v2', opinion: 'o1', text: TEXT })
    const answering = deliberating.after(opinion, on('closeOpinions', '2026-05-17'))
    answering.when(lapse('2026-06-30')).thenRefused('notPossible', { reason: 'unanswered' })
    const reported = answering.after(on('passOnOpinions', '2026-05-24'), on('passOnOpinions', '2026-06-01'))
    expect(reported.after(lapse('2026-06-30')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('does not lapse while another body that it was referred to still has days to answer', () => {
    const referred = referredOn('2026-06-01', deliberating)
    referred.when(lapse('2026-07-31')).thenRefused('outOfTime', { from: '2026-08-01' })
    expect(referred.after(lapse('2026-08-01')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })
})

describe('a petition that reached its share', () => {
  test('cannot be refused, taken back by one, or lapse by silence', () => {
    expect(forced.case('c1')).toMatchObject({ forced: true, supporters: 4 })
    forced.when(refuseIt('2026-05-04')).thenRefused('notPossible', { reason: 'petitionForces' })
    forced.when(on('withdrawTopic', '2026-05-02', { by: 'v1' })).thenRefused('notPossible', { reason: 'petitionStands' })
    forced.when(lapse('2027-05-02')).thenRefused('notPossible', { reason: 'petitionStands' })
  })

  test('is admitted late by whomever the constitution lets, and goes on to the deliberation', () => {
    const late = forced.after(
      screen('2026-08-01', { by: 'head:council' }),
      convene('2026-08-02', { deliberateOn: '2026-08-05', opinionsUntil: '2026-08-07' }),
      publish('2026-08-02'),
      on('openDeliberation', '2026-08-05'),
    )
    expect(late.case('c1')).toMatchObject({ phase: 'deliberating', forced: true })
    late.when(lapse('2027-05-02')).thenRefused('notPossible', { reason: 'petitionStands' })
  })

  test('ends, though, where another body does not answer in time', () => {
    const referred = referredOn('2026-06-01', forced)
    expect(referred.after(lapse('2026-08-01')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('goes on under the procedure of the day of the proposal, where the constitution holds it no more, or not for its class', () => {
    const admitted = forced.after(screen('2026-05-04'))
    const without = admitted.with({ parameters: {} })
    expect(without.after(convene('2026-05-05')).case('c1')).toMatchObject({ phase: 'convened', procedure: ROOM })
    const [, repair] = ROOM.competence
    const others = { screening: { ...ROOM.screening, classes: ['repair'] }, competence: [repair as (typeof ROOM.competence)[0]] }
    const forOthers = admitted.with(settingWith({ 'consultation.room': { ...ROOM, ...others, materialsDaysBefore: 9 } }))
    expect(forOthers.after(convene('2026-05-05')).case('c1')).toMatchObject({ phase: 'convened', procedure: ROOM })
  })
})

describe('convening', () => {
  test('enters everybody whom the register makes concerned, and the bodies that are invited', () => {
    const so = screened.after(convene('2026-05-05', { bodies: ['street'] }))
    expect(so.case('c1')).toMatchObject({
      phase: 'convened',
      concerned: 41,
      convened: {
        on: '2026-05-05',
        deliberateOn: '2026-05-12',
        opinionsUntil: '2026-05-16',
        stakes: ['member'],
        bodies: ['street'],
      },
    })
    expect(so.row('consultation.concerned/c1', 'v40')).toEqual({ stake: 'member', since: '2026-05-05', kind: 'resident' })
    expect(so.row('consultation.concerned/c1', 'street')).toEqual({ since: '2026-05-05' })
    expect(so.row('consultation.concerned/c1', 'h1')).toBeUndefined()
    expect(so.row('consultation.concerned/c1', 'w1')).toBeUndefined()
  })

  test('reads the procedure of its own day, which from then on never changes', () => {
    const stricter: ConsultationProcedure = { ...ROOM, materialsDaysBefore: 5 }
    const amended = screened.with(settingWith({ 'consultation.room': stricter }))
    amended.when(convene('2026-05-08')).thenRefused('outOfTime', { what: 'deliberateOn', from: '2026-05-13' })
    expect(amended.after(convene('2026-05-07')).case('c1')).toMatchObject({ procedure: stricter })
    const frozen = convened.with(settingWith({ 'consultation.room': stricter })).after(publish('2026-05-09'))
    expect(frozen.case('c1')).toMatchObject({ procedure: ROOM, phase: 'informed' })
  })

  test('leaves the days of the procedure for the materials and for opinions', () => {
    screened
      .when(convene('2026-05-05', { deliberateOn: '2026-05-07' }))
      .thenRefused('outOfTime', { what: 'deliberateOn', date: '2026-05-07', from: '2026-05-08' })
    screened
      .when(convene('2026-05-05', { opinionsUntil: '2026-05-09' }))
      .thenRefused('outOfTime', { what: 'opinionsUntil', date: '2026-05-09', from: '2026-05-10' })
    const earliest = convene('2026-05-05', { deliberateOn: '2026-05-08', opinionsUntil: '2026-05-10' })
    expect(screened.when(earliest).decision.ok).toBe(true)
  })

  test('sets no day more than a year later than the procedure lets it: a day far off would be a refusal without its reasons', () => {
    const farOff = (day: string) => screened.when(convene('2026-05-05', { [day]: '9999-12-31' }))
    farOff('deliberateOn').thenRefused('outOfTime', { what: 'deliberateOn', until: '2027-05-09' })
    farOff('opinionsUntil').thenRefused('outOfTime', { what: 'opinionsUntil', until: '2027-05-11' })
  })

  const SHARED: ConsultationProcedure = {
    ...ROOM,
    stakes: [
      { stake: 'member', from: 'members', kinds: ['resident'], classes: ['room'] },
      { stake: 'household', from: 'members', kinds: ['household'] },
      { stake: 'neighbour', from: 'evidence', classes: ['repair'] },
    ],
  }
  const inClass = (content: string) =>
    given(consultation, [], settingWith({ 'consultation.room': SHARED })).after(
      propose({ class: content }),
      ...untilDeliberating.slice(1, 2),
    )

  test('calls everybody who has a stake by the register: whoever convenes leaves nobody out', () => {
    const room = inClass('room')
    room.when(convene('2026-05-05')).thenRefused('notPossible', { reason: 'stakeLeftOut', ids: ['household'] })
    room
      .when(convene('2026-05-05', { stakes: [] }))
      .thenRefused('notPossible', { reason: 'stakeLeftOut', ids: ['member', 'household'] })
    expect(room.after(convene('2026-05-05', { stakes: ['household', 'member'] })).case('c1')).toMatchObject({ concerned: 45 })
    expect(screened.after(convene('2026-05-05')).case('c1')).toMatchObject({ convened: { stakes: ['member'] } })
  })

  test('calls nobody by a stake that is none in a question of its class', () => {
    const repair = inClass('repair')
    repair
      .when(convene('2026-05-05', { stakes: ['member', 'household'] }))
      .thenRefused('notFound', { what: 'stake', id: 'member' })
    expect(repair.after(convene('2026-05-05', { stakes: ['household'] })).case('c1')).toMatchObject({ concerned: 5 })
    const concernedBy = (by: string, content: string) =>
      inClass(content).facts(on('giveOpinion', '2026-05-05', { by, opinion: 'o', text: TEXT }))['consultation.concernedBy']
    expect([concernedBy('v1', 'room'), concernedBy('v1', 'repair'), concernedBy('h1', 'repair')]).toEqual([true, false, true])
  })

  test('names stakes of the procedure and bodies that are known, each once, and somebody at least', () => {
    const decision = { mode: 'advisory' as const }
    const byEvidence = { ...ROOM, decision, stakes: [{ stake: 'neighbour', from: 'evidence' as const }] }
    screened
      .with(settingWith({ 'consultation.room': byEvidence }))
      .when(convene('2026-05-05', { stakes: [], bodies: ['street'] }))
      .thenRefused('notPossible', { reason: 'nobodyCalled' })
    screened
      .when(convene('2026-05-05', { stakes: ['member', 'tenant'] }))
      .thenRefused('notFound', { what: 'stake', id: 'tenant' })
    screened.when(convene('2026-05-05', { stakes: ['member', 'member'] })).thenRefused('notPossible', { reason: 'namedTwice' })
    const bodies = (...ids: readonly string[]) => screened.when(convene('2026-05-05', { bodies: ids }))
    bodies('street', 'street').thenRefused('notPossible', { reason: 'namedTwice', ids: ['street'] })
    bodies('nobody').thenRefused('notFound', { what: 'subject', id: 'nobody' })
    bodies('v1').thenRefused('notPossible', { reason: 'notBody', ids: ['v1'] })
  })
})

describe('edge case 27: what was not announced', () => {
  test('is neither deliberated nor decided: no step passes over the notice of the topic and its materials', () => {
    screened.when(on('openDeliberation', '2026-05-12')).thenRefused('outOfPhase', { phase: 'screened' })
    convened.when(on('openDeliberation', '2026-05-12')).thenRefused('outOfPhase', { phase: 'convened' })
    for (const so of [screened, convened, informed, deliberating])
      expect(so.when(on('openDecision', '2026-05-20')).decision).toMatchObject({ refusal: { code: 'outOfPhase' } })
  })

  test('is no part of the case: a screened topic keeps its text, its class and its procedure', () => {
    const other = { ref: 'other', commitment: 'f'.repeat(64) }
    deliberating.when(propose({ topic: other })).thenRefused('alreadyExists', { what: 'case', id: 'c1' })
    deliberating.when(screen('2026-05-13', { class: 'repair' })).thenRefused('outOfPhase')
    deliberating.when(convene('2026-05-13')).thenRefused('outOfPhase')
    deliberating.when(publish('2026-05-13', { text: other })).thenRefused('outOfPhase')
  })
})

describe('the materials', () => {
  test('are out so many days before the deliberation and before the last day for opinions', () => {
    expect(convened.when(publish('2026-05-09')).decision.ok).toBe(true)
    convened.when(publish('2026-05-10')).thenRefused('outOfTime', { what: 'deliberateOn', from: '2026-05-13' })
    const later = { deliberateOn: '2026-05-15' }
    convened.when(publish('2026-05-12', later)).thenRefused('outOfTime', { what: 'opinionsUntil', from: '2026-05-17' })
  })

  test('put the days off where they come too late, and never bring them forward', () => {
    const so = convened.after(publish('2026-05-12', { text: TEXT, deliberateOn: '2026-05-15', opinionsUntil: '2026-05-17' }))
    expect(so.case('c1')).toMatchObject({
      phase: 'informed',
      materialsOn: '2026-05-12',
      text: TEXT,
      convened: { on: '2026-05-05', deliberateOn: '2026-05-15', opinionsUntil: '2026-05-17' },
    })
    convened
      .when(publish('2026-05-06', { deliberateOn: '2026-05-11' }))
      .thenRefused('outOfTime', { what: 'deliberateOn', date: '2026-05-11', from: '2026-05-12' })
    convened.when(publish('2026-05-06', { opinionsUntil: '2026-05-15' })).thenRefused('outOfTime', { what: 'opinionsUntil' })
  })

  test('are out on the day that paper shows, and not before anybody was convened', () => {
    const paper = (date: string) => publish('2026-05-13', { on: date, ...PAPER })
    expect(convened.after(paper('2026-05-09')).case('c1')).toMatchObject({ materialsOn: '2026-05-09' })
    convened.when(paper('2026-05-04')).thenRefused('outOfTime', { date: '2026-05-04', from: '2026-05-05' })
  })

  test('come before the deliberation, which opens on the day that was set or later', () => {
    informed.when(on('openDeliberation', '2026-05-11')).thenRefused('outOfTime', { date: '2026-05-11', from: '2026-05-12' })
    informed
      .when(on('openDeliberation', '2026-05-12'))
      .then([{ type: 'deliberationOpened', case: 'c1', phase: 'deliberating', on: '2026-05-12' }])
  })
})
