import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on an election: the reasons of `notPossible`, and what each says. */
export const ELECTION_REASONS = {
  noProcedure: { en: 'the constitution holds no election procedure under this name', 'zh-CN': '章程没有这一名称的选举办法' },
  noSuchOffice: { en: 'the unit has no such office', 'zh-CN': '该单元没有这一职务' },
  moreSeatsThanOffice: { en: 'more seats than the office has', 'zh-CN': '应选人数多于职数' },
  postTwice: { en: 'a post is named twice', 'zh-CN': '同一职务重复列出' },
  notToFollow: { en: 'only a failed or annulled election is held anew', 'zh-CN': '只有未能进行或者被宣布无效的选举可以重新举行' },
  committeeIncomplete: { en: 'the election committee has too few members', 'zh-CN': '选举委员会人数不足' },
  daysTooShort: { en: 'the days until the poll are fewer than the procedure needs', 'zh-CN': '距选举日的天数少于选举办法的要求' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof ELECTION_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids }
}
