import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on an amendment: the reasons of `notPossible`, and what each says. */
export const AMENDMENT_REASONS = {
  parameterMissing: {
    en: 'the constitution lacks a parameter that an amendment goes by',
    'zh-CN': '章程未规定修改章程所须的参数',
  },
  parameterUnfit: {
    en: 'a parameter that an amendment goes by cannot be used for it',
    'zh-CN': '章程规定的修改章程参数不适用',
  },
  basisAmended: {
    en: 'another amendment was approved since this text was proposed: propose it again, on the latest version',
    'zh-CN': '提出之后章程已另行修改，应当以最新文本为基础重新提出',
  },
  notTheProposer: { en: 'only whoever proposed it can withdraw it', 'zh-CN': '只有提出者可以撤回' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof AMENDMENT_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids, text: AMENDMENT_REASONS[reason] }
}
