import { type FactDeclaration, type Facts, type FactType, type FactValue, factsOf } from '../base/fact.ts'
import type { Context } from '../base/lifecycle.ts'
import { daysBetween } from '../base/time.ts'
import { homesOf, lineOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { UNITS } from '../voting/index.ts'
import type { ElectionAction } from './action.ts'
import { areRelatives } from './committee/relatives.ts'
import { nextStep } from './due.ts'
import { currentRound, type Election, PURPOSES, seatsLeft } from './election.ts'
import { type ElectionProcedure, electionProcedureSchema } from './procedure.ts'
import { settleRelatives } from './result/relatives.ts'
import { keyOf, type RollRow } from './rows.ts'
import { holdsIncompatible, termsInARow } from './terms.ts'

/** What a fact about an action on an election looks at. */
interface Scene {
  readonly action: ElectionAction
  /** The election; that which is formed has only what the action says of it. */
  readonly election: Election | undefined
  readonly context: Context
  /** The person and the post that the action is about. */
  readonly candidate: { readonly person: string; readonly office: string } | undefined
  /** Who would take which office, where a result is declared or confirmed. Nobody, by a recall. */
  readonly elected: readonly { readonly person: string; readonly office: string }[]
}

interface ElectionFact {
  readonly en: string
  readonly zh: string
  readonly is: FactType | ((structure: Structure) => FactType)
  readonly changeable: boolean
  readonly value: (scene: Scene) => FactValue
}

const BOOLEAN: FactType = { type: 'boolean' }
const INTEGER: FactType = { type: 'integer' }

const FACTS: { readonly [name: string]: ElectionFact } = {
  'election.purpose': {
    en: 'why the election is held',
    zh: '选举事由',
    is: { type: 'enum', values: [...PURPOSES, 'none'] },
    changeable: false,
    value: ({ action, election }) => election?.purpose ?? ('purpose' in action ? action.purpose : 'none'),
  },
  'election.offices': {
    en: 'offices that are filled',
    zh: '选举的职务',
    is: ({ offices }) => ({ type: 'list', of: { type: 'enum', values: officesOf(offices) } }),
    changeable: false,
    value: ({ action, election }) => (election?.posts ?? ('posts' in action ? action.posts : [])).map(({ office }) => office),
  },
  'election.ballot': {
    en: 'how people vote',
    zh: '投票方式',
    is: { type: 'enum', values: ['secret', 'open', 'consent', 'none'] },
    changeable: true,
    value: (scene) => procedureOf(scene)?.poll.ballot ?? 'none',
  },
  'election.electorate': {
    en: 'what one voter is',
    zh: '选举方式（由谁选举）',
    is: { type: 'enum', values: [...UNITS, 'none'] },
    changeable: true,
    value: (scene) => procedureOf(scene)?.unit ?? 'none',
  },
  'election.committee': {
    en: 'the procedure provides for an election committee',
    zh: '选举办法设有选举委员会',
    is: BOOLEAN,
    changeable: true,
    value: (scene) => procedureOf(scene)?.committee !== undefined,
  },
  'election.daysAhead': {
    en: 'days until the poll',
    zh: '距投票日的天数',
    is: INTEGER,
    changeable: true,
    value: ({ action, election, context }) => {
      const day = 'day' in action ? action.day : election === undefined ? undefined : currentRound(election)?.day
      return day === undefined ? 0 : Math.max(0, daysBetween(context.date, day))
    },
  },
  'election.seatsUnfilled': {
    en: 'seats that nobody has been elected to',
    zh: '尚未选出的名额',
    is: INTEGER,
    changeable: true,
    value: ({ election }) => election?.posts.reduce((sum, { office }) => sum + seatsLeft(election, office), 0) ?? 0,
  },
  'election.objectionsOpen': {
    en: 'objections that nobody has decided',
    zh: '尚未处理的异议',
    is: INTEGER,
    changeable: true,
    value: ({ election }) => {
      const { roll, candidate, poll } = election?.openObjections ?? { roll: 0, candidate: 0, poll: 0 }
      return roll + candidate + poll
    },
  },
  'election.overdue': {
    en: 'the day for its next step is past',
    zh: '下一步骤已逾期',
    is: BOOLEAN,
    changeable: false,
    value: ({ election, context }) => {
      const deadline = election === undefined ? undefined : nextStep(election)?.deadline
      return deadline !== undefined && deadline < context.date
    },
  },
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
  'elected.members': {
    en: 'everybody who is elected is a member of the unit or of one below it',
    zh: '当选人都是本组织（含下级）会员',
    is: BOOLEAN,
    changeable: true,
    value: ({ elected, election, context }) =>
      elected.every(({ person }) => isMember(person, election?.unit ?? '', context.state)),
  },
  'elected.writtenIn': {
    en: 'somebody is elected who was no candidate',
    zh: '有未列入候选人的人当选',
    is: BOOLEAN,
    changeable: false,
    value: ({ elected, election }) =>
      elected.some(
        ({ person, office }) =>
          election?.candidates.some((each) => each.person === person && each.office === office && each.status === 'listed') !==
          true,
      ),
  },
  'elected.relatives': {
    en: 'close relatives are elected together',
    zh: '当选人之间有近亲属关系',
    is: BOOLEAN,
    changeable: true,
    value: ({ action, elected, context: { state } }) =>
      elected.some(({ person: one }) => elected.some(({ person: other }) => areRelatives(state, action.case, one, other))),
  },
  'elected.incompatible': {
    en: 'one of the elected holds an office that does not go together with the new one',
    zh: '当选人担任的职务不能与当选职务兼任',
    is: BOOLEAN,
    changeable: true,
    value: ({ elected, context }) =>
      elected.some(({ person, office }) => holdsIncompatible(context.state, structureOf(context), person, office, context.date)),
  },
}

/** Terms held before by whoever is elected to one office: a limit is of that office, and others may be filled by the same vote. */
const TERMS = 'elected.termsHeld.'

function termsFact(office: Structure['offices'][number]): FactDeclaration {
  return {
    name: `${TERMS}${office.id}`,
    is: INTEGER,
    label: {
      en: `most terms in a row that somebody elected has held this office before: ${office.label.en}`,
      'zh-CN': `当选人此前连续担任${office.label['zh-CN']}的最多届数`,
    },
    source: 'state',
    changeable: false,
  }
}

function termsHeld(wanted: readonly string[], { elected, election, context: { state, date } }: Scene): Facts {
  const names = wanted.filter((name) => name.startsWith(TERMS))
  return Object.fromEntries(
    names.map((name) => {
      const persons = elected.flatMap(({ person, office }) => (name === `${TERMS}${office}` ? person : []))
      const terms = persons.map((person) => termsInARow(state, person, name.slice(TERMS.length), election?.unit ?? '', date))
      return [name, Math.max(0, ...terms)]
    }),
  )
}

/** The facts about elections that rules may read. */
export function electionFacts(structure: Structure): readonly FactDeclaration[] {
  const declared = Object.entries(FACTS).map(([name, { en, zh, is, changeable }]) => ({
    name,
    is: typeof is === 'function' ? is(structure) : is,
    label: { en, 'zh-CN': zh },
    source: 'state' as const,
    changeable,
  }))
  return [...declared, ...structure.offices.map(termsFact)]
}

/** The facts about one action on an election: those that are wanted, or all. */
export function facts(
  action: ElectionAction,
  election: Election | undefined,
  context: Context,
  wanted: readonly string[] = electionFacts(structureOf(context)).map(({ name }) => name),
): Facts {
  const scene: Scene = {
    action,
    election,
    context,
    candidate: 'person' in action && 'office' in action ? { person: action.person, office: action.office } : undefined,
    elected:
      election !== undefined &&
      election.purpose !== 'recall' &&
      (action.type === 'declareResult' || action.type === 'endorseResult')
        ? settleRelatives(action.case, election, context.state).seated
        : [],
  }
  return { ...factsOf(FACTS, wanted, scene), ...termsHeld(wanted, scene) }
}

function isMember(person: string, unit: string, state: Context['state']): boolean {
  return homesOf(state, person).some((home) => lineOf(state, home).includes(unit))
}

/** The frozen procedure; until it is frozen, the one that the constitution holds now. */
function procedureOf({ action, election, context }: Scene): ElectionProcedure | undefined {
  if (election?.calendar !== undefined) return election.procedure
  const id = election?.procedureId ?? (action.type === 'formElection' ? action.procedure : undefined)
  const read = id === undefined ? undefined : electionProcedureSchema.safeParse(context.parameter(id))
  return read?.data
}

function structureOf({ structure }: Context): Structure {
  return structure as unknown as Structure
}

/** A list type names at least one value, also where the structure has no office. */
function officesOf(offices: Structure['offices']): readonly string[] {
  return offices.length === 0 ? ['none'] : offices.map(({ id }) => id)
}
