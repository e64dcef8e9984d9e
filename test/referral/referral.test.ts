import { referral, referralDigest } from 'huzhu/referral'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { answer, bring, lending, setting, withdraw } from './setting.ts'

const start = given(referral, [], setting)
const brought = start.after(bring())
const agreed = brought.after(answer())
const again = { ...lending, id: 'lend-2', at: '2026-03-11T04:00:00.000Z', authority: 'referral-1' }

describe('a referred action is put before the organ', () => {
  test('and the case says which organ, of which unit, about what', () => {
    start.when(bring()).then([
      {
        type: 'referralBrought',
        case: 'referral-1',
        phase: 'open',
        on: '2026-03-03',
        procedure: { constitution: { id: 'test', version: '1', hash: '0'.repeat(64) } },
        organ: 'council',
        unit: 'head',
        subjectAction: 'lendRoom',
        digest: referralDigest(lending),
        broughtBy: 'resident-1',
        deadline: '2026-03-17',
      },
    ])
  })

  test('the answer is due by the day that the ruling named', () => {
    expect(brought.due()).toMatchObject([
      { what: 'answerReferral', deadline: '2026-03-17', case: 'referral-1', unit: 'head', who: 'head:council' },
    ])
    const { deadline: _, ...open } = bring()
    expect(start.after(open).due()[0]).not.toHaveProperty('deadline')
    expect(agreed.due()).toEqual([])
  })

  test.each(['head', 'resident-1', 'head:assembly', 'south:council', 'council', 'chess'])('%s is no organ', (organ) => {
    start.when(bring({ organ })).thenRefused('notFound', { what: 'organ', id: organ })
  })

  test('not with a deadline that is over', () => {
    start.when(bring({ deadline: '2026-03-02' })).thenRefused('outOfTime', { from: '2026-03-03' })
    expect(start.when(bring({ deadline: '2026-03-03' })).decision.ok).toBe(true)
  })

  test('it touches the unit whose organ is asked', () => {
    expect(start.touches(bring({ organ: 'west:assembly' }))).toEqual(['west'])
    expect(start.touches(bring({ organ: 'nowhere' }))).toEqual([])
    expect(brought.touches(answer())).toEqual(['head'])
  })
})

describe('the organ that was asked answers, and nobody else', () => {
  test.each(['agreed', 'declined'] as const)('%s', (given) => {
    brought
      .when(answer({ answer: given }))
      .then([{ type: 'referralAnswered', case: 'referral-1', phase: given, on: '2026-03-10', answer: given, late: false }])
  })

  test.each(['resident-1', 'head', 'east:assembly'])('%s cannot answer for it', (by) => {
    brought.when(answer({ by })).thenRefused('notPossible', { reason: 'notTheOrganAsked', ids: [by] })
  })

  test('it answers once', () => {
    agreed.when(answer({ answer: 'declined' })).thenRefused('outOfPhase', { phase: 'agreed', expected: [] })
  })

  test('a late answer counts, and says that it is late', () => {
    brought
      .when(answer({ at: '2026-03-17T16:00:00.000Z' }))
      .then([{ type: 'referralAnswered', case: 'referral-1', phase: 'agreed', on: '2026-03-18', answer: 'agreed', late: true }])
    const paper = answer({ at: '2026-03-20T04:00:00.000Z', on: '2026-03-17', recordedBy: 'secretary' })
    expect(brought.when(paper).decision).toMatchObject({ events: [{ on: '2026-03-17', late: false }] })
  })

  test('an answer dated before the question is refused', () => {
    brought.when(answer({ on: '2026-03-02' })).thenRefused('outOfTime', { date: '2026-03-02', from: '2026-03-03' })
  })

  test('it can give reasons', () => {
    const reasons = { ref: 'minutes/3', commitment: 'd'.repeat(64) }
    expect(brought.after(answer({ answer: 'declined', reasons })).case('referral-1')).toMatchObject({
      phase: 'declined',
      reasons,
    })
  })

  test('whoever brought it can take it back, nobody else', () => {
    brought.when(withdraw()).then([{ type: 'referralWithdrawn', case: 'referral-1', phase: 'withdrawn', on: '2026-03-09' }])
    brought.when(withdraw('chess')).thenRefused('notPossible', { reason: 'notWhoBroughtIt', ids: ['chess'] })
  })
})

describe('rules can ask what is put to the organ and what it answers', () => {
  test('so that one constitution wants another majority for another matter', () => {
    expect(start.facts(bring())).toMatchObject({ 'referral.action': 'lendRoom', 'referral.answer': 'none' })
    expect(brought.facts(answer())).toMatchObject({ 'referral.action': 'lendRoom', 'referral.answer': 'agreed' })
    expect(brought.facts(answer({ answer: 'declined' }))).toMatchObject({ 'referral.answer': 'declined' })
    expect(brought.facts(withdraw())).toMatchObject({ 'referral.action': 'lendRoom', 'referral.answer': 'none' })
  })

  test('and of an action that is no referral there is nothing to say', () => {
    expect(Object.keys(agreed.facts(lending))).toEqual(['authority'])
  })
})

describe('an action stands on the authority of an organ that agreed to exactly this', () => {
  test('the same deed asked for again', () => {
    expect(agreed.facts(again)).toEqual({ authority: 'council' })
    expect(
      agreed.facts({ ...again, meets: ['o#1'], recordedBy: 'secretary', evidence: { ref: 'r', hash: 'e'.repeat(64) } }),
    ).toEqual({
      authority: 'council',
    })
  })

  test.each([
    ['another type', { type: 'lendYard' }],
    ['by another', { by: 'east' }],
    ['in another unit', { unit: 'east' }],
    ['with other content', { details: { 'lending.hours': 4 } }],
    ['with more content', { details: { 'lending.hours': 3, 'lending.outside': true } }],
    ['on another day', { on: '2026-03-01' }],
    ['without its authority named', { authority: undefined }],
    ['on a referral that is not there', { authority: 'referral-2' }],
  ])('but nothing else: %s', (_, change) => {
    const { authority, ...other } = { ...again, ...change }
    expect(agreed.facts(authority === undefined ? other : { ...other, authority })).toEqual({ authority: 'none' })
  })

  test('not before the organ agreed, nor where it declined or the referral was withdrawn', () => {
    for (const so of [brought, brought.after(answer({ answer: 'declined' })), brought.after(withdraw())]) {
      expect(so.facts(again)).toEqual({ authority: 'none' })
    }
  })

  test('not on a case of another kind', () => {
    const so = start.with({ tables: { cases: { 'referral-1': { kind: 'amendment', case: { phase: 'agreed' } } } } })
    expect(so.facts(again)).toEqual({ authority: 'none' })
  })

  test('not twice: once an action has stood on it, the agreement is spent', () => {
    expect(agreed.with({ tables: { authorities: { 'referral-1': { action: 'lend-2' } } } }).facts(again)).toEqual({
      authority: 'none',
    })
  })

  test('nor where the structure has no such organ any more', () => {
    expect(agreed.with({ structure: { legalForm: 'other', layers: [], organs: [], offices: [] } }).facts(again)).toEqual({
      authority: 'none',
    })
  })

  const assembly = (unit: string) => start.after(bring({ organ: `${unit}:assembly` }), answer({ by: `${unit}:assembly` }))

  test('an organ of the unit or of a unit above it counts; the assembly of one branch has no say in another', () => {
    expect(assembly('east').facts(again)).toEqual({ authority: 'assembly' })
    expect(assembly('west').facts(again)).toEqual({ authority: 'none' })
  })

  test('where no unit is named, it is the unit that acts, else the whole society', () => {
    const { unit: _, ...deed } = lending
    const digest = referralDigest(deed)
    const retried = { ...deed, authority: 'referral-1' }
    const east = start.after(bring({ organ: 'east:assembly', digest }), answer({ by: 'east:assembly' }))
    expect(east.facts(retried)).toEqual({ authority: 'assembly' })
    const west = start.after(bring({ organ: 'west:assembly', digest }), answer({ by: 'west:assembly' }))
    expect(west.facts(retried)).toEqual({ authority: 'none' })

    const person = { ...retried, by: 'resident-1' }
    const own = { digest: referralDigest(person) }
    expect(start.after(bring({ organ: 'east:assembly', ...own }), answer({ by: 'east:assembly' })).facts(person)).toEqual({
      authority: 'none',
    })
    expect(start.after(bring(own), answer()).facts(person)).toEqual({ authority: 'council' })
  })

  test('the digest is that of the deed, not of the request', () => {
    const deed = { type: 'lendRoom', by: 'chess', unit: 'chess', details: { 'lending.hours': 3 } }
    expect(referralDigest(lending)).toBe(referralDigest(deed))
    // printf '{"by":"chess","details":{"lending.hours":3},"type":"lendRoom","unit":"chess"}' | sha256sum
    expect(referralDigest(lending)).toBe('5cae1c50c07f7c42ce5035124fd6cc614da1ba9bbfdbfea8f5a06d9e5456d9c5')
  })
})
