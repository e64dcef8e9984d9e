import type { Bilingual, Locale } from '../../../base/text.ts'
import { inline } from '../../text/markdown.ts'
import { dateWords } from '../../wording.ts'
import type { PowerDiff, UnsettledPower } from '../powers.ts'
import { labels } from './phrases.ts'

/** Who gains and who loses, action by action, and what a power is. */
export function powerBlocks({ on, gained, lost, unsettled, actors }: PowerDiff, locale: Locale): readonly string[] {
  const lines = [
    ...linesOf(GAINED, gained, actors.after, locale),
    ...linesOf(LOST, lost, actors.before, locale),
    ...linesOf(UNSETTLED, unsettled, Math.max(actors.before, actors.after), locale),
  ]
  if (lines.length === 0) return [NOBODY[locale]]
  const date = dateWords(on, locale)
  return [lines.join('\n'), locale === 'en' ? `${POWER.en} on ${date}.` : `按${date}的数值，${POWER['zh-CN']}。`]
}

/** One line for each action, with everybody whom it concerns. */
function linesOf(what: Bilingual, changes: readonly UnsettledPower[], all: number, locale: Locale): readonly string[] {
  const byType = new Map<string, UnsettledPower[]>()
  for (const change of changes) byType.set(change.type, [...(byType.get(change.type) ?? []), change])
  return [...byType.values()].map((together) => {
    const actors = together.map(({ actor }) => actor.label)
    const who = actors.length === all ? EVERYBODY[locale] : labels(actors, locale)
    const action = inline(together[0]?.label[locale] ?? '')
    return locale === 'en' ? `- ${action}: ${what.en} ${who}` : `- ${action}：${who}${what['zh-CN']}`
  })
}

const GAINED: Bilingual = { en: 'gained by', 'zh-CN': '取得' }
const LOST: Bilingual = { en: 'lost by', 'zh-CN': '丧失' }
const UNSETTLED: Bilingual = { en: 'not settled for', 'zh-CN': '未能判定' }
const EVERYBODY: Bilingual = { en: 'everybody', 'zh-CN': '任何一方' }
const NOBODY: Bilingual = { en: 'Nobody gains or loses a power.', 'zh-CN': '各方职权没有增减。' }
const POWER: Bilingual = {
  en: 'A power is what somebody could do under some facts, at once or after an organ has decided; with the figures in force',
  'zh-CN': '在某种事实下可以办理，或者提请机构决定后可以办理的，视为有该项职权',
}
