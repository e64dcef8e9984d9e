/** What a law says of a field, written down once more from the law and not from the procedures; `model`: no law that was read says it. */
export interface Rows {
  readonly [path: string]: readonly [says: unknown, article: string]
}

const MODEL = 'model'

/** On the notice board, which may be electronic. */
const POSTED_AT: Rows = {
  'postedAt.0.id': ['noticeBoard', MODEL],
  'postedAt.0.label.en': ['notice board', MODEL],
  'postedAt.0.label.zh-CN': ['公告栏', MODEL],
  'postedAt.1.id': ['online', MODEL],
  'postedAt.1.label.en': ['online', MODEL],
  'postedAt.1.label.zh-CN': ['网上', MODEL],
}

/** What provinces fill in, where the law of residents' and villagers' committees is silent. */
const PROVINCES: Rows = {
  'committee.min': [5, MODEL],
  'committee.max': [9, MODEL],
  'nomination.publishedDaysBefore': [5, MODEL],
  'nomination.withdrawDaysBefore': [3, MODEL],
  'poll.channels': [['meeting', 'station', 'mobileBox'], MODEL],
  'poll.writeIns': [true, MODEL],
  'poll.scrutineers': [3, MODEL],
  'poll.scrutineersAtEachBox': [true, MODEL],
  'count.rules.returnedExceed': [['voted'], MODEL],
  'result.postedDays': [15, MODEL],
  ...POSTED_AT,
}

const FURTHER: Rows = { 'count.furtherWithinDays': [15, MODEL] }

/** 城市居民委员会组织法, in force from 2026-01-01. */
const RESIDENTS_2025: Rows = {
  ...PROVINCES,
  ...FURTHER,
  'roll.publishedDaysBefore': [20, 'Art. 17'],
  'roll.objectionDays': [5, 'Art. 17'],
  'roll.rulingDays': [3, 'Art. 17'],
  'nomination.by': [['organ', 'jointly'], 'Art. 18'],
  'nomination.organs': [['partyOrganisation'], 'Art. 18'],
  'nomination.jointly': [10, 'Art. 18'],
  'nomination.differential': [{}, 'Art. 18'],
  'nomination.meeting': [true, 'Art. 18'],
  'poll.ballot': ['secret', 'Art. 19'],
  'count.method': ['statutory-majority', 'Art. 19'],
  'count.rules.differential': [{}, 'Art. 18'],
  'result.relatives': ['highestPost', 'Art. 8'],
  'result.handoverDays': [10, 'Art. 25'],
}

const PROXIES: Rows = { 'poll.proxies.max': [3, 'Art. 19'], 'poll.proxies.lodgedDaysBefore': [3, MODEL] }

/** Who elects, how many must vote, who wins, and the floor of a further election. */
function majority(unit: string, turnout: string, article: string): Rows {
  return {
    'count.rules.turnout': [`${turnout} of eligible ${unit}`, article],
    'count.rules.win': [`> 1/2 of voted ${unit}`, article],
    'count.rules.runoff.win': [`>= 1/3 of ballotsCast ${unit}`, article],
  }
}

/** The law of 2018 says who elects. All else is a model: the assembly of its Art. 9, Beijing's measures of 1991. */
function residents2018(unit: string, electors: Rows, jointly: number): Rows {
  return {
    ...PROVINCES,
    unit: [unit, 'Art. 8'],
    ...electors,
    'roll.publishedDaysBefore': [20, MODEL],
    'roll.objectionDays': [5, MODEL],
    'roll.rulingDays': [3, MODEL],
    'nomination.by': [['jointly'], MODEL],
    'nomination.jointly': [jointly, MODEL],
    'poll.ballot': ['secret', MODEL],
    'count.method': ['statutory-majority', MODEL],
    'count.rules.turnout': [`> 1/2 of eligible ${unit}`, MODEL],
    'count.rules.win': [`> 1/2 of voted ${unit}`, MODEL],
    'result.handoverDays': [10, MODEL],
  }
}

/** A vote on a recall: the law says who votes, how many must, and how many must agree. */
function recallVote(unit: string, electors: Rows, turnout: string, article: string): Rows {
  return {
    unit: [unit, article],
    ...electors,
    'roll.publishedDaysBefore': [10, MODEL],
    'roll.objectionDays': [5, MODEL],
    'roll.rulingDays': [3, MODEL],
    'nomination.by': [[], MODEL],
    'nomination.publishedDaysBefore': [0, MODEL],
    'nomination.withdrawDaysBefore': [0, MODEL],
    'poll.ballot': ['secret', MODEL],
    'poll.channels': [['meeting', 'station', 'mobileBox'], MODEL],
    'poll.scrutineers': [3, MODEL],
    'poll.scrutineersAtEachBox': [true, MODEL],
    'count.method': ['statutory-majority', article],
    'count.rules.turnout': [`${turnout} of eligible ${unit}`, article],
    'count.rules.win': [`> 1/2 of voted ${unit}`, article],
    'count.rules.returnedExceed': [['voted'], MODEL],
    'result.postedDays': [15, MODEL],
    ...POSTED_AT,
    'result.handoverDays': [10, MODEL],
  }
}

function electors(from: string, kinds: readonly string[] | undefined, article: string): Rows {
  return { 'roll.from': [from, article], ...(kinds === undefined ? {} : { 'roll.kinds': [kinds, article] }) }
}

/** 社会团体章程示范文本, 1998, Art. 14 to 19; the election rules of an association in Fuzhou, 2024, have no numbered articles. */
function association(unit: string, roll: Rows): Rows {
  return {
    ...roll,
    'roll.publishedDaysBefore': [10, ''],
    'roll.objectionDays': [5, MODEL],
    'roll.rulingDays': [3, MODEL],
    'nomination.by': [['organ'], ''],
    'nomination.organs': [['council'], ''],
    'nomination.publishedDaysBefore': [1, ''],
    'nomination.withdrawDaysBefore': [1, ''],
    'poll.ballot': ['secret', ''],
    'poll.channels': [['meeting'], ''],
    'poll.scrutineers': [2, ''],
    'count.rules.turnout': [`>= 2/3 of eligible ${unit}`, unit === 'members' ? 'Art. 15' : 'Art. 19'],
    'count.rules.returnedExceed': [['issued'], ''],
    'result.postedDays': [15, MODEL],
    ...POSTED_AT,
    'result.handoverDays': [10, MODEL],
  }
}

/** Every procedure that a law stands behind, by its name. */
export const LAW: { readonly [id: string]: Rows } = {
  'cn.residents.2025.voters': {
    ...RESIDENTS_2025,
    unit: ['voters', 'Art. 14'],
    ...electors('applications', ['resident'], 'Art. 16'),
    ...PROXIES,
    ...majority('voters', '> 1/2', 'Art. 19'),
  },
  'cn.residents.2025.households': {
    ...RESIDENTS_2025,
    unit: ['householdDelegates', 'Art. 14'],
    ...electors('members', ['household'], 'Art. 14'),
    ...PROXIES,
    ...majority('householdDelegates', '> 1/2', 'Art. 19'),
  },
  'cn.residents.2025.representatives': {
    ...RESIDENTS_2025,
    unit: ['representatives', 'Art. 14'],
    ...electors('representatives', undefined, 'Art. 14'),
    ...majority('representatives', '> 2/3', 'Art. 19'),
  },
  'cn.residents.2018.voters': residents2018('voters', electors('applications', ['resident'], 'Art. 8'), 10),
  'cn.residents.2018.households': residents2018('householdDelegates', electors('members', ['household'], 'Art. 8'), 5),
  'cn.residents.2018.representatives': residents2018('delegates', electors('representatives', undefined, 'Art. 8'), 10),
  'cn.villagers.2025': {
    ...PROVINCES,
    ...FURTHER,
    unit: ['voters', 'Art. 18'],
    ...electors('applications', ['resident'], 'Art. 16'),
    'roll.publishedDaysBefore': [20, 'Art. 17'],
    'roll.objectionDays': [5, 'Art. 17'],
    'roll.rulingDays': [3, 'Art. 17'],
    'nomination.by': [['jointly'], MODEL],
    'nomination.jointly': [10, MODEL],
    'nomination.differential': [{}, 'Art. 18'],
    'poll.ballot': ['secret', MODEL],
    'poll.proxies.max': [3, 'Art. 18'],
    'poll.proxies.lodgedDaysBefore': [3, MODEL],
    'count.method': ['statutory-majority', 'Art. 18'],
    'count.rules.differential': [{}, 'Art. 18'],
    ...majority('voters', '> 1/2', 'Art. 18'),
    'result.handoverDays': [10, 'Art. 24'],
  },
  'cn.residents.2025.recall.voters': recallVote('voters', electors('applications', ['resident'], 'Art. 20'), '> 1/2', 'Art. 20'),
  'cn.residents.2025.recall.households': recallVote(
    'householdDelegates',
    electors('members', ['household'], 'Art. 20'),
    '> 1/2',
    'Art. 20',
  ),
  'cn.residents.2025.recall.representatives': recallVote(
    'representatives',
    electors('representatives', undefined, 'Art. 20'),
    '> 2/3',
    'Art. 20',
  ),
  'cn.villagers.2025.recall': recallVote('voters', electors('applications', ['resident'], 'Art. 19'), '> 1/2', 'Art. 19'),
  'association.council': {
    ...association('members', { unit: ['members', 'Art. 14'], 'roll.from': ['members', 'Art. 14'] }),
    'count.method': ['statutory-majority', 'Art. 15'],
    'count.rules.win': ['>= 1/2 of voted members', 'Art. 15'],
  },
  'association.president': {
    ...association('councillors', {
      unit: ['councillors', 'Art. 18'],
      'roll.from': ['holders', 'Art. 18'],
      'roll.office': ['councillor', 'Art. 18'],
    }),
    'count.method': ['statutory-majority', 'Art. 19'],
    'count.rules.win': ['>= 2/3 of voted councillors', ''],
  },
}

const RECALL_DAYS: Rows = {
  verifyDays: [7, MODEL],
  defenceDays: [3, MODEL],
  voteDays: [30, MODEL],
  vote: ['election.recallVote', MODEL],
}

/** Recalls that a law stands behind. */
export const RECALL_LAW: { readonly [id: string]: Rows } = {
  'cn.residents.2025': {
    ...RECALL_DAYS,
    petition: [
      '>= 1/10 of eligible residents, or >= 1/10 of eligible householdDelegates, or >= 1/3 of eligible representatives',
      'Art. 20',
    ],
  },
  'cn.villagers.2025': {
    ...RECALL_DAYS,
    petition: ['>= 1/5 of eligible voters, or >= 1/3 of eligible representatives', 'Art. 19'],
  },
  huzhushe: { ...RECALL_DAYS, petition: ['>= 1/5 of eligible members', MODEL] },
}
