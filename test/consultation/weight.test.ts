import { type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { registerOf, settingWith as societyWith } from '../election/setting.ts'
import { asideOf, ballotOf, closeOpinions, conclude, outcomeOf, put, vote, votes } from './deciding.ts'
import { on, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

type Rule = ConsultationProcedure['decision']
type Share = {
  readonly unit: 'heads' | 'area' | 'residents' | 'members' | 'representatives'
  readonly of: 'eligible' | 'participating'
}

const share = (num: number, den: number, cmp: '>' | '>=', more: Share) => ({ num, den, cmp, ...more })
const both = (num: number, den: number, cmp: '>' | '>=', of: Share['of']) => ({
  all: [share(num, den, cmp, { unit: 'heads', of }), share(num, den, cmp, { unit: 'area', of })],
})
/** More than half of those who take part, of whom there are two thirds: by heads and by area. */
const ORDINARY: Rule = {
  mode: 'motion',
  motion: { pass: both(1, 2, '>', 'participating'), quorum: { of: 'participating', reach: both(2, 3, '>=', 'eligible') } },
}
const half = (unit: Share['unit']): Rule => ({
  mode: 'motion',
  motion: { pass: share(1, 2, '>', { unit, of: 'participating' }) },
})

/** Floor areas of the owners of `east`; in `west` the owner x1 has 400. */
const AREAS = { o1: 500, o2: 100, o3: 100, o4: 100, o5: 100 }
const OWNERS = Object.keys(AREAS)
const owner = (id: string, area: number) => ({ id, kind: 'owner', area })
const register = registerOf()
  .do({ type: 'admitMembers', unit: 'east', members: Object.entries(AREAS).map(([id, area]) => owner(id, area)) })
  .do({ type: 'admitMembers', unit: 'west', members: [owner('x1', 400)] })
const EVIDENCE = { ref: 'lease', hash: '0'.repeat(64) }
const join = (subject: string, stake = 'neighbour') =>
  on('joinConcerned', '2026-05-06', { by: subject, subject, stake, evidence: EVIDENCE })

const start = given(consultation, [], settingWith())
const [, screen, convene] = untilDeliberating as readonly Typed[] as readonly [Typed, Typed, Typed]
const later = untilDeliberating.slice(3)

/** The question is put to the residents and owners of `east`, and to whoever joined. */
function open(decision: Rule, effect: 'leavesBoth' | 'staysInBase', ...joining: readonly ReturnType<typeof join>[]) {
  const stakes: ConsultationProcedure['stakes'] = [
    { stake: 'member', from: 'members', kinds: ['resident', 'owner'] },
    { stake: 'neighbour', from: 'evidence' },
  ]
  const procedure = { ...ROOM, decision, stakes, recusal: { effect } }
  const setting = { ...societyWith({}, register), parameters: { 'consultation.room': procedure as never } }
  return given(consultation, [], setting)
    .after(propose(), screen, { ...convene, stakes: ['member', 'neighbour'] })
    .after(...joining, ...later, closeOpinions, put({ until: '2026-05-25' }))
}

describe('two bases at once', () => {
  const building = open(ORDINARY, 'staysInBase')

  test('count an owner with five flats as one head, with the area of five: edge case 32', () => {
    expect(ballotOf(building)).toMatchObject({ voters: 5, eligible: { heads: 5, area: 900 } })
    expect(building.after(vote('o1', 'for')).row('consultation.tallies', 'c1/1')).toEqual({
      units: { heads: { for: 1, against: 0, abstain: 0 }, area: { for: 500, against: 0, abstain: 0 } },
    })
  })

  test('are both needed: what passes by heads and fails by area fails, and the reverse: edge case 31', () => {
    const heads = building.after(vote('o1', 'against'), ...votes('for', 'o2', 'o3', 'o4', 'o5'))
    expect(outcomeOf(heads.after(conclude('decided')))).toMatchObject({ result: 'rejected' })
    const area = building.after(vote('o1', 'for'), ...votes('against', 'o2', 'o3', 'o4', 'o5'))
    expect(outcomeOf(area.after(conclude('decided')))).toMatchObject({ result: 'rejected' })
    const two = building.after(...votes('for', 'o1', 'o2', 'o3'), vote('o4', 'against'))
    expect(outcomeOf(two.after(conclude('decided')))).toMatchObject({ result: 'adopted' })
  })

  test('weigh nobody who is no owner', () => {
    building.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'noVote', ids: ['v1'] })
  })
})

describe('evidence alone', () => {
  test('gives no vote in what the register counts: a neighbour does not outvote those whom it lists', () => {
    for (const [unit, stranger, base] of [
      ['residents', 'w1', 40],
      ['members', 'w1', 45],
      ['heads', 'x1', 5],
      ['area', 'x1', 900],
    ] as const) {
      const so = open(half(unit), 'leavesBoth', join(stranger))
      expect(ballotOf(so)).toMatchObject({ eligible: { [unit]: base } })
      so.when(vote(stranger, 'for')).thenRefused('notPossible', { reason: 'noVote', ids: [stranger] })
    }
  })

  test('gives one where persons concerned are counted, and an opinion that is answered everywhere', () => {
    const so = open(half('representatives'), 'leavesBoth', join('w1'))
    expect(ballotOf(so)).toMatchObject({ eligible: { representatives: 46 } })
    so.after(vote('w1', 'for'))
    const opinion = on('giveOpinion', '2026-05-13', { by: 'w1', author: 'w1', opinion: 'light', text: TEXT })
    start
      .after(...untilDeliberating.slice(0, 2), { ...convene, stakes: ['member', 'neighbour'] }, join('w1'))
      .after(...untilDeliberating.slice(3), opinion, closeOpinions)
      .when(put())
      .thenRefused('notPossible', { reason: 'unanswered', ids: ['light'] })
  })

  test('is not needed by whoever came to the unit after the convening: they join by the register, with a vote', () => {
    const moved = registerOf().do({ type: 'moveMember', subject: 'w1', from: 'west', to: 'east' })
    const joined = start
      .after(...untilDeliberating.slice(0, 3))
      .with(societyWith({}, moved))
      .after(join('w1', 'member'), ...untilDeliberating.slice(3), closeOpinions, put())
    expect(joined.row('consultation.concerned/c1', 'w1')).toEqual({ stake: 'member', since: '2026-05-06', kind: 'resident' })
    expect(ballotOf(joined)).toMatchObject({ eligible: { members: 41 } })
    joined.after(vote('w1', 'for'))
  })
})

describe('whoever is convened weighs what the register had of them on that day', () => {
  /** The register changes: a flat is sold, another one is measured again, an owner becomes a resident. */
  const changed = {
    tables: {
      subjects: { o1: owner('o1', 5_000), o2: owner('o2', 1), o3: { id: 'o3', kind: 'resident' } },
    },
  }

  test('so that a register that changes between putting and voting makes no conclusion impossible', () => {
    const put = open(ORDINARY, 'staysInBase').with(changed)
    const cast = put.after(...votes('for', ...OWNERS))
    expect(cast.row('consultation.tallies', 'c1/1')).toMatchObject({ units: { heads: { for: 5 }, area: { for: 900 } } })
    expect(outcomeOf(cast.after(conclude('decided', {}, '2026-05-19')))).toMatchObject({ result: 'adopted' })
  })

  test('and a flat that was sold is counted once: whoever bought it and joins is a head without area', () => {
    const sold = registerOf()
      .do({ type: 'admitMembers', unit: 'east', members: Object.entries(AREAS).map(([id, area]) => owner(id, area)) })
      .do({ type: 'admitMembers', unit: 'east', members: [owner('buyer', 500)] })
    const stakes: ConsultationProcedure['stakes'] = [{ stake: 'member', from: 'members', kinds: ['owner'] }]
    const setting = (so: typeof register) => ({
      ...societyWith({}, so),
      parameters: { 'consultation.room': { ...ROOM, decision: ORDINARY, stakes } as never },
    })
    const joined = given(consultation, [], setting(register))
      .after(propose(), screen, convene)
      .with(setting(sold))
      .after(join('buyer', 'member'), ...later, closeOpinions, put())
    expect(ballotOf(joined)).toMatchObject({ voters: 6, eligible: { heads: 6, area: 900 } })
  })

  test('nor between a vote and the stepping aside of its voter', () => {
    const aside = open(ORDINARY, 'leavesBoth')
      .after(...votes('for', ...OWNERS))
      .with(changed)
      .after(...asideOf('o1', 'o3'))
    const concluded = aside.after(conclude('decided'))
    expect(ballotOf(concluded)).toMatchObject({
      decision: {
        quorum: [
          { count: 3, base: 3 },
          { count: 300, base: 300 },
        ],
      },
    })
  })
})
