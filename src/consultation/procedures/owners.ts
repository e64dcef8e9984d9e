import { citing, model } from '../../base/sourced.ts'
import type { ConsultationProcedure } from '../procedure.ts'
import { type Consultations, DAYS, LEFT_OPEN } from './sourced.ts'

const code = citing('Civil Code of the PRC (民法典), 2020')
const beijing = citing('Beijing Property Management Regulations (北京市物业管理条例), 2020, amended 2024')

const both = (num: number, den: number, cmp: '>' | '>=', of: 'eligible' | 'participating') => ({
  all: [
    { num, den, cmp, of, unit: 'heads' as const },
    { num, den, cmp, of, unit: 'area' as const },
  ],
})

/** Two thirds of all heads and of the whole area take part; the share of those who take part is what differs. */
function owners(classes: readonly string[], pass: ReturnType<typeof both>): ConsultationProcedure {
  return {
    screening: { classes, withinDays: 14, petition: { num: 1, den: 5, cmp: '>=', of: 'eligible', unit: 'heads' } },
    competence: classes.map((each) => ({ class: each, organ: 'ownersAssembly', own: true })),
    stakes: [{ stake: 'owner', from: 'members', kinds: ['owner'] }],
    materialsDaysBefore: 15,
    opinions: { days: 15, answerDays: 15, organs: ['ownersCommittee', 'ownersAssembly'] },
    decision: {
      mode: 'motion',
      motion: { pass, quorum: { of: 'participating', reach: both(2, 3, '>=', 'eligible') } },
      writtenDays: 30,
    },
    recusal: { effect: 'staysInBase' },
    outcome: { effectDays: 0, ...DAYS, publishDays: 3 },
  }
}

const SOURCES = {
  ...LEFT_OPEN,
  'screening.classes': code('Art. 278', 'matters that the owners decide together'),
  'screening.petition': beijing('Art. 35'),
  competence: code('Art. 278'),
  stakes: code('Art. 278'),
  materialsDaysBefore: beijing('Art. 35'),
  'decision.mode': code('Art. 278'),
  'decision.motion': code('Art. 278'),
  'decision.writtenDays': model('a month to answer in writing; no answer is no part taken'),
  recusal: model('the law knows of no recusal: an owner with an interest stays in the base'),
  'outcome.publishDays': beijing('Art. 37'),
} as const

/** Decisions of the owners, who are counted by heads and by floor area. */
export const OWNERS: Consultations<'cn.owners.2020.ordinary' | 'cn.owners.2020.special'> = {
  'cn.owners.2020.ordinary': {
    label: { en: 'owners: ordinary matters, such as using the repair fund', 'zh-CN': '业主共同决定：一般事项（如使用维修资金）' },
    validFrom: '2021-01-01',
    procedure: owners(
      ['rules', 'covenant', 'committee', 'propertyManager', 'useRepairFund', 'otherMajor'],
      both(1, 2, '>', 'participating'),
    ),
    sources: SOURCES,
  },
  'cn.owners.2020.special': {
    label: {
      en: 'owners: special matters, such as raising the repair fund, or an elevator',
      'zh-CN': '业主共同决定：特别事项（如筹集维修资金、加装电梯）',
    },
    validFrom: '2021-01-01',
    procedure: owners(['raiseRepairFund', 'rebuild', 'elevator', 'commonParts'], both(3, 4, '>=', 'participating')),
    sources: {
      ...SOURCES,
      'screening.classes': code(
        'Art. 278',
        'an elevator is taken as item (7), rebuilding; some cities count the entrance alone, and no rule of Beijing was found',
      ),
    },
  },
}
