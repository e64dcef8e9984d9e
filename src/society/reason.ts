import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why the state of a society does not bear an action of whichever lifecycle: the reasons of `notPossible`, and what each says. */
export const SOCIETY_REASONS = {
  obligationNotMetByThis: { en: 'this type of action does not meet the obligation', 'zh-CN': '这种申请不能履行该项义务' },
  noBallotBox: { en: 'the society was opened without a ballot box for secret ballots', 'zh-CN': '本社未设无记名投票的票箱' },
  ballotsHeld: {
    en: 'ballots are still held that are neither in the box nor discarded',
    'zh-CN': '尚有选票既未投入票箱，也未作废',
  },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof SOCIETY_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids, text: SOCIETY_REASONS[reason] }
}
