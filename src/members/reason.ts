import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why the state of the register does not bear an action: the reasons of `notPossible`, and what each says. */
export const REASONS = {
  unitClosed: { en: 'the unit is closed', 'zh-CN': '该组织已经撤销' },
  sameUnit: { en: 'it is the same unit', 'zh-CN': '是同一个组织' },
  memberAlready: { en: 'is on this roll already', 'zh-CN': '已在该组织名册上' },
  notMember: { en: 'is on no such roll', 'zh-CN': '不在该名册上' },
  cannotBeMember: { en: 'only persons and households can be on a roll', 'zh-CN': '只有个人和住户可以列入名册' },
  notResident: { en: 'a household is made up of residents', 'zh-CN': '住户由居民组成' },
  notOneHead: { en: 'a society has exactly one head', 'zh-CN': '一个社团有且只有一个总社' },
  wrongLayer: { en: 'it does not belong into this layer', 'zh-CN': '层级不符' },
  tooManyUnits: { en: 'there are as many units of this layer as there may be', 'zh-CN': '该层级的组织数已达上限' },
  headStays: { en: 'the head of the society is not closed like a unit', 'zh-CN': '总社不能这样撤销' },
  hasSubunits: { en: 'there are open units below it', 'zh-CN': '还有下级组织未撤销' },
  hasMembers: {
    en: 'there are members on its roll; name the unit that takes them',
    'zh-CN': '名册上还有成员，应当写明转入的组织',
  },
  notPerson: { en: 'only a person holds an office', 'zh-CN': '职务只能由个人担任' },
  termMissing: { en: 'the office has a longest term; say when this one is over', 'zh-CN': '该职务有任期，应当写明届满日期' },
  holdsAlready: { en: 'holds this office of this unit at that time already', 'zh-CN': '同一时期已担任该组织的这一职务' },
  noSeatFree: { en: 'all seats of the office are taken at some time of the term', 'zh-CN': '任期内名额已满' },
  incompatibleOffices: {
    en: 'holds an office at that time that does not go together with this one',
    'zh-CN': '同一时期担任的职务不能兼任',
  },
  endedAlready: { en: 'the mandate has ended already', 'zh-CN': '任职已经终止' },
} as const satisfies { readonly [reason: string]: Bilingual }

/** Stable name of a reason why the state of the register does not bear an action. */
export type Reason = keyof typeof REASONS

export function notPossible(reason: Reason, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids, text: REASONS[reason] }
}

export function notFound(what: string, id: string): Refusal {
  return { code: 'notFound', what, id }
}

export function alreadyExists(what: string, id: string): Refusal {
  return { code: 'alreadyExists', what, id }
}
