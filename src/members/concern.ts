import type { ActionHead } from '../base/action.ts'
import type { Context } from '../base/lifecycle.ts'
import { headOf, homesOf, mandateOf, type Register } from './register.ts'
import type { NewMandate } from './unit.ts'

/** What an action on the register asks for; everything optional, so that a type can be asked about before its content is known. */
export interface Asked extends ActionHead {
  readonly subject?: string
  readonly founded?: { readonly layer?: string; readonly parent?: string }
  readonly founders?: readonly unknown[]
  readonly members?: readonly unknown[]
  readonly rolls?: readonly { readonly members: readonly unknown[] }[]
  readonly units?: readonly { readonly layer: string }[]
  readonly mandate?: string | NewMandate
  readonly from?: string
  readonly to?: string
  readonly membersTo?: string
}

/** The units whose affairs an action on the register concerns. Whoever moves only himself reaches into no other unit. */
export function touches(action: ActionHead, context: Context): readonly string[] {
  const asked = action as Asked
  const unit = concernedUnit(action, context)
  const units = unit === undefined ? [] : [unit]
  switch (action.type) {
    case 'moveMember':
      return [asked.from, asked.subject === asked.by ? undefined : asked.to].filter((each) => each !== undefined)
    case 'leaveSociety':
      return asked.unit === undefined ? homesOf(context.state, asked.subject ?? '') : units
    case 'expelMember':
      return homesOf(context.state, asked.subject ?? '')
    case 'closeUnit':
      return asked.membersTo === undefined ? units : [...units, asked.membersTo]
    default:
      return units
  }
}

/**
 * The unit that an action of any lifecycle concerns: that of the case, else `unit`; for a mandate the unit of the office, for a founding
 * the unit above, for a move the unit that receives, for leaving or expulsion from the whole society the head.
 */
export function concernedUnit(action: ActionHead, { state, case: kept }: Context): string | undefined {
  const asked = action as Asked
  if (typeof kept?.unit === 'string') return kept.unit
  switch (action.type) {
    case 'takeMandate':
    case 'endMandate':
      return mandateAsked(asked, state)?.unit
    case 'foundUnit':
      return asked.founded?.parent
    case 'moveMember':
      return asked.to
    case 'leaveSociety':
      return asked.unit ?? headOf(state)
    case 'expelMember':
      return headOf(state)
    default:
      return action.unit
  }
}

/** The mandate that an action would begin or end. */
export function mandateAsked({ type, mandate }: Asked, state: Register): NewMandate | undefined {
  if (type === 'takeMandate' && typeof mandate === 'object') return mandate
  return type === 'endMandate' && typeof mandate === 'string' ? mandateOf(state, mandate) : undefined
}

/** How many an action would put on a roll. */
export function admitted({ type, founders = [], members = [], rolls = [] }: Asked): number {
  if (type === 'foundSociety') return founders.length
  if (type === 'admitMembers') return members.length
  return type === 'adoptSociety' ? rolls.reduce((sum, roll) => sum + roll.members.length, 0) : 0
}

/** The layers in which an action would found units. */
export function layersAsked({ type, founded, units = [] }: Asked): readonly string[] {
  if (type === 'foundUnit') return founded?.layer === undefined ? [] : [founded.layer]
  return type === 'adoptSociety' ? units.map((unit) => unit.layer) : []
}
