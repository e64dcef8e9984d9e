import type { Facts } from 'huzhu'
import { type Chapter, line } from './line.ts'

/** Nine councillors, seven present, six in favour: two thirds and two thirds. */
export const councilAgrees: Facts = {
  'council.attendance': [7, 9],
  'council.vote': [6, 7],
  'council.recused': 0,
  'vote.interested': false,
}

/** Who takes office holds no other office, and no close relative holds one. */
const newcomer: Facts = { 'mandate.elected': true, 'holder.offices': [], 'holder.relatives': [] }

const residents = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `r${from + index}`, kind: 'resident' }))

const unit = (id: string, layer: string, parent: string) => ({ founded: { id, layer, parent } })

const admission = (unit: string, from: number, to: number) => ({
  type: 'admitMembers',
  by: unit,
  unit,
  members: residents(from, to),
})

const term = (id: string, office: string, unit: string, subject: string, to: string) => ({
  mandate: { id, office, unit, subject, from: '2026-03-12', to },
})

export const founding: Chapter = {
  title: { en: 'Founding, with room instead of orders', 'zh-CN': '成立：给空间，不下指令' },
  intro: {
    en: 'Thirty residents of the compound found the society. The sub-district office gives 280 m2 and two social workers, and no orders.',
    'zh-CN': '三十位居民发起成立互助社。街道提供二百八十平方米用房和两名社工，不下指令。',
  },
  lines: [
    line('2026-03-02 09:30', 'Thirty residents found the society', '三十位居民发起成立互助社', 'permitted', {
      type: 'foundSociety',
      by: 'r1',
      founded: { id: 'head' },
      founders: residents(1, 31),
    }),
    line('2026-03-03 10:00', 'The council enters the bodies around the society', '理事会登记社外组织和社工', 'permitted', {
      type: 'registerSubjects',
      by: 'head:council',
      subjects: [
        { id: 'street', kind: 'body', body: 'subdistrictOffice' },
        { id: 'committee', kind: 'body', body: 'residentsCommittee' },
        { id: 'property', kind: 'body', body: 'propertyCompany' },
        { id: 'school', kind: 'body', body: 'outsideOrganisation' },
        { id: 'worker1', kind: 'socialWorker' },
        { id: 'worker2', kind: 'socialWorker' },
      ],
    }),
    line('2026-03-04 10:00', 'The sub-district office grants a room of 280 m2', '街道提供二百八十平方米用房', 'permitted', {
      type: 'grantRoom',
      by: 'street',
      details: { 'grant.area': 280, 'grant.conditional': false },
    }),
    line('2026-03-04 10:30', 'It seconds two social workers, who advise', '街道派驻两名社工，只提供指导', 'permitted', {
      type: 'secondSocialWorkers',
      by: 'street',
      details: { 'workers.count': 2, 'workers.advisory': true, 'grant.conditional': false },
    }),
    line(
      '2026-03-05 09:00',
      'The council posts both where everybody can see it',
      '理事会公示用房和派驻情况',
      'permitted',
      ({ due }) => ({
        type: 'publishNotice',
        by: 'head:council',
        details: { 'notice.days': 15, 'notice.personal': false },
        meets: due.filter(({ what }) => what === 'publishSupport').map(({ obligation }) => obligation),
      }),
    ),
    line('2026-03-05 19:00', 'The council founds the East branch ...', '理事会设立东分社', 'permitted', {
      type: 'foundUnit',
      by: 'head:council',
      ...unit('east', 'branch', 'head'),
    }),
    line('2026-03-05 19:05', '... the West branch ...', '设立西分社', 'permitted', {
      type: 'foundUnit',
      by: 'head:council',
      ...unit('west', 'branch', 'head'),
    }),
    line('2026-03-05 19:10', '... and the North branch', '设立北分社', 'permitted', {
      type: 'foundUnit',
      by: 'head:council',
      ...unit('north', 'branch', 'head'),
    }),
    line('2026-03-07 09:00', 'The East branch founds a repair group of its own', '东分社自行设立修缮小组', 'permitted', {
      type: 'foundUnit',
      by: 'east',
      ...unit('repairs', 'group', 'east'),
    }),
    line('2026-03-07 09:10', 'The West branch founds a choir', '西分社自行设立合唱小组', 'permitted', {
      type: 'foundUnit',
      by: 'west',
      ...unit('choir', 'group', 'west'),
    }),
    line(
      '2026-03-08 08:50',
      'The East branch admits thirty; nobody says who they are',
      '东分社吸收三十名会员，身份尚未核实',
      'unknown',
      admission('east', 31, 61),
    ),
    line(
      '2026-03-08 09:00',
      'Each branch admits those who apply to it: East',
      '东分社吸收会员',
      'permitted',
      admission('east', 31, 61),
      {
        'applicants.qualified': true,
      },
    ),
    line('2026-03-08 09:10', 'West', '西分社吸收会员', 'permitted', admission('west', 61, 91), { 'applicants.qualified': true }),
    line('2026-03-08 09:20', 'North', '北分社吸收会员', 'permitted', admission('north', 91, 101), {
      'applicants.qualified': true,
    }),
    line(
      '2026-03-12 20:00',
      'The assembly enters a councillor whom it elected',
      '会员大会选出的理事就任',
      'permitted',
      { type: 'takeMandate', by: 'head:assembly', ...term('m1', 'councillor', 'head', 'r2', '2031-03-12') },
      newcomer,
    ),
    line(
      '2026-03-12 20:30',
      'The East branch enters the head whom its members elected',
      '东分社会员会议选出的社长就任',
      'permitted',
      { type: 'takeMandate', by: 'east:branchAssembly', ...term('m2', 'branchHead', 'east', 'r31', '2029-03-12') },
      newcomer,
    ),
  ],
}
