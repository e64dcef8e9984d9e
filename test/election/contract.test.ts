import type { Lifecycle } from 'huzhu'
import {
  ELECTION_PHASES,
  type ElectionProcedure,
  election,
  electionMachine,
  RECALL_PHASES,
  type RecallProcedure,
  recall,
  recallMachine,
} from 'huzhu/election'
import { given, lifecycleContract, type Setting, type Typed } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { BRANCH_HEAD, DAY, EAST, form, on, registerOf, settingWith, TEXT, untilCampaigning, untilPolling } from './setting.ts'

/** A voter applies to be entered; another system counts; the head office confirms. */
const BY_APPLICATION: ElectionProcedure = {
  ...BRANCH_HEAD,
  roll: { ...BRANCH_HEAD.roll, from: 'applications' },
  poll: { ...BRANCH_HEAD.poll, channels: ['imported'] },
  result: { ...BRANCH_HEAD.result, endorsement: { organ: 'council', withinDays: 5, grounds: ['law'] } },
}

/** Those present say whom they want, and are asked for their consent. */
const BY_CONSENT: ElectionProcedure = {
  ...BRANCH_HEAD,
  nomination: { by: [], publishedDaysBefore: 5, withdrawDaysBefore: 3 },
  poll: { ballot: 'consent', channels: ['meeting'], scrutineers: 0 },
  count: { method: 'plurality' },
}

/** A meeting raises hands. */
const BY_HANDS: ElectionProcedure = {
  ...BRANCH_HEAD,
  poll: { ballot: 'open', channels: ['meeting'], scrutineers: 2 },
}

const FOR_V1 = { branchHead: { marks: { v1: 'for' } } }
const setting: Setting = {
  ...settingWith({ 'election.byApplication': BY_APPLICATION, 'election.byConsent': BY_CONSENT, 'election.byHands': BY_HANDS }),
  box: { ballots: [{ ballot: FOR_V1, count: 2 }], trackers: ['tracker-of-a-voter'] },
}

const ballots = (voter: string, ballot: object) =>
  on('castBallot', DAY, { by: voter, voter, box: 'web', ballot, tracker: `tracker-of-${voter}-only` })
const report = (box: string, returned: number) =>
  on('reportBox', DAY, { box, issued: returned, returned, scrutineers: ['v32', 'v33'] })
const sheet = (teller: string, count: number) =>
  on('submitSheet', DAY, {
    by: teller,
    teller,
    batch: 'b1',
    papers: [{ paper: FOR_V1, count }],
    void: 0,
    scrutineers: ['v32', 'v33'],
  })
const objection = (type: string, date: string, more: object) => on(type, date, { by: 'v9', grounds: TEXT, ...more })
const decision = (id: string, date: string) => on('decideObjection', date, { objection: id, upheld: true, reasons: TEXT })

const campaign = untilCampaigning.slice(0, -1)
const [published] = untilCampaigning.slice(-1)
const [officers, opening] = untilPolling.slice(-2)

/** All the way to the handover, with a recount, and everything that can come between. */
const complete = [
  form(),
  on('seatCommittee', '2026-05-21', { members: ['v36', 'v37', 'v38'], substitutes: ['v39', 'v40'] }),
  on('leaveCommittee', '2026-05-22', { by: 'v38', member: 'v38', reason: 'resigned' }),
  on('stateRelatives', '2026-05-22', { pairs: [['v1', 'v5']] }),
  on('announceElection', '2026-05-25', { day: '2026-06-29' }),
  on('postponeElection', '2026-05-26', { day: DAY, reasons: TEXT }),
  on('publishRoll', '2026-06-05'),
  objection('raiseObjection', '2026-06-06', { objection: 'o1', against: 'roll', about: 'v40', claim: 'remove' }),
  decision('o1', '2026-06-07'),
  on('freezeRoll', '2026-06-12'),
  on('correctRoll', '2026-06-13', { voter: 'v39', correction: 'remove', grounds: TEXT }),
  ...campaign.slice(-4),
  ...['v2', 'v3']
    .flatMap((person) => [
      on('nominateCandidate', '2026-06-17', { by: 'east:branchAssembly', office: 'branchHead', person }),
      ...(person === 'v3' ? [on('acceptNomination', '2026-06-17', { by: person, office: 'branchHead', person })] : []),
    ])
    .slice(1),
  objection('raiseObjection', '2026-06-18', { objection: 'o2', against: 'candidate', about: 'v3', office: 'branchHead' }),
  decision('o2', '2026-06-18'),
  published,
  on('meetVoters', '2026-06-22'),
  officers,
  on('lodgeProxy', '2026-06-23', { by: 'v10', principal: 'v10', holder: 'v20' }),
  on('lodgeProxy', '2026-06-23', { by: 'v11', principal: 'v11', holder: 'v20' }),
  on('revokeProxy', '2026-06-24', { by: 'v10', principal: 'v10' }),
  on('withdrawCandidate', '2026-06-25', { by: 'v2', office: 'branchHead', person: 'v2' }),
  opening,
  ...EAST.slice(11, 29).map((voter) => on('markVoter', DAY, { box: 'hall', voter })),
  on('markVoter', DAY, { box: 'mobile', voter: 'v11', holder: 'v20' }),
  ballots('v30', FOR_V1),
  ballots('v31', { branchHead: { marks: { v35: 'writeIn' } } }),
  on('closePolls', DAY),
  report('hall', 18),
  report('mobile', 1),
  on('openBox', DAY),
  sheet('v30', 19),
  sheet('v31', 19),
  on('countVotes', DAY),
  on('orderRecount', DAY, { reasons: TEXT }),
  sheet('v30', 19),
  sheet('v31', 19),
  on('countVotes', DAY),
  on('confirmPoll', DAY, { finding: 'valid' }),
  on('declareResult', '2026-07-01', { from: '2026-07-01' }),
  on('handOver', '2026-07-05'),
] as readonly Typed[]

/** Six apply, another system counts, the head office confirms, the winner declines; a further election is called and dropped. */
const applied = [
  form({ procedure: 'election.byApplication' }),
  on('seatCommittee', '2026-05-21', { members: ['v36', 'v37', 'v38'] }),
  on('announceElection', '2026-05-25', { day: DAY }),
  on('openRegistration', '2026-05-26'),
  ...['v3', 'v4', 'v5', 'v6', 'v7', 'v8'].map((voter) => on('registerVoter', '2026-05-27', { voter })),
  ...untilCampaigning.slice(3),
  officers,
  on('openPolls', DAY, { boxes: [{ box: 'city', channel: 'imported' }] }),
  on('closePolls', DAY),
  on('importResult', DAY, {
    box: 'city',
    issued: 6,
    voted: 6,
    void: 0,
    papers: [
      { paper: FOR_V1, count: 4 },
      { paper: { branchHead: { marks: { v2: 'for' } } }, count: 2 },
    ],
    evidence: { ref: 'city', hash: '0'.repeat(64) },
  }),
  on('countVotes', DAY),
  on('confirmPoll', DAY, { finding: 'valid' }),
] as readonly Typed[]
const endorsed = on('endorseResult', '2026-07-01', { decision: 'confirmed' })
const declined = on('declineOffice', '2026-07-01', { by: 'v1', office: 'branchHead', person: 'v1' })
const further = on('callRound', '2026-07-01', { round: 'further', day: '2026-07-10' })
const dropped = on('dropRound', '2026-07-02', { reasons: TEXT })

/** Those present name v20 and v21, and consent to the first. */
const consented = [
  form({ procedure: 'election.byConsent' }),
  ...untilPolling.slice(1, 5),
  on('publishCandidates', '2026-06-20'),
  on('openPolls', DAY, { boxes: [{ box: 'room', channel: 'meeting' }] }),
  ...['v3', 'v4', 'v5'].map((voter) =>
    on('castOpenBallot', DAY, {
      by: voter,
      voter,
      box: 'room',
      ballot: { branchHead: { approvals: [voter === 'v5' ? 'v21' : 'v20'] } },
    }),
  ),
  on('closePolls', DAY),
  on('countVotes', DAY),
  on('takeConsent', DAY, { office: 'branchHead', person: 'v20', objections: [] }),
  on('confirmPoll', DAY, { finding: 'valid' }),
  on('annulElection', '2026-07-01', { reasons: TEXT }),
] as readonly Typed[]

const hands = (teller: string) =>
  on('submitHands', DAY, {
    ...{ by: teller, teller, box: 'room', voted: 30, hands: { branchHead: { v1: 18, v2: 9 } }, scrutineers: ['v32', 'v33'] },
  })

/** A meeting raises hands; they are counted twice, and the poll is annulled. */
const byHands = [
  form({ procedure: 'election.byHands' }),
  ...untilCampaigning.slice(1),
  officers,
  on('openPolls', DAY, { boxes: [{ box: 'room', channel: 'meeting', scrutineers: ['v32'] }] }),
  on('closePolls', DAY),
  hands('v30'),
  hands('v31'),
  on('countVotes', DAY),
  on('orderRecount', DAY, { reasons: TEXT }),
  hands('v31'),
  hands('v30'),
  on('countVotes', DAY),
  on('annulElection', DAY, { reasons: TEXT }),
] as readonly Typed[]

const ELECTIONS: readonly (readonly Typed[])[] = [
  complete,
  [...applied, endorsed, declined, further, dropped] as readonly Typed[],
  consented,
  byHands,
  [form(), on('cancelElection', '2026-05-21', { reasons: TEXT })],
  [form(), on('failElection', '2026-05-21', { reasons: TEXT })],
]

describe('the election, as a lifecycle,', () => {
  const samples = { histories: ELECTIONS, setting, machine: electionMachine }
  for (const { name, run } of lifecycleContract(election, samples)) test(name, run)

  test('is tried in every phase', () => {
    expect(phasesOf(election, ELECTIONS, setting)).toEqual([...ELECTION_PHASES].sort())
  })
})

const RECALL: RecallProcedure = {
  petition: { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' },
  verifyDays: 7,
  defenceDays: 3,
  voteDays: 30,
  vote: 'election.branchHead',
}

/** A recall whose vote is held as soon as it is called: it recalls under the case `recalls`, and keeps under any other. */
const decidedAtOnce: Lifecycle = {
  ...recall,
  evolve(event, before, state) {
    const evolution = recall.evolve(event, before, state)
    if (event.type !== 'recallVoteCalled') return evolution
    const vote = {
      phase: 'declared',
      follows: event.case,
      elected: event.vote === 'recalls' ? [{ office: 'branchHead', person: 'v1', round: 1 }] : [],
      rounds: [{ day: '2026-03-30' }],
    }
    const row = { table: 'cases', key: String(event.vote), value: { kind: 'election', case: vote } as never }
    return { ...evolution, writes: [...evolution.writes, row] }
  },
}

const term = { id: 'm1', office: 'branchHead', unit: 'east', subject: 'v1', from: '2025-01-01', to: '2028-01-01' }
const inOffice = registerOf().do({ type: 'takeMandate', mandate: term }, '2026-01-01')
const BEFORE = settingWith({ 'election.recallVote': BRANCH_HEAD }, inOffice)
const voting = { ...BEFORE, parameters: { ...BEFORE.parameters, recall: RECALL as never } }

const asked = (type: string, date: string, more: object = {}) => on(type, date, { case: 'r1', by: 'v1', ...more })
const petition = (more: object = {}) =>
  asked('petitionRecall', '2026-03-02', {
    unit: 'east',
    procedure: 'recall',
    mandate: 'm1',
    grounds: 'a'.repeat(64),
    reasons: TEXT,
    signers: EAST.slice(10, 14),
    ...more,
  })
const supported = asked('verifyPetition', '2026-03-05', { finding: 'supported' })
const defended = asked('stateDefence', '2026-03-06')
const voted = (vote: string) => asked('callRecallVote', '2026-03-06', { vote })
const concluded = (outcome: string) => asked('concludeRecall', '2026-03-31', { outcome })

const RECALLS: readonly (readonly Typed[])[] = [
  [petition(), supported, defended, voted('recalls'), concluded('recalled')],
  [petition(), supported, defended, voted('keeps'), concluded('kept')],
  [petition(), asked('verifyPetition', '2026-03-05', { finding: 'unsupported', struckOut: ['v11'] })],
  [petition(), asked('tenderResignation', '2026-03-10'), asked('acceptResignation', '2026-03-11')],
  [petition(), asked('lapseRecall', '2028-01-01')],
]

describe('the recall, as a lifecycle,', () => {
  const samples = { histories: RECALLS, setting: voting, machine: recallMachine }
  for (const { name, run } of lifecycleContract(decidedAtOnce, samples)) test(name, run)

  test('is tried in every phase', () => {
    expect(phasesOf(decidedAtOnce, RECALLS, voting)).toEqual([...RECALL_PHASES].sort())
  })
})

function phasesOf(lifecycle: Lifecycle, histories: readonly (readonly Typed[])[], setting: Setting): readonly unknown[] {
  const phases = histories.flatMap((history) => {
    let so = given(lifecycle, [], setting)
    return history.map((action) => {
      so = so.after(action)
      return so.case(String((action as { readonly case?: string }).case))?.phase
    })
  })
  return [...new Set(phases)].sort()
}
