import type { Source } from '../../base/ruling.ts'
import type { Threshold, Unit } from '../../voting/index.ts'
import type { ElectionProcedure } from '../procedure.ts'
import type { RecallProcedure } from '../recall/procedure.ts'
import { citing, type Elections, model, POSTED_AT, type SourcedProcedure } from './sourced.ts'

const residents = citing("Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025")
const villagers = citing("Organic Law of Villagers' Committees (村民委员会组织法), 2025")

const share = (num: number, den: number, cmp: '>' | '>=', of: 'eligible' | 'voted', unit: Unit) => ({ num, den, cmp, of, unit })

/** A vote on one person: no nomination, no further round; so many must vote, and more than half of those who do must be for the recall. */
function recallVote(
  label: SourcedProcedure<ElectionProcedure>['label'],
  unit: Unit,
  electors: Pick<ElectionProcedure['roll'], 'from' | 'kinds'>,
  turnout: ReturnType<typeof share>,
  law: Source,
): SourcedProcedure<ElectionProcedure> {
  return {
    label,
    validFrom: '2026-01-01',
    procedure: {
      unit,
      roll: { ...electors, publishedDaysBefore: 10, objectionDays: 5, rulingDays: 3 },
      nomination: { by: [], publishedDaysBefore: 0, withdrawDaysBefore: 0 },
      poll: {
        ballot: 'secret',
        channels: ['meeting', 'station', 'mobileBox'],
        scrutineers: 3,
        scrutineersAtEachBox: true,
      },
      count: {
        method: 'statutory-majority',
        rules: { turnout, win: share(1, 2, '>', 'voted', unit), returnedExceed: ['voted'] },
      },
      result: { postedDays: 15, handoverDays: 10 },
      postedAt: POSTED_AT,
    },
    sources: {
      unit: law,
      roll: model('shorter than for an election, so that roll and vote fit into the thirty days'),
      'roll.from': law,
      ...(electors.kinds === undefined ? {} : { 'roll.kinds': law }),
      nomination: model('there is one person to vote on'),
      poll: model('as in the election'),
      'count.method': law,
      'count.rules': law,
      'count.rules.returnedExceed': model("after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 28"),
      result: model('as in the election'),
      postedAt: model('as in the election'),
    },
  }
}

/** Votes on a recall: elections of the purpose `recall`. */
export const RECALL_VOTES: Elections<
  `cn.residents.2025.recall.${'voters' | 'households' | 'representatives'}` | 'cn.villagers.2025.recall'
> = {
  'cn.residents.2025.recall.voters': recallVote(
    { en: "residents' committee, law of 2025: recall by all voters", 'zh-CN': '居民委员会（二〇二五年法律）：全体选民罢免' },
    'voters',
    { from: 'applications', kinds: ['resident'] },
    share(1, 2, '>', 'eligible', 'voters'),
    residents('Art. 20'),
  ),
  'cn.residents.2025.recall.households': recallVote(
    { en: "residents' committee, law of 2025: recall by households", 'zh-CN': '居民委员会（二〇二五年法律）：户代表罢免' },
    'householdDelegates',
    { from: 'members', kinds: ['household'] },
    share(1, 2, '>', 'eligible', 'householdDelegates'),
    residents('Art. 20'),
  ),
  'cn.residents.2025.recall.representatives': recallVote(
    { en: "residents' committee, law of 2025: recall by representatives", 'zh-CN': '居民委员会（二〇二五年法律）：居民代表罢免' },
    'representatives',
    { from: 'representatives' },
    share(2, 3, '>', 'eligible', 'representatives'),
    residents('Art. 20'),
  ),
  'cn.villagers.2025.recall': recallVote(
    { en: "villagers' committee, law of 2025: recall", 'zh-CN': '村民委员会（二〇二五年法律）：罢免' },
    'voters',
    { from: 'applications', kinds: ['resident'] },
    share(1, 2, '>', 'eligible', 'voters'),
    villagers('Art. 19'),
  ),
}

/** The days of a recall, which no national law sets, and the bar on a second one on the same facts and reasons. */
const DAYS = { verifyDays: 7, defenceDays: 3, voteDays: 30 }

const DAY_SOURCES: { readonly [path: string]: Source } = {
  verifyDays: model('a week of the thirty days'),
  defenceDays: model('the person answers within three days, or at the vote'),
  voteDays: model(
    "after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 33: thirty days to verify and hold the vote",
  ),
  vote: model('the name of the parameter with the procedure of the vote'),
}

const petition = (...any: readonly Threshold[]): Threshold => ({ any })

/** The recall of those who were elected. Without `coolingMonths` the same facts and reasons are barred for the term: after the Beijing Measures of 2012, Art. 34. */
export const RECALL_PROCEDURES: {
  readonly [Id in 'cn.residents.2025' | 'cn.villagers.2025' | 'huzhushe']: SourcedProcedure<RecallProcedure>
} = {
  'cn.residents.2025': {
    label: { en: "residents' committee, law of 2025: recall", 'zh-CN': '居民委员会（二〇二五年法律）：罢免' },
    validFrom: '2026-01-01',
    procedure: {
      petition: petition(
        share(1, 10, '>=', 'eligible', 'residents'),
        share(1, 10, '>=', 'eligible', 'householdDelegates'),
        share(1, 3, '>=', 'eligible', 'representatives'),
      ),
      ...DAYS,
      vote: 'election.recallVote',
    },
    sources: { ...DAY_SOURCES, petition: residents('Art. 20') },
  },
  'cn.villagers.2025': {
    label: { en: "villagers' committee, law of 2025: recall", 'zh-CN': '村民委员会（二〇二五年法律）：罢免' },
    validFrom: '2026-01-01',
    procedure: {
      petition: petition(share(1, 5, '>=', 'eligible', 'voters'), share(1, 3, '>=', 'eligible', 'representatives')),
      ...DAYS,
      vote: 'election.recallVote',
    },
    sources: { ...DAY_SOURCES, petition: villagers('Art. 19') },
  },
  huzhushe: {
    label: { en: 'mutual support society: recall', 'zh-CN': '互助社：罢免' },
    procedure: { petition: share(1, 5, '>=', 'eligible', 'members'), ...DAYS, vote: 'election.recallVote' },
    sources: { ...DAY_SOURCES, petition: model('one fifth of the members, as for a meeting of the unit') },
  },
}
