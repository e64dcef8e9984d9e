import { CONSULTATION_PROCEDURES } from 'huzhu/consultation'
import { expect, test } from 'vitest'
import { TEXT } from '../setting.ts'
import { act, body, caseOf, type Member, must, type Question, refused, untilDeciding, untilDeliberating } from './bodies.ts'

const ORGAN = 'village:assembly'
const VILLAGE: readonly Member[] = Array.from({ length: 20 }, (_, index) => ({ id: `m${index + 1}`, kind: 'resident' }))
const OWN: Question = {
  unit: 'village',
  procedure: 'consultation.own',
  class: 'ownAffairs',
  proposer: 'm1',
  organ: ORGAN,
  stakes: ['member'],
}
const text = (digit: string) => ({ ref: `text${digit}`, commitment: digit.repeat(64) })
const DAY = '2026-05-20'

const ask = (by: string, side: string) => act('requestFloor', DAY, by, { side })
const speak = (speaker: string, minutes = 2) => act('giveFloor', DAY, 'm20', { speaker, minutes })
const tally = (yes: number, no: number) => ({ units: { members: { for: yes, against: no } } })

// The thirteen rules of Nantang: two minutes, twice each; sides take turns; more yes than no; a tie fails; the chair keeps out of it.
test('a debate as in Nantang: the sides take turns, an amendment is adopted, the motion as amended is adopted', async () => {
  const society = await body('village', VILLAGE, CONSULTATION_PROCEDURES['nantang.meeting'].procedure)
  await must(society, [
    ...untilDeliberating(OWN),
    act('openDebate', DAY, 'm20', { chair: 'm20' }),
    act('moveMotion', DAY, 'm1', { motion: 'well', text: text('1') }),
    ...['m1', 'm2'].map((each) => ask(each, 'for')),
    ask('m3', 'against'),
  ])
  expect(await refused(society, ask('m20', 'for'))).toMatchObject({ reason: 'chairIsNeutral' })
  expect(await refused(society, speak('m1', 3))).toMatchObject({ reason: 'speechTooLong' })
  await must(society, [speak('m1')])
  // m2 asked before m3, who speaks against: it is the turn of the other side.
  expect(await refused(society, speak('m2'))).toMatchObject({ reason: 'notNext', ids: expect.arrayContaining(['m3']) })
  await must(society, [speak('m3'), speak('m2')])

  await must(society, [
    act('moveMotion', DAY, 'm3', { motion: 'deeper', text: text('2'), amends: 'well' }),
    act('closeDebate', DAY, 'm20'),
    act('decideAmendment', DAY, 'm20', { motion: 'deeper', germane: true, tally: tally(9, 8) }),
  ])
  expect(caseOf(society).debate?.motions).toMatchObject([{ motion: 'well', text: text('2') }])

  // A second amendment is level, and so it fails.
  await must(society, [
    act('moveMotion', DAY, 'm4', { motion: 'cheaper', text: text('3'), amends: 'well' }),
    act('closeDebate', DAY, 'm20'),
    act('decideAmendment', DAY, 'm20', { motion: 'cheaper', germane: true, tally: tally(8, 8) }),
    act('closeDebate', DAY, 'm20'),
    act('closeOpinions', '2026-05-21', ORGAN),
    act('openDecision', '2026-05-21', ORGAN, { text: text('2') }),
    act('recordTally', '2026-05-21', ORGAN, { tally: tally(7, 6) }),
    act('concludeDecision', '2026-05-21', ORGAN, { conclusion: 'decided' }),
  ])
  // Seven of twenty are enough: whoever says nothing is not asked.
  expect(caseOf(society)).toMatchObject({ phase: 'decided', outcome: { result: 'adopted', text: text('2') } })
})

// Sociocratic consent: a decision stands when nobody has a reasoned objection that is not settled.
test('consent: an objection is integrated, the next round consents to the proposal as it was changed', async () => {
  const society = await body('village', VILLAGE, CONSULTATION_PROCEDURES['sociocracy.circle'].procedure)
  const conclude = (conclusion: string, date = '2026-05-23') => act('concludeDecision', date, ORGAN, { conclusion })
  await must(society, [
    ...untilDeciding({ ...OWN, class: 'ownAffairs' }),
    act('raiseConcern', '2026-05-21', 'm7', { objection: 'stairs', reasons: TEXT }),
  ])
  expect(await refused(society, conclude('decided'))).toMatchObject({ reason: 'concludedOtherwise', ids: ['again'] })
  await must(society, [
    act('settleConcern', '2026-05-22', ORGAN, { objection: 'stairs', settled: 'integrated', text: text('4') }),
    conclude('again'),
    conclude('decided', '2026-05-25'),
  ])
  expect(caseOf(society)).toMatchObject({
    phase: 'decided',
    outcome: { kind: 'decision', result: 'consented', text: text('4'), reviewOn: '2027-05-25' },
    ballot: { round: 2 },
  })
})

// Four deliberations and two disclosures: each gate has its own organ and its own base; what fails goes back.
test('four deliberations: the Party members send it back once, then the residents resolve', async () => {
  const society = await body('village', VILLAGE, CONSULTATION_PROCEDURES['cn.residents.2025.fourDeliberations'].procedure)
  const passes = (gate: string, votes: object, unit = 'members') => [
    act('recordTally', '2026-05-22', ORGAN, { gate, tally: { units: { [unit]: votes } } }),
    act('concludeDecision', '2026-05-22', ORGAN, { conclusion: 'again' }),
  ]
  await must(society, [
    ...untilDeciding({ ...OWN, class: 'majorMatters', stakes: ['resident'] }),
    ...passes('propose', { for: 3, against: 0, present: 3 }),
    ...passes('discuss', { for: 6, against: 3, present: 9 }),
    // 20 of 30 Party members are there, which is enough; of all 30 fifteen must agree, and fourteen do.
    ...passes('examine', { for: 14, against: 6, present: 20, eligible: 30 }),
  ])
  expect(caseOf(society).ballot).toMatchObject({ gate: 'discuss', round: 4 })

  const [resolved] = passes('resolve', { for: 6, against: 5, present: 11, eligible: 20 }, 'residents')
  await must(society, [
    ...passes('discuss', { for: 7, against: 2, present: 9 }),
    ...passes('examine', { for: 15, against: 5, present: 20, eligible: 30 }),
    resolved as object,
    act('concludeDecision', '2026-05-23', ORGAN, { conclusion: 'decided' }),
    // The first disclosure is of the decision, the second of what was done on it.
    act('publishDecision', '2026-05-24', ORGAN, { text: TEXT }),
    act('assignTask', '2026-05-25', ORGAN, { task: 'pump', who: 'm5', until: '2026-06-30' }),
    act('finishTask', '2026-06-20', 'm5', { task: 'pump', report: TEXT }),
    act('completeTasks', '2026-06-21', ORGAN),
    act('giveFeedback', '2026-06-22', ORGAN, { report: TEXT }),
  ])
  expect(caseOf(society)).toMatchObject({ phase: 'fedBack', outcome: { kind: 'decision', result: 'adopted' } })
})
