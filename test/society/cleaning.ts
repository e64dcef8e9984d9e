import type { ActionHead, ConstitutionDocument, Json, Lifecycle } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { setup } from 'xstate'
import * as z from 'zod'
import { lifecycleOf } from '../../src/base/machine.ts'

const id = z.string()
const schema = z.strictObject({ id, type: z.literal('callCleaning'), by: id, at: id, case: id, unit: id })
const procedure = z.strictObject({ days: z.int().min(1), helpers: z.int().min(2), tools: z.array(z.string()) })

type CleaningProcedure = z.infer<typeof procedure>

interface Cleaning {
  readonly phase: 'called'
  readonly procedure: CleaningProcedure
}

interface CleaningCalled extends Cleaning {
  readonly type: 'cleaningCalled'
  readonly case: string
}

/** A day on which a unit cleans its yard: a lifecycle of a host that takes its procedure from the constitution. */
export const cleaning: Lifecycle = lifecycleOf<
  Cleaning,
  ActionHead & { readonly type: 'callCleaning'; readonly case: string },
  never,
  CleaningCalled
>({
  kind: 'cleaning',
  label: { en: 'cleaning of the yard', 'zh-CN': '院落大扫除' },
  phases: { called: { en: 'called', 'zh-CN': '已召集' } },
  machine: setup({}).createMachine({ initial: 'called', states: { called: {} } }),
  actions: { callCleaning: { schema, label: { en: 'call a cleaning', 'zh-CN': '召集大扫除' }, case: 'opens' } },
  events: { cleaningCalled: { schema: z.any(), label: { en: 'a cleaning was called', 'zh-CN': '已召集大扫除' } } },
  procedure,
  supplies: () => [],
  open: (action, { parameter }) => {
    const read = procedure.parse(parameter('cleaning.yard'))
    return { ok: true, events: [{ type: 'cleaningCalled', case: action.case, phase: 'called', procedure: read }] }
  },
  decide: () => ({ ok: true, events: [] }),
  touches: () => [],
  evolve: ({ phase, procedure }) => ({ case: { phase, procedure }, writes: [] }),
  due: () => [],
})

const model = { law: 'model', confidence: 'I' } as const

export const YARD = { days: 7, helpers: 4, tools: ['broom'] }

/** The preset with cleanings, by this procedure until the end of March 2026 and by another one from then on. */
export function cleaned(first: Json = YARD, second: Json = { ...YARD, days: 3 }, kind = 'cleaning'): ConstitutionDocument {
  const permit = {
    name: 'everybodyCallsCleanings',
    conditions: { all: [{ fact: 'action', operator: 'equal', value: 'callCleaning' }] },
    event: { type: 'permit' },
  } as const
  return {
    ...huzhushe,
    parameters: [
      {
        id: 'cleaning.yard',
        label: { en: 'Cleaning of the yard', 'zh-CN': '院落大扫除办法' },
        is: { type: 'procedure', lifecycle: kind },
        values: [
          { value: first, validFrom: '2024-01-01', validTo: '2026-04-01', source: model },
          { value: second, validFrom: '2026-04-01', source: model },
        ],
      },
      ...huzhushe.parameters,
    ],
    actions: [
      ...huzhushe.actions,
      { type: 'callCleaning', label: { en: 'call a cleaning', 'zh-CN': '召集大扫除' }, lifecycle: 'cleaning' },
    ],
    articles: [
      ...huzhushe.articles,
      {
        number: '90',
        heading: { en: 'Cleaning', 'zh-CN': '大扫除' },
        text: { en: 'Everybody can call a cleaning of the yard.', 'zh-CN': '任何人都可以召集院落大扫除。' },
        sources: [model],
        rules: [permit],
        examples: [],
      },
    ],
  }
}
