import { chineseNumeral } from '../../base/numeral.ts'
import type { Source } from '../../base/ruling.ts'
import type { Bilingual, Locale } from '../../base/text.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { articleInChinese, dateWords, sourceWords } from '../wording.ts'
import { inline } from './markdown.ts'

/** An article by its number: "Article 4", 第四条. */
export function articleName(number: string, locale: Locale): string {
  return locale === 'en' ? `Article ${inline(number)}` : inline(articleInChinese(number))
}

/** A chapter by its place, from 1: "Chapter 2", 第二章. */
export function chapterName(place: number, locale: Locale): string {
  return locale === 'en' ? `Chapter ${place}` : `第${chineseNumeral(place)}章`
}

/** A source in one line, with how far it was checked. */
export function sourceLine(source: Source, locale: Locale): string {
  if (source.law === 'model') return MODEL[locale]
  return aside(inline(sourceWords(source, locale)), CONFIDENCE[source.confidence][locale], locale)
}

/** From a first day to the day before another: "from 1 January 2024 to 31 December 2025", 2024年1月1日至2025年12月31日. */
export function periodWords(validFrom: CivilDate, validTo: CivilDate | undefined, locale: Locale): string {
  const from = dateWords(validFrom, locale)
  if (validTo === undefined) return locale === 'en' ? `from ${from}` : `${from}起`
  const to = dateWords(addDays(validTo, -1), locale)
  return locale === 'en' ? `from ${from} to ${to}` : `${from}至${to}`
}

/** A phrase with another one in brackets after it. */
export function aside(phrase: string, more: string, locale: Locale): string {
  return locale === 'en' ? `${phrase} (${more})` : `${phrase}（${more}）`
}

const MODEL: Bilingual = { en: 'model', 'zh-CN': '示范拟定' }

const CONFIDENCE: { readonly [Confidence in Source['confidence']]: Bilingual } = {
  V: { en: 'verified', 'zh-CN': '已核对' },
  P: { en: 'verified in part', 'zh-CN': '部分核对' },
  K: { en: 'not verified', 'zh-CN': '未核对' },
  I: { en: 'inferred', 'zh-CN': '推定' },
}
