import type { Source } from '../../base/ruling.ts'
import { STATUTES, type StatutoryRules } from '../../voting/index.ts'
import type { ElectionProcedure } from '../procedure.ts'
import { citing, type Elections, model, POSTED_AT, type SourcedProcedure } from './sourced.ts'

const law = citing("Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025")
const before = citing("Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2018")

const DAYS = { publishedDaysBefore: 20, objectionDays: 5, rulingDays: 3 }
const PROXIES = { max: 3, lodgedDaysBefore: 3 }
const VOTERS = { from: 'applications', kinds: ['resident'] } as const
const HOUSEHOLDS = { from: 'members', kinds: ['household'] } as const
const REPRESENTATIVES = { from: 'representatives' } as const

/** What is alike whoever elects a committee. */
export const COMMITTEE = {
  committee: { min: 5, max: 9 },
  nomination: {
    by: ['organ', 'jointly'],
    organs: ['partyOrganisation'],
    jointly: 10,
    differential: {},
    publishedDaysBefore: 5,
    withdrawDaysBefore: 3,
    meeting: true,
  },
  poll: {
    ballot: 'secret',
    channels: ['meeting', 'station', 'mobileBox'],
    writeIns: true,
    scrutineers: 3,
    scrutineersAtEachBox: true,
  },
  result: { relatives: 'highestPost', postedDays: 15, handoverDays: 10 },
  postedAt: POSTED_AT,
} as const satisfies Partial<ElectionProcedure>

/** What the national law leaves open, and after what it was made. */
export const LEFT_OPEN: { readonly [path: string]: Source } = {
  committee: model("after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 9"),
  'nomination.publishedDaysBefore': model('after the same measures: the list is posted five days before'),
  'nomination.withdrawDaysBefore': model("after the Zhejiang Measures for the Election of Villagers' Committees, Art. 19"),
  'poll.channels': model('the law leaves the method to the provinces'),
  'poll.writeIns': model("after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 26"),
  'poll.scrutineers': model('after the same measures: three at each station or mobile box'),
  'poll.scrutineersAtEachBox': model('after the same measures'),
  'count.rules.returnedExceed': model('after the same measures, Art. 28'),
  'result.postedDays': model(
    "after the Organic Law of Urban Residents' Committees of 2025, Art. 34, which does not list results of elections",
  ),
  postedAt: model('after the same article: on the notice board, which may be electronic'),
}

/** As well, where there is a further election. */
export const FURTHER = {
  'count.furtherWithinDays': model(
    "after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 30; other provinces give thirty days",
  ),
}

const PROXY_SOURCES: { readonly [path: string]: Source } = {
  'poll.proxies.max': law('Art. 19'),
  'poll.proxies.lodgedDaysBefore': model("after the Zhejiang Measures for the Election of Villagers' Committees, Art. 25"),
}

const SOURCES: { readonly [path: string]: Source } = {
  ...LEFT_OPEN,
  ...FURTHER,
  unit: law('Art. 14'),
  roll: law('Art. 17'),
  nomination: law('Art. 18'),
  'poll.ballot': law('Art. 19'),
  'count.method': law('Art. 19'),
  'count.rules': law('Art. 19'),
  'count.rules.differential': law('Art. 18'),
  'result.relatives': {
    ...law('Art. 8'),
    note: "close relatives may not serve together; who stays is after the Zhejiang Measures for the Election of Villagers' Committees, Art. 31",
  },
  'result.handoverDays': law('Art. 25'),
}

const label = (en: string, zh: string) => ({
  en: `residents' committee, law of 2025: ${en}`,
  'zh-CN': `居民委员会（二〇二五年法律）：${zh}`,
})

function count(rules: StatutoryRules): ElectionProcedure['count'] {
  return { method: 'statutory-majority', rules: { ...rules }, furtherWithinDays: 15 }
}

/** The election of residents' committees. */
export const RESIDENTS: Elections<`cn.residents.${'2018' | '2025'}.${'voters' | 'households' | 'representatives'}`> = {
  'cn.residents.2025.voters': {
    label: label('elected by all voters', '全体选民选举'),
    validFrom: '2026-01-01',
    procedure: {
      unit: 'voters',
      roll: { ...VOTERS, ...DAYS },
      ...COMMITTEE,
      poll: { ...COMMITTEE.poll, proxies: PROXIES },
      count: count(STATUTES['cn.residents.2025.voters']),
    },
    sources: { ...SOURCES, 'roll.from': law('Art. 16'), 'roll.kinds': law('Art. 16'), ...PROXY_SOURCES },
  },
  'cn.residents.2025.households': {
    label: label('elected by a delegate of each household', '每户派代表选举'),
    validFrom: '2026-01-01',
    procedure: {
      unit: 'householdDelegates',
      roll: { ...HOUSEHOLDS, ...DAYS },
      ...COMMITTEE,
      poll: { ...COMMITTEE.poll, proxies: PROXIES },
      count: count(STATUTES['cn.residents.2025.households']),
    },
    sources: { ...SOURCES, 'roll.from': law('Art. 14'), 'roll.kinds': law('Art. 14'), ...PROXY_SOURCES },
  },
  'cn.residents.2025.representatives': {
    label: label("elected by the residents' representatives", '居民代表选举'),
    validFrom: '2026-01-01',
    procedure: {
      unit: 'representatives',
      roll: { ...REPRESENTATIVES, ...DAYS },
      ...COMMITTEE,
      count: count(STATUTES['cn.residents.2025.representatives']),
    },
    sources: { ...SOURCES, 'roll.from': law('Art. 14') },
  },
  'cn.residents.2018.voters': earlier('voters', VOTERS, '全体选民选举', 'elected by all voters'),
  'cn.residents.2018.households': earlier(
    'householdDelegates',
    HOUSEHOLDS,
    '每户派代表选举',
    'elected by a delegate of each household',
  ),
  'cn.residents.2018.representatives': earlier(
    'delegates',
    REPRESENTATIVES,
    '居民小组代表选举',
    "elected by two or three delegates of each residents' group",
  ),
}

/**
 * The law of 2018 says who elects, and of the residents' assembly that more than half of those entitled attend and more than half of those present agree.
 * Measures of Beijing of 1991 say who nominates. It is silent on the rest.
 */
function earlier(
  unit: 'voters' | 'householdDelegates' | 'delegates',
  electors: Pick<ElectionProcedure['roll'], 'from' | 'kinds'>,
  zh: string,
  en: string,
): SourcedProcedure<ElectionProcedure> {
  const { publishedDaysBefore, withdrawDaysBefore } = COMMITTEE.nomination
  const half = { num: 1, den: 2, cmp: '>', unit } as const
  const silent = model('the law of 2018 is silent; after that of 2025')
  const assembly = model("after the residents' assembly: the law of 2018, Art. 9")
  return {
    label: { en: `residents' committee, law of 2018: ${en}`, 'zh-CN': `居民委员会（二〇一八年法律）：${zh}` },
    validFrom: '2018-12-29',
    validTo: '2026-01-01',
    procedure: {
      unit,
      roll: { ...electors, ...DAYS },
      committee: COMMITTEE.committee,
      nomination: {
        by: ['jointly'],
        jointly: unit === 'householdDelegates' ? 5 : 10,
        publishedDaysBefore,
        withdrawDaysBefore,
      },
      poll: COMMITTEE.poll,
      count: {
        method: 'statutory-majority',
        rules: { turnout: { ...half, of: 'eligible' }, win: { ...half, of: 'voted' }, returnedExceed: ['voted'] },
      },
      result: { postedDays: 15, handoverDays: 10 },
      postedAt: COMMITTEE.postedAt,
    },
    sources: {
      ...LEFT_OPEN,
      unit: before('Art. 8'),
      roll: silent,
      'roll.from': before('Art. 8'),
      ...(electors.kinds === undefined ? {} : { 'roll.kinds': before('Art. 8') }),
      nomination: model('after the Beijing Measures of 1991: ten voters, or five household delegates; equal numbers are allowed'),
      'poll.ballot': silent,
      'count.method': assembly,
      'count.rules.turnout': assembly,
      'count.rules.win': assembly,
      'result.handoverDays': silent,
    },
  }
}
