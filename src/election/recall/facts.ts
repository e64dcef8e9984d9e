import type { FactDeclaration, Facts } from '../../base/fact.ts'
import type { Context } from '../../base/lifecycle.ts'
import { mandateOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { Unit } from '../../voting/index.ts'
import type { RecallAction } from './action.ts'
import type { Recall } from './recall.ts'
import { signaturesOf } from './support.ts'

/** Whose signatures the fact `recall.support` counts, in this order. */
const SUPPORTERS = ['residents', 'householdDelegates', 'representatives'] as const satisfies readonly Unit[]

/** The facts about recalls that rules may read. */
export function recallFacts({ offices }: Structure): readonly FactDeclaration[] {
  return [
    {
      name: 'recall.office',
      is: { type: 'enum', values: [...offices.map(({ id }) => id), 'none'] },
      label: { en: 'office whose holder is to be recalled', 'zh-CN': '被要求罢免的人所任职务' },
      source: 'state',
      changeable: false,
    },
    {
      name: 'recall.support',
      is: { type: 'tally', shares: SUPPORTERS.map((unit) => ({ of: 'eligible', unit })) },
      label: {
        en: 'who signed, of the residents on the roll, of its households, of the representatives',
        'zh-CN': '联名人数与居民、住户、代表总数',
      },
      source: 'state',
      changeable: true,
    },
    {
      name: 'recall.self',
      is: { type: 'boolean' },
      label: { en: 'who acts is whose recall is asked for', 'zh-CN': '申请人就是被要求罢免的人' },
      source: 'state',
      changeable: false,
    },
    {
      name: 'recall.signed',
      is: { type: 'boolean' },
      label: { en: 'who acts has signed the petition', 'zh-CN': '申请人已在罢免要求上联名' },
      source: 'state',
      changeable: true,
    },
    {
      name: 'recall.overdue',
      is: { type: 'boolean' },
      label: { en: 'the day for the check, or for the vote, is past', 'zh-CN': '核实或者表决的期限已过' },
      source: 'state',
      changeable: false,
    },
  ]
}

/** The facts about one action on a recall. */
export function facts(action: RecallAction, recall: Recall | undefined, context: Context): Facts {
  if (action.type === 'petitionRecall') {
    const mandate = mandateOf(context.state, action.mandate)
    return {
      'recall.office': mandate?.office ?? 'none',
      'recall.support': supportNow(action.signers, action.unit, context),
      'recall.self': mandate?.subject === action.by,
      'recall.signed': action.signers.includes(action.by),
      'recall.overdue': false,
    }
  }
  if (recall === undefined) return {}
  const { office, person, support, phase, verifyBy, voteBy } = recall
  return {
    'recall.office': office,
    'recall.support': SUPPORTERS.flatMap((unit) => {
      const found = support.find((each) => each.unit === unit)
      return [found?.signed ?? 0, found?.eligible ?? 0]
    }),
    'recall.self': person === action.by,
    'recall.signed': context.state.get('recall.signatures', `${action.case}/${action.by}`) !== undefined,
    'recall.overdue': context.date > (phase === 'petitioned' ? verifyBy : voteBy),
  }
}

function supportNow(signers: readonly string[], unit: string, context: Context): readonly number[] {
  const threshold = {
    any: SUPPORTERS.map((each) => ({ num: 1, den: 1, cmp: '>=' as const, of: 'eligible' as const, unit: each })),
  }
  const asked = { signers, threshold, unit, on: context.date }
  const { support } = signaturesOf(asked, context.state, context.structure as unknown as Structure)
  return support.flatMap(({ signed, eligible }) => [signed, eligible])
}
