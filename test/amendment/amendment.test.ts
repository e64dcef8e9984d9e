import { amendment, type MeetingTally } from 'huzhu/amendment'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import {
  approve,
  congressAgrees,
  congressVote,
  councilAgrees,
  councilVote,
  draft,
  file,
  first,
  noon,
  parameters,
  propose,
  reject,
  setting,
  untilFiled,
  withdraw,
} from './setting.ts'

const start = given(amendment, [], setting)
const proposed = start.after(propose())
const inCouncil = proposed.after(councilVote('2026-05-20', councilAgrees))
const adopted = inCouncil.after(congressVote('2026-06-01', congressAgrees))
const filed = start.after(...untilFiled)

describe('an amendment is proposed', () => {
  test('and its procedure is settled: constitution, thresholds, days', () => {
    expect(proposed.case('amend-1')).toMatchObject({
      phase: 'proposed',
      proposedBy: 'resident-1',
      support: 9,
      members: 44,
      entrenched: false,
      basis: first,
      proposed: { id: first.id, version: '2026' },
      procedure: {
        constitution: first,
        council: { quorum: parameters['amendment.council.quorum'], pass: parameters['amendment.council.pass'] },
        congress: { quorum: parameters['amendment.congress.quorum'], pass: parameters['amendment.congress.pass'] },
        filingDays: 15,
      },
    })
    expect(proposed.row('drafts', 'amend-1')).toEqual(draft('2026'))
  })

  test('but not with a text that could not be the constitution', () => {
    const findings = [{ code: 'wrongForm', path: ['articles'], message: 'is missing' }]
    const society = given(amendment, [], { ...setting, faults: () => findings })
    society.when(propose()).thenRefused('documentRefused', { findings })
  })

  test('nor with the constitution of somebody else', () => {
    const { decision } = start.when(propose('2026-05-10', { document: draft('2026', { id: 'neighbours' }) }))
    expect(decision).toMatchObject({
      refusal: {
        code: 'documentRefused',
        findings: [{ code: 'otherConstitution', path: ['id'], remedy: 'name `huzhushe.model`' }],
      },
    })
  })

  test('nor with a text that claims to have been in force before it was proposed', () => {
    const document = draft('2026', { validFrom: '2026-05-09' })
    start
      .when(propose('2026-05-10', { document }))
      .thenRefused('outOfTime', { what: 'validFrom', date: '2026-05-09', from: '2026-05-10' })
    expect(start.when(propose('2026-05-10', { document: draft('2026', { validFrom: '2026-05-10' }) })).decision.ok).toBe(true)
  })

  test('nor under the name of a version that stands for another text: in force, once proposed, or rejected', () => {
    start.when(propose('2026-05-10', { document: draft('2024') })).thenRefused('alreadyExists', { id: '2024' })
    proposed.when(propose('2026-05-11', { case: 'amend-2' })).thenRefused('alreadyExists', { id: '2026' })
    proposed
      .after(withdraw('2026-05-11'))
      .when(propose('2026-05-12', { case: 'amend-2' }))
      .thenRefused('alreadyExists', { id: '2026' })
    filed
      .after(approve('2026-06-20'))
      .with({ constitution: { ...first, version: '2026' } })
      .when(propose('2026-07-02', { case: 'amend-2', document: draft('2024', { validFrom: '2026-08-01' }) }))
      .thenRefused('alreadyExists', { id: '2024' })
  })

  test('nor joined by more members than there are', () => {
    start.when(propose('2026-05-10', { support: 45 })).thenRefused('tallyImpossible')
    expect(start.when(propose('2026-05-10', { support: 44 })).decision.ok).toBe(true)
  })

  test('nor twice under one case id', () => {
    proposed
      .when(propose('2026-05-11', { document: draft('2026b') }))
      .thenRefused('alreadyExists', { what: 'case', id: 'amend-1' })
  })

  test.each(Object.keys(parameters))('nor where the constitution leaves `%s` open', (id) => {
    const { [id as keyof typeof parameters]: _, ...rest } = parameters
    start
      .with({ parameters: rest })
      .when(propose())
      .thenRefused('notPossible', { reason: 'parameterMissing', ids: [id] })
  })

  test.each([
    ['no threshold', { 'amendment.congress.pass': 'two thirds' }, ['amendment.congress.pass']],
    [
      'two kinds of voters in one meeting',
      { 'amendment.congress.pass': { ...parameters['amendment.congress.pass'], unit: 'households' } },
      ['amendment.congress.quorum', 'amendment.congress.pass'],
    ],
    [
      'a base that a meeting does not count',
      { 'amendment.council.pass': { ...parameters['amendment.council.pass'], of: 'issued' } },
      ['amendment.council.quorum', 'amendment.council.pass'],
    ],
    [
      'a quorum of those present',
      { 'amendment.council.quorum': { ...parameters['amendment.council.quorum'], of: 'present' } },
      ['amendment.council.quorum', 'amendment.council.pass'],
    ],
    ['no days', { 'amendment.filing.days': 0 }, ['amendment.filing.days']],
    ['days beyond ten years', { 'amendment.filing.days': 4000 }, ['amendment.filing.days']],
  ])('nor where a parameter cannot rule an amendment: %s', (_, wrong, ids) => {
    start
      .with({ parameters: { ...parameters, ...wrong } })
      .when(propose())
      .thenRefused('notPossible', { reason: 'parameterUnfit', ids })
  })
})

describe('the council votes first, then the congress (C-60)', () => {
  test('the congress cannot vote on what the council has not agreed to', () => {
    proposed.when(congressVote('2026-06-01', congressAgrees)).thenRefused('outOfPhase', {
      phase: 'proposed',
      type: 'recordCongressVote',
      expected: ['recordCouncilVote', 'withdrawAmendment'],
    })
  })

  test('nor on a day before the council did, whatever the order in which the papers came in', () => {
    inCouncil
      .when(congressVote('2026-06-02', congressAgrees, { on: '2026-05-19' }))
      .thenRefused('outOfTime', { date: '2026-05-19', from: '2026-05-20' })
    expect(inCouncil.when(congressVote('2026-06-02', congressAgrees, { on: '2026-05-20' })).decision.ok).toBe(true)
  })

  test('each step is an event that says the phase after it', () => {
    proposed
      .when(councilVote('2026-05-20', councilAgrees))
      .then([
        { type: 'councilVoted', case: 'amend-1', phase: 'council', on: '2026-05-20', tally: councilAgrees, outcome: 'agreed' },
      ])
    inCouncil.when(congressVote('2026-06-01', congressAgrees)).then([
      {
        type: 'congressVoted',
        case: 'amend-1',
        phase: 'congress',
        on: '2026-06-01',
        tally: congressAgrees,
        outcome: 'agreed',
        filingDeadline: '2026-06-16',
      },
    ])
  })

  test('a meeting without quorum decides nothing and can be held again (C-02)', () => {
    const few = { eligible: 44, present: 29, for: 29, against: 0, abstain: 0 }
    const again = inCouncil
      .when(congressVote('2026-06-01', few))
      .then([{ type: 'congressVoted', case: 'amend-1', phase: 'council', on: '2026-06-01', tally: few, outcome: 'inquorate' }])
    expect(again.case('amend-1')).toMatchObject({ phase: 'council', congressVote: { outcome: 'inquorate' } })
    expect(again.after(congressVote('2026-06-08', congressAgrees)).case('amend-1')).toMatchObject({ phase: 'congress' })
  })

  test.each([
    [{ present: 30, for: 20, against: 4, abstain: 6 }, 'congress'],
    [{ present: 30, for: 19, against: 0, abstain: 11 }, 'rejected'],
    [{ present: 30, for: 19, against: 10, abstain: 0, invalid: 1 }, 'rejected'],
    [{ present: 44, for: 30, against: 14, abstain: 0 }, 'congress'],
    [{ present: 44, for: 29, against: 0, abstain: 0 }, 'rejected'],
    [{ present: 29, for: 29, against: 0, abstain: 0 }, 'council'],
    [{ present: 0, for: 0, against: 0, abstain: 0 }, 'council'],
  ])('two thirds of those present must be for it; who abstains is not (C-10): %j', (votes, phase) => {
    const after = inCouncil.after(congressVote('2026-06-01', { eligible: 44, ...votes }))
    expect(after.case('amend-1')).toMatchObject({ phase })
  })

  test('with yes and no alone as the base, who abstains is left out', () => {
    const lenient = {
      ...parameters,
      'amendment.congress.pass': { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
    }
    const course = start.with({ parameters: lenient }).after(propose(), councilVote('2026-05-20', councilAgrees))
    const thirty = { eligible: 44, present: 30, for: 14, against: 6, abstain: 10 }
    expect(course.after(congressVote('2026-06-01', thirty)).case('amend-1')).toMatchObject({ phase: 'congress' })
    expect(inCouncil.after(congressVote('2026-06-01', thirty)).case('amend-1')).toMatchObject({ phase: 'rejected' })
  })

  test('what the council declines goes no further', () => {
    const declined = proposed.after(councilVote('2026-05-20', { eligible: 9, present: 8, for: 4, against: 4, abstain: 0 }))
    expect(declined.case('amend-1')).toMatchObject({ phase: 'rejected', councilVote: { outcome: 'declined' } })
    expect(declined.row('drafts', 'amend-1')).toBeUndefined()
    declined.when(congressVote('2026-06-01', congressAgrees)).thenRefused('outOfPhase', { phase: 'rejected', expected: [] })
  })

  test.each([
    ['more present than entitled', { eligible: 9, present: 10, for: 0, against: 0, abstain: 0 }],
    ['more votes than present', { eligible: 9, present: 7, for: 5, against: 2, abstain: 1 }],
    ['void ballots count as cast', { eligible: 9, present: 7, for: 5, against: 2, abstain: 0, invalid: 1 }],
  ])('figures that cannot be are refused: %s', (_, tally) => {
    proposed.when(councilVote('2026-05-20', tally)).thenRefused('tallyImpossible')
  })

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '7', null, 2 ** 53])('%s is no number of votes', (wrong) => {
    const tally = { ...councilAgrees, for: wrong as number }
    proposed.when(councilVote('2026-05-20', tally)).thenRefused('malformed')
  })

  test('a case that nobody opened takes no vote', () => {
    start.when(councilVote('2026-05-20', councilAgrees)).thenRefused('notFound', { what: 'case', id: 'amend-1' })
  })
})

describe('owners vote by heads and by floor area at once (Civil Code, Art. 278)', () => {
  const both = (num: number, den: number, cmp: string, of: string) => ({
    all: [
      { num, den, cmp, of, unit: 'heads' },
      { num, den, cmp, of, unit: 'area' },
    ],
  })
  const owners = {
    ...parameters,
    'amendment.congress.quorum': both(2, 3, '>=', 'eligible'),
    'amendment.congress.pass': both(1, 2, '>', 'participating'),
  }
  const course = start.with({ parameters: owners }).after(propose(), councilVote('2026-05-20', councilAgrees))
  const heads = { eligible: 1000, present: 667, for: 334, against: 333, abstain: 0 }
  const area = { eligible: 9_000_000, present: 6_000_000, for: 3_000_001, against: 2_999_999, abstain: 0 }
  const outcome = (tally: MeetingTally) => {
    const { phase, congressVote: vote } = course.after(congressVote('2026-06-01', tally)).case('amend-1') as never
    return [phase, (vote as { outcome: string }).outcome]
  }

  test('both agree', () => {
    expect(outcome({ ...heads, area })).toEqual(['congress', 'agreed'])
  })

  test.each([
    [
      'enough heads take part, one square decimetre of area too little',
      { ...heads, area: { ...area, present: 5_999_999, for: 3_000_000 } },
    ],
    ['enough area takes part, one head too few', { ...heads, present: 666, for: 334, against: 332, area }],
  ])('without both there is no vote: %s', (_, tally) => {
    expect(outcome(tally)).toEqual(['council', 'inquorate'])
  })

  test.each([
    ['exactly half of the area', { ...heads, area: { ...area, for: 3_000_000, against: 3_000_000 } }],
    ['the large flats against the heads', { ...heads, for: 333, against: 334, area }],
    ['one head abstains and stays in the base', { ...heads, for: 333, against: 333, abstain: 1, area }],
  ])('without both it is declined: %s', (_, tally) => {
    expect(outcome(tally)).toEqual(['rejected', 'declined'])
  })

  test.each([
    ['no area was counted', heads],
    ['more area in favour than took part', { ...heads, area: { ...area, for: 6_000_001, against: 0 } }],
  ])('figures that cannot be are refused: %s', (_, tally) => {
    course.when(congressVote('2026-06-01', tally)).thenRefused('tallyImpossible')
  })

  test('an area has no part in a vote of members', () => {
    inCouncil.when(congressVote('2026-06-01', { ...congressAgrees, area })).thenRefused('tallyImpossible')
  })

  test('rules can ask whether every head and the whole area were entitled', () => {
    expect(course.facts(congressVote('2026-06-01', { ...heads, area }))).toMatchObject({
      'amendment.eligible': 1000,
      'amendment.eligibleArea': 9_000_000,
    })
    expect(inCouncil.facts(congressVote('2026-06-01', congressAgrees))).toMatchObject({ 'amendment.eligibleArea': 0 })
  })

  test('heads and members are no pair', () => {
    const [heads] = owners['amendment.congress.pass'].all
    const mixed = { ...owners, 'amendment.congress.pass': { all: [heads!, parameters['amendment.congress.pass']] } }
    start.with({ parameters: mixed }).when(propose()).thenRefused('notPossible', { reason: 'parameterUnfit' })
  })
})

describe('the procedure is that of the day on which the case was opened', () => {
  test('parameters that change later do not touch it', () => {
    const unanimity = { num: 1, den: 1, cmp: '>=', of: 'present', unit: 'members' }
    const later = inCouncil.with({
      parameters: { ...parameters, 'amendment.congress.pass': unanimity, 'amendment.filing.days': 1 },
    })
    const after = later.after(congressVote('2026-06-01', congressAgrees))
    expect(after.case('amend-1')).toMatchObject({ phase: 'congress', filingDeadline: '2026-06-16' })
  })

  test('nor do parameters that are gone', () => {
    expect(inCouncil.with({ parameters: {} }).after(congressVote('2026-06-01', congressAgrees)).case('amend-1')?.phase).toBe(
      'congress',
    )
  })
})

describe('filing is due fifteen days after the congress, the day of the congress not counted (C-61, 0.2)', () => {
  test('until then it stands among what is to be done', () => {
    expect(adopted.due()).toEqual([
      {
        what: 'fileAmendment',
        label: { en: 'file the amendment for approval', 'zh-CN': '报请核准章程修改' },
        deadline: '2026-06-16',
        case: 'amend-1',
      },
    ])
    expect(filed.due()).toEqual([])
    expect(inCouncil.due()).toEqual([])
  })

  test.each([
    ['2026-06-16', false],
    ['2026-06-17', true],
  ])('filed on %s: late is %s; late filing is taken, and rules can read it', (date, late) => {
    expect(adopted.facts(file(date))).toMatchObject({ 'amendment.late': late })
    adopted.when(file(date)).then([{ type: 'amendmentFiled', case: 'amend-1', phase: 'filed', on: date, late }])
  })

  test('the day of filing counts, not the day on which the paper was recorded', () => {
    adopted
      .when(file('2026-06-20', { on: '2026-06-16', recordedBy: 'secretary' }))
      .then([{ type: 'amendmentFiled', case: 'amend-1', phase: 'filed', on: '2026-06-16', late: false }])
  })

  test('the civil date is that of the society: one millisecond before midnight in Beijing is still the day', () => {
    adopted
      .when(file('2026-06-16', { at: '2026-06-16T15:59:59.999Z' }))
      .then([{ type: 'amendmentFiled', case: 'amend-1', phase: 'filed', on: '2026-06-16', late: false }])
    adopted
      .when(file('2026-06-16', { at: '2026-06-16T16:00:00.000Z' }))
      .then([{ type: 'amendmentFiled', case: 'amend-1', phase: 'filed', on: '2026-06-17', late: true }])
  })
})

describe('adopted but not yet approved, the old version still governs (edge case 26)', () => {
  test('no version is added before the approval', () => {
    for (const before of [proposed, inCouncil, adopted, filed]) expect(before.row('constitutions', '2026')).toBeUndefined()
  })

  test('the approval adds it, from the day that the text names', () => {
    const after = filed.when(approve('2026-06-20')).then([
      {
        type: 'amendmentCameIntoForce',
        case: 'amend-1',
        phase: 'inForce',
        on: '2026-06-20',
        constitution: (filed.case('amend-1') as { proposed: object }).proposed,
        inForceFrom: '2026-07-01',
        runningCases: 'keep',
        order: 1,
      },
    ])
    expect(after.row('constitutions', '2026')).toEqual({
      document: draft('2026'),
      hash: (filed.case('amend-1') as { proposed: { hash: string } }).proposed.hash,
      inForceFrom: '2026-07-01',
      runningCases: 'keep',
      order: 1,
    })
    expect(after.row('drafts', 'amend-1')).toBeUndefined()
  })

  test('or from the day of the approval, where that is later', () => {
    expect(filed.after(approve('2026-08-03')).row('constitutions', '2026')).toMatchObject({ inForceFrom: '2026-08-03' })
    const paper = approve('2026-08-03', { on: '2026-07-30', recordedBy: 'secretary' })
    expect(filed.after(paper).row('constitutions', '2026')).toMatchObject({ inForceFrom: '2026-07-30' })
  })

  test('an approval dated before the filing is refused', () => {
    filed.when(approve('2026-06-20', { on: '2026-06-15' })).thenRefused('outOfTime', { date: '2026-06-15', from: '2026-06-16' })
  })

  test('the amendment says what becomes of running cases', () => {
    const course = start.after(propose('2026-05-10', { runningCases: 'migrate' }), ...untilFiled.slice(1), approve('2026-06-20'))
    expect(course.row('constitutions', '2026')).toMatchObject({ runningCases: 'migrate' })
  })

  test('what the registrar rejects changes nothing', () => {
    const reasons = { ref: 'letters/7', commitment: 'c'.repeat(64) }
    const after = filed
      .when(reject('2026-06-20', { reasons }))
      .then([{ type: 'amendmentRejected', case: 'amend-1', phase: 'rejected', on: '2026-06-20', reasons }])
    expect(after.row('constitutions', '2026')).toBeUndefined()
    expect(after.row('drafts', 'amend-1')).toBeUndefined()
  })
})

describe('whoever proposed it can take it back until the congress has adopted it', () => {
  test('before the council and before the congress', () => {
    for (const before of [proposed, inCouncil]) {
      before
        .when(withdraw('2026-05-21'))
        .then([{ type: 'amendmentWithdrawn', case: 'amend-1', phase: 'withdrawn', on: '2026-05-21' }])
    }
  })

  test('nobody else can', () => {
    proposed
      .when(withdraw('2026-05-21', { by: 'resident-2' }))
      .thenRefused('notPossible', { reason: 'notTheProposer', ids: ['resident-2'] })
  })

  test('what the congress adopted is no longer theirs', () => {
    adopted.when(withdraw('2026-06-02')).thenRefused('outOfPhase', { phase: 'congress', expected: ['fileAmendment'] })
    filed.when(withdraw('2026-06-17')).thenRefused('outOfPhase', { expected: ['approveAmendment', 'rejectAmendment'] })
  })
})

describe('two amendments at once', () => {
  const second = { case: 'amend-2', document: draft('2027', { validFrom: '2026-06-01' }) }
  const both = filed.after(propose('2026-05-11', second), councilVote('2026-05-21', councilAgrees, { case: 'amend-2' }))
  const amended = both.after(approve('2026-06-20'))

  test('a text written to replace a version that has been amended since cannot be adopted: it would undo the other silently', () => {
    amended
      .when(congressVote('2026-06-25', congressAgrees, { case: 'amend-2' }))
      .thenRefused('notPossible', { reason: 'basisAmended', ids: ['2024', '2026'] })
  })

  test('it can be declined or withdrawn, and written anew on the new version', () => {
    const no = { eligible: 44, present: 30, for: 0, against: 30, abstain: 0 }
    expect(amended.after(congressVote('2026-06-25', no, { case: 'amend-2' })).case('amend-2')).toMatchObject({
      phase: 'rejected',
    })
    expect(amended.after(withdraw('2026-06-25', { case: 'amend-2' })).case('amend-2')).toMatchObject({ phase: 'withdrawn' })
    const anew = amended.after(propose('2026-06-25', { case: 'amend-3', document: draft('2028') }))
    expect(anew.case('amend-3')).toMatchObject({ basis: { version: '2026' }, procedure: { constitution: first } })
  })

  test('a later version never comes into force before the one that it replaces', () => {
    const next = { case: 'amend-3' }
    const course = amended.after(
      propose('2026-06-20', { ...next, document: draft('2028', { validFrom: '2026-06-20' }) }),
      councilVote('2026-06-20', councilAgrees, next),
      congressVote('2026-06-20', congressAgrees, next),
      file('2026-06-20', next),
      approve('2026-06-21', next),
    )
    expect(course.row('constitutions', '2028')).toMatchObject({ inForceFrom: '2026-07-01', order: 2 })
  })
})

describe('what rules can read about an amendment', () => {
  test('how many joined, of how many members: now when it is proposed, then as it was proposed', () => {
    expect(start.facts(propose())).toMatchObject({ 'amendment.support': [9, 44] })
    expect(start.facts(propose('2026-05-10', { support: 0 }))).toMatchObject({ 'amendment.support': [0, 44] })
    const grown = proposed.with({ tables: { numbers: { head: { members: 60 } } } })
    expect(grown.facts(councilVote('2026-05-20', councilAgrees))).toMatchObject({ 'amendment.support': [9, 44] })
    expect(given(amendment).facts(propose())).toMatchObject({ 'amendment.support': [9, 0] })
  })

  test('how many were entitled, as the record of a vote says', () => {
    expect(inCouncil.facts(congressVote('2026-06-01', congressAgrees))).toMatchObject({ 'amendment.eligible': 44 })
    expect(start.facts(propose())).toMatchObject({ 'amendment.eligible': 0 })
  })

  const half = { num: 1, den: 2, cmp: '>=', of: 'present', unit: 'members' }
  const values = (...dated: readonly object[]) =>
    Object.entries(parameters).map(([id, value]) => ({
      id,
      values: id === 'amendment.congress.pass' ? dated : [{ value, validFrom: '2024-01-01' }],
    }))
  const twoThirds = parameters['amendment.congress.pass']

  test.each([
    ['as they are', values({ value: twoThirds, validFrom: '2024-01-01' }), false],
    ['lower', values({ value: half, validFrom: '2024-01-01' }), true],
    [
      'lower from a later day on',
      values({ value: twoThirds, validFrom: '2024-01-01', validTo: '2030-01-01' }, { value: half, validFrom: '2030-01-01' }),
      true,
    ],
    ['ending on a later day', values({ value: twoThirds, validFrom: '2024-01-01', validTo: '2030-01-01' }), true],
    [
      'other only before it is in force',
      values({ value: half, validFrom: '2020-01-01', validTo: '2026-07-01' }, { value: twoThirds, validFrom: '2026-07-01' }),
      false,
    ],
    ['gone', [], true],
    [
      'written otherwise',
      values({ value: { unit: 'members', of: 'present', cmp: '>=', den: 3, num: 2 }, validFrom: '2024-01-01' }),
      false,
    ],
    [
      'one more',
      [
        ...values({ value: twoThirds, validFrom: '2024-01-01' }),
        { id: 'amendment.support', values: [{ value: 1, validFrom: '2024-01-01' }] },
      ],
      true,
    ],
    [
      'others',
      [
        ...values({ value: twoThirds, validFrom: '2024-01-01' }),
        { id: 'room.area', values: [{ value: 281, validFrom: '2024-01-01' }] },
      ],
      false,
    ],
  ])('whether it changes the rules about amendments: %s', (_, parametersOfText, entrenched) => {
    const action = propose('2026-05-10', { document: draft('2026', { parameters: parametersOfText as never }) })
    expect(start.facts(action)).toMatchObject({ 'amendment.entrenched': entrenched })
    expect(start.after(action).facts(councilVote('2026-05-20', councilAgrees))).toMatchObject({
      'amendment.entrenched': entrenched,
    })
  })

  test('about an action of another lifecycle it says nothing', () => {
    expect(amendment.facts({ id: 'x', type: 'lendRoom', by: 'resident-1', at: noon('2026-05-10') }, {} as never)).toEqual({})
  })

  test("a constitution is everybody's: an amendment touches no unit", () => {
    expect(start.touches(propose())).toEqual([])
    expect(filed.touches(approve('2026-06-20'))).toEqual([])
  })
})
