import { amendment } from 'huzhu/amendment'
import { referral } from 'huzhu/referral'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { answer, bring, setting } from '../referral/setting.ts'

const brought = given(referral, [], setting).after(bring())
const answered = {
  type: 'referralAnswered',
  case: 'referral-1',
  phase: 'agreed',
  on: '2026-03-10',
  answer: 'agreed',
  late: false,
}

describe('given, when, then', () => {
  test('goes on from what happened, and leaves what went before as it was', () => {
    const after = brought.when(answer()).then([answered])
    expect(after.case('referral-1')).toMatchObject({ phase: 'agreed' })
    expect(brought.case('referral-1')).toMatchObject({ phase: 'open' })
    after.when(answer()).thenRefused('outOfPhase').when(answer()).thenRefused('outOfPhase', { phase: 'agreed' })
  })

  test('takes events as what happened before', () => {
    const { decision } = given(referral, [], setting).when(bring())
    const events = decision.ok ? decision.events : []
    given(referral, events, setting).when(answer()).then([answered])
  })

  test('shows how other events differ from those expected', () => {
    expect(() => brought.when(answer()).then([{ ...answered, late: true }])).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected other events than \`referralAnswered\`:
      at \`0.late\`: expected true, got false]
    `)
    expect(() => brought.when(answer()).then([])).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected other events than \`referralAnswered\`:
      at \`0\`: expected nothing, got {"type":"referralAnswered","case":"referral-1","phase":"agreed","on":"2026-03-10","answer":"agreed","late":false}]
    `)
    const { late: _, ...without } = answered
    expect(() => brought.when(answer()).then([{ ...without, extra: [1] }])).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected other events than \`referralAnswered\`:
      at \`0.extra\`: expected [1], got nothing
      at \`0.late\`: expected nothing, got false]
    `)
  })

  test.each([
    ['no text', { code: 'notPossible', reason: 'busy', ids: [] }, 'at `text`: is missing'],
    [
      'a text in one language',
      { code: 'notPossible', reason: 'busy', ids: [], text: { en: 'busy' } },
      'at `text.zh-CN`: is missing',
    ],
    ['a code of its own', { code: 'busy' }, 'there is no such code'],
  ])('tells of a refusal with %s, which nobody could read', (_, refusal, why) => {
    const odd = { ...referral, decide: () => ({ ok: false, refusal }) as never }
    expect(() => given(odd, [], setting).when(bring())).toThrow(why)
  })

  test('shows a refusal where events were expected', () => {
    expect(() => brought.when(answer({ by: 'east' })).then([answered])).toThrowErrorMatchingInlineSnapshot(
      `[Error: expected \`referralAnswered\`, but it was refused: {"code":"notPossible","reason":"notTheOrganAsked","ids":["east"],"text":{"en":"only the organ that was asked can answer","zh-CN":"只有被提请的机构可以答复"}}]`,
    )
    expect(() => brought.after(answer({ by: 'east' }))).toThrowErrorMatchingInlineSnapshot(
      `[Error: \`answerReferral\` was refused: {"code":"notPossible","reason":"notTheOrganAsked","ids":["east"],"text":{"en":"only the organ that was asked can answer","zh-CN":"只有被提请的机构可以答复"}}]`,
    )
    expect(() => brought.when(answer({ by: 'east' })).thenNothing()).toThrow('expected nothing, but it was refused')
  })

  test('shows what happened where a refusal was expected, and another refusal than expected', () => {
    expect(() => brought.when(answer()).thenRefused('notFound')).toThrowErrorMatchingInlineSnapshot(
      `[Error: expected the refusal \`notFound\`, but this happened: \`referralAnswered\`]`,
    )
    expect(() => brought.when(answer({ by: 'east' })).thenRefused('notFound')).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected another refusal than \`notPossible\`:
      at \`code\`: expected "notFound", got "notPossible"]
    `)
    expect(() =>
      brought.when(answer({ by: 'east' })).thenRefused('notPossible', { ids: ['west'] }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected another refusal than \`notPossible\`:
      at \`ids.0\`: expected "west", got "east"]
    `)
  })

  test('takes the action as a society does: plain, by its schema, with its case', () => {
    brought.when({ ...answer(), answer: 'maybe' }).thenRefused('malformed', { path: ['answer'] })
    brought.when({ ...answer(), reasons: undefined }).thenRefused('malformed', { path: ['reasons'] })
    brought.when({ ...answer(), type: 'shout' }).thenRefused('unknownAction', { type: 'shout' })
    brought.when({ ...answer(), type: 'toString' }).thenRefused('unknownAction')
    brought.when(answer({ case: 'referral-2' })).thenRefused('notFound', { what: 'case', id: 'referral-2' })
    brought.when(bring()).thenRefused('alreadyExists', { what: 'case', id: 'referral-1' })
  })

  test('knows a case of another kind under the same id for what it is', () => {
    const other = given(referral, [], { tables: { cases: { 'referral-1': { kind: 'amendment', case: { phase: 'proposed' } } } } })
    other.when(answer()).thenRefused('notFound')
    expect(other.due()).toEqual([])
  })

  test('is no promise: awaited by mistake, it says so', async () => {
    const awaited = (async () => await (brought.when(answer()) as unknown))()
    await expect(awaited).rejects.toThrow('what `when` gives is no promise')
  })

  test('counts days in the zone of the society', () => {
    const late = { ...answer(), at: '2026-03-17T20:00:00.000Z' }
    brought.when(late).then([{ ...answered, on: '2026-03-18', late: true }])
    brought
      .with({ zone: 'UTC' })
      .when(late)
      .then([{ ...answered, on: '2026-03-17' }])
  })

  test('has a constitution, a structure and parameters only as given', () => {
    given(amendment)
      .when({
        id: 'a',
        type: 'proposeAmendment',
        by: 'b',
        at: '2026-01-01T00:00:00.000Z',
        case: 'c',
        document: { id: 'test', version: '2', validFrom: '2026-01-01' },
        runningCases: 'keep',
      })
      .thenRefused('notPossible', { reason: 'parameterMissing' })
  })
})
