import { consultation } from 'huzhu/consultation'
import { given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { on, PAPER, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

const start = given(consultation, [], settingWith())

const emergency = (more: object = {}) =>
  on('decideInEmergency', '2026-05-01', {
    by: 'head:council',
    unit: 'east',
    procedure: 'consultation.room',
    topic: TEXT,
    class: 'room',
    text: TEXT,
    ...more,
  })
const ratify = (date: string, more: object = {}) => on('ratifyDecision', date, more)
const appeal = (date: string, by: string, more: object = {}) => on('appealDecision', date, { by, grounds: TEXT, ...more })
const answerAppeal = (date: string, upheld: boolean) => on('answerAppeal', date, { by: 'head:council', upheld, reasons: TEXT })
const publish = (date: string) => on('publishDecision', date, { text: TEXT })
const assign = (date: string, more: object = {}) =>
  on('assignTask', date, { task: 'keys', who: 'v7', until: '2026-05-20', ...more })
const finish = (date: string, more: object = {}) => on('finishTask', date, { by: 'v7', task: 'keys', report: TEXT, ...more })

/** The case after these actions. */
const after = (...actions: readonly Typed[]) => start.after(...actions).case('c1')

/** Decided on 1 May, ratified on the 4th, published on the 5th. */
const untilPublished = [emergency(), ratify('2026-05-04'), publish('2026-05-05')]
const untilCarriedOut = [...untilPublished, assign('2026-05-06'), finish('2026-05-10'), on('completeTasks', '2026-05-11')]
const untilFedBack = [...untilCarriedOut, on('giveFeedback', '2026-05-12', { report: TEXT })]

describe('an emergency decision', () => {
  test('is in effect at once, and concerns whom the register makes concerned', () => {
    const decided = start.after(emergency())
    expect(decided.case('c1')).toMatchObject({
      phase: 'decided',
      concerned: 40,
      outcome: {
        kind: 'decision',
        result: 'adopted',
        organ: 'head:council',
        effectFrom: '2026-05-01',
        appealsUntil: '2026-05-04',
      },
      emergency: { ratifyBy: '2026-05-16' },
    })
    expect(decided.row('consultation.concerned/c1', 'v40')).toEqual({ stake: 'member', since: '2026-05-01', kind: 'resident' })
  })

  test('concerns nobody by a stake that is none in a question of its class', () => {
    const stakes = [
      { stake: 'member', from: 'members' as const, kinds: ['resident' as const], classes: ['repair'] },
      { stake: 'household', from: 'members' as const, kinds: ['household' as const] },
    ]
    const decided = start.with(settingWith({ 'consultation.room': { ...ROOM, stakes } })).after(emergency())
    expect(decided.case('c1')).toMatchObject({ concerned: 5 })
    decided.when(appeal('2026-05-02', 'v1')).thenRefused('notPossible', { reason: 'notConcerned' })
  })

  test('is taken only where the procedure knows of a ratification', () => {
    const { ratification: _, ...outcome } = ROOM.outcome
    start
      .with(settingWith({ 'consultation.room': { ...ROOM, outcome } }))
      .when(emergency())
      .thenRefused('notPossible', { reason: 'noRatification' })
  })

  test('is not taken on what another body decides', () => {
    start.when(emergency({ class: 'repair' })).thenRefused('notPossible', { reason: 'notOwn', ids: ['repair'] })
    start.when(emergency({ class: 'parking' })).thenRefused('notPossible', { reason: 'classUnknown' })
  })

  test('stands once it is ratified on the last day', () => {
    const ratified = start.after(emergency(), ratify('2026-05-16'))
    expect(ratified.case('c1')).toMatchObject({ emergency: { ratified: '2026-05-16' } })
    ratified.when(on('endEmergency', '2026-06-01')).thenRefused('notPossible', { reason: 'isRatified' })
    ratified.when(ratify('2026-05-16')).thenRefused('alreadyExists', { what: 'ratification' })
  })

  test('is void the day after, and anybody can say so', () => {
    const decided = start.after(emergency(), publish('2026-05-02'))
    decided.when(on('endEmergency', '2026-05-16', { by: 'v3' })).thenRefused('outOfTime', { from: '2026-05-17' })
    decided.when(ratify('2026-05-17')).thenRefused('outOfTime', { until: '2026-05-16' })
    expect(decided.after(on('endEmergency', '2026-05-17', { by: 'v3' })).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('is not ratified by a vote that fails', () => {
    const units = { members: { for: 10, against: 10, voted: 20, eligible: 40 } }
    start
      .after(emergency())
      .when(ratify('2026-05-04', { tally: { units } }))
      .thenRefused('notPossible', { reason: 'notPassed' })
    const passing = { members: { for: 15, against: 10, voted: 25, eligible: 40 } }
    expect(after(emergency(), ratify('2026-05-04', { tally: { units: passing } }))).toMatchObject({
      emergency: { ratified: '2026-05-04' },
    })
  })

  test('is carried out no more once the days for ratifying it are over', () => {
    const begun = start.after(emergency(), publish('2026-05-02'), assign('2026-05-02'))
    expect(begun.when(finish('2026-05-16')).decision.ok).toBe(true)
    begun.when(finish('2026-05-17')).thenRefused('notPossible', { reason: 'notRatified' })
    begun.when(assign('2026-05-17', { task: 'other' })).thenRefused('notPossible', { reason: 'notRatified' })
    expect(begun.after(ratify('2026-05-16')).when(finish('2026-05-17')).decision.ok).toBe(true)
  })

  test('is not done with before it is ratified, whatever was carried out', () => {
    start
      .after(emergency(), publish('2026-05-02'), assign('2026-05-02'), finish('2026-05-03'))
      .when(on('completeTasks', '2026-05-10'))
      .thenRefused('notPossible', { reason: 'notRatified' })
  })
})

describe('against a decision', () => {
  const decided = start.after(emergency(), ratify('2026-05-01'))

  test('whoever is concerned appeals until the last day, also after it was published', () => {
    const published = decided.after(publish('2026-05-02'))
    published.when(appeal('2026-05-05', 'v1')).thenRefused('outOfTime', { until: '2026-05-04' })
    published.when(appeal('2026-05-04', 'w1')).thenRefused('notPossible', { reason: 'notConcerned' })
    const appealed = published.after(appeal('2026-05-04', 'v1'))
    expect(appealed.case('c1')).toMatchObject({ phase: 'published', appeal: { by: 'v1', decideBy: '2026-05-11' } })
    appealed.when(appeal('2026-05-04', 'v1')).thenRefused('alreadyExists', { what: 'appeal' })
  })

  test('a second one joins the first, and does not put off its decision', () => {
    const joined = decided.after(appeal('2026-05-02', 'v1'), appeal('2026-05-04', 'v2'))
    expect(joined.case('c1')).toMatchObject({ appeal: { by: 'v1', decideBy: '2026-05-09' } })
  })

  test('an appeal that is upheld ends it', () => {
    const upheld = decided.after(appeal('2026-05-02', 'v1'), answerAppeal('2026-05-05', true))
    expect(upheld.case('c1')).toMatchObject({ phase: 'lapsed', appeal: { decided: 'upheld' } })
  })

  test('somebody else can still appeal in time, after one was dismissed', () => {
    const dismissed = decided.after(appeal('2026-05-02', 'v1'), answerAppeal('2026-05-03', false))
    dismissed.when(answerAppeal('2026-05-03', true)).thenRefused('notFound', { what: 'appeal' })
    expect(dismissed.after(appeal('2026-05-04', 'v2')).case('c1')).toMatchObject({ appeal: { by: 'v2' } })
  })

  test('an open appeal holds back the tasks, and no longer when its days are over', () => {
    const appealed = decided.after(publish('2026-05-02'), appeal('2026-05-03', 'v1'))
    appealed.when(assign('2026-05-10')).thenRefused('notPossible', { reason: 'appealOpen' })
    expect(appealed.after(assign('2026-05-11')).case('c1')).toMatchObject({ tasks: [{ task: 'keys' }] })
  })

  test('nobody appeals where the procedure knows of no appeal', () => {
    const { appeal: _, ...outcome } = ROOM.outcome
    const final = start.with(settingWith({ 'consultation.room': { ...ROOM, outcome } })).after(emergency())
    final.when(appeal('2026-05-02', 'v1')).thenRefused('notPossible', { reason: 'noAppeal' })
  })
})

describe('a decision is carried out', () => {
  const published = start.after(...untilPublished)

  test('by somebody whom the society knows, until a day to come', () => {
    published.when(assign('2026-05-06', { who: 'nobody' })).thenRefused('notFound', { what: 'subject' })
    published.when(assign('2026-05-06', { until: '2026-05-05' })).thenRefused('outOfTime', { what: 'until' })
    published.after(assign('2026-05-06')).when(assign('2026-05-06')).thenRefused('alreadyExists', { what: 'task' })
  })

  test('and only they say that it is done', () => {
    const assigned = published.after(assign('2026-05-06'))
    assigned.when(finish('2026-05-08', { by: 'v8' })).thenRefused('notPossible', { reason: 'notInPerson' })
    assigned.when(finish('2026-05-08', { task: 'locks' })).thenRefused('notFound', { what: 'task' })
    assigned.after(finish('2026-05-08')).when(finish('2026-05-08')).thenRefused('notPossible', { reason: 'taskDone' })
  })

  test('or by whom the task was handed to', () => {
    const handed = published.after(
      assign('2026-05-06'),
      on('reassignTask', '2026-05-21', { task: 'keys', who: 'v9', until: '2026-05-30' }),
    )
    handed.when(finish('2026-05-22')).thenRefused('notPossible', { reason: 'notInPerson' })
    expect(handed.after(finish('2026-05-22', { by: 'v9' })).case('c1')).toMatchObject({ tasks: [{ doneOn: '2026-05-22' }] })
  })

  test('and is not done with while a task is open, or nobody was given one', () => {
    published.when(on('completeTasks', '2026-05-11')).thenRefused('notPossible', { reason: 'nobodyMandated' })
    published
      .after(assign('2026-05-06'))
      .when(on('completeTasks', '2026-05-11'))
      .thenRefused('notPossible', { reason: 'tasksOpen', ids: ['keys'] })
  })

  test('and nobody is cut short in appealing', () => {
    const { appeal: _, ...rest } = ROOM.outcome
    const long = { ...ROOM, outcome: { ...rest, appeal: { days: 20, organ: 'head:council', decideDays: 7 } } }
    start
      .with(settingWith({ 'consultation.room': long }))
      .after(...untilPublished, assign('2026-05-06'), finish('2026-05-10'))
      .when(on('completeTasks', '2026-05-21'))
      .thenRefused('outOfTime', { from: '2026-05-22' })
  })
})

describe('those concerned', () => {
  const told = start.after(...untilFedBack)

  test('appraise once each how it was done', () => {
    const appraised = told.after(
      on('appraise', '2026-05-13', { by: 'v1', appraisal: 'satisfied' }),
      on('appraise', '2026-05-13', { by: 'v2', appraisal: 'partly' }),
    )
    expect(appraised.case('c1')).toMatchObject({ appraisals: { satisfied: 1, partly: 1, dissatisfied: 0 } })
    appraised
      .when(on('appraise', '2026-05-14', { by: 'v1', appraisal: 'dissatisfied' }))
      .thenRefused('alreadyExists', { what: 'appraisal' })
    appraised
      .when(on('appraise', '2026-05-14', { by: 'w1', appraisal: 'satisfied' }))
      .thenRefused('notPossible', { reason: 'notConcerned' })
  })

  test('are told, appraise and see tasks done on no day before the publication, by whatever paper', () => {
    const early = { ...PAPER, on: '2026-05-04' }
    const task = start.after(...untilPublished, assign('2026-05-06'))
    task.when(finish('2026-05-10', early)).thenRefused('outOfTime', { from: '2026-05-05' })
    const done = task.after(finish('2026-05-10'), on('completeTasks', '2026-05-11'))
    done.when(on('giveFeedback', '2026-05-12', { report: TEXT, ...early })).thenRefused('outOfTime', { from: '2026-05-05' })
    const appraisal = on('appraise', '2026-05-13', { by: 'v1', appraisal: 'satisfied', ...early })
    told.when(appraisal).thenRefused('outOfTime', { from: '2026-05-05' })
  })

  test('can read the outcome for its fifteen days before the matter is closed', () => {
    told.when(on('closeConsultation', '2026-05-20')).thenRefused('outOfTime', { from: '2026-05-21' })
    expect(told.after(on('closeConsultation', '2026-05-21')).case('c1')).toMatchObject({ phase: 'closed' })
  })
})

describe('what another body has the power over', () => {
  const asked = { ...ROOM, decision: { mode: 'advisory' as const } }
  const [, ...steps] = untilDeliberating
  const until = (content: string) => [
    propose({ procedure: 'consultation.asked', class: content }),
    ...steps,
    on('closeOpinions', '2026-05-17'),
    on('openDecision', '2026-05-18'),
  ]
  const advised = given(consultation, [], settingWith({ 'consultation.asked': asked }))
  const conclude = (conclusion: string) => on('concludeDecision', '2026-05-18', { conclusion, advice: TEXT })
  const referred = advised.after(...until('repair'), conclude('referred'))
  const back = (date: string, more: object = {}) =>
    on('recordReturn', date, { organ: 'head:council', result: 'adopted', text: TEXT, ...more })

  test('is answered by that body, and by no other', () => {
    referred.when(back('2026-05-20', { organ: 'head:assembly' })).thenRefused('notPossible', { reason: 'notBefore' })
    referred.when(back('2026-05-17', { on: '2026-05-17', ...PAPER })).thenRefused('outOfTime', { from: '2026-05-18' })
    referred.when(back('2026-05-20', { effectFrom: '2026-05-17' })).thenRefused('outOfTime', { from: '2026-05-18' })
    expect(referred.after(back('2026-05-20')).case('c1')).toMatchObject({
      phase: 'decided',
      outcome: { kind: 'returned', result: 'adopted', organ: 'head:council', effectFrom: '2026-05-20' },
    })
  })

  test('takes effect on the day that the body says, and not at all where it rejects it', () => {
    const adopted = referred.after(back('2026-05-20', { effectFrom: '2026-07-01' }))
    expect(adopted.case('c1')).toMatchObject({ outcome: { effectFrom: '2026-07-01' } })
    adopted
      .after(publish('2026-05-21'))
      .when(assign('2026-06-30', { until: '2026-07-30' }))
      .thenRefused('outOfTime')
    const rejected = referred.after(back('2026-05-20', { result: 'rejected' }))
    expect(rejected.case('c1')?.outcome).not.toHaveProperty('effectFrom')
    rejected.after(publish('2026-05-21')).when(assign('2026-05-22')).thenRefused('notPossible', { reason: 'nothingToDo' })
    const done = rejected.after(publish('2026-05-21'), on('completeTasks', '2026-05-22'))
    expect(done.case('c1')).toMatchObject({ phase: 'carriedOut' })
  })

  test('takes effect within ten years, so that it can be carried out', () => {
    referred
      .when(back('2026-05-20', { effectFrom: '9999-12-31' }))
      .thenRefused('outOfTime', { what: 'effectFrom', until: '2036-05-27' })
    referred.after(back('2026-05-20', { effectFrom: '2036-05-27' }))
  })

  test('is for that body to be appealed against', () => {
    referred.after(back('2026-05-20')).when(appeal('2026-05-20', 'v1')).thenRefused('notPossible', { reason: 'noAppeal' })
  })

  test('is awaited for sixty days', () => {
    expect(referred.due()).toMatchObject([{ what: 'recordReturn', deadline: '2026-07-17', who: 'head:council' }])
  })

  test('while an advice on what lies here may be carried out, and need not be', () => {
    const own = advised.after(...until('room'), conclude('decided'), publish('2026-05-19'))
    expect(own.case('c1')).toMatchObject({ outcome: { kind: 'opinion', result: 'advice' } })
    expect(own.after(on('completeTasks', '2026-05-20')).case('c1')).toMatchObject({ phase: 'carriedOut' })
    own.after(assign('2026-05-20')).when(on('completeTasks', '2026-05-20')).thenRefused('notPossible', { reason: 'tasksOpen' })
  })
})

test('what is to be done next, by when, and by whom', () => {
  const next = (...actions: readonly Typed[]) =>
    start
      .after(...actions)
      .due()
      .map(({ what, deadline, who }) => [what, deadline, who])
  expect(next(emergency(), appeal('2026-05-02', 'v1'))).toEqual([
    ['answerAppeal', '2026-05-09', 'head:council'],
    ['ratifyDecision', '2026-05-16', 'east:branchAssembly'],
    ['publishDecision', '2026-05-08', undefined],
  ])
  expect(next(...untilPublished)).toEqual([['assignTask', '2026-05-01', undefined]])
  expect(next(...untilPublished, assign('2026-05-06'))).toEqual([['finishTask', '2026-05-20', 'v7']])
  expect(next(...untilPublished, assign('2026-05-06'), finish('2026-05-07'))).toEqual([['completeTasks', undefined, undefined]])
  expect(next(...untilCarriedOut)).toEqual([['giveFeedback', '2026-06-04', undefined]])
  expect(next(...untilFedBack)).toEqual([['closeConsultation', '2026-05-20', undefined]])
})
