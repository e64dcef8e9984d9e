import { setup } from 'xstate'
import { type Machine, staying } from '../base/machine.ts'
import type { ConsultationStep } from './action.ts'
import type { ConsultationPhase } from './consultation.ts'

const OFF = { withdrawTopic: 'withdrawn', lapseTopic: 'lapsed' } as const
/** Until the question is put: whoever admits or convenes at once, and then lets it lapse, keeps nobody from joining. */
const JOINED = 'supportTopic'
const CONCERN = ['joinConcerned', 'declareInterest', 'decideInterest'] as const
/** Also after the publication: people appeal against what they know of. */
const CONTESTED = ['appealDecision', 'ratifyDecision'] as const
const OPINIONS = ['giveOpinion', 'groupOpinions', 'answerOpinions'] as const

/**
 * A consultation as a statechart. It guards by what the action says alone, so that it runs without a case: a topic admitted or refused; what a conclusion comes
 * to; an appeal upheld or dismissed. What a phase asks for beside is refused by `decide`: that nobody is left unanswered, above all.
 *
 * Source: Opinions on strengthening urban and rural community consultation, 2015 (order of the steps); Organic Law of Urban Residents' Committees, 2025, Art. 32
 * (what needs the power of another organ goes there); that every opinion is owed an answer is a model.
 */
export const consultationMachine: Machine<ConsultationPhase, object, ConsultationStep> = setup({
  types: {} as { context: object; events: ConsultationStep; input: object },
  guards: {
    refused: ({ event }) => event.type === 'screenTopic' && event.finding === 'refused',
    refers: ({ event }) => event.type === 'concludeDecision' && event.conclusion === 'referred',
    lapses: ({ event }) => event.type === 'concludeDecision' && event.conclusion === 'lapsed',
    again: ({ event }) => event.type === 'concludeDecision' && event.conclusion === 'again',
    upheld: ({ event }) => event.type === 'answerAppeal' && event.upheld,
  },
}).createMachine({
  id: 'consultation',
  context: ({ input }) => input,
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        ...OFF,
        ...staying('proposed', JOINED),
        screenTopic: [{ guard: 'refused', target: 'lapsed' }, { target: 'screened' }],
      },
    },
    screened: { on: { ...OFF, ...staying('screened', JOINED), conveneConsultation: 'convened' } },
    convened: {
      on: {
        ...OFF,
        ...staying('convened', JOINED, ...CONCERN, 'drawParticipants', 'declinePlace'),
        publishMaterials: 'informed',
      },
    },
    informed: {
      on: { ...OFF, ...staying('informed', JOINED, ...CONCERN, ...OPINIONS, 'declinePlace'), openDeliberation: 'deliberating' },
    },
    deliberating: {
      on: {
        ...OFF,
        ...staying(
          'deliberating',
          JOINED,
          ...CONCERN,
          ...OPINIONS,
          'openDebate',
          'moveMotion',
          'secondMotion',
          'withdrawMotion',
          'requestFloor',
          'giveFloor',
          'closeDebate',
          'decideAmendment',
          'addMinorityReport',
        ),
        closeOpinions: 'answering',
      },
    },
    answering: {
      on: {
        ...OFF,
        ...staying(
          'answering',
          JOINED,
          'giveOpinion',
          'groupOpinions',
          'answerOpinions',
          'passOnOpinions',
          'addMinorityReport',
          'declareInterest',
          'decideInterest',
        ),
        openDecision: 'deciding',
      },
    },
    deciding: {
      on: {
        ...staying(
          'deciding',
          'declareInterest',
          'decideInterest',
          'castVote',
          'castChoice',
          'recordTally',
          'raiseConcern',
          'settleConcern',
          'addMinorityReport',
        ),
        lapseTopic: 'lapsed',
        concludeDecision: [
          { guard: 'refers', target: 'referred' },
          { guard: 'lapses', target: 'lapsed' },
          { guard: 'again', target: 'deciding' },
          { target: 'decided' },
        ],
      },
    },
    decided: {
      on: {
        ...staying('decided', ...CONTESTED),
        answerAppeal: [{ guard: 'upheld', target: 'lapsed' }, { target: 'decided' }],
        endEmergency: 'lapsed',
        publishDecision: 'published',
      },
    },
    referred: { on: { recordReturn: 'decided', lapseTopic: 'lapsed' } },
    published: {
      on: {
        ...staying('published', ...CONTESTED, 'assignTask', 'finishTask', 'reassignTask'),
        answerAppeal: [{ guard: 'upheld', target: 'lapsed' }, { target: 'published' }],
        endEmergency: 'lapsed',
        completeTasks: 'carriedOut',
      },
    },
    carriedOut: { on: { giveFeedback: 'fedBack' } },
    fedBack: { on: { ...staying('fedBack', 'appraise'), closeConsultation: 'closed' } },
    closed: { type: 'final' },
    lapsed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})
