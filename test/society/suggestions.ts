import {
  type ConstitutionDocument,
  type Facts,
  type Lifecycle,
  memoryBallotBox,
  openSociety,
  parseConstitution,
  type SocietyOptions,
} from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import * as z from 'zod'
import { headFields } from '../../src/base/action.ts'
import { now } from './fixture.ts'

const head = <Type extends string>(type: Type) => ({ ...headFields(type), case: z.string() })
const note = z.strictObject({ topic: z.string(), text: z.string().max(40) })
const noteCount = z.strictObject({ ballot: note, count: z.int() })

/** A box for suggestions 意见箱: each member drops one sealed note in, on a topic that was set; it is emptied once. */
export const suggestions: Lifecycle = {
  kind: 'suggestions',
  label: { en: 'box for suggestions', 'zh-CN': '意见箱' },
  actions: {
    hangBox: {
      schema: z.strictObject({ ...head('hangBox'), topics: z.array(z.string()) }),
      label: { en: 'hang up a box', 'zh-CN': '设意见箱' },
      case: 'opens',
    },
    dropNote: {
      schema: z.strictObject({
        ...head('dropNote'),
        slot: z.string(),
        ballot: note,
        tracker: z.exactOptional(z.string().regex(/^[a-z0-9]{8,64}$/)),
      }),
      label: { en: 'drop a note in', 'zh-CN': '投意见条' },
      case: 'continues',
      secret: ['ballot', 'tracker'],
      box: 'put',
    },
    emptyBox: {
      schema: z.strictObject(head('emptyBox')),
      label: { en: 'empty the box', 'zh-CN': '开启意见箱' },
      case: 'continues',
      box: 'open',
    },
  },
  events: {
    boxHung: {
      schema: z.strictObject({
        type: z.literal('boxHung'),
        case: z.string(),
        phase: z.literal('hanging'),
        topics: z.array(z.string()),
      }),
      label: { en: 'a box was hung up', 'zh-CN': '已设意见箱' },
    },
    noteDropped: {
      schema: z.strictObject({ type: z.literal('noteDropped'), case: z.string(), member: z.string(), slot: z.string() }),
      label: { en: 'somebody dropped a note in', 'zh-CN': '有人投了意见条' },
    },
    boxEmptied: {
      schema: z.strictObject({
        type: z.literal('boxEmptied'),
        case: z.string(),
        phase: z.literal('emptied'),
        ballots: z.array(noteCount),
        trackers: z.array(z.string()),
      }),
      label: { en: 'the box was emptied', 'zh-CN': '意见箱已开启' },
    },
  },
  supplies: () => [],
  decide(action, context) {
    const id = String(action.case)
    if (action.type === 'hangBox') {
      const hang = action as typeof action & { topics: readonly string[] }
      return { ok: true, events: [{ type: 'boxHung', case: id, phase: 'hanging', topics: hang.topics }] }
    }
    const { phase, topics } = context.case as { phase: string; topics: readonly string[] }
    if (phase !== 'hanging') return { ok: false, refusal: { code: 'outOfPhase', phase, type: action.type, expected: [] } }
    if (action.type === 'emptyBox') {
      const { box } = context
      return { ok: true, events: box === undefined ? [] : [{ type: 'boxEmptied', case: id, phase: 'emptied', ...box }] }
    }
    const { by, slot, ballot } = action as typeof action & { slot: string; ballot: z.infer<typeof note> }
    if (context.state.get('notes', `${id}/${by}`) !== undefined) return refused('hasSuggested', by)
    if (!topics.includes(ballot.topic)) return refused('noSuchTopic')
    return { ok: true, events: [{ type: 'noteDropped', case: id, member: by, slot }] }
  },
  facts: () => ({}),
  touches: () => [],
  boxOf: ({ case: id }) => `${id}/notes`,
  evolve(event, before) {
    const { type: _, case: id, ...rest } = event
    if (event.type !== 'noteDropped') return { case: { ...before, ...rest }, writes: [] }
    return { writes: [{ table: 'notes', key: `${id}/${event.member}`, value: true }] }
  },
  accepts: ({ phase }) => (phase === 'hanging' ? ['dropNote', 'emptyBox'] : []),
  due: () => [],
}

const model = { law: 'model', confidence: 'I' } as const
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const flag = (name: string, label: { en: string; 'zh-CN': string }) =>
  ({ name, is: { type: 'boolean' }, label, source: 'host', changeable: true }) as const
const holds = (fact: string) => ({ fact, operator: 'equal', value: true }) as const
const types = { fact: 'action', operator: 'in', value: Object.keys(suggestions.actions) } as const

/** Why the box does not take a note. */
export const SUGGESTION_REASONS = {
  hasSuggested: both('has dropped a note already', '已经投过意见'),
  noSuchTopic: both('the box is not for this topic', '意见箱不收这一议题的意见'),
}

function refused(reason: keyof typeof SUGGESTION_REASONS, ...ids: readonly string[]): ReturnType<Lifecycle['decide']> {
  return { ok: false, refusal: { code: 'notPossible', reason, ids, text: SUGGESTION_REASONS[reason] } }
}

/** The preset with an article on suggestions: who is barred drops no note and empties no box; what touches others goes to the council first. */
const document: ConstitutionDocument = {
  ...huzhushe,
  id: 'huzhushe-with-suggestions',
  facts: [
    ...huzhushe.facts,
    flag('suggestion.barred', both('barred from suggesting', '不得提意见')),
    flag('suggestion.delicate', both('touches others', '涉及他人')),
  ],
  actions: [
    ...huzhushe.actions,
    ...Object.entries(suggestions.actions).map(([type, { label }]) => ({ type, label, lifecycle: 'suggestions' })),
  ],
  articles: [
    ...huzhushe.articles,
    {
      number: '53',
      heading: both('Suggestions', '意见'),
      text: both('Members suggest in secret.', '成员可以不记名提出意见。'),
      sources: [model],
      rules: [
        { name: 'suggest', conditions: { all: [types] }, event: { type: 'permit' } },
        { name: 'barred', conditions: { all: [types, holds('suggestion.barred')] }, event: { type: 'forbid' } },
        {
          name: 'delicate',
          conditions: {
            all: [types, holds('suggestion.delicate'), { fact: 'authority', operator: 'notEqual', value: 'council' }],
          },
          event: { type: 'refer', params: { organ: 'council', withinDays: 7 } },
        },
      ],
      examples: [],
    },
  ],
}

/** What a host says of an action to which no rule objects. */
export const free: Facts = { 'suggestion.barred': false, 'suggestion.delicate': false }

export const opening = {
  constitution: parseConstitution(document),
  lifecycles: [amendment, consultation, election, recall, referral, suggestions],
}

/** A founded society whose box hangs in the hall, and how it was opened. */
export async function hung(more: Partial<SocietyOptions> = {}, [founded, hanging]: readonly [string, string] = [now(), now()]) {
  const ports = { journal: memoryJournal(), ballotBox: memoryBallotBox(), ...more }
  const society = await openSociety({ ...opening, ...ports })
  const founders = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, kind: 'resident' }))
  const steps: [object, Facts][] = [
    [
      { id: 'found', type: 'foundSociety', by: 'p0', at: founded, founded: { id: 'head' }, founders },
      { 'applicants.qualified': true },
    ],
    [hang(hanging), free],
  ]
  for (const [action, facts] of steps) {
    const result = await society.act(action, facts)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  return { society, ...ports }
}

/** The council hangs the box up in the hall. */
export function hang(at = now()) {
  return { id: 'hang', type: 'hangBox', by: 'head:council', at, case: 'hall', topics: ['lift', 'noise'] }
}

/** A note of a member's; its id is theirs. */
export function drop(by: string, text: string, more: object = {}) {
  const ballot = { topic: 'lift', text }
  return {
    id: `drop-${by}`,
    type: 'dropNote',
    by,
    at: now(),
    case: 'hall',
    slot: 'left',
    ballot,
    ...more,
  }
}

/** The council empties the box. */
export function empty(id = 'empty') {
  return { id, type: 'emptyBox', by: 'head:council', at: now(), case: 'hall' }
}
