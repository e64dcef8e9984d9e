import { keyOf, type RollRow } from '../rows.ts'
import { holdsIncompatible, termsInARow } from '../terms.ts'
import { BOOLEAN, type ElectionFact, INTEGER, isMember, structureOf } from './scene.ts'

/** What is to be known of those who are put forward: for a post, or for the election committee. */
export const OF_CANDIDATES: { readonly [name: string]: ElectionFact } = {
  'committee.outsiders': {
    en: 'somebody named for the election committee is no member of the unit nor of one below it',
    zh: '推选的选举委员会人选中有非本组织（含下级）会员',
    is: BOOLEAN,
    changeable: true,
    value: ({ action, election, context: { state } }) =>
      action.type === 'seatCommittee' &&
      [...action.members, ...(action.substitutes ?? [])].some((person) => !isMember(person, election?.unit ?? '', state)),
  },
  'candidate.office': {
    en: 'post for which the person stands',
    zh: '参选职务',
    is: ({ offices }) => ({ type: 'enum', values: [...offices.map(({ id }) => id), 'none'] }),
    changeable: false,
    value: ({ candidate }) => candidate?.office ?? 'none',
  },
  'candidate.self': {
    en: 'who acts is the candidate',
    zh: '申请人就是候选人',
    is: BOOLEAN,
    changeable: false,
    value: ({ action, candidate }) => candidate?.person === action.by,
  },
  'candidate.member': {
    en: 'the candidate is a member of the unit or of one below it',
    zh: '候选人是本组织（含下级）会员',
    is: BOOLEAN,
    changeable: true,
    value: ({ candidate, election, context: { state } }) =>
      candidate !== undefined && election !== undefined && isMember(candidate.person, election.unit, state),
  },
  'candidate.onRoll': {
    en: 'the candidate is on the roll of voters',
    zh: '候选人在选民名单上',
    is: BOOLEAN,
    changeable: true,
    value: ({ action, candidate, context: { state } }) =>
      candidate !== undefined &&
      (state.get('election.roll', keyOf(action.case, candidate.person)) as RollRow | undefined)?.status === 'listed',
  },
  'candidate.termsHeld': {
    en: 'terms that the candidate has held this office in a row',
    zh: '候选人已连续担任这一职务的届数',
    is: INTEGER,
    changeable: false,
    value: ({ candidate, election, context: { state, date } }) =>
      candidate === undefined || election === undefined
        ? 0
        : termsInARow(state, candidate.person, candidate.office, election.unit, date),
  },
  'candidate.incompatible': {
    en: 'the candidate holds an office that does not go together with this one',
    zh: '候选人担任的职务不能与参选职务兼任',
    is: BOOLEAN,
    changeable: true,
    value: ({ candidate, context }) =>
      candidate !== undefined &&
      holdsIncompatible(context.state, structureOf(context), candidate.person, candidate.office, context.date),
  },
}
