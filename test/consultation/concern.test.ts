import { consultation } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { drawParticipants } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { registerOf, settingWith as societyWith } from '../election/setting.ts'
import { EAST, HANDED_IN, on, PAPER, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

const start = given(consultation, [], settingWith())
const called = { stakes: ['member', 'neighbour'], deliberateOn: '2026-05-12', opinionsUntil: '2026-05-16' }
const convened = start.after(
  ...untilDeliberating.slice(0, 2),
  on('conveneConsultation', '2026-05-05', { ...called, bodies: ['street'] }),
)
const table = 'consultation.concerned/c1'

const EVIDENCE = { ref: 'deed', hash: 'a'.repeat(64) }

describe('whoever has a stake', () => {
  const join = (subject: string, stake: string, more: object = {}) =>
    on('joinConcerned', '2026-05-06', { by: subject, subject, stake, ...more })

  test('joins by evidence', () => {
    convened
      .when(join('w1', 'neighbour', { evidence: EVIDENCE }))
      .then([{ type: 'concernedJoined', case: 'c1', phase: 'convened', on: '2026-05-06', subject: 'w1', stake: 'neighbour' }])
    const so = convened.after(join('w1', 'neighbour', { evidence: EVIDENCE }))
    expect(so.case('c1')).toMatchObject({ concerned: 42 })
    expect(so.row(table, 'w1')).toEqual({ stake: 'neighbour', since: '2026-05-06' })
  })

  test('or by the register, where they came to the unit after the convening', () => {
    const moved = registerOf().do({ type: 'moveMember', subject: 'w1', from: 'west', to: 'east' })
    expect(convened.with(societyWith({}, moved)).after(join('w1', 'member')).case('c1')).toMatchObject({ concerned: 42 })
  })

  test('has one that facts bear out: no evidence, another unit, or another kind, and it is refused', () => {
    convened.when(join('w1', 'neighbour')).thenRefused('notPossible', { reason: 'stakeUnsupported', ids: ['neighbour'] })
    convened.when(join('w1', 'member')).thenRefused('notPossible', { reason: 'stakeUnsupported' })
    convened.when(join('w1', 'member', { evidence: EVIDENCE })).thenRefused('notPossible', { reason: 'stakeUnsupported' })
    convened.when(join('h1', 'member')).thenRefused('notPossible', { reason: 'stakeUnsupported' })
  })

  test('joins by a stake for which people were called, in person, once, and is known', () => {
    const membersOnly = start.after(...untilDeliberating.slice(0, 3))
    membersOnly.when(join('w1', 'neighbour', { evidence: EVIDENCE })).thenRefused('notFound', { what: 'stake', id: 'neighbour' })
    convened.when(join('w1', 'tenant', { evidence: EVIDENCE })).thenRefused('notFound', { what: 'stake', id: 'tenant' })
    convened.when(join('w1', 'neighbour', { by: 'w2', evidence: EVIDENCE })).thenRefused('notPossible', { reason: 'notInPerson' })
    convened.when(join('ghost', 'neighbour', { evidence: EVIDENCE })).thenRefused('notFound', { what: 'subject', id: 'ghost' })
    convened.when(join('v1', 'neighbour', { evidence: EVIDENCE })).thenRefused('alreadyExists', { what: 'concerned', id: 'v1' })
    convened.when(join('street', 'neighbour', { evidence: EVIDENCE })).thenRefused('alreadyExists')
    const taken = join('w1', 'neighbour', { ...HANDED_IN, evidence: EVIDENCE })
    expect(convened.when(taken).decision.ok).toBe(true)
    convened.when({ ...taken, on: '2026-05-04' }).thenRefused('outOfTime', { date: '2026-05-04', from: '2026-05-05' })
  })
})

describe('a draw of participants', () => {
  const GROUPS = [
    { group: 'old', places: 2, reserves: 2, pool: EAST.slice(0, 20) },
    { group: 'new', places: 2, reserves: 1, pool: EAST.slice(20) },
  ]
  const SEED = 'lottery of 2026-05-05: 07 11 19'
  const draw = (groups: object = GROUPS) => on('drawParticipants', '2026-05-06', { seed: SEED, groups })
  const decline = (subject: string, more: object = {}) => on('declinePlace', '2026-05-07', { by: subject, subject, ...more })
  const drawn = convened.after(draw())

  /** What anybody finds who has the pools and the seed. */
  const again = (...refused: readonly string[]) => {
    const result = drawParticipants({ seed: SEED, groups: GROUPS, refused })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.groups
  }
  const placesIn = (so: typeof drawn, as: string) =>
    EAST.filter((person) => (so.row(table, person) as { place?: { as: string } }).place?.as === as).sort()
  const [old] = again()
  const [first = '', second = ''] = old?.drawn ?? []
  const [reserve = '', last = ''] = old?.reserves ?? []

  test('can be held again by anybody from its seed and its pools', () => {
    convened.when(draw()).then([
      {
        type: 'participantsDrawn',
        case: 'c1',
        phase: 'convened',
        on: '2026-05-06',
        seed: SEED,
        groups: GROUPS,
        drawn: again(),
      },
    ])
    expect(placesIn(drawn, 'drawn')).toEqual(
      again()
        .flatMap((each) => each.drawn)
        .sort(),
    )
    expect(placesIn(drawn, 'reserve')).toEqual(
      again()
        .flatMap((each) => each.reserves)
        .sort(),
    )
  })

  test('is from those concerned, each in one pool, with as many as there are places; and is held once', () => {
    const pool = (ids: readonly string[], places = 2) => convened.when(draw([{ group: 'g', places, reserves: 0, pool: ids }]))
    pool([...EAST, 'w1']).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    pool(EAST, 41).thenRefused('malformed', { path: ['groups', 0, 'pool'] })
    pool([...EAST, 'v1']).thenRefused('malformed', { path: ['groups', 0, 'pool', 40] })
    drawn.when(draw()).thenRefused('notPossible', { reason: 'drawnAlready' })
  })

  test('leaves nobody out who has a stake, and lets no body in that has none', () => {
    const joined = convened.after(
      on('joinConcerned', '2026-05-06', { by: 'w1', subject: 'w1', stake: 'neighbour', evidence: EVIDENCE }),
    )
    const pool = (ids: readonly string[]) => joined.when(draw([{ group: 'g', places: 2, reserves: 0, pool: ids }]))
    pool(EAST).thenRefused('notPossible', { reason: 'leftOutOfPools', ids: ['w1'] })
    const { decision } = pool(EAST.slice(10))
    expect(decision).toMatchObject({ refusal: { reason: 'leftOutOfPools', ids: EAST.slice(0, 5) } })
    pool([...EAST, 'w1', 'street']).thenRefused('notPossible', { reason: 'noVote', ids: ['street'] })
    expect(pool([...EAST, 'w1']).decision.ok).toBe(true)
  })

  test('gives the place of one who declines to the first who stands by, and so on until nobody is left', () => {
    drawn
      .when(decline(first))
      .then([{ type: 'placeDeclined', case: 'c1', phase: 'convened', on: '2026-05-07', subject: first, replacedBy: reserve }])
    const refusals = [first, reserve, second, last]
    let so = drawn
    for (const [index, person] of refusals.entries()) {
      so = so.after(decline(person))
      expect(placesIn(so, 'drawn')).toEqual(
        again(...refusals.slice(0, index + 1))
          .flatMap((each) => each.drawn)
          .sort(),
      )
    }
    expect(again(...refusals)[0]?.vacant).toBe(2)
  })

  test('passes over a reserve who stands by no more', () => {
    drawn
      .when(decline(reserve))
      .then([{ type: 'placeDeclined', case: 'c1', phase: 'convened', on: '2026-05-07', subject: reserve }])
    const so = drawn.after(decline(reserve))
    expect(so.when(decline(first)).decision).toMatchObject({ events: [{ replacedBy: last }] })
  })

  test('is declined in person, by somebody who has a place', () => {
    drawn.when(decline(first, { by: second })).thenRefused('notPossible', { reason: 'notInPerson', ids: [first] })
    expect(drawn.when(decline(first, HANDED_IN)).decision.ok).toBe(true)
    drawn
      .after(decline(first))
      .when(decline(first))
      .thenRefused('notPossible', { reason: 'notDrawn', ids: [first] })
    convened.when(decline('v1')).thenRefused('notPossible', { reason: 'notDrawn', ids: ['v1'] })
  })

  test('leaves everybody concerned their opinion, also those whose lot did not come up', () => {
    const informed = drawn.after(on('publishMaterials', '2026-05-07', { materials: [TEXT] }))
    const [other = ''] = EAST.filter((person) => (drawn.row(table, person) as { place?: object }).place === undefined)
    const opinion = on('giveOpinion', '2026-05-08', { by: other, author: other, opinion: 'o1', text: TEXT })
    expect(informed.when(opinion).decision.ok).toBe(true)
  })
})

describe('edge case 16: an interest of one’s own', () => {
  const deliberating = start.after(...untilDeliberating)
  const declare = (subject: string, more: object = {}) =>
    on('declareInterest', '2026-05-13', { by: subject, subject, interest: TEXT, ...more })
  const decide = (subject: string, recused: boolean) => on('decideInterest', '2026-05-14', { subject, recused, reasons: TEXT })

  test('is declared by whoever is concerned, or by another, and decided with reasons', () => {
    const declared = deliberating.after(declare('v2'), declare('v3', { by: 'v4' }))
    expect(declared.row(table, 'v2')).toEqual({ stake: 'member', since: '2026-05-05', kind: 'resident', interest: 'own' })
    declared.when(decide('v2', true)).then([
      {
        type: 'interestDecided',
        case: 'c1',
        phase: 'deliberating',
        on: '2026-05-14',
        subject: 'v2',
        recused: true,
        reasons: TEXT,
      },
    ])
    const so = declared.after(decide('v2', true), decide('v3', false))
    expect(so.case('c1')).toMatchObject({ recused: ['v2'] })
    expect(so.row(table, 'v2')).toMatchObject({ interest: 'recused' })
    expect(so.row(table, 'v3')).toMatchObject({ interest: 'none' })
  })

  test('is decided once; who stays can have another, who steps aside has stepped aside', () => {
    deliberating.when(declare('w1')).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    deliberating.when(decide('v2', true)).thenRefused('notFound', { what: 'interest', id: 'v2' })
    const declared = deliberating.after(declare('v2'))
    declared.when(declare('v2')).thenRefused('alreadyExists', { what: 'interest', id: 'v2' })
    const aside = declared.after(decide('v2', true))
    aside.when(declare('v2')).thenRefused('alreadyExists', { what: 'interest', id: 'v2' })
    aside.when(decide('v2', false)).thenRefused('notFound', { what: 'interest', id: 'v2' })
    expect(declared.after(decide('v2', false)).when(declare('v2')).decision.ok).toBe(true)
  })

  test('of another is declared only by somebody concerned, and whoever it is can still declare it themselves', () => {
    deliberating.when(declare('v3', { by: 'east:branchAssembly' })).thenRefused('notPossible', {
      reason: 'notConcerned',
      ids: ['east:branchAssembly'],
    })
    deliberating.when(declare('v3', { by: 'w1' })).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    const declared = deliberating.after(declare('v3', { by: 'v4' }))
    expect(declared.row(table, 'v3')).toMatchObject({ interest: 'declared' })
    declared.when(declare('v3', { by: 'v5' })).thenRefused('alreadyExists', { what: 'interest', id: 'v3' })
    expect(declared.after(declare('v3')).row(table, 'v3')).toMatchObject({ interest: 'own' })
    const paper = declare('v3', HANDED_IN)
    expect(deliberating.after(paper).row(table, 'v3')).toMatchObject({ interest: 'own' })
  })

  test('of another is neither declared nor decided once the question is put: nobody is taken out for how they vote', () => {
    const answering = deliberating.after(declare('v3', { by: 'v4' }), on('closeOpinions', '2026-05-17'))
    expect(
      answering.after(declare('v6', { by: 'v7', at: '2026-05-17T04:00:00.000Z' }), decide('v6', true)).case('c1'),
    ).toMatchObject({ recused: ['v6'] })
    const put = answering.after(on('openDecision', '2026-05-18'))
    const late = (subject: string, more: object = {}) => declare(subject, { at: '2026-05-19T04:00:00.000Z', ...more })
    put.when(late('v5', { by: 'v4' })).thenRefused('notPossible', { reason: 'ownInterestOnly', ids: ['v5'] })
    put.when(decide('v3', true)).thenRefused('notPossible', { reason: 'ownInterestOnly', ids: ['v3'] })
    const backdated = { on: '2026-05-14', ...PAPER, at: '2026-05-19T04:00:00.000Z' }
    put.when({ ...decide('v3', true), ...backdated }).thenRefused('notPossible', { reason: 'ownInterestOnly' })
    expect(put.after(late('v5'), decide('v5', true)).case('c1')).toMatchObject({ recused: ['v5'] })
    expect(put.after(late('v3'), decide('v3', true)).case('c1')).toMatchObject({ recused: ['v3'] })
    const paper = late('v5', { ...HANDED_IN, on: '2026-05-18' })
    expect(put.after(paper, decide('v5', true)).case('c1')).toMatchObject({ recused: ['v5'] })
  })

  test('comes up after the convening', () => {
    deliberating
      .when(declare('v2', { on: '2026-05-04', ...PAPER }))
      .thenRefused('outOfTime', { date: '2026-05-04', from: '2026-05-05' })
  })

  test('of a thousand fills what a case can hold', () => {
    const full = {
      kind: 'consultation',
      case: { ...deliberating.case('c1'), recused: Array.from({ length: 1000 }, (_, at) => `r${at}`) },
    }
    const so = deliberating.with({ tables: { cases: { c1: full } } }).after(declare('v2'))
    so.when(decide('v2', true)).thenRefused('notPossible', { reason: 'tooManyRecused' })
    expect(so.when(decide('v2', false)).decision.ok).toBe(true)
  })
})

test('a stake of several kinds enters each subject once, by the first that fits', () => {
  const both = {
    ...ROOM,
    stakes: [
      { stake: 'household', from: 'members' as const, kinds: ['household' as const] },
      { stake: 'anybody', from: 'members' as const },
    ],
  }
  const so = given(consultation, [], settingWith({ 'consultation.room': both })).after(
    propose(),
    on('screenTopic', '2026-05-04', { finding: 'admitted' }),
    on('conveneConsultation', '2026-05-05', { ...called, stakes: ['household', 'anybody'] }),
  )
  expect(so.case('c1')).toMatchObject({ concerned: 45 })
  expect(so.row(table, 'h1')).toMatchObject({ stake: 'household' })
  expect(so.row(table, 'v1')).toMatchObject({ stake: 'anybody' })
})
