import { type Election, type ElectionProcedure, election } from 'huzhu/election'
import { type Given, given, type Typed } from 'huzhu/testing'
import { BRANCH_HEAD, form, on, PAPER, settingWith, untilNominating } from './setting.ts'

export type Rule = ElectionProcedure['nomination']

/** By the branch meeting or by three voters jointly; by the meeting alone; by whoever wants to stand; by nobody. */
export const BOTH = BRANCH_HEAD.nomination
const DAYS = { publishedDaysBefore: 5, withdrawDaysBefore: 3 }
export const ORGAN: Rule = { ...DAYS, by: ['organ'], organs: ['branchAssembly'] }
export const SELF: Rule = { ...DAYS, by: ['self'] }
export const FREE: Rule = { ...DAYS, by: [] }

/** The election of the branch head, or to other posts, until candidates are nominated under this rule. */
export function nominating(nomination: Rule = BOTH, posts: object[] = [{ office: 'branchHead', seats: 1 }]) {
  const procedure = { ...BRANCH_HEAD, nomination }
  const [, ...rest] = untilNominating
  return given(election, [], settingWith({ 'election.branchHead': procedure })).after(form({ posts }), ...rest)
}

export const nominate = (person: string, more: object = {}, date = '2026-06-15') =>
  on('nominateCandidate', date, { by: 'east:branchAssembly', office: 'branchHead', person, ...more })
export const accept = (person: string, more: object = {}) =>
  on('acceptNomination', '2026-06-16', { by: person, office: 'branchHead', person, ...more })
export const withdraw = (person: string, date: string, more: object = {}) =>
  on('withdrawCandidate', date, { by: person, office: 'branchHead', person, ...more })
export const publish = (date = '2026-06-20') => on('publishCandidates', date)
export const stands = (person: string, more: object = {}): Typed[] => [nominate(person, more), accept(person, more)]
export const jointly = (person: string, by: string, nominators: string[], more: object = {}) =>
  nominate(person, { by, nominators, ...PAPER, ...more })

/** Who was put forward, and what came of it. */
export const statuses = (given: Given) => electionOf(given).candidates.map(({ person, status }) => `${person} ${status}`)

/** Who stands for each post of the first round. */
export const contests = (given: Given) => electionOf(given).rounds[0]?.contests.map(({ candidates }) => candidates)

const electionOf = (given: Given) => given.case('e1') as unknown as Election

/** A post with another one beside it. */
export const TWO_POSTS = [
  { office: 'branchHead', seats: 1 },
  { office: 'deputy', seats: 2 },
]
