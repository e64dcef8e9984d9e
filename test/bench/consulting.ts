import { type ConstitutionDocument, openSociety, parseConstitution, type Society } from 'huzhu'
import { type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { memoryJournal } from 'huzhu/journal'
import { members } from 'huzhu/members'
import { DifferenceError } from './difference.ts'

/** A society of so many members, m.0 to the last, that consults them on one question after another, a day at a time. */
export interface Consulting {
  readonly society: Society
  readonly members: number
  /** Days since the first. */
  day: number
  act(action: object): Promise<void>
}

/** A question, and what came in by us. */
export interface Question {
  readonly id: string
  opinions: number
  readonly votes: { for: number; against: number }
}

const PROCEDURE: ConsultationProcedure = {
  screening: { classes: ['room'], withinDays: 10 },
  competence: [{ class: 'room', organ: 'head:assembly', own: true }],
  stakes: [{ stake: 'member', from: 'members' }],
  materialsDaysBefore: 0,
  opinions: { days: 0, perPerson: 1, answerDays: 7, organs: ['head:council'] },
  decision: {
    mode: 'motion',
    motion: {
      pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
      tie: { unit: 'members', rule: 'fails' },
    },
  },
  recusal: { effect: 'leavesBoth' },
  outcome: { effectDays: 0, publishDays: 7, postedDays: 15, feedbackDays: 30, returnDays: 60 },
}

const model = { law: 'model', confidence: 'I' } as const
const both = (text: string) => ({ en: text, 'zh-CN': text })
const fact = (name: string, is: ConstitutionDocument['facts'][number]['is']) =>
  ({ name, is, label: both(name), source: 'state', changeable: true }) as const
const is = (name: string, operator: string, value: boolean | string | readonly string[]) => ({ fact: name, operator, value })

const KINDS = ['resident', 'household', 'owner', 'volunteer', 'socialWorker', 'unit', 'organ', 'body', 'unknown'] as const
const ACTIONS = [members, consultation].flatMap(({ kind, actions }) =>
  Object.entries(actions).map(([type, { label }]) => ({ type, label, lifecycle: kind })),
)
const VOICES = ['giveOpinion', 'castVote']
const OTHERS = ACTIONS.map(({ type }) => type).filter((type) => !VOICES.includes(type))

/** A constitution by which those concerned speak and vote: what it says of them reads as many facts as that of a real one; the rest is permitted. */
const CONSULTING: ConstitutionDocument = {
  format: 1,
  id: 'consulting',
  version: '1',
  title: both('A society that consults its members'),
  zone: 'Asia/Shanghai',
  validFrom: '2024-01-01',
  structure: {
    legalForm: 'filedCommunityOrg',
    layers: [{ id: 'head', label: both('head office') }],
    organs: [
      { id: 'assembly', label: both('assembly'), layer: 'head' },
      { id: 'council', label: both('council'), layer: 'head' },
    ],
    offices: [],
  },
  parameters: [
    {
      id: 'consultation.room',
      label: both('procedure of the consultation'),
      is: { type: 'procedure', lifecycle: 'consultation' },
      values: [{ value: PROCEDURE as never, validFrom: '2024-01-01', source: model }],
    },
  ],
  facts: [
    fact('by.kind', { type: 'enum', values: KINDS }),
    fact('by.member', { type: 'boolean' }),
    fact('society.founded', { type: 'boolean' }),
    fact('touches.sibling', { type: 'boolean' }),
    fact('consultation.concernedBy', { type: 'boolean' }),
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
            all: [is('action', 'in', [...VOICES, ...OTHERS]), is('touches.sibling', 'equal', true)],
          },
          event: { type: 'forbid' },
        },
      ],
      examples: [],
    },
    {
      number: '2',
      heading: both('Those concerned speak and vote'),
      text: both('Every member who is concerned gives an opinion and votes.'),
      sources: [model],
      rules: [
        {
          name: 'concernedSpeakAndVote',
          conditions: {
            all: [
              is('action', 'in', VOICES),
              is('society.founded', 'equal', true),
              is('by.kind', 'in', ['resident', 'household', 'owner']),
              is('by.member', 'equal', true),
              is('consultation.concernedBy', 'equal', true),
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

const FIRST_DAY = Date.UTC(2026, 0, 1, 4)
const TEXT = { ref: 'text', commitment: '0'.repeat(64) }

/** Most members, and most opinions, of one action. */
const AT_ONCE = 10_000

/** A society is founded in memory and admits its members, 10,000 at once. */
export async function foundConsulting(count: number): Promise<Consulting> {
  const society = await openSociety({
    constitution: parseConstitution(CONSULTING),
    lifecycles: [consultation],
    journal: memoryJournal(),
  })
  let acts = 0
  const consulting: Consulting = {
    society,
    members: count,
    day: 0,
    async act(action) {
      acts += 1
      const result = await society.act({ id: `act.${acts}`, by: 'head:council', at: noonOf(consulting), ...action })
      if (!result.ok) throw new TypeError(JSON.stringify({ action, refusal: result.refusal }).slice(0, 4000))
    },
  }
  const persons = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, index) => ({ id: `m.${from + index}`, kind: 'resident' }))
  const founders = Math.min(count, 100)
  await consulting.act({ type: 'foundSociety', by: 'm.0', founded: { id: 'head' }, founders: persons(0, founders) })
  for (let from = founders; from < count; from += AT_ONCE)
    await consulting.act({ type: 'admitMembers', unit: 'head', members: persons(from, Math.min(from + AT_ONCE, count)) })
  return consulting
}

/** From the topic to the open deliberation: every member is concerned, and opinions are taken until the end of the day. */
export async function ask(consulting: Consulting, id: string): Promise<Question> {
  const { act } = consulting
  const today = noonOf(consulting).slice(0, 10)
  await act({
    type: 'proposeTopic',
    case: id,
    by: 'm.0',
    unit: 'head',
    procedure: 'consultation.room',
    topic: TEXT,
    class: 'room',
  })
  await act({ type: 'screenTopic', case: id, finding: 'admitted' })
  await act({ type: 'conveneConsultation', case: id, stakes: ['member'], deliberateOn: today, opinionsUntil: today })
  await act({ type: 'publishMaterials', case: id, materials: [TEXT], text: TEXT })
  await act({ type: 'openDeliberation', case: id })
  return { id, opinions: 0, votes: { for: 0, against: 0 } }
}

/** The next members give an opinion each. */
export async function opine(consulting: Consulting, question: Question, times: number): Promise<void> {
  const at = noonOf(consulting)
  for (let left = times; left > 0; left -= 1) {
    const author = `m.${question.opinions}`
    const opinion = `o.${question.opinions}`
    question.opinions += 1
    const id = `${question.id}.${opinion}`
    expectDone(
      await consulting.society.act({ id, type: 'giveOpinion', by: author, at, case: question.id, opinion, author, text: TEXT }),
    )
  }
}

/** The next day: no more opinions are taken, all that came are put together and answered, and the question is put. */
export async function answerAll({ act }: Consulting, { id, opinions }: Question): Promise<void> {
  await act({ type: 'closeOpinions', case: id })
  for (let from = 0; from < opinions; from += AT_ONCE) {
    const several = Array.from({ length: Math.min(AT_ONCE, opinions - from) }, (_, index) => `o.${from + index}`)
    await act({ type: 'answerOpinions', case: id, opinions: several, outcome: 'answered', reasons: TEXT })
  }
}

/** The next members vote, two of three for it. */
export async function vote(consulting: Consulting, { id, votes }: Question, times: number): Promise<void> {
  const at = noonOf(consulting)
  for (let left = times; left > 0; left -= 1) {
    const number = votes.for + votes.against
    const voter = `m.${number}`
    const each = number % 3 === 2 ? 'against' : 'for'
    votes[each] += 1
    expectDone(
      await consulting.society.act({ id: `${id}.v.${number}`, type: 'castVote', by: voter, at, case: id, voter, vote: each }),
    )
  }
}

/** @throws DifferenceError if what is counted is not what was cast, or what is kept not what was given. */
export function expectAsAsked({ society }: Consulting, { id, opinions, votes }: Question): void {
  const { units } = society.get('consultation.tallies', `${id}/1`) as { readonly units: { readonly members: typeof votes } }
  const kept = (society.get('cases', id) as { readonly case: { readonly opinions: { readonly given: number } } }).case.opinions
    .given
  const counted = units.members
  if (kept !== opinions || counted.for !== votes.for || counted.against !== votes.against)
    throw new DifferenceError(
      `${opinions} opinions, ${JSON.stringify(votes)} votes; kept and counted: ${kept}, ${JSON.stringify(counted)}`,
    )
}

function noonOf({ day }: Pick<Consulting, 'day'>): string {
  return new Date(FIRST_DAY + day * 86_400_000).toISOString()
}

function expectDone(result: Awaited<ReturnType<Society['act']>>): void {
  if (!result.ok) throw new TypeError(JSON.stringify(result.refusal))
}
