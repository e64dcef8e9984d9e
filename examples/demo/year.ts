import { councilAgrees } from './founding.ts'
import { type Chapter, line } from './line.ts'

export const siblings: Chapter = {
  title: { en: 'Branches stand side by side', 'zh-CN': '各分社互不隶属' },
  lines: [
    line('2026-04-11 09:00', 'The East branch holds a morning of repairs', '东分社举办便民维修活动', 'permitted', {
      type: 'holdActivity',
      by: 'east',
      unit: 'east',
      details: { 'activity.forProfit': false, 'activity.voluntary': true },
    }),
    line('2026-04-13 10:00', 'The East branch orders the West branch to do the same', '东分社要求西分社照办', 'forbidden', {
      type: 'giveOrder',
      by: 'east',
      unit: 'west',
      details: { 'order.ownAffair': true },
    }),
    line(
      '2026-04-13 10:20',
      'The East branch admits somebody to the West branch',
      '东分社替西分社吸收会员',
      'forbidden',
      {
        type: 'admitMembers',
        by: 'east',
        unit: 'west',
        members: [{ id: 'r200', kind: 'resident' }],
      },
      { 'applicants.qualified': true },
    ),
    line('2026-04-13 11:00', 'The East branch shares its tools with the West branch', '东分社与西分社共享工具', 'permitted', {
      type: 'shareResource',
      by: 'east',
      unit: 'east',
      details: { 'partner.inside': true, 'activity.forProfit': false },
    }),
  ],
}

export const supervision: Chapter = {
  title: { en: 'The head office supervises, and does not govern', 'zh-CN': '总社监督，不代替分社管理' },
  lines: [
    line('2026-05-06 09:00', 'The head office decides the plan of the North branch', '总社代北分社决定工作计划', 'forbidden', {
      type: 'decideAffair',
      by: 'head',
      unit: 'north',
    }),
    line('2026-05-06 10:00', 'The council warns the North branch by word of mouth', '理事会口头警告北分社', 'forbidden', {
      type: 'warnBranch',
      by: 'head:council',
      unit: 'north',
      details: { 'reasons.written': false },
    }),
    line('2026-05-06 11:00', 'It warns again, in writing and with reasons', '理事会书面警告北分社，说明理由', 'permitted', {
      type: 'warnBranch',
      by: 'head:council',
      unit: 'north',
      details: { 'reasons.written': true },
    }),
    line(
      '2026-06-01 09:00',
      'The council dissolves the North branch; the platform knows no more',
      '理事会撤销北分社，其他情况不明',
      'unknown',
      {
        type: 'dissolveBranch',
        by: 'head:council',
        unit: 'north',
        details: { 'measure.ground': 'disorder', 'reasons.written': true },
      },
    ),
    line(
      '2026-06-01 09:30',
      'The same, and the branch was not heard',
      '同上，未听取北分社陈述和申辩',
      'forbidden',
      {
        type: 'dissolveBranch',
        by: 'head:council',
        unit: 'north',
        details: { 'measure.ground': 'disorder', 'reasons.written': true },
      },
      { ...councilAgrees, 'hearing.held': false, 'measure.lowerTried': true, 'branch.idleMonths': 0 },
    ),
    line('2026-06-02 09:00', 'The head office appoints a head for the North branch', '总社委派北分社社长', 'forbidden', {
      type: 'appointHead',
      by: 'head',
      unit: 'north',
    }),
  ],
}

export const government: Chapter = {
  title: { en: 'Government gives room, not orders', 'zh-CN': '政府让渡空间，不下指令' },
  lines: [
    line('2026-06-10 09:00', 'The sub-district office appoints a branch head', '街道委派分社社长', 'forbidden', {
      type: 'appointHead',
      by: 'street',
      unit: 'west',
    }),
    line(
      '2026-06-10 10:00',
      'It offers 60 m2 more, if the society elects whom it likes',
      '街道以选举指定人选为条件增加用房',
      'forbidden',
      {
        type: 'grantRoom',
        by: 'street',
        details: { 'grant.area': 60, 'grant.conditional': true },
      },
    ),
    line('2026-06-11 09:00', 'It orders the correction of an act that breaks the law', '街道责令改正违法行为', 'permitted', {
      type: 'orderCorrection',
      by: 'street',
      unit: 'west',
      details: { 'measure.ground': 'unlawful', 'correction.days': 15, 'reasons.written': true },
    }),
    line(
      '2026-06-12 09:00',
      'A social worker takes the office of a group leader',
      '社工担任小组组长',
      'forbidden',
      {
        type: 'takeMandate',
        by: 'choir:groupMeeting',
        mandate: { id: 'm3', office: 'groupLeader', unit: 'choir', subject: 'worker1', from: '2026-06-12', to: '2027-06-12' },
      },
      { 'mandate.elected': true },
    ),
    line('2026-06-12 10:00', 'The property company gives the West branch an order', '物业公司向西分社下达指令', 'forbidden', {
      type: 'giveOrder',
      by: 'property',
      unit: 'west',
      details: { 'order.ownAffair': true },
    }),
  ],
}

const toSchool = {
  type: 'lendRoom',
  by: 'repairs',
  unit: 'repairs',
  details: {
    'borrower.inside': false,
    'lending.hours': 4,
    'lending.area': 80,
    'activity.forProfit': false,
    'agreement.written': true,
  },
}

/** No resident waits, and with this lending outside bodies have the room for 4 hours of the month. */
const outsideHours = { 'residents.waiting': false, 'outside.hours': 4 }

export const sharing: Chapter = {
  title: { en: 'What is shared, inside and outside', 'zh-CN': '资源共享，内外有别' },
  lines: [
    line('2026-07-01 09:00', 'The repair group lends the room to a neighbour', '修缮小组把用房借给居民', 'permitted', {
      type: 'lendRoom',
      by: 'repairs',
      unit: 'repairs',
      details: { 'borrower.inside': true, 'lending.hours': 3, 'lending.area': 40, 'activity.forProfit': false },
    }),
    line(
      '2026-07-02 09:00',
      'It lends the room to a school, without a written agreement',
      '未签书面协议，把用房借给学校',
      'forbidden',
      {
        ...toSchool,
        details: { ...toSchool.details, 'agreement.written': false },
      },
      outsideHours,
    ),
    line('2026-07-02 10:00', 'Now with an agreement', '签了书面协议', 'referred', toSchool, outsideHours),
    line('2026-07-02 11:00', 'The group brings it before the council', '小组提请理事会决定', 'permitted', ({ referred }) => ({
      type: 'bringReferral',
      by: 'repairs',
      case: 'school-1',
      subjectAction: 'lendRoom',
      organ: referred?.organ,
      digest: referred?.digest,
      deadline: referred?.deadline,
    })),
    line('2026-07-08 19:00', 'The council agrees', '理事会同意', 'permitted', {
      type: 'answerReferral',
      by: 'head:council',
      case: 'school-1',
      answer: 'agreed',
    }),
    line(
      '2026-07-09 09:00',
      'The room is lent to the school on the authority of that answer',
      '依据理事会同意，把用房借给学校',
      'permitted',
      {
        ...toSchool,
        authority: 'school-1',
      },
      outsideHours,
    ),
    line(
      '2026-07-16 09:00',
      'A second time on the same answer',
      '同一答复再用一次',
      'referred',
      { ...toSchool, authority: 'school-1' },
      outsideHours,
    ),
    line('2026-07-20 09:00', 'The council shares the year’s surplus out among the members', '理事会把结余分给会员', 'forbidden', {
      type: 'distributeMoney',
      by: 'head:council',
    }),
  ],
}

export const members: Chapter = {
  title: { en: 'Members come, ask and go', 'zh-CN': '会员的权利' },
  lines: [
    line(
      '2026-08-03 09:00',
      'Ten of the hundred residents ask for an assembly',
      '一百名居民中有十名要求召集会员大会',
      'permitted',
      {
        type: 'requestAssembly',
        by: 'r40',
        details: { 'petition.support': [10, 100, 0, 20, 0, 2] },
      },
    ),
    line('2026-08-10 09:00', 'The council calls it, a week ahead', '理事会提前七日通知召集', 'forbidden', {
      type: 'callAssembly',
      by: 'head:council',
      details: { 'assembly.daysAhead': 7 },
    }),
    line('2026-08-10 10:00', 'The council calls it, ten days ahead', '理事会提前十日通知召集', 'permitted', ({ due }) => ({
      type: 'callAssembly',
      by: 'head:council',
      details: { 'assembly.daysAhead': 10 },
      meets: due.filter(({ what }) => what === 'callAssembly').map(({ obligation }) => obligation),
    })),
    line(
      '2026-09-01 09:00',
      'The choir strikes a member off who only quarrelled',
      '合唱小组以争吵为由把会员除名',
      'forbidden',
      {
        type: 'expelMember',
        by: 'choir',
        subject: 'r70',
      },
      { ...councilAgrees, 'hearing.held': true, 'member.graveBreach': false },
    ),
    line('2026-09-02 09:00', 'The member leaves, as anybody may at any time', '该会员自愿退社', 'permitted', {
      type: 'leaveSociety',
      by: 'r70',
      subject: 'r70',
    }),
  ],
}

const lessons = (months: number) => ({
  type: 'signAgreement',
  by: 'head:council',
  details: { 'agreement.written': true, 'agreement.months': months },
})

export const yearsEnd: Chapter = {
  title: { en: 'The year ends with a partner', 'zh-CN': '年末，与学校结对' },
  lines: [
    line(
      '2026-12-01 10:00',
      'The council signs with the school for two years of music lessons',
      '理事会与学校签订两年音乐课协议',
      'referred',
      lessons(24),
      {
        'partner.related': false,
      },
    ),
    line('2026-12-01 11:00', 'It signs for one year', '改签一年', 'permitted', lessons(12), { 'partner.related': false }),
  ],
}
