import { parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import { adopted, must } from '../constitution.ts'
import { type Told as Box, names, type Officers, polled } from '../meeting.ts'
import { EAST, on, PAPER } from '../setting.ts'
import type { Told } from './record.ts'

export const MEETING = 'east:branchAssembly'
const COMMITTEE = 'east:branchElectionCommittee'
const OFFICERS: Officers = { tellers: ['v30', 'v31'], scrutineers: ['v32', 'v33'] }
const KNOWN = { 'candidate.age': 45, 'candidate.relatives': [] }

const CONSTITUTION = parseConstitution(huzhushe)

/** The model society. Its east branch has forty members, v1 to v40; the members' meeting forms elections, a committee runs them. */
export function branch(mandates: readonly object[] = []): Promise<Told> {
  const society = {
    type: 'adoptSociety',
    by: 'v1',
    units: [
      { id: 'head', layer: 'head' },
      { id: 'east', layer: 'branch', parent: 'head' },
    ],
    subjects: [],
    rolls: [{ unit: 'east', members: EAST.map((id) => ({ id, kind: 'resident' })) }],
    mandates,
  }
  return adopted({}, { constitution: CONSTITUTION, lifecycles: [amendment, consultation, election, recall, referral] }, society)
}

/** An act of the election committee of the branch, on the election `e1`. */
export function act(type: string, date: string, more: object = {}) {
  return on(type, date, { by: COMMITTEE, ...more })
}

/** So many days before a day. */
function before(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

/** From forming to the day before the poll of the head of the branch: v1, v2 and v3 stand. `more` says what is particular to the election. */
export async function campaigned({ society }: Told, day: string, more: object = {}, id = 'e1'): Promise<void> {
  const e = { case: id }
  const posts = [{ office: 'branchHead', seats: 1 }]
  const form = { ...e, by: MEETING, unit: 'east', procedure: 'election.branchHead', purpose: 'general', posts }
  const standing = ['v1', 'v2', 'v3'].map((person) => ({ ...e, office: 'branchHead', person }))
  await must(society, [
    act('formElection', before(day, 15), { ...form, ...more }),
    act('seatCommittee', before(day, 14), { ...e, by: MEETING, members: ['v36', 'v37', 'v38'] }),
    act('announceElection', before(day, 13), { ...e, day }),
    act('publishRoll', before(day, 10), e),
    act('freezeRoll', before(day, 7), e),
  ])
  const nominated = standing.map((each, index) => act('nominateCandidate', before(day, 6), { ...each, by: `v${index + 11}` }))
  await must(society, nominated, KNOWN)
  await must(society, [
    ...standing.map((each) => act('acceptNomination', before(day, 5), { ...each, by: each.person })),
    act('publishCandidates', before(day, 4), e),
    act('appointOfficers', before(day, 3), { ...e, ...OFFICERS }),
  ])
}

/** A meeting votes on paper, and the committee writes down what the tellers found. */
export function onPaper(box: Box, day: string, id = 'e1') {
  return polled(box, day, OFFICERS, { by: COMMITTEE, case: id }).map((each) =>
    each.type === 'submitSheet' ? { ...each, by: COMMITTEE, ...PAPER, on: day } : each,
  )
}

/** The paper of who votes for a person. */
export function votes(person: string) {
  return names('branchHead', person)
}

/** A hall with paper and the ballot box online, on one day. */
export interface Poll {
  /** Whom each voter names online. */
  readonly online: { readonly [voter: string]: string }
  /** Who gets a paper ballot, each for themselves or for whoever entrusted them. */
  readonly hall: readonly { readonly voter: string; readonly holder?: string }[]
  /** How many papers of the hall name each. */
  readonly papers: { readonly [person: string]: number }
}

/** The polls open, people vote, the polls close, and all is counted and found valid. */
export function onPaperAndOnline(day: string, { online, hall, papers }: Poll) {
  const boxes = [
    { box: 'hall', channel: 'station' },
    { box: 'web', channel: 'online' },
  ]
  const { scrutineers, tellers } = OFFICERS
  const counted = Object.entries(papers).map(([person, count]) => ({ paper: votes(person), count }))
  const report = { box: 'hall', issued: hall.length, returned: hall.length, scrutineers }
  const sheet = { batch: 'b1', papers: counted, void: 0, scrutineers, ...PAPER, on: day }
  return [
    act('openPolls', day, { boxes }),
    ...Object.entries(online).map(([voter, person]) =>
      act('castBallot', day, { by: voter, box: 'web', voter, ballot: votes(person) }),
    ),
    ...hall.map((each) => act('markVoter', day, { box: 'hall', ...each })),
    act('closePolls', day),
    act('openBox', day),
    act('reportBox', day, report),
    ...tellers.map((teller) => act('submitSheet', day, { ...sheet, teller })),
    act('countVotes', day),
    act('confirmPoll', day, { finding: 'valid' }),
  ]
}
