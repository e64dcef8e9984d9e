import { election, type RecallProcedure, recall, recallMachine } from 'huzhu/election'
import { given, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { BRANCH_HEAD, EAST, form, noon, settingWith, TEXT } from './setting.ts'

/** A tenth of the residents, a tenth of the households, or a third of the representatives. */
const PROCEDURE: RecallProcedure = {
  petition: {
    any: [
      { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' },
      { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'householdDelegates' },
      { num: 1, den: 3, cmp: '>=', of: 'eligible', unit: 'representatives' },
    ],
  },
  verifyDays: 7,
  defenceDays: 3,
  voteDays: 30,
  vote: 'election.recallVote',
}

const GROUNDS = 'a'.repeat(64)

function mandate(id: string, office: string, subject: string, more: object = {}) {
  return { id, office, unit: 'east', subject, from: '2025-01-01', to: '2028-01-01', ...more }
}

/** `v1` is head of the branch; `v2`, `v3` and `v4` are its delegates. */
function society(procedure: RecallProcedure = PROCEDURE) {
  const delegates = ['v2', 'v3', 'v4'].map((id, index) => mandate(`d${index}`, 'delegate', id, { represents: true }))
  const held = [mandate('m1', 'branchHead', 'v1'), ...delegates]
  const before = settingWith({ 'election.recallVote': BRANCH_HEAD })
  return given(recall, [], { ...before, parameters: { ...before.parameters, recall: procedure as never } }).with({
    tables: {
      mandates: Object.fromEntries(held.map((each) => [each.id, each as never])),
      holdings: Object.fromEntries(held.map(({ id, subject }) => [subject, [id]])),
      seats: { 'east/branchHead': ['m1'], 'east/delegate': ['d0', 'd1', 'd2'] },
      offices: { east: ['branchHead', 'delegate'] },
    },
  })
}

let acts = 0

function on(type: string, date: string, more: object = {}): Typed {
  acts += 1
  return { id: `r${acts}`, type, by: 'east:branchAssembly', at: noon(date), case: 'r1', ...more }
}

function petition(more: object = {}, date = '2026-03-02') {
  return on('petitionRecall', date, {
    unit: 'east',
    procedure: 'recall',
    mandate: 'm1',
    grounds: GROUNDS,
    reasons: TEXT,
    signers: EAST.slice(10, 14),
    ...more,
  })
}

const verified = on('verifyPetition', '2026-03-05', { finding: 'supported' })
const defended = on('stateDefence', '2026-03-06', { by: 'v1' })
const called = on('callRecallVote', '2026-03-06', { vote: 'e9' })

/** The row of an election that decides the recall. */
function vote(phase: string, more: object = {}) {
  const round = { kind: 'first', day: '2026-03-30', lastDay: '2026-03-30', contests: [], boxes: [] }
  const kept = { phase, unit: 'east', purpose: 'recall', follows: 'r1', elected: [], rounds: [round], ...more }
  return { tables: { cases: { e9: { kind: 'election', case: kept as never } } } }
}

const counted = (because: readonly string[]) => ({
  rounds: [{ kind: 'first', day: '2026-03-30', lastDay: '2026-03-30', contests: [], boxes: [], counted: { because } }],
})

describe('a petition for a recall', () => {
  test('is filed by a tenth of the residents, of the households, or by a third of the representatives', () => {
    const files = (...signers: string[]) => society().when(petition({ signers }))
    files(...EAST.slice(10, 13)).thenRefused('notPossible', { reason: 'tooFewSignatures' })
    for (const signers of [EAST.slice(10, 14), ['h1'], ['v3']]) {
      expect(files(...signers).decision, signers.join()).toMatchObject({ ok: true })
    }
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
      .when(on('verifyPetition', '2026-03-05', { on: '2026-03-01', recordedBy: 'v36', finding: 'supported' }))
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

  test('answers in person, or on paper that somebody records', () => {
    checked.when(on('stateDefence', '2026-03-06', { by: 'v2' })).thenRefused('notPossible', { reason: 'notThePerson' })
    const recorded = on('stateDefence', '2026-03-07', { on: '2026-03-06', recordedBy: 'v36' })
    expect(checked.after(recorded).case('r1')).toMatchObject({ phase: 'defended' })
  })
})

describe('the vote', () => {
  const voting = society().after(petition(), verified, defended, called)
  const conclude = (outcome: string) => on('concludeRecall', '2026-04-01', { outcome })

  test('is an election of the purpose `recall` that the recall called, and no other', () => {
    const called = given(election, [], settingWith({ 'election.recallVote': BRANCH_HEAD })).with({
      tables: { cases: { r1: { kind: 'recall', case: voting.case('r1') as never } } },
    })
    const own = { case: 'e9', purpose: 'recall', follows: 'r1', person: 'v1', procedure: 'election.recallVote' }
    expect(called.after(form(own)).case('e9')).toMatchObject({ candidates: [{ person: 'v1', status: 'accepted' }] })
    for (const other of [
      { case: 'e8' },
      { person: 'v2' },
      { procedure: 'election.branchHead' },
      { posts: [{ office: 'deputy', seats: 1 }] },
    ])
      called.when(form({ ...own, ...other })).thenRefused('notPossible', { reason: 'notTheVoteCalled' })
    const two = { ...voting.case('r1'), office: 'deputy' }
    called
      .with({ tables: { cases: { r1: { kind: 'recall', case: two as never } } } })
      .when(form({ ...own, posts: [{ office: 'deputy', seats: 2 }] }))
      .thenRefused('notPossible', { reason: 'notTheVoteCalled' })
    const over = { ...voting.case('r1'), phase: 'resigned' }
    called
      .with({ tables: { cases: { r1: { kind: 'recall', case: over as never } } } })
      .when(form(own))
      .thenRefused('notPossible', { reason: 'notTheVoteCalled' })
    called.when(form({ ...own, follows: 'r9' })).thenRefused('notFound', { what: 'recall' })
  })

  test('recalls whom it elected to be recalled, keeps the person otherwise, and is read from its own record', () => {
    const recalled = voting.with(vote('declared', { elected: [{ office: 'branchHead', person: 'v1', round: 1 }] }))
    recalled.when(conclude('kept')).thenRefused('notPossible', { reason: 'outcomeDiffers' })
    expect(recalled.after(conclude('recalled')).case('r1')).toMatchObject({ phase: 'recalled' })
    expect(voting.with(vote('handedOver')).after(conclude('kept')).case('r1')).toMatchObject({ phase: 'kept' })
    voting.with(vote('counting')).when(conclude('kept')).thenRefused('notPossible', { reason: 'noVoteYet' })
  })

  test('keeps the person, where too few voted', () => {
    const failed = voting.with(vote('failed', counted(['turnoutNotReached'])))
    expect(failed.after(conclude('kept')).case('r1')).toMatchObject({ phase: 'kept' })
  })

  test('is held again, where it came to nothing, and only then', () => {
    const again = on('callRecallVote', '2026-04-01', { vote: 'e10' })
    const another = vote('polling', { follows: 'r7' })
    for (const off of [another, vote('cancelled'), vote('annulled'), vote('failed', counted(['returnedExceedVoted'])), {}]) {
      expect(voting.with(off).after(again).case('r1')).toMatchObject({ phase: 'voting', vote: 'e10' })
    }
    for (const phase of ['polling', 'declared'])
      voting.with(vote(phase)).when(again).thenRefused('notPossible', { reason: 'voteRuns' })
    voting
      .with(vote('cancelled'))
      .when({ ...again, vote: 'e9' })
      .thenRefused('alreadyExists', { what: 'case', id: 'e9' })
  })

  test('says whether it was held in the days that the procedure gives', () => {
    const held = (day: string) =>
      voting.with(vote('declared', { rounds: [{ kind: 'first', day, lastDay: day, contests: [], boxes: [] }] }))
    expect(held('2026-04-01').when(conclude('kept')).decision).toMatchObject({ events: [{ late: false }] })
    expect(held('2026-04-02').when(conclude('kept')).decision).toMatchObject({ events: [{ late: true }] })
  })
})

describe('edge case 24: a second recall on the same facts and reasons', () => {
  const conclude = on('concludeRecall', '2026-04-01', { outcome: 'kept' })
  const keptUnder = (procedure: RecallProcedure) =>
    society(procedure).after(petition(), verified, defended, called).with(vote('declared')).after(conclude)
  const again = (date: string, grounds = GROUNDS) => petition({ case: 'r2', grounds }, date)

  test('is barred in the same term, and other facts are not', () => {
    const kept = keptUnder(PROCEDURE)
    kept.when(again('2027-12-01')).thenRefused('notPossible', { reason: 'sameGrounds', ids: ['r1'] })
    expect(kept.after(again('2026-04-02', 'b'.repeat(64))).case('r2')).toMatchObject({ phase: 'petitioned' })
  })

  test('is barred for as many months as the procedure says, where it says so', () => {
    const kept = keptUnder({ ...PROCEDURE, coolingMonths: 12 })
    kept.when(again('2027-03-31')).thenRefused('outOfTime', { from: '2027-04-01' })
    expect(kept.after(again('2027-04-01')).case('r2')).toMatchObject({ phase: 'petitioned' })
  })

  test('is rejected in other words too, where the check finds them to say the same', () => {
    const reworded = keptUnder(PROCEDURE).after(again('2026-05-01', 'b'.repeat(64)))
    const repeated = (sameAs: string) => on('verifyPetition', '2026-05-04', { case: 'r2', finding: 'repeated', sameAs })
    expect(reworded.after(repeated('r1')).case('r2')).toMatchObject({ phase: 'rejected' })
    for (const other of ['r2', 'r9']) reworded.when(repeated(other)).thenRefused('notPossible', { reason: 'notKept' })
  })
})

describe('edge case 25: the person resigns', () => {
  const running = society().after(petition(), verified, defended, called)
  const tender = on('tenderResignation', '2026-03-10', { by: 'v1' })
  const accept = on('acceptResignation', '2026-03-12')

  test('and an unaccepted resignation ends nothing', () => {
    const tendered = running.after(tender)
    expect(tendered.case('r1')).toMatchObject({ phase: 'voting', resignationOn: '2026-03-10' })
    expect(tendered.row('mandates', 'm1')).not.toHaveProperty('ended')
    running.when(accept).thenRefused('notPossible', { reason: 'noResignation' })
    running.when({ ...tender, by: 'v2' }).thenRefused('notPossible', { reason: 'notThePerson' })
  })

  test('and the recall ends on the day when it is accepted, with the mandate', () => {
    const resigned = running.after(tender, accept)
    expect(resigned.case('r1')).toMatchObject({ phase: 'resigned', closedOn: '2026-03-12' })
    expect(resigned.row('mandates', 'm1')).toMatchObject({ ended: { on: '2026-03-12', reason: 'resigned' } })
    expect(resigned.row('recall.open', 'm1')).toBeUndefined()
  })

  test('too late, where the vote has ended the mandate already', () => {
    const ended = {
      mandates: { m1: mandate('m1', 'branchHead', 'v1', { ended: { on: '2026-03-11', reason: 'recalled' } }) as never },
    }
    running.after(tender).with({ tables: ended }).when(accept).thenRefused('notPossible', { reason: 'notInOffice' })
  })
})

test('a recall lapses when its mandate is over for another reason, and not before', () => {
  const filed = society().after(petition())
  filed.when(on('lapseRecall', '2026-03-04')).thenRefused('notPossible', { reason: 'stillInOffice' })
  expect(filed.after(on('lapseRecall', '2028-01-01')).case('r1')).toMatchObject({ phase: 'lapsed' })
})

test('a recall that was voted on does not lapse: its result is to be concluded', () => {
  const voted = society().after(petition(), verified, defended, called).with(vote('declared'))
  voted.when(on('lapseRecall', '2028-01-01')).thenRefused('notPossible', { reason: 'voteRuns' })
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
