import { recallMachine } from 'huzhu/election'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { called, defended, mandate, on, PROCEDURE, petition, setting, society, verified } from './recalling.ts'
import { BRANCH_HEAD, EAST, PAPER } from './setting.ts'

describe('a petition for a recall', () => {
  test('is filed by a tenth of the residents, of the households, or by a third of the representatives', () => {
    const files = (...signers: string[]) => society().when(petition({ signers }))
    files(...EAST.slice(10, 13)).thenRefused('notPossible', { reason: 'tooFewSignatures' })
    for (const signers of [EAST.slice(10, 14), ['h1'], ['v3']]) {
      expect(files(...signers).decision, signers.join()).toMatchObject({ ok: true })
    }
  })

  test('is taken where the vote can be held: by a procedure that the constitution has, and whom it names', () => {
    const asked = (vote: object) =>
      society()
        .with({ parameters: { ...setting().parameters, ...vote } })
        .when(petition())
    expect(asked({}).decision.ok).toBe(true)
    society({ ...PROCEDURE, vote: 'election.other' })
      .when(petition())
      .thenRefused('notPossible', { reason: 'voteNotPossible', ids: ['election.other'] })
    const { kinds: _, ...roll } = BRANCH_HEAD.roll
    const elders = { ...BRANCH_HEAD, roll: { ...roll, from: 'holders', office: 'elder' } }
    asked({ 'election.recallVote': elders }).thenRefused('notPossible', {
      reason: 'voteNotPossible',
      ids: ['election.recallVote', 'elder'],
    })
  })

  test('is signed by each person once, and by nobody who has no say in the branch', () => {
    society()
      .when(petition({ signers: ['v11', 'v11', 'v12', 'v13', 'v14'] }))
      .thenRefused('malformed')
    society()
      .when(petition({ signers: [...EAST.slice(10, 14), 'w1'] }))
      .thenRefused('notPossible', { reason: 'notEntitledToSign', ids: ['w1'] })
  })

  test('is not signed by a representative whose term is over, or who represents the members of another branch', () => {
    const gone = mandate('d8', 'delegate', 'w2', { represents: true, to: '2026-03-02' })
    const others = mandate('d9', 'delegate', 'w3', { represents: true, unit: 'west' })
    const tables = {
      mandates: { d8: gone as never, d9: others as never },
      holdings: { w2: ['d8'], w3: ['d9'] },
      seats: { 'east/delegate': ['d0', 'd1', 'd2', 'd8'], 'west/delegate': ['d9'] },
      offices: { west: ['delegate'] },
    }
    for (const signer of ['w2', 'w3'])
      society()
        .with({ tables })
        .when(petition({ signers: [signer, 'v3'] }))
        .thenRefused('notPossible', { reason: 'notEntitledToSign', ids: [signer] })
  })

  test('names a mandate of this unit that is in effect', () => {
    society()
      .when(petition({ mandate: 'm9' }))
      .thenRefused('notFound', { what: 'mandate' })
    society()
      .when(petition({ unit: 'west' }))
      .thenRefused('notPossible', { reason: 'notOfThisUnit' })
    society().when(petition({}, '2028-01-01')).thenRefused('notPossible', { reason: 'notInOffice' })
  })

  test('follows a procedure of the constitution, which it freezes with the days for check and vote', () => {
    society()
      .when(petition({ procedure: 'election.branchHead' }))
      .thenRefused('notPossible', { reason: 'noProcedure' })
    expect(society().after(petition()).case('r1')).toMatchObject({
      phase: 'petitioned',
      procedure: PROCEDURE,
      person: 'v1',
      verifyBy: '2026-03-09',
      voteBy: '2026-04-01',
      support: [
        { unit: 'residents', signed: 4, eligible: 40 },
        { unit: 'householdDelegates', signed: 0, eligible: 5 },
        { unit: 'representatives', signed: 0, eligible: 3 },
      ],
    })
  })

  test('is the only one about its mandate while it runs', () => {
    society()
      .after(petition())
      .when(petition({ case: 'r2', grounds: 'b'.repeat(64) }))
      .thenRefused('alreadyExists', { what: 'recall', id: 'r1' })
  })
})

describe('the signatures are checked', () => {
  const filed = society().after(petition({ signers: EAST.slice(10, 15) }))
  const check = (more: object) => on('verifyPetition', '2026-03-05', more)

  test('and measured again without those that are struck out', () => {
    filed
      .when(check({ finding: 'supported', struckOut: ['v11', 'v12'] }))
      .thenRefused('notPossible', { reason: 'findingDiffers' })
    const rejected = filed.after(check({ finding: 'unsupported', struckOut: ['v11', 'v12'] }))
    expect(rejected.case('r1')).toMatchObject({ phase: 'rejected' })
    expect(rejected.row('recall.signatures', 'r1/v11')).toEqual({ counts: ['residents'], struckOut: true })
    expect(filed.after(check({ finding: 'supported', struckOut: ['v11'] })).case('r1')).toMatchObject({ phase: 'verified' })
  })

  test('by what they show: a petition with enough of them is not rejected', () => {
    filed.when(check({ finding: 'unsupported' })).thenRefused('notPossible', { reason: 'findingDiffers' })
    filed.when(check({ finding: 'supported', struckOut: ['v30'] })).thenRefused('notFound', { what: 'signature', id: 'v30' })
  })

  test('not before they were given', () => {
    filed
      .when(on('verifyPetition', '2026-03-05', { ...PAPER, on: '2026-03-01', finding: 'supported' }))
      .thenRefused('outOfTime', { from: '2026-03-02' })
  })

  test('late too, for no delay may save the person; the record says that it was late', () => {
    const decided = (date: string) => filed.when(on('verifyPetition', date, { finding: 'supported' })).decision
    expect(decided('2026-03-09')).toMatchObject({ ok: true, events: [{ late: false }] })
    expect(decided('2026-03-10')).toMatchObject({ ok: true, events: [{ late: true }] })
  })

  test('and a petition that was rejected can be filed anew', () => {
    const rejected = filed.after(check({ finding: 'unsupported', struckOut: EAST.slice(10, 13) }))
    expect(rejected.after(petition({ case: 'r2' }, '2026-03-10')).case('r2')).toMatchObject({ phase: 'petitioned' })
  })
})

describe('the person', () => {
  const checked = society().after(petition(), verified)

  test('is heard before the vote is called, or has had the days to answer', () => {
    checked.when(on('callRecallVote', '2026-03-08', { vote: 'e9' })).thenRefused('outOfTime', { from: '2026-03-09' })
    expect(checked.after(on('callRecallVote', '2026-03-09', { vote: 'e9' })).case('r1')).toMatchObject({ phase: 'voting' })
    expect(checked.after(defended, called).case('r1')).toMatchObject({ phase: 'voting', vote: 'e9' })
  })

  test('answers in person, or on paper that an organ hands in', () => {
    checked.when(on('stateDefence', '2026-03-06', { by: 'v2' })).thenRefused('notPossible', { reason: 'notThePerson' })
    checked.when(on('stateDefence', '2026-03-06', { ...PAPER, by: 'v2' })).thenRefused('notPossible', { reason: 'notThePerson' })
    const recorded = on('stateDefence', '2026-03-07', { ...PAPER, on: '2026-03-06' })
    expect(checked.after(recorded).case('r1')).toMatchObject({ phase: 'defended' })
  })
})

test('rules read who signed, of whom, and who acts', () => {
  const filed = society().after(petition())
  expect(society().facts(petition({ by: 'v11' }))).toEqual({
    'recall.office': 'branchHead',
    'recall.support': [4, 40, 0, 5, 0, 3],
    'recall.self': false,
    'recall.signed': true,
    'recall.overdue': false,
  })
  expect(filed.facts(on('verifyPetition', '2026-03-10', { by: 'v1', finding: 'supported' }))).toMatchObject({
    'recall.support': [4, 40, 0, 5, 0, 3],
    'recall.self': true,
    'recall.signed': false,
    'recall.overdue': true,
  })
})

test('what is to be done, and by when', () => {
  const filed = society().after(petition())
  expect(filed.due()).toMatchObject([{ what: 'verifyPetition', deadline: '2026-03-09', case: 'r1', unit: 'east' }])
  expect(filed.after(verified).due()).toMatchObject([{ what: 'callRecallVote', deadline: '2026-04-01' }])
  expect(filed.after(verified, defended, called).due()).toMatchObject([{ what: 'concludeRecall', deadline: '2026-04-01' }])
})

test('the machine runs without a case', () => {
  const actor = createActor(recallMachine, { input: {} }).start()
  for (const action of [verified, defended, called]) actor.send(action as never)
  actor.send(on('concludeRecall', '2026-04-01', { outcome: 'recalled' }) as never)
  expect(actor.getSnapshot()).toMatchObject({ value: 'recalled', status: 'done' })
})
