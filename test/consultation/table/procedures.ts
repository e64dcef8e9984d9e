import type { Rows } from '../../constitution/profiles/fields.ts'

const MODEL = 'model'

/** Days that no law sets, and whatever this library adds to them. */
const DAYS: Rows = {
  'screening.withinDays': [14, MODEL],
  'outcome.effectDays': [0, MODEL],
  'outcome.feedbackDays': [30, MODEL],
  'outcome.returnDays': [60, MODEL],
}

function opinions(days: number, answerDays: number, organs: readonly string[], anonymous: boolean): Rows {
  return {
    'opinions.days': [days, MODEL],
    ...(anonymous ? { 'opinions.anonymous': [true, MODEL] } : {}),
    'opinions.answerDays': [answerDays, MODEL],
    'opinions.organs': [organs, MODEL],
  }
}

/** 城市居民委员会组织法 2025, Art. 32: what was agreed is carried out; what needs the assembly goes there. */
const RESIDENTS_COMPETENCE: Rows = Object.fromEntries(
  ['publicAffairs', 'difficulties', 'policy', 'statutory', 'proposed'].flatMap((content, index) => [
    [`competence.${index}.class`, [content, 'Art. 32']],
    [`competence.${index}.organ`, ['residentsCommittee', 'Art. 32']],
    [`competence.${index}.own`, [true, 'Art. 32']],
  ]),
)

/** 民法典, Art. 278: the nine matters, who must take part, who must agree; 北京市物业管理条例, Art. 35 and 37. */
function owners(classes: readonly string[], pass: string): Rows {
  return {
    ...DAYS,
    ...opinions(15, 15, ['ownersCommittee', 'ownersAssembly'], false),
    'screening.classes': [classes, 'Art. 278'],
    'screening.petition': ['>= 1/5 of eligible heads', 'Art. 35'],
    ...Object.fromEntries(
      classes.flatMap((content, index) => [
        [`competence.${index}.class`, [content, 'Art. 278']],
        [`competence.${index}.organ`, ['ownersAssembly', 'Art. 278']],
        [`competence.${index}.own`, [true, 'Art. 278']],
      ]),
    ),
    'stakes.0.stake': ['owner', 'Art. 278'],
    'stakes.0.from': ['members', 'Art. 278'],
    'stakes.0.kinds': [['owner'], 'Art. 278'],
    materialsDaysBefore: [15, 'Art. 35'],
    'decision.mode': ['motion', 'Art. 278'],
    'decision.motion.pass': [`${pass} of participating heads, and ${pass} of participating area`, 'Art. 278'],
    'decision.motion.quorum.of': ['participating', 'Art. 278'],
    'decision.motion.quorum.reach': ['>= 2/3 of eligible heads, and >= 2/3 of eligible area', 'Art. 278'],
    'decision.writtenDays': [30, MODEL],
    'recusal.effect': ['staysInBase', MODEL],
    'outcome.publishDays': [3, 'Art. 37'],
    'outcome.postedDays': [15, MODEL],
  }
}

/** A gate: its organ and what it takes to pass there. The four deliberations have no numbered articles. */
function gate(at: number, id: string, organ: string, motion: Rows, backTo?: string): Rows {
  return {
    [`decision.gates.${at}.gate`]: [id, ''],
    [`decision.gates.${at}.organ`]: [organ, ''],
    ...Object.fromEntries(Object.entries(motion).map(([path, row]) => [`decision.gates.${at}.motion.${path}`, row])),
    ...(backTo === undefined ? {} : { [`decision.gates.${at}.backTo`]: [backTo, ''] }),
  }
}

const NANTANG = { pass: '> 1/2 of forAndAgainst members', tie: 'fails' }

function yesOverNo(path: string, article: string): Rows {
  return {
    [`${path}.pass`]: [NANTANG.pass, article],
    [`${path}.tie.unit`]: ['members', article],
    [`${path}.tie.rule`]: [NANTANG.tie, article],
  }
}

/** Meetings of a society of its own: who is concerned and who decides is a model. */
function circle(materials: number, opinionDays: number, organ: string): Rows {
  return {
    ...DAYS,
    ...opinions(opinionDays, 7, ['head:council', 'head:assembly'], false),
    'screening.classes': [['ownAffairs'], MODEL],
    'competence.0.class': ['ownAffairs', MODEL],
    'competence.0.organ': [organ, MODEL],
    'competence.0.own': [true, MODEL],
    'stakes.0.stake': ['member', MODEL],
    'stakes.0.from': ['members', MODEL],
    materialsDaysBefore: [materials, MODEL],
    'outcome.publishDays': [7, MODEL],
    'outcome.postedDays': [15, MODEL],
  }
}

/** Every procedure that a law or a known set of rules stands behind, by its name. */
export const LAW: { readonly [id: string]: Rows } = {
  'cn.residents.2025.consultation': {
    ...DAYS,
    ...opinions(7, 15, ['residentsCommittee', 'residentsAssembly'], true),
    'screening.classes': [['publicAffairs', 'difficulties', 'policy', 'statutory', 'proposed', 'assemblyMatters'], ''],
    ...RESIDENTS_COMPETENCE,
    'competence.5.class': ['assemblyMatters', 'Art. 32'],
    'competence.5.organ': ['residentsAssembly', 'Art. 32'],
    'stakes.0.stake': ['resident', ''],
    'stakes.0.from': ['members', ''],
    'stakes.0.kinds': [['resident', 'household'], ''],
    'stakes.1.stake': ['other', ''],
    'stakes.1.from': ['evidence', ''],
    materialsDaysBefore: [3, MODEL],
    'decision.mode': ['advisory', 'Art. 32'],
    'recusal.effect': ['mayVote', MODEL],
    'outcome.publishDays': [7, MODEL],
    'outcome.postedDays': [15, 'Art. 34'],
  },
  'cn.residents.2025.fourDeliberations': {
    ...DAYS,
    ...opinions(10, 15, ['residentsCommittee', 'residentsAssembly'], true),
    'screening.classes': [['majorMatters'], MODEL],
    'competence.0.class': ['majorMatters', MODEL],
    'competence.0.organ': ['residentsAssembly', MODEL],
    'competence.0.own': [true, MODEL],
    'stakes.0.stake': ['resident', MODEL],
    'stakes.0.from': ['members', MODEL],
    'stakes.0.kinds': [['resident'], MODEL],
    materialsDaysBefore: [10, 'Art. 26'],
    'decision.mode': ['gates', ''],
    ...gate(0, 'propose', 'partyBranch', { pass: ['> 1/2 of present members', MODEL] }),
    ...gate(1, 'discuss', 'twoCommittees', { pass: ['> 1/2 of present members', ''] }, 'propose'),
    ...gate(
      2,
      'examine',
      'partyMembers',
      {
        pass: ['>= 1/2 of eligible members', ''],
        'quorum.of': ['present', ''],
        'quorum.reach': ['>= 2/3 of eligible members', ''],
      },
      'discuss',
    ),
    ...gate(
      3,
      'resolve',
      'residentsAssembly',
      {
        pass: ['> 1/2 of present residents', 'Art. 27'],
        'quorum.of': ['present', 'Art. 27'],
        'quorum.reach': ['> 1/2 of eligible residents', 'Art. 27'],
      },
      'discuss',
    ),
    'recusal.effect': ['leavesBoth', MODEL],
    'outcome.publishDays': [7, MODEL],
    'outcome.postedDays': [15, 'Art. 34'],
  },
  'cn.owners.2020.ordinary': owners(
    ['rules', 'covenant', 'committee', 'propertyManager', 'useRepairFund', 'otherMajor'],
    '> 1/2',
  ),
  'cn.owners.2020.special': owners(['raiseRepairFund', 'rebuild', 'elevator', 'commonParts'], '>= 3/4'),
  'nantang.meeting': {
    ...circle(3, 3, 'head:assembly'),
    'debate.second': [false, ''],
    'debate.speeches': [2, ''],
    'debate.minutes': [2, ''],
    'debate.alternate': [true, ''],
    'debate.firstSpeakersFirst': [true, '3'],
    'debate.neutralChair': [true, ''],
    'debate.amendmentDepth': [2, '12'],
    ...yesOverNo('debate.close', MODEL),
    ...yesOverNo('debate.adopt', ''),
    'decision.mode': ['motion', ''],
    ...yesOverNo('decision.motion', ''),
    'recusal.effect': ['mayVote', '45:4'],
  },
  'sociocracy.circle': {
    ...circle(1, 1, 'head:council'),
    'decision.mode': ['consent', 'consent'],
    'decision.rounds': [3, MODEL],
    'decision.reviewMonths': [12, MODEL],
    'decision.otherwise': ['passUp', MODEL],
    'recusal.effect': ['mayVote', MODEL],
    'recusal.passUpTo': ['head:council', MODEL],
  },
}
