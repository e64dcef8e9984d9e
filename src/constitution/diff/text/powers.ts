import type { Bilingual, Locale } from '../../../base/text.ts'
import { inline } from '../../text/markdown.ts'
import { aside } from '../../text/names.ts'
import { dateWords } from '../../wording.ts'
import type { PowerDiff, UnsettledPower } from '../powers.ts'
import { labels, line } from './phrases.ts'

/** Who gains and who loses, action by action, and what "could" means. */
export function powerBlocks({ on, gained, lost, unsettled, actors }: PowerDiff, locale: Locale): readonly string[] {
  const lines = [
    ...linesOf(GAINS, gained, actors, locale),
    ...linesOf(LOSES, lost, actors, locale),
    ...linesOf(UNSETTLED, unsettled, actors, locale),
  ]
  const date = dateWords(on, locale)
  return lines.length === 0
    ? [NOBODY[locale]]
    : [
        lines.map((each) => `- ${each}`).join('\n'),
        locale === 'en' ? `${COULD.en} on ${date}.` : `按${date}的数值，${COULD['zh-CN']}。`,
      ]
}

/** One line for each action, with everybody whom it concerns. */
function linesOf(what: Bilingual, changes: readonly UnsettledPower[], actors: number, locale: Locale): readonly string[] {
  const byType = new Map<string, UnsettledPower[]>()
  for (const change of changes) byType.set(change.type, [...(byType.get(change.type) ?? []), change])
  return [...byType.values()].map((together) => {
    const who =
      together.length === actors
        ? EVERYBODY[locale]
        : labels(
            together.map(({ actor }) => actor.label),
            locale,
          )
    const action = inline(together[0]?.label[locale] ?? '')
    return line(what, aside(action, who, locale), locale)
  })
}

const GAINS: Bilingual = { en: 'Gained', 'zh-CN': '新增职权' }
const LOSES: Bilingual = { en: 'Lost', 'zh-CN': '失去职权' }
const UNSETTLED: Bilingual = { en: 'Not settled', 'zh-CN': '未能判定' }
const EVERYBODY: Bilingual = { en: 'everybody', 'zh-CN': '任何一方' }
const NOBODY: Bilingual = { en: 'Nobody gains or loses a power.', 'zh-CN': '各方职权没有增减。' }
const COULD: Bilingual = {
  en: 'A power is what somebody could do under some facts, at once or after an organ has decided; with the figures in force',
  'zh-CN': '在某种事实下可以办理，或者提请机构决定后可以办理的，视为有此职权',
}
