import { expect, test } from 'vitest'
import { TEXT } from '../setting.ts'
import { act, caseOf, must, mutualSupport, type Question, refused, untilDeliberating, votes } from './bodies.ts'

const ORGAN = 'east:branchAssembly'
const MEMBERS = Array.from({ length: 40 }, (_, index) => `v${index + 1}`)

const HOURS: Question = {
  unit: 'east',
  procedure: 'consultation.roomHours',
  class: 'roomHours',
  proposer: 'v1',
  organ: ORGAN,
  stakes: ['member', 'neighbour'],
}

const say = (opinion: string, by: string, date = '2026-05-10') =>
  act('giveOpinion', date, by, { opinion, text: TEXT, author: by })

// The model constitution, Art. 35: on the use of the room the members decide; every opinion in time is answered first (model).
test("the activity room's hours, by the society itself: nobody is passed over, a bare majority decides, an appeal is dismissed", async () => {
  const society = await mutualSupport()
  await must(society, untilDeliberating(HOURS).slice(0, 3))
  // The household above the room is no member, and shows that it concerns them.
  await must(society, [
    act('joinConcerned', '2026-05-02', 'h1', {
      subject: 'h1',
      stake: 'neighbour',
      evidence: { ref: 'deed', hash: '0'.repeat(64) },
    }),
    act('publishMaterials', '2026-05-03', ORGAN, { materials: [TEXT], text: TEXT }),
    say('noise', 'h1'),
    say('late', 'v2'),
    say('later', 'v3'),
    act('openDeliberation', '2026-05-20', ORGAN),
  ])
  expect(await refused(society, say('tooLate', 'v4', '2026-05-21'))).toMatchObject({ code: 'outOfTime' })
  await must(society, [
    act('groupOpinions', '2026-05-21', ORGAN, { group: 'evenings', opinions: ['late', 'later'] }),
    act('closeOpinions', '2026-05-21', ORGAN),
    act('answerOpinions', '2026-05-22', ORGAN, { group: 'evenings', outcome: 'notAdopted', reasons: TEXT }),
  ])

  const put = (date: string) => act('openDecision', date, ORGAN, { text: TEXT })
  expect(await refused(society, put('2026-05-22'))).toMatchObject({ reason: 'unanswered', ids: ['noise'] })
  await must(society, [
    act('answerOpinions', '2026-05-23', ORGAN, { opinions: ['noise'], outcome: 'partlyAdopted', reasons: TEXT }),
    put('2026-05-24'),
  ])

  // 22 of 40 vote, of whom twelve agree: v40 has an interest and has stepped aside, so 20 of 39 were needed.
  await must(society, [
    act('declareInterest', '2026-05-24', 'v40', { subject: 'v40', interest: TEXT }),
    act('decideInterest', '2026-05-24', ORGAN, { subject: 'v40', recused: true, reasons: TEXT }),
    ...votes('2026-05-25', 'for', MEMBERS.slice(0, 12)),
    ...votes('2026-05-26', 'against', MEMBERS.slice(12, 22)),
  ])
  const [own] = votes('2026-05-26', 'for', ['v40'])
  expect(await refused(society, own as object)).toMatchObject({ code: 'notPossible', reason: 'recused' })
  const conclude = (date: string) => act('concludeDecision', date, ORGAN, { conclusion: 'decided' })
  expect(await refused(society, conclude('2026-05-31'))).toMatchObject({ code: 'outOfTime', from: '2026-06-01' })
  await must(society, [conclude('2026-06-01')])
  expect(caseOf(society)).toMatchObject({
    phase: 'decided',
    outcome: { kind: 'decision', result: 'adopted', effectFrom: '2026-06-08', appealsUntil: '2026-06-08' },
    ballot: { decision: { quorum: [{ count: 22, base: 39, least: 20 }], shares: [{ count: 12, base: 22, least: 12 }] } },
  })

  // Nobody carries it out before it takes effect, or while an appeal is open.
  const keys = (date: string) => act('assignTask', date, ORGAN, { task: 'keys', who: 'v5', until: '2026-06-30' })
  await must(society, [
    act('publishDecision', '2026-06-02', ORGAN, { text: TEXT }),
    act('appealDecision', '2026-06-03', 'h1', { grounds: TEXT }),
  ])
  expect(await refused(society, keys('2026-06-07'))).toMatchObject({ code: 'outOfTime', from: '2026-06-08' })
  expect(await refused(society, keys('2026-06-08'))).toMatchObject({ reason: 'appealOpen' })
  await must(society, [
    act('answerAppeal', '2026-06-09', 'head:assembly', { upheld: false, reasons: TEXT }),
    keys('2026-06-09'),
    act('finishTask', '2026-06-12', 'v5', { task: 'keys', report: TEXT }),
    act('completeTasks', '2026-06-13', ORGAN),
    act('giveFeedback', '2026-06-14', ORGAN, { report: TEXT }),
    act('appraise', '2026-06-15', 'h1', { appraisal: 'partly' }),
    act('appraise', '2026-06-15', 'v2', { appraisal: 'satisfied' }),
    act('closeConsultation', '2026-06-18', ORGAN),
  ])
  expect(caseOf(society)).toMatchObject({ phase: 'closed', appraisals: { satisfied: 1, partly: 1, dissatisfied: 0 } })
})

test('under the constitution nobody runs it in place of the branch, and only the assembly answers an appeal', async () => {
  const society = await mutualSupport()
  const [propose, screen] = untilDeliberating(HOURS)
  await must(society, [propose as object])
  expect(await refused(society, { ...(screen as object), by: 'head:council' })).toMatchObject({
    code: 'unconstitutional',
    ruling: { grounds: [{ article: '35', rule: 'onlyTheUnitRunsIt' }] },
  })
  const decision = { unit: 'east', procedure: 'consultation.roomHours', class: 'roomHours', topic: TEXT, text: TEXT }
  const atOnce = act('decideInEmergency', '2026-05-02', ORGAN, { ...decision, case: 'e1' })
  await must(society, [atOnce], { 'emergency.danger': true })
  await must(society, [act('appealDecision', '2026-05-03', 'v9', { case: 'e1', grounds: TEXT })])
  const answer = act('answerAppeal', '2026-05-04', 'head:council', { case: 'e1', upheld: false, reasons: TEXT })
  expect(await refused(society, answer)).toMatchObject({ code: 'unconstitutional', ruling: { grounds: [{ article: '35' }] } })
})
