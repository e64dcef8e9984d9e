import { type ElectionProcedure, election } from 'huzhu/election'
import type { Structure } from 'huzhu/members'
import { type Given, given, type Setting } from 'huzhu/testing'
import { STATUTES } from 'huzhu/voting'
import { TestRegister } from '../members/register.ts'
import { on, STRUCTURE, settingWith } from './setting.ts'

/** An election at a meeting that votes on paper, without marking each voter; no committee, the meeting runs it itself. */
export const MEETING: ElectionProcedure = {
  unit: 'voters',
  roll: { from: 'members', kinds: ['resident'], publishedDaysBefore: 3, rulingDays: 3 },
  nomination: { by: ['organ'], organs: ['branchAssembly'], publishedDaysBefore: 2, withdrawDaysBefore: 1 },
  poll: { ballot: 'secret', channels: ['meeting'], scrutineers: 2, writeIns: true },
  count: { method: 'statutory-majority', rules: STATUTES['cn.residents.2025.voters'] as never, furtherWithinDays: 15 },
  result: { postedDays: 15, handoverDays: 10 },
}

/** The same with other rules for the count. */
export function meetingWith(
  count: Partial<ElectionProcedure['count']>,
  more: Partial<ElectionProcedure> = {},
): ElectionProcedure {
  return { ...MEETING, ...more, count: { ...MEETING.count, ...count } }
}

/** A branch that also elects a committee of up to ten. */
const WITH_COMMITTEE: Structure = {
  ...STRUCTURE,
  offices: [
    ...STRUCTURE.offices,
    { id: 'member', label: { en: 'committee member', 'zh-CN': '委员' }, layer: 'branch', seats: 10, termMonths: 60 },
  ],
}

/** Who stands for what. */
export interface Standing {
  readonly [office: string]: readonly string[]
}

/** What an election is about; the rest is a branch of so many voters, among them all who stand. */
export interface Asked {
  readonly voters: number
  readonly standing: Standing
  readonly posts?: readonly { readonly office: string; readonly seats: number; readonly [field: string]: unknown }[]
  readonly procedure?: ElectionProcedure
  /** Members beside the voters `m1`, `m2`, ... and those who stand. */
  readonly groups?: { readonly [group: string]: readonly string[] }
  readonly mandates?: readonly object[]
  readonly more?: object
  /** Other cases of the society. */
  readonly cases?: NonNullable<Setting['tables']>[string]
  /** Members of the committee, where the procedure has one. */
  readonly committee?: readonly string[]
  readonly relatives?: readonly (readonly [string, string])[]
  /** Who was put forward for another post too, and declined. */
  readonly declined?: readonly { readonly office: string; readonly person: string }[]
}

export const POLL = '2026-06-30'

/** From forming to the open campaign. Tellers are `m1` and `m2`, scrutineers `m3` and `m4`. */
export function campaign({
  voters,
  standing,
  posts,
  procedure = MEETING,
  groups = {},
  mandates = [],
  more = {},
  relatives,
  committee,
  cases = {},
  declined = [],
}: Asked): Given {
  const known = [...new Set(Object.values(standing).flat())]
  const members = [...known, ...Array.from({ length: voters - known.length }, (_, index) => `m${index + 1}`)]
  const register = new TestRegister(WITH_COMMITTEE).do({
    type: 'adoptSociety',
    units: [
      { id: 'head', layer: 'head' },
      { id: 'east', layer: 'branch', parent: 'head' },
    ],
    subjects: [],
    rolls: [{ unit: 'east', members: members.map((id) => ({ id, kind: 'resident' })) }],
    mandates,
  })
  const offices = posts ?? Object.keys(standing).map((office) => ({ office, seats: 1 }))
  const by = { by: 'east:branchAssembly' }
  const acts = [
    on('formElection', '2026-06-01', {
      ...by,
      unit: 'east',
      procedure: 'election.meeting',
      purpose: 'general',
      posts: offices,
      ...more,
    }),
    ...(committee === undefined ? [] : [on('seatCommittee', '2026-06-01', { ...by, members: committee })]),
    on('announceElection', '2026-06-02', { day: POLL }),
    on('publishRoll', '2026-06-10'),
    on('freezeRoll', '2026-06-15'),
    ...(relatives === undefined ? [] : [on('stateRelatives', '2026-06-15', { pairs: relatives })]),
    ...Object.entries(standing).flatMap(([office, persons]) =>
      persons.flatMap((person) => {
        const of = Object.keys(groups).filter((group) => groups[group]?.includes(person))
        return [
          on('nominateCandidate', '2026-06-16', { ...by, office, person, ...(of.length === 0 ? {} : { groups: of }) }),
          on('acceptNomination', '2026-06-17', { by: person, office, person }),
        ]
      }),
    ),
    ...declined.flatMap((each) => [
      on('nominateCandidate', '2026-06-18', { ...by, ...each }),
      on('withdrawCandidate', '2026-06-19', { by: each.person, ...each }),
    ]),
    on('publishCandidates', '2026-06-20'),
    on('appointOfficers', '2026-06-21', { tellers: ['m1', 'm2'], scrutineers: ['m3', 'm4'] }),
  ]
  const setting = { ...settingWith({ 'election.meeting': procedure }, register), structure: WITH_COMMITTEE }
  return given(election, [], setting)
    .with({ tables: { cases } })
    .after(...acts)
}

/** Papers that are alike: what they say, and how many there are. */
export type Papers = readonly (readonly [paper: object, count: number])[]

/** What a meeting brings: who voted, and what lies in the box. */
export interface Told {
  readonly papers: Papers
  readonly void?: number
  /** As many as there are papers, if absent. */
  readonly voted?: number
  readonly issued?: number
}

/** Two tellers, and who watches them. */
export interface Officers {
  readonly tellers: readonly [string, string]
  readonly scrutineers: readonly string[]
}

/** The polls open and close on a day, and two tellers count what lies in the box; as actions, each with what more it says. */
export function polled(
  { papers, void: none = 0, voted, issued }: Told,
  day = POLL,
  { tellers, scrutineers }: Officers = { tellers: ['m1', 'm2'], scrutineers: ['m3', 'm4'] },
  more: object = {},
) {
  const returned = papers.reduce((sum, [, count]) => sum + count, none)
  const sheet = { ...more, batch: 'b1', papers: papers.map(([paper, count]) => ({ paper, count })), void: none, scrutineers }
  return [
    on('openPolls', day, { ...more, boxes: [{ box: 'hall', channel: 'meeting' }] }),
    on('closePolls', day, more),
    on('reportBox', day, {
      ...more,
      box: 'hall',
      issued: issued ?? voted ?? returned,
      returned,
      voted: voted ?? returned,
      scrutineers,
    }),
    ...tellers.map((teller) => on('submitSheet', day, { ...sheet, by: teller, teller })),
  ]
}

/** The same, done. */
export function told(before: Given, what: Told, day = POLL): Given {
  return before.after(...polled(what, day))
}

/** The votes are counted and the poll is confirmed. */
export function confirmed(before: Given, finding = 'valid', day = POLL): Given {
  return before.after(on('countVotes', day), on('confirmPoll', day, { finding }))
}

/** The result is declared on the day after the poll. */
export function declared(before: Given, day = '2026-07-01'): Given {
  return before.after(on('declareResult', day, { from: day }))
}

/** So many papers on which each person has so many votes for one post, and nobody names one person twice. */
export function papersFor(office: string, number: number, votes: { readonly [person: string]: number }): Papers {
  const named = Array.from({ length: number }, (): string[] => [])
  let next = 0
  for (const [person, times] of Object.entries(votes)) {
    for (let each = 0; each < times; each += 1) named[next++ % number]?.push(person)
  }
  const alike = new Map<string, number>()
  for (const persons of named) alike.set(persons.join(), (alike.get(persons.join()) ?? 0) + 1)
  return [...alike].map(([persons, count]) => [names(office, ...(persons === '' ? [] : persons.split(','))), count] as const)
}

/** A paper for one post that names these. */
export function names(office: string, ...persons: string[]) {
  return { [office]: { approvals: persons } }
}

/** One post as the last count of the election left it. */
export function contest(so: Given, office: string) {
  const { rounds } = so.case('e1') as unknown as {
    rounds: { counted?: { valid: boolean; because: string[]; contests: { office: string }[] } }[]
  }
  return rounds.at(-1)?.counted?.contests.find((each) => each.office === office)
}

/** Who is elected, by post. */
export function elected(so: Given): readonly (readonly [string, string])[] {
  const { elected: list } = so.case('e1') as unknown as { elected: { office: string; person: string }[] }
  return list.map(({ office, person }) => [office, person])
}
