import type { Bilingual, Locale } from '../../../base/text.ts'
import { inline } from '../../text/markdown.ts'
import { aside } from '../../text/names.ts'
import { LEGAL_FORM_WORDS } from '../../text/structure.ts'
import type { ConstitutionDiff } from '../diff.ts'
import type { ListDiff } from '../list.ts'
import { fromTo, labels, line, listed } from './phrases.ts'

/** What changes in the legal form, layers, organs and offices, line by line. */
export function structureLines({ structure, zone }: ConstitutionDiff, locale: Locale): readonly string[] {
  const { legalForm, layers, organs, offices } = structure
  const form = (of: keyof typeof LEGAL_FORM_WORDS) => LEGAL_FORM_WORDS[of][locale]
  return [
    ...(legalForm === undefined
      ? []
      : [line(LEGAL_FORM, fromTo({ before: form(legalForm.before), after: form(legalForm.after) }, locale), locale)]),
    ...(zone === undefined
      ? []
      : [line(ZONE, fromTo({ before: inline(zone.before), after: inline(zone.after) }, locale), locale)]),
    ...linesOf(LAYERS, layers, locale),
    ...linesOf(ORGANS, organs, locale),
    ...linesOf(OFFICES, offices, locale),
  ]
}

/** What changes in action types, facts and named conditions, line by line. */
export function declarationLines({ actions, facts, conditions }: ConstitutionDiff, locale: Locale): readonly string[] {
  return [
    ...linesOf(ACTIONS, actions, locale),
    ...linesOf(FACTS, facts, locale),
    ...conditionLine(CONDITIONS[0], conditions.added, locale),
    ...conditionLine(CONDITIONS[1], conditions.removed, locale),
    ...conditions.changed.map(({ name, rules }) => {
      const standing = line(RULES, listed(rules.map(inline), locale), locale)
      return line(CONDITIONS[2], aside(inline(name), standing, locale), locale)
    }),
  ]
}

/** What a kind of thing is called where some are added, removed and changed. */
type Headings = readonly [added: Bilingual, removed: Bilingual, changed: Bilingual]

function linesOf(
  headings: Headings,
  { added, removed, changed }: ListDiff<{ readonly label: Bilingual }>,
  locale: Locale,
): readonly string[] {
  const [isNew, isGone, isOther] = headings
  return [
    ...(added.length === 0
      ? []
      : [
          line(
            isNew,
            labels(
              added.map(({ label }) => label),
              locale,
            ),
            locale,
          ),
        ]),
    ...(removed.length === 0
      ? []
      : [
          line(
            isGone,
            labels(
              removed.map(({ label }) => label),
              locale,
            ),
            locale,
          ),
        ]),
    ...changed.map(({ before, after }) => {
      const [was, is] = [inline(before.label[locale]), inline(after.label[locale])]
      return line(isOther, was === is ? is : fromTo({ before: was, after: is }, locale), locale)
    }),
  ]
}

function conditionLine(what: Bilingual, names: readonly string[], locale: Locale): readonly string[] {
  return names.length === 0 ? [] : [line(what, listed(names.map(inline), locale), locale)]
}

function headings(thing: Bilingual): Headings {
  return [
    { en: `New ${thing.en}`, 'zh-CN': `新增${thing['zh-CN']}` },
    { en: `No longer: ${thing.en}`, 'zh-CN': `取消${thing['zh-CN']}` },
    { en: `Changed ${thing.en}`, 'zh-CN': `修改${thing['zh-CN']}` },
  ]
}

const RULES: Bilingual = { en: 'rules', 'zh-CN': '规则' }
const LEGAL_FORM: Bilingual = { en: 'Legal form', 'zh-CN': '组织形式' }
const ZONE: Bilingual = { en: 'Zone', 'zh-CN': '时区' }
const LAYERS = headings({ en: 'layers', 'zh-CN': '层级' })
const ORGANS = headings({ en: 'organs', 'zh-CN': '机构' })
const OFFICES = headings({ en: 'offices', 'zh-CN': '职务' })
const ACTIONS = headings({ en: 'actions', 'zh-CN': '申请事项' })
const FACTS = headings({ en: 'facts', 'zh-CN': '事实' })
const CONDITIONS = headings({ en: 'shared conditions', 'zh-CN': '共用条件' })
