import type { FactType, FactValue, ShareName } from '../base/fact.ts'
import { isObject, type Json } from '../base/json.ts'
import { chineseNumeral } from '../base/numeral.ts'
import type { Source } from '../base/ruling.ts'
import type { Bilingual, Locale } from '../base/text.ts'
import { type CivilDate, isCivilDate } from '../base/time.ts'
import { type Basis, type Share, smallestPassing, type Threshold, type Unit } from '../voting/threshold.ts'
import { isBilingual, isThreshold } from './procedure.ts'

/** What a body calls the people whom it counts, where the usual word is another: the owners' committee has 委员, no 理事. */
export type People = { readonly [U in Unit]?: Bilingual }

/** A threshold as a charter writes it: "two thirds or more of the members present", 到会会员三分之二以上. */
export function thresholdWords(threshold: Threshold, locale: Locale, people: People = {}): string {
  if ('all' in threshold) return joined(threshold.all.map(partWords(locale, people)), 'as well as', locale)
  if ('any' in threshold) return joined(threshold.any.map(partWords(locale, people)), 'or', locale)
  return shareWords(threshold, locale, people)
}

/** What was counted, share by share: "6 of 8 councillors present", 8名到会理事中6名. */
export function tallyWords(pairs: readonly number[], shares: readonly ShareName[], locale: Locale, people: People = {}): string {
  return joined(
    shares.map((share, at) => countWords(pairs[at * 2] as number, pairs[at * 2 + 1] as number, share, locale, people)),
    'and',
    locale,
  )
}

/** The smallest counts that reach a threshold, given the bases of a tally: "6 councillors", 6名理事. Undefined where it cannot be said briefly. */
export function leastWords(
  threshold: Threshold,
  pairs: readonly number[],
  locale: Locale,
  people: People = {},
): string | undefined {
  const parts = 'all' in threshold ? threshold.all : 'any' in threshold ? threshold.any : [threshold]
  const counts = parts.map((part, at) => leastOfShare(part, pairs[at * 2 + 1] as number, locale, people))
  return counts.includes(undefined) ? undefined : joined(counts as string[], 'any' in threshold ? 'or' : 'and', locale)
}

/** The value of a fact or a parameter in words. `labels` are those of names: of an enum's values, of an id. What has none stands as it is. */
export function valueWords(
  value: Json | FactValue,
  is: FactType,
  locale: Locale,
  labels: { readonly [value: string]: Bilingual } = {},
  people: People = {},
): string {
  switch (is.type) {
    case 'threshold':
      return thresholdWords(value as unknown as Threshold, locale, people)
    case 'tally':
      return tallyWords(value as readonly number[], is.shares, locale, people)
    case 'list': {
      const items = (value as readonly Json[]).map((item) => valueWords(item, is.of, locale, labels))
      return items.length === 0 ? NOTHING[locale] : joined(items, 'and', locale)
    }
    case 'procedure':
      return settingWords(value as Json, locale, labels, people)
    case 'boolean':
      return (value === true ? YES : NO)[locale]
    case 'date':
      return dateWords(value as CivilDate, locale)
    case 'enum':
    case 'id':
      return labelled(String(value), locale, labels)
    default:
      return String(value)
  }
}

/** What a procedure sets, or a part of it. What its fields are called only its lifecycle knows. */
function settingWords(value: Json, locale: Locale, labels: { readonly [value: string]: Bilingual }, people: People): string {
  if (isThreshold(value)) return thresholdWords(value, locale, people)
  if (isBilingual(value)) return value[locale]
  if (typeof value === 'boolean') return (value ? YES : NO)[locale]
  if (typeof value === 'string') return isCivilDate(value) ? dateWords(value, locale) : labelled(value, locale, labels)
  if (typeof value === 'number') return String(value)
  const words = (part: Json) => settingWords(part, locale, labels, people)
  const parts = isObject(value) ? Object.entries(value).map(([key, part]) => `${key}: ${words(part)}`) : (value ?? []).map(words)
  return parts.length === 0 ? NOTHING[locale] : joined(parts, 'and', locale)
}

function labelled(value: string, locale: Locale, labels: { readonly [value: string]: Bilingual }): string {
  return (Object.hasOwn(labels, value) ? labels[value]?.[locale] : undefined) ?? value
}

/** A civil date: "1 January 2026", 2026年1月1日. */
export function dateWords(date: CivilDate, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return locale === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`
}

/** Where a value comes from: the law with its article, 《社会团体章程示范文本》第二十六条, or the model. */
export function sourceWords({ law, article }: Source, locale: Locale): string {
  if (law === 'model') return MODEL[locale]
  if (locale === 'en') return article === undefined ? law : `${law}, ${article}`
  const title = /\((\p{Script=Han}[^()]*)\)/u.exec(law)?.[1]
  // A document number such as 民发〔2014〕38号 is no title.
  const name = title === undefined || title.includes('〔') ? (title ?? law) : `《${title}》`
  return article === undefined ? name : `${name}${articlesInChinese(article)}`
}

/** The number of an article in a Chinese text: 第四条; 第4.1条 where it is no plain number; of a by-law `east@1/3`, 细则east@1第三条. */
export function articleInChinese(number: string): string {
  const slash = number.lastIndexOf('/')
  if (slash >= 0) return `细则${number.slice(0, slash)}${articleInChinese(number.slice(slash + 1))}`
  return `第${/^\d{1,4}$/.test(number) ? chineseNumeral(Number(number)) : number}条`
}

/** Several things as one phrase: "a, b and c", a、b和c. */
export function joined(parts: readonly string[], link: keyof typeof LINKS, locale: Locale): string {
  const [last, ...rest] = [...parts].reverse()
  if (last === undefined || rest.length === 0) return last ?? ''
  const before = rest.reverse()
  const word = LINKS[link][locale]
  return locale === 'en' ? `${before.join(', ')} ${word} ${last}` : `${before.join('、')}${word}${last}`
}

/** Two majorities that must both be reached are joined in Chinese as in the Civil Code of the PRC, Art. 278. */
const LINKS = {
  and: { en: 'and', 'zh-CN': '和' },
  or: { en: 'or', 'zh-CN': '或者' },
  'as well as': { en: 'and', 'zh-CN': '且' },
} as const satisfies { readonly [link: string]: Bilingual }

const YES: Bilingual = { en: 'yes', 'zh-CN': '是' }
const NO: Bilingual = { en: 'no', 'zh-CN': '否' }
const NOTHING: Bilingual = { en: 'nothing', 'zh-CN': '无' }
const MODEL: Bilingual = { en: 'a value of this model', 'zh-CN': '示范文本所定' }
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const UNIT_WORDS: { readonly [U in Unit]: Bilingual } = {
  residents: { en: 'residents', 'zh-CN': '居民' },
  voters: { en: 'registered voters', 'zh-CN': '登记选民' },
  members: { en: 'members', 'zh-CN': '会员' },
  households: { en: 'households', 'zh-CN': '住户' },
  householdDelegates: { en: 'household delegates', 'zh-CN': '户代表' },
  representatives: { en: 'representatives', 'zh-CN': '居民代表' },
  delegates: { en: 'delegates', 'zh-CN': '会员代表' },
  groups: { en: 'groups', 'zh-CN': '小组' },
  councillors: { en: 'councillors', 'zh-CN': '理事' },
  heads: { en: 'owners by head', 'zh-CN': '业主人数' },
  area: { en: 'floor area', 'zh-CN': '专有部分面积' },
}

const MEASURE_WORDS: { readonly [unit: string]: string } = { households: '户', groups: '个', heads: '', area: '' }

/** What a share is taken of, given the word for its unit. */
const BASIS_WORDS: { readonly [B in Basis]: (unit: string) => Bilingual } = {
  eligible: (unit) => ({ en: `all ${unit}`, 'zh-CN': unit === UNIT_WORDS.area['zh-CN'] ? `全部${unit}` : `全体${unit}` }),
  present: (unit) => ({ en: `the ${unit} present`, 'zh-CN': `到会${unit}` }),
  voted: (unit) => ({ en: `the ${unit} who voted`, 'zh-CN': `参加投票的${unit}` }),
  ballotsCast: (unit) => ({ en: `the ballots cast by ${unit}`, 'zh-CN': `${unit}已投选票` }),
  participating: (unit) => ({ en: `the ${unit} taking part`, 'zh-CN': `参与表决的${unit}` }),
  forAndAgainst: (unit) => ({ en: `the ${unit} for and against`, 'zh-CN': `表示赞成或者反对的${unit}` }),
  issued: (unit) => ({ en: `the ballots issued to ${unit}`, 'zh-CN': `发给${unit}的选票` }),
  returned: (unit) => ({ en: `the ballots returned by ${unit}`, 'zh-CN': `${unit}交回的选票` }),
  seats: (unit) => ({ en: `the seats of ${unit}`, 'zh-CN': `${unit}席位` }),
}

const BALLOTS: ReadonlySet<string> = new Set(['ballotsCast', 'issued', 'returned'])

function partWords(locale: Locale, people: People): (part: Threshold) => string {
  return (part) => {
    if (!('all' in part || 'any' in part)) return shareWords(part, locale, people)
    const words = thresholdWords(part, locale, people)
    return locale === 'en' ? `(${words})` : `（${words}）`
  }
}

function shareWords({ num, den, cmp, of, unit }: Share, locale: Locale, people: People): string {
  const base = BASIS_WORDS[of]((people[unit] ?? UNIT_WORDS[unit])[locale])[locale]
  if (locale === 'en') {
    const part = englishFraction(num, den)
    if (cmp === '>') return `more than ${part} of ${base}`
    if (num === den) return of === 'eligible' ? base : `all ${base}`
    return `${part} or more of ${base}`
  }
  if (cmp === '>') return num * 2 === den ? `${base}过半数` : `${base}超过${chineseFraction(num, den)}`
  return num === den ? `${base}百分之百` : `${base}${chineseFraction(num, den)}以上`
}

function countWords(count: number, base: number, { of, unit }: ShareName, locale: Locale, people: People): string {
  const word = (people[unit as Unit] ?? UNIT_WORDS[unit as Unit])?.[locale] ?? unit
  const basis = BASIS_WORDS[of as Basis]?.(word)[locale] ?? `${word} (${of})`
  if (locale === 'en') return `${count} of ${base} ${of === 'eligible' ? word : basis.replace(/^the /, '')}`
  const measure = measureOf({ of, unit })
  const whole = of === 'eligible' ? word : basis
  return measure === '' ? `${whole}${base}中的${count}` : `${base}${measure}${whole}中${count}${measure}`
}

function leastOfShare(part: Threshold, base: number, locale: Locale, people: People): string | undefined {
  if ('all' in part || 'any' in part || base === 0) return undefined
  const least = smallestPassing(part, base)
  const unit = (people[part.unit] ?? UNIT_WORDS[part.unit])[locale]
  if (least === undefined) return undefined
  if (locale === 'en') return `${least} ${unit}`
  const measure = measureOf(part)
  return measure === '' ? `${unit}${least}` : `${least}${measure}${unit}`
}

function measureOf({ of, unit }: ShareName): string {
  return BALLOTS.has(of) ? '张' : (MEASURE_WORDS[unit] ?? '名')
}

const ORDINALS = ['third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function englishFraction(num: number, den: number): string {
  if (num * 2 === den) return 'half'
  if (den === 100) return `${num} per cent`
  const part = ORDINALS[den - 3]
  const number = NUMBERS[num - 1]
  if (part === undefined || number === undefined) return `${num}/${den}`
  return `${number} ${part}${num === 1 ? '' : 's'}`
}

function chineseFraction(num: number, den: number): string {
  if (den > 9999) return `${num}/${den}`
  const [part, of] = [chineseNumeral(num), chineseNumeral(den)]
  return `${den === 100 || den === 1000 ? of.slice(1) : of}分之${part}`
}

/** "Art. 28-29" is 第二十八条至第二十九条, "items 1 and 2" 第一项、第二项, "Principle 2" 第二项原则. What is written otherwise stays. */
function articlesInChinese(article: string): string {
  const [, word = '', numbers] = /^(Art\.|items?|Principle) (\d{1,4}(?:(?:, | and |-)\d{1,4})*)$/.exec(article) ?? []
  if (numbers === undefined) return ` ${article}`
  const counted = numbers.replace(/\d+/g, (number) => `第${chineseNumeral(Number(number))}${COUNTED[word] ?? '项'}`)
  return counted.replace(/, | and /g, '、').replaceAll('-', '至')
}

const COUNTED: { readonly [word: string]: string } = { 'Art.': '条', Principle: '项原则' }
