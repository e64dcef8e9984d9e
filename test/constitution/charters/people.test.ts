import { describe, expect, test } from 'vitest'
import { BOOLEAN, charter, forbid, INTEGER, is, oneOf, permit, ruled, share, tally } from './charter.ts'

const MODEL = 'Model articles of association (社会团体章程示范文本)'
const REGULATIONS = 'Regulations on Registration and Administration of Social Organizations (社会团体登记管理条例)'

describe(`officers: ${MODEL}, Art. 24-26 (C-30, C-31, C-32)`, () => {
  const officers = charter({
    law: MODEL,
    article: 'Art. 24-26',
    facts: {
      age: INTEGER,
      'terms.before': INTEGER,
      'council.agreed': BOOLEAN,
      extension: tally('eligible', 'members'),
      approved: BOOLEAN,
    },
    parameters: { oldest: 70, terms: 2, extended: share(2, 3, '>=', 'eligible', 'members') },
    rules: [
      permit('takesOffice', 'takeOffice'),
      {
        name: 'overAge',
        conditions: {
          all: [
            is('action', 'equal', 'takeOffice'),
            is('age', 'greaterThan', 'param.oldest'),
            is('council.agreed', 'equal', false),
          ],
        },
        event: { type: 'refer', params: { organ: 'council' } },
      },
      forbid(
        'overAgeApproved',
        'takeOffice',
        is('age', 'greaterThan', 'param.oldest'),
        is('council.agreed', 'equal', true),
        is('approved', 'equal', false),
      ),
      forbid('thirdTerm', 'takeOffice', is('terms.before', 'greaterThanInclusive', 'param.terms'), {
        not: { all: [is('extension', 'reaches', 'param.extended'), is('approved', 'equal', true)] },
      }),
    ],
  })
  const young = { age: 60, 'terms.before': 1, 'council.agreed': false, extension: [0, 60], approved: false }
  const outcome = (change: object) => ruled(officers, 'takeOffice', { ...young, ...change }).outcome

  test('at 70 somebody may take office, beyond it the council votes and the authorities approve', () => {
    expect(outcome({ age: 70 })).toBe('permitted')
    expect(outcome({ age: 71 })).toBe('referred')
    expect(outcome({ age: 71, 'council.agreed': true })).toBe('forbidden')
    expect(outcome({ age: 71, 'council.agreed': true, approved: true })).toBe('permitted')
  })

  test('a second term in a row is open, a third is not', () => {
    expect([outcome({ 'terms.before': 1 }), outcome({ 'terms.before': 2 })]).toEqual(['permitted', 'forbidden'])
  })

  test('unless two thirds extend it and it is approved: both are needed', () => {
    const third = { 'terms.before': 2, approved: true }
    expect(outcome({ ...third, extension: [40, 60] })).toBe('permitted')
    expect(outcome({ ...third, extension: [39, 60] })).toBe('forbidden')
    expect(outcome({ ...third, extension: [40, 60], approved: false })).toBe('forbidden')
  })
})

describe('supervisors and officers are others: an adopted charter, Art. 25 (C-40)', () => {
  const supervisors = charter({
    law: 'An adopted charter of an association',
    article: 'Art. 25',
    facts: {
      offices: { type: 'list', of: oneOf('president', 'vicePresident', 'councillor', 'secretaryGeneral', 'member') as never },
    },
    rules: [
      permit('congressElects', 'electSupervisor'),
      forbid(
        'noOfficer',
        'electSupervisor',
        is('offices', 'someFact:in', ['president', 'vicePresident', 'councillor', 'secretaryGeneral']),
      ),
    ],
  })

  test.each([
    [[], 'permitted'],
    [['member'], 'permitted'],
    [['councillor'], 'forbidden'],
    [['member', 'secretaryGeneral'], 'forbidden'],
  ])('whoever is %j: %s', (offices, outcome) => {
    expect(ruled(supervisors, 'electSupervisor', { offices }).outcome).toBe(outcome)
  })
})

describe(`leaving: ${MODEL}, Art. 12 (C-46)`, () => {
  const leaving = charter({
    law: MODEL,
    article: 'Art. 12',
    facts: { 'notice.written': BOOLEAN, 'months.withoutDues': INTEGER, 'months.withoutTakingPart': INTEGER },
    parameters: { idle: 12 },
    rules: [
      permit('onNotice', 'strikeOff', is('notice.written', 'equal', true)),
      permit('byItself', 'strikeOff', {
        any: [
          is('months.withoutDues', 'greaterThanInclusive', 'param.idle'),
          is('months.withoutTakingPart', 'greaterThanInclusive', 'param.idle'),
        ],
      }),
    ],
  })
  const outcome = (written: boolean, dues: number, part: number) =>
    ruled(leaving, 'strikeOff', {
      'notice.written': written,
      'months.withoutDues': dues,
      'months.withoutTakingPart': part,
    }).outcome

  test('whoever neither pays for a year, or takes no part for a year, has left', () => {
    expect([outcome(false, 11, 11), outcome(false, 12, 0), outcome(false, 0, 12)]).toEqual([
      'forbidden',
      'permitted',
      'permitted',
    ])
  })

  test('whoever gives notice leaves at once', () => {
    expect(outcome(true, 0, 0)).toBe('permitted')
  })
})

test(`the accountant is not the cashier: ${MODEL}, Art. 34 (C-52)`, () => {
  const money = charter({
    law: MODEL,
    article: 'Art. 34',
    facts: { isAccountant: BOOLEAN },
    rules: [permit('appointed', 'appointCashier'), forbid('keptApart', 'appointCashier', is('isAccountant', 'equal', true))],
  })
  expect(ruled(money, 'appointCashier', { isAccountant: false }).outcome).toBe('permitted')
  expect(ruled(money, 'appointCashier', { isAccountant: true }).grounds).toMatchObject([{ article: '34', rule: 'keptApart' }])
})

describe(`the smallest association: ${REGULATIONS}, Art. 10 (R-04)`, () => {
  const size = charter({
    law: REGULATIONS,
    article: 'Art. 10',
    facts: { individuals: INTEGER, bodies: INTEGER, together: INTEGER },
    parameters: { individuals: 50, bodies: 30, mixed: 50 },
    rules: [
      permit('largeEnough', 'register', {
        any: [
          is('individuals', 'greaterThanInclusive', 'param.individuals'),
          is('bodies', 'greaterThanInclusive', 'param.bodies'),
          {
            all: [
              is('individuals', 'greaterThan', 0),
              is('bodies', 'greaterThan', 0),
              is('together', 'greaterThanInclusive', 'param.mixed'),
            ],
          },
        ],
      }),
    ],
  })

  test.each([
    [50, 0, 'permitted'],
    [49, 0, 'forbidden'],
    [0, 30, 'permitted'],
    [0, 29, 'forbidden'],
    [30, 20, 'permitted'],
    [29, 20, 'forbidden'],
  ])('%i persons and %i bodies: %s', (individuals, bodies, outcome) => {
    expect(ruled(size, 'register', { individuals, bodies, together: individuals + bodies }).outcome).toBe(outcome)
  })
})

describe(`branches: ${REGULATIONS}, Art. 17 (R-06, R-07), and 民发〔2014〕38号, items 1-2 (R-30)`, () => {
  const branches = charter({
    law: REGULATIONS,
    article: 'Art. 17',
    facts: {
      'founder.isBranch': BOOLEAN,
      territorial: BOOLEAN,
      'decided.by': oneOf('council', 'standingCouncil', 'president'),
      minutes: BOOLEAN,
    },
    rules: [
      permit(
        'decidedByItself',
        'foundBranch',
        is('decided.by', 'in', ['council', 'standingCouncil']),
        is('minutes', 'equal', true),
      ),
      forbid('noBranchOfBranch', 'foundBranch', is('founder.isBranch', 'equal', true)),
      forbid('notTerritorial', 'foundBranch', is('territorial', 'equal', true)),
    ],
  })
  const decided = { 'founder.isBranch': false, territorial: false, 'decided.by': 'standingCouncil', minutes: true }

  test('the association founds them by itself, by a decision of its council with minutes', () => {
    expect(ruled(branches, 'foundBranch', decided).outcome).toBe('permitted')
    expect(ruled(branches, 'foundBranch', { ...decided, minutes: false }).outcome).toBe('forbidden')
    expect(ruled(branches, 'foundBranch', { ...decided, 'decided.by': 'president' }).outcome).toBe('forbidden')
  })

  test('a branch founds no branch, and none is territorial, whoever decided it', () => {
    expect(ruled(branches, 'foundBranch', { ...decided, 'founder.isBranch': true }).grounds).toMatchObject([
      { rule: 'noBranchOfBranch' },
    ])
    expect(ruled(branches, 'foundBranch', { ...decided, territorial: true }).grounds).toMatchObject([{ rule: 'notTerritorial' }])
  })
})
