import { model } from '../../base/sourced.ts'
import type { ConsultationProcedure } from '../procedure.ts'
import { type Consultations, DAYS, LEFT_OPEN } from './sourced.ts'

/** Ten members of a small society are a tenth of a hundred. */
const SCREENING = {
  withinDays: 14,
  petition: { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'members' },
} as const

const STAKES: ConsultationProcedure['stakes'] = [
  { stake: 'member', from: 'members', kinds: ['resident', 'owner', 'volunteer'] },
  { stake: 'neighbour', from: 'evidence' },
]

const OPINIONS = { days: 5, anonymous: true, perPerson: 10, answerDays: 15, organs: ['head:council', 'head:assembly'] } as const

const SOURCES = {
  ...LEFT_OPEN,
  screening: model('two weeks; a tenth of the members make it a topic that cannot be refused'),
  stakes: model('every member who is a person; whoever else shows that it concerns them, such as those who live above the room'),
  decision: model('more than half take part, and more than half of those who say yes or no agree; a week to answer in writing'),
} as const

/** Consultations of a mutual support society. Nothing is known of the society's own rules: every value is a model. */
export const HUZHUSHE: Consultations<'huzhushe.roomHours' | 'huzhushe.topic'> = {
  'huzhushe.roomHours': {
    label: {
      en: 'mutual support society: the members decide on the use of their room',
      'zh-CN': '互助社：会员决定活动用房的使用',
    },
    procedure: {
      screening: { classes: ['roomHours'], ...SCREENING },
      competence: [{ class: 'roomHours', organ: 'head:assembly', own: true }],
      stakes: STAKES,
      materialsDaysBefore: 3,
      opinions: OPINIONS,
      decision: {
        mode: 'motion',
        motion: {
          pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
          quorum: { of: 'voted', reach: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' } },
          tie: { unit: 'members', rule: 'fails' },
        },
        writtenDays: 7,
      },
      recusal: { effect: 'leavesBoth', fewest: 3, passUpTo: 'head:assembly' },
      outcome: {
        effectDays: 7,
        appeal: { days: 7, organ: 'head:assembly', decideDays: 30 },
        ...DAYS,
        ratification: { days: 15, organ: 'head:assembly' },
      },
    },
    sources: SOURCES,
  },
  'huzhushe.topic': {
    label: {
      en: 'mutual support society: a topic on which it is asked and decides nothing',
      'zh-CN': '互助社：只征求意见、不作决定的议题',
    },
    procedure: {
      screening: { classes: ['roomHours', 'money', 'commonParts', 'publicAffairs'], ...SCREENING },
      competence: [
        { class: 'roomHours', organ: 'head:assembly' },
        { class: 'money', organ: 'head:assembly' },
        { class: 'commonParts', organ: 'owners' },
        { class: 'publicAffairs', organ: 'residentsCommittee' },
      ],
      stakes: STAKES,
      materialsDaysBefore: 3,
      opinions: OPINIONS,
      decision: { mode: 'advisory' },
      recusal: { effect: 'mayVote' },
      outcome: { effectDays: 0, ...DAYS },
    },
    sources: {
      ...SOURCES,
      decision: model(
        "what it finds goes to whoever decides: after the Organic Law of Urban Residents' Committees of 2025, Art. 32",
      ),
      recusal: model('nobody votes, so nobody has to leave'),
    },
  },
}
