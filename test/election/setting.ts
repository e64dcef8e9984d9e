import type { ElectionProcedure } from 'huzhu/election'
import type { Structure } from 'huzhu/members'
import type { Setting } from 'huzhu/testing'
import { TestRegister } from '../members/register.ts'

/** A society with a head office and two branches; the branch elects a head, a deputy and two delegates. */
export const STRUCTURE: Structure = {
  legalForm: 'filedCommunityOrg',
  layers: [
    { id: 'head', label: { en: 'head office', 'zh-CN': '总社' } },
    { id: 'branch', label: { en: 'branch', 'zh-CN': '分社' }, parent: 'head' },
  ],
  organs: [
    { id: 'assembly', label: { en: "members' assembly", 'zh-CN': '会员大会' }, layer: 'head' },
    { id: 'council', label: { en: 'council', 'zh-CN': '理事会' }, layer: 'head' },
    { id: 'branchAssembly', label: { en: "branch members' meeting", 'zh-CN': '分社会员会议' }, layer: 'branch' },
    { id: 'electionCommittee', label: { en: 'election committee', 'zh-CN': '选举委员会' }, layer: 'branch' },
  ],
  offices: [
    {
      id: 'chair',
      label: { en: 'chair', 'zh-CN': '理事长' },
      layer: 'head',
      seats: 1,
      termMonths: 60,
      incompatible: ['supervisor'],
    },
    {
      id: 'councillor',
      label: { en: 'councillor', 'zh-CN': '理事' },
      layer: 'head',
      seats: 5,
      termMonths: 60,
      incompatible: ['supervisor'],
    },
    { id: 'supervisor', label: { en: 'supervisor', 'zh-CN': '监事' }, layer: 'head', seats: 1, termMonths: 60 },
    {
      id: 'branchHead',
      label: { en: 'head of the branch', 'zh-CN': '分社社长' },
      layer: 'branch',
      seats: 1,
      termMonths: 36,
      incompatible: ['supervisor'],
    },
    { id: 'deputy', label: { en: 'deputy head', 'zh-CN': '副社长' }, layer: 'branch', seats: 2, termMonths: 36 },
    { id: 'delegate', label: { en: 'delegate', 'zh-CN': '代表' }, layer: 'branch', seats: 3, termMonths: 36, represents: true },
  ],
}

/** Members of the branch `east`: v1 to v40. Of `west`: w1 to w5. Households of `east`: h1 to h5. */
export const EAST = Array.from({ length: 40 }, (_, index) => `v${index + 1}`)

/** How that society is taken over. */
export const ADOPTED = {
  type: 'adoptSociety',
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
    { id: 'west', layer: 'branch', parent: 'head' },
  ],
  subjects: [{ id: 'street', kind: 'body', body: 'subdistrictOffice' }],
  rolls: [
    {
      unit: 'east',
      members: [
        ...EAST.map((id) => ({ id, kind: 'resident' })),
        ...['h1', 'h2', 'h3', 'h4', 'h5'].map((id) => ({ id, kind: 'household' })),
      ],
    },
    { unit: 'west', members: ['w1', 'w2', 'w3', 'w4', 'w5'].map((id) => ({ id, kind: 'resident' })) },
  ],
  mandates: [],
}

/** The register of that society, to which a test adds. */
export function registerOf(): TestRegister {
  return new TestRegister(STRUCTURE).do(ADOPTED)
}

const REGISTER = registerOf()

/** Head of a branch, elected by its members who are residents, by statutory majority on paper and online. */
export const BRANCH_HEAD: ElectionProcedure = {
  unit: 'voters',
  roll: { from: 'members', kinds: ['resident'], publishedDaysBefore: 20, objectionDays: 5, rulingDays: 3 },
  committee: { min: 3, max: 5 },
  nomination: {
    by: ['organ', 'jointly'],
    organs: ['branchAssembly'],
    jointly: 3,
    publishedDaysBefore: 5,
    withdrawDaysBefore: 3,
  },
  poll: {
    ballot: 'secret',
    channels: ['station', 'mobileBox', 'online'],
    writeIns: true,
    proxies: { max: 3, lodgedDaysBefore: 3 },
    scrutineers: 2,
  },
  count: {
    method: 'statutory-majority',
    rules: {
      turnout: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'voters' },
      win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' },
      runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
      returnedExceed: ['voted'],
    },
    furtherWithinDays: 15,
  },
  result: { postedDays: 15, handoverDays: 10 },
}

/** The society, with a procedure as the parameter `election.branchHead`, and others that a test adds; or with a register of its own. */
export function settingWith(procedures: { readonly [id: string]: ElectionProcedure } = {}, register = REGISTER): Setting {
  return {
    structure: STRUCTURE,
    parameters: { 'election.branchHead': BRANCH_HEAD, ...procedures } as unknown as NonNullable<Setting['parameters']>,
    tables: Object.fromEntries([...register.tables].map(([table, rows]) => [table, Object.fromEntries(rows)])),
  }
}

/** Noon in Beijing on a civil date. */
export function noon(date: string): string {
  return `${date}T04:00:00.000Z`
}

/** A text kept outside: grounds, reasons. */
export const TEXT = { ref: 'text', commitment: '0'.repeat(64) }

/** Who wrote late paper down, and what shows it. */
export const PAPER = { recordedBy: 'v36', evidence: { ref: 'paper', hash: '0'.repeat(64) } }

let acts = 0

/** An action on the election `e1` of the branch `east`. */
export function on<Type extends string>(type: Type, date: string, more: object = {}) {
  acts += 1
  return { id: `a${acts}`, type, by: 'east:electionCommittee', at: noon(date), case: 'e1', ...more }
}

/** The poll is on 2026-06-30; everything before it is done in time. */
export const DAY = '2026-06-30'

/** The election of the branch head is formed. */
export function form(more: object = {}) {
  return on('formElection', '2026-05-20', {
    by: 'east:branchAssembly',
    unit: 'east',
    procedure: 'election.branchHead',
    purpose: 'general',
    posts: [{ office: 'branchHead', seats: 1 }],
    ...more,
  })
}

/** From forming to the announcement. */
export const untilAnnounced = [
  form(),
  on('seatCommittee', '2026-05-21', { by: 'east:branchAssembly', members: ['v36', 'v37', 'v38'], substitutes: ['v39', 'v40'] }),
  on('announceElection', '2026-05-25', { day: DAY }),
]

/** From there to the closed roll: 40 voters. */
export const untilNominating = [...untilAnnounced, on('publishRoll', '2026-06-05'), on('freezeRoll', '2026-06-12')]

/** From there to the list of candidates: v1 and v2. */
export const untilCampaigning = [
  ...untilNominating,
  ...['v1', 'v2'].map((person) =>
    on('nominateCandidate', '2026-06-15', { by: 'east:branchAssembly', office: 'branchHead', person }),
  ),
  ...['v1', 'v2'].map((person) => on('acceptNomination', '2026-06-16', { by: person, office: 'branchHead', person })),
  on('publishCandidates', '2026-06-20'),
]

/** From there to the open polls: a station, a mobile box, the web. */
export const untilPolling = [
  ...untilCampaigning,
  on('appointOfficers', '2026-06-21', { tellers: ['v30', 'v31'], scrutineers: ['v32', 'v33'] }),
  on('openPolls', DAY, {
    boxes: [
      { box: 'hall', channel: 'station' },
      { box: 'mobile', channel: 'mobileBox' },
      { box: 'web', channel: 'online' },
    ],
  }),
]
