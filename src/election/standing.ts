import type { ActionHead } from '../base/action.ts'
import { type FactDeclaration, type Facts, type FactValue, factsOf } from '../base/fact.ts'
import type { Context } from '../base/lifecycle.ts'
import { concernedUnit, mandateAsked } from '../members/concern.ts'
import { holdingsOf, homesOf, mandateOf, unitOf } from '../members/register.ts'
import type { Structure } from '../members/structure.ts'
import { inEffect, type Mandate } from '../members/unit.ts'
import { monthsOver, vacantOffices } from './terms.ts'

/** The facts about an action of whichever lifecycle: who goes on as a caretaker, and where an election is due. */
export function standingFacts({ offices }: Structure): readonly FactDeclaration[] {
  return [
    {
      name: 'term.monthsOver',
      is: { type: 'integer' },
      label: {
        en: 'months since the last term in the acting unit was over, with nobody in office since',
        'zh-CN': '申请单元任期届满而未换届的月数',
      },
      source: 'state',
      changeable: true,
    },
    {
      name: 'unit.vacancies',
      is: {
        type: 'list',
        of: { type: 'enum', values: offices.length === 0 ? ['none'] : offices.map(({ id }) => id) },
      },
      label: {
        en: 'offices of the unit concerned of which fewer than half the seats are held',
        'zh-CN': '所涉单元在任人数不足半数的职务',
      },
      source: 'state',
      changeable: true,
    },
    {
      name: 'office.vacated',
      is: { type: 'boolean' },
      label: {
        en: 'it leaves an office with fewer than half its seats held',
        'zh-CN': '办理后有职务的在任人数不足半数',
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
  'office.vacated': {
    value: ({ action, context, structure, held }) =>
      mandatesEnded(action, context).some(
        (gone) =>
          held(gone) &&
          vacantOffices(context.state, structure, gone.unit, (each) => held(each) && each.id !== gone.id).includes(gone.office),
      ),
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

/** The mandates that an action would end. */
function mandatesEnded(action: ActionHead, { state, case: kept }: Context): readonly Mandate[] {
  const { type, unit, subject = '' } = action as ActionHead & { readonly subject?: string }
  switch (type) {
    case 'endMandate':
      return [mandateAsked(action, state) ?? []].flat()
    case 'acceptResignation':
      return [mandateOf(state, String(kept?.mandate)) ?? []].flat()
    case 'leaveSociety':
      // Whoever stays a member elsewhere in the society keeps the offices.
      return homesOf(state, subject).every((home) => unit === undefined || home === unit) ? holdingsOf(state, subject) : []
    case 'expelMember':
      return holdingsOf(state, subject)
    default:
      return []
  }
}
