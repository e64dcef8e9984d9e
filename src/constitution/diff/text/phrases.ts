import type { Effect, Outcome } from '../../../base/ruling.ts'
import type { Bilingual, Locale } from '../../../base/text.ts'
import { inline } from '../../text/markdown.ts'
import type { Change } from '../list.ts'

/** What a rule does, in a word. */
export const EFFECT_WORDS: { readonly [E in Effect]: Bilingual } = {
  permit: { en: 'may', 'zh-CN': '可以' },
  forbid: { en: 'may not', 'zh-CN': '不得' },
  refer: { en: 'an organ decides', 'zh-CN': '提请决定' },
  oblige: { en: 'must', 'zh-CN': '应当' },
}

/** What the constitution answers, in a word. */
export const OUTCOME_WORDS: { readonly [O in Outcome]: Bilingual } = {
  permitted: { en: 'permitted', 'zh-CN': '可以办理' },
  forbidden: { en: 'forbidden', 'zh-CN': '不得办理' },
  referred: { en: 'an organ decides first', 'zh-CN': '应当先提请决定' },
  unknown: { en: 'facts are missing', 'zh-CN': '尚缺事实' },
}

/** A cell in which nothing stands. */
export const NOTHING = '-'

/** A line of a list: a name for what happened, and a text that is Markdown already. */
export function line(what: Bilingual, text: string, locale: Locale): string {
  return locale === 'en' ? `${what.en}: ${text}` : `${what['zh-CN']}：${text}`
}

/** Labels as one list. */
export function labels(all: readonly Bilingual[], locale: Locale): string {
  return listed(
    all.map((label) => inline(label[locale])),
    locale,
  )
}

/** Phrases as one list. */
export function listed(phrases: readonly string[], locale: Locale): string {
  return phrases.join(locale === 'en' ? ', ' : '、')
}

/** Phrases that may hold commas themselves, as one list. */
export function enumerated(phrases: readonly string[], locale: Locale): string {
  return phrases.join(locale === 'en' ? '; ' : '；')
}

/** Something before and after, in one phrase. */
export function fromTo({ before, after }: Change<string>, locale: Locale): string {
  return locale === 'en' ? `“${before}” becomes “${after}”` : `“${before}”改为“${after}”`
}
