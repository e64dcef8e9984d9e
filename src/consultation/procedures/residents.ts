import { citing, model } from '../../base/sourced.ts'
import { type Consultations, DAYS, LEFT_OPEN } from './sourced.ts'

const residents = citing("Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025")
const opinions2015 = {
  law: 'Opinions on strengthening urban and rural community consultation (关于加强城乡社区协商的意见), 2015',
  confidence: 'K',
} as const
const deliberations = { law: 'Four deliberations and two disclosures (四议两公开)', confidence: 'P' } as const

const share = (num: number, den: number, cmp: '>' | '>=', of: 'eligible' | 'present', unit: 'members' | 'residents') =>
  ({ num, den, cmp, of, unit }) as const

/** Consultations of residents' committees. */
export const RESIDENTS: Consultations<'cn.residents.2025.consultation' | 'cn.residents.2025.fourDeliberations'> = {
  'cn.residents.2025.consultation': {
    label: { en: "residents' committee, law of 2025: consultation", 'zh-CN': '居民委员会（二〇二五年法律）：社区协商' },
    validFrom: '2026-01-01',
    procedure: {
      screening: {
        classes: ['publicAffairs', 'difficulties', 'policy', 'statutory', 'proposed', 'assemblyMatters'],
        withinDays: 14,
      },
      competence: [
        { class: 'publicAffairs', organ: 'residentsCommittee', own: true },
        { class: 'difficulties', organ: 'residentsCommittee', own: true },
        { class: 'policy', organ: 'residentsCommittee', own: true },
        { class: 'statutory', organ: 'residentsCommittee', own: true },
        { class: 'proposed', organ: 'residentsCommittee', own: true },
        { class: 'assemblyMatters', organ: 'residentsAssembly' },
      ],
      stakes: [
        { stake: 'resident', from: 'members', kinds: ['resident', 'household'] },
        { stake: 'other', from: 'evidence' },
      ],
      materialsDaysBefore: 3,
      opinions: { days: 7, anonymous: true, answerDays: 15, organs: ['residentsCommittee', 'residentsAssembly'] },
      decision: { mode: 'advisory' },
      recusal: { effect: 'mayVote' },
      outcome: { effectDays: 0, ...DAYS },
    },
    sources: {
      ...LEFT_OPEN,
      'screening.classes': { ...opinions2015, note: 'its five classes of content; beside them what belongs to the assembly' },
      competence: residents('Art. 32', 'what was agreed is carried out; what needs the assembly goes there'),
      stakes: { ...opinions2015, note: 'residents, registered here or not, and whoever else has a stake' },
      decision: residents('Art. 32', 'a consultation decides nothing by itself'),
      recusal: model('nobody votes, so nobody has to leave'),
      'outcome.postedDays': residents('Art. 34'),
    },
  },
  'cn.residents.2025.fourDeliberations': {
    label: { en: 'four deliberations and two disclosures', 'zh-CN': '四议两公开' },
    validFrom: '2026-01-01',
    procedure: {
      screening: { classes: ['majorMatters'], withinDays: 14 },
      competence: [{ class: 'majorMatters', organ: 'residentsAssembly', own: true }],
      stakes: [{ stake: 'resident', from: 'members', kinds: ['resident'] }],
      materialsDaysBefore: 10,
      opinions: { days: 10, anonymous: true, answerDays: 15, organs: ['residentsCommittee', 'residentsAssembly'] },
      decision: {
        mode: 'gates',
        gates: [
          { gate: 'propose', organ: 'partyBranch', motion: { pass: share(1, 2, '>', 'present', 'members') } },
          {
            gate: 'discuss',
            organ: 'twoCommittees',
            motion: { pass: share(1, 2, '>', 'present', 'members') },
            backTo: 'propose',
          },
          {
            gate: 'examine',
            organ: 'partyMembers',
            motion: {
              pass: share(1, 2, '>=', 'eligible', 'members'),
              quorum: { of: 'present', reach: share(2, 3, '>=', 'eligible', 'members') },
            },
            backTo: 'discuss',
          },
          {
            gate: 'resolve',
            organ: 'residentsAssembly',
            motion: {
              pass: share(1, 2, '>', 'present', 'residents'),
              quorum: { of: 'present', reach: share(1, 2, '>', 'eligible', 'residents') },
            },
            backTo: 'discuss',
          },
        ],
      },
      recusal: { effect: 'leavesBoth' },
      outcome: { effectDays: 0, ...DAYS },
    },
    sources: {
      ...LEFT_OPEN,
      materialsDaysBefore: residents('Art. 26'),
      decision: {
        ...deliberations,
        note: 'the committees discuss by a majority; of those present is the model. Where failing leads back to is the model',
      },
      'decision.gates.0.motion': model('the branch committee proposes after research; by which majority is not said'),
      'decision.gates.3.motion': residents('Art. 27'),
      'outcome.postedDays': residents('Art. 34'),
    },
  },
}
