import { type Chapter, line } from './line.ts'

const meeting = 'north:branchAssembly'

/** Acts on one question: the hours of the room in the evening. */
const act = (type: string, by: string, more: object = {}) => ({ type, by, case: 'evenings', ...more })
const text = (ref: string) => ({ ref, commitment: '3e'.repeat(32) })
const members = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`)
const vote = (voter: string, vote: 'for' | 'against') => act('castVote', voter, { voter, vote })

export const consultation: Chapter = {
  title: { en: 'A branch consults, and answers everybody', 'zh-CN': '分社协商，事事有回应' },
  intro: {
    en: 'The North branch has ten members. On the use of the room they decide themselves; every opinion is answered first.',
    'zh-CN': '北分社有十名会员。用房的使用由会员自己决定，决定之前应当答复每一项意见。',
  },
  lines: [
    line(
      '2026-03-14 19:00',
      'A member wants the room open until ten in the evening',
      '会员提议用房开放至晚上十点',
      'permitted',
      act('proposeTopic', 'r91', {
        unit: 'north',
        procedure: 'consultation.roomHours',
        class: 'roomHours',
        topic: text('until ten'),
      }),
    ),
    line(
      '2026-03-15 09:00',
      'The council wants to run the consultation for the branch',
      '总社理事会要替北分社主持协商',
      'forbidden',
      act('screenTopic', 'head:council', { finding: 'admitted' }),
    ),
    line(
      '2026-03-15 10:00',
      'The branch takes it up: one of ten members is the tenth that cannot be refused',
      '分社受理：十名会员中有一名提议，已达十分之一，不得不予受理',
      'permitted',
      act('screenTopic', meeting, { finding: 'admitted' }),
    ),
    line('2026-03-15 11:00', 'It convenes its members for the 20th', '分社召集会员于二十日协商', 'permitted', ({ due }) =>
      act('conveneConsultation', meeting, {
        stakes: ['member'],
        deliberateOn: '2026-03-20',
        opinionsUntil: '2026-03-20',
        meets: due.filter(({ what }) => what === 'consult').map(({ obligation }) => obligation),
      }),
    ),
    line(
      '2026-03-15 12:00',
      'It tells them what it is about',
      '分社公布协商材料',
      'permitted',
      act('publishMaterials', meeting, { materials: [text('plan')], text: text('open until ten') }),
    ),
    line(
      '2026-03-17 20:00',
      'A member finds the stairs too loud at night',
      '有会员提出：晚上楼道太吵',
      'permitted',
      act('giveOpinion', 'r95', { opinion: 'stairs', author: 'r95', text: text('the stairs') }),
    ),
    line('2026-03-20 19:00', 'They talk it over', '会员协商', 'permitted', act('openDeliberation', meeting)),
    line('2026-03-21 09:00', 'No more opinions are taken', '截止征求意见', 'permitted', act('closeOpinions', meeting)),
    line(
      '2026-03-21 09:10',
      'Some want to vote at once; the opinion has no answer yet',
      '有人要求马上表决，但还有意见未答复',
      'notPossible',
      act('openDecision', meeting, { text: text('open until ten') }),
    ),
    line(
      '2026-03-21 20:00',
      'The branch answers: until nine on working days',
      '分社答复：工作日改为开放至九点',
      'permitted',
      act('answerOpinions', meeting, { opinions: ['stairs'], outcome: 'partlyAdopted', reasons: text('sleep') }),
    ),
    line('2026-03-22 09:00', 'All ten vote on it', '十名会员全部参加表决', 'permitted', [
      act('openDecision', meeting, { text: text('until nine on working days') }),
      ...members(91, 97).map((voter) => vote(voter, 'for')),
      ...members(98, 100).map((voter) => vote(voter, 'against')),
    ]),
    line('2026-03-22 20:00', 'Seven for it, three against', '七票赞成，三票反对', 'permitted', [
      act('concludeDecision', meeting, { conclusion: 'decided' }),
      act('publishDecision', meeting, { text: text('until nine on working days') }),
    ]),
    line(
      '2026-03-23 09:00',
      'The keys are to be handed out at once',
      '有人要求当天就发钥匙',
      'outOfTime',
      act('assignTask', meeting, { task: 'keys', who: 'r92', until: '2026-03-31' }),
    ),
    line(
      '2026-03-30 09:00',
      'A week later nobody has appealed: a member sees to the keys',
      '七日内无人提出异议，由一名会员办理钥匙',
      'permitted',
      [
        act('assignTask', meeting, { task: 'keys', who: 'r92', until: '2026-03-31' }),
        act('finishTask', 'r92', { task: 'keys', report: text('four keys') }),
        act('completeTasks', meeting),
      ],
    ),
    line('2026-04-08 09:00', 'The branch reports back and closes the matter', '分社反馈结果并办结', 'permitted', [
      act('giveFeedback', meeting, { report: text('what came of it') }),
      act('appraise', 'r95', { appraisal: 'satisfied' }),
      act('closeConsultation', meeting),
    ]),
  ],
}
