import { election, type RecallProcedure } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { called, counted, defended, GROUNDS, mandate, on, PROCEDURE, petition, society, verified, vote } from './recalling.ts'
import { BRANCH_HEAD, form, settingWith } from './setting.ts'

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
    running.when({ ...tender, by: 'v2', recordedBy: 'v2' }).thenRefused('notPossible', { reason: 'notThePerson' })
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
