import { type RecallProcedure, recall } from 'huzhu/election'
import { type Given, given, type Setting, type Typed } from 'huzhu/testing'
import { BRANCH_HEAD, EAST, noon, settingWith, TEXT } from './setting.ts'

/** A tenth of the residents, a tenth of the households, or a third of the representatives. */
export const PROCEDURE: RecallProcedure = {
  petition: {
    any: [
      { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' },
      { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'householdDelegates' },
      { num: 1, den: 3, cmp: '>=', of: 'eligible', unit: 'representatives' },
    ],
  },
  verifyDays: 7,
  defenceDays: 3,
  voteDays: 30,
  vote: 'election.recallVote',
}

export const GROUNDS = 'a'.repeat(64)

export function mandate(id: string, office: string, subject: string, more: object = {}) {
  return { id, office, unit: 'east', subject, from: '2025-01-01', to: '2028-01-01', ...more }
}

/** `v1` is head of the branch; `v2`, `v3` and `v4` are its delegates. */
export function setting(procedure: RecallProcedure = PROCEDURE): Setting {
  const delegates = ['v2', 'v3', 'v4'].map((id, index) => mandate(`d${index}`, 'delegate', id, { represents: true }))
  const held = [mandate('m1', 'branchHead', 'v1'), ...delegates]
  const before = settingWith({ 'election.recallVote': BRANCH_HEAD })
  return {
    ...before,
    parameters: { ...before.parameters, recall: procedure as never },
    tables: {
      ...before.tables,
      mandates: Object.fromEntries(held.map((each) => [each.id, each as never])),
      holdings: Object.fromEntries(held.map(({ id, subject }) => [subject, [id]])),
      seats: { 'east/branchHead': ['m1'], 'east/delegate': ['d0', 'd1', 'd2'] },
      offices: { east: ['branchHead', 'delegate'] },
    },
  }
}

export function society(procedure: RecallProcedure = PROCEDURE): Given {
  return given(recall, [], setting(procedure))
}

let acts = 0

export function on(type: string, date: string, more: object = {}): Typed {
  acts += 1
  return { id: `r${acts}`, type, by: 'east:branchAssembly', at: noon(date), case: 'r1', ...more }
}

export function petition(more: object = {}, date = '2026-03-02') {
  return on('petitionRecall', date, {
    unit: 'east',
    procedure: 'recall',
    mandate: 'm1',
    grounds: GROUNDS,
    reasons: TEXT,
    signers: EAST.slice(10, 14),
    ...more,
  })
}

export const verified = on('verifyPetition', '2026-03-05', { finding: 'supported' })
export const defended = on('stateDefence', '2026-03-06', { by: 'v1' })
export const called = on('callRecallVote', '2026-03-06', { vote: 'e9' })

/** The row of an election that decides the recall. */
export function vote(phase: string, more: object = {}) {
  const round = { kind: 'first', day: '2026-03-30', lastDay: '2026-03-30', contests: [], boxes: [] }
  const kept = { phase, unit: 'east', purpose: 'recall', follows: 'r1', elected: [], rounds: [round], ...more }
  return { tables: { cases: { e9: { kind: 'election', case: kept as never } } } }
}

export const counted = (because: readonly string[]) => ({
  rounds: [{ kind: 'first', day: '2026-03-30', lastDay: '2026-03-30', contests: [], boxes: [], counted: { because } }],
})
