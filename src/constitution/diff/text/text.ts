import type { Bilingual, Locale } from '../../../base/text.ts'
import { peopleOf } from '../../labels.ts'
import { inline } from '../../text/markdown.ts'
import { dateWords } from '../../wording.ts'
import type { ConstitutionDiff } from '../diff.ts'
import { articleBlocks } from './articles.ts'
import { declarationLines, structureLines } from './declarations.ts'
import { figuresTable } from './figures.ts'
import { powerBlocks } from './powers.ts'
import { turnedTable } from './turned.ts'

/**
 * A comparison of two versions as Markdown that people read at a congress: articles before and after, figures, structure, who gains or
 * loses which power, and the cases that come out otherwise. What did not change is left out.
 */
export function diffText(diff: ConstitutionDiff, locale: Locale): string {
  const { before, after } = diff.structure
  const people = { before: peopleOf({ structure: before }), after: peopleOf({ structure: after }) }
  const sections: readonly (readonly [Bilingual, readonly string[]])[] = [
    [ARTICLES, articleBlocks(diff, locale)],
    [FIGURES, figuresTable(diff.parameters, people, locale)],
    [STRUCTURE, list(structureLines(diff, locale))],
    [DECLARATIONS, list(declarationLines(diff, locale))],
    [POWERS, powerBlocks(diff.powers, locale)],
    [TURNED, turnedTable(diff.turned, locale)],
  ]
  const blocks = sections.flatMap(([heading, body]) => (body.length === 0 ? [] : [`## ${heading[locale]}`, ...body]))
  return `${[...headBlocks(diff, locale), ...blocks].join('\n\n')}\n`
}

function headBlocks({ before, after, title, validFrom }: ConstitutionDiff, locale: Locale): readonly string[] {
  const [old, next] = [inline(before.version), inline(after.version)]
  const [from, since] = [dateWords(validFrom.after, locale), dateWords(validFrom.before, locale)]
  const name = inline(title.after[locale])
  const was = inline(title.before[locale])
  if (locale === 'en') {
    return [
      `# ${name}: what changes`,
      `Version ${next}, in force from ${from}, compared with version ${old}, in force from ${since}.`,
      ...(name === was ? [] : [`The title was: ${was}.`]),
    ]
  }
  return [
    `# ${name}修改对照`,
    `版本${next}（自${from}起施行）与版本${old}（自${since}起施行）的对照。`,
    ...(name === was ? [] : [`原标题：${was}。`]),
  ]
}

function list(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]
}

const ARTICLES: Bilingual = { en: 'Articles', 'zh-CN': '条文' }
const FIGURES: Bilingual = { en: 'Figures', 'zh-CN': '数额、比例和期限' }
const STRUCTURE: Bilingual = { en: 'Structure', 'zh-CN': '组织结构' }
const DECLARATIONS: Bilingual = { en: 'Actions, facts and shared conditions', 'zh-CN': '申请事项、事实和共用条件' }
const POWERS: Bilingual = { en: 'Who gains or loses which power', 'zh-CN': '职权变化' }
const TURNED: Bilingual = { en: 'Cases that come out otherwise', 'zh-CN': '结论不同的事例' }
