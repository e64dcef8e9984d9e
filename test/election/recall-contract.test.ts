import { getShortestPaths } from '@xstate/graph'
import { RECALL_PHASES, recall, recallMachine } from 'huzhu/election'
import { lifecycleContract } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { called, defended, on, petition, setting, society, verified, vote } from './recalling.ts'
import { TEXT } from './setting.ts'

const rejected = on('verifyPetition', '2026-03-05', { finding: 'unsupported', struckOut: ['v11'] })
const tendered = on('tenderResignation', '2026-03-06', { by: 'v1' })
const accepted = on('acceptResignation', '2026-03-07')
const lapsed = on('lapseRecall', '2028-01-01')
const conclude = (outcome: string) => on('concludeRecall', '2026-04-01', { outcome })

test('every phase of the machine can be reached', () => {
  const events = [verified, rejected, defended, called, tendered, accepted, lapsed, conclude('kept'), conclude('recalled')]
  const reached = getShortestPaths(recallMachine, { events: events as never[], input: {} })
  expect([...new Set(reached.map(({ state }) => state.value))].sort()).toEqual([...RECALL_PHASES].sort())
})

describe('the recall, as a lifecycle,', () => {
  const voting = society().after(petition(), verified, defended, called).case('r1') as never
  const { cases } = vote('declared').tables
  const concluding = {
    r9: { kind: 'recall', case: voting },
    e9: { kind: 'election', case: { ...(cases.e9.case as object), follows: 'r9' } },
  }
  const before = setting()
  const samples = {
    setting: { ...before, tables: { ...before.tables, cases: concluding as never } },
    histories: [
      [petition(), rejected],
      [petition(), lapsed],
      [petition(), verified, { ...defended, statement: TEXT }, { ...called, vote: 'e8' }, tendered, accepted],
      [{ ...conclude('kept'), case: 'r9' }],
    ],
    machine: recallMachine,
  }
  for (const { name, run } of lifecycleContract(recall, samples)) test(name, run)
})
