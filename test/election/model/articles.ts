import type { Ask } from './ask.ts'
import { CAMPAIGN } from './campaign.ts'
import type { Model } from './model.ts'
import { POLL } from './poll.ts'
import { RESULT } from './result.ts'
import { TELLING } from './telling.ts'

const OPEN_PHASES = [
  'forming',
  'announced',
  'rollOpen',
  'nominating',
  'campaigning',
  'polling',
  'counting',
  'confirmed',
  'declared',
]
const before = (phase: string) => OPEN_PHASES.slice(0, OPEN_PHASES.indexOf(phase))
const from = (phase: string) => OPEN_PHASES.slice(OPEN_PHASES.indexOf(phase))

/** In which phases what is done, as the articles have it. */
const WHEN: { readonly [type: string]: readonly string[] } = {
  seatCommittee: OPEN_PHASES,
  leaveCommittee: OPEN_PHASES,
  stateRelatives: OPEN_PHASES,
  announceElection: ['forming'],
  postponeElection: ['announced', 'rollOpen', 'nominating', 'campaigning'],
  cancelElection: before('polling'),
  failElection: before('polling'),
  publishRoll: ['announced'],
  freezeRoll: ['rollOpen'],
  correctRoll: ['nominating', 'campaigning', 'polling'],
  raiseObjection: from('rollOpen'),
  decideObjection: from('rollOpen'),
  nominateCandidate: ['nominating'],
  acceptNomination: ['nominating'],
  withdrawCandidate: ['nominating', 'campaigning'],
  publishCandidates: ['nominating'],
  meetVoters: ['campaigning'],
  appointOfficers: ['campaigning', 'polling', 'counting'],
  lodgeProxy: ['campaigning'],
  revokeProxy: ['campaigning', 'polling'],
  openPolls: ['campaigning'],
  markVoter: ['polling'],
  castBallot: ['polling'],
  castOpenBallot: ['polling'],
  closePolls: ['polling'],
  openBox: ['counting'],
  reportBox: ['counting'],
  submitSheet: ['counting'],
  submitHands: ['counting'],
  importResult: ['counting'],
  orderRecount: ['counting'],
  countVotes: ['counting'],
  confirmPoll: ['counting'],
  callRound: ['confirmed'],
  dropRound: ['campaigning'],
  declineOffice: ['confirmed'],
  declareResult: ['confirmed'],
  handOver: ['declared'],
  annulElection: from('campaigning'),
}

/** Whether the phase has a place for what is asked for. */
export function hasPlace({ phase }: Model, { type }: Ask): boolean {
  return WHEN[type]?.includes(phase) === true
}

/** Does on paper what is asked for, if it is possible. */
export function perform(model: Model, ask: Ask, date: string): boolean {
  return hasPlace(model, ask) && { ...CAMPAIGN, ...POLL, ...TELLING, ...RESULT }[ask.type]?.(model, ask as never, date) === true
}
