import { assertCivilDate } from '../../base/argument.ts'
import type { Bilingual, Locale } from '../../base/text.ts'
import type { CivilDate } from '../../base/time.ts'
import type { Article, ConstitutionDocument } from '../document.ts'
import { dateWords } from '../wording.ts'
import { inline, paragraphs } from './markdown.ts'
import { articleName, chapterName, sourceLine } from './names.ts'
import { parametersText } from './parameters.ts'
import { proceduresText } from './procedures.ts'
import { structureText } from './structure.ts'

/**
 * A constitution as Markdown that a congress could vote on: title, version and date, chapters and articles with their sources, and in
 * annexes the structure, the figures and the procedures in words. Rules are not shown: the text of an article says what they do.
 *
 * What the document holds is shown as text, never as markup, so nothing in it can pass for an article that is not there.
 *
 * @param on - shows only the values of parameters in force on this civil date; all, if absent.
 * @throws ArgumentError if `on` is no civil date
 */
export function text(constitution: { readonly document: ConstitutionDocument }, locale: Locale, on?: CivilDate): string {
  if (on !== undefined) assertCivilDate('on', on)
  const { document } = constitution
  const { title, version, validFrom, chapters = [], articles, structure, parameters } = document
  const chapterAt = new Map(chapters.map((chapter, at) => [chapter.from, { ...chapter, place: at + 1 }]))
  const chapterBlocks = (number: string) => {
    const begins = chapterAt.get(number)
    return begins === undefined ? [] : [`## ${chapterName(begins.place, locale)} ${inline(begins.heading[locale])}`]
  }
  const figures = parameters.some(({ is }) => is.type !== 'procedure')
  const annexes = [
    { heading: STRUCTURE, body: structureText(structure, locale) },
    { heading: PARAMETERS, body: figures ? parametersText(document, locale, on) : '' },
    { heading: PROCEDURES, body: proceduresText(document, locale, on) },
  ].filter(({ body }) => body !== '')
  const blocks = [
    `# ${inline(title[locale])}`,
    inForceFrom(version, validFrom, locale),
    ...articles.flatMap((article) => [...chapterBlocks(article.number), ...articleBlocks(article, locale)]),
    ...annexes.flatMap(({ heading, body }, at) => [`## ${annexName(at + 1, locale)} ${heading[locale]}`, body]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function articleBlocks({ number, heading, text, sources }: Article, locale: Locale): readonly string[] {
  const lines = sources.map((source) => sourceLine(source, locale))
  const stated = [...new Set(lines)].join(locale === 'en' ? '; ' : '；')
  return [
    `### ${articleName(number, locale)} ${inline(heading[locale])}`,
    ...paragraphs(text[locale]),
    locale === 'en' ? `*Sources: ${stated}.*` : `*依据：${stated}。*`,
  ]
}

function inForceFrom(version: string, validFrom: CivilDate, locale: Locale): string {
  const date = dateWords(validFrom, locale)
  return locale === 'en' ? `Version ${inline(version)}, in force from ${date}.` : `版本${inline(version)}，自${date}起施行。`
}

function annexName(place: number, locale: Locale): string {
  return locale === 'en' ? `Annex ${place}` : `附件${['一', '二', '三'][place - 1]}`
}

const STRUCTURE: Bilingual = { en: 'Structure', 'zh-CN': '组织结构' }
const PARAMETERS: Bilingual = { en: 'Figures', 'zh-CN': '数额、比例和期限' }
const PROCEDURES: Bilingual = { en: 'Procedures', 'zh-CN': '各项办法' }
