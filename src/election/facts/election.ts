import { daysBetween } from '../../base/time.ts'
import type { Structure } from '../../members/structure.ts'
import { UNITS } from '../../voting/index.ts'
import { nextStep } from '../due.ts'
import { currentRound, PURPOSES, seatsLeft } from '../election.ts'
import { type ElectionProcedure, electionProcedureSchema } from '../procedure.ts'
import { entitlementFault } from '../roll/electorate.ts'
import { BOOLEAN, type ElectionFact, INTEGER, type Scene, structureOf } from './scene.ts'

/** What is to be known of the election itself. */
export const OF_ELECTION: { readonly [name: string]: ElectionFact } = {
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
  'roll.strikesEntitled': {
    en: 'a voter is struck off whom the register of members still entitles to vote',
    zh: '拟除名的选民按会员登记仍有选举资格',
    is: BOOLEAN,
    changeable: true,
    value: (scene) => strikesEntitled(scene),
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
}

/** The register knows nothing of voters who are entered on application. */
function strikesEntitled({ action, election, context }: Scene): boolean {
  if (action.type !== 'correctRoll' || action.correction !== 'remove' || election === undefined) return false
  if (election.procedure.roll.from === 'applications') return false
  return entitlementFault(context.state, structureOf(context), election, action.voter, context.date) === undefined
}

/** The frozen procedure; until it is frozen, the one that the constitution holds now. */
function procedureOf({ action, election, context }: Scene): ElectionProcedure | undefined {
  if (election?.calendar !== undefined) return election.procedure
  const id = election?.procedureId ?? (action.type === 'formElection' ? action.procedure : undefined)
  const read = id === undefined ? undefined : electionProcedureSchema.safeParse(context.parameter(id))
  return read?.data
}

/** A list type names at least one value, also where the structure has no office. */
function officesOf(offices: Structure['offices']): readonly string[] {
  return offices.length === 0 ? ['none'] : offices.map(({ id }) => id)
}
