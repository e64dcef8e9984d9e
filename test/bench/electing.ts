import type { ConstitutionDocument } from 'huzhu'
import { type ElectionProcedure, election } from 'huzhu/election'
import { members } from 'huzhu/members'

/** Members of the council: so many are elected. */
export const SEATS = 3

const PROCEDURE: ElectionProcedure = {
  unit: 'members',
  roll: { from: 'members', publishedDaysBefore: 0, rulingDays: 3 },
  nomination: { by: ['organ'], organs: ['council'], publishedDaysBefore: 0, withdrawDaysBefore: 0 },
  poll: { ballot: 'secret', channels: ['online'], scrutineers: 2 },
  count: {
    method: 'statutory-majority',
    rules: {
      turnout: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' },
      win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'members' },
      returnedExceed: ['voted'],
    },
  },
  result: { postedDays: 7, handoverDays: 10 },
}

const model = { law: 'model', confidence: 'I' } as const
const both = (text: string) => ({ en: text, 'zh-CN': text })
const fact = (name: string, is: ConstitutionDocument['facts'][number]['is']) =>
  ({ name, is, label: both(name), source: 'state', changeable: true }) as const
const is = (name: string, operator: string, value: boolean | string | readonly string[]) => ({ fact: name, operator, value })

const KINDS = ['resident', 'household', 'owner', 'volunteer', 'socialWorker', 'unit', 'organ', 'body', 'unknown'] as const

const ACTIONS = [members, election].flatMap(({ kind, actions }) =>
  Object.entries(actions).map(([type, { label }]) => ({ type, label, lifecycle: kind })),
)
const OTHERS = ACTIONS.map(({ type }) => type).filter((type) => type !== 'castBallot')

/** A constitution by which members elect the council: what it says of a secret ballot reads as many facts as that of a real one; the rest is permitted. */
export const ELECTING: ConstitutionDocument = {
  format: 1,
  id: 'electing',
  version: '1',
  title: both('A society that elects its council'),
  zone: 'Asia/Shanghai',
  validFrom: '2024-01-01',
  structure: {
    legalForm: 'filedCommunityOrg',
    layers: [{ id: 'head', label: both('head office') }],
    organs: [{ id: 'council', label: both('council'), layer: 'head' }],
    offices: [{ id: 'councillor', label: both('councillor'), layer: 'head', seats: SEATS, termMonths: 60 }],
  },
  parameters: [
    {
      id: 'election.council',
      label: both('procedure of the election'),
      is: { type: 'procedure', lifecycle: 'election' },
      values: [{ value: PROCEDURE as never, validFrom: '2024-01-01', source: model }],
    },
  ],
  facts: [
    fact('by.kind', { type: 'enum', values: KINDS }),
    fact('by.member', { type: 'boolean' }),
    fact('society.founded', { type: 'boolean' }),
    fact('touches.sibling', { type: 'boolean' }),
    fact('election.ballot', { type: 'enum', values: ['secret', 'open', 'consent', 'none'] }),
  ],
  actions: ACTIONS,
  conditions: {},
  articles: [
    {
      number: '1',
      heading: both('Branches are independent of each other'),
      text: both('Nobody acts in a branch beside their own.'),
      sources: [model],
      rules: [
        {
          name: 'siblingsKeepApart',
          conditions: {
            all: [
              is(
                'action',
                'in',
                ACTIONS.map(({ type }) => type),
              ),
              is('touches.sibling', 'equal', true),
            ],
          },
          event: { type: 'forbid' },
        },
      ],
      examples: [],
    },
    {
      number: '2',
      heading: both('Members vote'),
      text: both('Every member votes in person and in secret.'),
      sources: [model],
      rules: [
        {
          name: 'membersVote',
          conditions: {
            all: [
              is('action', 'equal', 'castBallot'),
              is('society.founded', 'equal', true),
              is('by.kind', 'in', ['resident', 'household', 'owner']),
              is('by.member', 'equal', true),
              is('election.ballot', 'equal', 'secret'),
            ],
          },
          event: { type: 'permit' },
        },
        { name: 'othersAct', conditions: { all: [is('action', 'in', OTHERS)] }, event: { type: 'permit' } },
      ],
      examples: [],
    },
  ],
}
