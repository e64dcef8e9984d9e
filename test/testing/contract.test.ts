import type { Lifecycle, Refusal } from 'huzhu'
import { referral, referralMachine } from 'huzhu/referral'
import { type LifecycleSamples, lifecycleContract } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { answer, bring, setting, withdraw } from '../referral/setting.ts'
import { drop, empty, hang, suggestions } from '../society/suggestions.ts'

const histories = [
  [bring(), answer({ reasons: { ref: 'minutes', commitment: 'f'.repeat(64) } })],
  [bring(), answer({ answer: 'declined' })],
  [bring(), withdraw()],
]
const samples: LifecycleSamples = { histories, setting, machine: referralMachine }

/** Messages of the promises that a lifecycle breaks. */
async function broken(change: Partial<Lifecycle>, more: Partial<LifecycleSamples> = {}): Promise<readonly string[]> {
  const messages: string[] = []
  for (const { run } of lifecycleContract({ ...referral, ...change }, { ...samples, ...more })) {
    await run().catch((error: Error) => messages.push(error.message))
  }
  return messages
}

const { answerReferral } = referral.actions
const { referralAnswered, ...otherEvents } = referral.events

describe('a lifecycle that breaks a promise is told so', () => {
  let count = 0
  const next = () => {
    count += 1
    return count
  }

  test('one that keeps them is not', async () => {
    expect(await broken({})).toEqual([])
    expect(await broken({}, { machine: undefined as never })).toEqual([])
  })

  const cases: readonly (readonly [string, Partial<Lifecycle>, string])[] = [
    ['no Chinese name', { label: { en: 'referral', 'zh-CN': 'referral' } }, '`referral` has no Chinese name'],
    ['no English name', { label: { en: '提请', 'zh-CN': '提请' } }, '`referral` has no English name'],
    [
      'a schema that takes anything',
      {
        actions: {
          ...referral.actions,
          answerReferral: { ...answerReferral, schema: { safeParse: (data: unknown) => ({ success: true, data }) } } as never,
        },
      },
      'is taken with a field that nothing reads',
    ],
    [
      'late paper taken and not said',
      { actions: { ...referral.actions, answerReferral: { ...answerReferral, late: false } as never } },
      'takes late paper and does not say so',
    ],
    ['an event not declared', { events: otherEvents }, 'the event `referralAnswered` is not declared'],
    [
      'an event never brought',
      { events: { ...referral.events, referralLost: referralAnswered as never } },
      'no event `referralLost` is met',
    ],
    [
      'an event of another form',
      { decide: (action, context) => within(referral.decide(action, context), (event) => ({ ...event, mood: 'good' })) },
      'has not the form declared',
    ],
    [
      'a decision that differs',
      {
        decide: (action, context) =>
          within(referral.decide(action, context), (event) => ({ ...event, case: `referral-${next()}` })),
      },
      'expected other events',
    ],
    [
      'an event folded otherwise',
      {
        evolve: (event, before, state) => ({
          ...referral.evolve(event, before, state),
          case: { phase: 'open', n: next() },
        }),
      },
      'folds otherwise the second time',
    ],
    [
      'a fold that changes what it reads',
      {
        evolve: (event, before, state) =>
          before === undefined
            ? referral.evolve(event, before, state)
            : { case: Object.assign(before, { phase: event.phase }), writes: [] },
      },
      'Cannot assign to read only property',
    ],
    [
      'a fold that objects',
      {
        evolve: (event, before, state) =>
          before === undefined && event.type !== 'referralBrought' ? fail('no case') : referral.evolve(event, before, state),
      },
      'no case',
    ],
    ['a phase that accepts what it refuses', { accepts: () => ['answerReferral'] }, 'and refuses it, or the reverse'],
    ['a phase that refuses what it accepts', { accepts: () => [] }, 'and refuses it, or the reverse'],
    ['something due in a closed case', { due: () => [{ what: 'x', label: referral.label }] }, 'has something due'],
    ['a fact not declared', { supplies: () => [] }, 'the fact `authority` is not declared'],
    ['a fact of another type', { facts: () => ({ authority: true }) }, 'the fact `authority`'],
  ]
  test.each(cases)('%s', async (_, change, message) => {
    expect((await broken(change)).join('\n')).toContain(message)
  })

  test('a history that is refused', async () => {
    const messages = await broken({}, { histories: [[bring(), answer({ by: 'east' })]] })
    expect(messages[0]).toContain('action 1 (`answerReferral`) of history 0 is refused: {"code":"notPossible"')
  })

  test('an action that no history holds', async () => {
    expect(await broken({}, { histories: histories.slice(0, 2) })).toEqual([
      'no action `withdrawReferral` is met',
      'no event `referralWithdrawn` is met',
      'phase `open` accepts `withdrawReferral`, which continues no case',
    ])
  })

  const phases = { agreed: { type: 'final' }, declined: { type: 'final' }, withdrawn: { type: 'final' } } as const
  const open = { on: { answerReferral: 'agreed', withdrawReferral: 'withdrawn' } } as const
  const machines: readonly (readonly [string, object, string])[] = [
    [
      'other actions',
      { states: { open: { on: { answerReferral: 'agreed' } }, ...phases } },
      'phase `open` takes answerReferral, but the lifecycle',
    ],
    [
      'actions outside its phases',
      { on: { withdrawReferral: '.withdrawn' }, states: { open, ...phases } },
      'takes actions outside its phases',
    ],
    [
      'nested phases',
      { states: { open: { ...open, initial: 'a', states: { a: {} } }, ...phases } },
      'phase `open` is compound, not flat',
    ],
    [
      'deadlines of its own',
      { states: { open: { ...open, after: { 1000: 'withdrawn' } }, ...phases } },
      'lets something happen by itself',
    ],
  ]

  test.each(machines)('a machine with %s', async (_, config, message) => {
    const machine = createMachine({ initial: 'open', ...config } as never)
    expect((await broken({}, { machine })).join('\n')).toContain(message)
  })
})

describe('a lifecycle with a ballot box is told', () => {
  const history = [hang(), drop('p1', 'slow', { tracker: 'tracker1' }), empty()]
  const box = { ballots: [{ ballot: { topic: 'lift', text: 'slow' }, count: 1 }], trackers: ['tracker1'] }

  async function told(change: Partial<Lifecycle>, more: Partial<LifecycleSamples> = {}): Promise<string> {
    const messages: string[] = []
    const tried: LifecycleSamples = { histories: [history], setting: { box }, ...more }
    for (const { run } of lifecycleContract({ ...suggestions, ...change }, tried))
      await run().catch((error: Error) => messages.push(error.message))
    return messages.join('\n')
  }

  /** The same lifecycle, but for what it decides on a note. */
  const onNotes = (decide: (text: string, topic: string) => ReturnType<Lifecycle['decide']>): Partial<Lifecycle> => ({
    decide(action, context) {
      const sound = suggestions.decide(action, context)
      if (action.type !== 'dropNote' || context.case?.phase !== 'hanging') return sound
      const { topic, text } = (action as typeof action & { ballot: { topic: string; text: string } }).ballot
      return decide(text, topic)
    },
  })
  const dropped = { type: 'noteDropped', case: 'hall', member: 'p1', slot: 'left' }
  const ok = (more: object = {}) => ({ ok: true, events: [{ ...dropped, ...more }] }) as const
  const no = (refusal: Refusal) => ({ ok: false, refusal }) as const

  test('nothing, if it keeps its secrets', async () => {
    expect(await told({})).toBe('')
    expect(await told(onNotes((_, topic) => (topic === 'lift' ? ok() : no({ code: 'tallyImpossible', problem: 'no' }))))).toBe('')
  })

  test.each([
    ['what an event repeats', onNotes((text) => ok({ slot: text }))],
    ['an event that comes of some contents only', onNotes((text) => (text.length > 5 ? { ok: true, events: [] } : ok()))],
    ['what a refusal repeats', onNotes((text) => (text === 'slow' ? ok() : no({ code: 'notFound', what: 'note', id: text })))],
    [
      'a reason that hangs on the content',
      onNotes((text, topic) =>
        topic === 'lift'
          ? ok()
          : no({ code: 'notPossible', reason: text === 'slow' ? 'one' : 'other', ids: [], text: { en: 'no', 'zh-CN': '不能' } }),
      ),
    ],
  ])('%s', async (_, change) => {
    const other = { ...drop('p1', 'slow'), ballot: { topic: 'noise', text: 'slow' } }
    const messages = await told(change, { histories: [history, [history[0] ?? other, drop('p1', 'slow'), empty()]] })
    expect(messages).toContain('`ballot` of `dropNote` can be told from the answer')
  })

  test('a secret field that no history holds', async () => {
    expect(await told({}, { histories: [[hang(), drop('p1', 'slow'), empty()]] })).toBe(
      'no secret field `dropNote.tracker` is met',
    )
  })

  test('what the box holds only where it opens it', async () => {
    const seen = new Set<string>()
    await told({
      decide(action, context) {
        if (context.box !== undefined) seen.add(action.type)
        return suggestions.decide(action, context)
      },
    })
    expect([...seen]).toEqual(['emptyBox'])
  })

  test('a box that it opens when it is only asked', async () => {
    const hasty: Partial<Lifecycle> = {
      decide: (action, context) =>
        suggestions.decide(action, action.type === 'emptyBox' ? { ...context, box: { ballots: [], trackers: [] } } : context),
    }
    expect(await told(hasty)).toContain('expected other events than `boxEmptied`')
  })
})

function within(
  decision: ReturnType<Lifecycle['decide']>,
  change: (event: { readonly type: string }) => object,
): ReturnType<Lifecycle['decide']> {
  return decision.ok ? { ok: true, events: decision.events.map((event) => change(event) as never) } : decision
}

function fail(message: string): never {
  throw new Error(message)
}
