import { type Facts, openSociety, parseConstitution, type Society, type SocietyOptions } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { type Consultation, type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { members } from 'huzhu/members'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import { EAST, noon, STRUCTURE, TEXT } from '../setting.ts'

const model = { law: 'model', confidence: 'I' } as const
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })

/** The model society under its own constitution: the branch `east` has forty members, v1 to v40. */
export async function mutualSupport(): Promise<Society> {
  const society = await openSociety({
    constitution: parseConstitution(huzhushe),
    lifecycles: [amendment, consultation, election, recall, referral],
    journal: memoryJournal(),
  })
  await must(society, [
    {
      id: 'adopt',
      type: 'adoptSociety',
      by: 'v1',
      at: noon('2026-04-30'),
      units: [
        { id: 'head', layer: 'head' },
        { id: 'east', layer: 'branch', parent: 'head' },
      ],
      subjects: [{ id: 'h1', kind: 'household' }],
      rolls: [{ unit: 'east', members: EAST.map((id) => ({ id, kind: 'resident' })) }],
      mandates: [],
    },
  ])
  return society
}

/** Somebody on the roll of a body. */
export interface Member {
  readonly id: string
  readonly kind: 'resident' | 'owner'
  readonly area?: number
}

/**
 * Another body with a constitution of its own: only its assembly, `<unit>:assembly`, runs a consultation; whoever is on its roll takes part. It has one
 * procedure, `consultation.own`.
 */
export async function body(unit: string, roll: readonly Member[], procedure: ConsultationProcedure): Promise<Society> {
  return bodyIn(openingOf(procedure), unit, roll)
}

/** The same, in a journal that is at hand. */
export async function bodyIn(opening: SocietyOptions, unit: string, roll: readonly Member[]): Promise<Society> {
  const society = await openSociety(opening)
  const adoption = { units: [{ id: unit, layer: 'head' }], subjects: [], rolls: [{ unit, members: roll }], mandates: [] }
  await must(society, [{ id: 'adopt', type: 'adoptSociety', by: roll[0]?.id, at: noon('2026-04-30'), ...adoption }])
  return society
}

/** What such a body is opened with, on a new journal. */
export function openingOf(procedure: ConsultationProcedure): SocietyOptions {
  const actions = [members, consultation].flatMap((lifecycle) =>
    Object.entries(lifecycle.actions).map(([type, { label }]) => ({ type, label, lifecycle: lifecycle.kind })),
  )
  const constitution = parseConstitution({
    format: 1,
    id: 'body',
    version: '1',
    title: both('Rules of a body around the society', '社外组织规则'),
    zone: 'Asia/Shanghai',
    validFrom: '2024-01-01',
    structure: STRUCTURE,
    parameters: [
      {
        id: 'lateEntry.days',
        label: both('days within which paper is entered', '补登书面材料的期限'),
        is: { type: 'integer' },
        values: [{ value: 7, validFrom: '2024-01-01', source: model }],
      },
      {
        id: 'consultation.own',
        label: both('how it consults', '协商办法'),
        is: { type: 'procedure', lifecycle: 'consultation' },
        values: [{ value: procedure, validFrom: '2024-01-01', source: model }],
      },
    ],
    facts: [
      {
        name: 'by.kind',
        is: {
          type: 'enum',
          values: ['resident', 'household', 'owner', 'volunteer', 'socialWorker', 'unit', 'organ', 'body', 'unknown'],
        },
        label: both('what kind of subject acts', '申请人的类别'),
        source: 'state',
        changeable: false,
      },
    ],
    actions,
    conditions: {},
    articles: [
      {
        number: '1',
        heading: both('Consultation', '协商'),
        text: both('Its assembly runs a consultation, and everybody takes part.', '协商由大会主持，各方均可参加。'),
        sources: [model],
        rules: [
          {
            name: 'everybodyTakesPart',
            conditions: { all: [{ fact: 'action', operator: 'in', value: actions.map(({ type }) => type) }] },
            event: { type: 'permit' },
          },
          {
            name: 'assemblyRunsIt',
            conditions: {
              all: [
                { fact: 'action', operator: 'in', value: ['screenTopic', 'conveneConsultation', 'concludeDecision'] },
                { fact: 'by.kind', operator: 'notEqual', value: 'organ' },
              ],
            },
            event: { type: 'forbid' },
          },
        ],
        examples: [],
      },
    ],
  })
  return { constitution, lifecycles: [consultation], journal: memoryJournal() }
}

let acts = 0

/** An action on the consultation `c1`. */
export function act(type: string, date: string, by: string, more: object = {}) {
  acts += 1
  return { id: `s${acts}`, type, by, at: noon(date), case: 'c1', ...more }
}

/** Does what must be possible, one after the other. */
export async function must(society: Society, actions: readonly object[], facts: Facts = {}): Promise<void> {
  for (const action of actions) {
    const result = await society.act(action, facts)
    if (!result.ok) throw new Error(`${JSON.stringify(action)} was refused: ${JSON.stringify(result.refusal)}`)
  }
}

/** Why an action is refused. */
export async function refused(society: Society, action: object) {
  const result = await society.act(action)
  return result.ok ? undefined : result.refusal
}

/** The consultation `c1` of a society. */
export function caseOf(society: Society): Consultation {
  return (society.get('cases', 'c1') as { readonly case: unknown }).case as Consultation
}

/** Which question it is: where, under which procedure, who asks, who runs it. */
export interface Question {
  readonly unit: string
  readonly procedure: string
  readonly class: string
  readonly proposer: string
  readonly organ: string
  readonly stakes: readonly string[]
  readonly from?: string
}

/** Proposed on 1 May, convened on the 2nd, deliberated on the 20th, which is also the last day for opinions. */
export function untilDeliberating({ unit, procedure, class: content, proposer, organ, stakes, from }: Question) {
  return [
    act('proposeTopic', '2026-05-01', proposer, {
      unit,
      procedure,
      topic: TEXT,
      class: content,
      ...(from === undefined ? {} : { from }),
    }),
    act('screenTopic', '2026-05-01', organ, { finding: 'admitted' }),
    act('conveneConsultation', '2026-05-02', organ, { stakes, deliberateOn: '2026-05-20', opinionsUntil: '2026-05-20' }),
    act('publishMaterials', '2026-05-02', organ, { materials: [TEXT], text: TEXT }),
    act('openDeliberation', '2026-05-20', organ),
  ]
}

/** From there to the vote: no more opinions on the 21st, the question is put. */
export function untilDeciding(question: Question) {
  const { organ } = question
  return [
    ...untilDeliberating(question),
    act('closeOpinions', '2026-05-21', organ),
    act('openDecision', '2026-05-21', organ, { text: TEXT }),
  ]
}

/** Each of them votes in this way. */
export function votes(date: string, vote: 'for' | 'against' | 'abstain', voters: readonly string[]) {
  return voters.map((voter) => act('castVote', date, voter, { voter, vote }))
}
