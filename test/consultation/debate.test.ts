import { nextSpeaker, RULES_OF_ORDER } from 'huzhu/consultation'
import { describe, expect, test } from 'vitest'
import { amend, amendment, ask, close, debating, deliberating, members, move, second, speak, text, withdraw } from './debating.ts'
import { on, PAPER, TEXT } from './setting.ts'

const nantang = debating('nantang13')
const ronr = debating('ronr')
const moved = nantang.after(move('v1', 'm1'))
const stood = (so: typeof moved) => so.case('c1') as unknown as { debate: object; text?: object }
const motionsIn = (so: typeof moved) =>
  (so.case('c1') as never as { debate: { motions: { motion: string }[] } }).debate.motions.map(({ motion }) => motion)

describe('the chair', () => {
  test('is taken by somebody whom the society knows, where the procedure has rules of order', () => {
    deliberating({})
      .when(on('openDebate', '2026-05-12', { chair: 'v40' }))
      .thenRefused('notPossible', { reason: 'noRulesOfOrder' })
    deliberating({}).when(move('v1', 'm1')).thenRefused('notPossible', { reason: 'noRulesOfOrder' })
    const rules = { debate: RULES_OF_ORDER.nantang13.procedure }
    deliberating(rules).when(move('v1', 'm1')).thenRefused('notPossible', { reason: 'noDebate' })
    deliberating(rules)
      .when(on('openDebate', '2026-05-12', { chair: 'v99' }))
      .thenRefused('notFound', { id: 'v99' })
  })

  test('keeps out of the debate, and is handed over before whoever held it speaks; the debate goes on', () => {
    for (const act of [move('v40', 'm2'), ask('v40', 'for')])
      moved.when(act).thenRefused('notPossible', { reason: 'chairIsNeutral' })
    moved.when(on('openDebate', '2026-05-12', { chair: 'v40' })).thenRefused('notPossible', { reason: 'chairAlready' })
    const passed = moved.after(on('openDebate', '2026-05-12', { chair: 'v39' }), ask('v40', 'for'), speak('v40'))
    expect(motionsIn(passed)).toEqual(['m1'])
    moved
      .after(ask('v2', 'for'), on('openDebate', '2026-05-12', { chair: 'v2' }))
      .when(speak('v2'))
      .thenRefused('notPossible', { reason: 'chairIsNeutral', ids: ['v2'] })
    debating('nantang13', { neutralChair: false }).after(move('v40', 'm1'), ask('v40', 'for'))
  })
})

describe('a motion', () => {
  test('comes before any debate, from somebody concerned', () => {
    for (const act of [ask('v1', 'for'), speak('v1'), close()])
      nantang.when(act).thenRefused('notPossible', { reason: 'noMotion', ids: [] })
    nantang.when(move('w1', 'm1')).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    moved.when(move('v2', 'm1')).thenRefused('alreadyExists', { what: 'motion', id: 'm1' })
  })

  test('is seconded by another person before it is debated, where the rules ask for that', () => {
    const proposed = ronr.after(move('v1', 'm1'))
    proposed.when(ask('v2', 'for')).thenRefused('notPossible', { reason: 'notSeconded', ids: ['m1'] })
    proposed.when(second('v1', 'm1')).thenRefused('notPossible', { reason: 'ownMotion' })
    proposed.when(second('v2', 'm9')).thenRefused('notFound', { what: 'motion', id: 'm9' })
    proposed.when(second('v40', 'm1')).thenRefused('notPossible', { reason: 'chairIsNeutral' })
    const seconded = proposed.after(second('v2', 'm1'))
    seconded.when(second('v3', 'm1')).thenRefused('notPossible', { reason: 'secondedAlready' })
    seconded.after(ask('v2', 'for'), speak('v2'))
    moved.when(second('v2', 'm1')).thenRefused('notPossible', { reason: 'secondedAlready' })
  })

  test('that nobody seconds holds nothing up: the debate goes on, and the next motion takes its place', () => {
    expect(motionsIn(ronr.after(move('v1', 'm1'), move('v2', 'm2')))).toEqual(['m2'])
    const asked = ronr.after(move('v1', 'm1'), second('v2', 'm1'), ask('v3', 'for'), amend('v4', 'a1', 'm1'))
    const back = asked.after(withdraw('v4', 'a1'), speak('v3'))
    expect(motionsIn(back)).toEqual(['m1'])
    expect(motionsIn(asked.after(amend('v5', 'a2', 'm1')))).toEqual(['m1', 'a2'])
    expect(motionsIn(asked.after(speak('v3'), close()))).toEqual(['m1'])
    asked.after(second('v5', 'a1')).when(speak('v3')).thenRefused('notPossible', { reason: 'nobodyAsked' })
  })

  test('is taken back by its mover alone, with the amendments of it', () => {
    const amended = moved.after(amend('v2', 'a1', 'm1'), amend('v3', 'a2', 'a1'))
    amended.when(withdraw('v1', 'a1')).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v2'] })
    amended.when(withdraw('v1', 'm9')).thenRefused('notFound', { what: 'motion' })
    expect(motionsIn(amended.after(withdraw('v2', 'a1')))).toEqual(['m1'])
    expect(motionsIn(amended.after(withdraw('v1', 'm1')))).toEqual([])
  })

  test('that is a counter-proposal waits until the motion before it is withdrawn', () => {
    const countered = moved.after(move('v2', 'm2'), move('v3', 'm3'))
    expect(motionsIn(countered)).toEqual(['m1'])
    expect(motionsIn(countered.after(withdraw('v2', 'm2'), withdraw('v1', 'm1')))).toEqual(['m3'])
    expect(motionsIn(countered.after(withdraw('v1', 'm1')))).toEqual(['m2'])
    const full = Array.from({ length: 20 }, (_, at) => move('v2', `n${at}`)).reduce((so, act) => so.after(act), moved)
    full.when(move('v2', 'm2')).thenRefused('notPossible', { reason: 'tooManyWaiting' })
  })
})

describe('an amendment', () => {
  const twice = moved.after(amend('v2', 'a1', 'm1'), amend('v3', 'a2', 'a1'))
  const voted = twice.after(close())

  test('of an amendment of an amendment is refused; the rules say how deep it goes', () => {
    twice.when(amend('v4', 'a3', 'a2')).thenRefused('notPossible', { reason: 'amendmentTooDeep', ids: ['a2'] })
    debating('huzhushe')
      .after(move('v1', 'm1'), second('v2', 'm1'), amend('v2', 'a1', 'm1'), second('v1', 'a1'))
      .when(amend('v3', 'a2', 'a1'))
      .thenRefused('notPossible', { reason: 'amendmentTooDeep' })
  })

  test('is one thing at a time', () => {
    twice.when(amend('v4', 'a3', 'm1')).thenRefused('notPossible', { reason: 'oneAtATime', ids: ['a2'] })
    twice.when(amend('v4', 'a3', 'm9')).thenRefused('notFound', { what: 'motion', id: 'm9' })
    voted.when(amend('v4', 'a3', 'a2')).thenRefused('notPossible', { reason: 'debateClosed', ids: ['a2'] })
  })

  test('that is adopted takes the place of the text that it amends, up to the question', () => {
    const after = voted.after(amendment('a2', { for: 9, against: 8 }), close(), amendment('a1', { for: 9, against: 8 }), close())
    expect(stood(after).text).toEqual(text('a2'))
    expect(motionsIn(after)).toEqual(['m1'])
  })

  test('that is not adopted leaves the text as it was', () => {
    const after = voted.after(amendment('a2', { for: 8, against: 9 }), close(), amendment('a1', { for: 9, against: 8 }), close())
    expect(stood(after).text).toEqual(text('a1'))
  })

  test('is voted on after its debate, and the last one first', () => {
    twice.when(amendment('a2', { for: 9, against: 8 })).thenRefused('notPossible', { reason: 'debateGoesOn', ids: ['a2'] })
    voted.when(amendment('a1', { for: 9, against: 8 })).thenRefused('notPossible', { reason: 'noAmendment', ids: ['a1'] })
    moved
      .after(close())
      .when(amendment('m1', { for: 9, against: 8 }))
      .thenRefused('notPossible', { reason: 'noAmendment' })
    voted
      .when(on('decideAmendment', '2026-05-12', { motion: 'a2', germane: true }))
      .thenRefused('notPossible', { reason: 'tallyMissing' })
    ronr
      .after(move('v1', 'm1'), second('v2', 'm1'), amend('v3', 'a1', 'm1'))
      .when(amendment('a1', { for: 9, against: 8 }))
      .thenRefused('notPossible', { reason: 'notSeconded' })
  })

  test('that is not germane is ruled out by the chair, without a vote', () => {
    const after = twice.after(on('decideAmendment', '2026-05-12', { motion: 'a2', germane: false }))
    expect(motionsIn(after)).toEqual(['m1', 'a1'])
  })

  test('fails on a tie: edge case 1', () => {
    voted
      .when(amendment('a2', { for: 17, against: 17 }))
      .then([{ type: 'amendmentDecided', case: 'c1', phase: 'deliberating', on: '2026-05-12', motion: 'a2', adopted: false }])
  })

  test('is not voted on once the quorum is lost, and what was voted before stands: edge case 9', () => {
    const present = (count: number) => ({ for: 15, against: 5, present: count, eligible: 40 })
    const debate = ronr
      .after(move('v1', 'm1'), second('v2', 'm1'), amend('v2', 'a1', 'm1'), second('v3', 'a1'))
      .after(amend('v3', 'a2', 'a1'), second('v4', 'a2'), close(), amendment('a2', present(21)), close())
    debate.when(amendment('a1', present(20))).thenRefused('notPossible', { reason: 'noQuorum', ids: [] })
    const later = debate.after(amendment('a1', present(21)), close())
    expect(stood(later).text).toEqual(text('a2'))
  })
})

describe('the floor', () => {
  test('is given to whoever is next, and the refusal says to whom and why', () => {
    const asked = moved.after(ask('v1', 'for'), ask('v2', 'for'), ask('v3', 'against'), speak('v1'), ask('v1', 'for'))
    asked.when(speak('v2')).thenRefused('notPossible', { reason: 'notNext', ids: ['v3', 'firstSpeech', 'otherSide'] })
    asked.after(speak('v3'), speak('v2'), speak('v1'))
    asked.when(ask('v3', 'for')).thenRefused('notPossible', { reason: 'askedAlready' })
  })

  test("is nobody's beyond their speeches and minutes, on each motion", () => {
    moved.after(ask('v1', 'for')).when(speak('v1', 3)).thenRefused('notPossible', { reason: 'speechTooLong' })
    const spent = moved.after(ask('v1', 'for'), speak('v1'), ask('v1', 'for'), speak('v1'))
    spent.when(ask('v1', 'for')).thenRefused('notPossible', { reason: 'noSpeechesLeft', ids: ['v1'] })
    spent.after(amend('v2', 'a1', 'm1'), ask('v1', 'for'), speak('v1'))
  })

  test('passes over whoever was called and did not speak, without costing a speech', () => {
    const called = moved.after(ask('v1', 'for'), ask('v2', 'for'), speak('v1', 0), speak('v2'))
    called.after(ask('v1', 'for'), speak('v1'), ask('v1', 'for'), speak('v1'))
  })

  test('is waited for by so many that the case stays small', () => {
    const crowd = Array.from({ length: 201 }, (_, at) => `n${at}`)
    const rows = Object.fromEntries(crowd.map((id) => [id, { stake: 'member', since: '2026-05-05' }]))
    const hall = moved.with({ tables: { 'consultation.concerned/c1': rows } })
    const full = crowd.slice(1).reduce((so, id) => so.after(ask(id, 'for')), hall)
    full.when(ask('n0', 'for')).thenRefused('notPossible', { reason: 'queueFull' })
    full.after(speak('n1'), ask('n0', 'for'))
  })
})

describe('closing a debate', () => {
  const waiting = moved.after(ask('v1', 'for'))

  test('takes a vote while somebody who may speak waits; a vote that does not carry lets it go on', () => {
    waiting.when(close()).thenRefused('notPossible', { reason: 'speakersWaiting', ids: ['v1'] })
    waiting
      .when(close({ tally: members({ for: 8, against: 8 }) }))
      .then([{ type: 'debateClosed', case: 'c1', phase: 'deliberating', on: '2026-05-12', motion: 'm1', closed: false }])
    waiting.after(close({ tally: members({ for: 8, against: 8 }) }), speak('v1'), close())
    const closed = waiting.after(close({ tally: members({ for: 9, against: 8 }) }))
    closed.when(speak('v1')).thenRefused('notPossible', { reason: 'debateClosed', ids: ['m1'] })
  })

  test("takes two thirds under Robert's Rules, exactly", () => {
    const debate = ronr.after(move('v1', 'm1'), second('v2', 'm1'), ask('v1', 'for'))
    const vote = (yes: number) => close({ tally: members({ for: yes, against: 10, present: 40, eligible: 40 }) })
    expect(stood(debate.after(vote(19))).text).toEqual(TEXT)
    expect(stood(debate.after(vote(20))).text).toEqual(text('m1'))
  })

  test('holds no more votes than there are members concerned, nor a quorum of fewer', () => {
    const debate = ronr.after(move('v1', 'm1'), second('v2', 'm1'), ask('v1', 'for'))
    const vote = (votes: object) => debate.when(close({ tally: members(votes) }))
    vote({ for: 41, against: 0, present: 40 }).thenRefused('tallyImpossible')
    vote({ for: 30, against: 0, present: 41 }).thenRefused('tallyImpossible')
    vote({ for: 4, against: 0, present: 4, eligible: 5 }).thenRefused('tallyImpossible')
    vote({ for: 4, against: 0, present: 4 }).thenRefused('notPossible', { reason: 'noQuorum' })
    expect(vote({ for: 40, against: 0, present: 40 }).decision.ok).toBe(true)
    const amended = debate.after(amend('v3', 'a1', 'm1'), second('v4', 'a1'), close())
    amended.when(amendment('a1', { for: 41, against: 0, present: 40 })).thenRefused('tallyImpossible')
  })

  test('settles the text: no motion, no withdrawal after it', () => {
    const closed = moved.after(move('v2', 'm2'), close())
    for (const act of [move('v3', 'm3'), amend('v3', 'a1', 'm1'), withdraw('v1', 'm1'), close()])
      closed.when(act).thenRefused('notPossible', { reason: 'debateClosed', ids: ['m1'] })
    closed.after(withdraw('v2', 'm2'))
  })
})

describe('a minority report', () => {
  const report = (by: string, signers: readonly string[], more: object = {}) =>
    on('addMinorityReport', '2026-05-13', { by, report: 'r1', text: TEXT, signers, ...more })

  test('is signed by those who take part, each once, and handed in by one of them', () => {
    moved.when(report('v1', ['v2', 'v3'])).thenRefused('notPossible', { reason: 'notSigner' })
    moved.when(report('v2', ['v2', 'v2'])).thenRefused('notPossible', { reason: 'namedTwice', ids: ['v2'] })
    moved.when(report('v2', ['v2', 'w1'])).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    moved.when(report('v2', ['v2'], { ...PAPER, on: '2026-05-01' })).thenRefused('outOfTime', { from: '2026-05-05' })
    const added = moved.after(report('v2', ['v2', 'v3']))
    expect(added.row('consultation.reports/c1', 'r1')).toEqual({ on: '2026-05-13', text: TEXT, signers: ['v2', 'v3'] })
    added.when(report('v2', ['v2'])).thenRefused('alreadyExists', { what: 'report', id: 'r1' })
    moved.after(report('east:branchAssembly', ['v2'], PAPER))
  })
})

describe('the next speaker', () => {
  const rules = RULES_OF_ORDER.nantang13.procedure
  const request = (speaker: string, side: 'for' | 'against' | 'neutral') => ({ speaker, side })

  test('is nobody where nobody with a speech left has asked', () => {
    expect(nextSpeaker([], {}, rules)).toBeUndefined()
    expect(nextSpeaker([request('a', 'for')], { a: 2 }, rules)).toBeUndefined()
  })

  test('is whoever asked first, where the rules tell nobody apart', () => {
    const queue = [request('a', 'for'), request('b', 'against')]
    expect(nextSpeaker(queue, {}, rules)).toEqual({ speaker: 'a', side: 'for', why: ['askedFirst'] })
    expect(nextSpeaker(queue.slice(1), {}, rules, 'for')).toEqual({ speaker: 'b', side: 'against', why: ['nobodyElse'] })
    expect(nextSpeaker(queue, { a: 1 }, { ...rules, firstSpeakersFirst: false, alternate: false }, 'for')?.speaker).toBe('a')
  })

  test('is of the other side; a first speech comes before that', () => {
    const queue = [request('a', 'for'), request('b', 'for'), request('c', 'against')]
    expect(nextSpeaker(queue, {}, rules, 'for')?.why).toEqual(['otherSide'])
    expect(nextSpeaker(queue, { c: 1 }, rules, 'for')).toEqual({ speaker: 'a', side: 'for', why: ['firstSpeech', 'askedFirst'] })
    expect(nextSpeaker(queue, {}, rules, 'neutral')?.speaker).toBe('a')
  })

  test('of the name of something inherited has not spoken', () => {
    expect(nextSpeaker([request('constructor', 'for')], {}, rules)?.speaker).toBe('constructor')
  })
})
