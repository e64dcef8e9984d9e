import type { Law } from './row.ts'

const ELECTIONS = { law: '北京市居民委员会选举办法', confidence: 'P', from: '2021-03-17' } as const
/** Borrowed from the rules of villages: no residents' rule was found. */
const VILLAGES = { law: 'model', confidence: 'I', from: '2026-01-01' } as const

/** 北京市实施《城市居民委员会组织法》办法, adopted on 1991-12-21, and what is beside it. */
export const BEIJING: Law = {
  law: '北京市实施《城市居民委员会组织法》办法',
  confidence: 'V',
  from: '1991-12-21',
  rows: {
    'committee.termYears': [3, 'Art. 11'],
    'election.jointNominators': [10, 'Art. 13'],
    'election.jointDelegates': [5, 'Art. 13', { to: '2026-01-01' }],
    'election.surplusMin': [1, 'Art. 13'],
    'election.surplusMax': [2, 'Art. 13'],
    'election.moreCandidatesThanSeats': [false, 'Art. 13'],
    'assembly.perYear': [2, 'Art. 16', { tighter: 'higher' }],
    'assembly.petition': [
      '>= 1/5 of eligible residents, or >= 1/5 of eligible households, or >= 1/3 of eligible groups',
      'Art. 16',
    ],
    'groups.householdsMin': [15, 'Art. 22'],
    'groups.householdsMax': [50, 'Art. 22'],
    'election.committee.min': [5, 'Art. 4', ELECTIONS],
    'election.committee.max': [9, 'Art. 4', ELECTIONS],
    'committee.directors': [1, 'Art. 10', ELECTIONS],
    'committee.deputiesMin': [1, 'Art. 10', ELECTIONS],
    'committee.deputiesMax': [2, 'Art. 10', ELECTIONS],
    'election.candidateListDays': [5, undefined, VILLAGES],
    'election.scrutineersPerBox': [3, undefined, VILLAGES],
    'election.runoffDays': [15, undefined, VILLAGES],
    'recall.voteDays': [30, undefined, VILLAGES],
  },
}

/** 上海市居民委员会工作条例, in force from 2017-07-01 (Art. 39). */
export const SHANGHAI: Law = {
  law: '上海市居民委员会工作条例',
  confidence: 'V',
  from: '2017-07-01',
  rows: {
    'assembly.perYear': [1, 'Art. 11', { tighter: 'higher' }],
    'assembly.agendaAnnounced': [true, 'Art. 11'],
    'assembly.replacesMembers': [true, 'Art. 11'],
    'assembly.revokesDecisions': [true, 'Art. 11'],
    'appraisal.perYear': [1, 'Art. 18', { tighter: 'higher' }],
    'tasks.mayRefuse': [true, 'Art. 27'],
    'election.proxy.lodgeDays': [5, undefined, VILLAGES],
    'election.proxy.listDays': [2, undefined, VILLAGES],
    'election.runoffDays': [30, undefined, VILLAGES],
    'election.ballotsKeptToNext': [true, undefined, VILLAGES],
  },
}

/** 半数以上 and 二分之一以上 read as more than half: the practice of many bodies, not the letter. */
export const STRICT_MAJORITY: Law = {
  law: 'model',
  confidence: 'I',
  from: '1998-11-26',
  rows: {
    'congress.pass': ['> 1/2 of present members', undefined],
    'fees.pass': ['> 1/2 of present members', undefined, { from: '2014-07-25' }],
  },
}
