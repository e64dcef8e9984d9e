import type { Bilingual, Locale } from '../../../base/text.ts'
import { inline, quotation } from '../../text/markdown.ts'
import { articleName, aside, sourceLine } from '../../text/names.ts'
import type { ArticleChange, MovedArticle, RuleName } from '../articles.ts'
import type { ConstitutionDiff } from '../diff.ts'
import type { Change } from '../list.ts'
import { EFFECT_WORDS, enumerated, fromTo, line } from './phrases.ts'

/** New, removed, changed and renumbered articles, and chapters. */
export function articleBlocks({ articles, chapters }: ConstitutionDiff, locale: Locale): readonly string[] {
  const { added, removed, moved, changed } = articles
  const headings = [
    ...chapters.added.map(({ heading }) => line(CHAPTER_ADDED, inline(heading[locale]), locale)),
    ...chapters.removed.map(({ heading }) => line(CHAPTER_REMOVED, inline(heading[locale]), locale)),
    ...chapters.changed.map(({ after }) =>
      line(CHAPTER_MOVED, aside(inline(after.heading[locale]), articleName(after.from, locale), locale), locale),
    ),
  ]
  return [
    ...(headings.length === 0 ? [] : [headings.map((each) => `- ${each}`).join('\n')]),
    ...(moved.length === 0
      ? []
      : [
          line(
            RENUMBERED,
            enumerated(
              runsOf(moved).map((run) => runWords(run, locale)),
              locale,
            ),
            locale,
          ),
        ]),
    ...added.flatMap((article) => [titled(article, ADDED, locale), quotation(article.text[locale])]),
    ...removed.flatMap((article) => [titled(article, REMOVED, locale), quotation(article.text[locale])]),
    ...changed.flatMap((change) => changeBlocks(change, locale)),
  ]
}

function titled(
  { number, heading }: { readonly number: string; readonly heading: Bilingual },
  what: Bilingual,
  locale: Locale,
): string {
  const name = `### ${articleName(number, locale)} ${inline(heading[locale])}`
  return locale === 'en' ? `${name}: ${what.en}` : `${name}（${what['zh-CN']}）`
}

function changeBlocks({ number, heading, text, sources, rules, examples }: ArticleChange, locale: Locale): readonly string[] {
  const [was, is] = [inline(heading.before[locale]), inline(heading.after[locale])]
  const lines = [
    ...(was === is ? [] : [line(HEADING, fromTo({ before: was, after: is }, locale), locale)]),
    ...lineOf(
      SOURCES_ADDED,
      sources?.added.map((source) => sourceLine(source, locale)),
      locale,
    ),
    ...lineOf(
      SOURCES_REMOVED,
      sources?.removed.map((source) => sourceLine(source, locale)),
      locale,
    ),
    ...lineOf(
      RULES_ADDED,
      rules?.added.map((rule) => ruleWords(rule, locale)),
      locale,
    ),
    ...lineOf(
      RULES_REMOVED,
      rules?.removed.map((rule) => ruleWords(rule, locale)),
      locale,
    ),
    ...lineOf(
      RULES_CHANGED,
      rules?.changed.map((change) => changedRule(change, locale)),
      locale,
    ),
    ...lineOf(
      EXAMPLES_ADDED,
      examples?.added.map((title) => inline(title[locale])),
      locale,
    ),
    ...lineOf(
      EXAMPLES_REMOVED,
      examples?.removed.map((title) => inline(title[locale])),
      locale,
    ),
  ]
  const renumbered: Bilingual =
    number.before === number.after
      ? CHANGED
      : { en: `changed, was ${articleName(number.before, 'en')}`, 'zh-CN': `修改，原${articleName(number.before, 'zh-CN')}` }
  return [
    titled({ number: number.after, heading: heading.after }, renumbered, locale),
    ...(text === undefined || text.before[locale] === text.after[locale]
      ? []
      : [`${BEFORE[locale]}`, quotation(text.before[locale]), `${AFTER[locale]}`, quotation(text.after[locale])]),
    ...(text !== undefined && text.before[locale] === text.after[locale] ? [OTHER_LANGUAGE[locale]] : []),
    ...(lines.length === 0 ? [] : [lines.map((each) => `- ${each}`).join('\n')]),
  ]
}

function lineOf(what: Bilingual, phrases: readonly string[] | undefined, locale: Locale): readonly string[] {
  return phrases === undefined || phrases.length === 0 ? [] : [line(what, enumerated(phrases, locale), locale)]
}

function ruleWords({ name, effect }: RuleName, locale: Locale): string {
  return aside(inline(name), EFFECT_WORDS[effect][locale], locale)
}

function changedRule({ before, after }: Change<RuleName>, locale: Locale): string {
  if (before.effect === after.effect) return ruleWords(after, locale)
  const effects = fromTo({ before: EFFECT_WORDS[before.effect][locale], after: EFFECT_WORDS[after.effect][locale] }, locale)
  return aside(inline(after.name), effects, locale)
}

/** Renumbered articles that follow each other, under both numberings. */
type Run = Change<readonly string[]>

function runsOf(moved: readonly MovedArticle[]): readonly Run[] {
  const runs: { before: string[]; after: string[] }[] = []
  for (const { number } of moved) {
    const last = runs.at(-1)
    if (last !== undefined && follows(last.before.at(-1), number.before) && follows(last.after.at(-1), number.after)) {
      last.before.push(number.before)
      last.after.push(number.after)
    } else runs.push({ before: [number.before], after: [number.after] })
  }
  return runs
}

function follows(last: string | undefined, next: string): boolean {
  return Number(next) === Number(last) + 1
}

function runWords({ before, after }: Run, locale: Locale): string {
  const [old, next] = [before, after].map((numbers) => spanWords(numbers, locale)) as [string, string]
  if (locale === 'zh-CN') return `${old}改为${next}`
  return before.length > 1 ? `${old} become ${next}` : `${old} becomes ${next}`
}

function spanWords(numbers: readonly string[], locale: Locale): string {
  const [first, last] = [numbers[0] as string, numbers.at(-1) as string]
  if (numbers.length === 1) return articleName(first, locale)
  if (locale === 'zh-CN') return `${articleName(first, locale)}至${articleName(last, locale)}`
  return `Articles ${inline(first)} to ${inline(last)}`
}

const ADDED: Bilingual = { en: 'new', 'zh-CN': '新增' }
const REMOVED: Bilingual = { en: 'removed', 'zh-CN': '删除' }
const CHANGED: Bilingual = { en: 'changed', 'zh-CN': '修改' }
const RENUMBERED: Bilingual = { en: 'Renumbered', 'zh-CN': '条文序号调整' }
const BEFORE: Bilingual = { en: 'Before:', 'zh-CN': '修改前：' }
const AFTER: Bilingual = { en: 'After:', 'zh-CN': '修改后：' }
const OTHER_LANGUAGE: Bilingual = { en: 'Only the Chinese text changes.', 'zh-CN': '仅修改英文文本。' }
const HEADING: Bilingual = { en: 'Heading', 'zh-CN': '条标' }
const CHAPTER_ADDED: Bilingual = { en: 'New chapter', 'zh-CN': '新增章' }
const CHAPTER_REMOVED: Bilingual = { en: 'No longer a chapter', 'zh-CN': '取消章' }
const CHAPTER_MOVED: Bilingual = { en: 'The chapter begins elsewhere', 'zh-CN': '章的起始条改变' }
const SOURCES_ADDED: Bilingual = { en: 'Sources added', 'zh-CN': '增加依据' }
const SOURCES_REMOVED: Bilingual = { en: 'Sources removed', 'zh-CN': '取消依据' }
const RULES_ADDED: Bilingual = { en: 'Rules added', 'zh-CN': '增加规则' }
const RULES_REMOVED: Bilingual = { en: 'Rules removed', 'zh-CN': '取消规则' }
const RULES_CHANGED: Bilingual = { en: 'Rules changed', 'zh-CN': '修改规则' }
const EXAMPLES_ADDED: Bilingual = { en: 'Examples added', 'zh-CN': '增加示例' }
const EXAMPLES_REMOVED: Bilingual = { en: 'Examples removed', 'zh-CN': '取消示例' }
