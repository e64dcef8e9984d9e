import { getAdjacencyMap, getShortestPaths } from '@xstate/graph'
import fc from 'fast-check'
import { AMENDMENT_PHASES, type AmendmentStep, amendment, amendmentMachine, type MeetingTally } from 'huzhu/amendment'
import { type Given, given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { approve, congressVote, councilVote, file, parameters, propose, reject, setting, withdraw } from './setting.ts'

const procedure = {
  constitution: { id: 'c', version: '1', hash: '0'.repeat(64) },
  council: { quorum: parameters['amendment.council.quorum'], pass: parameters['amendment.council.pass'] },
  congress: { quorum: parameters['amendment.congress.quorum'], pass: parameters['amendment.congress.pass'] },
  filingDays: 15,
}

const tally = (present: number, agreed: number): MeetingTally => ({
  eligible: 9,
  present,
  for: agreed,
  against: present - agreed,
  abstain: 0,
})
const day = '2026-06-01'
const events = [
  councilVote(day, tally(9, 9)),
  councilVote(day, tally(9, 1)),
  councilVote(day, tally(1, 1)),
  congressVote(day, tally(9, 9)),
  congressVote(day, tally(9, 1)),
  congressVote(day, tally(1, 1)),
  file(day),
  approve(day),
  reject(day),
  withdraw(day),
] as AmendmentStep[]

/** A transition as the adjacency map of a machine holds it. */
interface Taken {
  readonly state: { readonly value: unknown }
  readonly event: { readonly type: string }
}

describe('the machine of an amendment', () => {
  test('every phase can be reached, and every transition is taken', () => {
    const reached = getShortestPaths(amendmentMachine, { events, input: { procedure } }).map(({ state }) => state.value)
    expect([...new Set(reached)].sort()).toEqual([...AMENDMENT_PHASES].sort())

    const taken = Object.values(getAdjacencyMap(amendmentMachine, { events, input: { procedure } })).flatMap(
      ({ state, transitions }) =>
        Object.values<Taken>(transitions).flatMap((to) =>
          to.state.value === state.value ? [] : `${state.value} ${to.event.type} ${to.state.value}`,
        ),
    )
    const drawn = Object.entries(amendmentMachine.states).flatMap(([phase, node]) =>
      [...node.transitions].flatMap(([type, each]) => each.map(({ target }) => `${phase} ${type} ${target?.[0]?.key}`)),
    )
    expect([...new Set(taken)].sort()).toEqual(drawn.sort())
  })

  test('it runs with `createActor`, says where it stands to an inspector, and takes nothing once closed', () => {
    const seen: unknown[] = []
    const inspect = (event: { readonly type: string; readonly snapshot?: object }) => {
      if (event.type === '@xstate.snapshot') seen.push((event.snapshot as { readonly value: unknown }).value)
    }
    const actor = createActor(amendmentMachine, { input: { procedure }, inspect }).start()
    for (const event of [councilVote(day, tally(9, 9)), congressVote(day, tally(9, 9)), file(day), approve(day)]) {
      actor.send(event as AmendmentStep)
    }
    expect(seen).toEqual(['proposed', 'council', 'congress', 'filed', 'inForce'])
    expect(actor.getSnapshot().status).toBe('done')
    expect(events.some((event) => actor.getSnapshot().can(event))).toBe(false)
  })

  test('it begins where a proposal puts the case', () => {
    const begun = createActor(amendmentMachine, { input: { procedure } }).getSnapshot().value
    expect(given(amendment, [], setting).after(propose()).case('amend-1')?.phase).toBe(begun)
  })
})

/** The phase after a step, in plain words of the articles; undefined where it has no place. */
function lawfulPhase(
  phase: string,
  { type, tally }: { readonly type: string; readonly tally?: MeetingTally },
): string | undefined {
  const votes = tally ?? { eligible: 0, present: 0, for: 0 }
  const quorum = votes.present * 3 >= votes.eligible * 2 && votes.eligible > 0
  switch (`${phase} ${type}`) {
    case 'proposed recordCouncilVote':
      return quorum ? (votes.for * 2 > votes.present ? 'council' : 'rejected') : phase
    case 'council recordCongressVote':
      return quorum ? (votes.for * 3 >= votes.present * 2 ? 'congress' : 'rejected') : phase
    case 'congress fileAmendment':
      return 'filed'
    case 'filed approveAmendment':
      return 'inForce'
    case 'filed rejectAmendment':
      return 'rejected'
    case 'proposed withdrawAmendment':
    case 'council withdrawAmendment':
      return 'withdrawn'
    default:
      return undefined
  }
}

interface Kept {
  readonly phase: string
  readonly procedure: unknown
}

describe('over random histories', () => {
  const someTally = fc
    .tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(3), fc.nat(3))
    .map(([eligible, present, agreed, against, abstain]) => ({ eligible, present, for: agreed, against, abstain }))
  const date = '2026-06-01'
  const step = fc.oneof(
    { weight: 5, arbitrary: someTally.map((votes) => councilVote(date, votes)) },
    { weight: 5, arbitrary: someTally.map((votes) => congressVote(date, votes)) },
    { weight: 5, arbitrary: fc.constantFrom(councilVote(date, tally(9, 9)), congressVote(date, tally(9, 9)), file(date)) },
    { weight: 2, arbitrary: fc.constantFrom(approve(date), reject(date)) },
    { weight: 1, arbitrary: fc.constantFrom('resident-1', 'resident-2').map((by) => withdraw(date, { by })) },
  )
  const { decision, then } = given(amendment, [], setting).when(propose())
  const opening = decision.ok ? decision.events : []
  const start = then(opening)

  test('decide and evolve, the machine and the articles agree on every phase; the procedure never changes; replay is live', () => {
    let steps = 0
    const closed = new Set<unknown>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 25, maxLength: 40 }), (course) => {
        const actor = createActor(amendmentMachine, { input: start.case('amend-1') as never }).start()
        const history: { readonly type: string }[] = [...opening]
        let so: Given = start
        for (const action of course) {
          steps += 1
          const before = so.case('amend-1') as unknown as Kept
          const lawful = lawfulPhase(before.phase, action)
          const { decision, then } = so.when(action)
          if (decision.ok) {
            history.push(...decision.events)
            so = then(decision.events)
          } else if (decision.refusal.code !== 'outOfPhase') {
            if (!['tallyImpossible', 'notPossible'].includes(decision.refusal.code)) throw new Error(decision.refusal.code)
            continue
          }
          const after = so.case('amend-1') as unknown as Kept
          const open = actor.getSnapshot().status === 'active'
          if (open) actor.send(action as AmendmentStep)
          const phases = [after.phase, lawful ?? before.phase, actor.getSnapshot().value]
          if (new Set(phases).size > 1) throw new Error(`${before.phase} ${JSON.stringify(action)}: ${phases}`)
          if (after.procedure !== before.procedure) throw new Error('the procedure changed')
          if (open !== amendment.accepts(before as never).length > 0) throw new Error(`${before.phase} is closed for one of both`)
          if (!open) closed.add(after.phase)
        }
        const replayed = given(amendment, history, setting)
        expect(replayed.case('amend-1')).toEqual(so.case('amend-1'))
        expect(replayed.row('constitutions', '2026')).toEqual(so.row('constitutions', '2026'))
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 420, seed: 2026 },
    )
    expect(steps).toBeGreaterThanOrEqual(10_000)
    expect([...closed].sort()).toEqual(['inForce', 'rejected', 'withdrawn'])
  }, 120_000)
})
