import type { Source } from '../../base/ruling.ts'
import { type Elections, model } from './sourced.ts'

const ROLL_DAYS = { publishedDaysBefore: 5, objectionDays: 2, rulingDays: 1 }
const MEMBERS = { from: 'members', kinds: ['resident', 'owner', 'volunteer'] } as const
const NOMINATION = { by: ['jointly'], jointly: 1, publishedDaysBefore: 2, withdrawDaysBefore: 1 } as const
const PROXIES = { max: 3, lodgedDaysBefore: 1 }
const RESULT = { postedDays: 15, handoverDays: 10 }
const POSTED_AT = [
  { id: 'noticeBoard', label: { en: 'notice board of the compound', 'zh-CN': '小区公告栏' } },
  { id: 'webPage', label: { en: "the society's web page", 'zh-CN': '互助社网页' } },
]

/** More than half of those entitled vote; the votes of more than half of those who voted elect; a third of the ballots in a further round. */
const COUNT = {
  method: 'statutory-majority',
  rules: {
    turnout: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'voters' },
    win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' },
    runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
    returnedExceed: ['voted'],
  },
  furtherWithinDays: 30,
} as const

/** Nothing is known of the society's own rules: every value is a model, after what its note names. */
const SOURCES: { readonly [path: string]: Source } = {
  unit: model('every member who is a person has one vote'),
  roll: model('short days for neighbours who know each other'),
  nomination: model('each member nominates; as many candidates as seats are allowed, as in associations'),
  poll: model("after the Organic Law of Urban Residents' Committees of 2025, Art. 19, for the secret ballot; fewer scrutineers"),
  count: model("after the Organic Law of Urban Residents' Committees of 2025, Art. 19; thirty days for a further round"),
  result: model("after the Organic Law of Urban Residents' Committees of 2025, Art. 25 and 34"),
  postedAt: model('after the same law, Art. 34: on the notice board, which may be electronic'),
}

const COMMITTEE_SOURCE = {
  committee: model("after the Organic Law of Urban Residents' Committees of 2025, Art. 15; fewer members"),
}

/** Elections of a mutual support society: head office, branches, groups. */
export const HUZHUSHE: Elections<
  `huzhushe.${'branchHead' | 'smallBranchHead' | 'groupLeader' | 'council' | 'officers' | 'recall'}` | 'representatives.building'
> = {
  'huzhushe.branchHead': {
    label: { en: 'mutual support society: a branch elects its head', 'zh-CN': '互助社：分社选举社长' },
    procedure: {
      unit: 'voters',
      roll: { ...MEMBERS, ...ROLL_DAYS },
      committee: { min: 3, max: 5 },
      nomination: NOMINATION,
      poll: {
        ballot: 'secret',
        channels: ['meeting', 'station', 'mobileBox', 'online'],
        writeIns: true,
        proxies: PROXIES,
        scrutineers: 2,
      },
      count: COUNT,
      result: {
        ...RESULT,
        endorsement: {
          organ: 'council',
          withinDays: 15,
          grounds: ['notEligible', 'procedureBroken', 'incompatibleOffice'],
        },
      },
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      ...COMMITTEE_SOURCE,
      'result.endorsement': model(
        "the head office confirms, and refuses only on listed grounds; nobody may appoint or replace: after the Organic Law of Villagers' Committees of 2025, Art. 14",
      ),
    },
  },
  'huzhushe.smallBranchHead': {
    label: { en: 'mutual support society: a small branch elects its head openly', 'zh-CN': '互助社：会员较少的分社公开选举社长' },
    procedure: {
      unit: 'voters',
      roll: { ...MEMBERS, ...ROLL_DAYS },
      nomination: NOMINATION,
      poll: { ballot: 'open', channels: ['meeting'], writeIns: true, scrutineers: 1 },
      count: COUNT,
      result: {
        ...RESULT,
        endorsement: {
          organ: 'council',
          withinDays: 15,
          grounds: ['notEligible', 'procedureBroken', 'incompatibleOffice'],
        },
      },
      postedAt: POSTED_AT,
    },
    sources: { ...SOURCES, poll: model('show of hands among neighbours who know each other') },
  },
  'huzhushe.groupLeader': {
    label: { en: 'mutual support society: a group elects its leader', 'zh-CN': '互助社：小组推选组长' },
    procedure: {
      unit: 'voters',
      roll: { ...MEMBERS, ...ROLL_DAYS },
      nomination: NOMINATION,
      poll: { ballot: 'open', channels: ['meeting'], writeIns: true, scrutineers: 1 },
      count: COUNT,
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: { ...SOURCES, poll: model('show of hands, or a recommendation, among neighbours') },
  },
  'huzhushe.council': {
    label: {
      en: "mutual support society: the members' assembly elects council and supervisors",
      'zh-CN': '互助社：会员大会选举理事、监事',
    },
    procedure: {
      unit: 'voters',
      roll: { ...MEMBERS, ...ROLL_DAYS },
      committee: { min: 3, max: 5 },
      nomination: NOMINATION,
      poll: {
        ballot: 'secret',
        channels: ['meeting', 'station', 'mobileBox', 'online'],
        writeIns: true,
        proxies: PROXIES,
        scrutineers: 2,
      },
      count: COUNT,
      result: { ...RESULT, relatives: 'highestPost' },
      postedAt: POSTED_AT,
    },
    sources: { ...SOURCES, ...COMMITTEE_SOURCE },
  },
  'huzhushe.officers': {
    label: { en: 'mutual support society: the council elects its chair and its officers', 'zh-CN': '互助社：理事会选举理事长等' },
    procedure: {
      unit: 'councillors',
      roll: { from: 'holders', office: 'councillor', ...ROLL_DAYS },
      nomination: NOMINATION,
      poll: { ballot: 'secret', channels: ['meeting'], scrutineers: 1 },
      count: {
        method: COUNT.method,
        rules: {
          turnout: { num: 2, den: 3, cmp: '>=', of: 'eligible', unit: 'councillors' },
          win: { num: 2, den: 3, cmp: '>=', of: 'voted', unit: 'councillors' },
          returnedExceed: ['voted'],
        },
      },
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      unit: model('after the Model Charter of Social Organizations of 1998, Art. 18: the council elects its officers'),
      count: model('as in every vote of the council: two thirds attend, and two thirds of those who vote agree'),
    },
  },
  'huzhushe.recall': {
    label: { en: 'mutual support society: the vote on a recall', 'zh-CN': '互助社：罢免表决' },
    procedure: {
      unit: 'voters',
      roll: { ...MEMBERS, ...ROLL_DAYS },
      nomination: { by: [], publishedDaysBefore: 0, withdrawDaysBefore: 0 },
      poll: { ballot: 'secret', channels: ['meeting', 'station', 'mobileBox', 'online'], scrutineers: 2 },
      count: { method: COUNT.method, rules: { turnout: COUNT.rules.turnout, win: COUNT.rules.win, returnedExceed: ['voted'] } },
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      nomination: model('there is one person to vote on'),
      count: model("after the Organic Law of Urban Residents' Committees of 2025, Art. 20"),
    },
  },
  'representatives.building': {
    label: { en: 'the households of a building choose their representative', 'zh-CN': '楼栋住户推选居民代表' },
    procedure: {
      unit: 'householdDelegates',
      roll: { from: 'members', kinds: ['household'], ...ROLL_DAYS },
      nomination: { by: [], publishedDaysBefore: 0, withdrawDaysBefore: 0 },
      poll: { ballot: 'open', channels: ['meeting', 'station'], writeIns: true, scrutineers: 1, days: 7 },
      count: {
        method: 'statutory-majority',
        rules: {
          turnout: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'householdDelegates' },
          win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'householdDelegates' },
          runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'householdDelegates' } },
        },
        furtherWithinDays: 15,
      },
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      unit: model(
        "one representative for 20 to 50 households: after the Organic Law of Urban Residents' Committees of 2025, Art. 13",
      ),
      nomination: model('people name whom they want'),
      poll: model('door to door or at a meeting, with signatures, within a week'),
    },
  },
}
