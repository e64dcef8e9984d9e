import { consultation } from 'huzhu/consultation'
import { given, type Typed } from 'huzhu/testing'
import { expect, test } from 'vitest'
import { amend, debating, move, second } from './debating.ts'
import { on, PAPER, propose, settingWith, TEXT, untilDeliberating } from './setting.ts'

const deliberating = given(consultation, [], settingWith()).after(...(untilDeliberating as readonly Typed[]))
const opinion = (date: string, by: string, more: object = {}) =>
  on('giveOpinion', date, { by, opinion: 'o1', author: by, text: TEXT, ...more })
const deciding = deliberating.after(on('closeOpinions', '2026-05-17'), on('openDecision', '2026-05-18'))

test('what comes out of phase, from outside, twice or late is refused with its reason', () => {
  deliberating.when(on('castVote', '2026-05-13', { by: 'v1', voter: 'v1', vote: 'for' })).thenRefused('outOfPhase')
  deliberating.when(opinion('2026-05-13', 'w1')).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
  deliberating.after(opinion('2026-05-13', 'v1')).when(opinion('2026-05-13', 'v2')).thenRefused('alreadyExists')
  deliberating.when(opinion('2026-05-17', 'v1')).thenRefused('outOfTime', { until: '2026-05-16' })
})

test('an answer to no opinion, and a stake that no fact supports, are refused', () => {
  const answer = on('answerOpinions', '2026-05-13', { opinions: ['o9'], outcome: 'answered', reasons: TEXT })
  deliberating.when(answer).thenRefused('notFound', { what: 'opinion', id: 'o9' })
  const join = on('joinConcerned', '2026-05-13', { by: 'w1', subject: 'w1', stake: 'member' })
  deliberating.when(join).thenRefused('notPossible', { reason: 'stakeUnsupported' })
})

test('nobody decides in another mode than the procedure has', () => {
  const choice = on('castChoice', '2026-05-19', { by: 'v1', voter: 'v1', ballot: { approvals: ['a'] } })
  deciding.when(choice).thenRefused('notPossible', { reason: 'wrongMode', ids: ['motion'] })
  const objection = on('raiseConcern', '2026-05-19', { by: 'v1', objection: 'x', reasons: TEXT })
  expect(deciding.when(objection).decision).toMatchObject({ refusal: { reason: 'wrongMode' } })
})

test('what took place on an earlier day has an officer whom the register knows and a document, and nobody acts for another by a name of their own making', () => {
  const late = (more: object) =>
    deciding.when(on('castVote', '2026-05-20', { by: 'east:branchAssembly', voter: 'v1', vote: 'for', ...more }))
  late({ on: '2026-05-19' }).thenRefused('notPossible', { reason: 'notRecorded' })
  late({ on: '2026-05-19', recordedBy: 'v9' }).thenRefused('notPossible', { reason: 'noEvidence' })
  late({ ...PAPER, on: '2026-05-19', recordedBy: 'nobody' }).thenRefused('notPossible', { reason: 'recorderUnknown' })
  late({ recordedBy: 'nobody' }).thenRefused('notPossible', { reason: 'recorderUnknown' })
  late({ ...PAPER, recordedBy: 'street' }).thenRefused('notPossible', { reason: 'recorderUnknown' })
  late({ recordedBy: 'v9' }).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
  for (const by of ['v9', 'street'])
    late({ ...PAPER, by, on: '2026-05-19' }).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
  const others = { supporters: ['v2', 'v3', 'v4'], recordedBy: 'nobody' }
  given(consultation, [], settingWith()).when(propose(others)).thenRefused('notPossible', { reason: 'recorderUnknown' })
  expect(late({ ...PAPER, on: '2026-05-19' }).decision.ok).toBe(true)
})

test('an amendment of an amendment of an amendment is refused', () => {
  const amended = debating('ronr').after(
    move('v1', 'm0'),
    second('v2', 'm0'),
    amend('v3', 'm1', 'm0'),
    second('v4', 'm1'),
    amend('v5', 'm2', 'm1'),
    second('v6', 'm2'),
  )
  amended.when(amend('v7', 'm3', 'm2')).thenRefused('notPossible', { reason: 'amendmentTooDeep' })
})
