import { getAdjacencyMap, getShortestPaths } from '@xstate/graph'
import { CONSULTATION_PHASES, consultation, consultationMachine } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { propose, settingWith } from './setting.ts'

/** What a guard reads of an action, each answer of it. */
const ANSWERS: { readonly [type: string]: readonly object[] } = {
  screenTopic: [{ finding: 'admitted' }, { finding: 'refused' }],
  concludeDecision: ['decided', 'referred', 'lapsed', 'again'].map((conclusion) => ({ conclusion })),
  answerAppeal: [{ upheld: true }, { upheld: false }],
}

/** Everything that may be asked of a case. */
const STEPS = Object.entries(consultation.actions).flatMap(([type, { case: which }]) =>
  which === 'continues' ? (ANSWERS[type] ?? [{}]).map((answer) => ({ type, ...answer })) : [],
)

const graph = { events: STEPS as never[], input: {} }

const MOVES = Object.values(getAdjacencyMap(consultationMachine, graph)).flatMap(({ state, transitions }) =>
  Object.values<Taken>(transitions).flatMap(({ state: to, event }) =>
    state.can(event as never) ? [{ from: String(state.value), type: event.type, to: String(to.value) }] : [],
  ),
)

const FINAL = Object.entries(consultationMachine.states).flatMap(([phase, { type }]) => (type === 'final' ? phase : []))

describe('the machine of a consultation', () => {
  test('has the phases that are declared, and every one can be reached', () => {
    const reached = getShortestPaths(consultationMachine, graph).map(({ state }) => String(state.value))
    expect(reached.sort()).toEqual([...CONSULTATION_PHASES].sort())
    expect(Object.keys(consultationMachine.states).sort()).toEqual([...CONSULTATION_PHASES].sort())
  })

  test('every transition that is drawn is taken', () => {
    const drawn = Object.entries(consultationMachine.states).flatMap(([phase, node]) =>
      [...node.transitions].flatMap(([type, each]) =>
        (each as Drawn).map(({ target }) => `${phase} ${type} ${target?.[0]?.key}`),
      ),
    )
    expect([...new Set(MOVES.map(({ from, type, to }) => `${from} ${type} ${to}`))].sort()).toEqual([...new Set(drawn)].sort())
  })

  test('from every phase a final one can be reached, and a final one takes nothing', () => {
    const leading = new Set(FINAL)
    for (const _ of CONSULTATION_PHASES) for (const { from, to } of MOVES) if (leading.has(to)) leading.add(from)
    expect([...leading].sort()).toEqual([...CONSULTATION_PHASES].sort())
    expect(MOVES.filter(({ from }) => FINAL.includes(from))).toEqual([])
  })

  test('no way to a decision passes by the answers, nor to an end of a decision by its publication', () => {
    const without = (phase: string) => reachable(MOVES.filter(({ from, to }) => from !== phase && to !== phase))
    expect(without('answering')).not.toContain('decided')
    expect(without('answering')).not.toContain('referred')
    expect(without('published')).not.toContain('closed')
    expect(without('fedBack')).not.toContain('closed')
  })
})

test('a consultation begins as a topic that is proposed', () => {
  expect(given(consultation, [], settingWith()).after(propose()).case('c1')?.phase).toBe(CONSULTATION_PHASES[0])
  expect(createActor(consultationMachine, { input: {} }).getSnapshot().value).toBe(CONSULTATION_PHASES[0])
})

/** The phases to which these transitions lead from the first. */
function reachable(moves: typeof MOVES): readonly string[] {
  const reached = new Set<string>([CONSULTATION_PHASES[0]])
  for (const _ of CONSULTATION_PHASES) for (const { from, to } of moves) if (reached.has(from)) reached.add(to)
  return [...reached]
}

/** A transition as the adjacency map of a machine holds it. */
interface Taken {
  readonly state: { readonly value: unknown }
  readonly event: { readonly type: string }
}

/** Transitions as a machine holds them. */
type Drawn = readonly { readonly target?: readonly { readonly key: string }[] | undefined }[]
