import { getAdjacencyMap, getShortestPaths } from '@xstate/graph'
import { ELECTION_PHASES, election, electionMachine, RECALL_PHASES, recall, recallMachine } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { form, settingWith } from './setting.ts'

/** Everything that may be asked of a case, with each answer that a guard reads. */
function stepsOf(lifecycle: typeof election, answers: { readonly [type: string]: readonly object[] }) {
  return Object.entries(lifecycle.actions).flatMap(([type, { case: which }]) =>
    which === 'continues' ? (answers[type] ?? [{}]).map((answer) => ({ type, ...answer })) : [],
  )
}

const ELECTION_STEPS = stepsOf(election, {
  confirmPoll: [{ finding: 'valid' }, { finding: 'void' }, { finding: 'roundVoid' }],
  endorseResult: [{ decision: 'confirmed' }, { decision: 'refused' }],
})

const RECALL_STEPS = stepsOf(recall, {
  verifyPetition: [{ finding: 'supported' }, { finding: 'unsupported' }, { finding: 'repeated' }],
  concludeRecall: [{ outcome: 'recalled' }, { outcome: 'kept' }],
})

const CHARTS = [
  ['an election', electionMachine, ELECTION_STEPS, ELECTION_PHASES],
  ['a recall', recallMachine, RECALL_STEPS, RECALL_PHASES],
] as const

describe.each(CHARTS)('the machine of %s', (_, machine, steps, phases) => {
  const graph = { events: steps, input: {} } as unknown as { events: never[]; input: object }
  const moves = Object.values(getAdjacencyMap(machine as typeof recallMachine, graph)).flatMap(({ state, transitions }) =>
    Object.values<Taken>(transitions).flatMap(({ state: to, event }) =>
      state.can(event as never) ? [{ from: String(state.value), type: event.type, to: String(to.value) }] : [],
    ),
  )

  test('has the phases that are declared, and every one can be reached', () => {
    const reached = getShortestPaths(machine as typeof recallMachine, graph).map(({ state }) => String(state.value))
    expect(reached.sort()).toEqual([...phases].sort())
    expect(Object.keys(machine.states).sort()).toEqual([...phases].sort())
  })

  test('every transition that is drawn is taken', () => {
    const drawn = Object.entries(machine.states).flatMap(([phase, node]) =>
      [...node.transitions].flatMap(([type, each]) =>
        (each as Drawn).map(({ target }) => `${phase} ${type} ${target?.[0]?.key}`),
      ),
    )
    expect([...new Set(moves.map(({ from, type, to }) => `${from} ${type} ${to}`))].sort()).toEqual([...new Set(drawn)].sort())
  })

  test('from every phase a final one can be reached, and a final one takes nothing', () => {
    const final = Object.entries(machine.states).flatMap(([phase, { type }]) => (type === 'final' ? phase : []))
    const leading = new Set(final)
    for (const _ of phases) for (const { from, to } of moves) if (leading.has(to)) leading.add(from)
    expect([...leading].sort()).toEqual([...phases].sort())
    expect(moves.filter(({ from }) => final.includes(from))).toEqual([])
  })
})

test('an election and a recall begin in the first phase', () => {
  expect(given(election, [], settingWith()).after(form()).case('e1')?.phase).toBe(ELECTION_PHASES[0])
  expect(createActor(electionMachine, { input: {} }).getSnapshot().value).toBe(ELECTION_PHASES[0])
  expect(createActor(recallMachine, { input: {} }).getSnapshot().value).toBe(RECALL_PHASES[0])
})

/** A transition as the adjacency map of a machine holds it. */
interface Taken {
  readonly state: { readonly value: unknown }
  readonly event: { readonly type: string }
}

/** Transitions as a machine holds them. */
type Drawn = readonly { readonly target?: readonly { readonly key: string }[] | undefined }[]
