import { type Chapter, line } from './line.ts'

const meeting = 'west:branchAssembly'
const committee = 'west:branchElectionCommittee'

/** Acts of one election: of the head of the West branch. */
const act = (type: string, by: string, more: object = {}) => ({ type, by, case: 'west-head', ...more })
const form = {
  unit: 'west',
  procedure: 'election.branchHead',
  purpose: 'general',
  posts: [{ office: 'branchHead', seats: 1 }],
}
const text = (ref: string) => ({ ref, commitment: '5c'.repeat(32) })
const members = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`)
const ballot = (person: string) => ({ branchHead: { marks: { [person]: 'for' } } })
const online = (voter: string, person: string) => act('castBallot', voter, { box: 'web', voter, ballot: ballot(person) })
const onPaper = (voter: string, more: object = {}) => act('markVoter', committee, { box: 'hall', voter, ...more })

const boxes = [
  { box: 'hall', channel: 'station' },
  { box: 'web', channel: 'online' },
]
const standing = ['r61', 'r62'].map((person) => ({ office: 'branchHead', person }))
const scrutineers = ['r83', 'r84']
const sheet = {
  batch: 'all',
  papers: [
    { paper: ballot('r61'), count: 7 },
    { paper: ballot('r62'), count: 4 },
  ],
  void: 0,
  scrutineers,
  on: '2026-09-27',
  recordedBy: 'r86',
  evidence: { ref: 'sheets', hash: '5c'.repeat(32) },
}

/** What the story says came of it. */
export const found = { eligible: 29, voted: 20, elected: 'r61' }

export const election: Chapter = {
  title: { en: 'A branch elects its head', 'zh-CN': '分社选举社长' },
  intro: {
    en: 'The West branch has 29 members and no head yet. It elects one, on paper and online.',
    'zh-CN': '西分社有二十九名会员，还没有社长，决定以纸质选票和网上投票选举。',
  },
  lines: [
    line(
      '2026-09-03 10:00',
      'The council wants to hold the election for the branch',
      '总社理事会要替西分社组织选举',
      'forbidden',
      act('formElection', 'head:council', form),
    ),
    line(
      '2026-09-03 19:30',
      'The members of the branch form it, and choose a committee',
      '分社会员会议决定举行选举，推选选举委员会',
      'permitted',
      [
        act('formElection', meeting, form),
        act('seatCommittee', meeting, { members: ['r85', 'r86', 'r87'], substitutes: ['r88'] }),
      ],
    ),
    line(
      '2026-09-04 09:00',
      'The committee announces 27 September',
      '选举委员会公告：九月二十七日投票',
      'permitted',
      act('announceElection', committee, { day: '2026-09-27' }),
    ),
    line('2026-09-07 09:00', 'It publishes the roll of voters', '公布选民名单', 'permitted', act('publishRoll', committee)),
    line(
      '2026-09-08 09:00',
      'A member misses a neighbour on the roll, and objects',
      '有会员提出异议：名单漏了一位邻居',
      'permitted',
      act('raiseObjection', 'r71', {
        objection: 'missing',
        against: 'roll',
        about: 'r70',
        claim: 'add',
        grounds: text('objection-of-r71'),
      }),
    ),
    line(
      '2026-09-09 19:00',
      'The neighbour left the society on 2 September: not upheld',
      '该邻居已于九月二日退社，异议不成立',
      'permitted',
      act('decideObjection', committee, { objection: 'missing', upheld: false, reasons: text('answer-to-r71') }),
    ),
    line(
      '2026-09-10 09:00',
      'The roll is closed, with 29 voters',
      '确定选民名单，共二十九人',
      'permitted',
      act('freezeRoll', committee),
    ),
    line(
      '2026-09-12 09:00',
      'Two members are put forward ...',
      '提名两名候选人',
      'permitted',
      standing.map((each, index) => act('nominateCandidate', `r${71 + index}`, { ...each })),
      { 'candidate.age': 52, 'candidate.relatives': [] },
    ),
    line('2026-09-15 09:00', '... agree in person, and are on the list', '两人本人同意，公布候选人名单', 'permitted', [
      ...standing.map((each) => act('acceptNomination', each.person, { ...each })),
      act('publishCandidates', committee),
    ]),
    line(
      '2026-09-20 09:00',
      'A member who will be away entrusts a neighbour',
      '外出的会员书面委托邻居投票',
      'permitted',
      act('lodgeProxy', 'r90', { principal: 'r90', holder: 'r80' }),
    ),
    line(
      '2026-09-27 08:00',
      'Tellers and scrutineers are chosen, and the polls open',
      '确定计票人、监票人，开始投票',
      'permitted',
      [act('appointOfficers', committee, { tellers: ['r81', 'r82'], scrutineers }), act('openPolls', committee, { boxes })],
    ),
    line('2026-09-27 09:00', 'Nine vote online, in secret', '九人网上无记名投票', 'permitted', [
      ...members(61, 65).map((voter) => online(voter, 'r61')),
      ...members(66, 69).map((voter) => online(voter, 'r62')),
    ]),
    line('2026-09-27 10:00', 'One of them wants a paper ballot as well', '其中一人又要领纸质选票', 'notPossible', onPaper('r66')),
    line('2026-09-27 11:00', 'Eleven vote in the hall, one of them by proxy', '十一人到站投票，其中一人由邻居代投', 'permitted', [
      ...members(71, 80).map((voter) => onPaper(voter)),
      onPaper('r90', { holder: 'r80' }),
    ]),
    line('2026-09-27 18:00', 'The polls close, and the online box is opened', '投票截止，开启电子票箱', 'permitted', [
      act('closePolls', committee),
      act('openBox', committee),
    ]),
    line(
      '2026-09-27 19:00',
      'Two tellers count the papers, each alone: 7 and 4',
      '两名计票人各自清点纸质选票：七票和四票',
      'permitted',
      [
        act('reportBox', committee, { box: 'hall', issued: 11, returned: 11, scrutineers }),
        ...['r81', 'r82'].map((teller) => act('submitSheet', committee, { ...sheet, teller })),
      ],
    ),
    line('2026-09-27 20:00', '20 of 29 voted. 12 of 20 is more than half', '二十九人中二十人投票，十二票过半数', 'permitted', [
      act('countVotes', committee),
      act('confirmPoll', committee, { finding: 'valid' }),
    ]),
    line(
      '2026-09-28 19:00',
      'The council confirms; it may refuse only on listed grounds',
      '理事会确认，只能以列明的理由不予确认',
      'permitted',
      act('endorseResult', 'head:council', { decision: 'confirmed' }),
    ),
    line(
      '2026-09-29 09:00',
      'The result is declared',
      '公布选举结果',
      'permitted',
      act('declareResult', committee, { from: '2026-10-01' }),
    ),
    line('2026-09-29 10:00', 'The committee posts it', '选举委员会张榜公示', 'permitted', ({ due }) => ({
      type: 'publishNotice',
      by: committee,
      unit: 'west',
      details: { 'notice.days': 15, 'notice.personal': false },
      meets: due.filter(({ what }) => what === 'announceResult').map(({ obligation }) => obligation),
    })),
    line('2026-10-01 09:00', 'Keys and books are handed over', '移交钥匙和账册', 'permitted', act('handOver', committee)),
  ],
  postedAt: '2026-10-01 10:00',
}
