import { citing, model } from '../../base/sourced.ts'
import { RULES_OF_ORDER } from '../debate/rules-of-order.ts'
import { type Consultations, DAYS, LEFT_OPEN } from './sourced.ts'

const nantang = { law: 'Thirteen rules of Nantang (南塘十三条), 2008', confidence: 'K' } as const
const sociocracy = citing('Consent decision making (Sociocracy For All)')('consent')

const { procedure: rules, sources } = RULES_OF_ORDER.nantang13

const MEMBERS = { stake: 'member', from: 'members' } as const

/** Meetings under rules that groups adopt of their own will. */
export const MEETINGS: Consultations<'nantang.meeting' | 'sociocracy.circle'> = {
  'nantang.meeting': {
    label: { en: 'a meeting under the thirteen rules of Nantang', 'zh-CN': '按照南塘十三条召开的会议' },
    procedure: {
      screening: { classes: ['ownAffairs'], withinDays: 14 },
      competence: [{ class: 'ownAffairs', organ: 'head:assembly', own: true }],
      stakes: [MEMBERS],
      materialsDaysBefore: 3,
      opinions: { days: 3, answerDays: 7, organs: ['head:council', 'head:assembly'] },
      debate: rules,
      decision: { mode: 'motion', motion: rules.adopt },
      recusal: { effect: 'mayVote' },
      outcome: { effectDays: 0, ...DAYS },
    },
    sources: {
      ...LEFT_OPEN,
      ...Object.fromEntries(Object.entries(sources).map(([path, source]) => [`debate.${path}`, source])),
      decision: { ...nantang, note: 'more yes than no; a tie fails' },
      recusal: {
        law: "Robert's Rules of Order Newly Revised",
        article: '45:4',
        confidence: 'P',
        note: 'Nantang says nothing of it',
      },
    },
  },
  'sociocracy.circle': {
    label: { en: 'a circle that decides by consent', 'zh-CN': '以无异议方式决定的小组' },
    procedure: {
      screening: { classes: ['ownAffairs'], withinDays: 14 },
      competence: [{ class: 'ownAffairs', organ: 'head:council', own: true }],
      stakes: [MEMBERS],
      materialsDaysBefore: 1,
      opinions: { days: 1, answerDays: 7, organs: ['head:council', 'head:assembly'] },
      decision: { mode: 'consent', rounds: 3, reviewMonths: 12, otherwise: 'passUp' },
      recusal: { effect: 'mayVote', passUpTo: 'head:council' },
      outcome: { effectDays: 0, ...DAYS },
    },
    sources: {
      ...LEFT_OPEN,
      'decision.mode': sociocracy,
      'decision.rounds': model('three rounds of integration'),
      'decision.reviewMonths': model('each decision has a day on which it is looked at again; a year'),
      'decision.otherwise': model('what a circle cannot settle goes one level up'),
      recusal: model('whoever is affected may object like everybody else'),
    },
  },
}
