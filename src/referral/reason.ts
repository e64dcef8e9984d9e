import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on a referral: the reasons of `notPossible`, and what each says. */
export const REFERRAL_REASONS = {
  notTheOrganAsked: { en: 'only the organ that was asked can answer', 'zh-CN': '只有被提请的机构可以答复' },
  notWhoBroughtIt: { en: 'only whoever brought it can withdraw it', 'zh-CN': '只有提请者可以撤回' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof REFERRAL_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids, text: REFERRAL_REASONS[reason] }
}
