import { type Facts, memoryBallotBox, openSociety, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { constitution } from './fixture.ts'

const TEXT = { ref: 'text', commitment: '0'.repeat(64) }
const OLD_ENOUGH: Facts = { 'candidate.age': 40, 'candidate.relatives': [] }
const MEMBERS = Array.from({ length: 12 }, (_, index) => `r${index + 1}`)

let acts = 0

/** The model society with a branch of twelve members, opened with a ballot box. */
async function society(): Promise<Society> {
  const opened = await openSociety({
    constitution,
    lifecycles: [amendment, consultation, election, recall, referral],
    journal: memoryJournal(),
    ballotBox: memoryBallotBox(),
  })
  const found = {
    type: 'adoptSociety',
    units: [
      { id: 'head', layer: 'head' },
      { id: 'east', layer: 'branch', parent: 'head' },
    ],
    subjects: [],
    rolls: [
      { unit: 'head', members: Array.from({ length: 30 }, (_, index) => ({ id: `h${index}`, kind: 'resident' })) },
      { unit: 'east', members: MEMBERS.map((id) => ({ id, kind: 'resident' })) },
    ],
    mandates: [],
  }
  await done(opened, '2026-03-01', 'r1', found, { 'applicants.qualified': true, 'mandate.elected': true })
  return opened
}

function asked(on: Society, date: string, by: string, action: object, facts?: Facts) {
  acts += 1
  return on.act({ id: `a${acts}`, at: `${date}T04:00:00.000Z`, by, ...action }, facts)
}

async function done(on: Society, date: string, by: string, action: object, facts?: Facts): Promise<void> {
  const result = await asked(on, date, by, action, facts)
  if (!result.ok) throw new Error(`${JSON.stringify(action)}: ${JSON.stringify(result.refusal)}`)
}

/** Online, so that nobody hands out ballots: everybody marks whom they vote for. */
async function vote(
  on: Society,
  date: string,
  id: string,
  by: string,
  ballots: { readonly [voter: string]: string | undefined },
) {
  await done(on, date, by, { type: 'openPolls', case: id, boxes: [{ box: 'web', channel: 'online' }] })
  for (const [voter, person] of Object.entries(ballots)) {
    const ballot = { branchHead: { marks: person === undefined ? {} : { [person]: 'for' } } }
    await done(on, date, voter, { type: 'castBallot', case: id, box: 'web', voter, ballot })
  }
  for (const type of ['closePolls', 'openBox', 'countVotes']) await done(on, date, by, { type, case: id })
}

const COMMITTEE = 'east:branchElectionCommittee'
const MEETING = 'east:branchAssembly'

/** The branch elects `r1` as its head, with eight of twelve votes. */
async function elected(): Promise<Society> {
  const on = await society()
  const e1 = (type: string, more: object = {}) => ({ type, case: 'e1', ...more })
  const posts = [{ office: 'branchHead', seats: 1 }]
  const formed = e1('formElection', { unit: 'east', procedure: 'election.branchHead', purpose: 'general', posts })
  await done(on, '2026-03-02', MEETING, formed)
  await done(on, '2026-03-03', MEETING, e1('seatCommittee', { members: ['r10', 'r11', 'r12'] }))
  await done(on, '2026-03-04', COMMITTEE, e1('announceElection', { day: '2026-03-20' }))
  await done(on, '2026-03-05', COMMITTEE, e1('publishRoll'))
  await done(on, '2026-03-10', COMMITTEE, e1('freezeRoll'))
  for (const [by, person] of [
    ['r5', 'r1'],
    ['r6', 'r2'],
  ] as const) {
    await done(on, '2026-03-11', by, e1('nominateCandidate', { office: 'branchHead', person }), OLD_ENOUGH)
    await done(on, '2026-03-11', person, e1('acceptNomination', { office: 'branchHead', person }))
  }
  await done(on, '2026-03-15', COMMITTEE, e1('publishCandidates'))
  const ballots = Object.fromEntries(MEMBERS.map((voter, index) => [voter, index < 8 ? 'r1' : 'r2']))
  await vote(on, '2026-03-20', 'e1', COMMITTEE, ballots)
  await done(on, '2026-03-20', COMMITTEE, e1('confirmPoll', { finding: 'valid' }))
  await done(on, '2026-03-21', 'head:council', e1('endorseResult', { decision: 'confirmed' }))
  await done(on, '2026-03-22', COMMITTEE, e1('declareResult', { from: '2026-04-01' }))
  return on
}

describe('under the model constitution', () => {
  test('a branch elects its head, from the committee to the mandate, and the result is to be announced', async () => {
    const on = await elected()
    expect(on.get('mandates', 'e1:branchHead:1')).toMatchObject({
      office: 'branchHead',
      unit: 'east',
      subject: 'r1',
      from: '2026-04-01',
      to: '2029-04-01',
      election: 'e1',
    })
    const dues = on.due('2026-03-23T04:00:00.000Z').map(({ what, who }) => [what, who])
    expect(dues).toContainEqual(['announceResult', COMMITTEE])
    const duty = on.due('2026-03-23T04:00:00.000Z').find(({ what }) => what === 'announceResult')?.obligation
    await done(on, '2026-03-23', COMMITTEE, {
      type: 'publishNotice',
      unit: 'east',
      details: { 'notice.days': 15, 'notice.personal': false },
      meets: [duty],
    })
    await done(on, '2026-04-05', COMMITTEE, { type: 'handOver', case: 'e1' })
    const left = (date: string) => on.due(`${date}T04:00:00.000Z`).flatMap(({ case: id, what }) => (id === 'e1' ? what : []))
    expect([left('2026-04-06'), left('2026-04-07')]).toEqual([['postResult'], []])
  })

  test('and nobody else takes a step of it', async () => {
    const on = await society()
    const posts = [{ office: 'branchHead', seats: 1 }]
    const form = { type: 'formElection', case: 'e1', unit: 'east', procedure: 'election.branchHead', purpose: 'general', posts }
    const forbidden = async (date: string, by: string, action: object, facts?: Facts) => {
      const result = await asked(on, date, by, action, facts)
      expect(result, by).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
    }
    for (const by of ['head:council', 'head', 'r1', COMMITTEE]) await forbidden('2026-03-02', by, form)
    await done(on, '2026-03-02', MEETING, form)
    // A member of the society, but not of this branch.
    await forbidden('2026-03-03', MEETING, { type: 'seatCommittee', case: 'e1', members: ['r10', 'r11', 'h1'] })
    await done(on, '2026-03-03', MEETING, { type: 'seatCommittee', case: 'e1', members: ['r10', 'r11', 'r12'] })
    const announce = { type: 'announceElection', case: 'e1', day: '2026-03-20' }
    for (const by of ['head:council', MEETING, 'r10']) await forbidden('2026-03-04', by, announce)
    await forbidden('2026-03-14', COMMITTEE, announce)
  })

  test('a small branch elects by a show of hands, of which the record has the numbers alone', async () => {
    const on = await society()
    const e1 = (type: string, more: object = {}) => ({ type, case: 'e1', ...more })
    const posts = [{ office: 'branchHead', seats: 1 }]
    const form = { unit: 'east', procedure: 'election.smallBranchHead', purpose: 'general', posts }
    await done(on, '2026-03-02', MEETING, e1('formElection', form))
    await done(on, '2026-03-03', MEETING, e1('announceElection', { day: '2026-03-20' }))
    await done(on, '2026-03-05', MEETING, e1('publishRoll'))
    await done(on, '2026-03-10', MEETING, e1('freezeRoll'))
    await done(on, '2026-03-11', 'r5', e1('nominateCandidate', { office: 'branchHead', person: 'r1' }), OLD_ENOUGH)
    await done(on, '2026-03-11', 'r1', e1('acceptNomination', { office: 'branchHead', person: 'r1' }))
    await done(on, '2026-03-15', MEETING, e1('publishCandidates'))
    const officers = { tellers: ['r8', 'r9'], scrutineers: ['r10'] }
    await done(on, '2026-03-20', MEETING, e1('appointOfficers', officers))
    await done(on, '2026-03-20', MEETING, e1('openPolls', { boxes: [{ box: 'room', channel: 'meeting' }] }))
    await done(on, '2026-03-20', MEETING, e1('closePolls'))
    const told = { box: 'room', voted: 9, hands: { branchHead: { r1: 7 } }, scrutineers: ['r10'] }
    const written = { on: '2026-03-20', recordedBy: 'r11', evidence: { ref: 'minutes', hash: '0'.repeat(64) } }
    for (const teller of officers.tellers)
      await done(on, '2026-03-21', MEETING, e1('submitHands', { ...told, ...written, teller }))
    for (const [type, more] of [['countVotes'], ['confirmPoll', { finding: 'valid' }]] as const)
      await done(on, '2026-03-21', MEETING, e1(type, more))
    await done(on, '2026-03-22', 'head:council', e1('endorseResult', { decision: 'confirmed' }))
    await done(on, '2026-03-23', MEETING, e1('declareResult', { from: '2026-03-23' }))
    expect(on.get('mandates', 'e1:branchHead:1')).toMatchObject({ subject: 'r1', from: '2026-03-23' })
    expect([...on.rows('election.marked')]).toEqual([])
  })

  test('a branch of more than thirty members does not elect openly', async () => {
    const on = await society()
    const joiners = Array.from({ length: 19 }, (_, index) => ({ id: `j${index}`, kind: 'resident' }))
    await done(
      on,
      '2026-03-02',
      'east',
      { type: 'admitMembers', unit: 'east', members: joiners },
      { 'applicants.qualified': true },
    )
    const posts = [{ office: 'branchHead', seats: 1 }]
    const form = {
      type: 'formElection',
      case: 'e1',
      unit: 'east',
      procedure: 'election.smallBranchHead',
      purpose: 'general',
      posts,
    }
    await done(on, '2026-03-02', MEETING, form)
    const announce = { type: 'announceElection', case: 'e1', day: '2026-03-20' }
    expect(await asked(on, '2026-03-04', MEETING, announce)).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
  })

  test('the members recall the head whom they elected, by a vote of their own', async () => {
    const on = await elected()
    const c1 = (type: string, more: object = {}) => ({ type, case: 'c1', ...more })
    const petition = c1('petitionRecall', {
      unit: 'east',
      procedure: 'recall.petition',
      mandate: 'e1:branchHead:1',
      grounds: 'a'.repeat(64),
      reasons: TEXT,
      signers: ['r3', 'r4', 'r5'],
    })
    await done(on, '2026-05-01', 'r3', petition)
    await done(on, '2026-05-04', MEETING, c1('verifyPetition', { finding: 'supported' }))
    await done(on, '2026-05-05', 'r1', c1('stateDefence'))
    expect(await asked(on, '2026-05-05', 'head:council', c1('callRecallVote', { vote: 'e2' }))).toMatchObject({ ok: false })
    await done(on, '2026-05-06', MEETING, c1('callRecallVote', { vote: 'e2' }))
    const e2 = (type: string, more: object = {}) => ({ type, case: 'e2', ...more })
    const posts = [{ office: 'branchHead', seats: 1 }]
    const form = { unit: 'east', procedure: 'election.recallVote', purpose: 'recall', posts, follows: 'c1', person: 'r1' }
    await done(on, '2026-05-07', MEETING, e2('formElection', form))
    await done(on, '2026-05-08', MEETING, e2('announceElection', { day: '2026-05-20' }))
    await done(on, '2026-05-09', MEETING, e2('publishRoll'))
    await done(on, '2026-05-13', MEETING, e2('freezeRoll'))
    await done(on, '2026-05-14', MEETING, e2('publishCandidates'))
    const ballots = Object.fromEntries(MEMBERS.map((voter, index) => [voter, index < 7 ? 'r1' : undefined]))
    await vote(on, '2026-05-20', 'e2', MEETING, ballots)
    await done(on, '2026-05-20', MEETING, e2('confirmPoll', { finding: 'valid' }))
    await done(on, '2026-05-21', MEETING, e2('declareResult', { from: '2026-05-21' }))
    const owed = on.due('2026-05-22T04:00:00.000Z').map(({ what, who, deadline }) => [what, who, deadline])
    expect(owed).toContainEqual(['branchElectsAnew', 'east:branchAssembly', '2026-07-20'])
    await done(on, '2026-05-22', MEETING, c1('concludeRecall', { outcome: 'recalled' }))
    expect(on.get('cases', 'c1')).toMatchObject({ case: { phase: 'recalled' } })
    expect(on.get('mandates', 'e1:branchHead:1')).toMatchObject({ ended: { on: '2026-05-21', reason: 'recalled' } })
  })
})
