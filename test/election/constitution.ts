import {
  type ConstitutionDocument,
  type Facts,
  memoryBallotBox,
  openSociety,
  parseConstitution,
  type Society,
  type SocietyOptions,
} from 'huzhu'
import { type ElectionProcedure, election, type RecallProcedure, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { members, type Structure } from 'huzhu/members'
import { ADOPTED, BRANCH_HEAD, noon, STRUCTURE } from './setting.ts'

const model = { law: 'model', confidence: 'I' } as const
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const LIFECYCLES = [members, election, recall]

/** What a constitution that permits everything says: the election alone decides what is possible. */
export interface Permitting {
  readonly structure?: Structure
  readonly elections?: { readonly [parameter: string]: ElectionProcedure }
  readonly recalls?: { readonly [parameter: string]: RecallProcedure }
  readonly facts?: ConstitutionDocument['facts']
  /** Rules that forbid something all the same. */
  readonly rules?: ConstitutionDocument['articles'][number]['rules']
}

/** A small constitution that permits every action on members, elections and recalls. Paper is late for at most 30 days. */
export function permitting({ structure = STRUCTURE, elections, recalls = {}, facts = [], rules = [] }: Permitting) {
  const procedures = [
    ...Object.entries(elections ?? { 'election.branchHead': BRANCH_HEAD }).map(([id, value]) => ({
      id,
      value,
      kind: 'election',
    })),
    ...Object.entries(recalls).map(([id, value]) => ({ id, value, kind: 'recall' })),
  ]
  const actions = LIFECYCLES.flatMap((lifecycle) =>
    Object.entries(lifecycle.actions).map(([type, { label }]) => ({ type, label, lifecycle: lifecycle.kind })),
  )
  return parseConstitution({
    format: 1,
    id: 'permitting',
    version: '1',
    title: both('A society in which everything is permitted', '一切皆许可的互助社'),
    zone: 'Asia/Shanghai',
    validFrom: '2024-01-01',
    structure,
    parameters: [
      {
        id: 'lateEntry.days',
        label: both('days within which late paper is taken', '补录期限（日）'),
        is: { type: 'integer' },
        values: [{ value: 30, validFrom: '2024-01-01', source: model }],
      },
      ...procedures.map(({ id, value, kind }) => ({
        id,
        label: both('procedure', '办法'),
        is: { type: 'procedure', lifecycle: kind },
        values: [{ value, validFrom: '2024-01-01', source: model }],
      })),
    ],
    facts,
    actions,
    conditions: {},
    articles: [
      {
        number: '1',
        heading: both('Everything', '一切'),
        text: both('Everything is permitted.', '一切皆许可。'),
        sources: [model],
        rules: [
          {
            name: 'everything',
            conditions: { all: [{ fact: 'action', operator: 'in', value: actions.map(({ type }) => type) }] },
            event: { type: 'permit' },
          },
          ...rules,
        ],
        examples: [],
      },
    ],
  })
}

/** The society of the setting, taken over on 1 May 2026 under a constitution that permits everything; and what it was opened with. */
export async function adopted(permits: Permitting = {}, ports: Partial<SocietyOptions> = {}, adoption: object = ADOPTED) {
  const opening = {
    constitution: ports.constitution ?? permitting(permits),
    lifecycles: [election, recall],
    journal: memoryJournal(),
    ballotBox: memoryBallotBox(),
    ...ports,
  }
  const society = await openSociety(opening)
  await must(society, [{ id: 'adopt', by: 'east', at: noon('2026-05-01'), ...adoption }])
  return { society, opening }
}

/** Does what must be possible, one after the other. */
export async function must(society: Society, actions: readonly object[], facts: Facts = {}): Promise<void> {
  for (const action of actions) {
    const result = await society.act(action, facts)
    if (!result.ok) throw new Error(`${JSON.stringify(action)} was refused: ${JSON.stringify(result.refusal)}`)
  }
}
