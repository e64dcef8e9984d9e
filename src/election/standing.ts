import type { ActionHead } from '../base/action.ts'
import { type FactDeclaration, type Facts, type FactType, type FactValue, factsOf } from '../base/fact.ts'
import type { Context } from '../base/lifecycle.ts'
import { concernedUnit, mandateAsked } from '../members/concern.ts'
import { holdingsOf, homesOf, mandateOf, unitOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { inEffect, type Mandate } from '../members/unit.ts'
import type { Election } from './election.ts'
import { mandatesGiven, recalledMandate } from './result/mandates.ts'
import { monthsOver, vacantOffices } from './terms.ts'

/** The facts about an action of whichever lifecycle: who goes on as a caretaker, and where an election is due. */
export function standingFacts({ offices }: Structure): readonly FactDeclaration[] {
  return [
    {
      name: 'term.monthsOver',
      is: { type: 'integer' },
      label: {
        en: 'months since the last term in the acting unit was over, with nobody in office since',
        'zh-CN': '提出申请的组织任期届满而未换届的月数',
      },
      source: 'state',
      changeable: true,
    },
    {
      name: 'unit.vacancies',
      is: officesOf(offices),
      label: {
        en: 'offices of the unit concerned of which fewer than half the seats are held',
        'zh-CN': '所涉组织在任人数不足半数的职务',
      },
      source: 'state',
      changeable: true,
    },
    {
      name: 'offices.vacated',
      is: officesOf(offices),
      label: {
        en: 'offices that it leaves with fewer than half their seats held',
        'zh-CN': '办理后在任人数不足半数的职务',
      },
      source: 'state',
      changeable: false,
    },
  ]
}

/** What a standing fact looks at. */
interface Scene {
  readonly action: ActionHead
  readonly context: Context
  readonly structure: Structure
  readonly held: (mandate: Mandate) => boolean
}

const STANDING: { readonly [name: string]: { readonly value: (scene: Scene) => FactValue } } = {
  'term.monthsOver': {
    value: ({ action, context: { state, date }, structure }) => monthsOver(state, structure, action.by, date),
  },
  'unit.vacancies': {
    value: ({ action, context, structure, held }) => {
      const unit = concernedUnit(action, context)
      const known = unit !== undefined && unitOf(context.state, unit) !== undefined
      return known ? vacantOffices(context.state, structure, unit, held) : []
    },
  },
  'offices.vacated': {
    value: ({ action, context, structure, held }) => {
      const gone = mandatesEnded(action, context).filter(held)
      const isLeft = (each: Mandate) => held(each) && gone.every(({ id }) => id !== each.id)
      const vacated = gone.filter(({ unit, office }) => vacantOffices(context.state, structure, unit, isLeft).includes(office))
      return [...new Set(vacated.map(({ office }) => office))]
    },
  },
}

/** Those facts about one action: those that are wanted, or all. */
export function standing(action: ActionHead, context: Context, wanted: readonly string[] = Object.keys(STANDING)): Facts {
  return factsOf(STANDING, wanted, {
    action,
    context,
    structure: context.structure as unknown as Structure,
    held: (mandate) => inEffect(mandate, context.date),
  })
}

function officesOf(offices: Structure['offices']): FactType {
  return { type: 'list', of: { type: 'enum', values: offices.length === 0 ? ['none'] : offices.map(({ id }) => id) } }
}

/** The mandates that an action would end: also that of whoever a declared vote recalls, and those of an election that is annulled. */
function mandatesEnded(action: ActionHead, context: Context): readonly Mandate[] {
  const { state, case: kept } = context
  const { type, unit, subject = '' } = action as ActionHead & { readonly subject?: string }
  switch (type) {
    case 'endMandate':
      return [mandateAsked(action, state) ?? []].flat()
    case 'acceptResignation':
      return [mandateOf(state, String(kept?.mandate)) ?? []].flat()
    case 'declareResult':
      return recalledMandate(kept as unknown as Election, context)
    case 'annulElection':
      return mandatesGiven(action.case ?? '', kept as unknown as Election, context)
    case 'leaveSociety':
      // Whoever stays a member elsewhere in the society keeps the offices.
      return homesOf(state, subject).every((home) => unit === undefined || home === unit) ? holdingsOf(state, subject) : []
    case 'expelMember':
      return holdingsOf(state, subject)
    default:
      return []
  }
}
