import { describe, expect, test } from 'vitest'
import { BOOLEAN, charter, forbid, is, oneOf, permit, ruled, share, tally } from './charter.ts'

const MODEL = 'Model articles of association (社会团体章程示范文本)'
const TWO_THIRDS_OF_ALL = share(2, 3, '>=', 'eligible', 'members')

describe(`the members' congress: ${MODEL}, Art. 15 (C-02, C-03)`, () => {
  const congress = charter({
    law: MODEL,
    article: 'Art. 15',
    facts: { attendance: tally('eligible', 'members'), vote: tally('present', 'members') },
    parameters: { quorum: TWO_THIRDS_OF_ALL, pass: share(1, 2, '>=', 'present', 'members') },
    rules: [
      permit('resolution', 'resolve', is('attendance', 'reaches', 'param.quorum'), is('vote', 'reaches', 'param.pass')),
      forbid('noQuorum', 'resolve', { not: is('attendance', 'reaches', 'param.quorum') }),
    ],
  })
  const outcome = (attendance: number[], vote: number[]) => ruled(congress, 'resolve', { attendance, vote }).outcome

  test('34 of 50 are a quorum of two thirds, 33 are not', () => {
    expect(outcome([34, 50], [34, 34])).toBe('permitted')
    expect(outcome([33, 50], [33, 33])).toBe('forbidden')
  })

  test('"half or more of those present" (半数以上) is reached by exactly half', () => {
    expect(outcome([34, 50], [17, 34])).toBe('permitted')
    expect(outcome([34, 50], [16, 34])).toBe('forbidden')
    expect(outcome([35, 50], [17, 35])).toBe('forbidden')
  })
})

describe('an extraordinary congress: adopted association rules (C-06)', () => {
  const early = charter({
    law: 'Adopted association rules',
    article: 'Art. 1',
    facts: { proposers: tally('eligible', 'members'), 'council.thinksNecessary': BOOLEAN },
    parameters: { proposal: share(1, 5, '>=', 'eligible', 'members') },
    rules: [
      permit('council', 'callCongress', is('council.thinksNecessary', 'equal', true)),
      permit('members', 'callCongress', is('proposers', 'reaches', 'param.proposal')),
    ],
  })

  test('one fifth of the members can have it called, and so can the council', () => {
    const outcome = (proposers: number[], necessary: boolean) =>
      ruled(early, 'callCongress', { proposers, 'council.thinksNecessary': necessary }).outcome
    expect(outcome([10, 50], false)).toBe('permitted')
    expect(outcome([9, 50], false)).toBe('forbidden')
    expect(outcome([0, 50], true)).toBe('permitted')
  })

  test('the council alone is enough: the signatures need not be known', () => {
    expect(ruled(early, 'callCongress', { 'council.thinksNecessary': true }).outcome).toBe('permitted')
    expect(ruled(early, 'callCongress', {}).needed).toEqual(['council.thinksNecessary', 'proposers'])
  })
})

describe('membership fees: 民发〔2014〕166号, items 3-6 (C-09)', () => {
  const fees = charter({
    law: 'Notice on the management of membership fees of associations (民发〔2014〕166号)',
    article: 'items 3-6',
    facts: {
      organ: oneOf('congress', 'council', 'branch'),
      attendance: tally('eligible', 'members'),
      vote: tally('present', 'members'),
      secret: BOOLEAN,
      floating: BOOLEAN,
    },
    parameters: { quorum: TWO_THIRDS_OF_ALL, pass: share(1, 2, '>=', 'present', 'members') },
    rules: [
      permit(
        'congressSets',
        'setFee',
        is('organ', 'equal', 'congress'),
        is('attendance', 'reaches', 'param.quorum'),
        is('vote', 'reaches', 'param.pass'),
      ),
      forbid('onlyCongress', 'setFee', is('organ', 'notEqual', 'congress')),
      forbid('secretBallot', 'setFee', is('secret', 'equal', false)),
      forbid('fixedAmount', 'setFee', is('floating', 'equal', true)),
      {
        name: 'disclosed',
        conditions: { all: [is('action', 'equal', 'setFee')] },
        event: { type: 'oblige', params: { duty: 'discloseFee', withinDays: 30 } },
      },
    ],
  })
  const voted = { organ: 'congress', attendance: [40, 60], vote: [20, 40], secret: true, floating: false }

  test('the congress sets them by secret ballot, and tells all members within 30 days', () => {
    const ruling = ruled(fees, 'setFee', voted)
    expect(ruling.outcome).toBe('permitted')
    expect(ruling.obligations).toMatchObject([{ duty: 'discloseFee', deadline: '2026-04-01' }])
  })

  test.each([
    ['a branch sets none', { organ: 'branch' }, 'onlyCongress'],
    ['a show of hands sets none', { secret: false }, 'secretBallot'],
    ['a floating amount is none', { floating: true }, 'fixedAmount'],
  ])('%s', (_, change, name) => {
    expect(ruled(fees, 'setFee', { ...voted, ...change })).toMatchObject({ outcome: 'forbidden', grounds: [{ rule: name }] })
  })

  test('39 of 60 are no quorum', () => {
    expect(ruled(fees, 'setFee', { ...voted, attendance: [39, 60], vote: [39, 39] }).outcome).toBe('forbidden')
  })
})

test(`the council: ${MODEL}, Art. 19 (C-22): two thirds must attend, and two thirds of these agree`, () => {
  const council = charter({
    law: MODEL,
    article: 'Art. 19',
    facts: { attendance: tally('eligible', 'councillors'), vote: tally('present', 'councillors') },
    parameters: { quorum: share(2, 3, '>=', 'eligible', 'councillors'), pass: share(2, 3, '>=', 'present', 'councillors') },
    rules: [permit('resolution', 'resolve', is('attendance', 'reaches', 'param.quorum'), is('vote', 'reaches', 'param.pass'))],
  })
  const outcome = (attendance: number[], vote: number[]) => ruled(council, 'resolve', { attendance, vote }).outcome
  expect(outcome([6, 9], [4, 6])).toBe('permitted')
  expect(outcome([5, 9], [5, 5])).toBe('forbidden')
  expect(outcome([7, 9], [4, 7])).toBe('forbidden')
})

describe(`the standing council: ${MODEL}, Art. 21 (C-24)`, () => {
  const standing = charter({
    law: MODEL,
    article: 'Art. 21',
    facts: { size: tally('seats', 'councillors'), power: oneOf('admitMembers', 'electOfficers', 'reportToCongress') },
    parameters: { most: share(1, 3, '>', 'seats', 'councillors') },
    rules: [
      permit('small', 'formStandingCouncil', { not: is('size', 'reaches', 'param.most') }),
      permit('itsPowers', 'exercisePower', is('power', 'notIn', ['electOfficers', 'reportToCongress'])),
    ],
  })

  test('has at most one third of the seats of the council', () => {
    const outcome = (size: number[]) => ruled(standing, 'formStandingCouncil', { size }).outcome
    expect([outcome([17, 51]), outcome([18, 51])]).toEqual(['permitted', 'forbidden'])
  })

  test('elects no officers and does not report to the congress in the place of the council', () => {
    const outcome = (power: string) => ruled(standing, 'exercisePower', { power }).outcome
    expect(['admitMembers', 'electOfficers', 'reportToCongress'].map(outcome)).toEqual(['permitted', 'forbidden', 'forbidden'])
  })
})

describe(`amending the charter: ${MODEL}, Art. 39-40 (C-60, C-61)`, () => {
  const amending = charter({
    law: MODEL,
    article: 'Art. 39-40',
    facts: { 'council.agreed': BOOLEAN, approved: BOOLEAN },
    rules: [
      permit('congressAfterCouncil', 'voteInCongress', is('council.agreed', 'equal', true)),
      {
        name: 'filed',
        conditions: { all: [is('action', 'equal', 'voteInCongress')] },
        event: { type: 'oblige', params: { duty: 'fileText', withinDays: 15 } },
      },
      permit('governs', 'actUnderNewText', is('approved', 'equal', true)),
    ],
  })

  test('the council votes first, then the congress', () => {
    expect(ruled(amending, 'voteInCongress', { 'council.agreed': false }).outcome).toBe('forbidden')
    expect(ruled(amending, 'voteInCongress', { 'council.agreed': true }).outcome).toBe('permitted')
  })

  test('the text is to be filed within 15 days, counted from the day after the congress', () => {
    const { obligations } = ruled(amending, 'voteInCongress', { 'council.agreed': true })
    expect(obligations).toMatchObject([{ duty: 'fileText', deadline: '2026-03-17' }])
  })

  test('it governs once it is approved, and not before', () => {
    expect(ruled(amending, 'actUnderNewText', { approved: false }).outcome).toBe('forbidden')
    expect(ruled(amending, 'actUnderNewText', { approved: true }).outcome).toBe('permitted')
  })
})
