import { getAdjacencyMap, getShortestPaths } from '@xstate/graph'
import fc from 'fast-check'
import { REFERRAL_PHASES, type ReferralStep, referral, referralMachine } from 'huzhu/referral'
import { given, lifecycleContract } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { answer, bring, setting, withdraw } from './setting.ts'

const steps: readonly ReferralStep[] = [answer(), answer({ answer: 'declined' }), withdraw()]

/** A transition as the adjacency map of a machine holds it. */
interface Taken {
  readonly state: { readonly value: unknown }
  readonly event: { readonly type: string }
}

describe('the machine of a referral', () => {
  test('every phase can be reached, and every transition is taken', () => {
    const events = [...steps]
    const reached = getShortestPaths(referralMachine, { events, input: {} }).map(({ state }) => state.value)
    expect([...new Set(reached)].sort()).toEqual([...REFERRAL_PHASES].sort())
    const taken = Object.values(getAdjacencyMap(referralMachine, { events, input: {} })).flatMap(({ state, transitions }) =>
      Object.values<Taken>(transitions).flatMap((to) =>
        to.state.value === state.value ? [] : `${to.event.type} ${to.state.value}`,
      ),
    )
    expect(taken.sort()).toEqual(['answerReferral agreed', 'answerReferral declined', 'withdrawReferral withdrawn'])
  })

  test('decide and evolve agree with it, phase by phase, over random histories', () => {
    const start = given(referral, [], setting).after(bring())
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...steps, answer({ by: 'resident-1' }), withdraw('chess')), { maxLength: 10 }),
        (course) => {
          const actor = createActor(referralMachine, { input: {} }).start()
          let so = start
          for (const action of course) {
            const { decision, then } = so.when(action)
            if (decision.ok) so = then(decision.events)
            if (decision.ok || decision.refusal.code === 'outOfPhase') actor.send(action)
            expect(so.case('referral-1')?.phase).toBe(actor.getSnapshot().value)
          }
        },
      ),
      { numRuns: 200 },
    )
  }, 120_000)
})

describe('the referral, as a lifecycle,', () => {
  const histories = [
    [bring(), answer({ reasons: { ref: 'minutes', commitment: 'f'.repeat(64) } })],
    [bring(), answer({ answer: 'declined' })],
    [bring(), withdraw()],
  ]
  for (const { name, run } of lifecycleContract(referral, { histories, setting, machine: referralMachine })) test(name, run)
})
