import type { Ruling } from '../../../base/ruling.ts'
import type { Locale } from '../../../base/text.ts'
import { inline, table } from '../../text/markdown.ts'
import { articleName, aside } from '../../text/names.ts'
import type { TurnedRuling } from '../turned.ts'
import { listed, OUTCOME_WORDS } from './phrases.ts'

/** The cases that come out otherwise, with the articles that decide. */
export function turnedTable(turned: readonly TurnedRuling[], locale: Locale): readonly string[] {
  const rows = turned.map(({ title, label, before, after }) => [
    inline((title ?? label)[locale]),
    answer(before, locale),
    answer(after, locale),
  ])
  return rows.length === 0 ? [] : [table(HEAD[locale], rows)]
}

function answer({ outcome, grounds }: Ruling, locale: Locale): string {
  const words = OUTCOME_WORDS[outcome][locale]
  const articles = [...new Set(grounds.map(({ article }) => articleName(article, locale)))]
  return articles.length === 0 ? words : aside(words, listed(articles, locale), locale)
}

const HEAD: { readonly [In in Locale]: readonly string[] } = {
  en: ['case', 'before', 'after'],
  'zh-CN': ['事例', '修改前', '修改后'],
}
