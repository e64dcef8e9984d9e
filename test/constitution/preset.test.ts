import { amendment } from 'huzhu/amendment'
import {
  type Article,
  factsNeeded,
  type Json,
  type Parameter,
  parameter,
  parseConstitution,
  rule,
  runExamples,
} from 'huzhu/constitution'
import { CONSULTATION_PROCEDURES, consultation } from 'huzhu/consultation'
import { ELECTION_PROCEDURES, election, RECALL_PROCEDURES, recall } from 'huzhu/election'
import { members } from 'huzhu/members'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { residents2018, residents2025 } from 'huzhu/profiles'
import { referral } from 'huzhu/referral'
import type { Share, Threshold } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { chineseNumeral } from '../../src/base/numeral.ts'
import { type Standing, whoMay } from './standing.ts'

const constitution = parseConstitution(huzhushe)
const runs = runExamples(constitution)
const { articles, actions, facts, parameters, conditions, structure } = huzhushe
const types = actions.map((action) => action.type)
const NEW = ['foundSociety', 'adoptSociety']
const LIFECYCLES = [members, amendment, referral, election, recall, consultation]

/**
 * Who votes is on the members' register, nobody elects by consent, and no other system counts; a consultation is neither drawn by lot nor debated under
 * rules of order, nor decided by consent or among options: no procedure of the society needs these.
 */
const UNUSED = [
  ...['openRegistration', 'registerVoter', 'takeConsent', 'importResult', 'drawParticipants', 'declinePlace', 'openDebate'],
  ...['moveMotion', 'secondMotion', 'withdrawMotion', 'requestFloor', 'giveFloor', 'closeDebate', 'decideAmendment'],
  ...['castChoice', 'raiseConcern', 'settleConcern'],
]

/** The procedures of the society as the library holds them. */
const PROCEDURES = [
  ['election.branchHead', ELECTION_PROCEDURES['huzhushe.branchHead'].procedure],
  ['election.smallBranchHead', ELECTION_PROCEDURES['huzhushe.smallBranchHead'].procedure],
  ['election.groupLeader', ELECTION_PROCEDURES['huzhushe.groupLeader'].procedure],
  ['election.council', ELECTION_PROCEDURES['huzhushe.council'].procedure],
  ['election.officers', ELECTION_PROCEDURES['huzhushe.officers'].procedure],
  ['election.recallVote', ELECTION_PROCEDURES['huzhushe.recall'].procedure],
  ['recall.petition', RECALL_PROCEDURES.huzhushe.procedure],
  ['consultation.roomHours', CONSULTATION_PROCEDURES['huzhushe.roomHours'].procedure],
  ['consultation.topic', CONSULTATION_PROCEDURES['huzhushe.topic'].procedure],
] as const

describe.each(articles.map((article) => [`article ${article.number}, ${article.heading.en}`, article] as const))(
  '%s',
  (_, article) => {
    test.each(
      runs
        .filter((run) => run.article === article.number)
        .map((run) => [run.example.title.en, run.example.outcome, run] as const),
    )('%s: %s', (_title, outcome, { example, ruling, holds }) => {
      expect(ruling.errors).toEqual([])
      expect(ruling.outcome).toBe(outcome)
      if (example.articles !== undefined)
        expect([...new Set(ruling.grounds.map((ground) => ground.article))]).toEqual(example.articles)
      expect(holds).toBe(true)
    })

    test('has at least two examples, and each of its rules decides one', () => {
      const decided = runs.flatMap(({ ruling }) => [...ruling.grounds, ...ruling.obligations].map((each) => each.rule))
      expect(article.examples.length).toBeGreaterThanOrEqual(2)
      expect(article.rules.map((each) => each.name).filter((name) => !decided.includes(name))).toEqual([])
    })

    test('says in both languages the figures that its rules read', () => {
      const figures = figuresOf(article)
      expect(
        figures.filter((figure) => !inEnglish(figure).some((text) => new RegExp(`\\b${text}\\b`).test(article.text.en))),
      ).toEqual([])
      expect(figures.filter((figure) => !inChinese(figure).some((text) => article.text['zh-CN'].includes(text)))).toEqual([])
    })

    test('gives its sources, and where it has no law says that it is a model', () => {
      for (const { law, article: number, confidence, note } of article.sources) {
        if (law === 'model') expect([number, confidence, typeof note]).toEqual([undefined, 'I', 'string'])
        else expect(['V', 'P', 'K']).toContain(confidence)
      }
    })
  },
)

describe('nothing in the document is idle', () => {
  test('every action type has an example', () => {
    const shown = new Set(runs.map(({ example }) => example.action.type))
    expect(types.filter((type) => !shown.has(type))).toEqual([])
  })

  test('every action type that is not forbidden to all is permitted to somebody in an example', () => {
    const permitted = new Set(
      runs.filter(({ example }) => example.outcome === 'permitted').map(({ example }) => example.action.type),
    )
    expect(types.filter((type) => !permitted.has(type))).toEqual(['appointHead', 'cashHelp', 'distributeMoney'])
  })

  test('every fact and every named condition is read', () => {
    const read = new Set(types.flatMap((type) => factsNeeded(constitution, type).map((fact) => fact.name)))
    expect(facts.map((fact) => fact.name).filter((name) => !read.has(name))).toEqual([])
    const text = JSON.stringify([articles.map((article) => article.rules), conditions])
    expect(Object.keys(conditions).filter((name) => !text.includes(`{"condition":"${name}"}`))).toEqual([])
  })

  test('every parameter is read by a rule, is the procedure of a case or a part of it, or limits late paper', () => {
    const read = new Set([...constitution.clauses.values()].flatMap((clause) => clause.parameters))
    const idle = parameters.map(({ id }) => id).filter((id) => !read.has(id))
    expect(idle).toEqual([
      ...PROCEDURES.map(([id]) => id),
      'amendment.council.quorum',
      'amendment.council.pass',
      'amendment.congress.quorum',
      'amendment.congress.pass',
      'amendment.filing.days',
      'lateEntry.days',
    ])
  })

  test('all four answers are shown, in more than 300 examples', () => {
    const outcomes = new Set(runs.map(({ example }) => example.outcome))
    expect([...outcomes].sort()).toEqual(['forbidden', 'permitted', 'referred', 'unknown'])
    expect(runs.length).toBeGreaterThan(300)
  })
})

describe('the order of the document', () => {
  test('at least 45 articles, numbered without a gap, in chapters of which the first begins with article 1', () => {
    expect(articles.length).toBeGreaterThanOrEqual(45)
    expect(articles.map(({ number }) => number)).toEqual(articles.map((_, index) => String(index + 1)))
    expect(huzhushe.chapters?.[0]?.from).toBe('1')
  })

  test('an article that names another means one that is there, by the same numbers in both languages', () => {
    const [en, zh] = [/Article (\d+)/g, /第([一二三四五六七八九十]+)条/g]
    const numerals = new Map(articles.map(({ number }) => [chineseNumeral(Number(number)), number]))
    for (const { text } of articles) {
      const named = [...text.en.matchAll(en)].map(([, number]) => number)
      expect([...text['zh-CN'].matchAll(zh)].map(([, numeral]) => numerals.get(numeral ?? ''))).toEqual(named)
    }
  })
})

describe('both languages', () => {
  const chinese = textsOf(huzhushe, 'zh-CN')

  test('stand in every text', () => {
    expect(chinese.length).toBe(textsOf(huzhushe, 'en').length)
    expect(textsOf(huzhushe, 'en').filter((text) => /[\u3000-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
  })

  test('the Chinese has no foreign words and no half-width punctuation', () => {
    expect(chinese.filter((text) => /[A-Za-z]/.test(text))).toEqual([])
    expect(chinese.filter((text) => /[!-/:-@[-`{-~]/.test(text))).toEqual([])
    expect(chinese.filter((text) => /\s/.test(text))).toEqual([])
  })

  test('every Chinese article ends its sentences, and has about as many as the English', () => {
    const sentences = (text: string, end: RegExp) => text.match(end)?.length ?? 0
    expect(articles.filter(({ text }) => !text['zh-CN'].endsWith('。') || !text.en.endsWith('.'))).toEqual([])
    expect(articles.filter(({ text }) => sentences(text['zh-CN'], /[。；：，]/g) < sentences(text.en, /\. /g))).toEqual([])
  })
})

describe('the state supplies what the rules read', () => {
  const supplied = new Map(LIFECYCLES.flatMap((each) => each.supplies(structure as never)).map((fact) => [fact.name, fact]))

  test('every fact of state is supplied, with the same type', () => {
    const state = facts.filter((fact) => fact.source === 'state')
    expect(state.map(({ name, is }) => ({ name, is }))).toEqual(state.map(({ name }) => ({ name, is: supplied.get(name)?.is })))
  })

  test('every action of these lifecycles is ruled, under its lifecycle', () => {
    for (const lifecycle of LIFECYCLES) {
      const ruled = actions.filter((action) => action.lifecycle === lifecycle.kind).map((action) => action.type)
      const needed = Object.keys(lifecycle.actions).filter((type) => !UNUSED.includes(type))
      expect(ruled.sort()).toEqual(needed.sort())
    }
  })

  test('the procedures are those of the library, and each lifecycle can follow its own', () => {
    const held = parameters.filter(({ is }) => is.type === 'procedure')
    expect(held.map(({ id, values: [dated] }) => [id, dated?.value])).toEqual(PROCEDURES)
    for (const { is, values } of held) {
      const lifecycle = LIFECYCLES.find(({ kind }) => is.type === 'procedure' && kind === is.lifecycle)
      expect(values.map(({ value }) => lifecycle?.procedure?.safeParse(value).success)).toEqual([true])
    }
  })

  test('whoever must do something exists', () => {
    const known = ['by', ...structure.organs.map((organ) => organ.id)]
    const events = articles.flatMap((article) => article.rules.map((each) => each.event))
    const duties = events.flatMap((event) => (event.type === 'oblige' ? [event.params] : []))
    expect(duties.filter(({ who }) => who === undefined || !known.includes(who))).toEqual([])
    expect(duties.flatMap(({ metBy }) => metBy ?? []).filter((type) => !types.includes(type))).toEqual([])
  })
})

describe('before the founding', () => {
  test('nobody can do anything but found the society or take one over', () => {
    const possible = types.filter((type) => whoMay(constitution, type, false).length > 0)
    expect(possible).toEqual(NEW)
  })

  test('anybody can found it, but no body', () => {
    for (const type of NEW) {
      const may = whoMay(constitution, type, false)
      expect(may).toContain('stranger')
      expect(may.filter((who) => BODIES.includes(who))).toEqual([])
    }
  })

  test('that it is not founded is enough to forbid everything else', () => {
    const others = types.filter((type) => !NEW.includes(type))
    expect(others.filter((type) => !ground(type, { 'society.founded': false }).includes('2'))).toEqual([])
  })
})

describe('who may do what, if all else is right: no way round the text', () => {
  const OWN: Standing[] = ['head office', 'branch', 'group', 'assembly', 'council', "branch members' meeting", 'group meeting']
  const COUNCIL: Standing[] = ['council', 'council in a branch', 'council in a group']
  const HEAD: Standing[] = ['head office', 'head office in a branch', 'head office in a group', ...COUNCIL]
  const INSIDE: Standing[] = [
    'head office',
    'head office in a branch',
    'head office in a group',
    'branch',
    'branch in its group',
    'branch towards the head office',
    'group',
    'group towards its branch',
    'assembly',
    'assembly in a branch',
    ...COUNCIL,
    'supervisors',
    'supervisors in a branch',
    "branch members' meeting",
    "branch members' meeting in a group",
    'group meeting',
  ]
  const MEMBERS: Standing[] = ['resident', 'resident in their branch', 'resident towards the head office']
  const DECIDING: Standing[] = ['assembly', 'council', "branch members' meeting", 'group meeting']
  const COMMITTEES: Standing[] = ['election committee', "branch's election committee"]
  const VOTING = ['nominateCandidate', 'castBallot', 'castOpenBallot']
  const RUNNING = [
    'announceElection',
    'postponeElection',
    'cancelElection',
    'failElection',
    'stateRelatives',
    'publishRoll',
    'freezeRoll',
    'correctRoll',
    'decideObjection',
    'publishCandidates',
    'meetVoters',
    'appointOfficers',
    'openPolls',
    'markVoter',
    'closePolls',
    'openBox',
    'reportBox',
    'submitSheet',
    'submitHands',
    'orderRecount',
    'countVotes',
    'confirmPoll',
    'callRound',
    'dropRound',
    'declareResult',
    'handOver',
  ]
  const AUTHORITIES: Standing[] = ['sub-district office', 'registrar']
  const PROPOSING = BODIES.filter((who) => who !== 'registrar')
  const CONSULTING = [
    'screenTopic',
    'conveneConsultation',
    'lapseTopic',
    'publishMaterials',
    'openDeliberation',
    'decideInterest',
    'groupOpinions',
    'closeOpinions',
    'openDecision',
    'recordTally',
    'concludeDecision',
    'recordReturn',
    'publishDecision',
    'assignTask',
    'reassignTask',
    'completeTasks',
    'giveFeedback',
    'closeConsultation',
  ]
  const TAKING_PART = [
    'giveOpinion',
    'declareInterest',
    'addMinorityReport',
    'appealDecision',
    'finishTask',
    'appraise',
    'endEmergency',
  ]
  const ANSWERING: Standing[] = [...OWN, 'council in a branch', 'council in a group', 'assembly in a branch']
  /** Everybody whom the society knows, but in a sibling unit: each can be concerned. */
  const CONCERNED: Standing[] = [
    ...MEMBERS,
    ...INSIDE,
    ...BODIES,
    ...COMMITTEES,
    'social worker',
    'election committee in a branch',
  ]

  const WHO: { readonly [type: string]: readonly Standing[] } = {
    foundSociety: [],
    adoptSociety: [],
    registerSubjects: HEAD,
    admitMembers: OWN,
    moveMember: [...MEMBERS, ...COUNCIL],
    leaveSociety: [
      ...MEMBERS,
      'head office',
      'branch',
      'group',
      'assembly',
      ...COUNCIL,
      "branch members' meeting",
      'group meeting',
    ],
    expelMember: COUNCIL,
    foundUnit: ['branch', 'assembly', 'council', "branch members' meeting"],
    closeUnit: [
      'branch in its group',
      'council in a branch',
      "branch members' meeting",
      "branch members' meeting in a group",
      'group meeting',
    ],
    takeMandate: DECIDING,
    endMandate: [...MEMBERS, 'assembly', 'council', "branch members' meeting", 'group meeting'],
    proposeAmendment: [...MEMBERS, ...COUNCIL],
    recordCouncilVote: COUNCIL,
    recordCongressVote: ['assembly', 'assembly in a branch'],
    fileAmendment: HEAD,
    approveAmendment: AUTHORITIES,
    rejectAmendment: AUTHORITIES,
    withdrawAmendment: [...MEMBERS, ...COUNCIL],
    bringReferral: [...MEMBERS, ...INSIDE],
    answerReferral: [
      ...INSIDE.filter((who) => !/^(head office|branch|group)(?! m)/.test(who)),
      ...COMMITTEES,
      'election committee in a branch',
    ],
    withdrawReferral: [...MEMBERS, ...INSIDE],
    decideAffair: OWN,
    giveOrder: ['branch in its group', "branch members' meeting in a group"],
    holdActivity: OWN,
    giveAdvice: [
      ...MEMBERS,
      'social worker',
      'head office in a branch',
      'council in a branch',
      'supervisors in a branch',
      ...AUTHORITIES,
      "residents' committee",
      'Party organisation',
      'property company',
      'outside organisation',
    ],
    inspectBranch: ['head office in a branch', 'council in a branch', 'supervisors in a branch'],
    requireReport: ['head office in a branch', 'council in a branch', 'supervisors in a branch'],
    warnBranch: ['head office in a branch', 'council in a branch'],
    orderCorrection: ['head office in a branch', 'council in a branch', 'sub-district office'],
    suspendBranch: ['council in a branch'],
    dissolveBranch: ['council in a branch'],
    moveResource: ['council in a branch', 'council in a group'],
    inquireBranch: ['head office in a branch', 'council in a branch', 'supervisors in a branch'],
    submitReport: ['branch', "branch members' meeting"],
    suspendAct: ['head office in a branch', 'council in a branch'],
    revokeAct: ['council in a branch'],
    suspendHead: ['council in a branch'],
    callElection: ['council in a branch'],
    auditBranch: ['council in a branch', 'supervisors in a branch'],
    appealMeasure: [
      ...MEMBERS,
      'branch',
      'branch in its group',
      'branch towards the head office',
      'group',
      'group towards its branch',
      "branch members' meeting",
      "branch's election committee",
      "branch members' meeting in a group",
      'group meeting',
    ],
    decideAppeal: ['assembly', 'assembly in a branch'],
    appointHead: [],
    grantRoom: ['sub-district office'],
    secondSocialWorkers: ['sub-district office'],
    acceptTask: ['head office', 'council'],
    inspectRecords: [...MEMBERS, 'supervisors', 'supervisors in a branch'],
    adoptResolution: DECIDING,
    callBranchMeeting: [
      'resident in their branch',
      'branch',
      'group',
      'council in a branch',
      'council in a group',
      "branch members' meeting",
      'group meeting',
    ],
    ...Object.fromEntries(['formElection', 'seatCommittee', 'annulElection'].map((type) => [type, DECIDING])),
    ...Object.fromEntries(RUNNING.map((type) => [type, [...DECIDING, ...COMMITTEES]])),
    ...Object.fromEntries(VOTING.map((type) => [type, MEMBERS])),
    ...Object.fromEntries(
      [
        'acceptNomination',
        'withdrawCandidate',
        'raiseObjection',
        'leaveCommittee',
        'lodgeProxy',
        'revokeProxy',
        'declineOffice',
      ].map((type) => [type, [...MEMBERS, ...DECIDING, ...COMMITTEES]]),
    ),
    endorseResult: ['council in a branch'],
    petitionRecall: MEMBERS,
    ...Object.fromEntries(
      ['verifyPetition', 'callRecallVote', 'acceptResignation', 'concludeRecall', 'lapseRecall'].map((type) => [type, DECIDING]),
    ),
    ...Object.fromEntries(['stateDefence', 'tenderResignation'].map((type) => [type, [...MEMBERS, ...DECIDING]])),
    ...Object.fromEntries(['proposeTopic', 'withdrawTopic'].map((type) => [type, [...MEMBERS, ...PROPOSING]])),
    supportTopic: [...MEMBERS, ...OWN],
    ...Object.fromEntries(CONSULTING.map((type) => [type, OWN])),
    ...Object.fromEntries(['answerOpinions', 'passOnOpinions'].map((type) => [type, ANSWERING])),
    joinConcerned: [...MEMBERS, ...BODIES],
    ...Object.fromEntries(TAKING_PART.map((type) => [type, CONCERNED])),
    castVote: [...MEMBERS, ...OWN],
    answerAppeal: ['assembly', 'assembly in a branch'],
    decideInEmergency: OWN,
    ratifyDecision: ['assembly', 'assembly in a branch', "branch members' meeting", 'group meeting'],
    bookRoom: [...MEMBERS, ...OWN, ...BODIES],
    lendRoom: OWN,
    allotRoom: OWN,
    lendThings: OWN,
    recordHelp: OWN,
    useHelp: MEMBERS,
    cashHelp: [],
    endAgreement: ['head office', 'council'],
    setDues: ['assembly'],
    acceptDonation: OWN,
    spendMoney: OWN,
    openAccount: ['council'],
    closeBooks: ['council'],
    adoptByLaw: DECIDING,
    repealByLaw: DECIDING,
    interpretConstitution: ['council'],
    actInEmergency: OWN,
    dissolveSociety: ['assembly'],
    passOnAssets: ['council'],
    shareResource: OWN,
    signAgreement: OWN.filter((who) => who !== 'assembly'),
    distributeMoney: [],
    requestAssembly: MEMBERS,
    callAssembly: [...COUNCIL, 'supervisors', 'supervisors in a branch'],
    publishNotice: [...OWN, 'supervisors', ...COMMITTEES],
  }

  /** The twelve powers of the head office over its branches, from the lightest on. */
  const POWERS = [
    'inspectBranch',
    'requireReport',
    'inquireBranch',
    'warnBranch',
    'orderCorrection',
    'suspendAct',
    'revokeAct',
    'suspendBranch',
    'suspendHead',
    'callElection',
    'auditBranch',
    'dissolveBranch',
  ]
  const over = { 'society.founded': true, 'by.body': 'none', 'by.layer': 'head', 'unit.relation': 'below' } as const

  test.each(POWERS)('%s reaches no closed branch, no group, and nobody from below', (power) => {
    expect(ground(power, { ...over, 'unit.layer': 'branch', 'unit.open': false })).toContain('14')
    expect(ground(power, { ...over, 'unit.layer': 'group', 'unit.open': true })).toContain('14')
    expect(ground(power, { ...over, 'by.layer': 'branch', 'unit.relation': 'above', 'unit.layer': 'head' })).toContain('14')
  })

  test('the supervisors watch: they inspect, ask and audit, and no more', () => {
    const theirs = POWERS.filter((power) => WHO[power]?.includes('supervisors in a branch'))
    expect(theirs).toEqual(['inspectBranch', 'requireReport', 'inquireBranch', 'auditBranch'])
  })

  test('a power that hurts needs reasons in writing; one that takes something away needs a hearing and two thirds as well', () => {
    const councilIn = { ...over, 'by.organ': 'council', 'unit.layer': 'branch', 'unit.open': true }
    const stoppedBy = (known: object) => POWERS.filter((power) => ground(power, { ...councilIn, ...known }).includes('14'))
    expect(stoppedBy({ 'reasons.written': false })).toEqual(
      POWERS.filter((power) => !['inspectBranch', 'requireReport', 'inquireBranch', 'auditBranch'].includes(power)),
    )
    const heavy = ['revokeAct', 'suspendBranch', 'suspendHead', 'dissolveBranch']
    expect(stoppedBy({ 'hearing.held': false })).toEqual(heavy)
    expect(stoppedBy({ 'council.attendance': [9, 9], 'council.vote': [5, 9] })).toEqual(heavy)
  })

  test('the table names every action type', () => {
    expect(Object.keys(WHO).sort()).toEqual([...types].sort())
  })

  test.each(types)('%s', (type) => {
    expect([...whoMay(constitution, type)].sort()).toEqual([...(WHO[type] ?? [])].sort())
  })

  test('that a sibling is touched is enough to forbid anything', () => {
    const others = types.filter((type) => !NEW.includes(type))
    const cited = others.map((type) => ground(type, { 'society.founded': true, 'touches.sibling': true }))
    expect(cited.filter((found) => !found.includes('4'))).toEqual([])
  })
})

describe('dated law', () => {
  const first = (threshold: unknown): Share => (threshold as { any: Share[] }).any[0] as Share
  const valueOn = (date: string) => parameter(constitution, 'assembly.petition', date)?.value

  test('the share of residents that forces an assembly is borrowed from the law of the day', () => {
    const law = (profile: typeof residents2018) => profile.parameters.find(({ id }) => id === 'assembly.petition')?.value
    expect(first(valueOn('2025-12-31'))).toEqual(first(law(residents2018)))
    expect(first(valueOn('2026-01-01'))).toEqual(first(law(residents2025)))
    expect([first(valueOn('2025-12-31')), first(valueOn('2026-01-01'))].map(({ num, den }) => `${num}/${den}`)).toEqual([
      '1/5',
      '1/10',
    ])
  })

  test('the new year begins in Beijing', () => {
    const ask = (at: string) =>
      rule(constitution, { type: 'requestAssembly', at }, petitionOf([100, 600, 20, 240, 3, 12])).outcome
    expect(ask('2025-12-31T15:59:59.999Z')).toBe('forbidden')
    expect(ask('2025-12-31T16:00:00.000Z')).toBe('permitted')
  })

  test('every value of a threshold counts the same as the tally that is held against it', () => {
    const units = (threshold: Threshold): string[] =>
      'any' in threshold
        ? threshold.any.flatMap(units)
        : 'all' in threshold
          ? threshold.all.flatMap(units)
          : [`${threshold.unit} of ${threshold.of}`]
    const is = constitution.facts.get('petition.support')?.is
    const counted = is?.type === 'tally' ? is.shares.map(({ unit, of }) => `${unit} of ${of}`) : []
    expect(units(valueOn('2025-12-31') as never)).toEqual(counted)
    expect(units(valueOn('2026-01-01') as never)).toEqual(counted)
  })

  test('values that lower layers tighten, all at once, permit nothing that was not permitted', () => {
    const tighter = parameters.map((each) => ({
      ...each,
      values: each.values.map((dated) => ({ ...dated, value: tightened(each, dated.value) })),
    }))
    const after = runExamples(parseConstitution({ ...huzhushe, parameters: tighter }))
    const gained = after.filter(
      ({ ruling }, index) => ruling.outcome === 'permitted' && runs[index]?.ruling.outcome !== 'permitted',
    )
    expect(gained.map(({ example }) => example.title.en)).toEqual([])
  })

  test('before the first day there is no law', () => {
    const ruling = rule(constitution, { type: 'requestAssembly', at: '2023-12-31T15:59:59.999Z' }, {})
    expect(ruling.outcome).toBe('forbidden')
    expect(ruling.errors[0]?.message).toMatch(/in force from 2024-01-01/)
  })
})

const BODIES: readonly Standing[] = [
  'sub-district office',
  'registrar',
  "residents' committee",
  'Party organisation',
  'property company',
  'outside organisation',
]

/** The next whole number in the declared direction; of thresholds, which only go up, everybody. */
function tightened({ tighter }: Parameter, value: Json): Json {
  if (tighter === undefined) return value
  if (typeof value === 'number') return tighter === 'higher' ? value + 1 : value - 1
  return { ...(value as object), num: 1, den: 1, cmp: '>=' }
}

function ground(type: string, known: Parameters<typeof rule>[2] & object): string[] {
  const { outcome, grounds } = rule(constitution, { type, at: '2026-03-02T02:00:00.000Z' }, known)
  return outcome === 'forbidden' ? grounds.map(({ article }) => article) : [outcome]
}

function petitionOf(support: readonly number[]) {
  return { 'society.founded': true, 'touches.sibling': false, 'by.member': true, 'by.body': 'none', 'petition.support': support }
}

function textsOf(node: unknown, locale: 'en' | 'zh-CN'): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = Object.hasOwn(node, locale) ? [String((node as Record<string, unknown>)[locale])] : []
  return [...own, ...Object.values(node).flatMap((child) => textsOf(child, locale))]
}

/** The whole numbers that an article's rules read as parameters or set as deadlines. Months of whole years are said in years. */
function figuresOf(article: Article): number[] {
  const read = article.rules.flatMap(({ name }) => constitution.clauses.get(name)?.parameters ?? [])
  const values = read.map((id) => parameter(constitution, id, '2026-03-02')?.value).filter((value) => typeof value === 'number')
  const days = article.rules.flatMap(({ event }) =>
    event.params !== undefined && 'withinDays' in event.params ? [event.params.withinDays ?? 0] : [],
  )
  return [...values.map((value) => (value === 36 || value === 60 ? value / 12 : value)), ...days]
}

function inEnglish(figure: number): readonly string[] {
  const words = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return [String(figure), words[figure]].filter((text) => text !== undefined)
}

/** `280` is 二百八十, `20000` is 二万. Two of a thing are 两. */
function inChinese(figure: number): readonly string[] {
  if (figure === 2) return ['两']
  return figure % 10_000 === 0 ? [`${chineseNumeral(figure / 10_000)}万`] : [chineseNumeral(figure)]
}
