import { huzhushe } from 'huzhu/presets/huzhushe'
import { type Chapter, line } from './line.ts'

/** The same constitution, in which the room may be lent for twelve hours. */
const amended = {
  ...huzhushe,
  version: '2',
  validFrom: '2026-12-01',
  parameters: huzhushe.parameters.map((parameter) =>
    parameter.id === 'lending.hours'
      ? { ...parameter, values: parameter.values.map((dated) => ({ ...dated, value: 12 })) }
      : parameter,
  ),
}

const wholeDay = (by: string) => ({
  type: 'lendRoom',
  by,
  unit: by,
  details: { 'borrower.inside': true, 'lending.hours': 10, 'lending.area': 200, 'activity.forProfit': false },
})

export const amendment: Chapter = {
  title: { en: 'The constitution changes by its own rules', 'zh-CN': '依照章程修改章程' },
  intro: {
    en: 'The choir wants the room for a whole day of singing. The constitution says eight hours.',
    'zh-CN': '合唱小组想用一整天的用房，章程规定每次不超过八小时。',
  },
  lines: [
    line(
      '2026-10-08 09:00',
      'The choir lends the room to neighbours for ten hours',
      '合唱小组把用房借给居民十小时',
      'forbidden',
      wholeDay('choir'),
    ),
    line('2026-10-12 19:00', 'The council proposes twelve hours', '理事会提出改为十二小时', 'permitted', {
      type: 'proposeAmendment',
      by: 'head:council',
      case: 'twelve-hours',
      document: amended,
      runningCases: 'keep',
    }),
    line('2026-10-20 19:00', 'The assembly wants to vote at once', '会员大会要求直接表决', 'outOfPhase', {
      type: 'recordCongressVote',
      by: 'head:assembly',
      case: 'twelve-hours',
      tally: { eligible: 99, present: 70, for: 60, against: 6, abstain: 4 },
    }),
    line('2026-10-20 20:00', 'The council votes: 7 of 8 present', '理事会表决：到会八人，七人同意', 'permitted', {
      type: 'recordCouncilVote',
      by: 'head:council',
      case: 'twelve-hours',
      tally: { eligible: 9, present: 8, for: 7, against: 1, abstain: 0 },
    }),
    line('2026-11-08 10:00', 'The assembly votes: 60 of 70 present', '会员大会表决：到会七十人，六十人同意', 'permitted', {
      type: 'recordCongressVote',
      by: 'head:assembly',
      case: 'twelve-hours',
      tally: { eligible: 99, present: 70, for: 60, against: 6, abstain: 4 },
    }),
    line('2026-11-10 09:00', 'The council files it with the sub-district office', '理事会报街道办事处', 'permitted', {
      type: 'fileAmendment',
      by: 'head:council',
      case: 'twelve-hours',
    }),
    line(
      '2026-11-11 09:00',
      'The choir asks again: adopted, but not yet in force',
      '再次申请：已通过，未生效',
      'forbidden',
      wholeDay('choir'),
    ),
    line('2026-11-20 09:00', 'The sub-district office approves', '街道办事处核准', 'permitted', {
      type: 'approveAmendment',
      by: 'street',
      case: 'twelve-hours',
    }),
    line(
      '2026-12-01 09:00',
      'From 1 December on, ten hours are allowed',
      '自十二月一日起，十小时可以',
      'permitted',
      wholeDay('choir'),
    ),
  ],
}
