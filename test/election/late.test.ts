import { ELECTION_PHASES, election, RECALL_PHASES, recall } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { noon, on, PAPER, settingWith, untilAnnounced } from './setting.ts'

const setting = settingWith()
const state = { get: (table: string, key: string) => setting.tables?.[table]?.[key], rows: () => [] }

/** What is said of an action of some type on late paper, whatever else it says, in a phase that takes it. */
function answer(lifecycle: typeof election, phases: readonly string[], type: string, paper: object) {
  const phase = phases.find((each) => lifecycle.accepts({ phase: each }).includes(type))
  const action = { id: 'a', type, by: 'v1', at: noon('2026-06-30'), case: 'c', ...paper }
  const context = { state, case: phase === undefined ? undefined : { phase }, structure: setting.structure, date: '2026-06-29' }
  const decision = lifecycle.decide(action as never, context as never)
  return decision.ok ? 'allowed' : 'reason' in decision.refusal ? decision.refusal.reason : decision.refusal.code
}

const LATE = [
  [election, ELECTION_PHASES],
  [recall, RECALL_PHASES],
].flatMap(([lifecycle, phases]) =>
  Object.entries((lifecycle as typeof election).actions).flatMap(([type, { late }]) =>
    late === true ? [[type, lifecycle as typeof election, phases as readonly string[]] as const] : [],
  ),
)

test('paper that comes in late: from the choice of the committee to the handover, and in a recall', () => {
  expect(LATE.map(([type]) => type)).toEqual(
    expect.arrayContaining(['seatCommittee', 'nominateCandidate', 'lodgeProxy', 'submitSheet', 'handOver', 'petitionRecall']),
  )
})

describe.each(LATE)('%s on an earlier day', (type, lifecycle, phases) => {
  const asked = (paper: object) => answer(lifecycle, phases, type, { on: '2026-06-29', ...paper })

  test('names the officer who wrote it down', () => {
    expect(asked({ evidence: PAPER.evidence })).toBe('notRecorded')
  })

  test('who is a person whom the register knows', () => {
    expect(asked({ ...PAPER, recordedBy: 'ghost' })).toBe('recorderUnknown')
    expect(asked({ ...PAPER, recordedBy: 'h1' })).toBe('recorderUnknown')
  })

  test('and what shows it', () => {
    expect(asked({ recordedBy: PAPER.recordedBy })).toBe('noEvidence')
  })
})

test('with both it is taken, and what is done on its own day needs neither', () => {
  const [form, seat] = untilAnnounced
  const formed = given(election, [], setting).after(form as never)
  expect(formed.when(seat as never).decision.ok).toBe(true)
  const members = { by: 'east:branchAssembly', members: ['v36', 'v37', 'v38'] }
  const late = (paper: object) => formed.when(on('seatCommittee', '2026-05-23', { ...members, on: '2026-05-21', ...paper }))
  expect(late(PAPER).decision).toMatchObject({ ok: true, events: [{ on: '2026-05-21' }] })
  late({}).thenRefused('notPossible', { reason: 'notRecorded' })
})
