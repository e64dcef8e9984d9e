import { STATUTES } from '../../voting/index.ts'
import { COMMITTEE, FURTHER, LEFT_OPEN } from './residents.ts'
import { citing, type Elections, model } from './sourced.ts'

const law = citing("Organic Law of Villagers' Committees (村民委员会组织法), 2025")
const { organs: _, meeting: _meeting, ...nomination } = COMMITTEE.nomination
const { relatives: _relatives, ...result } = COMMITTEE.result

/** The election of villagers' committees. */
export const VILLAGERS: Elections<'cn.villagers.2025'> = {
  'cn.villagers.2025': {
    label: { en: "villagers' committee, law of 2025", 'zh-CN': '村民委员会（二〇二五年法律）' },
    validFrom: '2026-01-01',
    procedure: {
      unit: 'voters',
      roll: { from: 'applications', kinds: ['resident'], publishedDaysBefore: 20, objectionDays: 5, rulingDays: 3 },
      committee: COMMITTEE.committee,
      nomination: { ...nomination, by: ['jointly'] },
      poll: { ...COMMITTEE.poll, proxies: { max: 3, lodgedDaysBefore: 3 } },
      count: {
        method: 'statutory-majority',
        rules: { ...STATUTES['cn.villagers.2025'] },
        furtherWithinDays: 15,
      },
      result,
      postedAt: COMMITTEE.postedAt,
    },
    sources: {
      ...LEFT_OPEN,
      ...FURTHER,
      unit: law('Art. 18'),
      roll: law('Art. 17'),
      'roll.from': law('Art. 16'),
      'roll.kinds': law('Art. 16'),
      'nomination.by': model('voters nominate; how many must join is left to the provinces'),
      'nomination.jointly': model("after the Organic Law of Urban Residents' Committees of 2025, Art. 18"),
      'nomination.differential': law('Art. 18'),
      'poll.ballot': model("after the Organic Law of Urban Residents' Committees of 2025, Art. 19"),
      'poll.proxies.max': law('Art. 18'),
      'poll.proxies.lodgedDaysBefore': model("after the Zhejiang Measures for the Election of Villagers' Committees, Art. 25"),
      'count.method': law('Art. 18'),
      'count.rules': law('Art. 18'),
      'count.rules.returnedExceed': model("after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 28"),
      'result.handoverDays': law('Art. 24'),
    },
  },
}
