import type { Bilingual, Locale } from '../../../base/text.ts'
import type { Structure } from '../../../members/structure.ts'
import { inline } from '../../text/markdown.ts'
import { aside } from '../../text/names.ts'
import { LEGAL_FORM_WORDS, layerWords, officeWords, organWords } from '../../text/structure.ts'
import type { ConstitutionDiff } from '../diff.ts'
import type { Change, ListDiff } from '../list.ts'
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
    ...linesOf(LAYERS, layers, locale, eachIn(structure, layerWords, locale)),
    ...linesOf(ORGANS, organs, locale, eachIn(structure, organWords, locale)),
    ...linesOf(OFFICES, offices, locale, eachIn(structure, officeWords, locale)),
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

/** `words` says what a thing that changed is before and after. */
function linesOf<Thing extends Labelled>(
  headings: Headings,
  { added, removed, changed }: ListDiff<Thing>,
  locale: Locale,
  words: (change: Change<Thing>) => Change<string> = ({ before, after }) => ({
    before: inline(before.label[locale]),
    after: inline(after.label[locale]),
  }),
): readonly string[] {
  const [isNew, isGone, isOther] = headings
  return [
    ...(added.length === 0 ? [] : [line(isNew, labels(added.map(labelOf), locale), locale)]),
    ...(removed.length === 0 ? [] : [line(isGone, labels(removed.map(labelOf), locale), locale)]),
    ...changed.map((change) => {
      const { before, after } = words(change)
      return line(isOther, before === after ? after : fromTo({ before, after }, locale), locale)
    }),
  ]
}

interface Labelled {
  readonly label: Bilingual
}

function labelOf({ label }: Labelled): Bilingual {
  return label
}

function eachIn<Thing>(
  structure: Change<Structure>,
  words: (thing: Thing, structure: Structure, locale: Locale) => string,
  locale: Locale,
): (change: Change<Thing>) => Change<string> {
  return ({ before, after }) => ({
    before: words(before, structure.before, locale),
    after: words(after, structure.after, locale),
  })
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
