import { ELECTION_PROCEDURES } from 'huzhu/election'
import type { Structure } from 'huzhu/members'
import { adopted, must } from '../constitution.ts'
import { type Told as Box, type Officers, polled } from '../meeting.ts'
import { on, PAPER } from '../setting.ts'
import type { Told } from './record.ts'

/** Who elects a residents' committee under the law of 2025. */
export type Mode = 'voters' | 'households' | 'representatives'

export const DAY = '2026-06-30'
const COMMITTEE = 'community:electionCommittee'
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })

/** A community with residents' groups. It elects a residents' committee of a chair and two members. */
const STRUCTURE: Structure = {
  legalForm: 'other',
  layers: [
    { id: 'community', label: both('community', '社区') },
    { id: 'group', label: both("residents' group", '居民小组'), parent: 'community' },
  ],
  organs: [{ id: 'electionCommittee', label: both('election committee', '选举委员会'), layer: 'community' }],
  offices: [
    { id: 'chair', label: both('chair', '主任'), layer: 'community', seats: 1, termMonths: 60 },
    { id: 'member', label: both('member', '委员'), layer: 'community', seats: 2, termMonths: 60 },
    {
      id: 'representative',
      label: both("residents' representative", '居民代表'),
      layer: 'group',
      seats: 60,
      termMonths: 60,
      represents: true,
    },
  ],
}

const count = <Id>(number: number, id: (index: number) => Id) => Array.from({ length: number }, (_, index) => id(index + 1))
const RESIDENTS = count(60, (index) => `v${index}`)
const HOUSEHOLDS = count(40, (index) => `h${index}`)
const CANDIDATES = ['li', 'wang', 'chen', 'zhao', 'sun']
/** The election committee, and who moves up. */
const SEATED = ['wang', 'v2', 'v3', 'v4', 'v5']
const SUBSTITUTES = ['v6', 'v7']
const OFFICERS: Officers = { tellers: ['v50', 'v51'], scrutineers: ['v52', 'v53', 'v54'] }

/** An act of the election committee of the community, on the election `e1`. */
export function act(type: string, date: string, more: object = {}) {
  return on(type, date, { by: COMMITTEE, ...more })
}

/** A community that elects in this way: sixty residents and the five who stand, forty households, sixty representatives. */
export function community(mode: Mode): Promise<Told> {
  const { procedure } = ELECTION_PROCEDURES[`cn.residents.2025.${mode}`]
  const person = (id: string) => ({ id, kind: 'resident' })
  const society = {
    type: 'adoptSociety',
    by: 'v1',
    units: [
      { id: 'community', layer: 'community' },
      { id: 'group', layer: 'group', parent: 'community' },
    ],
    subjects: [
      { id: 'party', kind: 'body', body: 'partyOrganisation' },
      { id: 'clerk', kind: 'socialWorker' },
    ],
    rolls: [
      {
        unit: 'group',
        members: [...[...CANDIDATES, ...RESIDENTS].map(person), ...HOUSEHOLDS.map((id) => ({ id, kind: 'household' }))],
      },
    ],
    mandates: RESIDENTS.map((subject) => ({
      id: `r-${subject}`,
      office: 'representative',
      unit: 'group',
      subject,
      from: '2024-01-01',
      to: '2029-01-01',
    })),
  }
  return adopted({ structure: STRUCTURE, elections: { residents: procedure } }, {}, society)
}

/** Voters come to be on the roll: on application, with the delegate that a household names, or because they represent a group. */
function registered(mode: Mode) {
  if (mode === 'representatives') return []
  const entries =
    mode === 'voters'
      ? RESIDENTS.map((voter) => ({ voter }))
      : HOUSEHOLDS.map((voter, index) => ({ voter, delegate: `v${index + 1}` }))
  return [act('openRegistration', '2026-05-26'), ...entries.map((entry) => act('registerVoter', '2026-05-27', entry))]
}

/** From forming to the closed roll. Wang sits on the election committee. */
export async function untilNominating({ society }: Told, mode: Mode): Promise<void> {
  const posts = [
    { office: 'chair', seats: 1 },
    { office: 'member', seats: 2 },
  ]
  await must(society, [
    act('formElection', '2026-05-20', { unit: 'community', procedure: 'residents', purpose: 'general', posts }),
    act('seatCommittee', '2026-05-21', { members: SEATED, substitutes: SUBSTITUTES }),
    act('announceElection', '2026-05-25', { day: DAY }),
    ...registered(mode),
    act('publishRoll', '2026-06-05'),
    act('freezeRoll', '2026-06-12'),
  ])
}

/**
 * From there to the day of the poll. The community Party organisation puts three forward, and ten voters jointly each of two more. Li and Chen are sisters;
 * v3, on the election committee, is a brother of Sun.
 */
export async function untilPolling({ society }: Told, mode: Mode): Promise<void> {
  const voters = mode === 'households' ? HOUSEHOLDS : RESIDENTS
  const nominate = (office: string, person: string, more: object) =>
    act('nominateCandidate', '2026-06-15', { office, person, ...more })
  const jointly = ([by, ...nominators]: readonly string[]) => ({ by, nominators, ...PAPER, recordedBy: 'clerk' })
  const standing = CANDIDATES.map((person, index) => ({ office: index < 2 ? 'chair' : 'member', person }))
  await must(society, [
    act('stateRelatives', '2026-06-13', {
      pairs: [
        ['li', 'chen'],
        ['sun', 'v3'],
      ],
    }),
    nominate('chair', 'li', { by: 'party' }),
    nominate('chair', 'wang', jointly(voters.slice(10, 20))),
    nominate('member', 'chen', { by: 'party' }),
    nominate('member', 'zhao', { by: 'party' }),
    nominate('member', 'sun', jointly(voters.slice(20, 30))),
    ...standing.map((each) => act('acceptNomination', '2026-06-16', { by: each.person, ...each })),
    act('publishCandidates', '2026-06-20'),
    act('meetVoters', '2026-06-22'),
    act('appointOfficers', '2026-06-22', { ...OFFICERS }),
  ])
}

/** Everybody meets on one day and votes on paper; the papers are counted. */
export async function counted({ society }: Told, box: Box): Promise<void> {
  await must(society, [...polled(box, DAY, OFFICERS, { by: COMMITTEE }), act('countVotes', DAY)])
}

/** A paper for both posts. */
export function names(chair: string, ...members: readonly string[]) {
  return { chair: { approvals: [chair] }, member: { approvals: [...members] } }
}
