import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on a consultation: the reasons of `notPossible`, and what each says. */
export const CONSULTATION_REASONS = {
  noProcedure: { en: 'the constitution holds no consultation procedure under this name', 'zh-CN': '章程没有这一名称的协商办法' },
  unanswered: { en: 'opinions given in time are still unanswered', 'zh-CN': '尚有按期提出的意见未获答复' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof CONSULTATION_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids }
}
