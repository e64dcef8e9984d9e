import { setup } from 'xstate'
import { type Machine, staying } from '../base/machine.ts'
import type { ElectionStep } from './action.ts'
import type { ElectionPhase } from './election.ts'

const COMMITTEE = ['seatCommittee', 'leaveCommittee', 'stateRelatives'] as const
const OBJECTIONS = ['raiseObjection', 'decideObjection'] as const

/** Until people vote, an election can be cancelled, and can fail. */
const OFF = { cancelElection: 'cancelled', failElection: 'failed' } as const

/**
 * The election of persons as a statechart. It guards by what the action says alone, so that it runs without a case: a poll found valid or void, a result
 * confirmed or refused. What a phase asks for beside (a complete committee, no open objection, the days of the calendar) is refused by `decide`.
 *
 * From `confirmed` the way leads back to `campaigning` for a revote among the tied or a further election for empty seats: each is a round of its own. One that
 * cannot be held is dropped, back to `confirmed`; and where it is put off for ever, those who can set the whole aside are not kept from it.
 *
 * Source: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 15 to 19 and 25; Beijing Measures for the Election of Villagers'
 * Committees, 2012; the order of the phases where these are silent is a model.
 */
export const electionMachine: Machine<ElectionPhase, object, ElectionStep> = setup({
  types: {} as { context: object; events: ElectionStep; input: object },
  guards: {
    foundVoid: ({ event }) => event.type === 'confirmPoll' && event.finding === 'void',
    refused: ({ event }) => event.type === 'endorseResult' && event.decision === 'refused',
  },
}).createMachine({
  id: 'election',
  context: ({ input }) => input,
  initial: 'forming',
  states: {
    forming: { on: { ...staying('forming', ...COMMITTEE), ...OFF, announceElection: 'announced' } },
    announced: {
      on: {
        ...staying('announced', ...COMMITTEE, 'postponeElection'),
        ...OFF,
        openRegistration: 'registering',
        publishRoll: 'rollOpen',
      },
    },
    registering: {
      on: { ...staying('registering', ...COMMITTEE, 'postponeElection', 'registerVoter'), ...OFF, publishRoll: 'rollOpen' },
    },
    rollOpen: {
      on: { ...staying('rollOpen', ...COMMITTEE, ...OBJECTIONS, 'postponeElection'), ...OFF, freezeRoll: 'nominating' },
    },
    nominating: {
      on: {
        ...staying(
          'nominating',
          ...COMMITTEE,
          ...OBJECTIONS,
          'postponeElection',
          'correctRoll',
          'nominateCandidate',
          'acceptNomination',
          'withdrawCandidate',
        ),
        ...OFF,
        publishCandidates: 'campaigning',
      },
    },
    campaigning: {
      on: {
        ...staying(
          'campaigning',
          ...COMMITTEE,
          ...OBJECTIONS,
          'postponeElection',
          'correctRoll',
          'withdrawCandidate',
          'meetVoters',
          'appointOfficers',
          'lodgeProxy',
          'revokeProxy',
        ),
        ...OFF,
        openPolls: 'polling',
        dropRound: 'confirmed',
        annulElection: 'annulled',
      },
    },
    polling: {
      on: {
        ...staying(
          'polling',
          ...COMMITTEE,
          ...OBJECTIONS,
          'correctRoll',
          'appointOfficers',
          'revokeProxy',
          'markVoter',
          'castBallot',
          'castOpenBallot',
        ),
        closePolls: 'counting',
        annulElection: 'annulled',
      },
    },
    counting: {
      on: {
        ...staying(
          'counting',
          ...COMMITTEE,
          ...OBJECTIONS,
          'appointOfficers',
          'openBox',
          'reportBox',
          'submitSheet',
          'submitHands',
          'importResult',
          'orderRecount',
          'countVotes',
          'takeConsent',
        ),
        confirmPoll: [{ guard: 'foundVoid', target: 'failed' }, { target: 'confirmed' }],
        annulElection: 'annulled',
      },
    },
    confirmed: {
      on: {
        ...staying('confirmed', ...COMMITTEE, ...OBJECTIONS, 'declineOffice'),
        callRound: 'campaigning',
        endorseResult: [{ guard: 'refused', target: 'annulled' }, { target: 'confirmed' }],
        declareResult: 'declared',
        annulElection: 'annulled',
      },
    },
    declared: { on: { ...staying('declared', ...COMMITTEE, ...OBJECTIONS), handOver: 'handedOver', annulElection: 'annulled' } },
    handedOver: { type: 'final' },
    failed: { type: 'final' },
    annulled: { type: 'final' },
    cancelled: { type: 'final' },
  },
})
