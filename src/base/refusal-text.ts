import type { Path } from './json.ts'
import { NOUNS } from './noun.ts'
import { REFUSALS, type Refusal } from './refusal.ts'
import type { Bilingual, Locale } from './text.ts'

/** As much of a constitution as refusals are put into words with: what it calls its actions, facts and organs. A `Constitution` will do. */
export interface Naming {
  readonly document: {
    readonly actions: readonly { readonly type: string; readonly label: Bilingual }[]
    readonly facts: readonly { readonly name: string; readonly label: Bilingual }[]
    readonly structure: { readonly organs: readonly { readonly id: string; readonly label: Bilingual }[] }
  }
}

/**
 * A refusal as one sentence. With the constitution of the society, actions, facts and organs are called by the names that it gives them. Where a
 * refusal carries a ruling, `explain` of `huzhu/constitution` says more.
 */
export function refusalText(refusal: Refusal, locale: Locale, constitution?: Naming): string {
  const data = refusal as unknown as Data
  const say = (field: string) => written(field, data, locale, constitution?.document)
  return REFUSALS[refusal.code].text[locale].replace(/\{(\w+)\}/g, (_, field: string) => say(field))
}

type Data = Readonly<Record<string, unknown>>

const ROOT = { en: 'the root', 'zh-CN': '整份申请' }
const SEPARATOR = { en: ', ', 'zh-CN': '、' }
const BRACKETS = { en: [' (', ')'], 'zh-CN': ['（', '）'] }
const NOTHING = { en: 'nothing', 'zh-CN': '无' }
const DAY_OF = { en: 'the day to', 'zh-CN': '的日期' }

function written(field: string, data: Data, locale: Locale, document: Naming['document'] | undefined): string {
  const value = data[field]
  switch (field) {
    case 'path':
      return (value as Path).join('.') || ROOT[locale]
    case 'text':
      return (value as Bilingual)[locale]
    case 'phase':
      return (data.label as Bilingual | undefined)?.[locale] ?? String(value)
    case 'date':
      return `${value}${bracketed(allowed(data, locale), locale)}`
    case 'ids':
      return bracketed((value as readonly string[]).join(SEPARATOR[locale]), locale)
    default: {
      const all = Array.isArray(value) ? (value as readonly unknown[]) : [value ?? '']
      if (all.length === 0) return NOTHING[locale]
      return all.map((each) => nameOf(field, String(each), document)?.[locale] ?? String(each)).join(SEPARATOR[locale])
    }
  }
}

/** What people call what a field names; undefined where only its code is known. */
function nameOf(field: string, code: string, document: Naming['document'] | undefined): Bilingual | undefined {
  const action = () => document?.actions.find(({ type }) => type === code)?.label
  switch (field) {
    case 'what':
      return (Object.hasOwn(NOUNS, code) ? NOUNS[code] : undefined) ?? dayOf(action())
    case 'type':
    case 'expected':
      return action()
    case 'needed':
      return document?.facts.find(({ name }) => name === code)?.label
    case 'organ': {
      const colon = code.lastIndexOf(':')
      const label = document?.structure.organs.find(({ id }) => id === code.slice(colon + 1))?.label
      return label && { en: `${label.en} (${code.slice(0, colon)})`, 'zh-CN': `${label['zh-CN']}（${code.slice(0, colon)}）` }
    }
    default:
      return undefined
  }
}

function dayOf(label: Bilingual | undefined): Bilingual | undefined {
  return label && { en: `${DAY_OF.en} ${label.en}`, 'zh-CN': `${label['zh-CN']}${DAY_OF['zh-CN']}` }
}

/** Between which days something may be, both of them included. */
function allowed({ from, until }: Data, locale: Locale): string {
  if (locale === 'en') {
    const parts = [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `until ${until}`]
    const days = parts.filter((part) => part !== '').join(' ')
    return days === '' ? '' : `allowed ${days}`
  }
  const parts = [from === undefined ? '' : `不早于${from}`, until === undefined ? '' : `不晚于${until}`]
  const days = parts.filter((part) => part !== '').join('、')
  return days === '' ? '' : `应当${days}`
}

function bracketed(words: string, locale: Locale): string {
  return words === '' ? '' : BRACKETS[locale].join(words)
}
