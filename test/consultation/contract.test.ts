import {
  CONSULTATION_PHASES,
  type ConsultationProcedure,
  consultation,
  consultationMachine,
  RULES_OF_ORDER,
} from 'huzhu/consultation'
import { given, lifecycleContract, type Typed } from 'huzhu/testing'
import { drawParticipants } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { amend, amendment, ask, close, members, move, second, speak, withdraw } from './debating.ts'
import { EAST, on, PAPER, propose, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

const PROCEDURES: { readonly [id: string]: ConsultationProcedure } = {
  'consultation.debate': { ...ROOM, debate: RULES_OF_ORDER.huzhushe.procedure },
  'consultation.options': { ...ROOM, decision: { mode: 'options', method: 'approval' } },
  'consultation.consent': { ...ROOM, decision: { mode: 'consent', rounds: 2, reviewMonths: 6, otherwise: 'lapse' } },
}

const LEASE = { ref: 'lease', hash: '0'.repeat(64) }

const setting = settingWith(PROCEDURES)
const [, admitted, , materials, deliberation] = untilDeliberating as readonly Typed[]
const convene = (more: object = {}) =>
  on('conveneConsultation', '2026-05-05', {
    stakes: ['member', 'neighbour'],
    bodies: ['street'],
    deliberateOn: '2026-05-12',
    opinionsUntil: '2026-05-16',
    ...more,
  })
const opinion = (by: string, id: string) => on('giveOpinion', '2026-05-13', { by, opinion: id, author: by, text: TEXT })
const answer = (more: object) => on('answerOpinions', '2026-05-18', { outcome: 'adopted', reasons: TEXT, ...more })
const vote = (voter: string, each: string) => on('castVote', '2026-05-21', { by: voter, voter, vote: each })
const conclude = (date: string, conclusion: string, more: object = {}) => on('concludeDecision', date, { conclusion, ...more })

/** From the topic to the closed file, with everything that can come between under rules of order. */
const complete = [
  propose({ procedure: 'consultation.debate' }),
  on('supportTopic', '2026-05-02', { by: 'v2', supporters: ['v2', 'v3'], ...PAPER }),
  admitted,
  convene(),
  on('joinConcerned', '2026-05-05', { by: 'w1', subject: 'w1', stake: 'neighbour', evidence: LEASE }),
  on('declareInterest', '2026-05-06', { by: 'v39', subject: 'v39', interest: TEXT }),
  on('decideInterest', '2026-05-06', { subject: 'v39', recused: true, reasons: TEXT }),
  materials,
  deliberation,
  on('openDebate', '2026-05-12', { chair: 'v40' }),
  move('v1', 'm1'),
  second('v2', 'm1'),
  ask('v3', 'for'),
  speak('v3'),
  amend('v4', 'm2', 'm1'),
  second('v5', 'm2'),
  close(),
  amendment('m2', { for: 20, against: 3, eligible: 40, present: 23, voted: 23 }),
  move('v6', 'm3'),
  withdraw('v6', 'm3'),
  close(),
  opinion('v7', 'o1'),
  opinion('v8', 'o2'),
  opinion('v9', 'o3'),
  on('groupOpinions', '2026-05-14', { group: 'same', opinions: ['o1', 'o2'] }),
  on('addMinorityReport', '2026-05-14', { by: 'v9', report: 'r1', text: TEXT, signers: ['v9', 'v10'] }),
  on('closeOpinions', '2026-05-17'),
  answer({ group: 'same', opinions: ['o3'] }),
  on('openDecision', '2026-05-20'),
  ...EAST.slice(0, 25).map((voter, at) => vote(voter, at < 20 ? 'for' : 'against')),
  conclude('2026-05-28', 'decided'),
  on('appealDecision', '2026-05-29', { by: 'v9', grounds: TEXT }),
  on('answerAppeal', '2026-05-30', { by: 'head:council', upheld: false, reasons: TEXT }),
  on('publishDecision', '2026-06-01', { text: TEXT }),
  on('assignTask', '2026-06-02', { task: 'keys', who: 'v7', until: '2026-06-20' }),
  on('reassignTask', '2026-06-03', { task: 'keys', who: 'v8', until: '2026-06-20' }),
  on('finishTask', '2026-06-10', { by: 'v8', task: 'keys', report: TEXT }),
  on('completeTasks', '2026-06-11'),
  on('giveFeedback', '2026-06-12', { report: TEXT }),
  on('appraise', '2026-06-13', { by: 'v9', appraisal: 'satisfied' }),
  on('closeConsultation', '2026-06-20'),
]

const until = (procedure: string, stakes: readonly string[] = ['member']) => [
  propose({ procedure }),
  admitted,
  convene({ stakes, bodies: [] }),
]

const DRAW = { seed: 'the lottery of 4 May', groups: [{ group: 'all', places: 5, reserves: 0, pool: EAST }] }
const lots = drawParticipants(DRAW)
const [declining = '', ...takingPart] = lots.ok ? (lots.groups[0]?.drawn ?? []) : []

/** Five are drawn and one declines; both organs leave an opinion unanswered; those drawn choose, and an appeal undoes it. */
const drawn = [
  ...until('consultation.options'),
  on('drawParticipants', '2026-05-05', DRAW),
  on('declinePlace', '2026-05-06', { by: declining, subject: declining }),
  materials,
  opinion('v7', 'o1'),
  deliberation,
  on('closeOpinions', '2026-05-17'),
  on('passOnOpinions', '2026-05-24'),
  on('passOnOpinions', '2026-06-01'),
  on('openDecision', '2026-06-02', { options: ['early', 'late'] }),
  ...takingPart.slice(0, 3).map((voter) => on('castChoice', '2026-06-03', { by: voter, voter, ballot: { approvals: ['late'] } })),
  conclude('2026-06-04', 'decided'),
  on('appealDecision', '2026-06-05', { by: 'v9', grounds: TEXT }),
  on('answerAppeal', '2026-06-06', { by: 'head:council', upheld: true, reasons: TEXT }),
]

/** An objection is met by another text, to which all consent. */
const consented = [
  ...until('consultation.consent'),
  materials,
  deliberation,
  on('closeOpinions', '2026-05-17'),
  on('openDecision', '2026-05-18'),
  on('raiseConcern', '2026-05-19', { by: 'v4', objection: 'noise', reasons: TEXT }),
  on('settleConcern', '2026-05-20', { objection: 'noise', settled: 'integrated', text: TEXT }),
  conclude('2026-05-21', 'again'),
  conclude('2026-05-23', 'decided'),
]

/** A matter of the council: the members' vote is an opinion, and the answer comes back. */
const referred = [
  propose({ class: 'repair' }),
  admitted,
  convene(),
  materials,
  deliberation,
  on('closeOpinions', '2026-05-17'),
  on('openDecision', '2026-05-18'),
  on('recordTally', '2026-05-25', { tally: members({ for: 20, against: 3, voted: 23 }) }),
  conclude('2026-05-26', 'referred'),
  on('recordReturn', '2026-06-10', { organ: 'head:council', result: 'rejected' }),
]

const emergency = on('decideInEmergency', '2026-05-01', {
  by: 'head:council',
  unit: 'east',
  procedure: 'consultation.room',
  topic: TEXT,
  class: 'room',
  text: TEXT,
})

const HISTORIES = [
  complete,
  drawn,
  consented,
  referred,
  [emergency, on('ratifyDecision', '2026-05-04')],
  [emergency, on('endEmergency', '2026-05-17')],
  [propose(), on('withdrawTopic', '2026-05-02', { by: 'v1' })],
  [propose(), on('lapseTopic', '2026-05-12', { reasons: TEXT })],
] as readonly (readonly Typed[])[]

describe('the consultation, as a lifecycle,', () => {
  const samples = { histories: HISTORIES, setting, machine: consultationMachine }
  for (const { name, run } of lifecycleContract(consultation, samples)) test(name, run)

  test('is tried in every phase', () => {
    const phases = HISTORIES.flatMap((history) => {
      let so = given(consultation, [], setting)
      return history.map((action) => {
        so = so.after(action)
        return so.case('c1')?.phase
      })
    })
    expect([...new Set(phases)].sort()).toEqual([...CONSULTATION_PHASES].sort())
  })
})
